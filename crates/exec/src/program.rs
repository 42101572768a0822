//! A program: threads of micro-ops over shared locations, and what is observed at the end.
//!
//! Every front end (an instruction set, C, Rust) lowers to this; no engine sees anything else.

use core::fmt;

use crate::condition::Condition;
use crate::expr::Expr;
use crate::tag::Tags;
use crate::value::{Value, Width};

/// The language or instruction set that a program was lowered from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Architecture {
    /// x86-64.
    X86_64,
    /// 32-bit x86.
    X86,
    /// AArch64.
    AArch64,
    /// C11 and later.
    C,
    /// Rust.
    Rust,
}

impl Architecture {
    /// The name in a `.litmus` header (`Rust` has none there).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::X86_64 => "X86_64",
            Self::X86 => "X86",
            Self::AArch64 => "AArch64",
            Self::C => "C",
            Self::Rust => "Rust",
        }
    }
}

impl Architecture {
    /// Whether it is a language, whose events carry orderings, and not an instruction set.
    #[must_use]
    pub const fn is_language(self) -> bool {
        matches!(self, Self::C | Self::Rust)
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An index into [`Program::locations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocationId(pub u16);

/// An index into [`Thread::registers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reg(pub u16);

/// A shared variable or array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// Its name in the test.
    pub name: String,
    /// The declared width of an element, if one was declared; else the width of its accesses.
    pub width: Option<Width>,
    /// Whether an element prints as a signed number.
    pub signed: bool,
    /// The initial value of each element; one for a plain variable.
    pub init: Vec<Value>,
}

/// A register of a thread, or a local variable, or a hidden temporary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Its name as outcomes print it (`rax`, `X0`, `r0`).
    pub name: String,
    /// Its value at the start.
    pub init: Value,
}

/// How a load and a store belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// They do not.
    None,
    /// The load and the store of one atomic instruction: the store pairs with the latest `Atomic`
    /// load of the same instruction.
    Atomic,
    /// Load-exclusive and store-exclusive. A store pairs with the thread's latest exclusive load
    /// if no exclusive store and no [`MicroOp::ClearMonitor`] is between and the address is the
    /// same; without a partner it cannot happen (its *failure* is a path of its own: see
    /// [`MicroOp::Choose`]).
    Exclusive,
}

/// One step of a thread. Events and dependencies arise from these alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MicroOp {
    /// Compute. No event.
    Assign {
        /// The register written.
        dst: Reg,
        /// Its new value.
        value: Expr,
    },
    /// A read event. The register gets the value, zero-extended.
    Load {
        /// The register written.
        dst: Reg,
        /// The address, an [`Value::Address`] when evaluated.
        address: Expr,
        /// The size of the access.
        width: Width,
        /// The event's annotations.
        tags: Tags,
        /// Its role in a read-modify-write.
        link: Link,
    },
    /// A write event.
    Store {
        /// The address.
        address: Expr,
        /// The value; wraps to `width`.
        value: Expr,
        /// The size of the access.
        width: Width,
        /// The event's annotations.
        tags: Tags,
        /// Its role in a read-modify-write.
        link: Link,
    },
    /// A fence event.
    Fence {
        /// The event's annotations.
        tags: Tags,
    },
    /// Jump to `target` if `condition` ≠ 0. What `condition` depends on controls every later event
    /// (`ctrl`), also where both ways meet at once.
    Branch {
        /// The condition.
        condition: Expr,
        /// An index into the thread's ops; its length ends the thread.
        target: usize,
    },
    /// Like [`MicroOp::Branch`], inside one instruction: no `ctrl`.
    Guard {
        /// The condition.
        condition: Expr,
        /// An index into the thread's ops.
        target: usize,
    },
    /// Jump to `target`.
    Jump {
        /// An index into the thread's ops.
        target: usize,
    },
    /// `dst` becomes any of `0..count`, each a path of its own (the status of a store-exclusive,
    /// the spurious failure of a weak compare-exchange). No dependency.
    Choose {
        /// The register written.
        dst: Reg,
        /// The number of choices, at least 1.
        count: u8,
    },
    /// Forget the exclusive monitor (AArch64 `CLREX`, a failed store-exclusive).
    ClearMonitor,
    /// Abandon the path unless `condition` ≠ 0 (an `assume`).
    Assume {
        /// The condition.
        condition: Expr,
    },
}

/// A micro-op with the instruction or statement that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op {
    /// An index into [`Thread::instructions`].
    pub instruction: u32,
    /// What it does.
    pub op: MicroOp,
}

/// A thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Its name as outcomes print it: `0` for P0, or the function's name in Rust.
    pub name: String,
    /// Its registers.
    pub registers: Vec<Register>,
    /// Its micro-ops.
    pub ops: Vec<Op>,
    /// The text of its instructions or statements, for people.
    pub instructions: Vec<String>,
}

/// A part of the final state that outcomes record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Observable {
    /// A register of a thread, cut to a width where the name says so (`W0`, `eax`).
    Register {
        /// The thread's index.
        thread: usize,
        /// The register.
        reg: Reg,
        /// The part of it that is observed.
        width: Width,
        /// Whether it prints as a signed number.
        signed: bool,
        /// The name as outcomes print it, without the thread (`X0`, `rax`).
        name: String,
    },
    /// An element of a location.
    Memory {
        /// The location.
        location: LocationId,
        /// The element's index.
        element: u32,
    },
}

/// A program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// The test's name.
    pub name: String,
    /// What it was lowered from.
    pub architecture: Architecture,
    /// The shared variables.
    pub locations: Vec<Location>,
    /// The threads.
    pub threads: Vec<Thread>,
    /// What an outcome records, in the order in which it prints.
    pub observed: Vec<Observable>,
    /// Executions whose final state fails this are not counted.
    pub filter: Option<Condition>,
}

impl Program {
    /// `value` as a person writes it: addresses by their location's name.
    #[must_use]
    pub fn display_value(&self, value: Value) -> String {
        match value {
            Value::Int(bits) => bits.to_string(),
            Value::Address(id, 0) => self.locations[id.0 as usize].name.clone(),
            Value::Address(id, offset) => {
                format!("{}{offset:+}", self.locations[id.0 as usize].name)
            }
        }
    }

    /// The name of an observable as outcomes print it: `0:rax`, `[x]`, `[x[1]]`; in Rust `p0` for
    /// what a function returns (a register without a name), `p0.1` for a part of it and `p0::r`
    /// for a local variable.
    #[must_use]
    pub fn display_observable(&self, observable: &Observable) -> String {
        match observable {
            Observable::Register { thread, name, .. } if name.is_empty() => {
                self.threads[*thread].name.clone()
            }
            Observable::Register { thread, name, .. } => {
                let separator = match self.architecture {
                    Architecture::Rust if name.starts_with('.') => "",
                    Architecture::Rust => "::",
                    _ => ":",
                };
                format!("{}{separator}{name}", self.threads[*thread].name)
            }
            Observable::Memory { location, element } => {
                let location = &self.locations[location.0 as usize];
                if location.init.len() > 1 {
                    format!("[{}[{element}]]", location.name)
                } else {
                    format!("[{}]", location.name)
                }
            }
        }
    }
}

//! A program as it runs: instructions of a stack machine.
//!
//! An expression leaves one value on the stack, a statement none. A thread's or a function's
//! variables are the first values of its part of the stack.

use interlocked_check::Order;

use crate::ast::{Binary, Unary, Update};

#[derive(Debug, Default)]
pub(crate) struct Code {
    pub(crate) ops: Vec<Op>,
    pub(crate) threads: Vec<Entry>,
    /// For each of them, a number that those have in common that do the same, if that is told.
    pub(crate) groups: Vec<Option<usize>>,
    /// The thread that starts the others; where there is none, all are there from the start.
    pub(crate) main: Option<Entry>,
    pub(crate) functions: Vec<Entry>,
    /// The initial values of the cells.
    pub(crate) cells: Vec<i64>,
    /// Whether no access of the cell is atomic.
    pub(crate) kept: Vec<bool>,
    /// Whether it is a bug if all threads wait for ever.
    pub(crate) must_go_on: bool,
    /// How many registers each thread has.
    pub(crate) registers: usize,
}

/// Where a thread or function starts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) at: usize,
    /// How many variables it has.
    pub(crate) variables: usize,
    /// The value of a thread's first variable.
    pub(crate) argument: i64,
}

/// An instruction. What it takes from the stack is named in the order in which it was put there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Push(i64),
    Pop,
    Copy,
    Variable(u32),
    /// Takes a value.
    SetVariable(u32),
    Register(u32),
    /// Takes a value.
    SetRegister(u32),
    Unary(Unary),
    Binary(Binary),
    Jump(usize),
    /// Takes a value.
    JumpIfZero(usize),
    Call {
        function: usize,
        arguments: usize,
    },
    /// Takes the function's value.
    Return,
    End,
    /// One more round of a loop, counted by a variable.
    Round {
        counter: u32,
        most: u32,
    },
    /// Takes an index; puts the location of that cell of an array there.
    Element {
        first: u64,
        length: u64,
    },
    /// Takes a pointer; puts the location that it points to there.
    Target,
    Alloc,
    /// Takes a pointer.
    Dealloc,
    /// Takes a location.
    Load(Order),
    /// Takes a location and a value.
    Store(Order),
    /// Takes a location and a value.
    Update(Update, Order),
    /// Takes a location, the expected value and the new one.
    Exchange {
        success: Order,
        failure: Order,
    },
    Fence(Order),
    /// A condition that is waited for is evaluated now.
    Await,
    /// Takes the condition.
    Wait,
    /// Takes a condition; the execution is given up unless it holds.
    Assume,
    /// Takes a condition.
    Assert,
    /// Takes a location.
    Lock,
    /// Takes a location.
    Unlock,
    Spawn(usize),
    Join(usize),
}

impl Unary {
    pub(crate) const fn of(self, a: i64) -> i64 {
        match self {
            Self::Not => (a == 0) as i64,
            Self::Minus => a.wrapping_neg(),
            Self::Complement => !a,
        }
    }
}

impl Binary {
    /// The value; none if it divides by zero.
    pub(crate) const fn of(self, a: i64, b: i64) -> Option<i64> {
        Some(match self {
            Self::Add => a.wrapping_add(b),
            Self::Sub => a.wrapping_sub(b),
            Self::Mul => a.wrapping_mul(b),
            Self::Div | Self::Rem if b == 0 => return None,
            Self::Div => a.wrapping_div(b),
            Self::Rem => a.wrapping_rem(b),
            Self::Shl => a.wrapping_shl(b as u32),
            Self::Shr => a.wrapping_shr(b as u32),
            Self::And => a & b,
            Self::Or => a | b,
            Self::Xor => a ^ b,
            Self::Eq => (a == b) as i64,
            Self::Ne => (a != b) as i64,
            Self::Lt => (a < b) as i64,
            Self::Le => (a <= b) as i64,
            Self::Gt => (a > b) as i64,
            Self::Ge => (a >= b) as i64,
        })
    }
}

//! Conditions as a test writes them, with names in place of registers and locations.
//!
//! [`crate::Test::question`] resolves them to [`interlocked_exec::Question`].

use core::fmt;

use interlocked_exec::{Comparison, Quantifier};

use crate::Place;

/// How deep a condition may nest.
pub(crate) const MAX_DEPTH: usize = 200;

/// A condition on the final state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Prop {
    /// Always holds.
    True,
    /// Never holds.
    False,
    /// Negation.
    Not(Box<Self>),
    /// All of at least two hold.
    And(Vec<Self>),
    /// One of at least two holds.
    Or(Vec<Self>),
    /// The first implies the second.
    Implies(Box<Self>, Box<Self>),
    /// A comparison.
    Compare(Term, Comparison, Term),
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it means.
    pub kind: TermKind,
    /// Where it stands.
    pub place: Place,
}

/// What a side of a comparison means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// The final value of a register or of a location.
    Observed(Observed),
    /// A number; a negative one means the same bits in two's complement.
    Int(i128),
    /// The address of a location.
    Address(String),
}

/// A register or a piece of memory, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Observed {
    /// A register or a local variable of a thread.
    Register {
        /// The thread's index.
        thread: usize,
        /// Its name; in Rust an empty one is the value that the thread's function returns.
        name: String,
    },
    /// A location or an element of an array.
    Memory {
        /// The location's name.
        name: String,
        /// The element's index; `None` for a location that is no array.
        element: Option<u32>,
    },
}

/// A quantified condition: what a test asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Final {
    /// How it is asked.
    pub quantifier: Quantifier,
    /// What is asked.
    pub prop: Prop,
}

impl Prop {
    /// Every register and location that it names, with its place, in order.
    pub fn observed(&self) -> Vec<(&Observed, &Place)> {
        let mut all = Vec::new();
        self.visit(&mut |term| {
            if let TermKind::Observed(observed) = &term.kind {
                all.push((observed, &term.place));
            }
        });
        all
    }

    /// Calls `f` on every side of every comparison, in order.
    pub fn visit<'a>(&'a self, f: &mut impl FnMut(&'a Term)) {
        match self {
            Self::True | Self::False => {}
            Self::Not(inner) => inner.visit(f),
            Self::And(all) | Self::Or(all) => all.iter().for_each(|prop| prop.visit(f)),
            Self::Implies(a, b) => {
                a.visit(f);
                b.visit(f);
            }
            Self::Compare(left, _, right) => {
                f(left);
                f(right);
            }
        }
    }

    /// How tightly its operator binds; an operand that binds less than it needs parentheses.
    ///
    /// herd's `=>` binds tighter than `/\`, which few expect: as if it bound least, an implication
    /// stands in parentheses inside anything, and so do its sides.
    const fn binding(&self) -> u8 {
        match self {
            Self::Implies(..) => 0,
            Self::Or(_) => 1,
            Self::And(_) => 2,
            Self::Not(_) => 3,
            Self::True | Self::False | Self::Compare(..) => 4,
        }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, least: u8) -> fmt::Result {
        if self.binding() < least {
            f.write_str("(")?;
            self.write(f, 0)?;
            return f.write_str(")");
        }
        let list = |f: &mut fmt::Formatter<'_>, all: &[Self], operator: &str, least| {
            for (index, prop) in all.iter().enumerate() {
                if index > 0 {
                    f.write_str(operator)?;
                }
                prop.write(f, least)?;
            }
            Ok(())
        };
        match self {
            Self::True => f.write_str("true"),
            Self::False => f.write_str("false"),
            Self::Not(inner) => {
                f.write_str("not ")?;
                inner.write(f, 3)
            }
            Self::And(all) => list(f, all, " /\\ ", 3),
            Self::Or(all) => list(f, all, " \\/ ", 2),
            Self::Implies(a, b) => {
                a.write(f, 3)?;
                f.write_str(" => ")?;
                b.write(f, 3)
            }
            Self::Compare(left, comparison, right) => {
                // On the left a name is the location's content, on the right its address.
                match &left.kind {
                    TermKind::Observed(observed) => write!(f, "{observed}")?,
                    other => write!(f, "{other}")?,
                }
                f.write_str(comparison_text(*comparison))?;
                write!(f, "{}", right.kind)
            }
        }
    }
}

/// How a comparison is written.
const fn comparison_text(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Eq => "=",
        Comparison::Ne => "!=",
        Comparison::Lt => "<",
        Comparison::Le => "<=",
        Comparison::Gt => ">",
        Comparison::Ge => ">=",
    }
}

impl fmt::Display for Prop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

impl fmt::Display for TermKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Observed(Observed::Memory { name, element: None }) => write!(f, "[{name}]"),
            Self::Observed(observed) => write!(f, "{observed}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Address(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Observed {
    /// As the left side of a comparison writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Register { thread, name } => write!(f, "{thread}:{name}"),
            Self::Memory { name, element: None } => f.write_str(name),
            Self::Memory { name, element: Some(element) } => write!(f, "{name}[{element}]"),
        }
    }
}

impl fmt::Display for Final {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quantifier = match self.quantifier {
            Quantifier::Exists => "exists",
            Quantifier::NotExists => "~exists",
            Quantifier::ForAll => "forall",
        };
        write!(f, "{quantifier} ({})", self.prop)
    }
}

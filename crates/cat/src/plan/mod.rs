//! Terms to a straight line of operations on rows of bits.
//!
//! Each operation writes one slot of an arena that is laid out once for an event structure. Slots
//! that do not depend on the witness are filled then; the others on every call, without
//! allocation. [`Bound`] says whether a slot holds a term's value or, for a partial witness, a part
//! of it or more than it (polarity analysis): `rf`, `co` and `fr` grow, so what is monotone in them
//! grows too, and what stands right of `\` or under `~` shrinks.

mod arena;
mod build;
mod kernel;

pub(crate) use arena::Arena;
pub(crate) use build::Builder;

use crate::ast::TestKind;
use crate::term::{BaseRelation, BaseSet, Sort};

/// What a slot holds of its term's final value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bound {
    /// The value itself, given a complete witness.
    Exact,
    /// A part of every value that a completion of the witness can give.
    Lower,
    /// At least every value that a completion of the witness can give.
    Upper,
}

/// The number of a slot and of the operation that fills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Slot(pub(crate) u32);

/// How a slot is filled.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Op {
    Empty,
    Full,
    Set(BaseSet),
    Relation(BaseRelation),
    /// Every pair that a relation of the witness may ever have.
    Possible(BaseRelation),
    Or(Box<[Slot]>),
    And(Box<[Slot]>),
    AndNot(Slot, Slot),
    Not(Slot),
    Seq(Slot, Slot),
    /// `guard & (a ; b)`: rows outside the guard are not computed.
    SeqWithin(Slot, Slot, Slot),
    /// `[S] ; r`
    Rows(Slot, Slot),
    /// `r ; [S]`
    Columns(Slot, Slot),
    Cartesian(Slot, Slot),
    Identity(Slot),
    Inverse(Slot),
    Plus(Slot),
    Opt(Slot),
    Domain(Slot),
    Range(Slot),
    /// An unknown, unique; its fixpoint fills it.
    Variable(u32),
    /// Runs `inner` until the variables equal the bodies. The slot itself holds nothing.
    Solve {
        variables: Box<[Slot]>,
        bodies: Box<[Slot]>,
        inner: Box<[Slot]>,
    },
    /// A variable of a solved fixpoint.
    Solution(Slot, Slot),
}

/// An operation with what is known about its slot.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) op: Op,
    pub(crate) sort: Sort,
    /// Whether it depends on the witness.
    pub(crate) dynamic: bool,
    /// The unknowns that it depends on: it runs inside their fixpoint only.
    pub(crate) unknowns: Vec<u32>,
}

/// What a check looks at, once its operations have run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Probe {
    /// A test on one slot.
    Test(TestKind, Slot),
    /// `irreflexive (a ; b)`, without the sequence.
    IrreflexiveSeq(Slot, Slot),
}

impl Probe {
    /// The slots that it looks at.
    fn slots(&self) -> Vec<Slot> {
        match *self {
            Self::Test(_, slot) => vec![slot],
            Self::IrreflexiveSeq(left, right) => vec![left, right],
        }
    }
}

/// Operations to run and then a look; a failed look decides.
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    pub(crate) run: Vec<Slot>,
    pub(crate) probe: Probe,
    pub(crate) negated: bool,
    /// The flag that it is about; `None` for a check that forbids.
    pub(crate) flag: Option<FlagRule>,
}

/// When a stage raises a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FlagRule {
    /// An index into the model's flags.
    pub(crate) index: usize,
    /// Whether it is raised when the test holds, else when it fails.
    pub(crate) when: bool,
}

/// The operations of a model, for all event structures.
pub(crate) type Plan = Vec<Entry>;

/// What a plan runs for each kind of witness.
#[derive(Clone, Debug)]
pub(crate) struct Stages {
    /// Slots to fill once for an event structure, in order.
    pub(crate) fixed: Vec<Slot>,
    /// Checks of a partial witness.
    pub(crate) viable: Vec<Stage>,
    /// Checks and flags of a complete one.
    pub(crate) verdict: Vec<Stage>,
}

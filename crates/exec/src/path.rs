//! What one thread does on one way through its code: events with symbolic values, what they depend
//! on, and what must hold of the values read for the way to be taken.

use std::sync::Arc;

use crate::event::EventKind;
use crate::limits::LimitHit;
use crate::memory::Places;
use crate::program::LocationId;
use crate::tag::Tags;
use crate::term::TermId;
use crate::value::Value;

/// A set of events of the path, by their number in it; short ones take no memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taint(Vec<u64>);

impl Taint {
    pub(crate) fn insert(&mut self, event: usize) {
        if self.0.len() <= event / 64 {
            self.0.resize(event / 64 + 1, 0);
        }
        self.0[event / 64] |= 1 << (event % 64);
    }

    pub(crate) fn union(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, &more) in self.0.iter_mut().zip(&other.0) {
            *word |= more;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        crate::relation::ones(&self.0)
    }
}

/// The reads that something depends on: plainly, and through the condition of a select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dependency {
    pub(crate) plain: Taint,
    pub(crate) pick: Taint,
}

impl Dependency {
    pub(crate) fn union(&mut self, other: &Self) {
        self.plain.union(&other.plain);
        self.pick.union(&other.pick);
    }
}

/// An event of a path.
#[derive(Clone, Debug)]
pub(crate) struct PathEvent {
    pub(crate) kind: EventKind,
    pub(crate) tags: Tags,
    pub(crate) cell: Option<u16>,
    /// What a write writes; for a read, the read's own term.
    pub(crate) value: TermId,
    pub(crate) instruction: u32,
    pub(crate) instance: u32,
    pub(crate) addr: Dependency,
    pub(crate) data: Dependency,
    pub(crate) ctrl: Dependency,
    /// The read that this write makes a read-modify-write with, and whether as one instruction.
    pub(crate) pair: Option<(usize, bool)>,
}

/// What must hold of the values read, for the path to be taken.
#[derive(Clone, Debug)]
pub(crate) enum Constraint {
    /// The term is not zero, or is.
    Truth(TermId, bool),
    /// The term is this address.
    Address(TermId, Value),
    /// The term is an address in this location where an access would be of another size.
    Mixed(TermId, LocationId, Arc<Places>),
    /// The term is none of these places, and so none in memory.
    Stray(TermId, Arc<Places>),
}

impl Constraint {
    /// The term that is constrained.
    pub(crate) fn term(&self) -> TermId {
        match self {
            Self::Truth(term, _)
            | Self::Address(term, _)
            | Self::Mixed(term, ..)
            | Self::Stray(term, _) => *term,
        }
    }

    /// Whether the constraint holds where its term has this value.
    pub(crate) fn holds(&self, value: Value) -> bool {
        match self {
            Self::Truth(_, wanted) => (value != Value::ZERO) == *wanted,
            Self::Address(_, at) => value == *at,
            Self::Mixed(_, location, places) => places.mixed(value, *location),
            Self::Stray(_, places) => !places.contain(value),
        }
    }
}

/// How a path ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The thread is done.
    Done,
    /// A limit, or behavior that is not followed; the events so far are kept.
    Cut(LimitHit),
}

/// A path.
#[derive(Clone, Debug)]
pub(crate) struct Path {
    pub(crate) events: Vec<PathEvent>,
    pub(crate) constraints: Vec<Constraint>,
    /// The final value of every register.
    pub(crate) registers: Vec<TermId>,
    pub(crate) end: End,
}

//! What an expression stands for on one candidate.

use core::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;

use interlocked_exec::{EventSet, Relation};

use crate::ast::{Lambda, Procedure};
use crate::builtin::Primitive;
use crate::env;
use crate::symbol::Symbol;

/// What names stand for on one candidate.
pub(super) type Env = env::Env<Value>;

/// A value of cat.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// `0`, `{}`: the empty set of anything.
    Empty,
    /// `~0`: everything.
    Full,
    Set(Rc<EventSet>),
    Relation(Rc<Relation>),
    /// An element of a set.
    Event(usize),
    /// An element of a relation.
    Pair(usize, usize),
    Tag(Symbol),
    Tuple(Rc<[Value]>),
    /// A set of anything but events and pairs, in order, without repetition.
    Collection(Rc<[Value]>),
    Closure(Rc<Closure>),
    Primitive(Primitive),
    Procedure(Rc<ProcedureClosure>),
}

#[derive(Debug)]
pub(super) struct Closure {
    pub(super) lambda: Arc<Lambda>,
    pub(super) env: Env,
    /// The functions of its `let rec`, itself among them.
    pub(super) group: Vec<(Symbol, Arc<Lambda>)>,
}

#[derive(Debug)]
pub(super) struct ProcedureClosure {
    pub(super) procedure: Arc<Procedure>,
    pub(super) env: Env,
}

impl Value {
    pub(super) fn set(set: EventSet) -> Self {
        Self::Set(Rc::new(set))
    }

    pub(super) fn relation(relation: Relation) -> Self {
        Self::Relation(Rc::new(relation))
    }

    /// A set of values: of events a set, of pairs a relation.
    pub(super) fn collection(mut items: Vec<Self>, events: usize) -> Self {
        if items.is_empty() {
            return Self::Empty;
        }
        if items.iter().all(|item| matches!(item, Self::Event(_))) {
            let mut set = EventSet::new(events);
            for item in &items {
                if let Self::Event(event) = item {
                    set.insert(*event);
                }
            }
            return Self::set(set);
        }
        if items.iter().all(|item| matches!(item, Self::Pair(..))) {
            let mut relation = Relation::new(events);
            for item in &items {
                if let Self::Pair(a, b) = item {
                    relation.insert(*a, *b);
                }
            }
            return Self::relation(relation);
        }
        items.sort_by(Self::compare);
        items.dedup_by(|a, b| a.compare(b).is_eq());
        Self::Collection(items.into())
    }

    /// Whether it is a set of anything with nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Set(set) => set.is_empty(),
            Self::Relation(relation) => relation.is_empty(),
            Self::Collection(items) => items.is_empty(),
            _ => false,
        }
    }

    /// The elements of a set of anything, in order; `None` for what is no set.
    pub(super) fn elements(&self) -> Option<Vec<Self>> {
        Some(match self {
            Self::Empty => Vec::new(),
            Self::Set(set) => set.iter().map(Self::Event).collect(),
            Self::Relation(relation) => relation.iter().map(|(a, b)| Self::Pair(a, b)).collect(),
            Self::Collection(items) => items.to_vec(),
            _ => return None,
        })
    }

    /// A total order in which equal values are equal, whatever kind of empty they are.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            _ if self.is_empty() && other.is_empty() => Ordering::Equal,
            (Self::Set(a), Self::Set(b)) => a.as_words().cmp(b.as_words()),
            (Self::Relation(a), Self::Relation(b)) => a.as_words().cmp(b.as_words()),
            (Self::Event(a), Self::Event(b)) => a.cmp(b),
            (Self::Pair(a, b), Self::Pair(c, d)) => (a, b).cmp(&(c, d)),
            (Self::Tag(a), Self::Tag(b)) => a.cmp(b),
            (Self::Tuple(a), Self::Tuple(b)) | (Self::Collection(a), Self::Collection(b)) => {
                let unequal = a.iter().zip(b.iter()).map(|(a, b)| a.compare(b)).find(|o| o.is_ne());
                unequal.unwrap_or_else(|| a.len().cmp(&b.len()))
            }
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            _ if self.is_empty() => 0,
            Self::Empty | Self::Full => 1,
            Self::Set(_) => 2,
            Self::Relation(_) => 3,
            Self::Event(_) => 4,
            Self::Pair(..) => 5,
            Self::Tag(_) => 6,
            Self::Tuple(_) => 7,
            Self::Collection(_) => 8,
            Self::Closure(_) | Self::Primitive(_) | Self::Procedure(_) => 9,
        }
    }

    /// What it is, for messages.
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Self::Empty | Self::Full => "a set or a relation",
            Self::Set(_) => "a set",
            Self::Relation(_) => "a relation",
            Self::Event(_) => "an event",
            Self::Pair(..) => "a pair of events",
            Self::Tag(_) => "a tag",
            Self::Tuple(_) => "a tuple",
            Self::Collection(_) => "a set of sets",
            Self::Closure(_) | Self::Primitive(_) => "a function",
            Self::Procedure(_) => "a procedure",
        }
    }
}

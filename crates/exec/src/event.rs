//! Events and event structures: an execution before rf and co are chosen.

use crate::program::LocationId;
use crate::relation::{EventSet, Relation};
use crate::tag::Tags;
use crate::value::Width;

/// What an event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Reads a cell.
    Read,
    /// Writes a cell.
    Write,
    /// A fence.
    Fence,
}

/// A piece of memory that is read and written as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The location.
    pub location: LocationId,
    /// The byte offset within it.
    pub offset: u32,
    /// The size.
    pub width: Width,
}

impl Cell {
    /// Whether the two have a byte in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.location == other.location
            && self.offset < other.offset + other.width.bytes()
            && other.offset < self.offset + self.width.bytes()
    }
}

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What it does.
    pub kind: EventKind,
    /// Its thread; `None` for an initial write.
    pub thread: Option<u16>,
    /// Its annotations.
    pub tags: Tags,
    /// An index into [`EventStructure::cells`]; `None` for a fence.
    pub cell: Option<u16>,
    /// The instruction of the thread (an index into [`crate::Thread::instructions`]) it is from.
    pub instruction: u32,
    /// The dynamic instance of that instruction: equal for the events of one execution of it.
    pub instance: u32,
}

/// The events of one choice of control-flow paths, with what is known before rf and co.
///
/// Initial writes come first, one for each cell, then the threads' events in program order.
#[derive(Clone, Debug)]
pub struct EventStructure {
    /// The events.
    pub events: Vec<Event>,
    /// The cells of memory.
    pub cells: Vec<Cell>,
    /// Program order, transitive, within each thread.
    pub po: Relation,
    /// Address dependencies, from reads.
    pub addr: Relation,
    /// Data dependencies, from reads to writes.
    pub data: Relation,
    /// Control dependencies, from reads to all po-later events.
    pub ctrl: Relation,
    /// The part of `addr` that goes through a conditional select's condition.
    pub pick_addr: Relation,
    /// The part of `data` that goes through a conditional select's condition.
    pub pick_data: Relation,
    /// The part of `ctrl` that goes through a conditional select's condition.
    pub pick_ctrl: Relation,
    /// The read and the write of a read-modify-write, atomic or exclusive.
    pub rmw: Relation,
    /// Whether the code rules `rmw` pairs as one instruction (`amo`); the others are exclusives.
    pub amo: Relation,
}

impl EventStructure {
    /// The number of events.
    #[must_use]
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there are no events.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The events for which `pick` holds.
    pub fn select(&self, mut pick: impl FnMut(&Event) -> bool) -> EventSet {
        let mut set = EventSet::new(self.len());
        for (index, event) in self.events.iter().enumerate() {
            if pick(event) {
                set.insert(index);
            }
        }
        set
    }

    /// Pairs of different events for which `pick` holds, and identical ones if `reflexive`.
    pub fn relate(&self, mut pick: impl FnMut(&Event, &Event) -> bool) -> Relation {
        let mut relation = Relation::new(self.len());
        for (a, first) in self.events.iter().enumerate() {
            for (b, second) in self.events.iter().enumerate() {
                if pick(first, second) {
                    relation.insert(a, b);
                }
            }
        }
        relation
    }
}

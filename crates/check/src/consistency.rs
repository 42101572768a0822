//! What RC11 allows a new event: from which writes a read may take its value, and where in
//! modification order a write may go (Lahav et al., *Repairing sequential consistency in C/C++11*,
//! PLDI 2017, definition 1: coherence and atomicity).

use core::ops::RangeInclusive;

use crate::clock::Clock;
use crate::graph::{EventId, Graph, Label, Location};
use crate::program::Order;

impl Graph {
    /// The latest place in the modification order of `location` that an event with `hb` before it
    /// knows of: of the writes that happen before it, and those that the reads before it read.
    pub(crate) fn floor(&self, location: Location, hb: &Clock) -> usize {
        let mut writes = self.writes(location).iter();
        let written = writes.rposition(|&write| hb.contains(write)).map_or(0, |index| index + 1);
        let reads = self.reads(location).iter().filter(|&&read| hb.contains(read));
        let read = reads.map(|&read| self.place(location, self.from(read))).max();
        written.max(read.unwrap_or(0))
    }

    /// The places in modification order from which the next event of a thread may read.
    pub(crate) fn readable(&self, location: Location, thread: usize) -> RangeInclusive<usize> {
        self.known(location, thread)..=self.writes(location).len()
    }

    /// The places in modification order into which the next event of a thread may write: not
    /// between the halves of a read-modify-write.
    pub(crate) fn writable(
        &self,
        location: Location,
        thread: usize,
    ) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let writes = self.writes(location);
        let splits = |index: usize| {
            writes.get(index).is_some_and(|&write| {
                matches!(self.event(write).label, Label::Write { update: true, .. })
            })
        };
        (self.known(location, thread)..=writes.len()).filter(move |&index| !splits(index))
    }

    /// An access that races with another: of one location, in two threads, one of them a write, one
    /// of them not atomic, neither before the other (PLDI 2017, definition 2). `id` is the latest
    /// event of the graph, so that nothing comes after it.
    pub(crate) fn race(&self, id: EventId) -> Option<EventId> {
        let event = self.event(id);
        let location = event.label.location()?;
        let is_write = |label: &Label| matches!(label, Label::Write { .. });
        let conflicts = |other: &EventId| {
            let label = &self.event(*other).label;
            other.thread != id.thread
                && (is_write(label) || is_write(&event.label))
                && (label.order() == Order::Plain || event.label.order() == Order::Plain)
                && !event.hb.contains(*other)
        };
        let mut accesses = self.writes(location).iter().chain(self.reads(location)).copied();
        accesses.find(conflicts)
    }

    /// The latest place that the next event of a thread knows of.
    pub(crate) fn known(&self, location: Location, thread: usize) -> usize {
        self.latest(thread).map_or(0, |latest| self.floor(location, &latest.hb))
    }
}

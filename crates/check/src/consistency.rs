//! What RC11 allows a new event: from which writes a read may take its value, and where in
//! modification order a write may go (Lahav et al., *Repairing sequential consistency in C/C++11*,
//! PLDI 2017, definition 1: coherence and atomicity).

use core::ops::RangeInclusive;

use crate::clock::Clock;
use crate::graph::{EventId, Graph, Label, Location, Source};
use crate::program::Order;

impl Graph {
    /// The latest place in the modification order of `location` that an event with `hb` before it
    /// knows of: of the writes that happen before it, and those that the reads before it read.
    pub(crate) fn floor(&self, location: Location, hb: &Clock) -> usize {
        let writes = self.writes(location);
        let written = writes.iter().rposition(|&write| hb.contains(write));
        let mut floor = written.map_or(0, |index| index + 1);
        for &read in self.reads(location) {
            if let Source::Write(from) = self.from(read)
                && hb.contains(read)
                && let Some(beyond) = writes[floor..].iter().position(|&write| write == from)
            {
                floor += beyond + 1;
            }
        }
        floor
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

    /// An access that races with another: of one place, in two threads, one of them a write, one
    /// of them not atomic, neither before the other (PLDI 2017, definition 2). `id` is the latest
    /// event of the graph, so that nothing comes after it.
    pub(crate) fn race(&self, id: EventId) -> Option<EventId> {
        let event = self.event(id);
        if self.nonatomic == 0 {
            return None;
        }
        let conflicts = |other: &EventId| {
            let label = &self.event(*other).label;
            other.thread != id.thread
                && (label.writes() || event.label.writes())
                && (label.order() == Order::Plain || event.label.order() == Order::Plain)
                && !event.hb.contains(*other)
                && !label.is_of_a_part(&event.label)
                && !event.label.is_of_a_part(label)
        };
        match event.label {
            Label::Access { address, size, .. } => self
                .atomic_within(address, size)
                .chain(self.plain_within(address, size))
                .find(conflicts),
            Label::Read { location, .. } | Label::Write { location, .. } => {
                let (address, size) = (location >> 3, 1 << (location & 7));
                let plain = self.plain_within(address, size);
                self.accesses(location).chain(plain).find(conflicts)
            }
            _ => None,
        }
    }

    /// The writes and the reads of a location.
    pub(crate) fn accesses(&self, location: Location) -> impl Iterator<Item = EventId> + '_ {
        self.writes(location).iter().chain(self.reads(location)).copied()
    }

    /// The accesses whose values are in the graph, to any of some bytes.
    pub(crate) fn atomic_within(&self, address: u64, size: u32) -> impl Iterator<Item = EventId> {
        // One may begin before the bytes; none is longer than 128.
        let from = address.saturating_sub(127) << 3;
        let range = from..(address + u64::from(size)) << 3;
        let overlaps = move |location: u64| (location >> 3) + (1 << (location & 7)) > address;
        let events = self.mo.within(range.clone()).chain(self.reads.within(range));
        events.filter(move |&(location, _)| overlaps(location)).map(|(_, event)| event)
    }

    /// The accesses that are not atomic and whose values are not in the graph, to any of some
    /// bytes.
    pub(crate) fn plain_within(&self, address: u64, size: u32) -> impl Iterator<Item = EventId> {
        let from = address.saturating_sub(u64::from(self.longest));
        let overlaps = move |id: EventId| match self.event(id).label {
            Label::Access { address: other, size, .. } => other + u64::from(size) > address,
            _ => false,
        };
        let events = self.plain.within(from..address + u64::from(size));
        events.map(|(_, event)| event).filter(move |&id| overlaps(id))
    }

    /// The latest place that the next event of a thread knows of.
    pub(crate) fn known(&self, location: Location, thread: usize) -> usize {
        self.latest(thread).map_or(0, |latest| self.floor(location, &latest.hb))
    }
}

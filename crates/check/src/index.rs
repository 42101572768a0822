//! Events by a number that each has: the accesses of each location, in one piece of memory, since
//! graphs are copied far more often than they have many locations.

use core::ops::Range;

use crate::graph::EventId;

/// Lists of events, by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// In ascending order, each as often as it has events.
    keys: Vec<u64>,
    events: Vec<EventId>,
}

impl Index {
    /// Where the events of some keys are.
    fn places(&self, keys: Range<u64>) -> Range<usize> {
        let start = self.keys.partition_point(|&key| key < keys.start);
        let count = self.keys[start..].partition_point(|&key| key < keys.end);
        start..start + count
    }

    /// The list of a key.
    pub(crate) fn of(&self, key: u64) -> &[EventId] {
        let start = self.keys.partition_point(|&other| other < key);
        let count = self.keys[start..].iter().take_while(|&&other| other == key).count();
        &self.events[start..start + count]
    }

    /// The events of some keys, with these.
    pub(crate) fn within(&self, keys: Range<u64>) -> impl Iterator<Item = (u64, EventId)> + '_ {
        let places = self.places(keys);
        self.keys[places.clone()].iter().copied().zip(self.events[places].iter().copied())
    }

    /// The keys, in ascending order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.keys.chunk_by(|a, b| a == b).map(|same| same[0])
    }

    /// Puts an event into a key's list, at a place.
    pub(crate) fn insert(&mut self, key: u64, at: usize, event: EventId) {
        let at = at + self.keys.partition_point(|&other| other < key);
        self.keys.insert(at, key);
        self.events.insert(at, event);
    }

    /// Puts an event at the end of a key's list.
    pub(crate) fn push(&mut self, key: u64, event: EventId) {
        let at = self.keys.partition_point(|&other| other <= key);
        self.keys.insert(at, key);
        self.events.insert(at, event);
    }

    /// Takes an event out of a key's list.
    pub(crate) fn remove(&mut self, key: u64, event: EventId) {
        let start = self.keys.partition_point(|&other| other < key);
        let place = self.events[start..].iter().position(|&other| other == event);
        let at = start + place.expect("it is there");
        self.keys.remove(at);
        self.events.remove(at);
    }

    /// Becomes what is left of another if only some events are kept.
    pub(crate) fn copy_some(&mut self, other: &Self, keep: impl Fn(EventId) -> bool) {
        self.keys.clear();
        self.events.clear();
        for (&key, &event) in other.keys.iter().zip(&other.events) {
            if keep(event) {
                self.keys.push(key);
                self.events.push(event);
            }
        }
    }
}

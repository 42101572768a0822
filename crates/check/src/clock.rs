//! Vector clocks: for each thread, how many of its events are known.

use crate::graph::EventId;

/// A set of events that holds, with an event, all before it in its thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock(Vec<u32>);

impl Clock {
    pub(crate) fn contains(&self, event: EventId) -> bool {
        self.0.get(event.thread as usize).is_some_and(|&count| event.index < count)
    }

    /// How many events of a thread are in it.
    pub(crate) fn count(&self, thread: usize) -> u32 {
        self.0.get(thread).copied().unwrap_or(0)
    }

    /// Adds an event and all before it in its thread.
    pub(crate) fn insert(&mut self, event: EventId) {
        let thread = event.thread as usize;
        if self.0.len() <= thread {
            self.0.resize(thread + 1, 0);
        }
        self.0[thread] = self.0[thread].max(event.index + 1);
    }

    pub(crate) fn join(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (mine, &theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(theirs);
        }
    }
}

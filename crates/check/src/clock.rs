//! Vector clocks: for each thread, how many of its events are known.

use crate::graph::EventId;

/// The threads whose counts are in the clock itself.
const INLINE: usize = 8;

/// A set of events that holds, with an event, all before it in its thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    first: [u32; INLINE],
    /// The counts of the other threads.
    others: Option<Box<[u32]>>,
}

impl Clock {
    #[inline]
    pub(crate) fn contains(&self, event: EventId) -> bool {
        event.index < self.count(event.thread as usize)
    }

    /// How many events of a thread are in it.
    #[inline]
    pub(crate) fn count(&self, thread: usize) -> u32 {
        if let Some(&count) = self.first.get(thread) {
            return count;
        }
        let others = self.others.as_deref().unwrap_or_default();
        others.get(thread - INLINE).copied().unwrap_or(0)
    }

    /// Adds an event and all before it in its thread.
    pub(crate) fn insert(&mut self, event: EventId) {
        let thread = event.thread as usize;
        let count = match self.first.get_mut(thread) {
            Some(count) => count,
            None => &mut self.others(thread - INLINE + 1)[thread - INLINE],
        };
        *count = (*count).max(event.index + 1);
    }

    pub(crate) fn join(&mut self, other: &Self) {
        for (mine, &theirs) in self.first.iter_mut().zip(&other.first) {
            *mine = (*mine).max(theirs);
        }
        if let Some(others) = &other.others {
            for (mine, &theirs) in self.others(others.len()).iter_mut().zip(others) {
                *mine = (*mine).max(theirs);
            }
        }
    }

    /// The counts of the other threads, of at least so many.
    fn others(&mut self, len: usize) -> &mut [u32] {
        let others = self.others.get_or_insert_default();
        if others.len() < len {
            let mut longer = core::mem::take(others).into_vec();
            longer.resize(len, 0);
            *others = longer.into();
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_threads_are_as_few() {
        let event = |thread, index| EventId { thread, index };
        let (mut a, mut b) = (Clock::default(), Clock::default());
        a.insert(event(3, 4));
        a.insert(event(20, 1));
        b.insert(event(7, 0));
        b.insert(event(30, 2));
        a.join(&b);
        for (thread, count) in [(0, 0), (3, 5), (7, 1), (20, 2), (30, 3), (31, 0), (1000, 0)] {
            assert_eq!(a.count(thread), count, "{thread}");
        }
        assert!(a.contains(event(20, 1)) && !a.contains(event(20, 2)));
        b.join(&a);
        assert_eq!(a, b);
    }
}

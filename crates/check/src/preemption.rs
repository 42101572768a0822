//! How many preemptions an execution needs, and a bound on them.
//!
//! A *preemption* is a switch from a thread that could go on to another. Most bugs need few (Musuvathi,
//! Qadeer, *Iterative context bounding for systematic testing of multithreaded programs*, PLDI
//! 2007). It is none if the thread has ended, or if it waits: for the end of another thread, for a
//! lock or the like, or in a loop that has read the same place before and changed nothing since.
//!
//! An execution graph *needs* as many as the order of its events that has the fewest. The order
//! agrees with program order and rf; a read may read what was overwritten in it. Each pair of writes
//! that it has in another order than modification order counts as a preemption, too: there are
//! executions that no order without such pairs gives.
//!
//! In the order with the fewest each thread goes on until it needs what another has not done: to go
//! on earlier keeps nobody else from anything. Which thread is next is tried in every way, and so is
//! whether a write comes before those that should come before it: the number is exact.
//!
//! **What a bound promises.** A graph is given up if what will be in every execution that comes of
//! it needs more: the events that no revisit can take out, and what they depend on. Such a part of
//! an execution never needs more than the whole. So no execution within the bound is missed, and
//! what is left out needs more. (Bounding the graphs on the way themselves would miss some, since
//! what is taken out of them again may need more; Marmanis, Kokologiannakis, Vafeiadis, *Reconciling
//! preemption bounding with DPOR*, TACAS 2023, allow for that by a slack.)
//!
//! Limits: some executions beyond the bound are looked at, too: those that need up to about as many
//! more as there are threads, since what ends a thread's part of the events that stay is not known to
//! be a preemption. `yield_now` outside of a loop that waits is no wait.

use crate::graph::{EventId, Graph, Label, Source};

/// How many events of each thread there are, or are done.
type Counts = Vec<u32>;

impl Graph {
    /// The least number of preemptions that an order of its events has.
    #[must_use]
    pub fn preemptions(&self) -> u32 {
        let all: Counts = self.threads.iter().map(|events| events.len() as u32).collect();
        Part { graph: self, counts: &all }.preemptions(u32::MAX).expect("some order has the events")
    }

    /// Whether every execution that comes of this graph needs more preemptions than that.
    pub(crate) fn needs_more(&self, most: u32) -> bool {
        let counts = self.lasting();
        Part { graph: self, counts: &counts }.preemptions(most).is_none()
    }

    /// The events that no revisit can take out or change, and what they depend on, so that it can
    /// neither.
    ///
    /// An event that was not added last is taken out by no revisit, since what is removed must be
    /// maximal. What a write that revisited depends on is stable.
    fn lasting(&self) -> Counts {
        let mut counts = vec![0; self.threads.len()];
        for events in &self.threads {
            let last = events.iter().rfind(|event| !event.added_last || event.is_stable);
            if let Some(event) = last {
                for (thread, count) in counts.iter_mut().enumerate() {
                    *count = (*count).max(event.prefix.count(thread));
                }
            }
        }
        counts
    }
}

/// The first events of each thread, with all that they depend on.
struct Part<'a> {
    graph: &'a Graph,
    counts: &'a [u32],
}

impl Part<'_> {
    /// The least number of preemptions of an order, if it is not more than `most`.
    fn preemptions(&self, most: u32) -> Option<u32> {
        // For each number of preemptions, what is done after them.
        let mut states: Vec<Vec<Counts>> = vec![vec![vec![0; self.counts.len()]]];
        let mut seen: Vec<Counts> = Vec::new();
        let mut preemptions = 0;
        while let Some(now) = states.get_mut(preemptions) {
            let Some(done) = now.pop() else {
                preemptions += 1;
                continue;
            };
            if done == self.counts {
                return Some(preemptions as u32);
            }
            let Err(at) = seen.binary_search(&done) else { continue };
            for thread in 0..done.len() {
                self.switch_to(thread, done.clone(), |next, more| {
                    let preemptions = preemptions + more as usize;
                    if preemptions <= most as usize {
                        states.resize_with(states.len().max(preemptions + 1), Vec::new);
                        states[preemptions].push(next);
                    }
                });
            }
            seen.insert(at, done);
        }
        None
    }

    /// Lets a thread go on as far as it can; where its next event is a write that others have to come
    /// before, it stops there, and it goes on. `to` is told what is done then, and how many
    /// preemptions more that is.
    fn switch_to(&self, thread: usize, mut done: Counts, mut to: impl FnMut(Counts, u32)) {
        let mut overtaken = 0;
        let mut has_gone_on = false;
        while self.can_go_on(&done, thread) {
            let others = self.overtakes(&done, thread);
            if others > 0 && has_gone_on {
                to(done.clone(), overtaken + 1);
            }
            overtaken += others;
            done[thread] += 1;
            has_gone_on = true;
        }
        if has_gone_on {
            let is_over = done[thread] == self.counts[thread] || self.waits(thread, done[thread]);
            to(done, overtaken + u32::from(!is_over));
        }
    }

    /// If a thread's next event is a write: how many before it in modification order are not done.
    fn overtakes(&self, done: &Counts, thread: usize) -> u32 {
        let id = EventId { thread: thread as u32, index: done[thread] };
        let Label::Write { location, .. } = self.graph.event(id).label else { return 0 };
        let earlier = self.graph.writes(location).iter().take_while(|&&write| write != id);
        let is_missing = |write: &&EventId| {
            let thread = write.thread as usize;
            (done[thread]..self.counts[thread]).contains(&write.index)
        };
        earlier.filter(is_missing).count() as u32
    }

    /// Whether a thread has another event, and all that it needs is done.
    fn can_go_on(&self, done: &Counts, thread: usize) -> bool {
        if done[thread] == self.counts[thread] {
            return false;
        }
        let is_done = |id: EventId| id.index < done[id.thread as usize];
        let is_started = self.graph.spawned[thread].is_none_or(is_done);
        is_started
            && match self.graph.threads[thread][done[thread] as usize].label {
                Label::Read { from: Source::Write(write), .. } => is_done(write),
                Label::Join { child } => self.graph.last(child as usize).is_none_or(is_done),
                _ => true,
            }
    }

    /// Whether a thread's event is one that it waits for.
    fn waits(&self, thread: usize, index: u32) -> bool {
        let events = &self.graph.threads[thread][..=index as usize];
        let Some((event, earlier)) = events.split_last() else { return false };
        let (location, exchange) = match event.label {
            Label::Join { .. } => return true,
            Label::Read { location, exchange, .. } => (location, exchange),
            _ => return false,
        };
        let expected = exchange.map(|exchange| exchange.expected);
        exchange.is_some_and(|exchange| exchange.waits)
            || event.site.is_some()
                && (0..earlier.len())
                    .rev()
                    .take_while(|&at| !self.changes(thread, at))
                    .filter(|&at| earlier[at].site == event.site)
                    .any(|at| match earlier[at].label {
                        Label::Read { location: other, exchange, .. } => {
                            other == location && exchange.map(|e| e.expected) == expected
                        }
                        _ => false,
                    })
    }

    /// Whether others see something of an event. They do not see that what was read is written.
    fn changes(&self, thread: usize, at: usize) -> bool {
        let events = &self.graph.threads[thread];
        let read = at.checked_sub(1).map(|at| events[at].label);
        match (events[at].label, read) {
            (
                Label::Write { value, update: true, .. },
                Some(Label::Read { from: Source::Write(write), .. }),
            ) => value != self.graph.value(write),
            (label, _) => label.writes() || matches!(label, Label::Spawn { .. }),
        }
    }
}

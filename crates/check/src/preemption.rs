//! How many preemptions an execution needs.
//!
//! A *preemption* is a switch from a thread that could go on to another. Most bugs need few (Musuvathi,
//! Qadeer, *Iterative context bounding for systematic testing of multithreaded programs*, PLDI
//! 2007). It is none if the thread has ended, or if it waits: for the end of another thread, for a
//! lock that is taken or the like, or in a loop that has read the same place before and changed
//! nothing since. What happens for no reason, as a weak compare-exchange that fails, or because time
//! has passed, is one.
//!
//! An execution graph *needs* as many as the order of its events that has the fewest. The order
//! agrees with program order and rf; a read may read what was overwritten in it. Each pair of writes
//! that it has in another order than modification order counts as a preemption, too: there are
//! executions that no order without such pairs gives.
//!
//! In an order with the fewest each thread goes on until it needs what another has not done: to go
//! on earlier keeps nobody else from anything. There are two exceptions, which are tried too: a write
//! that comes before those that should come before it, and giving what another thread could have
//! waited for, such as a lock. Which thread is next is tried in every way. So the number is exact.
//!
//! Limits: what a thread waits for is known of locks, whose reads say what they expect, and of joins.
//! Another read that waits is taken to wait unless it would read the value that it reads. Of loops it
//! is known after which rounds they were seen to wait ([`Round`]); if a read-modify-write could leave
//! one, that counts only if another one takes the value. `yield_now` outside of a loop that waits is
//! no wait.

use crate::graph::{Event, EventId, Graph, Label, Location, Source};
use crate::waits::{Round, Vain};

/// How many events of each thread there are, or are done.
pub(crate) type Counts = Vec<u32>;

impl Graph {
    /// The least number of preemptions that an order of its events has.
    #[must_use]
    pub fn preemptions(&self) -> u32 {
        let least = Part { graph: self, counts: &self.counts(), rounds: &[] }.preemptions(u32::MAX);
        least.expect("some order has the events")
    }
}

/// The first events of each thread, with all that they depend on.
pub(crate) struct Part<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) counts: &'a [u32],
    /// After which rounds loops are known to wait.
    pub(crate) rounds: &'a [Round],
}

impl Part<'_> {
    /// The least number of preemptions of an order, if it is not more than `most`.
    pub(crate) fn preemptions(&self, most: u32) -> Option<u32> {
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

    /// Lets a thread go on as far as it can; where it could be of use that it stops earlier, it stops
    /// there, and it goes on. `to` is told what is done then, and how many preemptions more that is.
    fn switch_to(&self, thread: usize, mut done: Counts, mut to: impl FnMut(Counts, u32)) {
        let mut more = 0;
        let mut has_gone_on = false;
        while self.can_go_on(&done, thread) {
            let overtaken = self.overtakes(&done, thread);
            if has_gone_on && (overtaken > 0 || self.gives(&done, thread)) {
                to(done.clone(), more + 1);
            }
            let label = self.graph.threads[thread][done[thread] as usize].label;
            more += overtaken + u32::from(label.is_for_no_reason());
            done[thread] += 1;
            has_gone_on = true;
        }
        if has_gone_on {
            let is_over = done[thread] == self.counts[thread] || self.waits(thread, &done);
            to(done, more + u32::from(!is_over));
        }
    }

    /// Whether a thread's next event may give what another one could have waited for. That one waits,
    /// for no preemption, if this thread is preempted before, as it may have to be anyway; if it is not,
    /// the other one is preempted, should it have to stop there or later.
    fn gives(&self, done: &Counts, thread: usize) -> bool {
        let events = &self.graph.threads[thread][done[thread] as usize..];
        let location = match (events[0].label, events.get(1).map(|event| event.label)) {
            (Label::Write { location, update: false, .. }, _)
            | (
                Label::Read { location, waits: false, .. },
                Some(Label::Write { update: true, .. }),
            ) => location,
            _ => return false,
        };
        self.graph.reads(location).iter().any(|&read| {
            let other = read.thread as usize;
            let is_left = (done[other]..self.counts[other]).contains(&read.index);
            other != thread && is_left && self.may_wait(read) && {
                let from = self.graph.from(read);
                !matches!(from, Source::Write(write) if is_done(done, write))
            }
        })
    }

    /// Whether a read is one that a thread may wait before.
    fn may_wait(&self, read: EventId) -> bool {
        let event = self.graph.event(read);
        let waits = matches!(event.label, Label::Read { waits: true, .. });
        waits || self.rounds(read).next().is_some()
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
        let is_done = |id| is_done(done, id);
        let is_started = self.graph.spawned[thread].is_none_or(is_done);
        is_started
            && match self.graph.threads[thread][done[thread] as usize].label {
                Label::Read { from: Source::Write(write), .. } => is_done(write),
                Label::Join { child } => self.graph.last(child as usize).is_none_or(is_done),
                _ => true,
            }
    }

    /// Whether a thread waits that is before an event which needs what is not done.
    fn waits(&self, thread: usize, done: &Counts) -> bool {
        let events = &self.graph.threads[thread][..=done[thread] as usize];
        let Some((event, earlier)) = events.split_last() else { return false };
        match event.label {
            Label::Join { .. } => true,
            Label::Read { waits: true, .. } => !self.is_there(&event.label, done),
            Label::Read { location, exchange, .. } => {
                let expected = exchange.map(|exchange| exchange.expected);
                let is_same = |label| match label {
                    Label::Read { location: other, exchange, .. } => {
                        other == location && exchange.map(|e| e.expected) == expected
                    }
                    _ => false,
                };
                let read = EventId { thread: thread as u32, index: done[thread] };
                self.is_in_vain(read, done)
                    || event.site.is_some()
                        && (0..earlier.len())
                            .rev()
                            .take_while(|&at| !self.changes(thread, at))
                            .any(|at| earlier[at].site == event.site && is_same(earlier[at].label))
            }
            _ => false,
        }
    }

    /// Whether what a read waits for is there: whether it would not wait if it read the latest write
    /// that is done.
    fn is_there(&self, read: &Label, done: &Counts) -> bool {
        let Label::Read { location, from, exchange, .. } = *read else { return false };
        let writes = self.graph.writes(location);
        let latest = writes.iter().rfind(|&&write| is_done(done, write));
        let wanted = match (exchange, from) {
            (Some(exchange), _) => exchange.expected,
            (None, Source::Write(from)) => self.graph.value(from),
            (None, Source::Initial) => return false,
        };
        match latest {
            Some(&latest) => self.graph.value(latest) == wanted,
            None => self.is_initially(location, wanted),
        }
    }

    /// The rounds after which a thread may wait that has come to a read, and the read's place in each.
    fn rounds(&self, read: EventId) -> impl Iterator<Item = (&Round, usize)> {
        let event = self.graph.event(read);
        let is_it = move |vain: &Vain| {
            Some(vain.site) == event.site && Some(vain.location) == event.label.location()
        };
        self.rounds.iter().filter(move |round| round.thread == read.thread).flat_map(move |round| {
            let places = round.reads.iter().enumerate().filter(move |(_, vain)| is_it(vain));
            places.map(move |(place, _)| (round, place))
        })
    }

    /// Whether a thread that goes on from before a read would wait, whatever it reads.
    fn is_in_vain(&self, read: EventId, done: &Counts) -> bool {
        let before = match read.index.checked_sub(1) {
            Some(index) => Some(EventId { index, ..read }),
            None => self.graph.spawned[read.thread as usize],
        };
        self.rounds(read).any(|(round, place)| {
            let leaves = |(at, vain): (usize, &Vain)| match at == place && self.graph.updates(read)
            {
                true => self.could_take(vain, done),
                false if at != place && vain.updates => false,
                false => self.could_read_other(vain, before, done),
            };
            self.has_read(read, &round.reads[..place])
                && !round.reads.iter().enumerate().any(leaves)
        })
    }

    /// Whether what a thread read last before a read is this.
    fn has_read(&self, read: EventId, reads: &[Vain]) -> bool {
        let earlier = &self.graph.threads[read.thread as usize][..read.index as usize];
        let is_read = |event: &&Event| matches!(event.label, Label::Read { waits: false, .. });
        let mut latest = earlier.iter().rev().filter(is_read);
        reads.iter().rev().all(|vain| {
            latest.next().is_some_and(|event| match event.label {
                Label::Read { location, from, .. } => {
                    let value = match from {
                        Source::Initial => vain.initial,
                        Source::Write(write) => self.graph.value(write),
                    };
                    Some(vain.site) == event.site
                        && (location, value) == (vain.location, vain.value)
                }
                _ => false,
            })
        })
    }

    /// Whether a load after an event could read something that is done, other than in vain.
    fn could_read_other(&self, vain: &Vain, before: Option<EventId>, done: &Counts) -> bool {
        let floor =
            before.map_or(0, |id| self.graph.floor(vain.location, &self.graph.event(id).hb));
        let writes = &self.graph.writes(vain.location)[floor.saturating_sub(1)..];
        floor == 0 && vain.initial != vain.value
            || writes
                .iter()
                .any(|&write| is_done(done, write) && self.graph.value(write) != vain.value)
    }

    /// Whether a read-modify-write could take the latest value that is done, other than in vain.
    fn could_take(&self, vain: &Vain, done: &Counts) -> bool {
        let writes = self.graph.writes(vain.location);
        let latest = writes.iter().rposition(|&write| is_done(done, write));
        let value = latest.map_or(vain.initial, |at| self.graph.value(writes[at]));
        let next = writes.get(latest.map_or(0, |at| at + 1));
        value != vain.value && next.is_some_and(|&next| self.takes(next))
    }

    /// Whether a write is that of a read-modify-write, so that no other one can take what it has
    /// taken before it, and it is here.
    fn takes(&self, write: EventId) -> bool {
        let is_here = write.index < self.counts[write.thread as usize];
        is_here && matches!(self.graph.event(write).label, Label::Write { update: true, .. })
    }

    /// Whether a location is seen to hold this at the start: the first write is that of a
    /// compare-exchange that found it.
    fn is_initially(&self, location: Location, value: u64) -> bool {
        let Some(&first) = self.graph.writes(location).first() else { return false };
        let read = first.index.checked_sub(1).map(|index| EventId { index, ..first });
        let is_update = matches!(self.graph.event(first).label, Label::Write { update: true, .. });
        let is_found = |read| match self.graph.event(read).label {
            Label::Read { exchange: Some(exchange), .. } => exchange.expected == value,
            _ => false,
        };
        first.index < self.counts[first.thread as usize] && is_update && read.is_some_and(is_found)
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

/// Whether an event is done.
fn is_done(done: &Counts, id: EventId) -> bool {
    id.index < done[id.thread as usize]
}

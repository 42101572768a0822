//! Threads that do the same: of the executions that differ in which of them did what, one is looked at.
//!
//! Two threads are *alike* up to an event if all that they did before it is the same: they read from
//! the same writes. The first events in which they are not say which comes first: the one that reads
//! earlier in modification order, or writes there. An execution is looked at if its threads are in
//! this order, each beside the next; the others are permutations of such.
//!
//! TruSt goes from graph to graph by ways on which events come and go, so that one that is not in
//! order may lead to one that is. For that not to be so, what a thread does while it is alike to an
//! earlier one *depends* on what that one did, as on what it reads: it is added later, and stays only
//! if that stays. What TruSt asks of a model (POPL 2022, section 4) holds of this order as it does of
//! program order and rf: a part of a graph in order that has, with an event, all that it depends on is
//! in order; and an event that is last in modification order, or reads what is, is in order. Where a
//! thread depends by rf on what the earlier one did, they are in order whatever they read: the other
//! order would be a cycle.
//! (That symmetry and partial orders can be reduced together, and an optimal way, is by
//! Kokologiannakis, Marmanis, Vafeiadis, *SPORE*, PLDI 2024; this way to do it is our own.)
//!
//! Limits: no execution is left out but permutations of those that are looked at; but where three
//! threads or more depend on each other by rf, more than one of its permutations may be looked at.
//! Threads are compared until they start or join others, or access locations of their own.

use core::cmp::Ordering;

use crate::graph::{Event, EventId, Graph, Label, Source};
use crate::program::Request;

/// How the events of two threads that are alike before them compare.
enum Likeness {
    /// They are the same.
    Same,
    /// The first is earlier than the second, or later.
    Ordered(Ordering),
    /// Nothing can be said from here on.
    Apart,
}

impl Graph {
    /// Whether there are threads that do the same.
    #[inline(always)]
    pub(crate) const fn has_twins(&self) -> bool {
        !self.twins.is_empty()
    }

    /// From now on `thread` is taken to do the same as `twin`, if nothing is between their starts.
    pub(crate) fn pair(&mut self, thread: u32, twin: u32) {
        let start = |thread: u32| self.spawned[thread as usize];
        let is_next = match (start(twin), start(thread)) {
            (None, None) => true,
            (Some(a), Some(b)) => b == EventId { index: a.index + 1, ..a },
            _ => false,
        };
        if is_next {
            self.twins.resize(self.threads.len(), None);
            self.twins[thread as usize] = Some(twin);
        }
    }

    /// Becomes, in this, as another graph, for the threads that are started in this one.
    #[inline(never)]
    pub(crate) fn copy_twins(&mut self, old: &Self) {
        self.twins.clear();
        self.twins.extend_from_slice(&old.twins);
        for (twin, spawn) in self.twins.iter_mut().zip(&self.spawned).skip(old.roots) {
            *twin = twin.filter(|_| spawn.is_some());
        }
    }

    /// The thread before a thread that does the same.
    fn twin(&self, thread: u32) -> Option<u32> {
        self.twins.get(thread as usize).copied().flatten()
    }

    /// The threads before a thread that do the same, the next one first.
    fn twins_before(&self, thread: u32) -> impl Iterator<Item = u32> + '_ {
        core::iter::successors(self.twin(thread), |&thread| self.twin(thread))
    }

    /// Whether the first events of two threads are the same, so many.
    fn are_alike(&self, first: u32, second: u32, count: u32) -> bool {
        let events = |thread: u32| self.threads[thread as usize][..count as usize].iter();
        events(first).zip(events(second)).all(|(a, b)| is_same(&a.label, &b.label))
    }

    /// The event of another thread that does the same which an event of this label comes after.
    fn counterpart(&self, twin: u32, id: EventId, label: &Label) -> Option<&Event> {
        let event = self.threads[twin as usize].get(id.index as usize)?;
        let is_alike = self.are_alike(twin, id.thread, id.index);
        (is_alike && is_of_same_kind(&event.label, label)).then_some(event)
    }

    /// Lets an event that is about to be added depend on what those before it did that do the same.
    #[inline(never)]
    pub(crate) fn follow_twins(&self, id: EventId, event: &mut Event) {
        for twin in self.twins_before(id.thread) {
            if let Some(other) = self.counterpart(twin, id, &event.label) {
                // A read-modify-write stays as a whole.
                let read = EventId { thread: twin, ..id };
                let write = self.next(read).filter(|_| self.updates(read));
                let last = write.map_or(other, |(_, write)| write);
                event.prefix.join(&last.prefix);
            }
        }
    }

    /// Whether an event is not before that of the thread before it that does the same; `updates`, if
    /// it is the read of a read-modify-write that will write.
    #[inline(always)]
    pub(crate) fn is_in_order(&self, id: EventId, updates: bool) -> bool {
        !self.has_twins() || self.is_after_twin(id, updates)
    }

    #[inline(never)]
    fn is_after_twin(&self, id: EventId, updates: bool) -> bool {
        let Some(twin) = self.twin(id.thread) else { return true };
        let own = self.event(id);
        if self.counterpart(twin, id, &own.label).is_none() {
            return true;
        }
        let other = EventId { thread: twin, ..id };
        match self.likeness(other, id) {
            Likeness::Same => !(updates && self.updates(other)),
            Likeness::Apart | Likeness::Ordered(Ordering::Less | Ordering::Equal) => true,
            Likeness::Ordered(Ordering::Greater) => match own.label {
                Label::Read { from: Source::Write(write), .. } => {
                    self.event(write).prefix.contains(other)
                }
                _ => false,
            },
        }
    }

    /// How two events of the same kind compare. What is added last in the way that removals may take
    /// back is never before the other.
    fn likeness(&self, first: EventId, second: EventId) -> Likeness {
        let (a, b) = (&self.event(first).label, &self.event(second).label);
        if is_same(a, b) {
            return Likeness::Same;
        }
        match (*a, *b) {
            (Label::Read { location, .. }, Label::Read { .. }) => {
                let rank = |label: &Label| match *label {
                    Label::Read { from, exchange, .. } => {
                        let fails = exchange.is_some_and(|exchange| exchange.fails);
                        (self.place(location, from), !fails)
                    }
                    _ => unreachable!("both are reads"),
                };
                Likeness::Ordered(rank(a).cmp(&rank(b)))
            }
            (Label::Write { location, .. }, Label::Write { .. }) => {
                let place = |id| self.place(location, Source::Write(id));
                Likeness::Ordered(place(first).cmp(&place(second)))
            }
            (Label::Choice { taken, .. }, Label::Choice { taken: other, .. }) => {
                Likeness::Ordered(other.cmp(&taken))
            }
            _ => Likeness::Apart,
        }
    }

    /// Whether a thread that wants this has to wait for one before it that does the same, and wants
    /// `twin_wants`.
    pub(crate) fn is_behind(
        &self,
        thread: usize,
        wants: &Request,
        mut twin_wants: impl FnMut(usize) -> Request,
    ) -> bool {
        let count = self.threads[thread].len();
        self.twins_before(thread as u32).any(|twin| {
            self.threads[twin as usize].len() == count
                && self.are_alike(twin, thread as u32, count as u32)
                && goes_first(&twin_wants(twin as usize), wants)
        })
    }

    /// What an event depends on by program order and rf alone, and itself: so many events of each
    /// thread.
    pub(crate) fn causes(&self, id: EventId) -> Vec<u32> {
        if !self.has_twins() {
            let prefix = &self.event(id).prefix;
            return (0..self.threads.len()).map(|thread| prefix.count(thread)).collect();
        }
        let mut counts = vec![0; self.threads.len()];
        let mut left = vec![id];
        while let Some(id) = left.pop() {
            let count = &mut counts[id.thread as usize];
            let before = core::mem::replace(count, (id.index + 1).max(*count));
            for index in before..=id.index {
                left.extend(self.cause(EventId { index, ..id }));
            }
            if before == 0 {
                left.extend(self.spawned[id.thread as usize]);
            }
        }
        counts
    }

    /// Whether an event depends on another one by program order and rf, or is that.
    pub(crate) fn comes_from(&self, id: EventId, cause: EventId) -> bool {
        self.event(id).prefix.contains(cause)
            && (!self.has_twins() || cause.index < self.causes(id)[cause.thread as usize])
    }

    /// What an event depends on besides the one before it in its thread.
    fn cause(&self, id: EventId) -> Option<EventId> {
        match self.event(id).label {
            Label::Read { from: Source::Write(write), .. } => Some(write),
            Label::Join { child } => self.last(child as usize).or(self.spawned[child as usize]),
            _ => None,
        }
    }
}

/// Whether two events can be compared: they are what two threads do that were alike before.
fn is_of_same_kind(a: &Label, b: &Label) -> bool {
    match (a, b) {
        (Label::Read { .. }, Label::Read { .. }) | (Label::Write { .. }, Label::Write { .. }) => {
            a.location() == b.location()
        }
        (Label::Access { .. }, Label::Access { .. })
        | (Label::Fence { .. }, Label::Fence { .. })
        | (Label::Choice { .. }, Label::Choice { .. }) => true,
        _ => false,
    }
}

/// Whether two threads that were alike before these events still are. After writes to one location
/// they are not: one of them comes first.
fn is_same(a: &Label, b: &Label) -> bool {
    match (*a, *b) {
        (
            Label::Read { location, from, exchange, .. },
            Label::Read { location: l, from: f, exchange: e, .. },
        ) => {
            let fails =
                |exchange: Option<crate::graph::Exchange>| exchange.is_some_and(|e| e.fails);
            (location, from, fails(exchange)) == (l, f, fails(e))
        }
        (Label::Choice { taken, .. }, Label::Choice { taken: t, .. }) => taken == t,
        (Label::Access { .. }, Label::Access { .. })
        | (Label::Fence { .. }, Label::Fence { .. }) => true,
        _ => false,
    }
}

/// Whether of two threads that are alike the second has to let the first go first, which may wait: if
/// it does, it would, too.
fn goes_first(first: &Request, second: &Request) -> bool {
    match (first, second) {
        (Request::Wait { .. } | Request::Block | Request::End, _)
        | (Request::Access { .. }, Request::Access { .. })
        | (Request::Fence { .. }, Request::Fence { .. })
        | (Request::Choice { .. }, Request::Choice { .. }) => true,
        (Request::Read { location, .. }, Request::Read { location: other, .. })
        | (Request::Write { location, .. }, Request::Write { location: other, .. }) => {
            location == other
        }
        _ => false,
    }
}

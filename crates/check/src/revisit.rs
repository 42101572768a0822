//! Backward revisits: a write that was just added may be what an earlier read reads from
//! (TruSt, POPL 2022, sections 3 and 4).
//!
//! What was added after the read, and is not what the write depends on, is taken out of the graph,
//! and the read reads from the write. Many graphs would lead to the same one in this way; only the
//! one whose removed part is *maximal* does it: each event of it was added last in modification
//! order, or reads what was last. So no graph is made twice.

use crate::graph::{Event, EventId, Graph, Label, Source};

/// A read that is to read from a write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Revisit {
    pub(crate) read: EventId,
    pub(crate) write: EventId,
    /// Whether the compare-exchange whose read it is fails for no reason.
    pub(crate) fails: bool,
}

impl Graph {
    /// Puts the revisits that `write`, which was added last, makes into `revisits`.
    pub(crate) fn revisits(
        &self,
        write: EventId,
        keep: &mut Vec<u32>,
        revisits: &mut Vec<Revisit>,
    ) {
        let Some(location) = self.event(write).label.location() else { return };
        let prefix = &self.event(write).prefix;
        let can = |&read: &EventId| !prefix.contains(read) && !self.event(read).is_stable;
        let mut reads: Vec<EventId> =
            self.reads(location).iter().copied().filter(|read| can(read)).collect();
        if reads.is_empty() {
            return;
        }
        reads.sort_unstable_by_key(|&read| core::cmp::Reverse(self.event(read).stamp));
        let limit = self.rival_of(write).map(|read| self.event(read).stamp);
        for read in reads {
            if limit.is_some_and(|stamp| self.event(read).stamp > stamp) {
                continue;
            }
            self.keep(read, write, keep);
            if !self.is_maximal(write, keep) {
                break;
            }
            if !self.can_read(read, write, keep) {
                continue;
            }
            revisits.push(Revisit { read, write, fails: false });
            if let Label::Read { exchange: Some(exchange), .. } = self.event(read).label
                && exchange.weak
                && exchange.expected == self.value(write)
            {
                revisits.push(Revisit { read, write, fails: true });
            }
        }
    }

    /// The read of another read-modify-write that reads from the same write as the one whose second
    /// half `write` is.
    pub(crate) fn rival_of(&self, write: EventId) -> Option<EventId> {
        let Label::Write { location, update: true, .. } = self.event(write).label else {
            return None;
        };
        let own = EventId { index: write.index - 1, ..write };
        self.rival(location, self.from(own), Some(own))
    }

    /// What stays, by thread: what was added before the read, and what the write depends on.
    fn keep(&self, read: EventId, write: EventId, keep: &mut Vec<u32>) {
        let stamp = self.event(read).stamp;
        let prefix = &self.event(write).prefix;
        keep.clear();
        keep.extend(self.threads.iter().enumerate().map(|(thread, events)| {
            let before = events.partition_point(|event| event.stamp < stamp) as u32;
            before.max(prefix.count(thread))
        }));
    }

    fn is_maximal(&self, write: EventId, keep: &[u32]) -> bool {
        let kept = |id: EventId| id.index < keep[id.thread as usize];
        let Label::Write { location, update, .. } = self.event(write).label else { return false };
        // The write goes where it would go if it were added to what is kept: last.
        let after = self.place(location, Source::Write(write));
        if let (false, Some(&next)) = (update, self.writes(location).get(after))
            && !kept(next)
        {
            return false;
        }
        self.threads.iter().zip(keep).enumerate().all(|(thread, (events, &count))| {
            events.iter().enumerate().skip(count as usize).all(|(index, event)| {
                let id = EventId { thread: thread as u32, index: index as u32 };
                event.added_last && self.is_as_added(id, event, write, kept)
            })
        })
    }

    /// Whether an event that is not kept would be as it is if it were added to what is.
    fn is_as_added(
        &self,
        id: EventId,
        event: &Event,
        write: EventId,
        kept: impl Fn(EventId) -> bool,
    ) -> bool {
        let (location, source) = match event.label {
            Label::Read { location, from, .. } => (location, from),
            Label::Write { location, .. } => (location, Source::Write(id)),
            _ => return true,
        };
        let is_revisited = match (event.label, source) {
            (Label::Read { .. }, Source::Write(from)) => {
                !kept(from) && self.event(from).stamp > event.stamp
            }
            _ => false,
        };
        let later = &self.writes(location)[self.place(location, source)..];
        !is_revisited && !later.iter().any(|&other| other != write && kept(other))
    }

    /// Whether the read may read from the write, in what is kept.
    fn can_read(&self, read: EventId, write: EventId, keep: &[u32]) -> bool {
        let Some(location) = self.event(read).label.location() else { return false };
        let before = match read.index.checked_sub(1) {
            Some(index) => Some(EventId { index, ..read }),
            None => self.spawned[read.thread as usize],
        };
        let Some(hb) = before.map(|before| &self.event(before).hb) else { return true };
        // Nothing that happens before the read is taken out.
        debug_assert!(before.is_none_or(|id| id.index < keep[id.thread as usize]));
        self.floor(location, hb) <= self.place(location, Source::Write(write))
    }

    /// Makes this the graph that is left of `old`, with the read reading from the write.
    ///
    /// If the read then only waits, since another read-modify-write has what it read, it is not
    /// there: it is added again when there is what it waits for.
    pub(crate) fn revisit(&mut self, old: &Self, revisit: Revisit, keep: &mut Vec<u32>) {
        let Revisit { read, write, fails } = revisit;
        old.keep(read, write, keep);
        self.copy_some(old, keep);
        for (thread, events) in self.threads.iter_mut().enumerate() {
            let stable = old.event(write).prefix.count(thread) as usize;
            events[..stable].iter_mut().for_each(|event| event.is_stable = true);
        }
        let Label::Read { location, mut order, mut exchange, waits, .. } = old.event(read).label
        else {
            unreachable!("it is a read")
        };
        if let Some(exchange) = &mut exchange {
            let value = self.value(write);
            exchange.fails = fails;
            order = exchange.order(value);
            if waits && !exchange.succeeds(value) && old.rival_of(write) == Some(read) {
                return;
            }
        }
        let label = Label::Read { location, order, from: Source::Write(write), exchange, waits };
        let id = self.push(read.thread as usize, label, old.event(read).site);
        debug_assert_eq!(id, read);
        let is_last = self.writes(location).last() == Some(&write);
        let event = self.event_mut(id);
        event.stamp = old.event(read).stamp;
        event.added_last = is_last && !fails;
    }

    /// The graph of the first events of each thread.
    pub(crate) fn restricted(&self, keep: &[u32]) -> Self {
        let mut graph = Self::default();
        graph.copy_some(self, keep);
        graph
    }

    /// Becomes a graph of the first events of each thread of another one.
    fn copy_some(&mut self, old: &Self, keep: &[u32]) {
        let kept = |id: EventId| id.index < keep[id.thread as usize];
        self.threads.resize_with(old.threads.len(), Vec::new);
        for ((events, of), &count) in self.threads.iter_mut().zip(&old.threads).zip(keep) {
            events.clear();
            events.extend_from_slice(&of[..count as usize]);
        }
        self.spawned.clear();
        self.spawned.extend(old.spawned.iter().map(|spawn| spawn.filter(|&id| kept(id))));
        if old.has_twins() || self.has_twins() {
            self.copy_twins(old);
        }
        self.mo.copy_some(&old.mo, kept);
        self.reads.copy_some(&old.reads, kept);
        self.plain.copy_some(&old.plain, kept);
        self.roots = old.roots;
        self.longest = old.longest;
        self.stamp = old.stamp;
        self.newest = None;
        self.model = old.model;
        self.recount();
    }

    /// Counts what there is.
    fn recount(&mut self) {
        (self.count, self.sc, self.nonatomic) = (0, 0, 0);
        for thread in 0..self.threads.len() {
            for index in 0..self.threads[thread].len() {
                self.count_in(self.threads[thread][index].label);
            }
        }
    }
}

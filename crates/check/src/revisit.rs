//! Backward revisits: a write that was just added may be what an earlier read reads from
//! (TruSt, POPL 2022, sections 3 and 4).
//!
//! What was added after the read, and is not what the write depends on, is taken out of the graph,
//! and the read reads from the write. Many graphs would lead to the same one in this way; only the
//! one whose removed part is *maximal* does it: each event of it was added last in modification
//! order, or reads what was last. So no graph is made twice.

use crate::graph::{EventId, Graph, Label, Source};

impl Graph {
    /// The graphs in which an earlier read reads from `write`.
    pub(crate) fn revisits(&self, write: EventId) -> Vec<Self> {
        let Some(location) = self.event(write).label.location() else { return Vec::new() };
        let prefix = &self.event(write).prefix;
        let mut reads: Vec<EventId> = self
            .reads(location)
            .iter()
            .copied()
            .filter(|&read| !prefix.contains(read) && !self.event(read).is_stable)
            .collect();
        reads.sort_unstable_by_key(|&read| core::cmp::Reverse(self.event(read).stamp));
        let limit = self.rival(write).map(|read| self.event(read).stamp);
        let mut graphs = Vec::new();
        for read in reads {
            if limit.is_some_and(|stamp| self.event(read).stamp > stamp) {
                continue;
            }
            let keep = self.keep(read, write);
            if !self.is_maximal(write, &keep) {
                break;
            }
            graphs.extend(self.revisited(read, write, &keep));
        }
        graphs
    }

    /// The read of another read-modify-write that reads from the same write as the one whose second
    /// half `write` is.
    fn rival(&self, write: EventId) -> Option<EventId> {
        let Label::Write { location, update: true, .. } = self.event(write).label else {
            return None;
        };
        let own = EventId { index: write.index - 1, ..write };
        let from = self.from(own);
        let reads = self.reads(location).iter().copied();
        reads.into_iter().find(|&r| r != own && self.from(r) == from && self.updates(r))
    }

    /// What stays: what was added before the read, and what the write depends on; and the read.
    fn keep(&self, read: EventId, write: EventId) -> Vec<u32> {
        let stamp = self.event(read).stamp;
        let prefix = &self.event(write).prefix;
        self.threads
            .iter()
            .enumerate()
            .map(|(thread, events)| {
                let before = events.partition_point(|event| event.stamp < stamp) as u32;
                before.max(prefix.count(thread))
            })
            .collect()
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
        self.events().filter(|&id| !kept(id)).all(|id| {
            let event = self.event(id);
            let Some(location) = event.label.location() else { return event.added_last };
            let source = match event.label {
                Label::Read { from, .. } => from,
                _ => Source::Write(id),
            };
            let later = &self.writes(location)[self.place(location, source)..];
            let is_revisited = match (event.label, source) {
                (Label::Read { .. }, Source::Write(from)) => {
                    !kept(from) && self.event(from).stamp > event.stamp
                }
                _ => false,
            };
            event.added_last
                && !later.iter().any(|&other| other != write && kept(other))
                && !is_revisited
        })
    }

    /// The graph that is left, with the read reading from the write; `None` if that is incoherent.
    fn revisited(&self, read: EventId, write: EventId, keep: &[u32]) -> Option<Self> {
        let Label::Read { location, mut order, exchange, .. } = self.event(read).label else {
            return None;
        };
        if let Some(exchange) = exchange {
            order = exchange.order(self.value(write));
        }
        let mut graph = self.restricted(keep);
        if graph.known(location, read.thread as usize) > graph.place(location, Source::Write(write))
        {
            return None;
        }
        let prefix = self.event(write).prefix.clone();
        let ids: Vec<EventId> = graph.events().filter(|&id| prefix.contains(id)).collect();
        for id in ids {
            graph.event_mut(id).is_stable = true;
        }
        let stamp = self.event(read).stamp;
        let label = Label::Read { location, order, from: Source::Write(write), exchange };
        let id = graph.push(read.thread as usize, label, self.event(read).site);
        debug_assert_eq!(id, read);
        let is_last = graph.writes(location).last() == Some(&write);
        let event = graph.event_mut(id);
        event.stamp = stamp;
        event.added_last = is_last;
        Some(graph)
    }

    /// The graph of the first events of each thread.
    pub(crate) fn restricted(&self, keep: &[u32]) -> Self {
        let kept = |id: &EventId| id.index < keep[id.thread as usize];
        let mut graph = self.clone();
        for (events, &count) in graph.threads.iter_mut().zip(keep) {
            events.truncate(count as usize);
        }
        for writes in graph.mo.values_mut() {
            writes.retain(kept);
        }
        for reads in graph.reads.values_mut() {
            reads.retain(kept);
        }
        for accesses in graph.plain.values_mut() {
            accesses.retain(kept);
        }
        for spawn in &mut graph.spawned {
            *spawn = spawn.filter(kept);
        }
        let is_sc = |label: &Label| label.order() == crate::program::Order::SeqCst;
        graph.sc = graph.threads.iter().flatten().filter(|e| is_sc(&e.label)).count() as u32;
        graph
    }
}

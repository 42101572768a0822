//! Whether the sequentially consistent operations of a graph agree on an order, for models that have
//! such an order besides happens-before: a search from the event that was added last, in the
//! relation that `psc.rs` or `strong.rs` has.
//!
//! The graph was consistent without that event, so only a cycle through it is looked for. It is on
//! one as a sequentially consistent operation itself, or as an access after a fence.

use crate::clock::Clock;
use crate::graph::{EventId, Graph, Label, Location};
use crate::models::Model;
use crate::program::Order;

/// An access and its place in extended coherence order: one of two accesses of a location comes
/// before the other there exactly if its rank is less.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ranked {
    pub(crate) id: EventId,
    pub(crate) location: Location,
    pub(crate) rank: usize,
}

/// A graph, and what the rules ask of it again and again.
pub(crate) struct Agreement<'a> {
    pub(crate) graph: &'a Graph,
    /// The sequentially consistent operations.
    operations: Vec<EventId>,
    /// All accesses, if there are fences: those of a location beside each other, by their ranks.
    accesses: Vec<Ranked>,
}

impl Graph {
    /// Whether `latest` closes a cycle.
    pub(crate) fn is_on_cycle(&self, latest: EventId) -> bool {
        Agreement::new(self).is_on_cycle(latest)
    }

    /// Whether there is a cycle at all.
    pub(crate) fn has_cycle(&self) -> bool {
        let agreement = Agreement::new(self);
        agreement.operations.iter().any(|&start| agreement.reaches_itself(start))
    }

    /// Whether an access comes before another in modification order, rf and fr.
    pub(crate) fn is_eco(&self, first: EventId, second: EventId) -> bool {
        let location = |id: EventId| self.event(id).label.location();
        location(first) == location(second) && self.rank(first) < self.rank(second)
    }

    /// An access's place in extended coherence order: a write's reads come after it, and before the
    /// next write.
    pub(crate) fn rank(&self, access: EventId) -> Option<usize> {
        match self.event(access).label {
            Label::Read { location, from, .. } => Some(2 * self.place(location, from) + 1),
            Label::Write { location, .. } => {
                Some(2 * self.place(location, crate::graph::Source::Write(access)))
            }
            _ => None,
        }
    }

    pub(crate) fn is_write(&self, id: EventId) -> bool {
        matches!(self.event(id).label, Label::Write { .. })
    }

    pub(crate) fn is_fence(&self, id: EventId) -> bool {
        matches!(self.event(id).label, Label::Fence { .. })
    }

    /// What happens before the end of the event before a thread's event; the start of a thread is
    /// after what started it.
    pub(crate) fn hb_of_previous(&self, thread: u32, index: Option<u32>) -> Option<&Clock> {
        match index {
            Some(index) => Some(&self.event(EventId { thread, index }).hb),
            None => Some(&self.event(self.spawned[thread as usize]?).hb),
        }
    }
}

impl<'a> Agreement<'a> {
    fn new(graph: &'a Graph) -> Self {
        let is_sc = |&id: &EventId| graph.event(id).label.order() == Order::SeqCst;
        let operations: Vec<EventId> = graph.events().filter(is_sc).collect();
        let mut accesses = Vec::new();
        if operations.iter().any(|&id| graph.is_fence(id)) {
            accesses.extend(graph.events().filter_map(|id| {
                let location = graph.event(id).label.location()?;
                Some(Ranked { id, location, rank: graph.rank(id)? })
            }));
            accesses.sort_unstable_by_key(|access| (access.location, access.rank));
        }
        Self { graph, operations, accesses }
    }

    fn is_on_cycle(&self, latest: EventId) -> bool {
        let is_sc = self.graph.event(latest).label.order() == Order::SeqCst;
        let hb = &self.graph.event(latest).hb;
        let is_before = |id: EventId| id != latest && hb.contains(id) && self.graph.is_fence(id);
        // Of the fences of one thread, the last one has all ways on that the others have.
        let fences = self.operations.iter().enumerate().filter(|&(at, &id)| {
            let later = &self.operations[at + 1..];
            let same = later.iter().take_while(|other| other.thread == id.thread);
            is_before(id) && !same.into_iter().any(|&other| is_before(other))
        });
        let mut starts = fences.map(|(_, &id)| id).chain(is_sc.then_some(latest));
        starts.any(|start| self.reaches_itself(start))
    }

    fn reaches_itself(&self, start: EventId) -> bool {
        let mut seen = vec![false; self.operations.len()];
        let mut stack = vec![start];
        while let Some(from) = stack.pop() {
            for (at, &to) in self.operations.iter().enumerate() {
                if seen[at] || !self.is_edge(from, to) {
                    continue;
                }
                if to == start {
                    return true;
                }
                seen[at] = true;
                stack.push(to);
            }
        }
        false
    }

    fn is_edge(&self, from: EventId, to: EventId) -> bool {
        if from.thread == to.thread {
            return from.index < to.index;
        }
        match self.graph.model {
            Model::C20 => self.is_strong(from, to),
            _ => self.is_psc(from, to),
        }
    }

    /// The accesses of a location.
    pub(crate) fn of(&self, location: Location) -> impl Iterator<Item = &Ranked> {
        let first = self.accesses.partition_point(|access| access.location < location);
        self.accesses[first..].iter().take_while(move |access| access.location == location)
    }

    /// Whether a fence is before an access that is before another in extended coherence order that
    /// is before the other fence.
    ///
    /// Of the accesses of a location that are after the one fence, only the first is looked at: it
    /// is before all that the others are before.
    pub(crate) fn is_around(&self, from: EventId, to: EventId) -> bool {
        let known = &self.graph.event(to).hb;
        let of_locations = self.accesses.chunk_by(|a, b| a.location == b.location);
        of_locations.into_iter().any(|of_one| {
            let is_after =
                |a: &&Ranked| self.graph.event(a.id).hb.contains(from) && self.counts(a.id);
            let is_known = |a: &Ranked| known.contains(a.id) && self.counts(a.id);
            of_one.iter().find(is_after).is_some_and(|first| {
                of_one.iter().rev().take_while(|a| first.rank < a.rank).any(is_known)
            })
        })
    }

    /// Whether an access takes part in the order of C20, which is of atomics alone.
    pub(crate) fn counts(&self, access: EventId) -> bool {
        self.graph.model != Model::C20 || self.graph.event(access).label.order() != Order::Plain
    }
}

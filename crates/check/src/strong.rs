//! The order of sequentially consistent operations in C++20 (ISO/IEC 14882:2020, [atomics.order]
//! paragraph 4): strongly happens before, and coherence-ordered before; from one operation to another
//! of another thread.
//!
//! Steps of strongly-happens-before from one sequentially consistent operation to another are
//! program order, or happens-before between something after the one and something before the other,
//! or synchronizing as accesses, which coherence order has too. The start and the end of a thread are
//! events of it.

use crate::graph::{EventId, Label};
use crate::seqcst::Agreement;

impl Agreement<'_> {
    /// Whether the order has a pair of events of different threads.
    pub(crate) fn is_strong(&self, from: EventId, to: EventId) -> bool {
        let graph = self.graph;
        // A read-modify-write is one operation: neither half comes before the other.
        let after = from.index + 1 + u32::from(graph.updates(from));
        let halves = matches!(graph.event(to).label, Label::Write { update: true, .. });
        let last = to.index.checked_sub(1 + u32::from(halves));
        let before = graph.hb_of_previous(to.thread, last);
        if before.is_some_and(|hb| hb.contains(EventId { index: after, ..from })) {
            return true;
        }
        match (graph.is_fence(from), graph.is_fence(to)) {
            (false, false) => {
                let location = |id: EventId| graph.event(id).label.location();
                location(from) == location(to) && graph.rank(from) < graph.rank(to)
            }
            (false, true) => {
                let known = &graph.event(to).hb;
                let rank = graph.rank(from);
                graph.event(from).label.location().is_some_and(|location| {
                    self.of(location).any(|other| {
                        known.contains(other.id) && rank < Some(other.rank) && self.counts(other.id)
                    })
                })
            }
            (true, false) => {
                let rank = graph.rank(to);
                graph.event(to).label.location().is_some_and(|location| {
                    self.of(location).any(|other| {
                        graph.event(other.id).hb.contains(from)
                            && Some(other.rank) < rank
                            && self.counts(other.id)
                    })
                })
            }
            (true, true) => self.is_around(from, to),
        }
    }
}

//! The order of sequentially consistent operations in RC11 (Lahav et al., PLDI 2017, section 3.4):
//! psc = psc-base ∪ psc-fence, from one operation to another of another thread.
//!
//! psc-base = ([SC] ∪ [F & SC]; hb?); scb; ([SC] ∪ hb?; [F & SC]), with
//! scb = sb ∪ sb≠loc; hb; sb≠loc ∪ hb|loc ∪ mo ∪ fr;
//! psc-fence = [F & SC]; (hb ∪ hb; eco; hb); [F & SC].
//!
//! The paper's programs do not start threads. Here the start of a thread is an event of it, and so
//! is its end: what starts a thread happens before the one, and joining it after the other.

use crate::graph::{EventId, Label};
use crate::seqcst::Agreement;

impl Agreement<'_> {
    /// Whether psc has a pair of events of different threads.
    pub(crate) fn is_psc(&self, from: EventId, to: EventId) -> bool {
        let graph = self.graph;
        match (graph.is_fence(from), graph.is_fence(to)) {
            (false, false) => self.is_scb(from, to),
            (false, true) => {
                let known = &graph.event(to).hb;
                let location = graph.event(from).label.location();
                let rank = graph.rank(from);
                known.contains(EventId { index: from.index + 1, ..from })
                    || location.is_some_and(|location| {
                        self.of(location).any(|other| {
                            known.contains(other.id)
                                && other.id != from
                                && (graph.event(other.id).hb.contains(from)
                                    || rank < Some(other.rank) && graph.is_write(other.id))
                        })
                    })
            }
            (true, false) => {
                let before = graph.hb_of_previous(to.thread, to.index.checked_sub(1));
                let location = graph.event(to).label.location();
                let rank = graph.rank(to);
                before.is_some_and(|hb| hb.contains(from))
                    || location.is_some_and(|location| {
                        self.of(location).any(|other| {
                            graph.event(other.id).hb.contains(from)
                                && other.id != to
                                && (graph.event(to).hb.contains(other.id)
                                    || Some(other.rank) < rank && graph.is_write(to))
                        })
                    })
            }
            (true, true) => graph.event(to).hb.contains(from) || self.is_around(from, to),
        }
    }

    /// Whether scb has a pair of accesses of different threads.
    fn is_scb(&self, from: EventId, to: EventId) -> bool {
        let graph = self.graph;
        let location = |id: EventId| graph.event(id).label.location();
        let (x, y) = (location(from), location(to));
        if x == y
            && (graph.event(to).hb.contains(from)
                || graph.is_write(to) && graph.rank(from) < graph.rank(to))
        {
            return true;
        }
        // The first event after the one, and the last before the other, of other locations.
        let mut later = graph.threads[from.thread as usize][from.index as usize + 1..].iter();
        let is_other = |label: &Label, x| label.location() != x;
        let skipped = later.position(|event| is_other(&event.label, x));
        let all = graph.threads[from.thread as usize].len() as u32;
        let first = skipped.map_or(all, |skipped| from.index + 1 + skipped as u32);
        let mut earlier = graph.threads[to.thread as usize][..to.index as usize].iter();
        let last = earlier.rposition(|event| is_other(&event.label, y)).map(|last| last as u32);
        let before = graph.hb_of_previous(to.thread, last);
        before.is_some_and(|hb| hb.contains(EventId { index: first, ..from }))
    }
}

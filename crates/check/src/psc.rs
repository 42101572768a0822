//! The order that sequentially consistent accesses and fences agree on (Lahav et al., PLDI 2017,
//! sections 3.3 and 3.4): whether psc = psc-base ∪ psc-fence has a cycle.

use crate::graph::{EventId, Graph, Label, Source};
use crate::program::Order;

/// Rows of bits: a relation over the events of a graph.
struct Rows {
    words: usize,
    bits: Vec<u64>,
}

impl Rows {
    fn new(n: usize) -> Self {
        let words = n.div_ceil(64);
        Self { words, bits: vec![0; n * words] }
    }

    fn row(&self, from: usize) -> &[u64] {
        &self.bits[from * self.words..(from + 1) * self.words]
    }

    fn insert(&mut self, from: usize, to: usize) {
        self.bits[from * self.words + to / 64] |= 1 << (to % 64);
    }

    fn contains(&self, from: usize, to: usize) -> bool {
        self.bits[from * self.words + to / 64] >> (to % 64) & 1 == 1
    }

    fn unite(&mut self, from: usize, row: &[u64]) {
        let words = self.words;
        for (mine, theirs) in self.bits[from * words..(from + 1) * words].iter_mut().zip(row) {
            *mine |= theirs;
        }
    }

    /// `self; other`, over n events.
    fn then(&self, other: &Self, n: usize) -> Self {
        let mut result = Self::new(n);
        for from in 0..n {
            for middle in (0..n).filter(|&middle| self.contains(from, middle)) {
                result.unite(from, other.row(middle));
            }
        }
        result
    }

    /// Closes it under transitivity.
    fn close(&mut self, n: usize) {
        for middle in 0..n {
            let row = self.row(middle).to_vec();
            for from in 0..n {
                if self.contains(from, middle) {
                    self.unite(from, &row);
                }
            }
        }
    }
}

impl Graph {
    /// Whether psc has no cycle.
    pub(crate) fn psc_holds(&self) -> bool {
        if self.sc < 2 {
            return true;
        }
        let events: Vec<EventId> = self.events().collect();
        let n = events.len();
        let (hb, eco) = (self.hb_rows(&events), self.eco_rows(&events));
        let scb = self.scb_rows(&events, &hb);
        let is_sc = |event: usize| self.event(events[event]).label.order() == Order::SeqCst;
        let is_fence =
            |event: usize| matches!(self.event(events[event]).label, Label::Fence { .. });
        // [SC] | [F & SC]; hb? on the left, [SC] | hb?; [F & SC] on the right.
        let (mut left, mut right) = (Rows::new(n), Rows::new(n));
        for event in (0..n).filter(|&event| is_sc(event)) {
            left.insert(event, event);
            right.insert(event, event);
            if is_fence(event) {
                left.unite(event, hb.row(event));
                for before in (0..n).filter(|&before| hb.contains(before, event)) {
                    right.insert(before, event);
                }
            }
        }
        let mut psc = left.then(&scb, n).then(&right, n);
        let around = hb.then(&eco, n).then(&hb, n);
        for from in (0..n).filter(|&event| is_sc(event) && is_fence(event)) {
            for to in (0..n).filter(|&event| is_sc(event) && is_fence(event)) {
                if hb.contains(from, to) || around.contains(from, to) {
                    psc.insert(from, to);
                }
            }
        }
        psc.close(n);
        (0..n).all(|event| !psc.contains(event, event))
    }

    fn hb_rows(&self, events: &[EventId]) -> Rows {
        let mut hb = Rows::new(events.len());
        for (to, &after) in events.iter().enumerate() {
            let known = &self.event(after).hb;
            for (from, &before) in events.iter().enumerate() {
                if before != after && known.contains(before) {
                    hb.insert(from, to);
                }
            }
        }
        hb
    }

    /// mo, rf and fr, as places in the modification order of a location: the reads of a write come
    /// after it and before the next write.
    fn eco_rows(&self, events: &[EventId]) -> Rows {
        let mut eco = Rows::new(events.len());
        for (from, &first) in events.iter().enumerate() {
            for (to, &second) in events.iter().enumerate() {
                if self.is_eco(first, second) {
                    eco.insert(from, to);
                }
            }
        }
        eco
    }

    /// An access's place in modification order, and whether it is a read of the write there.
    fn rank(&self, event: EventId) -> Option<(u64, usize, bool)> {
        match self.event(event).label {
            Label::Read { location, from, .. } => {
                Some((location, self.place(location, from), true))
            }
            Label::Write { location, .. } => {
                Some((location, self.place(location, Source::Write(event)), false))
            }
            _ => None,
        }
    }

    /// Whether an access comes before another in modification order, rf and fr.
    pub(crate) fn is_eco(&self, first: EventId, second: EventId) -> bool {
        match (self.rank(first), self.rank(second)) {
            (Some((x, from, is_read)), Some((y, to, reads))) if x == y => {
                // Two reads of one write are unordered; a write comes before its reads.
                from < to || from == to && !is_read && reads
            }
            _ => false,
        }
    }

    /// scb = sb ∪ sb≠loc; hb; sb≠loc ∪ hb|loc ∪ mo ∪ fr.
    fn scb_rows(&self, events: &[EventId], hb: &Rows) -> Rows {
        let n = events.len();
        let location = |event: usize| self.event(events[event]).label.location();
        let (mut sb, mut elsewhere, mut scb) = (Rows::new(n), Rows::new(n), Rows::new(n));
        for from in 0..n {
            for to in 0..n {
                let (a, b) = (events[from], events[to]);
                let same = location(from).is_some() && location(from) == location(to);
                if a.thread == b.thread && a.index < b.index {
                    sb.insert(from, to);
                    if !same {
                        elsewhere.insert(from, to);
                    }
                }
                let is_write = |id| matches!(self.event(id).label, Label::Write { .. });
                // mo and fr: eco that ends in a write, and does not start at one it overwrites
                // through a read.
                if same && (hb.contains(from, to) || self.is_eco(a, b) && is_write(b)) {
                    scb.insert(from, to);
                }
            }
        }
        for from in 0..n {
            scb.unite(from, sb.row(from));
        }
        let around = elsewhere.then(hb, n).then(&elsewhere, n);
        for from in 0..n {
            scb.unite(from, around.row(from));
        }
        scb
    }
}

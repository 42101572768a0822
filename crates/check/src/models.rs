//! The models, and what they have in common.
//!
//! All keep coherence and atomicity, which `consistency.rs` has with happens-before, and no cycle in
//! program order and rf. In that they are as TruSt needs them: a part of a consistent graph that
//! has, with an event, all that it depends on is consistent; and an event that is last in
//! modification order, or reads what is, can always be added. So only an event that was added in
//! another way is ever asked about.

use crate::graph::{EventId, Graph};
use crate::program::Order;

/// Which executions are allowed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Model {
    /// C11 repaired (Lahav et al., PLDI 2017), with the release sequences of C++20.
    #[default]
    Rc11,
    /// The order of sequentially consistent operations that the C++20 standard has, and Rust with
    /// it; without load buffering, which that allows.
    C20,
    /// One order of all accesses: as if each were `SeqCst` and no more could happen.
    Sc,
    /// x86-TSO (Owens, Sarkar, Sewell, TPHOLs 2009): what x86 does with the program if nothing is
    /// optimized. Read-modify-writes are locked instructions, compare-exchanges that fail too;
    /// stores of order `SeqCst` are `xchg`, and `SeqCst` fences `mfence`.
    Tso,
}

impl Model {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::Rc11, Self::C20, Self::Sc, Self::Tso];

    /// Its name: `rc11`, `c20`, `sc` or `tso`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rc11 => "rc11",
            Self::C20 => "c20",
            Self::Sc => "sc",
            Self::Tso => "tso",
        }
    }

    /// The one with a name, in letters of either case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.name().eq_ignore_ascii_case(name))
    }

    /// What an ordering synchronizes as: where every access is the machine's, all acquire and
    /// release.
    pub(crate) const fn order(self, order: Order) -> Order {
        match (self, order) {
            (Self::Rc11 | Self::C20, order) | (_, order @ Order::Plain) => order,
            _ => Order::AcqRel,
        }
    }
}

impl Graph {
    /// Whether the graph is consistent with `latest`, an access that it was without before, and
    /// which nothing depends on yet. Coherence is seen to.
    pub(crate) fn allows(&self, latest: EventId) -> bool {
        if self.event(latest).added_last {
            return true;
        }
        match self.model {
            Model::Rc11 | Model::C20 => self.sc < 2 || !self.is_on_cycle(latest),
            Model::Sc | Model::Tso => !self.is_before_itself(latest),
        }
    }

    /// Whether the whole graph holds what [`allows`](Self::allows) says of each event.
    pub(crate) fn is_ordered(&self) -> bool {
        match self.model {
            Model::Rc11 | Model::C20 => self.sc < 2 || !self.has_cycle(),
            Model::Sc | Model::Tso => !self.events().any(|event| self.is_before_itself(event)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Label, Source};

    /// Store buffering in which both read the initial values, after another event.
    fn store_buffering(model: Model, first: Label, order: Order, fence: Option<Order>) -> Graph {
        let mut graph = Graph::new(2, model);
        graph.push(0, first, None);
        for thread in 0..2 {
            let (own, other) = (thread as u64, 1 - thread as u64);
            let write = Label::Write { location: own, order, value: 1, update: false };
            let id = graph.push(thread, write, None);
            graph.mo.insert(own, 0, id);
            if let Some(order) = fence {
                graph.push(thread, Label::Fence { order }, None);
            }
            assert!(graph.is_ordered());
            let from = Source::Initial;
            let read = Label::Read { location: other, order, from, exchange: None, waits: false };
            graph.push(thread, read, None);
        }
        graph
    }

    #[test]
    fn what_each_model_orders() {
        // What is first is on no cycle.
        let choice = Label::Choice { ways: 1, taken: 0, for_no_reason: false };
        let firsts = [choice, Label::Fence { order: Order::SeqCst }];
        for (model, first) in Model::ALL.into_iter().flat_map(|model| firsts.map(|f| (model, f))) {
            let is_ordered =
                |order, fence| store_buffering(model, first, order, fence).is_ordered();
            assert_eq!(is_ordered(Order::AcqRel, None), model != Model::Sc, "{model:?}");
            assert!(!is_ordered(Order::SeqCst, None), "{model:?}");
            assert!(!is_ordered(Order::Relaxed, Some(Order::SeqCst)), "{model:?}");
        }
    }
}

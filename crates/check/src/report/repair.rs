//! Which stronger orderings an execution with a bug would not survive: they are tried.
//!
//! The execution is made again, event after event, with other orderings at some places in the source
//! text; what happens before what comes out anew. The smallest changes are kept after which the
//! execution is not consistent any more, or, for a bug that is that two events are not ordered, after
//! which they are.
//!
//! Limits: only the orderings of operations that are there are changed; that a fence in another place
//! would help is not found. That this execution is gone does not say that no other one has the bug.

use std::collections::BTreeMap;

use super::order::Row;
use crate::advise::{Operation, Strength};
use crate::graph::{EventId, Exchange, Graph, Label, Source};
use crate::program::{Fault, FaultKind, Order, Site};

/// An operation in the source text.
pub(crate) type Spot = (Site, Operation);

/// Orderings in place of those that are written.
pub(crate) type Orderings = BTreeMap<Spot, Strength>;

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The execution is not consistent any more.
    Gone,
    /// The events of the bug are ordered.
    Ordered,
}

/// Changes that are enough.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    /// What the operations are written with.
    pub(crate) written: Orderings,
    /// The smallest changes, at most [`MOST`].
    pub(crate) changes: Vec<(Orderings, Effect)>,
}

/// How many changes are told.
const MOST: usize = 3;
/// Up to so many operations, all pairs of changes are tried.
const PAIRS: usize = 24;

/// Finds out what helps; `is_open` says of a place whether its ordering is the program's to choose.
pub(crate) fn repairs(
    graph: &Graph,
    rows: &[Row],
    fault: &Fault,
    is_open: impl FnMut(Site) -> bool,
) -> Repairs {
    let search = Search { graph, rows, fault, written: written(graph, rows, is_open) };
    let mut changes = Vec::new();
    for with_sc in [false, true] {
        let all = search.strongest(with_sc);
        if search.effect(&all).is_some() {
            changes = search.smallest(&all, with_sc);
            break;
        }
    }
    changes.truncate(MOST);
    Repairs { written: search.written, changes }
}

struct Search<'a> {
    graph: &'a Graph,
    rows: &'a [Row],
    fault: &'a Fault,
    written: Orderings,
}

impl Search<'_> {
    fn stronger(&self, spot: Spot, with_sc: bool) -> impl Iterator<Item = Strength> + use<> {
        let stronger = spot.1.stronger(self.written[&spot]);
        stronger.filter(move |&strength| with_sc || strength != Strength::SeqCst)
    }

    /// Every ordering as strong as it can be.
    fn strongest(&self, with_sc: bool) -> Orderings {
        let spots = self.written.keys();
        spots.filter_map(|&spot| Some((spot, self.stronger(spot, with_sc).last()?))).collect()
    }

    /// The smallest changes of which some are within `all`, which is enough.
    fn smallest(&self, all: &Orderings, with_sc: bool) -> Vec<(Orderings, Effect)> {
        let mut found = Vec::new();
        let tries = |change: &Orderings| Some((change.clone(), self.effect(change)?));
        for &spot in all.keys() {
            let mut single = self.stronger(spot, with_sc).map(|s| Orderings::from([(spot, s)]));
            found.extend(single.find_map(|change| tries(&change)));
        }
        if !found.is_empty() || all.len() > PAIRS {
            return if found.is_empty() { self.weakened(all, with_sc) } else { found };
        }
        let spots: Vec<Spot> = all.keys().copied().collect();
        for (index, &first) in spots.iter().enumerate() {
            for &second in &spots[index + 1..] {
                let pairs = self.stronger(first, with_sc).flat_map(|one| {
                    self.stronger(second, with_sc)
                        .map(move |two| Orderings::from([(first, one), (second, two)]))
                });
                found.extend(pairs.into_iter().find_map(|change| tries(&change)));
            }
        }
        if found.is_empty() { self.weakened(all, with_sc) } else { found }
    }

    /// A change that is enough, made as small as it can be, one operation after the other.
    fn weakened(&self, all: &Orderings, with_sc: bool) -> Vec<(Orderings, Effect)> {
        let mut change = all.clone();
        for &spot in all.keys() {
            let before = change.remove(&spot);
            if self.effect(&change).is_some() {
                continue;
            }
            let enough = self.stronger(spot, with_sc).find(|&strength| {
                change.insert(spot, strength);
                self.effect(&change).is_some()
            });
            change.extend(enough.or(before).map(|strength| (spot, strength)));
        }
        let effect = self.effect(&change);
        effect.map(|effect| (change, effect)).into_iter().collect()
    }

    fn effect(&self, change: &Orderings) -> Option<Effect> {
        let graph = self.graph.with_orders(self.rows, change);
        if !graph.is_coherent() || !graph.is_ordered() {
            return Some(Effect::Gone);
        }
        is_ordered(&graph, self.fault).then_some(Effect::Ordered)
    }
}

/// Whether a bug that is that events are not ordered is none in `graph`.
fn is_ordered(graph: &Graph, fault: &Fault) -> bool {
    let before = |first: EventId, then: EventId| graph.event(then).hb.contains(first);
    match (&fault.kind, fault.events.as_slice()) {
        // The second one was added last: it is not what comes first.
        (FaultKind::Race | FaultKind::MixedSizes | FaultKind::Freed, &[first, second]) => {
            before(first, second)
        }
        (FaultKind::Unpublished, &[access]) => {
            let address = graph.event(access).label.address();
            let allocation = address.and_then(crate::native::allocation);
            allocation.is_some_and(|allocation| before(allocation, access))
        }
        _ => false,
    }
}

/// The operation of an event, and its ordering.
pub(crate) fn spot(graph: &Graph, row: Row) -> Option<(Spot, Strength)> {
    let event = graph.event(row.first);
    let order = event.label.order();
    let (operation, strength) = match (event.label, row.second) {
        (_, Some(write)) => {
            let strength = match (order.acquires(), graph.event(write).label.order().releases()) {
                _ if order == Order::SeqCst => Strength::SeqCst,
                (true, true) => Strength::AcqRel,
                (true, false) => Strength::Acquire,
                (false, true) => Strength::Release,
                (false, false) => Strength::Relaxed,
            };
            (Operation::Update, strength)
        }
        (Label::Fence { .. }, None) => (Operation::Fence, order.into()),
        (_, None) if order == Order::Plain => return None,
        (Label::Read { exchange: Some(_), .. }, None) => (Operation::Failure, order.into()),
        (Label::Read { .. }, None) => (Operation::Load, order.into()),
        (Label::Write { .. }, None) => (Operation::Store, order.into()),
        _ => return None,
    };
    Some(((event.site?, operation), strength))
}

fn written(graph: &Graph, rows: &[Row], mut is_open: impl FnMut(Site) -> bool) -> Orderings {
    let spots = rows.iter().filter_map(|&row| spot(graph, row));
    spots.filter(|((site, _), _)| is_open(site)).collect()
}

/// An event as it is with another ordering.
fn changed(label: Label, strength: Strength) -> Label {
    let (reading, writing) = strength.halves();
    match label {
        Label::Read { location, from, exchange, waits, .. } => {
            let exchange = exchange.map(|exchange| Exchange { success: reading, ..exchange });
            Label::Read { location, from, exchange, waits, order: reading }
        }
        Label::Write { location, value, update, .. } => {
            Label::Write { location, value, update, order: writing }
        }
        Label::Fence { .. } => Label::Fence { order: strength.of_fence() },
        other => other,
    }
}

impl Graph {
    /// The same events with other orderings, and what then happens before what.
    fn with_orders(&self, rows: &[Row], change: &Orderings) -> Self {
        let mut graph = self.restricted(&vec![0; self.threads.len()]);
        graph.stamp = 0;
        for &row in rows {
            let strength = spot(self, row).and_then(|(spot, _)| change.get(&spot).copied());
            for id in row.events() {
                let event = self.event(id);
                let label = strength.map_or(event.label, |it| changed(event.label, it));
                let new = graph.push(id.thread as usize, label, event.site);
                debug_assert_eq!(new, id);
                if let Label::Write { location, .. } = label {
                    let place = self.place(location, Source::Write(id));
                    let before = &self.writes(location)[..place - 1];
                    let writes = graph.writes(location).iter();
                    let at = writes.filter(|write| before.contains(write)).count();
                    graph.mo.insert(location, at, id);
                }
            }
        }
        graph
    }

    /// Whether no two accesses to a location are in another order in memory than what happens
    /// before says.
    fn is_coherent(&self) -> bool {
        self.mo.keys().chain(self.reads.keys()).all(|location| {
            let accesses: Vec<EventId> = self.accesses(location).collect();
            accesses.iter().all(|&first| {
                let known = &self.event(first).hb;
                let mut before = accesses.iter().filter(|&&b| b != first && known.contains(b));
                !before.any(|&before| self.is_eco(first, before))
            })
        })
    }
}

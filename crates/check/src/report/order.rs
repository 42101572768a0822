//! The rows of an execution: its events, one after the other, in an order that its values allow.
//!
//! Each row comes after what it depends on: program order, the write that a read reads, the start of
//! a thread before the thread and its end before who waited for it. Where it can, the order also
//! follows modification order and lets a read come before the writes that overwrite what it read; an
//! execution that is sequentially consistent is then one that memory without caches and buffers
//! would run, and what remains out of order is what the memory model is about.

use std::collections::BTreeMap;

use crate::graph::{EventId, Graph, Label, Source};

/// One event, or the two of a read-modify-write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The event, or the read.
    pub(crate) first: EventId,
    /// The write of a read-modify-write.
    pub(crate) second: Option<EventId>,
}

impl Row {
    /// Its events.
    pub(crate) fn events(self) -> impl Iterator<Item = EventId> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// What it writes.
    pub(crate) fn write(self, graph: &Graph) -> Option<EventId> {
        let is_write = |&id: &EventId| matches!(graph.event(id).label, Label::Write { .. });
        self.events().find(is_write)
    }

    /// What it reads.
    pub(crate) fn read(self, graph: &Graph) -> Option<EventId> {
        let is_read = |&id: &EventId| matches!(graph.event(id).label, Label::Read { .. });
        Some(self.first).filter(is_read)
    }
}

/// The rows of a graph; that of `last` comes as late as it can, even if that is not natural where it
/// must.
pub(crate) fn rows(graph: &Graph, last: Option<EventId>, must: bool) -> Vec<Row> {
    let units = units(graph);
    let mut of = BTreeMap::new();
    for (unit, row) in units.iter().enumerate() {
        of.extend(row.events().map(|id| (id, unit)));
    }
    let hard: Vec<Vec<usize>> = units.iter().map(|&row| needed(graph, row, &of)).collect();
    let soft: Vec<Vec<usize>> = units.iter().map(|&row| natural(graph, row, &of)).collect();
    let last = last.and_then(|id| of.get(&id).copied());
    let mut done = vec![false; units.len()];
    let mut order: Vec<usize> = Vec::new();
    while order.len() < units.len() {
        let missing = |befores: &[usize]| befores.iter().filter(|&&before| !done[before]).count();
        let ready = (0..units.len()).filter(|&unit| !done[unit] && missing(&hard[unit]) == 0);
        let running = order.last().map(|&unit| units[unit].first.thread);
        let next = ready.min_by_key(|&unit| {
            let thread = units[unit].first.thread;
            let is_last = Some(unit) == last;
            (must && is_last, missing(&soft[unit]), is_last, Some(thread) != running, thread)
        });
        let next = next.expect("program order and rf have no cycle");
        done[next] = true;
        order.push(next);
    }
    order.into_iter().map(|unit| units[unit]).collect()
}

fn units(graph: &Graph) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for id in graph.events() {
        match (graph.event(id).label, rows.last_mut()) {
            (Label::Write { update: true, .. }, Some(row)) => row.second = Some(id),
            _ => rows.push(Row { first: id, second: None }),
        }
    }
    rows
}

/// What comes before a row in every order.
fn needed(graph: &Graph, row: Row, of: &BTreeMap<EventId, usize>) -> Vec<usize> {
    let id = row.first;
    let previous = id.index.checked_sub(1).map(|index| EventId { index, ..id });
    let previous = previous.or(graph.spawned[id.thread as usize]);
    let other = match graph.event(id).label {
        Label::Read { from: Source::Write(write), .. } => Some(write),
        Label::Join { child } => graph.last(child as usize).or(graph.spawned[child as usize]),
        _ => None,
    };
    [previous, other].into_iter().flatten().filter_map(|id| of.get(&id).copied()).collect()
}

/// What comes before a row's write in memory without caches and buffers: earlier writes and who
/// reads them.
fn natural(graph: &Graph, row: Row, of: &BTreeMap<EventId, usize>) -> Vec<usize> {
    let Some(write) = row.write(graph) else { return Vec::new() };
    let Some(location) = graph.event(write).label.location() else { return Vec::new() };
    let place = graph.place(location, Source::Write(write));
    let writes = graph.writes(location)[..place - 1].iter();
    let reads = graph.reads(location).iter();
    let reads = reads.filter(|&&read| graph.place(location, graph.from(read)) < place);
    let own = of[&write];
    writes.chain(reads).map(|id| of[id]).filter(|&before| before != own).collect()
}

//! The rows of an execution in words, and the edges between them.

use std::collections::BTreeMap;

use super::names::{self, Names};
use super::order::Row;
use super::repair::spot;
use super::source::{Call, Sources};
use super::view::{Edge, EdgeKind, Memory, Origin, Step};
use crate::advise::Operation;
use crate::graph::{EventId, Graph, Label, Location, Source};
use crate::program::{Order, Place};

/// An execution whose rows are told.
pub(crate) struct Told<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) rows: &'a [Row],
    pub(crate) names: &'a Names,
    pub(crate) initial: &'a BTreeMap<Location, u64>,
    /// For each event, its row, from 1.
    pub(crate) numbers: BTreeMap<EventId, usize>,
}

impl<'a> Told<'a> {
    pub(crate) fn new(
        graph: &'a Graph,
        rows: &'a [Row],
        names: &'a Names,
        initial: &'a BTreeMap<Location, u64>,
    ) -> Self {
        let mut numbers = BTreeMap::new();
        for (number, row) in (1..).zip(rows) {
            numbers.extend(row.events().map(|id| (id, number)));
        }
        Self { graph, rows, names, initial, numbers }
    }

    /// All steps.
    pub(crate) fn steps(&self, fault: &[EventId], sources: &mut Sources) -> Vec<Step> {
        let rows = self.rows.iter();
        let step = |&row: &Row| {
            let event = self.graph.event(row.first);
            let place = event.site.map(Place::of);
            let line = place.as_ref().and_then(|at| sources.line(&at.file, at.line));
            let code = line.map(|line| line.trim().to_owned());
            let call = event.site.filter(|&site| !names::is_own(site)).map(Place::of);
            let call = call.and_then(|place| sources.call(&place));
            let from = row.read(self.graph).map(|read| self.origin(self.graph.from(read)));
            Step {
                thread: row.first.thread as usize,
                action: self.action(row, call),
                order: self.order(row),
                from,
                missed: self.missed(row),
                place,
                code,
                is_fault: row.events().any(|id| fault.contains(&id)),
            }
        };
        rows.map(step).collect()
    }

    fn origin(&self, source: Source) -> Origin {
        match source {
            Source::Initial => Origin::Start,
            Source::Write(write) => Origin::Step(self.numbers[&write]),
        }
    }

    /// The row, from 1, of the newest write that comes before a read that does not see it.
    fn missed(&self, row: Row) -> Option<usize> {
        let read = row.read(self.graph)?;
        let location = self.graph.event(read).label.location()?;
        let seen = self.graph.place(location, self.graph.from(read));
        let mut newer = self.graph.writes(location)[seen..].iter().map(|id| self.numbers[id]);
        newer.rfind(|&number| number < self.numbers[&read])
    }

    fn order(&self, row: Row) -> String {
        match (self.graph.event(row.first).label, spot(self.graph, row)) {
            (_, Some((_, strength))) => strength.to_string(),
            // Without a place in the source text it has an ordering all the same.
            (label, None) => match label.order() {
                Order::Plain => String::new(),
                order => format!("{order:?}"),
            },
        }
    }

    /// The value that is read from a source.
    pub(crate) fn value(&self, location: Location, source: Source) -> String {
        let value = match source {
            Source::Initial => self.initial.get(&location).copied().unwrap_or(0),
            Source::Write(write) => self.graph.value(write),
        };
        self.names.value(location, value)
    }

    fn action(&self, row: Row, call: Option<Call>) -> String {
        let label = self.graph.event(row.first).label;
        let place = label.address().map_or("", |address| self.names.place(address));
        // What a lock or the like does to its words.
        if let (Some(location), Some(call)) = (label.location(), call.as_ref())
            && !call.is_atomic()
        {
            return self.inner(row, location, &call.name);
        }
        let call = call.map(|call| call.name);
        let called = |otherwise: &str| call.clone().unwrap_or_else(|| otherwise.to_owned());
        match label {
            Label::Read { location, from, exchange, .. } => {
                let old = self.value(location, from);
                match (row.second, exchange) {
                    (Some(write), _) => {
                        let new = self.names.value(location, self.graph.value(write));
                        format!("{} {place}: {old} → {new}", called("update"))
                    }
                    (None, Some(exchange)) => {
                        let expected = self.names.value(location, exchange.expected);
                        let called = called("compare_exchange");
                        format!("{called} {place} → {old}, not {expected}")
                    }
                    (None, None) => format!("{} {place} → {old}", called("load")),
                }
            }
            Label::Write { location, value, order, .. } => {
                let value = self.names.value(location, value);
                let verb = if order == Order::Plain { "set".to_owned() } else { called("store") };
                format!("{verb} {place} = {value}")
            }
            Label::Access { write, .. } => {
                format!("{} {place}", if write { "write" } else { "read" })
            }
            Label::Fence { .. } => "fence".to_owned(),
            Label::Choice { taken, ways, .. } => match (call, ways) {
                (Some(call), 2) if taken == 0 => format!("{call}: goes on"),
                (Some(call), 2) => format!("{call}: fails or ends for no reason"),
                (call, _) => {
                    let call = call.map_or(String::new(), |call| call + ": ");
                    format!("{call}choice {} of {ways}", taken + 1)
                }
            },
            Label::Spawn { child } => format!("start {}", names::thread(child)),
            Label::Join { child } => format!("join {}", names::thread(child)),
        }
    }

    /// An access to memory inside of something that the program calls by name.
    fn inner(&self, row: Row, location: Location, call: &str) -> String {
        let place = self.names.place(location >> 3);
        let read = |id| self.value(location, self.graph.from(id));
        let written = |id| self.names.value(location, self.graph.value(id));
        match (row.read(self.graph), row.write(self.graph)) {
            (Some(from), Some(to)) => format!("{call} {place} ({} → {})", read(from), written(to)),
            (Some(from), None) => format!("{call} {place} (is {})", read(from)),
            (None, Some(to)) if call.ends_with("lock") && self.graph.value(to) == 0 => {
                format!("unlock {place}")
            }
            (None, Some(to)) => format!("{call} {place} (= {})", written(to)),
            (None, None) => call.to_owned(),
        }
    }

    /// The places whose values are in the graph.
    pub(crate) fn locations(&self) -> Vec<Memory> {
        let mut seen = Vec::new();
        for row in self.rows {
            let location = self.graph.event(row.first).label.location();
            seen.extend(location.filter(|location| !seen.contains(location)));
        }
        let told = seen.into_iter().map(|location| {
            let writes = self.graph.writes(location).iter();
            let value = |id: &EventId| self.names.value(location, self.graph.value(*id));
            Memory {
                name: self.names.place(location >> 3).to_owned(),
                initial: self.value(location, Source::Initial),
                writes: writes.map(|id| (self.numbers[id], value(id))).collect(),
            }
        });
        told.collect()
    }

    /// The edges of the graph that are worth to be drawn.
    pub(crate) fn edges(&self) -> Vec<Edge> {
        let mut edges = Vec::new();
        let mut add = |from: usize, to: usize, kind| {
            if from != to {
                edges.push(Edge { from, to, kind });
            }
        };
        for &row in self.rows {
            let to = self.numbers[&row.first];
            if let Some(read) = row.read(self.graph) {
                let location = self.graph.event(read).label.location().unwrap_or_default();
                let from = self.graph.from(read);
                if let Source::Write(write) = from {
                    add(self.numbers[&write], to, EdgeKind::Rf);
                }
                let place = self.graph.place(location, from);
                if let Some(next) = self.graph.writes(location).get(place) {
                    add(to, self.numbers[next], EdgeKind::Fr);
                }
            }
            if let Some(write) = row.write(self.graph) {
                let location = self.graph.event(write).label.location().unwrap_or_default();
                let place = self.graph.place(location, Source::Write(write));
                if let Some(next) = self.graph.writes(location).get(place) {
                    add(to, self.numbers[next], EdgeKind::Mo);
                }
            }
            for before in self.synchronized(row) {
                add(self.numbers[&before], to, EdgeKind::Sw);
            }
        }
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// The events of other threads that happen before a row, and not before what comes before it in
    /// its thread; without those that happen before another of them.
    fn synchronized(&self, row: Row) -> Vec<EventId> {
        let id = row.first;
        let before = match id.index.checked_sub(1) {
            Some(index) => Some(EventId { index, ..id }),
            None => self.graph.spawned[id.thread as usize],
        };
        let threads = (0..self.graph.threads.len()).filter(|&thread| thread != id.thread as usize);
        let count = |id: EventId, thread| self.graph.count_before(id, thread);
        let known = |thread| before.map_or(0, |before| count(before, thread));
        let new = |&thread: &usize| count(id, thread) > known(thread);
        let last = |thread: usize| {
            let index = count(id, thread) - 1;
            EventId { thread: thread as u32, index }
        };
        let mut latest: Vec<EventId> = threads.filter(new).map(last).collect();
        if id.index == 0 {
            latest.extend(before);
        }
        let all = latest.clone();
        let follows = |&id: &EventId| {
            let mut others = all.iter().filter(|&&other| other != id);
            others.any(|&other| self.graph.event(other).hb.contains(id))
        };
        latest.retain(|id| !follows(id));
        latest
    }
}

/// What an operation is called in a sentence.
pub(crate) const fn noun(operation: Operation) -> &'static str {
    match operation {
        Operation::Load => "load",
        Operation::Store => "store",
        Operation::Update => "read-modify-write",
        Operation::Failure => "failed exchange",
        Operation::Fence => "fence",
    }
}

//! TruSt's exploration (POPL 2022, section 3), one graph after the other.
//!
//! A graph is extended by one event at a time. Where an event can be in more than one way (what a
//! read reads, where a write goes in modification order), the graph goes on with one, and the
//! others wait; so do the graphs in which an earlier read is revisited. No set of visited graphs is
//! kept: that none comes twice is a property of the algorithm.

use core::ops::ControlFlow;
use std::collections::BTreeMap;

use crate::graph::{Event, EventId, Exchange, Graph, Label, Location, Source};
use crate::program::{Fault, FaultKind, Order, Program, Request, Site};

/// The bounds of an exploration.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Executions, complete and blocked.
    pub executions: u64,
    /// Events in one graph.
    pub events: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { executions: u64::MAX, events: 10_000 }
    }
}

/// How an execution ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ended {
    /// Every thread ran to its end.
    Complete,
    /// A thread could not go on.
    Blocked,
}

/// What an exploration found.
#[derive(Clone, Debug, Default)]
pub struct Explored {
    /// Executions in which every thread ran to its end.
    pub complete: u64,
    /// Executions in which a thread could not go on.
    pub blocked: u64,
    /// Whether a limit was hit, so that there may be more.
    pub is_bounded: bool,
    /// A bug, at which the exploration ended.
    pub found: Option<Found>,
}

/// A bug and the execution that has it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The bug.
    pub fault: Fault,
    /// The execution, up to the bug.
    pub graph: Graph,
    /// What the locations of the graph hold before anything is written to them.
    pub initial: BTreeMap<Location, u64>,
    /// For each thread, what it wants next, and where in the source text.
    pub next: Vec<(Request, Option<Site>)>,
}

impl Found {
    /// A bug of `graph`, with what `program` now says of it.
    pub(crate) fn new<P: Program>(program: &mut P, fault: Fault, graph: Graph) -> Self {
        let locations = graph.mo.keys().chain(graph.reads.keys());
        let initial = locations.map(|&location| (location, program.initial(location))).collect();
        let threads = 0..graph.threads.len();
        let next = threads.map(|thread| (program.request(thread), program.site(thread))).collect();
        Self { fault, graph, initial, next }
    }
}

/// Calls `visit` with every execution of `program` that RC11 allows, each once, until it breaks or
/// a bug is found. It is one if a thread that is given the same values does not make the same
/// requests.
pub fn explore<P: Program>(
    program: &mut P,
    limits: &Limits,
    mut visit: impl FnMut(&mut P, &Graph, Ended) -> ControlFlow<()>,
) -> Explored {
    let mut explored = Explored::default();
    let mut waiting = vec![Graph::new(program.threads())];
    while let Some(graph) = waiting.pop() {
        if explored.complete + explored.blocked >= limits.executions {
            explored.is_bounded = true;
            break;
        }
        let mut run =
            Run { program, graph, waiting: &mut waiting, events: limits.events, found: None };
        let end = run.finish();
        let Run { graph, found, .. } = run;
        if found.is_some() {
            explored.found = found;
            break;
        }
        let ended = match end {
            End::Inconsistent => continue,
            End::TooLong => {
                explored.is_bounded = true;
                continue;
            }
            End::Ended(ended) => ended,
        };
        match ended {
            Ended::Complete => explored.complete += 1,
            Ended::Blocked => explored.blocked += 1,
        }
        if visit(program, &graph, ended).is_break() {
            explored.is_bounded = true;
            break;
        }
    }
    explored
}

/// An execution under way.
struct Run<'a, P> {
    program: &'a mut P,
    graph: Graph,
    waiting: &'a mut Vec<Graph>,
    events: usize,
    found: Option<Found>,
}

/// How a graph could be extended.
enum End {
    /// To its end.
    Ended(Ended),
    /// Not: it is not consistent, or a race was found.
    Inconsistent,
    /// Not: it has too many events.
    TooLong,
}

impl<P: Program> Run<'_, P> {
    /// Extends the graph as far as it goes.
    fn finish(&mut self) -> End {
        if !self.graph.psc_holds() {
            return End::Inconsistent;
        }
        if let Some(fault) = self.replay() {
            return self.is_faulty(fault);
        }
        loop {
            while self.program.again() {
                if let Some(fault) = self.replay() {
                    return self.is_faulty(fault);
                }
            }
            let fault = self.program.fault(&self.graph);
            if let Some(fault) = fault.and_then(|fault| self.confirmed(fault)) {
                return self.is_faulty(fault);
            }
            let Some((thread, request)) = self.choose() else {
                return self.ended();
            };
            if self.graph.threads.iter().map(Vec::len).sum::<usize>() >= self.events {
                return End::TooLong;
            }
            if !self.add(thread, request) || self.found.is_some() {
                return End::Inconsistent;
            }
            let value = self.answer(thread);
            let latest = self.graph.last(thread).expect("an event was added");
            if let Some(kind) = self.program.access(&self.graph, latest) {
                return self.is_faulty(Fault::new(kind, vec![latest]));
            }
            self.program.done(thread, value);
        }
    }

    /// Ends the exploration with a bug.
    fn is_faulty(&mut self, fault: Fault) -> End {
        self.found = Some(Found::new(self.program, fault, self.graph.clone()));
        End::Inconsistent
    }

    /// How the execution ends, now that no thread goes on.
    fn ended(&mut self) -> End {
        let mut waiting = Vec::new();
        let mut is_blocked = false;
        for thread in self.threads() {
            match self.wanted(thread) {
                Request::End => {}
                Request::Wait { reads } if self.has_seen_all(thread, reads) => {
                    waiting.push(thread as u32);
                }
                Request::Join { .. } => waiting.push(thread as u32),
                _ => is_blocked = true,
            }
        }
        if !waiting.is_empty() && !is_blocked {
            let last = |&thread: &u32| self.graph.last(thread as usize);
            let events = waiting.iter().filter_map(last).collect();
            let kind = FaultKind::Deadlock { threads: waiting };
            return self.is_faulty(Fault::new(kind, events));
        }
        End::Ended(if is_blocked { Ended::Blocked } else { Ended::Complete })
    }

    /// Whether the latest reads of a thread all read what is last in modification order.
    fn has_seen_all(&self, thread: usize, reads: u32) -> bool {
        let labels = self.graph.thread(thread).rev().map(|event| event.label);
        let read = labels.filter_map(|label| match label {
            Label::Read { location, from, .. } => Some((location, from)),
            _ => None,
        });
        let mut latest = read.take(reads as usize);
        latest.all(|(x, from)| self.graph.place(x, from) == self.graph.writes(x).len())
    }

    /// The threads that have been started.
    fn threads(&self) -> impl Iterator<Item = usize> + use<P> {
        let graph = &self.graph;
        let roots = self.program.threads();
        let started = |&thread: &usize| thread < roots || graph.spawned[thread].is_some();
        (0..graph.threads.len()).filter(started).collect::<Vec<_>>().into_iter()
    }

    /// Gives the program the values of the graph: an event after all that it depends on, so that
    /// memory whose contents the program itself keeps is written before it is read.
    /// What is wrong with the event that was added last, if something is.
    fn replay(&mut self) -> Option<Fault> {
        let graph = core::mem::take(&mut self.graph);
        let mut replay = Replay::new(&graph);
        self.program.reset();
        let mut fault = None;
        self.replay_all(&graph, &mut replay, |program, id| {
            if graph.newest == Some(id) {
                fault = program.access(&graph, id).map(|kind| Fault::new(kind, vec![id]));
            }
            fault.is_none()
        });
        let fault = fault.or(replay.differs.take());
        let total = graph.threads.iter().map(Vec::len).sum::<usize>();
        assert!(replay.count == total || fault.is_some(), "program order and rf have no cycle");
        self.graph = graph;
        fault
    }

    /// Does all events of which `goes` says so, as far as others do not keep them from it.
    fn replay_all(
        &mut self,
        graph: &Graph,
        replay: &mut Replay,
        mut goes: impl FnMut(&mut P, EventId) -> bool,
    ) {
        loop {
            let before = replay.count;
            for thread in 0..replay.done.len() {
                let index = |replay: &Replay| replay.done[thread];
                while let Some(event) = graph.threads[thread].get(index(replay))
                    && replay.is_next(graph, thread, event)
                {
                    let id = EventId { thread: thread as u32, index: index(replay) as u32 };
                    if !goes(self.program, id) {
                        break;
                    }
                    let request = self.program.request(thread);
                    let label = event.label;
                    if !matches(label, request) {
                        let (thread, site) = (thread as u32, self.program.site(thread));
                        let kind = FaultKind::Nondeterminism { thread, wants: request, site };
                        replay.differs = Some(Fault::new(kind, vec![id]));
                        return;
                    }
                    let value = match label {
                        Label::Write { location, .. } => replay.wrote(graph, location, id),
                        _ => self.value_of(graph, label),
                    };
                    self.program.done(thread, value);
                    replay.done[thread] += 1;
                    replay.count += 1;
                }
            }
            if replay.count == before {
                return;
            }
        }
    }

    /// A fault, if it is more than a suspicion: if its first event is one too when the thread of
    /// the last one goes first.
    fn confirmed(&mut self, fault: Fault) -> Option<Fault> {
        let (&first, &last) = match fault.is_suspicion {
            true => fault.events.first().zip(fault.events.last())?,
            false => return Some(fault),
        };
        let graph = self.graph.clone();
        let prefix = &graph.event(last).prefix;
        let mut replay = Replay::new(&graph);
        self.program.reset();
        self.replay_all(&graph, &mut replay, |_, id| prefix.contains(id));
        let mut is_fault = false;
        self.replay_all(&graph, &mut replay, |program, id| {
            is_fault |= id == first && program.access(&graph, id).is_some();
            !is_fault
        });
        // What else it finds wrong on the way, it found before.
        self.program.fault(&self.graph);
        replay.differs.or(is_fault.then_some(fault))
    }

    fn value_of(&self, graph: &Graph, label: Label) -> u64 {
        match label {
            Label::Read { location, from: Source::Initial, .. } => self.program.initial(location),
            Label::Read { from: Source::Write(write), .. } => graph.value(write),
            Label::Choice { taken, .. } => taken.into(),
            Label::Spawn { child } => child.into(),
            _ => 0,
        }
    }

    /// The answer to a thread's latest request.
    fn answer(&self, thread: usize) -> u64 {
        let Some(last) = self.graph.threads[thread].last() else { return 0 };
        match last.label {
            Label::Write { location, .. } => {
                let index = self.graph.threads[thread].len() as u32 - 1;
                let id = EventId { thread: thread as u32, index };
                (self.graph.writes(location).last() == Some(&id)).into()
            }
            label => self.value_of(&self.graph, label),
        }
    }

    /// What a thread wants, or what it waits for.
    fn wanted(&mut self, thread: usize) -> Request {
        self.program.wait(thread).unwrap_or_else(|| self.program.request(thread))
    }

    /// What is added next: the second half of a read-modify-write, or the first thread's next event.
    fn choose(&mut self) -> Option<(usize, Request)> {
        let mut first = None;
        for thread in self.threads() {
            let request = self.wanted(thread);
            let is_ready = match request {
                Request::Write { update: true, .. } => return Some((thread, request)),
                Request::End | Request::Block | Request::Wait { .. } => false,
                Request::Join { thread } => self.program.request(thread as usize) == Request::End,
                _ => true,
            };
            if is_ready {
                first = first.or(Some((thread, request)));
            }
        }
        first
    }

    /// Adds an event in one way, and lets the others wait. Whether there is a way.
    fn add(&mut self, thread: usize, request: Request) -> bool {
        let site = self.program.site(thread);
        match request {
            Request::Read { location, order, exchange } => {
                self.add_read(thread, location, order, exchange)
            }
            Request::Write { location, order, value, update } => {
                let label = Label::Write { location, order, value, update };
                self.add_write(thread, label)
            }
            Request::Access { address, size, write } => {
                let access = self.graph.push(thread, Label::Access { address, size, write }, site);
                match self.graph.race(access) {
                    Some(other) => {
                        let graph = self.graph.clone();
                        self.raced(graph, other, access);
                        false
                    }
                    None => true,
                }
            }
            Request::Fence { order } => {
                self.graph.push(thread, Label::Fence { order }, site);
                self.graph.psc_holds()
            }
            Request::Choice { ways } => {
                let taken: Vec<u8> = (0..ways).collect();
                self.branch(&taken, |_, graph, taken| {
                    let choice = graph.push(thread, Label::Choice { ways, taken }, site);
                    graph.event_mut(choice).added_last = taken == 0;
                    true
                })
            }
            Request::Spawn => {
                let child = self.graph.new_thread();
                self.graph.push(thread, Label::Spawn { child }, site);
                true
            }
            Request::Join { thread: child } => {
                self.graph.push(thread, Label::Join { child }, site);
                true
            }
            Request::Block | Request::Wait { .. } | Request::End => unreachable!("not chosen"),
        }
    }

    fn add_read(
        &mut self,
        thread: usize,
        location: u64,
        order: Order,
        exchange: Option<Exchange>,
    ) -> bool {
        let site = self.program.site(thread);
        let places: Vec<usize> = self.graph.readable(location, thread).rev().collect();
        let last = places[0];
        self.branch(&places, |run, graph, place| {
            let from = graph.source(location, place);
            let value = run.value_of(graph, Label::Read { location, order, from, exchange });
            let order = exchange.map_or(order, |exchange| exchange.order(value));
            let label = Label::Read { location, order, from, exchange };
            let read = graph.push(thread, label, site);
            graph.event_mut(read).added_last = place == last;
            graph.psc_holds() && !run.is_race(graph, read)
        })
    }

    fn add_write(&mut self, thread: usize, label: Label) -> bool {
        let Label::Write { location, update, .. } = label else { unreachable!("it is a write") };
        let site = self.program.site(thread);
        let source = self.graph.threads[thread].last().map(|event| event.label);
        let places: Vec<usize> = match source {
            Some(Label::Read { from, .. }) if update => vec![self.graph.place(location, from)],
            _ => self.graph.writable(location, thread).rev().collect(),
        };
        let last = self.graph.writes(location).len();
        self.branch(&places, |run, graph, place| {
            let write = graph.push(thread, label, site);
            graph.mo.entry(location).or_default().insert(place, write);
            graph.event_mut(write).added_last = place == last;
            if !graph.psc_holds() || run.is_race(graph, write) {
                return false;
            }
            run.waiting.extend(graph.revisits(write));
            !update || graph.is_atomic(write)
        })
    }

    /// Goes on with the first way to add an event that `add` finds consistent; the others wait.
    /// Whether there is one.
    fn branch<W: Copy>(
        &mut self,
        ways: &[W],
        mut add: impl FnMut(&mut Self, &mut Graph, W) -> bool,
    ) -> bool {
        let Some((&first, others)) = ways.split_first() else { return false };
        let mut graphs = Vec::new();
        for &way in others {
            let mut graph = self.graph.clone();
            if add(self, &mut graph, way) {
                graphs.push(graph);
            }
        }
        let mut graph = core::mem::take(&mut self.graph);
        let goes = add(self, &mut graph, first).then_some(graph);
        let Some(graph) = goes.or_else(|| graphs.pop()) else { return false };
        self.graph = graph;
        self.waiting.extend(graphs);
        self.found.is_none()
    }

    /// Whether the latest event of a graph races, which is kept.
    fn is_race(&mut self, graph: &Graph, latest: EventId) -> bool {
        if let Some(other) = graph.race(latest) {
            self.raced(graph.clone(), other, latest);
        }
        self.found.is_some()
    }

    fn raced(&mut self, graph: Graph, other: EventId, latest: EventId) {
        let fault = Fault::new(FaultKind::Race, vec![other, latest]);
        self.found = Some(Found::new(self.program, fault, graph));
    }
}

/// How far a replay has come.
#[derive(Default)]
struct Replay {
    /// For each thread, how many of its events.
    done: Vec<usize>,
    count: usize,
    /// For each location, the latest place in modification order.
    written: BTreeMap<Location, usize>,
    /// A thread that did not do what it did before; the replay ends there.
    differs: Option<Fault>,
}

impl Replay {
    fn new(graph: &Graph) -> Self {
        Self { done: vec![0; graph.threads.len()], count: 0, ..Self::default() }
    }

    /// Whether an event's turn has come.
    fn is_next(&self, graph: &Graph, thread: usize, event: &Event) -> bool {
        let is_done = |id: EventId| (id.index as usize) < self.done[id.thread as usize];
        let is_started = self.done[thread] > 0 || graph.spawned[thread].is_none_or(is_done);
        is_started
            && match event.label {
                Label::Read { from: Source::Write(write), .. } => is_done(write),
                Label::Join { child } => {
                    self.done[child as usize] == graph.threads[child as usize].len()
                }
                _ => true,
            }
    }

    /// Notes a write; 1 if it is last in modification order so far.
    fn wrote(&mut self, graph: &Graph, location: Location, write: EventId) -> u64 {
        let place = graph.place(location, Source::Write(write));
        let last = self.written.entry(location).or_insert(0);
        *last = place.max(*last);
        (*last == place).into()
    }
}

impl Graph {
    /// Whether no other read-modify-write reads what the one that ends with `write` reads.
    fn is_atomic(&self, write: EventId) -> bool {
        let read = EventId { index: write.index - 1, ..write };
        let Event { label: Label::Read { location, from, .. }, .. } = *self.event(read) else {
            return false;
        };
        let mut others = self.reads(location).iter().filter(|&&other| other != read);
        !others.any(|&other| self.from(other) == from && self.updates(other))
    }
}

fn matches(label: Label, request: Request) -> bool {
    match (label, request) {
        (
            Label::Read { location, order, exchange, .. },
            Request::Read { location: l, order: o, exchange: e },
        ) => (location, exchange) == (l, e) && (exchange.is_some() || order == o),
        (
            Label::Write { location, order, value, update },
            Request::Write { location: l, order: o, value: v, update: u },
        ) => (location, order, value, update) == (l, o, v, u),
        (
            Label::Access { address, size, write },
            Request::Access { address: a, size: s, write: w },
        ) => (address, size, write) == (a, s, w),
        (Label::Fence { order }, Request::Fence { order: o }) => order == o,
        (Label::Choice { ways, .. }, Request::Choice { ways: w }) => ways == w,
        (Label::Spawn { .. }, Request::Spawn) => true,
        (Label::Join { child }, Request::Join { thread }) => child == thread,
        _ => false,
    }
}

//! TruSt's exploration (POPL 2022, section 3), one graph after the other.
//!
//! A graph is extended by one event at a time. Where an event can be in more than one way (what a
//! read reads, where a write goes in modification order), the graph goes on with one, and the
//! others wait; so do the graphs in which an earlier read is revisited. No set of visited graphs is
//! kept: that none comes twice is a property of the algorithm.

use core::ops::ControlFlow;

use crate::graph::{Event, EventId, Exchange, Graph, Label, Source};
use crate::program::{Order, Program, Request};

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
    /// A data race, at which the exploration ended.
    pub race: Option<Race>,
}

/// A data race: undefined behavior.
#[derive(Clone, Debug)]
pub struct Race {
    /// The execution, up to the race.
    pub graph: Graph,
    /// The two accesses.
    pub accesses: [EventId; 2],
}

/// Calls `visit` with every execution of `program` that RC11 allows, each once, until it breaks or
/// a data race is found.
///
/// # Panics
/// If the program is not deterministic: if a thread that is given the same values does not make
/// the same requests.
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
            Run { program, graph, waiting: &mut waiting, events: limits.events, race: None };
        let end = run.finish();
        let Run { graph, race, .. } = run;
        if race.is_some() {
            explored.race = race;
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
    race: Option<Race>,
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
        self.replay();
        loop {
            let Some((thread, request)) = self.choose() else {
                let all = self.threads().all(|at| self.program.request(at) == Request::End);
                return End::Ended(if all { Ended::Complete } else { Ended::Blocked });
            };
            if self.graph.threads.iter().map(Vec::len).sum::<usize>() >= self.events {
                return End::TooLong;
            }
            if !self.add(thread, request) || self.race.is_some() {
                return End::Inconsistent;
            }
            let value = self.read_value(thread);
            self.program.done(thread, value);
        }
    }

    /// The threads that have been started.
    fn threads(&self) -> impl Iterator<Item = usize> + use<P> {
        let graph = &self.graph;
        let roots = self.program.threads();
        let started = |&thread: &usize| thread < roots || graph.spawned[thread].is_some();
        (0..graph.threads.len()).filter(started).collect::<Vec<_>>().into_iter()
    }

    /// Gives the program the values of the graph.
    fn replay(&mut self) {
        self.program.reset();
        // In the order in which they were added, so that a thread is started before it goes on.
        let mut events: Vec<EventId> = self.graph.events().collect();
        events.sort_by_key(|&id| self.graph.event(id).stamp);
        for id in events {
            let thread = id.thread as usize;
            let label = self.graph.event(id).label;
            let request = self.program.request(thread);
            assert!(
                matches(label, request),
                "thread {thread} is not deterministic: it did {label:?} and now wants {request:?}"
            );
            let value = self.value_of(&self.graph, label);
            self.program.done(thread, value);
        }
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

    /// The value of a thread's latest event.
    fn read_value(&self, thread: usize) -> u64 {
        let last = self.graph.threads[thread].last();
        last.map_or(0, |event| self.value_of(&self.graph, event.label))
    }

    /// What is added next: the second half of a read-modify-write, or the first thread's next event.
    fn choose(&mut self) -> Option<(usize, Request)> {
        let mut first = None;
        for thread in self.threads() {
            let request = self.program.request(thread);
            let is_ready = match request {
                Request::Write { update: true, .. } => return Some((thread, request)),
                Request::End | Request::Block => false,
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
        match request {
            Request::Read { location, order, exchange } => {
                self.add_read(thread, location, order, exchange)
            }
            Request::Write { location, order, value, update } => {
                let label = Label::Write { location, order, value, update };
                self.add_write(thread, label)
            }
            Request::Fence { order } => {
                self.graph.push(thread, Label::Fence { order });
                self.graph.psc_holds()
            }
            Request::Choice { ways } => {
                let taken: Vec<u8> = (0..ways).collect();
                self.branch(&taken, |_, graph, taken| {
                    let choice = graph.push(thread, Label::Choice { ways, taken });
                    graph.event_mut(choice).added_last = taken == 0;
                    true
                })
            }
            Request::Spawn => {
                let child = self.graph.new_thread();
                self.graph.push(thread, Label::Spawn { child });
                true
            }
            Request::Join { thread: child } => {
                self.graph.push(thread, Label::Join { child });
                true
            }
            Request::Block | Request::End => unreachable!("not chosen"),
        }
    }

    fn add_read(
        &mut self,
        thread: usize,
        location: u64,
        order: Order,
        exchange: Option<Exchange>,
    ) -> bool {
        let places: Vec<usize> = self.graph.readable(location, thread).rev().collect();
        let last = places[0];
        self.branch(&places, |run, graph, place| {
            let from = graph.source(location, place);
            let value = run.value_of(graph, Label::Read { location, order, from, exchange });
            let order = exchange.map_or(order, |exchange| exchange.order(value));
            let read = graph.push(thread, Label::Read { location, order, from, exchange });
            graph.event_mut(read).added_last = place == last;
            graph.psc_holds() && !run.is_race(graph, read)
        })
    }

    fn add_write(&mut self, thread: usize, label: Label) -> bool {
        let Label::Write { location, update, .. } = label else { unreachable!("it is a write") };
        let source = self.graph.threads[thread].last().map(|event| event.label);
        let places: Vec<usize> = match source {
            Some(Label::Read { from, .. }) if update => vec![self.graph.place(location, from)],
            _ => self.graph.writable(location, thread).rev().collect(),
        };
        let last = self.graph.writes(location).len();
        self.branch(&places, |run, graph, place| {
            let write = graph.push(thread, label);
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
        self.race.is_none()
    }

    /// Whether the latest event of a graph races, which is kept.
    fn is_race(&mut self, graph: &Graph, latest: EventId) -> bool {
        if let Some(other) = graph.race(latest) {
            self.race = Some(Race { graph: graph.clone(), accesses: [other, latest] });
        }
        self.race.is_some()
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
        (Label::Fence { order }, Request::Fence { order: o }) => order == o,
        (Label::Choice { ways, .. }, Request::Choice { ways: w }) => ways == w,
        (Label::Spawn { .. }, Request::Spawn) => true,
        (Label::Join { child }, Request::Join { thread }) => child == thread,
        _ => false,
    }
}

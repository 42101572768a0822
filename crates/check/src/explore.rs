//! TruSt's exploration (POPL 2022, section 3), one graph after the other.
//!
//! A graph is extended by one event at a time. Where an event can be in more than one way (what a
//! read reads, where a write goes in modification order), the graph goes on with one, and the
//! others wait; so do the graphs in which an earlier read is revisited. No set of visited graphs is
//! kept: that none comes twice is a property of the algorithm.

use crate::graph::{Event, EventId, Graph, Label, Source};
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Explored {
    /// Executions in which every thread ran to its end.
    pub complete: u64,
    /// Executions in which a thread could not go on.
    pub blocked: u64,
    /// Whether a limit was hit, so that there may be more.
    pub is_bounded: bool,
}

/// Calls `visit` with every execution of `program` that RC11 allows, each once.
///
/// # Panics
/// If the program is not deterministic: if a thread that is given the same values does not make
/// the same requests.
pub fn explore<P: Program>(
    program: &mut P,
    limits: &Limits,
    mut visit: impl FnMut(&mut P, &Graph, Ended),
) -> Explored {
    let mut explored = Explored::default();
    let mut waiting = vec![Graph::new(program.threads())];
    while let Some(graph) = waiting.pop() {
        if explored.complete + explored.blocked >= limits.executions {
            explored.is_bounded = true;
            break;
        }
        let mut run = Run { program, graph, waiting: &mut waiting, events: limits.events };
        match run.finish() {
            None => {}
            Some(None) => explored.is_bounded = true,
            Some(Some(ended)) => {
                match ended {
                    Ended::Complete => explored.complete += 1,
                    Ended::Blocked => explored.blocked += 1,
                }
                let graph = run.graph;
                visit(program, &graph, ended);
            }
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
}

impl<P: Program> Run<'_, P> {
    /// Extends the graph as far as it goes: `None` if it is not consistent, `Some(None)` if it has
    /// too many events.
    fn finish(&mut self) -> Option<Option<Ended>> {
        if !self.graph.psc_holds() {
            return None;
        }
        self.replay();
        loop {
            let Some((thread, request)) = self.choose() else {
                let mut threads = 0..self.program.threads();
                let all = threads.all(|thread| self.program.request(thread) == Request::End);
                return Some(Some(if all { Ended::Complete } else { Ended::Blocked }));
            };
            if self.graph.stamp as usize > self.events {
                return Some(None);
            }
            if !self.add(thread, request) {
                return None;
            }
            let value = self.read_value(thread);
            self.program.done(thread, value);
        }
    }

    /// Gives the program the values of the graph.
    fn replay(&mut self) {
        self.program.reset();
        for thread in 0..self.graph.threads.len() {
            for index in 0..self.graph.threads[thread].len() {
                let id = EventId { thread: thread as u32, index: index as u32 };
                let label = self.graph.event(id).label;
                let request = self.program.request(thread);
                assert!(
                    matches(label, request),
                    "thread {thread} is not deterministic: it did {label:?} and now wants {request:?}"
                );
                let value = self.value_of(label);
                self.program.done(thread, value);
            }
        }
    }

    fn value_of(&self, label: Label) -> u64 {
        match label {
            Label::Read { location, from: Source::Initial, .. } => self.program.initial(location),
            Label::Read { from: Source::Write(write), .. } => self.graph.value(write),
            Label::Choice { taken, .. } => taken.into(),
            _ => 0,
        }
    }

    /// The value of a thread's latest event.
    fn read_value(&self, thread: usize) -> u64 {
        self.graph.threads[thread].last().map_or(0, |event| self.value_of(event.label))
    }

    /// What is added next: the second half of a read-modify-write, or the first thread's next event.
    fn choose(&mut self) -> Option<(usize, Request)> {
        let mut first = None;
        for thread in 0..self.program.threads() {
            let request = self.program.request(thread);
            if matches!(request, Request::Write { update: true, .. }) {
                return Some((thread, request));
            }
            if !matches!(request, Request::End | Request::Block) {
                first = first.or(Some((thread, request)));
            }
        }
        first
    }

    /// Adds an event in one way, and lets the others wait. Whether there is a way.
    fn add(&mut self, thread: usize, request: Request) -> bool {
        match request {
            Request::Read { location, order } => self.add_read(thread, location, order),
            Request::Write { location, order, value, update } => {
                let label = Label::Write { location, order, value, update };
                self.add_write(thread, label)
            }
            Request::Fence { order } => {
                self.graph.push(thread, Label::Fence { order });
                self.graph.psc_holds()
            }
            Request::Choice { ways } => {
                let ways = (0..ways).map(|taken| {
                    let mut graph = self.graph.clone();
                    let choice = graph.push(thread, Label::Choice { ways, taken });
                    graph.event_mut(choice).added_last = taken == 0;
                    graph
                });
                let ways = ways.collect();
                self.go_on(ways)
            }
            Request::Block | Request::End => unreachable!("not chosen"),
        }
    }

    fn add_read(&mut self, thread: usize, location: u64, order: Order) -> bool {
        let places = self.graph.readable(location, thread);
        let last = *places.end();
        let ways = places.rev().filter_map(|place| {
            let mut graph = self.graph.clone();
            let from = graph.source(location, place);
            let read = graph.push(thread, Label::Read { location, order, from });
            graph.event_mut(read).added_last = place == last;
            graph.psc_holds().then_some(graph)
        });
        let ways: Vec<Graph> = ways.collect();
        self.go_on(ways)
    }

    fn add_write(&mut self, thread: usize, label: Label) -> bool {
        let Label::Write { location, update, .. } = label else { unreachable!("it is a write") };
        let source = self.graph.threads[thread].last().map(|event| event.label);
        let places: Vec<usize> = match source {
            Some(Label::Read { from, .. }) if update => vec![self.graph.place(location, from)],
            _ => self.graph.writable(location, thread).rev().collect(),
        };
        let last = self.graph.writes(location).len();
        let mut ways = Vec::new();
        for place in places {
            let mut graph = self.graph.clone();
            let write = graph.push(thread, label);
            graph.mo.entry(location).or_default().insert(place, write);
            graph.event_mut(write).added_last = place == last;
            if !graph.psc_holds() {
                continue;
            }
            self.waiting.extend(graph.revisits(write));
            if !update || graph.is_atomic(write) {
                ways.push(graph);
            }
        }
        self.go_on(ways)
    }

    /// Goes on with the first graph; the others wait.
    fn go_on(&mut self, ways: Vec<Graph>) -> bool {
        let mut ways = ways.into_iter();
        let Some(first) = ways.next() else { return false };
        self.graph = first;
        self.waiting.extend(ways);
        true
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
        (Label::Read { location, order, .. }, Request::Read { location: l, order: o }) => {
            (location, order) == (l, o)
        }
        (
            Label::Write { location, order, value, update },
            Request::Write { location: l, order: o, value: v, update: u },
        ) => (location, order, value, update) == (l, o, v, u),
        (Label::Fence { order }, Request::Fence { order: o }) => order == o,
        (Label::Choice { ways, .. }, Request::Choice { ways: w }) => ways == w,
        _ => false,
    }
}

//! Giving a program the values of a graph, so that its threads stand after their latest events.
//!
//! An event comes after all that it depends on, so that memory whose contents the program itself
//! keeps is written before it is read.

use crate::graph::{Event, EventId, Graph, Label, Source};
use crate::program::{Fault, FaultKind, Program, Request};

/// How far a replay has come.
#[derive(Debug, Default)]
pub(crate) struct Replay {
    /// For each thread, how many of its events.
    done: Vec<u32>,
    count: usize,
    /// A thread that did not do what it did before; the replay ends there.
    pub(crate) differs: Option<Fault>,
}

impl Replay {
    /// Takes a program back to its start.
    pub(crate) fn begin<P: Program>(&mut self, program: &mut P, graph: &Graph) {
        self.done.clear();
        self.done.resize(graph.threads.len(), 0);
        self.count = 0;
        self.differs = None;
        program.reset();
    }

    /// Whether all events are done.
    pub(crate) fn is_whole(&self, graph: &Graph) -> bool {
        self.count == graph.count
    }

    /// Does all events of which `goes` says so, as far as others do not keep them from it.
    pub(crate) fn run<P: Program>(
        &mut self,
        program: &mut P,
        graph: &Graph,
        mut goes: impl FnMut(&mut P, EventId) -> bool,
    ) {
        loop {
            let before = self.count;
            for thread in 0..self.done.len() {
                while let Some(event) = graph.threads[thread].get(self.done[thread] as usize)
                    && self.is_next(graph, thread, event)
                {
                    let id = EventId { thread: thread as u32, index: self.done[thread] };
                    if !goes(program, id) {
                        break;
                    }
                    let request = program.request(thread);
                    if !matches(event.label, request) {
                        let (thread, site) = (thread as u32, program.site(thread));
                        let kind = FaultKind::Nondeterminism { thread, wants: request, site };
                        self.differs = Some(Fault::new(kind, vec![id]));
                        return;
                    }
                    self.done[thread] += 1;
                    self.count += 1;
                    answer(program, graph, id, |write| self.is_done(write));
                }
            }
            if self.count == before {
                return;
            }
        }
    }

    fn is_done(&self, id: EventId) -> bool {
        id.index < self.done[id.thread as usize]
    }

    /// Whether an event's turn has come.
    fn is_next(&self, graph: &Graph, thread: usize, event: &Event) -> bool {
        let is_started =
            self.done[thread] > 0 || graph.spawned[thread].is_none_or(|spawn| self.is_done(spawn));
        is_started
            && match event.label {
                Label::Read { from: Source::Write(write), .. } => self.is_done(write),
                Label::Join { child } => {
                    self.done[child as usize] as usize == graph.threads[child as usize].len()
                }
                _ => true,
            }
    }
}

/// Gives a thread the answer to its latest event; `is_done` says which writes it comes after.
pub(crate) fn answer<P: Program>(
    program: &mut P,
    graph: &Graph,
    id: EventId,
    is_done: impl Fn(EventId) -> bool,
) {
    let thread = id.thread as usize;
    let label = graph.event(id).label;
    let value = match label {
        Label::Read { location, from, exchange, .. } => {
            let value = value_of(program, graph, location, from);
            if exchange.is_some_and(|exchange| exchange.fails) {
                program.failed(thread, value);
                return;
            }
            value
        }
        Label::Write { location, .. } => {
            let later = &graph.writes(location)[graph.place(location, Source::Write(id))..];
            (!later.iter().any(|&write| is_done(write))).into()
        }
        Label::Choice { taken, .. } => taken.into(),
        Label::Spawn { child } => child.into(),
        Label::Access { .. } | Label::Fence { .. } | Label::Join { .. } => 0,
    };
    program.done(thread, value);
}

/// What a read of a location reads.
pub(crate) fn value_of<P: Program>(program: &P, graph: &Graph, location: u64, from: Source) -> u64 {
    match from {
        Source::Initial => program.initial(location),
        Source::Write(write) => graph.value(write),
    }
}

fn matches(label: Label, request: Request) -> bool {
    match (label, request) {
        (
            Label::Read { location, exchange: Some(mut exchange), .. },
            Request::Read { location: l, exchange: e, .. },
        ) => {
            exchange.fails = false;
            location == l && Some(exchange) == e
        }
        (
            Label::Read { location, order, exchange: None, .. },
            Request::Read { location: l, order: o, exchange: None, .. },
        ) => (location, order) == (l, o),
        (
            Label::Write { location, order, value, update },
            Request::Write { location: l, order: o, value: v, update: u },
        ) => (location, order, value, update) == (l, o, v, u),
        (
            Label::Access { address, size, write },
            Request::Access { address: a, size: s, write: w },
        ) => (address, size, write) == (a, s, w),
        (Label::Fence { order }, Request::Fence { order: o }) => order == o,
        (Label::Choice { ways, .. }, Request::Choice { ways: w, .. }) => ways == w,
        (Label::Spawn { .. }, Request::Spawn) => true,
        (Label::Join { child }, Request::Join { thread }) => child == thread,
        _ => false,
    }
}

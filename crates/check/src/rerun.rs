//! The execution that a token says, run once.
//!
//! It is run step by step in the order of the token, so that a debugger sees it as it would happen;
//! what the model forbids, now that the program may have been changed, ends it.

use crate::explore::Found;
use crate::graph::{EventId, Exchange, Graph, Label, Location, Source};
use crate::models::Model;
use crate::program::{Fault, FaultKind, Program, Request};
use crate::token::{Shape, Token};

/// How often an execution is run anew because the program would find out more.
const ROUNDS: usize = 100;

/// How often threads may go round at the end until it is seen that they wait.
const SETTLING: usize = 16;

/// A program that says more at the end of an execution.
pub(crate) trait Ends: Program {
    /// What is wrong now that no thread goes on; `is_complete` if all have ended.
    fn at_end(&mut self, is_complete: bool) -> Option<(u32, FaultKind)>;

    /// From now on, a debugger is stopped before a thread makes this event.
    fn stop_before(&mut self, event: Option<EventId>);
}

/// Runs the execution of a token; the bug that it has, if it has one.
///
/// # Errors
/// Why the program has no such execution.
pub(crate) fn rerun<P: Ends>(
    program: &mut P,
    token: &Token,
    model: Model,
) -> Result<Option<Found>, String> {
    let mut is_known = false;
    for _ in 0..ROUNDS {
        let mut run = Rerun::new(program, model);
        let fault = run.all(token)?;
        let Rerun { graph, last, .. } = run;
        match fault {
            // Which event a debugger is to be stopped at is known after a first run.
            _ if !is_known => {
                is_known = true;
                program.stop_before(last);
            }
            Some(fault) => return Ok(Some(Found::new(program, fault, graph))),
            None if program.again() => {}
            None => return Ok(None),
        }
    }
    Ok(None)
}

struct Rerun<'a, P> {
    program: &'a mut P,
    graph: Graph,
    shape: Shape,
    /// The first event of the last step.
    last: Option<EventId>,
}

impl<'a, P: Ends> Rerun<'a, P> {
    fn new(program: &'a mut P, model: Model) -> Self {
        let graph = Graph::new(program.threads(), model);
        program.reset();
        Self { program, graph, shape: Shape::default(), last: None }
    }

    fn all(&mut self, token: &Token) -> Result<Option<Fault>, String> {
        let steps = token.steps.len();
        for (number, &(thread, way)) in (1..).zip(&token.steps) {
            let is_last = number == steps;
            let thread = thread as usize;
            let index = self.graph.threads.get(thread).map_or(0, Vec::len) as u32;
            self.last = Some(EventId { thread: thread as u32, index });
            let told = |why: &str| format!("step {number}: {why}");
            let fault = self.step(thread, way).map_err(told)?;
            if fault.is_some() && (!is_last || self.shape.0 == token.shape) {
                return Ok(fault);
            }
        }
        if self.shape.0 != token.shape {
            return Err("it is of another program, or misspelled".to_owned());
        }
        Ok(self.at_end())
    }

    /// One step of a thread, which is an event or a read-modify-write.
    fn step(&mut self, thread: usize, way: u64) -> Result<Option<Fault>, &'static str> {
        let is_started = thread < self.program.threads()
            || self.graph.spawned.get(thread).is_some_and(Option::is_some);
        if !is_started {
            return Err("its thread has not been started");
        }
        let request = self.program.request(thread);
        let label = self.label(thread, request, way)?;
        let fault = self.add(thread, label, way)?;
        let next = self.program.request(thread);
        if let (None, Label::Read { location, from, .. }) = (&fault, label)
            && let Request::Write { update: true, order, value, .. } = next
        {
            self.shape.add(&label, true);
            let label = Label::Write { location, order, value, update: true };
            let writes = self.graph.writes(location).len();
            let back = writes - self.graph.place(location, from);
            return self.add(thread, label, back as u64);
        }
        self.shape.add(&label, false);
        Ok(fault)
    }

    /// The event that a request makes.
    fn label(&mut self, thread: usize, request: Request, way: u64) -> Result<Label, &'static str> {
        Ok(match request {
            Request::Read { location, order, mut exchange, waits, .. } => {
                let place = self.place(location, way / 2)?;
                if !self.graph.readable(location, thread).contains(&place) {
                    return Err("the model does not allow any more that it reads what it read");
                }
                let from = self.graph.source(location, place);
                let value = self.value(location, from);
                if let Some(exchange) = &mut exchange {
                    exchange.fails = exchange.weak && way % 2 == 1;
                }
                let order = exchange.map_or(order, |exchange| exchange.order(value));
                Label::Read { location, order, from, exchange, waits }
            }
            Request::Write { location, order, value, update } => {
                Label::Write { location, order, value, update }
            }
            Request::Access { address, size, write } => Label::Access { address, size, write },
            Request::Fence { order } => Label::Fence { order },
            Request::Choice { ways, for_no_reason } => {
                let taken = u8::try_from(way).ok().filter(|&taken| taken < ways);
                let taken = taken.ok_or("there is no such way")?;
                Label::Choice { ways, taken, for_no_reason }
            }
            Request::Spawn => {
                let child = if way == 0 { self.graph.spawned.len() as u64 } else { way - 1 };
                let child = u32::try_from(child).ok().filter(|&child| child < 1 << 16);
                Label::Spawn { child: child.ok_or("there is no such thread")? }
            }
            Request::Join { thread: child } => {
                if self.program.request(child as usize) != Request::End {
                    return Err("the thread that it waits for has not ended");
                }
                Label::Join { child }
            }
            Request::End => return Err("its thread has ended"),
            Request::Block | Request::Wait { .. } => return Err("its thread waits"),
        })
    }

    /// So many writes before the end of modification order.
    fn place(&self, location: Location, back: u64) -> Result<usize, &'static str> {
        let writes = self.graph.writes(location).len();
        let back = usize::try_from(back).ok();
        back.and_then(|back| writes.checked_sub(back)).ok_or("there is no such write")
    }

    fn value(&self, location: Location, from: Source) -> u64 {
        match from {
            Source::Initial => self.program.initial(location),
            Source::Write(write) => self.graph.value(write),
        }
    }

    /// Adds an event, and lets its thread go on if nothing is wrong with it.
    fn add(
        &mut self,
        thread: usize,
        label: Label,
        way: u64,
    ) -> Result<Option<Fault>, &'static str> {
        if let Label::Spawn { child } = label {
            let count = self.graph.spawned.len().max(child as usize + 1);
            self.graph.spawned.resize(count, None);
            self.graph.threads.resize_with(count, Vec::new);
        }
        let place = match label {
            Label::Write { location, update, .. } => {
                let place = self.place(location, way)?;
                if !update && !self.graph.writable(location, thread).any(|at| at == place) {
                    return Err("the model does not allow any more that it writes where it wrote");
                }
                Some((location, place))
            }
            _ => None,
        };
        let id = self.graph.push(thread, label, self.program.site(thread));
        let mut answer = 0;
        if let Some((location, place)) = place {
            self.graph.mo.insert(location, place, id);
            answer = u64::from(way == 0);
        }
        if !self.graph.is_ordered() {
            return Err("the model does not allow it any more");
        }
        if let Some(other) = self.graph.race(id) {
            return Ok(Some(Fault::new(FaultKind::Race, vec![other, id])));
        }
        if let Some(kind) = self.program.access(&self.graph, id) {
            return Ok(Some(Fault::new(kind, vec![id])));
        }
        let answer = match label {
            Label::Read { location, from, .. } => self.value(location, from),
            Label::Choice { taken, .. } => taken.into(),
            Label::Spawn { child } => child.into(),
            _ => answer,
        };
        match label {
            Label::Read { exchange: Some(Exchange { fails: true, .. }), .. } => {
                self.program.failed(thread, answer);
            }
            _ => self.program.done(thread, answer),
        }
        // A suspicion is confirmed by another order of steps, which its token has.
        Ok(self.program.fault(&self.graph).filter(|fault| !fault.is_suspicion))
    }

    /// What is wrong now that all steps are done.
    fn at_end(&mut self) -> Option<Fault> {
        let graph = self.graph.clone();
        let mut waiting = self.waiting();
        for _ in 0..SETTLING {
            let reads = waiting.is_none() && self.read_on();
            if !reads {
                break;
            }
            waiting = self.waiting();
        }
        self.graph = graph;
        let last = |thread: u32| self.graph.last(thread as usize);
        let is_complete = waiting.as_ref().is_some_and(Vec::is_empty);
        if let Some((thread, kind)) = self.program.at_end(is_complete) {
            return Some(Fault::new(kind, last(thread).into_iter().collect()));
        }
        let threads = waiting.filter(|waiting| !waiting.is_empty())?;
        let events = threads.iter().filter_map(|&thread| last(thread)).collect();
        Some(Fault::new(FaultKind::Deadlock { threads }, events))
    }

    /// The threads that wait; `None` if others could go on.
    fn waiting(&mut self) -> Option<Vec<u32>> {
        let mut waiting = Vec::new();
        for thread in self.threads() {
            let wants = self.program.wait(thread);
            match wants.unwrap_or_else(|| self.program.request(thread)) {
                Request::End => {}
                Request::Wait { .. } => waiting.push(thread as u32),
                Request::Read { location, exchange: Some(exchange), waits: true, .. } => {
                    let last = self.graph.source(location, self.graph.writes(location).len());
                    if exchange.succeeds(self.value(location, last)) {
                        return None;
                    }
                    waiting.push(thread as u32);
                }
                Request::Join { thread: child } => {
                    if self.program.request(child as usize) == Request::End {
                        return None;
                    }
                    waiting.push(thread as u32);
                }
                _ => return None,
            }
        }
        Some(waiting)
    }

    fn threads(&self) -> Vec<usize> {
        let roots = self.program.threads();
        let is_started = |&thread: &usize| thread < roots || self.graph.spawned[thread].is_some();
        (0..self.graph.threads.len()).filter(is_started).collect()
    }

    /// Lets the threads that want to read what is there do it: one that waits in a loop may have to
    /// go round once more until that is seen. Whether there was one.
    fn read_on(&mut self) -> bool {
        let mut has_read = false;
        for thread in self.threads() {
            if self.program.wait(thread).is_some() {
                continue;
            }
            let request = self.program.request(thread);
            if let Request::Read { exchange: None, .. } = request
                && let Ok(label) = self.label(thread, request, 0)
            {
                has_read |= matches!(self.add(thread, label, 0), Ok(None));
            }
        }
        has_read
    }
}

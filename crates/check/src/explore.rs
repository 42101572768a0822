//! TruSt's exploration (POPL 2022, section 3), one graph after the other.
//!
//! A graph is extended by one event at a time. Where an event can be in more than one way (what a
//! read reads, where a write goes in modification order), the graph goes on with one, and the
//! others wait; so do the graphs in which an earlier read is revisited. No set of visited graphs is
//! kept: that none comes twice is a property of the algorithm.

use core::ops::ControlFlow;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use crate::graph::{Graph, Label, Location};
use crate::models::Model;
use crate::program::{Fault, Program, Request, Site};
use crate::run::{Buffers, End, Run};
use crate::waits::{Known, Waits};
use crate::work::Work;

/// What an exploration is of, and its bounds.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Which executions are allowed.
    pub model: Model,
    /// Executions, complete and blocked.
    pub executions: u64,
    /// Events in one graph.
    pub events: usize,
    /// Threads in one graph.
    pub threads: usize,
    /// Preemptions that an execution [needs](Graph::preemptions): those that need more are left out.
    /// If a loop is seen to wait after something was left out, the exploration begins again, and
    /// visits executions that it has visited before.
    pub preemptions: Option<u32>,
    /// How long it takes.
    pub time: Option<Duration>,
    /// It ends when this is set.
    pub stop: Option<Arc<AtomicBool>>,
    /// Who is told how far it has come, about once a second.
    pub watch: Option<Watch>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            model: Model::default(),
            executions: u64::MAX,
            events: 10_000,
            threads: 1_000,
            preemptions: None,
            time: None,
            stop: None,
            watch: None,
        }
    }
}

/// A limit that was hit, so that there may be more executions than were looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Limit {
    /// [`Limits::preemptions`], and what they were: graphs were left out.
    Preemptions(u32),
    /// [`Limits::events`]: a graph was given up.
    Events,
    /// [`Limits::threads`]: a graph was given up.
    Threads,
    /// [`Limits::executions`].
    Executions,
    /// [`Limits::time`].
    Time,
    /// [`Limits::stop`].
    Stopped,
    /// Who visits the executions wants no more.
    Visitor,
}

/// How far an exploration has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Complete executions so far.
    pub complete: u64,
    /// Blocked executions so far.
    pub blocked: u64,
    /// An estimate of how many there are in all.
    pub estimate: f64,
    /// The time so far.
    pub time: Duration,
}

/// Something that is told how far an exploration has come.
#[derive(Clone)]
pub struct Watch(pub Arc<dyn Fn(&Progress) + Send + Sync>);

impl core::fmt::Debug for Watch {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Watch")
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
    /// The limit, if one was hit: the one that ended the exploration, or the first.
    pub limit: Option<Limit>,
    /// An estimate of how many executions there are in all; what there are if no limit was hit.
    pub estimate: f64,
    /// A bug, at which the exploration ended.
    pub found: Option<Found>,
}

impl Explored {
    pub(crate) fn hit(&mut self, limit: Limit) {
        self.is_bounded = true;
        self.limit = self.limit.max(Some(limit));
    }
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
    /// Values of 16 bytes, by what the graph has for them.
    pub wide: BTreeMap<u64, u128>,
    /// For each thread, what it wants next, and where in the source text.
    pub next: Vec<(Request, Option<Site>)>,
}

impl Found {
    /// A bug of `graph`, with what `program` now says of it.
    pub(crate) fn new<P: Program>(program: &mut P, fault: Fault, graph: Graph) -> Self {
        program.found();
        let locations = graph.mo.keys().chain(graph.reads.keys());
        let initial: BTreeMap<Location, u64> =
            locations.map(|location| (location, program.initial(location))).collect();
        let wide = wide_values(&graph, &initial);
        let wide = wide.map(|value| (value, program.whole(value))).collect();
        let threads = 0..graph.threads.len();
        let next = threads.map(|thread| (program.request(thread), program.site(thread))).collect();
        Self { fault, graph, initial, wide, next }
    }
}

/// The values that a graph has for locations of 16 bytes.
fn wide_values(graph: &Graph, initial: &BTreeMap<Location, u64>) -> impl Iterator<Item = u64> {
    let is_wide = |location: Location| location & 7 == 4;
    let initial = initial.iter().filter(move |&(&location, _)| is_wide(location));
    let events = graph.events().flat_map(move |id| match graph.event(id).label {
        Label::Write { location, value, .. } if is_wide(location) => Some(value),
        Label::Read { location, exchange, .. } if is_wide(location) => {
            exchange.map(|exchange| exchange.expected)
        }
        _ => None,
    });
    initial.map(|(_, &value)| value).chain(events)
}

/// Calls `visit` with every execution of `program` that the model allows, each once, until it
/// breaks or a bug is found. It is one if a thread that is given the same values does not make the
/// same requests.
pub fn explore<P: Program>(
    program: &mut P,
    limits: &Limits,
    mut visit: impl FnMut(&mut P, &Graph, Ended) -> ControlFlow<()>,
) -> Explored {
    let mut clock = Clock::new(limits);
    until_known(|waits| explore_once(program, limits, waits, &mut clock, &mut visit))
}

/// Explores, and again for as long as something was left out by who did not know where loops wait.
pub(crate) fn until_known(mut once: impl FnMut(&Arc<Waits>) -> Explored) -> Explored {
    let waits = Arc::default();
    loop {
        let explored = once(&waits);
        let is_over = explored.found.is_some() || explored.limit > Some(Limit::Threads);
        if is_over || !waits.is_outdated() {
            return explored;
        }
        waits.begin_again();
    }
}

/// Explores; it has to be done again if it is [outdated](Waits::is_outdated).
fn explore_once<P: Program>(
    program: &mut P,
    limits: &Limits,
    waits: &Arc<Waits>,
    clock: &mut Clock<'_>,
    visit: &mut impl FnMut(&mut P, &Graph, Ended) -> ControlFlow<()>,
) -> Explored {
    let mut explored = Explored::default();
    let mut work = Work::whole(program, limits.model);
    work.preemptions = limits.preemptions;
    work.waits = Known::new(waits);
    let mut buffers = Buffers::default();
    loop {
        let (complete, blocked) = (explored.complete, explored.blocked);
        if let Some(limit) = clock.limit(complete + blocked) {
            explored.hit(limit);
            break;
        }
        clock.tell(|time| {
            let estimate = work.estimate(complete + blocked);
            Progress { complete, blocked, estimate, time }
        });
        let end = Run { program, work: &mut work, buffers: &mut buffers, limits }.finish();
        work.finished();
        match end {
            End::Faulty(found) => {
                explored.found = Some(*found);
                break;
            }
            End::Inconsistent => {}
            End::TooLong(limit) => explored.hit(limit),
            End::Ended(ended) => {
                match ended {
                    Ended::Complete => explored.complete += 1,
                    Ended::Blocked => explored.blocked += 1,
                }
                if visit(program, work.graph(), ended).is_break() {
                    explored.hit(Limit::Visitor);
                    break;
                }
            }
        }
        if work.waits.is_over() || !work.next() {
            break;
        }
    }
    if let (true, Some(most)) = (work.has_left_out, limits.preemptions) {
        explored.hit(Limit::Preemptions(most));
    }
    explored.estimate = work.estimate(explored.complete + explored.blocked);
    explored
}

/// How many graphs are extended between two looks at the clock.
const ROUNDS: u32 = 64;

/// When an exploration ends, and when it tells how far it is.
pub(crate) struct Clock<'a> {
    limits: &'a Limits,
    start: Instant,
    told: Duration,
    rounds: u32,
}

impl<'a> Clock<'a> {
    pub(crate) fn new(limits: &'a Limits) -> Self {
        Self { limits, start: Instant::now(), told: Duration::ZERO, rounds: 0 }
    }

    /// The limit that ends the exploration before another graph is extended.
    pub(crate) fn limit(&mut self, executions: u64) -> Option<Limit> {
        if executions >= self.limits.executions {
            return Some(Limit::Executions);
        }
        if self.limits.stop.as_ref().is_some_and(|stop| stop.load(Ordering::Relaxed)) {
            return Some(Limit::Stopped);
        }
        self.rounds = self.rounds.wrapping_add(1);
        let is_over = |time| self.rounds.is_multiple_of(ROUNDS) && self.start.elapsed() >= time;
        self.limits.time.is_some_and(is_over).then_some(Limit::Time)
    }

    /// Tells how far it is, if a second has passed.
    pub(crate) fn tell(&mut self, progress: impl FnOnce(Duration) -> Progress) {
        let Some(Watch(watch)) = &self.limits.watch else { return };
        if !self.rounds.is_multiple_of(ROUNDS) {
            return;
        }
        let time = self.start.elapsed();
        if time - self.told >= Duration::from_secs(1) {
            self.told = time;
            watch(&progress(time));
        }
    }
}

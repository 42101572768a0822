//! Every state that a machine can reach, each once, the nearest first.
//!
//! Breadth first, so that the first way to a state is a shortest one. A step that commutes with all
//! that others can do before it is taken alone, and one that commutes with all until its core needs
//! it is put off until then (persistent sets: Godefroid, *Partial-Order Methods for the
//! Verification of Concurrent Systems*, 1996, chapter 4). No step in a loop of a thread's code is
//! taken alone, so that none of the others is put off for ever.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use interlocked_exec::{LimitHit, Outcome, Outcomes};

use crate::log::Log;
use crate::machine::{Machine, Rule, Status, Violation};
use crate::states::States;

/// The bounds of an exploration, and how it is done.
#[derive(Clone, Debug)]
pub struct Limits {
    /// States visited.
    pub states: usize,
    /// Bytes that the visited states take.
    pub memory: usize,
    /// When to stop.
    pub deadline: Option<Instant>,
    /// Set from outside to stop.
    pub cancel: Option<Arc<AtomicBool>>,
    /// Whether steps that commute are taken in one order only. The outcomes are the same.
    pub reduce: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { states: 20_000_000, memory: 4 << 30, deadline: None, cancel: None, reduce: true }
    }
}

impl Limits {
    pub(crate) fn hit(&self, states: &States) -> Option<LimitHit> {
        if states.len() >= self.states {
            return Some(LimitHit::States(self.states));
        }
        if states.memory() >= self.memory {
            return Some(LimitHit::Memory(self.memory));
        }
        if !states.len().is_multiple_of(1024) {
            return None;
        }
        if self.cancel.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)) {
            return Some(LimitHit::Cancelled);
        }
        self.deadline.filter(|deadline| Instant::now() >= *deadline).map(|_| LimitHit::Deadline)
    }
}

/// What an exploration found.
#[derive(Clone, Debug)]
pub struct Exploration<S> {
    /// The final states, each with the number of states of the machine that end so.
    pub outcomes: Outcomes,
    /// States visited.
    pub states: usize,
    /// Steps taken.
    pub steps: u64,
    /// Bytes that the visited states took.
    pub memory: usize,
    /// A run to each outcome: with [`Limits::reduce`] a short one, else a shortest.
    pub runs: BTreeMap<Outcome, Vec<S>>,
    /// The first state that breaks a rule, with a shortest run to it. The exploration ends there.
    pub violation: Option<(Violation, Vec<S>)>,
}

/// Explores all states of `machine`.
pub fn explore<M: Machine>(machine: &M, limits: &Limits) -> Exploration<M::Step> {
    Explorer::new(machine, limits, &|_| false).run(machine.start())
}

/// Explores from a state on until a run is found that ends as `wanted`. If there is one, the
/// exploration ended with it, and what else it gives is only what was found before.
pub fn find<M: Machine>(
    machine: &M,
    from: M::State,
    limits: &Limits,
    wanted: &dyn Fn(&Outcome) -> bool,
) -> Exploration<M::Step> {
    let filter = machine.program().filter.as_ref();
    let counts = |end: &Outcome| filter.is_none_or(|filter| filter.holds(end)) && wanted(end);
    Explorer::new(machine, limits, &counts).run(from)
}

/// Explores from a state on until a shortest run is found that ends as `wanted`: as [`find`] does,
/// and if there is one, again with all orders of steps, since leaving some out can cost a step.
///
/// If a limit was hit the second time, the run is the first's and the outcomes have the limit:
/// there may be a run with fewer steps.
pub fn shortest<M: Machine>(
    machine: &M,
    from: M::State,
    limits: &Limits,
    wanted: &dyn Fn(&Outcome) -> bool,
) -> Exploration<M::Step> {
    let mut short = find(machine, from.clone(), limits, wanted);
    if !limits.reduce || !short.runs.keys().any(wanted) {
        return short;
    }
    let shortest = find(machine, from, &Limits { reduce: false, ..limits.clone() }, wanted);
    if shortest.runs.keys().any(wanted) {
        return shortest;
    }
    short.outcomes.limits.extend(shortest.outcomes.limits);
    short
}

struct Explorer<'a, M: Machine> {
    machine: &'a M,
    limits: &'a Limits,
    /// The final state with which the exploration ends.
    wanted: &'a dyn Fn(&Outcome) -> bool,
    is_found: bool,
    states: States,
    /// The state before each state, and the step between.
    parents: Vec<(u32, Option<M::Step>)>,
    steps: u64,
    ends: BTreeMap<Outcome, (u64, u32)>,
    hits: BTreeSet<LimitHit>,
    packed: Vec<u8>,
}

impl<'a, M: Machine> Explorer<'a, M> {
    fn new(machine: &'a M, limits: &'a Limits, wanted: &'a dyn Fn(&Outcome) -> bool) -> Self {
        Self {
            machine,
            limits,
            wanted,
            is_found: false,
            states: States::default(),
            parents: Vec::new(),
            steps: 0,
            ends: BTreeMap::new(),
            hits: BTreeSet::new(),
            packed: Vec::new(),
        }
    }

    fn run(mut self, start: M::State) -> Exploration<M::Step> {
        let machine = self.machine;
        let mut violation = None;
        let (mut state, mut next) = (start.clone(), start);
        self.visit(&state, 0, None);
        let mut steps = Vec::new();
        let mut number = 0;
        while !self.is_found && (number as usize) < self.states.len() {
            if let Some(hit) = self.limits.hit(&self.states) {
                self.hits.insert(hit);
                break;
            }
            machine.unpack(self.states.get(number), &mut state);
            if let Some(broken) = self.expand(number, &mut state, &mut next, &mut steps) {
                violation = Some((broken, self.path(number)));
                break;
            }
            number += 1;
        }
        self.finish(violation)
    }

    /// Takes the steps from a state, which is used up.
    fn expand(
        &mut self,
        number: u32,
        state: &mut M::State,
        next: &mut M::State,
        steps: &mut Vec<M::Step>,
    ) -> Option<Violation> {
        if let Some(violation) = self.machine.check(state) {
            return Some(violation);
        }
        match self.machine.status(state) {
            Status::Running => {}
            Status::Ended(outcome) => {
                self.is_found = (self.wanted)(&outcome);
                self.ends.entry(outcome).or_insert((0, number)).0 += 1;
                return None;
            }
            Status::Abandoned(limit) => {
                self.hits.extend(limit);
                return None;
            }
        }
        steps.clear();
        self.machine.steps(state, self.limits.reduce, steps);
        let Some(last) = steps.pop() else {
            let what = "a thread has not ended and nothing can happen".to_owned();
            return Some(Violation { rule: Rule::NoDeadlock, what });
        };
        for &step in &*steps {
            next.clone_from(state);
            self.step(next, number, step);
        }
        self.step(state, number, last);
        None
    }

    /// Takes a step from state number `from`.
    fn step(&mut self, state: &mut M::State, from: u32, step: M::Step) {
        self.machine.take(state, step, &mut Log::off());
        self.steps += 1;
        self.visit(state, from, Some(step));
    }

    fn visit(&mut self, state: &M::State, parent: u32, step: Option<M::Step>) {
        self.packed.clear();
        self.machine.pack(state, &mut self.packed);
        if self.states.insert(&self.packed) {
            self.parents.push((parent, step));
        }
    }

    /// The run to a state.
    fn path(&self, mut number: u32) -> Vec<M::Step> {
        let mut path = Vec::new();
        while let (parent, Some(step)) = self.parents[number as usize] {
            path.push(step);
            number = parent;
        }
        path.reverse();
        path
    }

    fn finish(self, violation: Option<(Violation, Vec<M::Step>)>) -> Exploration<M::Step> {
        let filter = self.machine.program().filter.as_ref();
        let ends = self.ends.iter().filter(|(end, _)| filter.is_none_or(|f| f.holds(end)));
        let mut outcomes = Outcomes { limits: self.hits.clone(), ..Outcomes::default() };
        let mut runs = BTreeMap::new();
        for (outcome, &(count, number)) in ends {
            outcomes.states.insert(outcome.clone(), count);
            runs.insert(outcome.clone(), self.path(number));
        }
        let memory =
            self.states.memory() + self.parents.len() * size_of::<(u32, Option<M::Step>)>();
        Exploration {
            outcomes,
            states: self.states.len(),
            steps: self.steps,
            memory,
            runs,
            violation,
        }
    }
}

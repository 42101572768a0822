//! A run, step by step: what happened, and the state after it.

use crate::log::{Log, Note};
use crate::machine::Machine;
use crate::view::View;

/// A run of a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The state at the start.
    pub start: View,
    /// The steps.
    pub steps: Vec<TraceStep>,
}

/// A step of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceStep {
    /// The step's number among those that could be taken, from 0; what a replay gives.
    pub choice: usize,
    /// How many steps could be taken.
    pub choices: usize,
    /// What happened.
    pub notes: Vec<Note>,
    /// The state after it.
    pub after: View,
}

impl Trace {
    /// The run of `steps`.
    ///
    /// # Panics
    /// If one of the steps cannot be taken where it comes.
    #[must_use]
    pub fn new<M: Machine>(machine: &M, steps: &[M::Step]) -> Self {
        let mut state = machine.start();
        let start = machine.view(&state);
        let mut choices = Vec::new();
        let steps = steps.iter().map(|&step| {
            choices.clear();
            machine.steps(&state, false, &mut choices);
            let choice = choices.iter().position(|&other| other == step);
            let choice = choice.expect("a step of the run can be taken where it comes");
            let mut log = Log::on();
            machine.take(&mut state, step, &mut log);
            let after = machine.view(&state);
            TraceStep { choice, choices: choices.len(), notes: log.notes(), after }
        });
        Self { start, steps: steps.collect() }
    }

    /// The run that the given choices make: [`TraceStep::choice`], one after the other.
    ///
    /// # Errors
    /// The number of the first choice that is not below the number of steps that can be taken.
    pub fn replay<M: Machine>(machine: &M, choices: &[usize]) -> Result<Vec<M::Step>, usize> {
        let mut state = machine.start();
        let mut run = Vec::new();
        let mut steps = Vec::new();
        for (number, &choice) in choices.iter().enumerate() {
            steps.clear();
            machine.steps(&state, false, &mut steps);
            let &step = steps.get(choice).ok_or(number)?;
            machine.take(&mut state, step, &mut Log::off());
            run.push(step);
        }
        Ok(run)
    }
}

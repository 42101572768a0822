//! Why an outcome is allowed or forbidden: an execution that shows it, or the axioms against it.
//!
//! For a forbidden outcome the candidates that have it are enumerated with the model's veto
//! switched off, and the model says what is wrong with each. The shortest complaint is the one to
//! show. If coherence or atomicity already rules out every candidate, those are lifted too.

use core::ops::ControlFlow;

use crate::condition::Condition;
use crate::enumerate::{Candidate, enumerate};
use crate::event::EventStructure;
use crate::limits::Limits;
use crate::model::{Assumptions, FailedCheck, Judge, Judgement, Model, Witness};
use crate::outcome::Outcome;
use crate::program::Program;
use crate::relation::Relation;
use crate::unfold::UnfoldError;
use crate::value::Value;

/// A candidate execution, kept.
#[derive(Clone, Debug)]
pub struct Execution {
    /// Its events.
    pub structure: EventStructure,
    /// rf, co and fr.
    pub witness: Witness,
    /// The value that each event reads or writes; `None` for a fence.
    pub values: Vec<Option<Value>>,
    /// The final state.
    pub outcome: Outcome,
}

impl Execution {
    /// Keeps a candidate.
    #[must_use]
    pub fn of(candidate: &Candidate<'_>) -> Self {
        Self {
            structure: candidate.structure.clone(),
            witness: candidate.witness.clone(),
            values: candidate.values.to_vec(),
            outcome: candidate.outcome.into(),
        }
    }

    /// The size of the execution as a person sees it: edges that cross threads.
    fn weight(&self) -> usize {
        let external = |(a, b): &(usize, usize)| {
            let thread = |event: usize| self.structure.events[event].thread;
            thread(*a) != thread(*b) && thread(*a).is_some()
        };
        self.witness.rf.iter().filter(external).count()
            + self.witness.co.iter().filter(external).count()
    }
}

/// The answer to "why".
#[derive(Clone, Debug)]
pub enum Why {
    /// The outcome is allowed: an execution that has it.
    Allowed(Execution),
    /// The outcome is forbidden: the simplest candidate that has it, and the axioms it violates.
    Forbidden(Execution, Vec<FailedCheck>),
    /// No candidate has the outcome, whatever the model: no write ever writes such values.
    NoCandidate,
    /// A limit came before an answer.
    Unknown,
}

/// How many candidates that have the outcome are compared for the simplest explanation.
const COMPARED_MAX: usize = 64;

/// How many nodes of the search without a veto are visited: it does not prune, and a loop makes it
/// endless for a person who waits.
const VISITED_MAX: u64 = 300_000;

/// Why an outcome that satisfies `condition` is allowed or forbidden by `model`.
///
/// # Errors
/// If the program cannot be unfolded.
pub fn why(
    program: &Program,
    model: &dyn Model,
    condition: &Condition,
    limits: &Limits,
) -> Result<Why, UnfoldError> {
    let limits = Limits { jobs: 1, ..limits.clone() };
    let mut shown: Option<Execution> = None;
    let mut seen = 0;
    let allowed = enumerate(program, model, &limits, &mut |candidate| {
        if condition.holds(candidate.outcome) {
            let execution = Execution::of(candidate);
            if shown.as_ref().is_none_or(|best| execution.weight() < best.weight()) {
                shown = Some(execution);
            }
            seen += 1;
        }
        enough(seen)
    })?;
    if let Some(execution) = shown {
        return Ok(Why::Allowed(execution));
    }
    let mut complete = allowed.complete();
    let limits = Limits { candidates: limits.candidates.min(VISITED_MAX), ..limits };
    for assume in [model.assumptions(), Assumptions::default()] {
        let lenient = Lenient { model, assume };
        let mut best: Option<(Execution, Vec<FailedCheck>)> = None;
        let mut seen = 0;
        let found = enumerate(program, &lenient, &limits, &mut |candidate| {
            if condition.holds(candidate.outcome) {
                let checks = model.explain(candidate.structure, candidate.witness);
                let better = best.as_ref().is_none_or(|(_, old)| length(&checks) < length(old));
                if !checks.is_empty() && better {
                    best = Some((Execution::of(candidate), checks));
                }
                seen += 1;
            }
            enough(seen)
        })?;
        if let Some((execution, checks)) = best {
            return Ok(Why::Forbidden(execution, checks));
        }
        complete &= found.complete();
    }
    Ok(if complete { Why::NoCandidate } else { Why::Unknown })
}

fn enough(seen: usize) -> ControlFlow<()> {
    if seen < COMPARED_MAX { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

/// The fewer axioms are violated, and the shorter the cycle, the better it explains.
fn length(checks: &[FailedCheck]) -> (usize, usize) {
    (checks.len(), checks.iter().map(|check| check.cycle.len()).min().unwrap_or(0))
}

/// A model whose verdict is always yes.
struct Lenient<'a> {
    model: &'a dyn Model,
    assume: Assumptions,
}

impl Model for Lenient<'_> {
    fn name(&self) -> &str {
        self.model.name()
    }

    fn assumptions(&self) -> Assumptions {
        self.assume
    }

    fn flags(&self) -> &[String] {
        &[]
    }

    fn judge<'a>(&'a self, _: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(Yes)
    }

    fn explain(&self, _: &EventStructure, _: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _: &EventStructure, _: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

struct Yes;

impl Judge for Yes {
    fn viable(&mut self, _: &Witness) -> bool {
        true
    }

    fn judge(&mut self, _: &Witness) -> Judgement {
        Judgement { executions: 1, flags: 0 }
    }
}

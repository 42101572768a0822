//! All candidate executions of a program under a model, and the outcomes of the consistent ones.

use core::ops::ControlFlow;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::event::EventStructure;
use crate::limits::{LimitHit, Limits};
use crate::model::{Judgement, Model, Witness};
use crate::outcome::{Outcome, Outcomes};
use crate::program::Program;
use crate::search::{Leaf, Search, Visitor};
use crate::term::Terms;
use crate::unfold::{Skeleton, UnfoldError, Unfolding};
use crate::value::Value;

/// A candidate execution that the model has judged.
#[derive(Debug)]
pub struct Candidate<'a> {
    /// Its events.
    pub structure: &'a EventStructure,
    /// rf, co and fr.
    pub witness: &'a Witness,
    /// The value that each event reads or writes; `None` for a fence.
    pub values: &'a [Option<Value>],
    /// The final state.
    pub outcome: &'a [Value],
    /// The model's verdict.
    pub judgement: Judgement,
}

/// All outcomes that `model` allows.
///
/// With `limits.jobs` above 1 the work is spread over the current rayon pool; the result is the
/// same.
///
/// # Errors
/// If the program cannot be unfolded.
pub fn outcomes(
    program: &Program,
    model: &dyn Model,
    limits: &Limits,
) -> Result<Outcomes, UnfoldError> {
    if limits.jobs > 1 {
        return parallel_outcomes(program, model, limits);
    }
    let mut tally = Tally::default();
    let mut outcomes = enumerate(program, model, limits, &mut |candidate| {
        tally.add(candidate.outcome, candidate.judgement);
        ControlFlow::Continue(())
    })?;
    outcomes.merge(tally.finish(model));
    Ok(outcomes)
}

/// Calls `visit` with every consistent candidate, until it breaks.
///
/// The result has the limits and the number of candidates, and no states.
///
/// # Errors
/// If the program cannot be unfolded.
pub fn enumerate(
    program: &Program,
    model: &dyn Model,
    limits: &Limits,
    visit: &mut dyn FnMut(&Candidate<'_>) -> ControlFlow<()>,
) -> Result<Outcomes, UnfoldError> {
    let unfolding = Unfolding::new(program, limits)?;
    let mut meter = Meter::new(limits, &unfolding.hits);
    for index in 0..unfolding.choices() {
        if meter.tick().is_break() {
            break;
        }
        let skeleton = Skeleton::new(&unfolding, &unfolding.choice(index));
        let mut walk = Walk { program, skeleton: &skeleton, terms: &unfolding.terms, visit, meter };
        let flow = Search::new(&skeleton, &unfolding.terms, model).run(&mut walk);
        meter = walk.meter;
        if flow.is_break() {
            break;
        }
    }
    Ok(meter.outcomes)
}

/// Counts work against the limits.
struct Meter<'a> {
    limits: &'a Limits,
    /// Nodes visited.
    nodes: u64,
    outcomes: Outcomes,
}

impl<'a> Meter<'a> {
    fn new(limits: &'a Limits, hits: &[LimitHit]) -> Self {
        let mut outcomes = Outcomes::default();
        outcomes.limits.extend(hits);
        Self { limits, nodes: 0, outcomes }
    }

    fn tick(&mut self) -> ControlFlow<()> {
        self.nodes += 1;
        if self.nodes > self.limits.candidates {
            self.outcomes.limits.insert(LimitHit::Candidates(self.limits.candidates));
            return ControlFlow::Break(());
        }
        if self.nodes.is_multiple_of(1024)
            && let Some(hit) = self.limits.stop()
        {
            self.outcomes.limits.insert(hit);
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }
}

/// The visitor of one event structure: keeps the consistent candidates that have an outcome.
struct Walk<'a, 'm> {
    program: &'a Program,
    skeleton: &'a Skeleton,
    terms: &'a Terms,
    visit: &'a mut dyn FnMut(&Candidate<'_>) -> ControlFlow<()>,
    meter: Meter<'m>,
}

impl Visitor for Walk<'_, '_> {
    fn tick(&mut self) -> ControlFlow<()> {
        self.meter.tick()
    }

    fn hit(&mut self, hit: LimitHit) {
        self.meter.outcomes.limits.insert(hit);
    }

    fn leaf(&mut self, leaf: &Leaf<'_>) -> ControlFlow<()> {
        self.meter.outcomes.candidates += 1;
        if leaf.judgement.executions == 0 {
            return ControlFlow::Continue(());
        }
        if !self.skeleton.cuts.is_empty() {
            self.meter.outcomes.limits.extend(&self.skeleton.cuts);
            return ControlFlow::Continue(());
        }
        let Some(outcome) = Search::outcome(self.skeleton, self.terms, leaf) else {
            self.hit(LimitHit::Undefined);
            return ControlFlow::Continue(());
        };
        if self.program.filter.as_ref().is_some_and(|filter| !filter.holds(&outcome)) {
            return ControlFlow::Continue(());
        }
        (self.visit)(&Candidate {
            structure: &self.skeleton.structure,
            witness: leaf.witness,
            values: leaf.values,
            outcome: &outcome,
            judgement: leaf.judgement,
        })
    }
}

/// Outcomes being counted.
#[derive(Default)]
struct Tally {
    states: FxHashMap<Outcome, u64>,
    flags: u64,
}

impl Tally {
    fn add(&mut self, outcome: &[Value], judgement: Judgement) {
        self.flags |= judgement.flags;
        if let Some(count) = self.states.get_mut(outcome) {
            *count += judgement.executions;
        } else {
            self.states.insert(outcome.into(), judgement.executions);
        }
    }

    fn finish(self, model: &dyn Model) -> Outcomes {
        let raised = model.flags().iter().enumerate().filter(|(bit, _)| self.flags >> bit & 1 == 1);
        Outcomes {
            flags: raised.map(|(_, name)| name.clone()).collect(),
            states: self.states.into_iter().collect(),
            ..Outcomes::default()
        }
    }
}

/// A piece of work: an event structure, and the writes that its first reads take.
struct Piece {
    skeleton: usize,
    prefix: Vec<usize>,
}

fn parallel_outcomes(
    program: &Program,
    model: &dyn Model,
    limits: &Limits,
) -> Result<Outcomes, UnfoldError> {
    let unfolding = Unfolding::new(program, limits)?;
    let mut all = Meter::new(limits, &unfolding.hits).outcomes;
    // Event structures are built in batches: there may be very many of them.
    let batch = limits.jobs as u128 * 64;
    let mut start = 0;
    while start < unfolding.choices() {
        if let Some(hit) = limits.stop() {
            all.limits.insert(hit);
            break;
        }
        let end = unfolding.choices().min(start + batch);
        all.merge(parallel_batch(program, model, limits, &unfolding, start..end));
        if all.candidates >= limits.candidates {
            all.limits.insert(LimitHit::Candidates(limits.candidates));
            break;
        }
        start = end;
    }
    Ok(all)
}

fn parallel_batch(
    program: &Program,
    model: &dyn Model,
    limits: &Limits,
    unfolding: &Unfolding<'_>,
    choices: core::ops::Range<u128>,
) -> Outcomes {
    let count = (choices.end - choices.start) as usize;
    let wanted = (limits.jobs * 8).div_ceil(count);
    let skeletons: Vec<Skeleton> =
        choices.map(|index| Skeleton::new(unfolding, &unfolding.choice(index))).collect();
    let mut hits = Outcomes::default();
    let mut pieces = Vec::new();
    for (index, skeleton) in skeletons.iter().enumerate() {
        let mut walk = Walk {
            program,
            skeleton,
            terms: &unfolding.terms,
            visit: &mut |_| ControlFlow::Continue(()),
            meter: Meter::new(limits, &[]),
        };
        let prefixes = Search::new(skeleton, &unfolding.terms, model).split(wanted, &mut walk);
        hits.merge(walk.meter.outcomes);
        pieces.extend(prefixes.into_iter().map(|prefix| Piece { skeleton: index, prefix }));
    }
    let run = |piece: &Piece| {
        let skeleton = &skeletons[piece.skeleton];
        let mut tally = Tally::default();
        let mut walk = Walk {
            program,
            skeleton,
            terms: &unfolding.terms,
            visit: &mut |candidate| {
                tally.add(candidate.outcome, candidate.judgement);
                ControlFlow::Continue(())
            },
            meter: Meter::new(limits, &[]),
        };
        let mut search = Search::new(skeleton, &unfolding.terms, model);
        // A piece that stops early has put the reason into its limits.
        let _ = search.run_from(&piece.prefix, &mut walk);
        let mut outcomes = walk.meter.outcomes;
        outcomes.merge(tally.finish(model));
        outcomes
    };
    let merge = |mut a: Outcomes, b: Outcomes| {
        a.merge(b);
        a
    };
    merge(hits, pieces.par_iter().map(run).reduce(Outcomes::default, merge))
}

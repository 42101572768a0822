//! The twin of the search: every write of the cell for every read, every order of writes, and the
//! model asked only about complete candidates. Slow, and simple enough to be seen right.
//!
//! It shares the unfolding with the search, and nothing else.

use std::collections::BTreeMap;

use crate::event::EventKind;
use crate::limits::{LimitHit, Limits};
use crate::model::{Model, Witness};
use crate::outcome::{Outcome, Outcomes};
use crate::program::Program;
use crate::relation::Relation;
use crate::unfold::{Skeleton, UnfoldError, Unfolding};
use crate::value::Value;

/// All outcomes that `model` allows, found without any pruning.
///
/// Only [`Limits::unroll`], [`Limits::paths`] and [`Limits::steps`] are heeded. The number of
/// candidates is not comparable with that of [`crate::outcomes`], everything else is equal.
///
/// # Errors
/// If the program cannot be unfolded.
pub fn naive_outcomes(
    program: &Program,
    model: &dyn Model,
    limits: &Limits,
) -> Result<Outcomes, UnfoldError> {
    let unfolding = Unfolding::new(program, limits)?;
    let mut found = Outcomes::default();
    found.limits.extend(&unfolding.hits);
    for index in 0..unfolding.choices() {
        let skeleton = Skeleton::new(&unfolding, &unfolding.choice(index));
        for rf in all_rf(&skeleton) {
            if let Some(values) = solve(&skeleton, &unfolding, &rf, &mut found) {
                for co in all_co(&skeleton) {
                    judge(&skeleton, &unfolding, model, (&rf, &co, &values), &mut found);
                }
            }
        }
    }
    Ok(found)
}

/// For each event the write it reads from; only reads have one.
type Sources = Vec<Option<usize>>;

fn events_of(skeleton: &Skeleton, kind: EventKind, cell: Option<u16>) -> Vec<usize> {
    let events = skeleton.structure.events.iter().enumerate();
    events
        .filter(|(_, event)| event.kind == kind && (cell.is_none() || event.cell == cell))
        .map(|(index, _)| index)
        .collect()
}

fn all_rf(skeleton: &Skeleton) -> Vec<Sources> {
    let mut all = vec![vec![None; skeleton.structure.len()]];
    for read in events_of(skeleton, EventKind::Read, None) {
        let cell = skeleton.structure.events[read].cell;
        let writes = events_of(skeleton, EventKind::Write, cell);
        all = all
            .iter()
            .flat_map(|rf| {
                writes.iter().map(move |&write| {
                    let mut longer = rf.clone();
                    longer[read] = Some(write);
                    longer
                })
            })
            .collect();
    }
    all
}

/// The value of every event, or `None` if there is no solution or a constraint fails.
fn solve(
    skeleton: &Skeleton,
    unfolding: &Unfolding<'_>,
    rf: &Sources,
    found: &mut Outcomes,
) -> Option<Vec<Option<Value>>> {
    let structure = &skeleton.structure;
    let mut values: Vec<Option<Value>> = vec![None; structure.len()];
    for _ in 0..=2 * structure.len() {
        for event in 0..structure.len() {
            let known = values.clone();
            let of = |variable| known[skeleton.event_of(variable)];
            values[event] = match (structure.events[event].kind, rf[event]) {
                (EventKind::Fence, _) => None,
                (EventKind::Write, _) => unfolding.terms.evaluate(skeleton.terms[event], &of),
                (EventKind::Read, source) => {
                    let cell = structure.events[event].cell.expect("a read has a cell");
                    let width = structure.cells[cell as usize].width;
                    values[source.expect("a read has a source")].map(|value| value.wrap(width))
                }
            };
        }
    }
    let known = |reads: &[usize]| reads.iter().all(|&read| values[read].is_some());
    let of = |variable| values[skeleton.event_of(variable)];
    for (constraint, reads) in skeleton.constraints.iter().filter(|(_, reads)| known(reads)) {
        debug_assert!(known(reads));
        let Some(value) = unfolding.terms.evaluate(constraint.term(), &of) else {
            found.limits.insert(LimitHit::Undefined);
            return None;
        };
        if !constraint.holds(value) {
            return None;
        }
    }
    for write in events_of(skeleton, EventKind::Write, None) {
        if values[write].is_none() && known(&skeleton.inputs[write]) {
            found.limits.insert(LimitHit::Undefined);
            return None;
        }
    }
    let complete = (0..structure.len())
        .all(|event| structure.events[event].kind == EventKind::Fence || values[event].is_some());
    complete.then_some(values)
}

fn all_co(skeleton: &Skeleton) -> Vec<Relation> {
    let n = skeleton.structure.len();
    let mut all = vec![Relation::new(n)];
    for cell in 0..skeleton.structure.cells.len() {
        let writes = events_of(skeleton, EventKind::Write, Some(cell as u16));
        let (init, others) = writes.split_first().expect("a cell has an initial write");
        let mut orders = Vec::new();
        permutations(&mut others.to_vec(), 0, &mut orders);
        let extend = |co: &Relation| -> Vec<Relation> {
            let with = |order: &Vec<usize>| {
                let mut co = co.clone();
                let line: Vec<usize> = core::iter::once(*init).chain(order.clone()).collect();
                for (at, &first) in line.iter().enumerate() {
                    line[at + 1..].iter().for_each(|&second| co.insert(first, second));
                }
                co
            };
            orders.iter().map(with).collect()
        };
        all = all.iter().flat_map(extend).collect();
    }
    all
}

fn permutations(line: &mut Vec<usize>, from: usize, all: &mut Vec<Vec<usize>>) {
    if from == line.len() {
        all.push(line.clone());
    }
    for at in from..line.len() {
        line.swap(from, at);
        permutations(line, from + 1, all);
        line.swap(from, at);
    }
}

fn judge(
    skeleton: &Skeleton,
    unfolding: &Unfolding<'_>,
    model: &dyn Model,
    (sources, co, values): (&Sources, &Relation, &[Option<Value>]),
    found: &mut Outcomes,
) {
    let n = skeleton.structure.len();
    let mut witness = Witness { rf: Relation::new(n), co: co.clone(), fr: Relation::new(n) };
    for (read, source) in sources.iter().enumerate() {
        if let Some(write) = *source {
            witness.rf.insert(write, read);
            co.successors(write).for_each(|later| witness.fr.insert(read, later));
        }
    }
    found.candidates += 1;
    let judgement = model.judge(&skeleton.structure).judge(&witness);
    if judgement.executions == 0 {
        return;
    }
    if !skeleton.cuts.is_empty() {
        found.limits.extend(&skeleton.cuts);
        return;
    }
    let Some(outcome) = final_state(skeleton, unfolding, co, values) else {
        found.limits.insert(LimitHit::Undefined);
        return;
    };
    if unfolding.program.filter.as_ref().is_none_or(|filter| filter.holds(&outcome)) {
        let one = BTreeMap::from([(outcome, judgement.executions)]);
        let flags = model.flags().iter().enumerate();
        let raised = flags.filter(|(bit, _)| judgement.flags >> bit & 1 == 1);
        let flags = raised.map(|(_, name)| name.clone()).collect();
        found.merge(Outcomes { states: one, flags, ..Outcomes::default() });
    }
}

fn final_state(
    skeleton: &Skeleton,
    unfolding: &Unfolding<'_>,
    co: &Relation,
    values: &[Option<Value>],
) -> Option<Outcome> {
    let of = |variable| values[skeleton.event_of(variable)];
    let last = |cell: u16| {
        let writes = events_of(skeleton, EventKind::Write, Some(cell));
        let last = writes.iter().find(|&&write| co.successors(write).next().is_none());
        let value = values[*last.expect("a cell has a last write")]?;
        Some((value, skeleton.structure.cells[cell as usize].width))
    };
    skeleton.finals.iter().map(|part| part.value(&unfolding.terms, last, &of)).collect()
}

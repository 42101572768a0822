//! Why, in sentences: a cycle told as a story, and an outcome's reads explained.
//!
//! The words are for people who know what a store is and not what `fre` is; each step still names
//! its relation, for those who do.

use std::collections::VecDeque;

use interlocked_exec::{
    Architecture, EventKind, EventStructure, FailedCheck, Relation, Step, Witness,
};

use crate::execution::{EdgeKind, Execution};

/// The story of a violated axiom, a sentence or two.
///
/// `P0 wrote x=1; `mfence` orders that before its read of y=0, which P1's write of y=1 overtakes;
/// …`
#[must_use]
pub fn forbidden(execution: &Execution<'_>, failed: &FailedCheck) -> String {
    let Some(first) = failed.cycle.first() else {
        return format!("The axiom `{}` does not hold.", failed.name);
    };
    let mut story = opening(execution, first.from);
    for step in &failed.cycle {
        story.push_str("; ");
        story.push_str(&tell(execution, step));
    }
    let closes = failed.cycle.last().is_some_and(|last| last.to == first.from);
    let steps = if closes && failed.cycle.len() > 1 {
        ": a cycle"
    } else if closes {
        ": it comes before itself"
    } else {
        ": a pair that must not be"
    };
    format!("{story}{steps}, which `{}` forbids.", failed.name)
}

/// A cycle in the notation of the field: `a -mfence→ c -fre→ d -mfence→ f -fre→ a`.
#[must_use]
pub fn cycle(execution: &Execution<'_>, steps: &[Step]) -> String {
    let Some(first) = steps.first() else { return String::new() };
    let mut text = execution.letter(first.from);
    for step in steps {
        text.push_str(&format!(" -{}→ {}", step.relation, execution.letter(step.to)));
    }
    text
}

/// Whose event it is: `P0's`, or `the initial`.
fn owner(execution: &Execution<'_>, event: usize) -> String {
    match execution.structure.events[event].thread {
        Some(thread) => format!("{}'s", execution.thread_name(usize::from(thread))),
        None => "the initial".into(),
    }
}

/// The event as a noun: `write of x=1`, `read of y=0`, `` `mfence` ``.
fn noun(execution: &Execution<'_>, event: usize) -> String {
    let access =
        |word: &str| format!("{word} of {}={}", execution.place(event), execution.value(event));
    match execution.structure.events[event].kind {
        EventKind::Read => access("read"),
        EventKind::Write => access("write"),
        EventKind::Fence => format!("`{}`", execution.instruction(event)),
    }
}

fn full(execution: &Execution<'_>, event: usize) -> String {
    format!("{} {}", owner(execution, event), noun(execution, event))
}

/// `P0 wrote x=1`.
fn opening(execution: &Execution<'_>, event: usize) -> String {
    let Some(thread) = execution.structure.events[event].thread else {
        return format!("{} is there from the start", noun(execution, event));
    };
    let thread = execution.thread_name(usize::from(thread));
    let (place, value) = (execution.place(event), execution.value(event));
    match execution.structure.events[event].kind {
        EventKind::Read => format!("{thread} read {place}={value}"),
        EventKind::Write => format!("{thread} wrote {place}={value}"),
        EventKind::Fence => format!("{thread} executed {}", noun(execution, event)),
    }
}

/// One step, told of the event that the step before ended with.
fn tell(execution: &Execution<'_>, step: &Step) -> String {
    let events = &execution.structure.events;
    let (from, to) = (&events[step.from], &events[step.to]);
    let same_thread = from.thread.is_some() && from.thread == to.thread;
    let target = if same_thread {
        format!("its {}", noun(execution, step.to).trim_start_matches("its "))
    } else {
        full(execution, step.to)
    };
    let relation = &step.relation;
    match (EdgeKind::of(relation), from.kind, to.kind) {
        (EdgeKind::Rf, ..) => format!("{target} takes that value ({relation})"),
        (EdgeKind::Fr, ..) => format!("{target} overtakes that read ({relation})"),
        (EdgeKind::Co, ..) => format!("{target} overwrites that ({relation})"),
        (EdgeKind::Po, ..) => format!("program order keeps that before {target} ({relation})"),
        (EdgeKind::Dependency, ..) => format!("{target} depends on it ({relation})"),
        (EdgeKind::Model, ..) => match means(execution, step) {
            Some(means) => format!("{means} orders that before {target} ({relation})"),
            None => format!("`{relation}` orders that before {target}"),
        },
    }
}

/// What of the program stands behind a step within a thread, as far as it is plain to see: the one
/// fence between, or a dependency.
fn means(execution: &Execution<'_>, step: &Step) -> Option<String> {
    if let Some(fence) = fence_between(execution, step) {
        return Some(format!("`{fence}`"));
    }
    let structure = execution.structure;
    let dependencies =
        [("address", &structure.addr), ("data", &structure.data), ("control", &structure.ctrl)];
    let named = dependencies.iter().find(|(_, relation)| relation.contains(step.from, step.to));
    named.map(|(name, _)| format!("the {name} dependency"))
}

/// Where the model's text says why it has the relations of a cycle: `` `lob`: Arm ARM B2.3 ``.
#[must_use]
pub fn sources(failed: &FailedCheck) -> Vec<String> {
    let mut sources: Vec<String> = Vec::new();
    for step in &failed.cycle {
        if let Some(reason) = &step.reason
            && EdgeKind::of(&step.relation) == EdgeKind::Model
        {
            let source = format!("`{}`: {reason}", step.relation);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    sources
}

/// The instruction of a fence that stands between the two events and that the relation is named
/// after, as far as names go (`mfence`, `dmb.full`, `bob`).
fn fence_between(execution: &Execution<'_>, step: &Step) -> Option<String> {
    let po = &execution.structure.po;
    let between = |event: &usize| {
        execution.structure.events[*event].kind == EventKind::Fence
            && po.contains(step.from, *event)
            && po.contains(*event, step.to)
    };
    let mut fences = (0..execution.structure.len()).filter(between);
    let fence = fences.next()?;
    fences.next().is_none().then(|| execution.instruction(fence).to_owned())
}

/// A shortest cycle in po and communication: present in exactly those executions that sequential
/// consistency forbids.
#[must_use]
pub fn sequential_cycle(structure: &EventStructure, witness: &Witness) -> Option<Vec<Step>> {
    let relations =
        [("po", &structure.po), ("rf", &witness.rf), ("fr", &witness.fr), ("co", &witness.co)];
    (0..structure.len())
        .filter_map(|start| shortest(&relations, start))
        .min_by_key(|cycle| (cycle.len(), cycle[0].from))
}

/// A shortest way from `start` back to itself.
fn shortest(relations: &[(&str, &Relation)], start: usize) -> Option<Vec<Step>> {
    let n = relations.first()?.1.universe();
    let mut before: Vec<Option<(usize, &str)>> = vec![None; n];
    let mut queue = VecDeque::from([start]);
    while let Some(from) = queue.pop_front() {
        for (name, relation) in relations {
            for to in relation.successors(from) {
                if before[to].is_none() {
                    before[to] = Some((from, name));
                    if to == start {
                        return Some(unwind(&before, start));
                    }
                    queue.push_back(to);
                }
            }
        }
    }
    None
}

fn unwind(before: &[Option<(usize, &str)>], start: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut to = start;
    while let Some((from, name)) = before[to] {
        steps.push(Step { from, to, relation: name.to_owned(), reason: None });
        to = from;
        if to == start {
            break;
        }
    }
    steps.reverse();
    steps
}

/// Why an execution is allowed: which program order it does not keep, or an interleaving that
/// gives it.
#[must_use]
pub fn allowed(execution: &Execution<'_>, model: &str) -> String {
    match sequential_cycle(execution.structure, execution.witness) {
        None => {
            let order: Vec<String> =
                interleaving(execution).iter().map(|&event| execution.letter(event)).collect();
            format!("No reordering is needed: the interleaving {} gives it.", order.join(" "))
        }
        Some(steps) => {
            let po: Vec<&Step> = steps.iter().filter(|step| step.relation == "po").collect();
            let unfenced: Vec<&Step> = po
                .iter()
                .copied()
                .filter(|step| fence_between(execution, step).is_none())
                .collect();
            let relaxed = if unfenced.is_empty() { po } else { unfenced };
            let texts: Vec<String> = relaxed
                .iter()
                .map(|step| {
                    let thread = owner(execution, step.from);
                    let (from, to) = (noun(execution, step.from), noun(execution, step.to));
                    format!("{thread} {from} before its {to}")
                })
                .collect();
            let sentence = format!(
                "In one order of all events it would be a cycle, {}; but `{model}` does not keep all \
                 of this order: {}.",
                cycle(execution, &steps),
                texts.join("; ")
            );
            format!("{sentence}{}", mechanism(execution, &relaxed))
        }
    }
}

/// What a processor does that lets such steps be seen out of order, where that is well known.
fn mechanism(execution: &Execution<'_>, relaxed: &[&Step]) -> &'static str {
    let events = &execution.structure.events;
    let x86 = matches!(execution.program.architecture, Architecture::X86 | Architecture::X86_64);
    let store_then_load = |step: &&Step| {
        events[step.from].kind == EventKind::Write && events[step.to].kind == EventKind::Read
    };
    if x86 && relaxed.iter().all(store_then_load) {
        " A store waits in its processor's store buffer while the load after it reads memory."
    } else {
        ""
    }
}

/// The threads' events in an order that po, rf, co and fr agree with, as far as there is one.
fn interleaving(execution: &Execution<'_>) -> Vec<usize> {
    let Witness { rf, co, fr } = execution.witness;
    let relations = [&execution.structure.po, rf, co, fr];
    let n = execution.structure.len();
    let mut done = vec![false; n];
    let mut order = Vec::new();
    loop {
        let ready = (0..n).find(|&event| {
            let waits = |from: usize| {
                !done[from] && relations.iter().any(|relation| relation.contains(from, event))
            };
            !done[event] && !(0..n).any(waits)
        });
        let Some(event) = ready else { break };
        done[event] = true;
        if execution.structure.events[event].thread.is_some() {
            order.push(event);
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_cycle_is_told_step_by_step() {
        fixture::with_execution(|execution| {
            let failed = execution.failed.expect("the fixture is forbidden");
            insta::assert_snapshot!(forbidden(execution, failed), @"P0 wrote x=1; `mfence` orders that before its read of y=0 (mfence); P1's write of y=1 overtakes that read (fre); `mfence` orders that before its read of x=0 (mfence); P0's write of x=1 overtakes that read (fre): a cycle, which `ghb` forbids.");
            insta::assert_snapshot!(cycle(execution, &failed.cycle), @"a -mfence→ c -fre→ d -mfence→ f -fre→ a");
        });
    }

    #[test]
    fn an_axiom_without_a_cycle_is_named() {
        fixture::with_execution(|execution| {
            let failed = FailedCheck { name: "no-race".into(), reason: None, cycle: vec![] };
            insta::assert_snapshot!(forbidden(execution, &failed), @"The axiom `no-race` does not hold.");
        });
    }

    #[test]
    fn a_relaxed_execution_names_the_order_that_is_not_kept() {
        fixture::with_execution(|execution| {
            insta::assert_snapshot!(allowed(execution, "x86-tso"), @"In one order of all events it would be a cycle, a -po→ c -fr→ d -po→ f -fr→ a; but `x86-tso` does not keep all of this order: P0's write of x=1 before its read of y=0; P1's write of y=1 before its read of x=0. A store waits in its processor's store buffer while the load after it reads memory.");
        });
    }

    #[test]
    fn an_interleaving_is_given_where_there_is_one() {
        fixture::with_execution(|execution| {
            let witness = Witness {
                rf: fixture::relation(8, &[(5, 4), (0, 7)]),
                co: fixture::relation(8, &[(0, 2), (1, 5)]),
                fr: fixture::relation(8, &[(7, 2)]),
            };
            let execution = Execution { witness: &witness, ..execution.clone() };
            insta::assert_snapshot!(allowed(&execution, "sc"), @"No reordering is needed: the interleaving d e f a b c gives it.");
        });
    }
}

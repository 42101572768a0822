//! A program under every execution: how many there are, whether one comes twice, what is wrong.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::ControlFlow;

use interlocked_check::{Ended, EventId, FaultKind, Graph, Label, Limits, Source as From, explore};

use crate::ast::{Form, Source};
use crate::lower::{Parameters, lower};
use crate::machine::{Machine, is_state};
use crate::parser::Result;

/// What was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub(crate) complete: u64,
    pub(crate) blocked: u64,
    /// The sum of the complete executions' hashes, whatever order they come in.
    pub(crate) sum: u64,
    /// Whether an execution came twice.
    pub(crate) is_twice: bool,
    /// Whether a limit was hit.
    pub(crate) is_bounded: bool,
    pub(crate) bug: Option<FaultKind>,
}

/// Whether a bug is what these words say.
pub(crate) fn is(bug: &FaultKind, words: &str) -> bool {
    let words = words.to_lowercase();
    let named: &[&str] = match bug {
        FaultKind::Race => &["race"],
        FaultKind::Panic { .. } => &["safety", "assertion"],
        FaultKind::Deadlock { .. } => &["liveness"],
        FaultKind::Freed | FaultKind::FreedTwice | FaultKind::Unpublished | FaultKind::Null => {
            &["memory", "free"]
        }
        FaultKind::Misuse(text) if text.starts_with("memory") => &["memory"],
        FaultKind::Misuse(text) if text.starts_with("unlock") => &["unlock"],
        _ => &[],
    };
    named.iter().any(|name| words.contains(name))
}

/// The order in which threads are started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    AsWritten,
    Reversed,
}

/// Runs a program until a bug is found, or there were so many executions.
pub(crate) fn run(
    source: &Source,
    parameters: &Parameters,
    form: Form,
    order: Order,
    executions: u64,
) -> Result<Found> {
    let code = lower(source, parameters, form)?;
    let mut threads: Vec<usize> = (0..code.threads.len()).collect();
    if order == Order::Reversed {
        threads.reverse();
    }
    let mut machine = Machine::new(code, threads);
    let (mut found, mut seen) = (Found::default(), HashSet::new());
    let limits = Limits { executions, events: 1000, ..Limits::default() };
    let explored = explore(&mut machine, &limits, |machine, graph, ended| {
        let hash = hash(machine, graph);
        found.is_twice |= !seen.insert(hash);
        if ended == Ended::Complete {
            found.sum = found.sum.wrapping_add(hash);
        }
        ControlFlow::Continue(())
    });
    found.bug = explored.found.map(|bug| {
        let label = bug.fault.events.last().map(|&event| bug.graph.event(event).label);
        match (bug.fault.kind, label.and_then(|label| label.location())) {
            // An access, an allocation and a deallocation that nothing orders.
            (FaultKind::Race, Some(location)) if is_state(location) => FaultKind::Freed,
            (kind, _) => kind,
        }
    });
    found.is_bounded = explored.is_bounded;
    (found.complete, found.blocked) = (explored.complete, explored.blocked);
    Ok(found)
}

/// What an execution is: what each thread did, in the order in which the threads are written, with
/// rf; and mo.
fn hash(machine: &Machine, graph: &Graph) -> u64 {
    let numbers: Vec<usize> = machine.numbers().collect();
    let written = |thread: u32| numbers.iter().position(|&number| number == thread as usize);
    let event = |id: EventId| (written(id.thread), id.index);
    let mut hasher = DefaultHasher::new();
    let mut locations = Vec::new();
    for &number in numbers.iter().filter(|&&number| number != usize::MAX) {
        let labels = graph.thread(number).map(|event| event.label);
        labels.len().hash(&mut hasher);
        for label in labels {
            locations.extend(label.location());
            match label {
                Label::Read { location, order, from, .. } => {
                    let from = match from {
                        From::Initial => None,
                        From::Write(write) => Some(event(write)),
                    };
                    (0, location, order, from).hash(&mut hasher);
                }
                Label::Write { location, order, value, update } => {
                    (1, location, order, value, update).hash(&mut hasher);
                }
                Label::Access { address, write, .. } => (4, address, write).hash(&mut hasher),
                Label::Fence { order } => (2, order).hash(&mut hasher),
                // Threads are started and waited for in different orders.
                _ => 3.hash(&mut hasher),
            }
        }
    }
    locations.sort_unstable();
    locations.dedup();
    for location in locations {
        location.hash(&mut hasher);
        graph.writes(location).iter().for_each(|&write| event(write).hash(&mut hasher));
    }
    hasher.finish()
}

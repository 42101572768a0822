//! Why an execution can be so: what its reads did not see, what its threads wait for, and which
//! orderings are missing.

use super::names;
use super::repair::{Effect, Orderings, Repairs};
use super::steps::noun;
use super::story::{Story, listed};
use super::view::{Change, Origin, Repair};
use crate::advise::Strength;
use crate::graph::{EventId, Label, Location, Source};
use crate::native::allocation;
use crate::program::{FaultKind, Place, Request};
use crate::verdict::Verdict;

/// How many reads that miss something are told.
const MISSED: usize = 4;

/// How many overwritten writes are told.
const LOST: usize = 2;

impl Story<'_> {
    /// For a deadlock: who waits for what.
    pub(super) fn waits(&mut self) {
        let FaultKind::Deadlock { threads } = &self.found.fault.kind else { return };
        for &thread in threads {
            let name = names::thread(thread);
            let told = match self.found.next.get(thread as usize).map(|next| next.0) {
                Some(Request::Join { thread: child }) => {
                    format!("{name} waits for {} to end.", names::thread(child))
                }
                _ => {
                    let Some(location) = self.last_read(thread) else { continue };
                    let place = self.told.names.place(location >> 3);
                    let now = match self.told.graph.writes(location).last() {
                        Some(&write) => {
                            let other = names::thread(write.thread);
                            format!("the last to write to it was {other} ({})", self.number(write))
                        }
                        None => "nothing is ever written to it".to_owned(),
                    };
                    format!("{name} waits for `{place}` to change; {now}.")
                }
            };
            self.why.push(told);
        }
    }

    /// For memory that is not there: who allocated it.
    pub(super) fn allocated(&mut self) {
        let kind = &self.found.fault.kind;
        if !matches!(kind, FaultKind::Freed | FaultKind::Unpublished) {
            return;
        }
        let addresses = self.found.fault.events.iter().filter_map(|&id| self.label(id).address());
        let Some(allocation) = addresses.filter_map(allocation).next() else { return };
        let after = allocation.index.checked_sub(1);
        let after = after.map(|index| self.number(EventId { index, ..allocation }));
        let thread = names::thread(allocation.thread);
        self.why.push(match after.filter(|&number| number > 0) {
            Some(number) => format!("{thread} allocated the memory, after ({number})."),
            None => format!("{thread} allocated the memory."),
        });
    }

    fn last_read(&self, thread: u32) -> Option<Location> {
        let events = self.told.graph.thread(thread as usize);
        let mut read = events.rev().filter(|event| matches!(event.label, Label::Read { .. }));
        read.next()?.label.location()
    }

    /// The reads that do not see what was written before them.
    pub(super) fn missed(&mut self) {
        let missed =
            self.steps.iter().zip(1..).filter_map(|(step, n)| Some((step, n, step.missed?)));
        let missed: Vec<_> = missed.collect();
        let first = missed.len().saturating_sub(MISSED);
        for &(step, number, newer) in &missed[first..] {
            let from = match step.from {
                Some(Origin::Step(from)) => format!("what ({from}) wrote"),
                _ => "the initial value".to_owned(),
            };
            self.why.push(format!(
                "({number}) reads {from}, not what ({newer}) wrote: ({newer}) does not happen \
                 before ({number})."
            ));
            if let Some(place) = step.place.clone() {
                self.marks.push((place, format!("({number}) does not see ({newer})")));
            }
        }
    }

    /// What stronger orderings would do.
    pub(super) fn repairs(
        &mut self,
        repairs: &Repairs,
        check: &dyn Fn(&Orderings) -> Verdict,
    ) -> Vec<Repair> {
        let events = &self.found.fault.events;
        let numbers: Vec<usize> = events.iter().map(|&id| self.number(id)).collect();
        let mut all = Vec::new();
        for (index, (change, effect)) in repairs.changes.iter().enumerate() {
            let changes: Vec<Change> = change
                .iter()
                .map(|(&(site, operation), needed)| Change {
                    place: Place::of(site),
                    operation: noun(operation).to_owned(),
                    written: repairs.written[&(site, operation)].to_string(),
                    needed: needed.to_string(),
                })
                .collect();
            let effect = match (effect, numbers.as_slice()) {
                (Effect::Ordered, &[first, second]) => {
                    format!("({first}) happens before ({second})")
                }
                (Effect::Ordered, &[access]) => format!("the allocation happens before ({access})"),
                (Effect::Ordered, _) => "the two are ordered".to_owned(),
                (Effect::Gone, _) => "this execution is gone".to_owned(),
            };
            let is_sc = change.values().any(|&strength| strength == Strength::SeqCst);
            let then = then(&check(change));
            let missing = missing(&changes, &effect, is_sc, index > 0);
            self.why.push(format!("{missing} {then}"));
            if index == 0 {
                self.marks.extend(changes.iter().map(|change| {
                    let Change { operation, written, needed, .. } = change;
                    let label = format!("this {operation} is {written}; {needed} is needed");
                    (change.place.clone(), label)
                }));
            }
            all.push(Repair { changes, effect, then });
        }
        let is_deadlock = matches!(self.found.fault.kind, FaultKind::Deadlock { .. });
        if all.is_empty() && !repairs.written.is_empty() && !is_deadlock {
            self.why.push(hopeless(&self.found.fault.kind).to_owned());
            self.lost();
        }
        all
    }

    /// The stores that overwrite what their thread has not seen since it last read there.
    fn lost(&mut self) {
        let graph = self.told.graph;
        let lost = self.told.rows.iter().filter_map(|row| {
            let Label::Write { location, update: false, .. } = graph.event(row.first).label else {
                return None;
            };
            let place = graph.place(location, Source::Write(row.first));
            let unseen = *graph.writes(location)[..place - 1].last()?;
            let is_read = |id: &EventId| {
                let label = graph.event(*id).label;
                matches!(label, Label::Read { .. }) && label.location() == Some(location)
            };
            let before = (0..row.first.index).rev().map(|index| EventId { index, ..row.first });
            let read = before.clone().find(is_read)?;
            let seen = graph.place(location, graph.from(read));
            let is_own = |id: EventId| matches!(graph.event(id).label, Label::Write { location: x, .. } if x == location);
            let writes_between = before.take_while(|&id| id != read).any(is_own);
            (seen + 1 < place && !writes_between).then_some((read, unseen, row.first))
        });
        for (read, unseen, write) in lost.take(LOST).collect::<Vec<_>>() {
            let [read, unseen, number] = [read, unseen, write].map(|id| self.number(id));
            let thread = names::thread(write.thread);
            self.why.push(format!(
                "({number}) overwrites what ({unseen}) wrote, which {thread} had not seen when it read, \
                 in ({read}): a read-modify-write reads what it overwrites."
            ));
        }
    }
}

/// The missing edge, in words.
fn missing(changes: &[Change], effect: &str, is_sc: bool, is_another: bool) -> String {
    let named = |change: &Change| {
        let Change { operation, place, written, .. } = change;
        format!("the {operation} at {} is {written}", names::short(place))
    };
    let named: Vec<String> = changes.iter().map(named).collect();
    let needed: Vec<String> = match changes {
        [change] => vec![change.needed.clone()],
        [first, others @ ..] if others.iter().all(|other| other.needed == first.needed) => {
            let all = if others.len() == 1 { "both" } else { "all of them" };
            vec![format!("{} at {all}", first.needed)]
        }
        _ => {
            let needed =
                |change: &Change| format!("{} at {}", change.needed, names::short(&change.place));
            changes.iter().map(needed).collect()
        }
    };
    let (named, needed) = (listed(&named, "and"), listed(&needed, "and"));
    let what = match (is_another, is_sc) {
        (true, _) => "Or",
        (false, false) => "No synchronizes-with",
        (false, true) => "No order that all threads agree on",
    };
    format!("{what}: {named}; with {needed}, {effect}.")
}

/// What the program is with other orderings.
fn then(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Verified { executions: 1, .. } => "Then its only execution has no bug.".to_owned(),
        Verdict::Verified { executions, .. } => {
            format!("Then none of its {executions} executions has a bug.")
        }
        Verdict::Bounded { executions, .. } => {
            format!("Then the first {executions} executions have no bug.")
        }
        Verdict::Bug(report) => {
            format!("Then another execution has a bug: {}.", report.fault.kind.name())
        }
    }
}

/// That orderings are not what is wrong.
fn hopeless(kind: &FaultKind) -> &'static str {
    match kind {
        FaultKind::Race | FaultKind::MixedSizes => {
            "No ordering of these operations orders the two: they need a lock, a join, or a flag \
             that is waited for."
        }
        _ => {
            "It is not a matter of orderings: with SeqCst at every operation this execution is \
             still there."
        }
    }
}

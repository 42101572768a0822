//! A bound on [preemptions](crate::preemption): which graphs are left out.
//!
//! An execution is looked at if it needs no more, and only then. A graph under construction is given
//! up if every execution that comes of it needs more. What will be in all of them is the events that
//! *last*, which no revisit can take out or change. Either there will be no revisit any more; then all
//! events of the graph will be there. Or there will be a first one, by a write that a thread has yet
//! to make; then what that thread has done so far will last from then on, with what it depends on.
//! A part of an execution never needs more than the whole: if all these parts need more, the graph
//! is given up.
//!
//! Bounding the graphs themselves would miss executions, since what is taken out of them again may
//! need more. Marmanis, Kokologiannakis, Vafeiadis, *Reconciling preemption bounding with DPOR*,
//! TACAS 2023, allow for that by a slack; here nothing is looked at in vain that the parts tell of.

use crate::graph::{Event, EventId, Graph, Label, Source};
use crate::preemption::{Counts, Part};
use crate::waits::Round;

impl Graph {
    /// Whether every execution that comes of this graph needs more preemptions than that. Of a thread
    /// that `has_ended` nothing more comes.
    pub(crate) fn needs_more(
        &self,
        most: u32,
        rounds: &[Round],
        has_ended: impl Fn(usize) -> bool,
    ) -> bool {
        let needs_more =
            |counts: &Counts| Part { graph: self, counts, rounds }.preemptions(most).is_none();
        let lasting = self.lasting();
        if needs_more(&lasting) {
            return true;
        }
        let mut is_last = true;
        for thread in (0..self.threads.len()).filter(|&thread| self.is_started(thread)) {
            let mut counts = lasting.clone();
            include(self.latest(thread), &mut counts);
            if !has_ended(thread) && self.is_revisitable_beyond(&counts) {
                is_last = false;
                if !needs_more(&counts) {
                    return false;
                }
            }
        }
        !is_last || needs_more(&self.counts())
    }

    /// Whether the event that was added last may be one for which more preemptions are needed: it
    /// comes after another thread's, or happens for no reason. Others could come right after those
    /// of their thread.
    pub(crate) fn may_need_more(&self) -> bool {
        let Some(newest) = self.newest else { return true };
        let label = self.event(newest).label;
        let comes_after_another = match label {
            Label::Read { from: Source::Write(write), .. } => write.thread != newest.thread,
            Label::Write { location, update: false, .. } => {
                let place = self.place(location, Source::Write(newest));
                match self.source(location, place - 1) {
                    Source::Write(before) => before.thread != newest.thread,
                    Source::Initial => false,
                }
            }
            Label::Join { .. } => true,
            _ => false,
        };
        comes_after_another || label.is_for_no_reason()
    }

    /// The threads that have events, on the latest of which no other thread depends.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        let latest = || (0..self.threads.len()).filter_map(|thread| self.last(thread));
        let depends = move |event: EventId| {
            let mut others = latest().filter(move |other| other.thread != event.thread);
            others.any(|other| self.event(other).prefix.contains(event))
        };
        latest().filter(move |&event| !depends(event)).map(|event| event.thread as usize)
    }

    /// The events that no revisit can take out or change, and what they depend on, so that it can
    /// neither.
    ///
    /// An event that was not added last is taken out by no revisit, since what is removed must be
    /// maximal. What a write that revisited depends on is stable.
    fn lasting(&self) -> Counts {
        let mut counts = vec![0; self.threads.len()];
        for events in &self.threads {
            let last = events.iter().rfind(|event| !event.added_last || event.is_stable);
            include(last, &mut counts);
        }
        counts
    }

    /// Whether there is a read that is none of these events and may be revisited.
    fn is_revisitable_beyond(&self, counts: &Counts) -> bool {
        self.threads.iter().zip(counts).any(|(events, &count)| {
            let is_revisitable = |event: &Event| {
                matches!(event.label, Label::Read { .. }) && event.added_last && !event.is_stable
            };
            events[count as usize..].iter().any(is_revisitable)
        })
    }
}

/// Adds an event, and what it depends on.
fn include(event: Option<&Event>, counts: &mut Counts) {
    let Some(event) = event else { return };
    for (thread, count) in counts.iter_mut().enumerate() {
        *count = (*count).max(event.prefix.count(thread));
    }
}

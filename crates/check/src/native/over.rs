//! The end of an execution: what its threads and statics hold is dropped, and what should have come
//! before it is looked for.
//!
//! A thread that cannot be [run on](super::onward) to its end is unwound from where it is. What its
//! destructors do is no event; one that waits for what cannot come any more is left where it is.
//!
//! Limits: a destructor that panics then, since it does not find what it relies on, aborts the
//! process, as the language has it.

use std::panic::{self, AssertUnwindSafe};

use super::panics::{self, is_unwinding_in};
use super::shared::{MODE, Mode, with_shared};
use super::{Native, coroutine};
use crate::graph::{EventId, Graph};
use crate::program::{Fault, FaultKind, Place, Program, Request};

impl Native {
    /// Ends all threads where they are, and drops what is on their stacks.
    fn end(&mut self) {
        let mut unwinding = Vec::new();
        // A thread may borrow from those that were started before it.
        while let Some(thread) = self.started.pop() {
            with_shared(|shared| shared.running = thread);
            match self.threads[thread].take() {
                // A thread that already unwinds cannot be unwound; others may borrow from it.
                Some(coroutine) if is_unwinding_in(thread) => unwinding.push(coroutine),
                other => drop(other),
            }
        }
        for coroutine in unwinding {
            panics::lose();
            coroutine.forget();
        }
    }

    /// Drops what there is of an execution.
    pub(super) fn clear(&mut self) {
        self.runs_on = true;
        self.run_on();
        self.runs_on = false;
        MODE.set(Mode::Cleanup);
        self.end();
        let left = with_shared(|shared| {
            let left = shared.threads.iter_mut().map(|it| (it.start.take(), it.panic.take()));
            left.filter(|(start, panic)| start.is_some() || panic.is_some()).collect::<Vec<_>>()
        });
        drop(left);
        drop_places();
        panics::repair();
        MODE.set(Mode::Checker);
        with_shared(|shared| shared.clear());
    }

    /// Gives an execution that has a bug up as it is: destructors may not find what they rely on.
    pub(super) fn forget(&mut self) {
        self.started.clear();
        for thread in self.threads.drain(..).flatten() {
            thread.forget();
        }
        with_shared(|shared| core::mem::forget(core::mem::take(shared)));
    }

    /// What was made and never given up in an execution that is complete. What statics hold is
    /// dropped first.
    pub(crate) fn leak(&mut self) -> Option<FaultKind> {
        MODE.set(Mode::Cleanup);
        drop_places();
        MODE.set(Mode::Checker);
        with_shared(|shared| {
            let (what, site) = shared.made.values().min_by_key(|(_, site)| *site)?;
            Some(FaultKind::Leak { what: format!("the {what} made at {}", Place::of(site)) })
        })
    }

    /// An event of a complete execution that does not happen before the end of the first thread, as
    /// it should.
    pub(super) fn too_late(&mut self, graph: &Graph) -> Option<Fault> {
        let events = with_shared(|shared| shared.before_end.clone());
        if events.is_empty() || !(0..self.threads.len()).all(|t| self.request(t) == Request::End) {
            return None;
        }
        let end = graph.event(graph.last(0)?);
        let late = events.into_iter().find(|&id| !end.hb.contains(id))?;
        let what =
            "a lazy static is used by a thread that nobody waits for: the first thread drops \
                    it when it ends"
                .to_owned();
        Some(Fault::new(FaultKind::Misuse(what), vec![late]))
    }
}

/// Whether a request is an operation that others can come before or after, as loom counts them.
pub(super) const fn is_branch(request: Request) -> bool {
    matches!(
        request,
        Request::Read { .. }
            | Request::Write { update: false, .. }
            | Request::Fence { .. }
            | Request::Spawn
            | Request::Join { .. }
    )
}

/// The thread that runs lets others run.
pub(crate) fn branch() {
    with_shared(|shared| shared.branches += 1);
}

/// Limits the operations of the execution.
pub(crate) fn limit_branches(most: usize) {
    with_shared(|shared| shared.most_branches = Some(most));
}

/// An execution with more operations than it may have.
pub(super) fn too_long() -> Option<Fault> {
    let most = with_shared(|shared| shared.most_branches.filter(|&most| shared.branches > most))?;
    let what = format!(
        "the execution has more than {most} operations (`max_branches`): a loop may have no end"
    );
    Some(Fault::new(FaultKind::Misuse(what), Vec::new()))
}

/// The latest event of the thread that runs must happen before the end of the first thread.
pub(crate) fn is_before_end() {
    with_shared(|shared| {
        let thread = shared.running;
        if let Some(index) = shared.threads[thread].steps.checked_sub(1) {
            shared.before_end.push(EventId { thread: thread as u32, index });
        }
    });
}

/// Drops what the execution keeps.
fn drop_places() {
    // To drop what one place holds may make others.
    while let Some(place) = with_shared(|shared| shared.places.pop_first()) {
        // A destructor may give up.
        let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(place)));
    }
}

/// Goes no further, now that the execution is over: what runs is a destructor that waits for what
/// cannot come any more.
pub(crate) fn give_up() -> ! {
    coroutine::give_up()
}

/// A round of a loop that waits, now that the execution is over: it has no end.
pub(crate) fn give_up_later() {
    const ROUNDS: u32 = 1000;
    let rounds = with_shared(|shared| {
        shared.rounds += 1;
        shared.rounds
    });
    if rounds > ROUNDS {
        give_up();
    }
}

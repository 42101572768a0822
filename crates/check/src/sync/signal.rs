//! What a thread that waits is woken by: a word that is set once, for one wait.
//!
//! Each wait has a location of its own, so that there is one write that it can read, and no order
//! of writes to explore.

use super::word::{Modelled as _, Shadow};
use crate::native;
use crate::program::{Order, Request, Site};

/// A wait of a thread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Signal(Shadow);

impl Signal {
    /// One for the next wait of the thread that runs.
    pub(super) fn new() -> Self {
        Self(Shadow::apart(0, native::current(), 0, number(0)))
    }

    /// Waits until it is set.
    pub(super) fn wait(self, order: Order, site: Site) {
        self.0.take_as((1, 2), order, site);
    }

    /// As [`wait`](Self::wait), for a thread that something else may wake: that it waits for ever
    /// is no deadlock.
    pub(super) fn wait_or_leave(self, order: Order, site: Site) {
        if !self.0.exchange((1, 2), order, false, site) {
            native::ask(Request::Block, Some(site));
        }
    }

    /// Wakes the thread.
    pub(super) fn set(self, order: Order, site: Site) {
        self.0.store(1, order, site);
    }
}

/// A number that the thread that runs has not used for this kind of thing in the execution.
pub(super) fn number(kind: u64) -> u64 {
    let thread = native::current();
    // No address that something else is kept under.
    let key = Shadow::apart(kind, thread, 0, 0).address;
    let count = |count: &mut u64| {
        *count += 1;
        *count
    };
    native::aside(|| native::place(key, || 0, count))
}

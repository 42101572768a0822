//! What a thread that waits is woken by: a word that is set once, for one wait.
//!
//! Each wait has a location of its own, so that there is one write that it can read, and no order
//! of writes to explore.

use super::word::{Modelled as _, Shadow};
use crate::native;
use crate::program::{Order, Site};

/// Addresses that no memory has.
const PLACE: u64 = 1 << 57;

/// A wait of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signal {
    address: u64,
}

impl Signal {
    /// One for the next wait of the thread that runs.
    pub(super) fn new() -> Self {
        let thread = PLACE | (native::current() as u64) << 32;
        let number = native::place(
            thread as usize,
            || 0,
            |count: &mut u64| {
                *count += 1;
                *count
            },
        );
        Self { address: thread | number << 3 }
    }

    fn word(self) -> Shadow {
        Shadow { address: self.address as usize, initial: 0 }
    }

    /// Waits until it is set.
    pub(super) fn wait(self, order: Order, site: Site) {
        self.word().take_as((1, 2), order, site);
    }

    /// As [`wait`](Self::wait), for a thread that something else may wake: that it waits for ever
    /// is no deadlock.
    pub(super) fn wait_or_leave(self, order: Order, site: Site) {
        if !self.word().exchange((1, 2), order, false, site) {
            native::ask(crate::Request::Block, Some(site));
        }
    }

    /// Wakes the thread.
    pub(super) fn set(self, order: Order, site: Site) {
        self.word().store(1, order, site);
    }
}

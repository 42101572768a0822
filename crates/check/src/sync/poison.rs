//! Whether a lock is poisoned: a thread panicked while it had it.
//!
//! Who takes the lock reads the flag only if a thread has ever set it, so that a program without
//! panics has no events for it. That it was ever set is kept in what the lock guards.

use super::word::{Modelled as _, Word};
use crate::native;
use crate::program::{Order, Site};

/// What a lock guards.
pub(super) struct Guarded<T: ?Sized> {
    /// Whether a thread of the execution has ever set the flag; who has the lock may ask.
    was_poisoned: bool,
    pub(super) value: T,
}

impl<T> Guarded<T> {
    pub(super) const fn new(value: T) -> Self {
        Self { was_poisoned: false, value }
    }
}

/// The flag of a lock in a check.
#[derive(Debug, Default)]
pub(super) struct Flag(Word);

impl Flag {
    pub(super) const fn new() -> Self {
        Self(Word::new(0))
    }

    /// Whether it is set; for who has the lock.
    pub(super) fn is_set<T: ?Sized>(&self, guarded: &Guarded<T>, site: Site) -> bool {
        guarded.was_poisoned && self.peek(site)
    }

    /// Whether it is set.
    pub(super) fn peek(&self, site: Site) -> bool {
        self.0.load(Order::Relaxed, site) != 0
    }

    /// A thread gives the lock back. If it panics, and did not when it took it, that sets the flag.
    pub(super) fn leave<T: ?Sized>(&self, guarded: &mut Guarded<T>, panicked: bool, site: Site) {
        if !panicked && native::is_unwinding() {
            guarded.was_poisoned = true;
            self.0.store(1, Order::Relaxed, site);
        }
    }

    pub(super) fn clear(&self, site: Site) {
        self.0.store(0, Order::Relaxed, site);
    }

    /// Whether it is set, now that its owner is taken apart.
    pub(super) fn last(&self) -> bool {
        self.0.last() != 0
    }
}

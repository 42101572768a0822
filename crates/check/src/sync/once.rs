//! [`std::sync::Once`].
//!
//! In a check, one word says how far it is. The thread that changes it from the first state runs the
//! initialization, and what it did happens before everything that finds it done.

use core::fmt;
use std::panic::{Location as Caller, RefUnwindSafe, UnwindSafe};

use super::contents::Contents;
use super::word::{Modelled as _, Word};
use crate::native::{self, is_running};
use crate::program::{Order, Site};

/// What the word holds.
const RUNNING: u32 = 1;
const DONE: u32 = 2;
const POISONED: u32 = 3;

/// Something that is done once: [`std::sync::Once`].
pub struct Once {
    real: std::sync::Once,
    state: Word,
    /// Whether it was done, for when an execution is torn down.
    is_done: Contents<bool>,
}

// SAFETY: in a check, only the thread that initializes writes to `is_done`, and only while an
// execution is torn down does another read it: all its threads are one of the system's.
unsafe impl Sync for Once {}

impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

/// What is known of a [`Once`] by who initializes: [`std::sync::OnceState`].
pub struct OnceState {
    is_poisoned: bool,
}

impl OnceState {
    /// Whether another initialization panicked before.
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.is_poisoned
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}

/// Says how an initialization ended.
struct Running<'a> {
    once: &'a Once,
    end: u32,
    site: Site,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        if is_running() {
            self.once.state.store(self.end, Order::Release, self.site);
        }
    }
}

impl Once {
    /// One that was not done.
    #[allow(clippy::new_without_default, reason = "the standard library's has none")]
    #[must_use]
    pub const fn new() -> Self {
        let (real, state) = (std::sync::Once::new(), Word::new(0));
        Self { real, state, is_done: Contents::new(false) }
    }

    /// Runs `work` if nobody did, or waits until it is done.
    ///
    /// # Panics
    /// If `work` of another call panicked.
    #[track_caller]
    pub fn call_once(&self, work: impl FnOnce()) {
        self.call(false, Caller::caller(), |_| work());
    }

    /// As [`call_once`](Self::call_once), also if another call panicked.
    #[track_caller]
    pub fn call_once_force(&self, work: impl FnOnce(&OnceState)) {
        self.call(true, Caller::caller(), work);
    }

    /// Whether it is done.
    #[track_caller]
    pub fn is_completed(&self) -> bool {
        if self.real.is_completed() {
            return true;
        }
        match is_running() {
            true => self.state.load(Order::Acquire, Caller::caller()) == DONE,
            false => native::is_active() && self.was_done(),
        }
    }

    /// Waits until it is done.
    ///
    /// # Panics
    /// If the work panicked.
    #[track_caller]
    pub fn wait(&self) {
        self.wait_for(false, Caller::caller());
    }

    /// Waits until it is done, also if the work panicked before.
    #[track_caller]
    pub fn wait_force(&self) {
        self.wait_for(true, Caller::caller());
    }

    fn wait_for(&self, is_forced: bool, site: Site) {
        if self.real.is_completed() {
            return;
        }
        if is_running() {
            let is_over = |state| state == DONE || state == POISONED && !is_forced;
            if self.state.wait_until(site, is_over) == POISONED {
                poisoned();
            }
        } else if native::is_torn_down() {
            if !self.was_done() {
                native::give_up();
            }
        } else {
            match is_forced {
                true => self.real.wait_force(),
                false => self.real.wait(),
            }
        }
    }

    pub(super) fn call(&self, is_forced: bool, site: Site, work: impl FnOnce(&OnceState)) {
        if self.real.is_completed() {
            return;
        }
        if is_running() {
            return self.call_checked(is_forced, site, work);
        }
        if native::is_active() {
            if !self.was_done() {
                self.set_done();
                work(&OnceState { is_poisoned: false });
            }
            return;
        }
        let mut work = Some(work);
        let mut run = |is_poisoned| {
            if let Some(work) = work.take() {
                work(&OnceState { is_poisoned });
            }
        };
        match is_forced {
            true => self.real.call_once_force(|state| run(state.is_poisoned())),
            false => self.real.call_once(|| run(false)),
        }
    }

    fn call_checked(&self, is_forced: bool, site: Site, work: impl FnOnce(&OnceState)) {
        let begin = |state| match state {
            RUNNING => None,
            DONE => Some(None),
            POISONED if !is_forced => Some(None),
            _ => Some(Some(RUNNING)),
        };
        let is_poisoned = match self.state.modify_or_leave(site, begin) {
            DONE => return,
            POISONED if !is_forced => poisoned(),
            state => state == POISONED,
        };
        let mut running = Running { once: self, end: POISONED, site };
        work(&OnceState { is_poisoned });
        running.end = DONE;
        self.set_done();
    }

    fn was_done(&self) -> bool {
        // SAFETY: nobody writes to it now.
        unsafe { *self.is_done.get() }
    }

    fn set_done(&self) {
        // SAFETY: nobody else refers to it now.
        unsafe { *self.is_done.get() = true };
    }

    /// Forgets that it was done, for its owner.
    pub(super) fn reset(&mut self) {
        *self = Self::new();
    }
}

fn poisoned() -> ! {
    panic!("Once instance has previously been poisoned")
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

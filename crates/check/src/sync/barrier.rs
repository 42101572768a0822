//! [`std::sync::Barrier`].
//!
//! In a check, to arrive is a read-modify-write of a count; the last to arrive leads, and wakes the
//! others. All that came before an arrival happens before all that comes after the barrier.

use core::fmt;
use std::panic::Location as Caller;

use super::signal::Signal;
use super::word::{Modelled as _, Word};
use crate::native::{self, is_running};
use crate::program::Order;

/// A place where threads wait until there are enough of them: [`std::sync::Barrier`].
pub struct Barrier {
    real: std::sync::Barrier,
    threads: u32,
    /// How many have arrived since the last time that there were enough, in a check.
    arrived: Word,
}

/// Whether a thread leads: [`std::sync::BarrierWaitResult`].
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// Whether it does; one of those that were waited for.
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.is_leader()).finish()
    }
}

impl Barrier {
    /// One for a number of threads.
    #[must_use]
    pub const fn new(threads: usize) -> Self {
        Self {
            real: std::sync::Barrier::new(threads),
            threads: threads as u32,
            arrived: Word::new(0),
        }
    }

    /// Waits until there are enough threads.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        if !is_running() {
            // While an execution is torn down, nobody comes.
            return match native::is_active() {
                true => BarrierWaitResult(false),
                false => BarrierWaitResult(self.real.wait().is_leader()),
            };
        }
        let site = Caller::caller();
        let orders = (Order::Acquire, Order::Release);
        let full = self.threads.max(1);
        let old = self.arrived.modify(orders, site, |old| (old + 1) % full);
        if old + 1 == full {
            for signal in self.waiting(core::mem::take) {
                signal.set(Order::Release, site);
            }
            return BarrierWaitResult(true);
        }
        let signal = Signal::new();
        self.waiting(|list| list.push(signal));
        signal.wait(Order::Acquire, site);
        BarrierWaitResult(false)
    }

    /// Does something with the list of those who wait: right after the count was changed, so that
    /// the list is as the count says.
    fn waiting<R>(&self, work: impl FnOnce(&mut Vec<Signal>) -> R) -> R {
        let key = core::ptr::from_ref(&self.arrived).addr();
        native::aside(|| native::place(key, Vec::new, work))
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

//! [`std::sync::Condvar`].
//!
//! In a check, a thread that waits is put on a list before it gives the mutex back, and who notifies
//! takes one from the list, any one, or all. No happens-before comes from that, only from the mutex.
//! That a thread is woken for no reason, or that its time is over, is a choice; both are as if it
//! had given the mutex back and taken it again.
//!
//! Limits: those of [`End`]. A thread that waits with a time limit and is not woken is no deadlock.

use core::fmt;
use std::panic::Location as Caller;
use std::sync::{LockResult, PoisonError};
use std::time::{Duration, Instant};

use super::ending::End;
use super::mutex::MutexGuard;
use super::signal::Signal;
use super::word::{Modelled as _, Word};
use crate::native::{self, is_running};
use crate::program::{Order, Request, Site};

/// A way to wait for what another thread does with a mutex: [`std::sync::Condvar`].
#[derive(Default)]
pub struct Condvar {
    real: std::sync::Condvar,
    /// The lock of the list in a check.
    list: Word,
}

/// Whether a wait ended because its time was over: [`std::sync::WaitTimeoutResult`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether it did.
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    /// A new one, on which nobody waits.
    #[must_use]
    pub const fn new() -> Self {
        Self { real: std::sync::Condvar::new(), list: Word::new(0) }
    }

    /// Gives the mutex back, waits until it is notified, and takes it again.
    ///
    /// # Errors
    /// The mutex is poisoned; it is in the error.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let site = Caller::caller();
        if is_running() {
            return self.pause(guard, false, site).0;
        }
        guard.wait_real(|real| self.real.wait(real))
    }

    /// Waits as long as `condition` holds.
    ///
    /// # Errors
    /// The mutex is poisoned; it is in the error.
    #[track_caller]
    pub fn wait_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// Waits, for no longer than some time.
    ///
    /// # Errors
    /// The mutex is poisoned; it is in the error.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        time: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let site = Caller::caller();
        let (result, is_over) = if is_running() {
            self.pause(guard, true, site)
        } else {
            let mut is_over = true;
            let result = guard.wait_real(|real| {
                let result = self.real.wait_timeout(real, time);
                let (real, time, is_poisoned) = match result {
                    Ok((real, time)) => (real, time, false),
                    Err(error) => {
                        let (real, time) = error.into_inner();
                        (real, time, true)
                    }
                };
                is_over = time.timed_out();
                if is_poisoned { Err(PoisonError::new(real)) } else { Ok(real) }
            });
            (result, is_over)
        };
        let time = WaitTimeoutResult(is_over);
        match result {
            Ok(guard) => Ok((guard, time)),
            Err(error) => Err(PoisonError::new((error.into_inner(), time))),
        }
    }

    /// Waits as long as `condition` holds, for no longer than some time.
    ///
    /// # Errors
    /// The mutex is poisoned; it is in the error.
    #[track_caller]
    pub fn wait_timeout_while<'a, T>(
        &self,
        mut guard: MutexGuard<'a, T>,
        time: Duration,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let start = (!is_running()).then(Instant::now);
        let mut is_over = false;
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let left = match start {
                Some(start) => time.checked_sub(start.elapsed()),
                None => (!is_over).then_some(time),
            };
            let Some(left) = left else { return Ok((guard, WaitTimeoutResult(true))) };
            let result = self.wait_timeout(guard, left)?;
            guard = result.0;
            is_over = result.1.timed_out();
        }
    }

    /// Wakes one thread that waits, if there is one.
    #[track_caller]
    pub fn notify_one(&self) {
        let site = Caller::caller();
        if !is_running() {
            return self.real.notify_one();
        }
        self.list.take_as((0, 1), Order::Relaxed, site);
        let way = match self.waiting(|list| list.len()) {
            ways @ (0 | 1) => ways.checked_sub(1),
            ways => Some(native::ask(
                Request::Choice { ways: ways as u8, for_no_reason: false },
                Some(site),
            ) as usize),
        };
        let woken = way.map(|way| self.waiting(|list| list.remove(way)));
        self.list.store(0, Order::Relaxed, site);
        if let Some(signal) = woken {
            signal.set(Order::Relaxed, site);
        }
    }

    /// Wakes all threads that wait.
    #[track_caller]
    pub fn notify_all(&self) {
        let site = Caller::caller();
        if !is_running() {
            return self.real.notify_all();
        }
        self.list.take_as((0, 1), Order::Relaxed, site);
        let woken = self.waiting(core::mem::take);
        self.list.store(0, Order::Relaxed, site);
        for signal in woken {
            signal.set(Order::Relaxed, site);
        }
    }

    /// Does something with the list of those who wait.
    fn waiting<R>(&self, work: impl FnOnce(&mut Vec<Signal>) -> R) -> R {
        let key = core::ptr::from_ref(&self.list).addr();
        native::aside(|| native::place(key, Vec::new, work))
    }

    /// Waits in a check; also whether the time was over.
    fn pause<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        is_timed: bool,
        site: Site,
    ) -> (LockResult<MutexGuard<'a, T>>, bool) {
        let end = End::choose(true, is_timed, site);
        let signal = (end == End::Woken).then(|| {
            let signal = Signal::new();
            self.list.take_as((0, 1), Order::Relaxed, site);
            self.waiting(|list| list.push(signal));
            self.list.store(0, Order::Relaxed, site);
            signal
        });
        let mutex = guard.mutex();
        drop(guard);
        match signal {
            Some(signal) if is_timed => signal.wait_or_leave(Order::Relaxed, site),
            Some(signal) => signal.wait(Order::Relaxed, site),
            None => {}
        }
        (mutex.lock_at(site), end == End::TimeOver)
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}

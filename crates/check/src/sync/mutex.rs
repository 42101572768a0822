//! [`std::sync::Mutex`].
//!
//! In a check, to take the lock is a compare-exchange that acquires and waits, and to give it back a
//! store that releases; the value is plain memory that the lock guards.
//!
//! Limits: the site of giving the lock back is that of taking it. What is done to a mutex while an
//! execution is torn down waits for nobody.

use core::ptr::NonNull;
use std::panic::Location as Caller;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use super::contents::Contents;
use super::poison::{Flag, Guarded};
use super::word::{Modelled as _, Word};
use crate::native::{self, is_running};
use crate::program::{Order, Site};

/// Mutual exclusion: [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    /// The lock outside of a check.
    real: std::sync::Mutex<()>,
    /// The lock in one.
    locked: Word,
    poison: Flag,
    contents: Contents<Guarded<T>>,
}

// SAFETY: the value moves with it, and nothing else in it belongs to a thread.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// SAFETY: only the thread that has the lock refers to the value; while an execution is torn down,
// all its threads are one of the system's.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

lock!(Mutex, try_lock);
guard_mut!(MutexGuard);

/// The lock of a [`Mutex`], until it is dropped.
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
    guarded: NonNull<Guarded<T>>,
    held: Held<'a>,
}

/// How a lock is held.
enum Held<'a> {
    /// Outside of a check.
    Real { guard: std::sync::MutexGuard<'a, ()> },
    /// By a thread of a check; whether it was panicking when it took the lock, and where it did.
    Checked { panicked: bool, site: Site },
    /// Not at all: an execution is torn down.
    Over,
}

impl<T> Mutex<T> {
    /// A new one that is not locked.
    pub const fn new(value: T) -> Self {
        Self {
            real: std::sync::Mutex::new(()),
            locked: Word::new(0),
            poison: Flag::new(),
            contents: Contents::new(Guarded::new(value)),
        }
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Takes the lock, when nobody else has it.
    ///
    /// # Errors
    /// A thread panicked while it had the lock; the lock is in the error.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if is_running() {
            return self.lock_at(Caller::caller());
        }
        if native::is_active() {
            return Ok(self.guard(Held::Over));
        }
        match self.real.lock() {
            Ok(guard) => Ok(self.guard(Held::Real { guard })),
            Err(error) => {
                let held = Held::Real { guard: error.into_inner() };
                Err(PoisonError::new(self.guard(held)))
            }
        }
    }

    /// Takes the lock, if nobody else has it.
    ///
    /// # Errors
    /// Somebody has the lock, or a thread panicked while it had it; then it is in the error.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        let site = Caller::caller();
        if is_running() {
            return match self.locked.try_take(0, 1, site) {
                true => Ok(self.locked(site)?),
                false => Err(TryLockError::WouldBlock),
            };
        }
        if native::is_active() {
            return Ok(self.guard(Held::Over));
        }
        match self.real.try_lock() {
            Ok(guard) => Ok(self.guard(Held::Real { guard })),
            Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            Err(TryLockError::Poisoned(error)) => {
                let held = Held::Real { guard: error.into_inner() };
                Err(PoisonError::new(self.guard(held)).into())
            }
        }
    }

    /// Takes the lock in a check.
    pub(super) fn lock_at(&self, site: Site) -> LockResult<MutexGuard<'_, T>> {
        self.locked.take(0, 1, site);
        self.locked(site)
    }

    fn guard<'a>(&'a self, held: Held<'a>) -> MutexGuard<'a, T> {
        MutexGuard { mutex: self, guarded: self.guarded(), held }
    }

    /// The guard of a thread of a check that has just taken the lock.
    fn locked(&self, site: Site) -> LockResult<MutexGuard<'_, T>> {
        let guard = self.guard(Held::Checked { panicked: native::is_unwinding(), site });
        // SAFETY: this thread has the lock.
        let guarded = unsafe { guard.guarded.as_ref() };
        match self.poison.is_set(guarded, site) {
            true => Err(PoisonError::new(guard)),
            false => Ok(guard),
        }
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// The mutex that is locked.
    pub(super) fn mutex(&self) -> &'a Mutex<T> {
        self.mutex
    }

    /// Waits outside of a check, with the standard library's guard.
    pub(super) fn wait_real(
        mut self,
        wait: impl FnOnce(std::sync::MutexGuard<'a, ()>) -> LockResult<std::sync::MutexGuard<'a, ()>>,
    ) -> LockResult<Self> {
        let Held::Real { guard } = core::mem::replace(&mut self.held, Held::Over) else {
            // An execution is torn down: nothing waits.
            return Ok(self);
        };
        match wait(guard) {
            Ok(guard) => {
                self.held = Held::Real { guard };
                Ok(self)
            }
            Err(error) => {
                self.held = Held::Real { guard: error.into_inner() };
                Err(PoisonError::new(self))
            }
        }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        let Held::Checked { panicked, site } = self.held else { return };
        if is_running() {
            // SAFETY: this thread has the lock, and nothing refers to the value any more.
            let guarded = unsafe { self.guarded.as_mut() };
            self.mutex.poison.leave(guarded, panicked, site);
            self.mutex.locked.store(0, Order::Release, site);
        }
    }
}

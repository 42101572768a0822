//! [`std::sync::RwLock`].
//!
//! In a check one location has the number of readers, or says that there is a writer. A reader that
//! comes or goes is a read-modify-write of it, a writer takes it from zero with one that waits.
//!
//! Limits: as those of [`Mutex`](super::Mutex). Readers come in some order, and each order is an
//! execution. Who asks to read while others do is let in, also if a writer waits: that a real lock may let it
//! wait for that writer, and so for ever, is not found.
//! A `try_read` that fails acquires what the last writer before released.

use core::mem::ManuallyDrop;
use core::ptr::NonNull;
use std::panic::Location as Caller;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use super::contents::Contents;
use super::poison::{Flag, Guarded};
use super::word::{Modelled as _, Word};
use crate::native::{self, is_running};
use crate::program::{Order, Site};

/// What the location holds while there is a writer.
const WRITER: u32 = u32::MAX;

/// What the location holds when a reader has come, if it may.
fn entered(users: u32) -> Option<u32> {
    (users != WRITER).then(|| users + 1)
}

/// Many readers or one writer: [`std::sync::RwLock`].
pub struct RwLock<T: ?Sized> {
    /// The lock outside of a check.
    real: std::sync::RwLock<()>,
    /// The number of readers in one, or [`WRITER`].
    users: Word,
    poison: Flag,
    contents: Contents<Guarded<T>>,
}

// SAFETY: the value moves with it, and nothing else in it belongs to a thread.
unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
// SAFETY: threads share the value while they read it, and one that writes has it alone; while an
// execution is torn down, all its threads are one of the system's.
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}

lock!(RwLock, try_read);
guard!(RwLockReadGuard);
guard_mut!(RwLockWriteGuard);

/// Leave to read what is in a [`RwLock`], until it is dropped.
pub struct RwLockReadGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    guarded: NonNull<Guarded<T>>,
    held: Held<std::sync::RwLockReadGuard<'a, ()>>,
}

/// Leave to write what is in a [`RwLock`], until it is dropped.
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    lock: &'a RwLock<T>,
    guarded: NonNull<Guarded<T>>,
    held: Held<std::sync::RwLockWriteGuard<'a, ()>>,
}

/// How a lock is held.
enum Held<G> {
    /// Outside of a check.
    Real(G),
    /// By a thread of a check; whether it was panicking when it took the lock, and where it did.
    Checked { panicked: bool, site: Site },
    /// Not at all: an execution is torn down.
    Over,
}

impl<T> RwLock<T> {
    /// A new one that nobody uses.
    pub const fn new(value: T) -> Self {
        Self {
            real: std::sync::RwLock::new(()),
            users: Word::new(0),
            poison: Flag::new(),
            contents: Contents::new(Guarded::new(value)),
        }
    }
}

impl<T: ?Sized> RwLock<T> {
    /// Waits until nobody writes, and then reads.
    ///
    /// # Errors
    /// A thread panicked while it wrote; the lock is in the error.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        let site = Caller::caller();
        if is_running() {
            self.users.modify_when(site, entered);
            return self.reading(site);
        }
        if native::is_active() {
            return Ok(self.reader(Held::Over));
        }
        match self.real.read() {
            Ok(guard) => Ok(self.reader(Held::Real(guard))),
            Err(error) => Err(PoisonError::new(self.reader(Held::Real(error.into_inner())))),
        }
    }

    /// Reads, if nobody writes.
    ///
    /// # Errors
    /// Somebody writes, or a thread panicked while it wrote; then the lock is in the error.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        let site = Caller::caller();
        if is_running() {
            return match self.users.modify_if((Order::Acquire, Order::Relaxed), site, entered) {
                Ok(_) => Ok(self.reading(site)?),
                Err(_) => Err(TryLockError::WouldBlock),
            };
        }
        if native::is_active() {
            return Ok(self.reader(Held::Over));
        }
        match self.real.try_read() {
            Ok(guard) => Ok(self.reader(Held::Real(guard))),
            Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            Err(TryLockError::Poisoned(error)) => {
                Err(PoisonError::new(self.reader(Held::Real(error.into_inner()))).into())
            }
        }
    }

    /// Waits until nobody reads or writes, and then writes.
    ///
    /// # Errors
    /// A thread panicked while it wrote; the lock is in the error.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        let site = Caller::caller();
        if is_running() {
            self.users.take(0, WRITER, site);
            return self.writing(site);
        }
        if native::is_active() {
            return Ok(self.writer(Held::Over));
        }
        match self.real.write() {
            Ok(guard) => Ok(self.writer(Held::Real(guard))),
            Err(error) => Err(PoisonError::new(self.writer(Held::Real(error.into_inner())))),
        }
    }

    /// Writes, if nobody reads or writes.
    ///
    /// # Errors
    /// Somebody reads or writes, or a thread panicked while it wrote; then the lock is in the error.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        let site = Caller::caller();
        if is_running() {
            return match self.users.try_take(0, WRITER, site) {
                true => Ok(self.writing(site)?),
                false => Err(TryLockError::WouldBlock),
            };
        }
        if native::is_active() {
            return Ok(self.writer(Held::Over));
        }
        match self.real.try_write() {
            Ok(guard) => Ok(self.writer(Held::Real(guard))),
            Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            Err(TryLockError::Poisoned(error)) => {
                Err(PoisonError::new(self.writer(Held::Real(error.into_inner()))).into())
            }
        }
    }

    fn reader<'a>(
        &'a self,
        held: Held<std::sync::RwLockReadGuard<'a, ()>>,
    ) -> RwLockReadGuard<'a, T> {
        RwLockReadGuard { lock: self, guarded: self.guarded(), held }
    }

    fn writer<'a>(
        &'a self,
        held: Held<std::sync::RwLockWriteGuard<'a, ()>>,
    ) -> RwLockWriteGuard<'a, T> {
        RwLockWriteGuard { lock: self, guarded: self.guarded(), held }
    }

    /// The guard of a thread of a check that may read from now on.
    fn reading(&self, site: Site) -> LockResult<RwLockReadGuard<'_, T>> {
        let guard = self.reader(Held::Checked { panicked: native::is_unwinding(), site });
        // SAFETY: nobody writes.
        let guarded = unsafe { guard.guarded.as_ref() };
        match self.poison.is_set(guarded, site) {
            true => Err(PoisonError::new(guard)),
            false => Ok(guard),
        }
    }

    /// The guard of a thread of a check that may write from now on.
    fn writing(&self, site: Site) -> LockResult<RwLockWriteGuard<'_, T>> {
        let guard = self.writer(Held::Checked { panicked: native::is_unwinding(), site });
        // SAFETY: nobody else reads or writes.
        let guarded = unsafe { guard.guarded.as_ref() };
        match self.poison.is_set(guarded, site) {
            true => Err(PoisonError::new(guard)),
            false => Ok(guard),
        }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// Goes on reading, and lets others read too; nobody writes between.
    #[track_caller]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T> {
        let mut guard = ManuallyDrop::new(guard);
        let (lock, guarded) = (guard.lock, guard.guarded);
        let held = match core::mem::replace(&mut guard.held, Held::Over) {
            Held::Real(real) => Held::Real(std::sync::RwLockWriteGuard::downgrade(real)),
            Held::Checked { panicked, .. } => {
                let site = Caller::caller();
                if is_running() {
                    lock.users.store(1, Order::Release, site);
                }
                Held::Checked { panicked, site }
            }
            Held::Over => Held::Over,
        };
        RwLockReadGuard { lock, guarded, held }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if let Held::Checked { site, .. } = self.held
            && is_running()
        {
            self.lock.users.modify((Order::Relaxed, Order::Release), site, |users| users - 1);
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if let Held::Checked { panicked, site } = self.held
            && is_running()
        {
            // SAFETY: this thread may write, and nothing refers to the value any more.
            let guarded = unsafe { self.guarded.as_mut() };
            self.lock.poison.leave(guarded, panicked, site);
            self.lock.users.store(0, Order::Release, site);
        }
    }
}

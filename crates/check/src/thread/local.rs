//! Values of which each thread has its own.
//!
//! In a check each thread of each execution makes its own at its first access. When the thread ends,
//! and before others can see that it has, those that need to be dropped are, the last one first
//! (`std` does so on the systems that it has thread-locals of its own for); from then on they cannot
//! be accessed.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::table::{entry, running};
use crate::native;

/// A value of which each thread has its own, as [`std::thread::LocalKey`]; made by
/// [`thread_local!`](crate::thread_local).
pub struct LocalKey<T: 'static> {
    make: fn() -> T,
    real: &'static std::thread::LocalKey<T>,
}

impl<T> core::fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

/// The thread's value was dropped, as [`std::thread::AccessError`].
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AccessError(());

impl core::fmt::Debug for AccessError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl core::fmt::Display for AccessError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("already destroyed")
    }
}

impl core::error::Error for AccessError {}

const DROPPED: &str = "a thread-local was accessed after its thread had dropped it";

/// A thread's values, in the order in which they were made.
pub(super) type Locals = Vec<Local>;

/// A value of a thread.
pub(super) struct Local {
    /// The key's address.
    key: usize,
    /// `None` when it has been dropped.
    value: Option<Rc<dyn Any>>,
    needs_drop: bool,
}

/// Drops the values of the thread that runs, which ends.
pub(crate) fn destroy() {
    let last = || {
        entry(running(), |entry| {
            let is_left = |local: &&mut Local| local.needs_drop && local.value.is_some();
            entry.locals.iter_mut().rev().find(is_left)?.value.take()
        })
    };
    // To drop one may make others.
    while let Some(value) = last() {
        drop(value);
    }
}

impl<T: 'static> LocalKey<T> {
    /// What the macro makes.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(make: fn() -> T, real: &'static std::thread::LocalKey<T>) -> Self {
        Self { make, real }
    }

    /// The thread's value, or what stands in for it: there is none, or it was dropped.
    fn found(&'static self) -> Option<Option<Rc<T>>> {
        let key = core::ptr::from_ref(self).addr();
        let value = entry(running(), |entry| {
            let local = entry.locals.iter().find(|local| local.key == key)?;
            Some(local.value.clone())
        })?;
        Some(value.map(|value| value.downcast().expect("a key has one type")))
    }

    fn put(&'static self, value: T) -> Rc<T> {
        let value = Rc::new(value);
        let local = Local {
            key: core::ptr::from_ref(self).addr(),
            value: Some(Rc::<T>::clone(&value)),
            needs_drop: core::mem::needs_drop::<T>(),
        };
        entry(running(), |entry| entry.locals.push(local));
        value
    }

    /// Calls `work` with the thread's value.
    ///
    /// # Panics
    /// If the value has been dropped.
    pub fn with<R>(&'static self, work: impl FnOnce(&T) -> R) -> R {
        self.try_with(work).expect(DROPPED)
    }

    /// Calls `work` with the thread's value.
    ///
    /// # Errors
    /// If the value has been dropped.
    pub fn try_with<R>(&'static self, work: impl FnOnce(&T) -> R) -> Result<R, AccessError> {
        self.access(None, |value, _| work(value))
    }

    /// As [`try_with`](Self::try_with), with the value to start with; `work` gets it if there is
    /// another already.
    fn access<R>(
        &'static self,
        first: Option<T>,
        work: impl FnOnce(&T, Option<T>) -> R,
    ) -> Result<R, AccessError> {
        if !native::is_running() && !native::is_torn_down() {
            let result = self.real.try_with(|value| work(value, first));
            return result.map_err(|_| AccessError(()));
        }
        let value = match self.found() {
            Some(Some(value)) => return Ok(work(&value, first)),
            Some(None) => return Err(AccessError(())),
            None => first.unwrap_or_else(self.make),
        };
        // To make a value may have made another.
        match self.found() {
            Some(value) => Ok(work(&*value.ok_or(AccessError(()))?, None)),
            None => Ok(work(&self.put(value), None)),
        }
    }
}

/// The shorthands for what can be changed through a shared reference.
macro_rules! shorthands {
    ($($cell:ty),*) => {
        $(
            impl<T: 'static> LocalKey<$cell> {
                /// Changes the thread's value; if there is none yet, it begins with this one.
                ///
                /// # Panics
                /// If it has been dropped.
                pub fn set(&'static self, value: T) {
                    let set = |cell: &$cell, value: Option<$cell>| {
                        if let Some(value) = value {
                            cell.set(value.into_inner());
                        }
                    };
                    self.access(Some(<$cell>::new(value)), set).expect(DROPPED);
                }

                /// A copy of the thread's value.
                ///
                /// # Panics
                /// If it has been dropped.
                pub fn get(&'static self) -> T
                where
                    T: Copy,
                {
                    self.with(<$cell>::get)
                }

                /// Takes the thread's value and leaves the default.
                ///
                /// # Panics
                /// If it has been dropped.
                pub fn take(&'static self) -> T
                where
                    T: Default,
                {
                    self.with(<$cell>::take)
                }

                /// Takes the thread's value and leaves another.
                ///
                /// # Panics
                /// If it has been dropped.
                pub fn replace(&'static self, value: T) -> T {
                    self.with(|cell| cell.replace(value))
                }
            }
        )*
    };
}

shorthands!(std::cell::Cell<T>, crate::cell::Cell<T>);

impl<T: 'static> LocalKey<RefCell<T>> {
    /// Calls `work` with the thread's value.
    ///
    /// # Panics
    /// If it has been dropped or is borrowed mutably.
    pub fn with_borrow<R>(&'static self, work: impl FnOnce(&T) -> R) -> R {
        self.with(|cell| work(&cell.borrow()))
    }

    /// Calls `work` with the thread's value.
    ///
    /// # Panics
    /// If it has been dropped or is borrowed.
    pub fn with_borrow_mut<R>(&'static self, work: impl FnOnce(&mut T) -> R) -> R {
        self.with(|cell| work(&mut cell.borrow_mut()))
    }

    /// Changes the thread's value; if there is none yet, it begins with this one.
    ///
    /// # Panics
    /// If it has been dropped or is borrowed.
    pub fn set(&'static self, value: T) {
        let set = |cell: &RefCell<T>, value: Option<RefCell<T>>| {
            if let Some(value) = value {
                cell.replace(value.into_inner());
            }
        };
        self.access(Some(RefCell::new(value)), set).expect(DROPPED);
    }

    /// Takes the thread's value and leaves the default.
    ///
    /// # Panics
    /// If it has been dropped or is borrowed.
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// Takes the thread's value and leaves another.
    ///
    /// # Panics
    /// If it has been dropped or is borrowed.
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

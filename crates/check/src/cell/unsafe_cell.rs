//! The cell that all others are made of, with accesses that a check sees.
//!
//! The interface is loom's: closures get the pointer, or guards hold it, so that it is known how long
//! an access lasts.

use core::cell;
use std::panic::Location as Caller;

use super::borrow::Borrow;
use crate::native;
use crate::program::Site;

/// Memory that can be changed through a shared reference, as [`std::cell::UnsafeCell`].
///
/// ```
/// use interlocked_check::cell::UnsafeCell;
///
/// let cell = UnsafeCell::new(1);
/// // SAFETY: there is no other access.
/// cell.with_mut(|value| unsafe { *value += 1 });
/// // SAFETY: there is no other access.
/// assert_eq!(cell.with(|value| unsafe { *value }), 2);
/// ```
#[derive(Debug, Default)]
#[repr(transparent)]
pub struct UnsafeCell<T: ?Sized>(cell::UnsafeCell<T>);

impl<T> UnsafeCell<T> {
    /// A cell with a value.
    pub const fn new(value: T) -> Self {
        Self(cell::UnsafeCell::new(value))
    }

    /// The value.
    #[track_caller]
    pub fn into_inner(self) -> T {
        drop(self.borrow(false, Caller::caller()).0);
        self.0.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// Begins to access the value, at the place where this execution has it.
    fn borrow(&self, write: bool, site: Site) -> (Borrow, *mut T) {
        // SAFETY: a reference to the cell is one to its value. What an execution uses is the
        // execution's own or was there before; the latter only executions use while there are some
        // (documentation of [`check`](crate::check())).
        let value = unsafe { native::instance(self.0.get()) };
        // SAFETY: the same value, or the execution's copy of it.
        (unsafe { Borrow::new(value, write, site) }, value)
    }

    /// Calls `work` with the address of the value, which it may read.
    #[track_caller]
    pub fn with<R>(&self, work: impl FnOnce(*const T) -> R) -> R {
        let (_borrow, value) = self.borrow(false, Caller::caller());
        work(value)
    }

    /// Calls `work` with the address of the value, which it may read and write.
    #[track_caller]
    pub fn with_mut<R>(&self, work: impl FnOnce(*mut T) -> R) -> R {
        let (_borrow, value) = self.borrow(true, Caller::caller());
        work(value)
    }

    /// The address of the value, which may be read until the guard is dropped.
    #[track_caller]
    pub fn get(&self) -> ConstPtr<T> {
        let (borrow, value) = self.borrow(false, Caller::caller());
        ConstPtr { borrow, value }
    }

    /// The address of the value, which may be read and written until the guard is dropped.
    #[track_caller]
    pub fn get_mut(&self) -> MutPtr<T> {
        let (borrow, value) = self.borrow(true, Caller::caller());
        MutPtr { borrow, value }
    }

    /// The address of the value; a check does not see what is done with it.
    pub const fn raw_get(this: *const Self) -> *mut T {
        // The cell is its value.
        this as *const cell::UnsafeCell<T> as *const T as *mut T
    }
}

impl<T> From<T> for UnsafeCell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// A value's address, which may be read until this is dropped.
pub struct ConstPtr<T: ?Sized> {
    #[expect(dead_code, reason = "it is dropped")]
    borrow: Borrow,
    value: *const T,
}

/// A value's address, which may be read and written until this is dropped.
pub struct MutPtr<T: ?Sized> {
    #[expect(dead_code, reason = "it is dropped")]
    borrow: Borrow,
    value: *mut T,
}

impl<T: ?Sized> ConstPtr<T> {
    /// The value.
    ///
    /// # Safety
    /// It is there, and nobody writes to it as long as the reference is used.
    pub unsafe fn deref(&self) -> &T {
        // SAFETY: the caller's promise.
        unsafe { &*self.value }
    }

    /// Calls `work` with the address.
    pub fn with<R>(&self, work: impl FnOnce(*const T) -> R) -> R {
        work(self.value)
    }
}

impl<T: ?Sized> MutPtr<T> {
    /// The value.
    ///
    /// # Safety
    /// It is there, and nobody else accesses it as long as the reference is used.
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn deref(&self) -> &mut T {
        // SAFETY: the caller's promise.
        unsafe { &mut *self.value }
    }

    /// Calls `work` with the address.
    pub fn with<R>(&self, work: impl FnOnce(*mut T) -> R) -> R {
        work(self.value)
    }
}

impl<T: ?Sized> core::fmt::Debug for ConstPtr<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.value.fmt(f)
    }
}

impl<T: ?Sized> core::fmt::Debug for MutPtr<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.value.fmt(f)
    }
}

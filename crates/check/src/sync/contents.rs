//! What a lock, or a cell that is written once, has in it.

use core::cell::UnsafeCell;

use crate::native;

/// A value that its owner's lock guards; if it is in a static, each execution has its own.
pub(super) struct Contents<T: ?Sized>(UnsafeCell<T>);

impl<T> Contents<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(UnsafeCell::new(value))
    }

    pub(super) fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: ?Sized> Contents<T> {
    /// The value's place, which may be accessed by who has the lock.
    pub(super) fn get(&self) -> *mut T {
        // SAFETY: the value is a part of `self`; in an execution only its threads use it, and they
        // use the place that they are given here.
        unsafe { native::instance(self.0.get()) }
    }

    pub(super) fn get_mut(&mut self) -> &mut T {
        // SAFETY: nobody else refers to it, nor to its owner.
        unsafe { &mut *self.get() }
    }
}

//! `Pointer<T>`.

use core::fmt;
use core::ptr;

use crate::{Atomic, SeqCst};

/// Go's `atomic.Pointer[T]`: a shared pointer to a `T`, at first nil (null).
///
/// ```
/// use interlocked::go::Pointer;
/// use std::ptr::null_mut;
///
/// let (mut one, mut two) = (1, 2);
/// let x: Pointer<i32> = Pointer::default();
/// x.Store(&mut one);
/// assert_eq!(x.Swap(&mut two), &raw mut one);
/// assert!(!x.CompareAndSwap(&mut one, null_mut()));
/// assert_eq!(x.Load(), &raw mut two);
/// ```
#[repr(transparent)]
pub struct Pointer<T>(Atomic<*mut T>);

impl<T> Pointer<T> {
    /// A pointer that threads share.
    #[must_use]
    #[inline]
    pub const fn new(value: *mut T) -> Self {
        Self(Atomic::new(value))
    }

    /// Reads the pointer.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Load(&self) -> *mut T {
        self.0.load(SeqCst)
    }

    /// Writes the pointer.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Store(&self, val: *mut T) {
        self.0.store(val, SeqCst);
    }

    /// Writes the pointer, and returns the old one.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Swap(&self, new: *mut T) -> *mut T {
        self.0.swap(new, SeqCst)
    }

    /// Writes `new` if the pointer is `old`, and returns whether it was.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn CompareAndSwap(&self, old: *mut T, new: *mut T) -> bool {
        self.0.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
    }
}

impl<T> Default for Pointer<T> {
    /// Nil.
    fn default() -> Self {
        Self::new(ptr::null_mut())
    }
}

impl<T> fmt::Debug for Pointer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

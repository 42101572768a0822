//! A value behind a lock, and the guard that stands for holding it: what the locks have in common.
//!
//! How threads exclude each other is the lock's [`Protocol`].

use core::cell::UnsafeCell;
use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

/// A way to exclude each other.
///
/// # Safety
///
/// From the return of [`acquire`](Self::acquire), or of [`try_acquire`](Self::try_acquire) with
/// `true`, to the next [`release`](Self::release) no other acquisition returns; and a release
/// happens before the acquisition that follows it.
pub unsafe trait Protocol {
    /// Held by nobody.
    #[allow(clippy::declare_interior_mutable_const, reason = "each lock starts with its own copy")]
    const FREE: Self;

    /// Waits until the lock is free and takes it.
    fn acquire(&self);

    /// Takes the lock if it is free, and says whether it was.
    fn try_acquire(&self) -> bool;

    /// Gives the lock back.
    ///
    /// # Safety
    ///
    /// The caller took it, and has not given it back.
    unsafe fn release(&self);
}

/// A value that one thread at a time may use, by protocol `P`.
///
/// ```
/// use interlocked::sync::SpinLock;
///
/// static LOG: SpinLock<[u32; 4]> = SpinLock::new([0; 4]);
/// LOG.lock()[0] = 1;
/// assert_eq!(*LOG.lock(), [1, 0, 0, 0]);
/// ```
///
/// It may be shared if the value may be sent, because it hands the value from thread to thread:
/// ```compile_fail,E0277
/// fn shared(_: impl Sync) {}
/// shared(interlocked::sync::SpinLock::new(std::rc::Rc::new(0)));
/// ```
pub struct Lock<P, T: ?Sized> {
    protocol: P,
    value: UnsafeCell<T>,
}

// SAFETY: Whoever has the lock has the value.
unsafe impl<P: Send, T: ?Sized + Send> Send for Lock<P, T> {}
// SAFETY: One thread at a time reaches the value, and each after the other (`Protocol`'s contract),
// so that it moves between threads and is never shared by them.
unsafe impl<P: Sync, T: ?Sized + Send> Sync for Lock<P, T> {}

impl<P: Protocol, T> Lock<P, T> {
    /// A lock that nobody holds, around `value`.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self { protocol: P::FREE, value: UnsafeCell::new(value) }
    }

    /// The value, which nobody else can reach any more.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<P: Protocol, T: ?Sized> Lock<P, T> {
    /// Waits for the lock and takes it; the guard gives it back when it is dropped.
    ///
    /// A thread that has the lock waits forever for itself.
    #[inline]
    pub fn lock(&self) -> Guard<'_, P, T> {
        self.protocol.acquire();
        Guard { lock: self, exclusive: PhantomData }
    }

    /// Takes the lock if nobody has it.
    #[inline]
    pub fn try_lock(&self) -> Option<Guard<'_, P, T>> {
        self.protocol.try_acquire().then(|| Guard { lock: self, exclusive: PhantomData })
    }

    /// The value, which nobody else can reach as long as the reference lives.
    #[must_use]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }
}

impl<P: Protocol, T: Default> Default for Lock<P, T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<P: Protocol, T> From<T> for Lock<P, T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<P: Protocol, T: ?Sized + fmt::Debug> fmt::Debug for Lock<P, T> {
    /// Shows the value, or `<locked>`: it does not wait.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Lock");
        match self.try_lock() {
            Some(guard) => shown.field("value", &&*guard),
            None => shown.field("value", &format_args!("<locked>")),
        };
        shown.finish()
    }
}

/// The lock is held as long as this lives, and the value is reached through it.
///
/// It may be shared if the value may be:
/// ```compile_fail,E0277
/// fn shared(_: impl Sync) {}
/// let lock = interlocked::sync::SpinLock::new(core::cell::Cell::new(0));
/// shared(lock.lock());
/// ```
#[must_use = "dropping the guard gives the lock back"]
pub struct Guard<'a, P: Protocol, T: ?Sized> {
    lock: &'a Lock<P, T>,
    /// The guard is as good as a `&mut T`, and may be sent and shared as one.
    exclusive: PhantomData<&'a mut T>,
}

impl<P: Protocol, T: ?Sized> Deref for Guard<'_, P, T> {
    type Target = T;

    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    fn deref(&self) -> &T {
        // SAFETY: The lock is held.
        let value = unsafe { &*self.lock.value.get() };
        #[cfg(interlocked_check)]
        crate::hook::access(value, false);
        value
    }
}

impl<P: Protocol, T: ?Sized> DerefMut for Guard<'_, P, T> {
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: The lock is held, and the guard is borrowed exclusively.
        let value = unsafe { &mut *self.lock.value.get() };
        #[cfg(interlocked_check)]
        crate::hook::access(value, true);
        value
    }
}

impl<P: Protocol, T: ?Sized> Drop for Guard<'_, P, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: The guard was made by taking the lock, and is dropped once.
        unsafe { self.lock.protocol.release() }
    }
}

impl<P: Protocol, T: ?Sized + fmt::Debug> fmt::Debug for Guard<'_, P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<P: Protocol, T: ?Sized + fmt::Display> fmt::Display for Guard<'_, P, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

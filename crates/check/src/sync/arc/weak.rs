//! [`std::sync::Weak`].

use core::fmt;
use core::mem::ManuallyDrop;
use std::panic::{Location as Caller, RefUnwindSafe, UnwindSafe};
use std::sync::Weak as Real;

use super::Arc;
use super::count::Counts;
use crate::native::quiet::{self, Events};
use crate::native::{self, is_running};
use crate::program::{Order, Site};

/// A reference to the value of an [`Arc`] that does not keep it: [`std::sync::Weak`].
#[repr(transparent)]
pub struct Weak<T: ?Sized>(ManuallyDrop<Real<T>>);

impl<T> Weak<T> {
    /// One of no value.
    #[must_use]
    pub const fn new() -> Self {
        Self(ManuallyDrop::new(Real::new()))
    }
}

impl<T: ?Sized> Weak<T> {
    pub(super) fn from_real(real: Real<T>) -> Self {
        Self(ManuallyDrop::new(real))
    }

    fn into_real(self) -> Real<T> {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used again, nor dropped.
        unsafe { ManuallyDrop::take(&mut this.0) }
    }

    /// The counts in a check, if there is a value that they are of.
    fn counts(&self) -> Option<Counts> {
        let value: *const () = self.as_ptr().cast();
        // The standard library's address of no value is the last one.
        if !is_running() || value.addr() == usize::MAX {
            return None;
        }
        if native::is_outside(value.addr()) {
            let is_told = quiet::events(value.addr()) == Events::Counts;
            return is_told.then(|| Counts::of(value, 1, 0));
        }
        Some(Counts::of(value, self.0.strong_count(), self.0.weak_count()))
    }

    /// The standard library's, for a look at its counts.
    fn looked_at(&self) -> &Real<T> {
        let address = self.as_ptr().addr();
        if is_running() && address != usize::MAX {
            quiet::tell(address);
        }
        &self.0
    }

    fn site(&self, caller: Site) -> Site {
        native::made_at(self.as_ptr().addr()).unwrap_or(caller)
    }

    /// The value's address, whether it is still there or not.
    #[must_use]
    pub fn as_ptr(&self) -> *const T {
        self.0.as_ptr()
    }

    /// The value's address, which stands for a weak reference.
    #[must_use]
    pub fn into_raw(self) -> *const T {
        self.into_real().into_raw()
    }

    /// The weak reference that an address stands for.
    ///
    /// # Safety
    /// As for the standard library's method of this name.
    #[must_use]
    pub unsafe fn from_raw(pointer: *const T) -> Self {
        // SAFETY: the caller's promise; `into_raw` gives what the standard library's does.
        Self::from_real(unsafe { Real::from_raw(pointer) })
    }

    /// The value with one owner more, if it has any.
    #[track_caller]
    #[must_use]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        if let Some(counts) = self.counts()
            && !counts.upgrade(Caller::caller())
        {
            return None;
        }
        Some(Arc(ManuallyDrop::new(self.0.upgrade()?)))
    }

    /// The number of owners of the value.
    #[track_caller]
    #[must_use]
    pub fn strong_count(&self) -> usize {
        match self.counts() {
            Some(counts) => counts.strong(Caller::caller()),
            None => self.looked_at().strong_count(),
        }
    }

    /// The number of weak references to the value; 0 if it has no owners.
    #[track_caller]
    #[must_use]
    pub fn weak_count(&self) -> usize {
        let Some(counts) = self.counts() else { return self.looked_at().weak_count() };
        let site = Caller::caller();
        let weak = counts.weak(Order::Acquire, site);
        if counts.strong(site) == 0 { 0 } else { weak }
    }

    /// Whether both refer to one value, or to none.
    #[must_use]
    pub fn ptr_eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        if let Some(counts) = self.counts() {
            counts.clone_weak(Caller::caller());
        }
        Self::from_real(Real::clone(&self.0))
    }
}

impl<T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if let Some(counts) = self.counts() {
            counts.drop_weak(self.site(Caller::caller()));
        }
        // SAFETY: it is not used again.
        unsafe { ManuallyDrop::drop(&mut self.0) };
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: ?Sized + RefUnwindSafe> UnwindSafe for Weak<T> {}
impl<T: ?Sized + RefUnwindSafe> RefUnwindSafe for Weak<T> {}

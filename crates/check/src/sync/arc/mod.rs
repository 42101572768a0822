//! [`std::sync::Arc`].
//!
//! It is the standard library's, whose counts are modelled in a check, if anybody can tell what they
//! are (see `native/quiet.rs`): then each change of a count is an event, with the ordering that the
//! standard library uses. One that is never given up is a leak, unless a static holds it; the count
//! of one that was made before the check begins with one owner.
//!
//! Limits: what the standard library allows its own type alone is not there: a method that takes
//! `self: Arc<Self>`, and `Arc<T>` as `Arc<dyn Trait>` without a word; [`Arc::unsize`] does that.
//! What is done to a count while a value is dropped has the site where the value was made.

mod convert;
mod count;
mod traits;
mod unique;
mod weak;

use core::mem::ManuallyDrop;
use core::pin::Pin;
use std::panic::Location as Caller;
use std::sync::Arc as Real;

use self::count::Counts;
pub use self::weak::Weak;
use crate::native::quiet::{self, Dropping, Events};
use crate::native::{self, is_running};
use crate::program::Site;

/// A value with more than one owner: [`std::sync::Arc`].
#[repr(transparent)]
pub struct Arc<T: ?Sized>(ManuallyDrop<Real<T>>);

impl<T> Arc<T> {
    /// A value with one owner.
    #[track_caller]
    pub fn new(value: T) -> Self {
        Self::from_std(Real::new(value))
    }

    /// A value that does not move any more.
    #[track_caller]
    pub fn pin(value: T) -> Pin<Self> {
        // SAFETY: the value is on the heap, and an `Arc` does not move what it holds.
        unsafe { Pin::new_unchecked(Self::new(value)) }
    }

    /// A value that refers to itself, by weak references to it that are of no use until it is there.
    #[track_caller]
    pub fn new_cyclic(value: impl FnOnce(&Weak<T>) -> T) -> Self {
        let site = Caller::caller();
        let real = Real::new_cyclic(|weak| {
            // SAFETY: `Weak` has the same representation.
            value(unsafe { &*core::ptr::from_ref(weak).cast::<Weak<T>>() })
        });
        let this = Self::from_real(real, site);
        if is_running() {
            quiet::owned(Self::as_ptr(&this).addr(), site, Events::Counts);
            // What another thread did with a weak reference came before the value was there.
            Counts::of(Self::as_ptr(&this).cast(), 0, 1).begin(site);
        }
        this
    }

    /// The value, if it has one owner.
    ///
    /// # Errors
    /// It has more.
    #[track_caller]
    pub fn try_unwrap(this: Self) -> Result<T, Self> {
        let site = Caller::caller();
        match this.counts() {
            Some(counts) => {
                if !counts.take(crate::Order::Relaxed, site) {
                    return Err(this);
                }
                counts.acquire(site);
            }
            None if !this.is_single() => return Err(this),
            None => {}
        }
        this.take(site)
    }

    /// The value, if this was its last owner.
    #[track_caller]
    pub fn into_inner(this: Self) -> Option<T> {
        let site = Caller::caller();
        let is_last = match this.counts() {
            Some(counts) => counts.drop_strong(site),
            None => this.is_single(),
        };
        match is_last {
            true => this.take(site).ok(),
            false => Real::into_inner(this.into_real()),
        }
    }

    /// Takes the value out, now that the counts have it that there is one owner.
    fn take(self, site: Site) -> Result<T, Self> {
        let counts = self.counts();
        let address = Self::as_ptr(&self).addr();
        let real = self.into_real();
        let weak = counts.map(|_| Real::downgrade(&real));
        let value = Real::try_unwrap(real).map_err(|real| Self(ManuallyDrop::new(real)))?;
        native::given_up(address);
        if let Some(counts) = counts {
            counts.drop_common(site);
        }
        drop(weak);
        Ok(value)
    }

    /// The value, or a clone of it if it has other owners.
    #[track_caller]
    pub fn unwrap_or_clone(this: Self) -> T
    where
        T: Clone,
    {
        Self::try_unwrap(this).unwrap_or_else(|this| (*this).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    /// What the standard library's has.
    #[track_caller]
    pub fn from_std(real: Real<T>) -> Self {
        Self::from_real(real, Caller::caller())
    }

    fn from_real(real: Real<T>, site: Site) -> Self {
        if is_running() {
            let address = Real::as_ptr(&real).addr();
            native::made(address, "Arc", site);
            quiet::owned(address, site, Events::None);
        }
        Self(ManuallyDrop::new(real))
    }

    fn into_real(self) -> Real<T> {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used again, nor dropped.
        unsafe { ManuallyDrop::take(&mut this.0) }
    }

    /// The same value as another type, which `unsize` changes its type to.
    ///
    /// ```
    /// use interlocked_check::sync::Arc;
    /// use std::fmt::Display;
    ///
    /// let number = Arc::new(5);
    /// let text: Arc<dyn Display> =
    ///     Arc::unsize(number, |arc| -> std::sync::Arc<dyn Display> { arc });
    /// assert_eq!(text.to_string(), "5");
    /// ```
    ///
    /// # Panics
    /// If `unsize` gives another value.
    pub fn unsize<U: ?Sized>(this: Self, unsize: impl FnOnce(Real<T>) -> Real<U>) -> Arc<U> {
        let address = Self::as_ptr(&this).addr();
        let real = unsize(this.into_real());
        assert_eq!(Real::as_ptr(&real).addr(), address, "`unsize` gave another value");
        Arc(ManuallyDrop::new(real))
    }

    /// The counts, if all that is done to them is an event.
    fn counts(&self) -> Option<Counts> {
        self.counts_if(Events::Counts)
    }

    /// The counts, if that much of what is done to them is an event.
    fn counts_if(&self, events: Events) -> Option<Counts> {
        let value: *const () = Self::as_ptr(self).cast();
        if !is_running() || quiet::events(value.addr()) != events {
            return None;
        }
        if native::is_outside(value.addr()) {
            return Some(Counts::of(value, 1, 0));
        }
        Some(match events {
            Events::Counts => {
                Counts::of(value, Real::strong_count(&self.0), Real::weak_count(&self.0))
            }
            _ => Counts::of(value, 0, 0),
        })
    }

    /// Where it was made.
    fn site(&self) -> Site {
        native::made_at(Self::as_ptr(self).addr()).unwrap_or(Caller::caller())
    }

    /// Whether it has one owner, if its counts are not told. That it has more can be known only while
    /// there is one thread.
    fn is_single(&self) -> bool {
        let address = Self::as_ptr(self).addr();
        let count = Real::strong_count(&self.0);
        if is_running() {
            if native::is_outside(address) || count > 1 && !quiet::is_alone() {
                quiet::tell(address);
            }
            quiet::rely_on_ends(address);
        }
        count == 1
    }

    /// The value's address.
    #[must_use]
    pub fn as_ptr(this: &Self) -> *const T {
        Real::as_ptr(&this.0)
    }

    /// The value's address, which stands for an owner.
    #[must_use]
    pub fn into_raw(this: Self) -> *const T {
        Real::into_raw(this.into_real())
    }

    /// The owner that an address stands for.
    ///
    /// # Safety
    /// As for the standard library's method of this name.
    #[must_use]
    pub unsafe fn from_raw(pointer: *const T) -> Self {
        // SAFETY: the caller's promise; `into_raw` gives what the standard library's does.
        Self(ManuallyDrop::new(unsafe { Real::from_raw(pointer) }))
    }

    /// Adds an owner to the value at an address.
    ///
    /// # Safety
    /// As for the standard library's method of this name.
    #[track_caller]
    pub unsafe fn increment_strong_count(pointer: *const T) {
        // SAFETY: the caller's promise; the owner that the address stands for is not dropped.
        let this = ManuallyDrop::new(unsafe { Self::from_raw(pointer) });
        core::mem::forget(Self::clone_at(&this, Caller::caller()));
    }

    /// Takes an owner from the value at an address.
    ///
    /// # Safety
    /// As for the standard library's method of this name.
    pub unsafe fn decrement_strong_count(pointer: *const T) {
        // SAFETY: the caller's promise.
        drop(unsafe { Self::from_raw(pointer) });
    }

    /// The number of owners.
    #[track_caller]
    #[must_use]
    pub fn strong_count(this: &Self) -> usize {
        match this.counts() {
            Some(counts) => counts.strong(Caller::caller()),
            None if this.is_single() => 1,
            None => Real::strong_count(&this.0),
        }
    }

    /// The number of weak references.
    #[track_caller]
    #[must_use]
    pub fn weak_count(this: &Self) -> usize {
        match this.counts() {
            Some(counts) => counts.weak(crate::Order::Relaxed, Caller::caller()),
            None => Real::weak_count(&this.0),
        }
    }

    /// A weak reference to the value.
    #[track_caller]
    #[must_use]
    pub fn downgrade(this: &Self) -> Weak<T> {
        match this.counts() {
            Some(counts) => counts.downgrade(Caller::caller()),
            None if is_running() => quiet::tell(Self::as_ptr(this).addr()),
            None => {}
        }
        Weak::from_real(Real::downgrade(&this.0))
    }

    /// Whether both are owners of one value.
    #[must_use]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        Real::ptr_eq(&this.0, &other.0)
    }

    fn clone_at(this: &Self, site: Site) -> Self {
        if let Some(counts) = this.counts() {
            counts.clone_strong(site);
        }
        Self(ManuallyDrop::new(Real::clone(&this.0)))
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::clone_at(self, Caller::caller())
    }
}

impl<T: ?Sized> Drop for Arc<T> {
    fn drop(&mut self) {
        let address = Self::as_ptr(self).addr();
        // What keeps the memory until the count says that nobody needs it.
        let mut weak = None;
        let mut last = None;
        let mut dropping = None;
        if let Some(counts) = self.counts() {
            let site = self.site();
            if counts.drop_strong(site) {
                native::given_up(address);
                weak = Some(Real::downgrade(&self.0));
                last = Some((counts, site));
            }
        } else if native::is_active() {
            let ends = self.counts_if(Events::Ends);
            if is_running() {
                quiet::leave(address);
            }
            let is_single = || Real::strong_count(&self.0) == 1;
            let is_last = match ends {
                Some(ends) => ends.end(self.site(), is_single),
                None => is_single(),
            };
            if is_last {
                native::given_up(address);
                dropping = (is_running() && ends.is_none()).then(|| Dropping::new(address));
            }
        }
        // SAFETY: it is not used again.
        unsafe { ManuallyDrop::drop(&mut self.0) };
        drop(dropping);
        if let Some((counts, site)) = last
            && is_running()
        {
            counts.drop_common(site);
        }
        drop(weak);
    }
}

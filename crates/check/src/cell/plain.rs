//! A cell whose value is moved in and out.
//!
//! It is not `Sync`, so that it can only race in a type that says of itself that it is.

use core::cmp::Ordering;
use std::panic::Location as Caller;

use super::borrow;

/// A cell whose value is moved in and out, as [`std::cell::Cell`].
#[repr(transparent)]
pub struct Cell<T: ?Sized>(std::cell::Cell<T>);

impl<T> Cell<T> {
    /// A cell with a value.
    pub const fn new(value: T) -> Self {
        Self(std::cell::Cell::new(value))
    }

    /// Changes the value.
    #[track_caller]
    pub fn set(&self, value: T) {
        borrow::touch(&self.0, true, Caller::caller());
        self.0.set(value);
    }

    /// Swaps the values of two cells.
    #[track_caller]
    pub fn swap(&self, other: &Self) {
        borrow::touch(&self.0, true, Caller::caller());
        borrow::touch(&other.0, true, Caller::caller());
        self.0.swap(&other.0);
    }

    /// Changes the value and gives the old one.
    #[track_caller]
    pub fn replace(&self, value: T) -> T {
        borrow::touch(&self.0, true, Caller::caller());
        self.0.replace(value)
    }

    /// Leaves the default and gives the value.
    #[track_caller]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }

    /// A copy of the value.
    #[track_caller]
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        borrow::touch(&self.0, false, Caller::caller());
        self.0.get()
    }

    /// Changes the value to what `new` makes of it.
    #[track_caller]
    pub fn update(&self, new: impl FnOnce(T) -> T)
    where
        T: Copy,
    {
        self.set(new(self.get()));
    }
}

impl<T: ?Sized> Cell<T> {
    /// The address of the value; a check does not see what is done with it.
    pub const fn as_ptr(&self) -> *mut T {
        self.0.as_ptr()
    }

    /// The value.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }
}

impl<T: Default> Default for Cell<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Copy> Clone for Cell<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self::new(self.get())
    }
}

impl<T> From<T> for Cell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: PartialEq + Copy> PartialEq for Cell<T> {
    #[track_caller]
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq + Copy> Eq for Cell<T> {}

impl<T: PartialOrd + Copy> PartialOrd for Cell<T> {
    #[track_caller]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.get().partial_cmp(&other.get())
    }
}

impl<T: Ord + Copy> Ord for Cell<T> {
    #[track_caller]
    fn cmp(&self, other: &Self) -> Ordering {
        self.get().cmp(&other.get())
    }
}

impl<T: core::fmt::Debug + Copy> core::fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        // To print a value is no event.
        self.0.fmt(f)
    }
}

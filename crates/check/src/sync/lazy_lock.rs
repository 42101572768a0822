//! [`std::sync::LazyLock`].

use core::fmt;
use core::ops::{Deref, DerefMut};
use std::panic::{Location as Caller, RefUnwindSafe, UnwindSafe};

use super::contents::Contents;
use super::once::Once;
use crate::native;
use crate::program::Site;

/// A value that is made when it is first used: [`std::sync::LazyLock`].
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    contents: Contents<State<T, F>>,
}

enum State<T, F> {
    /// How it is made.
    Waiting(F),
    Made(T),
    /// To make it panicked.
    Poisoned,
}

// SAFETY: one thread makes the value, when nobody refers to it, and all may read it from then on;
// another may drop either.
unsafe impl<T: Send + Sync, F: Send> Sync for LazyLock<T, F> {}

impl<T: UnwindSafe, F: UnwindSafe> UnwindSafe for LazyLock<T, F> {}
impl<T: UnwindSafe + RefUnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// A value that `make` makes.
    pub const fn new(make: F) -> Self {
        Self { once: Once::new(), contents: Contents::new(State::Waiting(make)) }
    }

    /// The value.
    ///
    /// # Panics
    /// If to make it panicked before.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        this.make(Caller::caller());
        // SAFETY: it was made, and is not written again.
        match unsafe { &*this.contents.get() } {
            State::Made(value) => value,
            _ => poisoned(),
        }
    }

    /// The value, for its only user.
    ///
    /// # Panics
    /// If to make it panicked before.
    #[track_caller]
    pub fn force_mut(this: &mut Self) -> &mut T {
        this.make(Caller::caller());
        match this.contents.get_mut() {
            State::Made(value) => value,
            _ => poisoned(),
        }
    }

    fn make(&self, site: Site) {
        self.once.call(false, site, |_| {
            // SAFETY: it was not made, so that nobody refers to it.
            let state = unsafe { &mut *self.contents.get() };
            if let State::Waiting(make) = core::mem::replace(state, State::Poisoned) {
                let value = make();
                // SAFETY: likewise; `make` may not have used it, since it would have waited.
                unsafe { *self.contents.get() = State::Made(value) };
            }
        });
    }
}

impl<T, F> LazyLock<T, F> {
    /// The value, if it was made.
    #[track_caller]
    pub fn get(this: &Self) -> Option<&T> {
        if !this.once.is_completed() {
            return None;
        }
        // SAFETY: it was made, and is not written again.
        match unsafe { &*this.contents.get() } {
            State::Made(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if it was made, for its only user.
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        match this.contents.get_mut() {
            State::Made(value) => Some(value),
            _ => None,
        }
    }
}

fn poisoned() -> ! {
    if native::is_torn_down() {
        // The thread that makes it was given up.
        native::give_up();
    }
    panic!("LazyLock instance has previously been poisoned")
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        Self::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        Self::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_tuple("LazyLock");
        match Self::get(self) {
            Some(value) => text.field(value),
            None => text.field(&format_args!("<uninit>")),
        };
        text.finish()
    }
}

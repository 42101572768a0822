//! [`std::sync::OnceLock`].

use core::fmt;
use std::panic::{Location as Caller, RefUnwindSafe, UnwindSafe};

use super::contents::Contents;
use super::once::Once;
use crate::program::Site;

/// A value that is written once: [`std::sync::OnceLock`].
pub struct OnceLock<T> {
    once: Once,
    contents: Contents<Option<T>>,
}

// SAFETY: the value moves with it.
unsafe impl<T: Send> Send for OnceLock<T> {}
// SAFETY: one thread writes the value, when nobody refers to it, and all may read it from then on.
unsafe impl<T: Send + Sync> Sync for OnceLock<T> {}

impl<T: UnwindSafe> UnwindSafe for OnceLock<T> {}
impl<T: UnwindSafe + RefUnwindSafe> RefUnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    /// One without a value.
    #[must_use]
    pub const fn new() -> Self {
        Self { once: Once::new(), contents: Contents::new(None) }
    }

    /// The value, if there is one.
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        if !self.once.is_completed() {
            return None;
        }
        // SAFETY: it was written, and is not written again.
        unsafe { &*self.contents.get() }.as_ref()
    }

    /// The value, for its only user.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.contents.get_mut().as_mut()
    }

    /// The value, when there is one.
    #[track_caller]
    pub fn wait(&self) -> &T {
        self.once.wait_force();
        self.get().expect("a value was written")
    }

    /// Writes a value, if there is none.
    ///
    /// # Errors
    /// There is one; what is not written is in the error.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.write(Caller::caller(), || value.take().expect("it is written once"));
        value.map_or(Ok(()), Err)
    }

    /// The value, which is made if there is none.
    #[track_caller]
    pub fn get_or_init(&self, make: impl FnOnce() -> T) -> &T {
        let site = Caller::caller();
        self.write(site, make);
        // SAFETY: it was written, and is not written again.
        unsafe { &*self.contents.get() }.as_ref().expect("a value was written")
    }

    fn write(&self, site: Site, make: impl FnOnce() -> T) {
        self.once.call(true, site, |_| {
            let value = make();
            // SAFETY: there was no value, so that nobody refers to it.
            unsafe { *self.contents.get() = Some(value) };
        });
    }

    /// The value, if there is one, for its only owner.
    pub fn into_inner(self) -> Option<T> {
        self.contents.into_inner()
    }

    /// The value, if there is one, which is not there any more.
    pub fn take(&mut self) -> Option<T> {
        self.once.reset();
        self.contents.get_mut().take()
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        self.get().cloned().map_or_else(Self::new, Self::from)
    }
}

impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        let this = Self::new();
        // It is this thread's alone, so that no one else can have written.
        let _ = this.set(value);
        this
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = f.debug_tuple("OnceLock");
        match self.get() {
            Some(value) => text.field(value),
            None => text.field(&format_args!("<uninit>")),
        };
        text.finish()
    }
}

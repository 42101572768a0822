//! What [`Mutex`](super::Mutex) and [`RwLock`](super::RwLock) have in common.

/// What a guard is to its user: a reference to the value.
macro_rules! guard {
    ($guard:ident) => {
        // SAFETY: a shared guard gives shared references to the value, and no more.
        unsafe impl<T: ?Sized + Sync> Sync for $guard<'_, T> {}

        impl<T: ?Sized> core::ops::Deref for $guard<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                // SAFETY: nobody else writes for as long as the guard is there.
                unsafe { &self.guarded.as_ref().value }
            }
        }

        impl<T: ?Sized + core::fmt::Debug> core::fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + core::fmt::Display> core::fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}

/// What a guard that may write is besides.
macro_rules! guard_mut {
    ($guard:ident) => {
        guard!($guard);

        impl<T: ?Sized> core::ops::DerefMut for $guard<'_, T> {
            fn deref_mut(&mut self) -> &mut T {
                // SAFETY: nobody else reads or writes for as long as the guard is there, and there
                // is one.
                unsafe { &mut self.guarded.as_mut().value }
            }
        }
    };
}

/// What a lock is, but for how it is taken; `$look` takes it to look at the value, if that can be
/// done at once.
macro_rules! lock {
    ($lock:ident, $look:ident) => {
        impl<T: ?Sized> std::panic::UnwindSafe for $lock<T> {}
        impl<T: ?Sized> std::panic::RefUnwindSafe for $lock<T> {}

        impl<T> $lock<T> {
            /// The value, for its only owner.
            ///
            /// # Errors
            /// A thread panicked while it could write; the value is in the error.
            pub fn into_inner(self) -> LockResult<T> {
                let is_poisoned = self.was_poisoned();
                let value = self.contents.into_inner().value;
                if is_poisoned { Err(PoisonError::new(value)) } else { Ok(value) }
            }
        }

        impl<T: ?Sized> $lock<T> {
            /// Whether a thread has panicked while it could write.
            #[track_caller]
            pub fn is_poisoned(&self) -> bool {
                if is_running() { self.poison.peek(Caller::caller()) } else { self.was_poisoned() }
            }

            /// Forgets that a thread has panicked while it could write.
            #[track_caller]
            pub fn clear_poison(&self) {
                match is_running() {
                    true => self.poison.clear(Caller::caller()),
                    false => self.real.clear_poison(),
                }
            }

            /// The value, for its only user.
            ///
            /// # Errors
            /// A thread panicked while it could write; the value is in the error.
            pub fn get_mut(&mut self) -> LockResult<&mut T> {
                let is_poisoned = self.was_poisoned();
                let value = &mut self.contents.get_mut().value;
                if is_poisoned { Err(PoisonError::new(value)) } else { Ok(value) }
            }

            /// Whether it is poisoned, now that nobody uses it.
            fn was_poisoned(&self) -> bool {
                self.real.is_poisoned() || self.poison.last()
            }

            /// What a guard refers to.
            fn guarded(&self) -> NonNull<Guarded<T>> {
                NonNull::new(self.contents.get()).expect("contents have an address")
            }
        }

        impl<T: ?Sized + core::fmt::Debug> core::fmt::Debug for $lock<T> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                let mut text = f.debug_struct(stringify!($lock));
                match self.$look() {
                    Ok(guard) => text.field("data", &&*guard),
                    Err(TryLockError::Poisoned(error)) => text.field("data", &&**error.get_ref()),
                    Err(TryLockError::WouldBlock) => text.field("data", &format_args!("<locked>")),
                };
                text.field("poisoned", &self.is_poisoned()).finish_non_exhaustive()
            }
        }

        impl<T: Default> Default for $lock<T> {
            fn default() -> Self {
                Self::new(T::default())
            }
        }

        impl<T> From<T> for $lock<T> {
            fn from(value: T) -> Self {
                Self::new(value)
            }
        }
    };
}

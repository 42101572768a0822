//! Statics whose values are made at their first use, as loom has them for
//! [`lazy_static!`](crate::lazy_static!).
//!
//! Each execution makes its own. It is dropped when the execution's first thread has ended; to use it
//! in a thread that nobody waits for is an error, as in loom.

use core::fmt;

use crate::native;
use crate::sync::OnceLock;

/// A value that is made at its first use.
pub struct Lazy<T> {
    value: OnceLock<T>,
    make: fn() -> T,
}

impl<T> Lazy<T> {
    /// What the macro makes.
    #[doc(hidden)]
    pub const fn new(make: fn() -> T) -> Self {
        Self { value: OnceLock::new(), make }
    }

    /// The value.
    #[track_caller]
    pub fn get(&'static self) -> &'static T {
        let value = self.value.get_or_init(self.make);
        if native::is_running() {
            native::is_before_end();
        }
        value
    }
}

impl<T> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lazy").finish_non_exhaustive()
    }
}

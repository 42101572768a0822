//! `core::hint` for programs under a checker: that a loop waits is for the checker to know.

pub use core::hint::*;

use core::panic::Location;

/// Says that a loop waits for another thread: [`core::hint::spin_loop`].
#[inline]
#[track_caller]
pub fn spin_loop() {
    match crate::hook::running() {
        Some(hook) => (hook.spin_loop)(Location::caller()),
        None => core::hint::spin_loop(),
    }
}

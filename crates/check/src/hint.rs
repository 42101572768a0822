//! Hints to compilers and processors, as in [`std::hint`].

pub use core::hint::black_box;

use crate::native;

/// Says that the program waits. In a check it is [`yield_now`](crate::thread::yield_now), as in loom.
#[inline]
pub fn spin_loop() {
    if native::is_active() {
        crate::thread::yield_now();
    } else {
        core::hint::spin_loop();
    }
}

/// Says that this is never reached. In a check it is an error if it is.
///
/// # Panics
/// In a check.
///
/// # Safety
/// It is never reached.
#[track_caller]
pub unsafe fn unreachable_unchecked() -> ! {
    assert!(!native::is_running(), "unreachable_unchecked was reached!");
    // SAFETY: the caller's promise.
    unsafe { core::hint::unreachable_unchecked() }
}

/// Says that a condition holds. In a check it is an error if it does not.
///
/// # Panics
/// In a check.
///
/// # Safety
/// It holds.
#[track_caller]
pub unsafe fn assert_unchecked(condition: bool) {
    assert!(condition || !native::is_running(), "the condition of assert_unchecked does not hold");
    // SAFETY: the caller's promise.
    unsafe { core::hint::assert_unchecked(condition) };
}

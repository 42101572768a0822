//! What the CPU was found to have, looked at once and kept in one word.

use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::arch::{self, Features};

/// Set in [`FOUND`] once the CPU was looked at.
const LOOKED: Features = 1 << 31;

/// The features found. Every thread that looks finds the same, so racing to write is harmless.
static FOUND: AtomicU32 = AtomicU32::new(0);

/// Whether this CPU has all of `features`: a load and a test where it has.
#[inline]
pub(crate) fn detected(features: Features) -> bool {
    let found = FOUND.load(Relaxed);
    found & features == features || (found & LOOKED == 0 && look() & features == features)
}

/// Whether this CPU was found to have all of `features`; not if nobody looked yet.
#[inline]
#[allow(
    dead_code,
    reason = "not every instruction set chooses between sequences that are all right"
)]
pub(crate) fn known(features: Features) -> bool {
    arch::holds(&FOUND, features)
}

/// Looks at the CPU: what the system calls before `main`.
#[allow(dead_code, reason = "not every system calls it")]
pub(crate) extern "C" fn at_start() {
    all();
}

/// All features found.
pub(crate) fn all() -> Features {
    let found = FOUND.load(Relaxed);
    if found & LOOKED == 0 { look() } else { found & !LOOKED }
}

#[cold]
fn look() -> Features {
    let found = arch::detect();
    FOUND.store(found | LOOKED, Relaxed);
    found
}

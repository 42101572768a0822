//! Store buffering where the stores are AcqRel swaps: full barriers on x86, not in the language.
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.swap(1, AcqRel);
    Y.load(Relaxed)
}

fn p1() -> u32 {
    Y.swap(1, AcqRel);
    X.load(Relaxed)
}

//! Store buffering with AcqRel fences, which do not order a store before a later load.
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Relaxed);
    fence(AcqRel);
    Y.load(Relaxed)
}

fn p1() -> u32 {
    Y.store(1, Relaxed);
    fence(AcqRel);
    X.load(Relaxed)
}

//! Load buffering with AcqRel fences, which synchronize.
//! exists p0 == 1 && p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Relaxed);
    fence(AcqRel);
    Y.store(1, Relaxed);
    r0
}

fn p1() -> u32 {
    let r0 = Y.load(Relaxed);
    fence(AcqRel);
    X.store(1, Relaxed);
    r0
}

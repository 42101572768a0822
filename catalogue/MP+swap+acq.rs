//! Message passing where the flag is set by a Release swap.
//! exists p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.swap(1, Release);
}

fn p1() -> (u32, u32) {
    let r0 = Y.load(Acquire);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

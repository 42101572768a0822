//! WWC with Release stores and Acquire loads.
//! exists X == 2 && p1 == 2 && p2 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Release);
}

fn p1() -> u32 {
    let r0 = X.load(Acquire);
    Y.store(1, Release);
    r0
}

fn p2() -> u32 {
    let r0 = Y.load(Acquire);
    X.store(1, Relaxed);
    r0
}

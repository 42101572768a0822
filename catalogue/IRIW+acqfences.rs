//! Independent reads of independent writes with Acquire fences between the loads.
//! exists p1.0 == 1 && p1.1 == 0 && p3.0 == 1 && p3.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    fence(Acquire);
    let r1 = Y.load(Relaxed);
    (r0, r1)
}

fn p2() {
    Y.store(1, Relaxed);
}

fn p3() -> (u32, u32) {
    let r0 = Y.load(Relaxed);
    fence(Acquire);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

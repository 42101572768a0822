//! Read-to-write causality: a store is seen by one thread and missed by another that comes later.
//! exists p1.0 == 1 && p1.1 == 0 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    let r1 = Y.load(Relaxed);
    (r0, r1)
}

fn p2() -> u32 {
    Y.store(1, Relaxed);
    X.load(Relaxed)
}

//! Write-to-read causality with Release stores and Acquire loads.
//! exists p1 == 1 && p2.0 == 1 && p2.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Release);
}

fn p1() -> u32 {
    let r0 = X.load(Acquire);
    Y.store(1, Release);
    r0
}

fn p2() -> (u32, u32) {
    let r0 = Y.load(Acquire);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

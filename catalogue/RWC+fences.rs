//! Read-to-write causality with SeqCst fences: strong in RC11 and C++20, weak in C++11.
//! exists p1.0 == 1 && p1.1 == 0 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    fence(SeqCst);
    let r1 = Y.load(Relaxed);
    (r0, r1)
}

fn p2() -> u32 {
    Y.store(1, Relaxed);
    fence(SeqCst);
    X.load(Relaxed)
}

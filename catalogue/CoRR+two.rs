//! Coherence: two threads agree on the order of two stores to one location.
//! exists p2.0 == 1 && p2.1 == 2 && p3.0 == 2 && p3.1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() {
    X.store(2, Relaxed);
}

fn p2() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

fn p3() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

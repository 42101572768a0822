//! Store buffering with store forwarding: each thread reads its own store early.
//! exists p0.0 == 1 && p0.1 == 0 && p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> (u32, u32) {
    X.store(1, Relaxed);
    let r0 = X.load(Relaxed);
    let r1 = Y.load(Relaxed);
    (r0, r1)
}

fn p1() -> (u32, u32) {
    Y.store(1, Relaxed);
    let r0 = Y.load(Relaxed);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

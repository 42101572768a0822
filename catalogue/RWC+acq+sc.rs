//! Read-to-write causality with SeqCst but for the first load, which is Acquire.
//! exists p1.0 == 1 && p1.1 == 0 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Acquire);
    let r1 = Y.load(SeqCst);
    (r0, r1)
}

fn p2() -> u32 {
    Y.store(1, SeqCst);
    X.load(SeqCst)
}

//! A plain store of another thread breaks a release sequence.
//! exists p1 == 1 && p2.0 == 2 && p2.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    let flag = Y.load(Relaxed);
    Y.store(2, Relaxed);
    flag
}

fn p2() -> (u32, u32) {
    let flag = Y.load(Acquire);
    let data = X.load(Relaxed);
    (flag, data)
}

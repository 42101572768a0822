//! No release sequence since C++20: a later Relaxed store of the same thread hides the Release.
//! exists p1.0 == 2 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
    Y.store(2, Relaxed);
}

fn p1() -> (u32, u32) {
    let flag = Y.load(Acquire);
    let data = X.load(Relaxed);
    (flag, data)
}

//! Load buffering with a data dependency in one thread only.
//! exists p0 == 1 && p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r = X.load(Relaxed);
    Y.store(r, Relaxed);
    r
}

fn p1() -> u32 {
    let r = Y.load(Relaxed);
    X.store(1, Relaxed);
    r
}

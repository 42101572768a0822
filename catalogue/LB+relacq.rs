//! Load buffering with Acquire loads and Release stores.
//! exists p0 == 1 && p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Acquire);
    Y.store(1, Release);
    r0
}

fn p1() -> u32 {
    let r0 = Y.load(Acquire);
    X.store(1, Release);
    r0
}

//! Load buffering around a ring of three threads, Acquire loads and Release stores.
//! exists p0 == 1 && p1 == 1 && p2 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Acquire);
    Y.store(1, Release);
    r0
}

fn p1() -> u32 {
    let r0 = Y.load(Acquire);
    Z.store(1, Release);
    r0
}

fn p2() -> u32 {
    let r0 = Z.load(Acquire);
    X.store(1, Release);
    r0
}

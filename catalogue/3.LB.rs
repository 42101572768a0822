//! Load buffering around a ring of three threads.
//! exists p0 == 1 && p1 == 1 && p2 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Relaxed);
    Y.store(1, Relaxed);
    r0
}

fn p1() -> u32 {
    let r0 = Y.load(Relaxed);
    Z.store(1, Relaxed);
    r0
}

fn p2() -> u32 {
    let r0 = Z.load(Relaxed);
    X.store(1, Relaxed);
    r0
}

//! S with a Release store and an Acquire load of the flag.
//! exists p1 == 1 && X == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    let r0 = Y.load(Acquire);
    X.store(1, Relaxed);
    r0
}

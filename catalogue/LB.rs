//! Load buffering: can both threads read what the other stores later?
//! exists p0 == 1 && p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Relaxed);
    Y.store(1, Relaxed);
    r0
}

fn p1() -> u32 {
    let r0 = Y.load(Relaxed);
    X.store(1, Relaxed);
    r0
}

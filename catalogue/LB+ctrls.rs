//! Out of thin air by control dependencies: each store happens only if the other did.
//! exists p0 == 1 && p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r = X.load(Relaxed);
    if r == 1 {
        Y.store(1, Relaxed);
    }
    r
}

fn p1() -> u32 {
    let r = Y.load(Relaxed);
    if r == 1 {
        X.store(1, Relaxed);
    }
    r
}

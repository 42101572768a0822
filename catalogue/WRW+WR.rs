//! WRW+WR: a store is seen, then missed by a thread that is later in coherence.
//! exists p1 == 1 && Y == 2 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() -> u32 {
    let r0 = X.load(Relaxed);
    Y.store(1, Relaxed);
    r0
}

fn p2() -> u32 {
    Y.store(2, Relaxed);
    X.load(Relaxed)
}

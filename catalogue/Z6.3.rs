//! Z6.3: a coherence edge, a message, and a read that misses.
//! exists Y == 2 && p2.0 == 1 && p2.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Relaxed);
}

fn p1() {
    Y.store(2, Relaxed);
    Z.store(1, Relaxed);
}

fn p2() -> (u32, u32) {
    let r0 = Z.load(Relaxed);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

//! Message passing through a middleman with AcqRel fences.
//! exists p1 == 1 && p2.0 == 1 && p2.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    fence(AcqRel);
    Y.store(1, Relaxed);
}

fn p1() -> u32 {
    let r0 = Y.load(Relaxed);
    fence(AcqRel);
    Z.store(1, Relaxed);
    r0
}

fn p2() -> (u32, u32) {
    let r0 = Z.load(Relaxed);
    fence(AcqRel);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

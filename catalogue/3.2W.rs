//! Three threads of two stores each in a ring.
//! exists X == 2 && Y == 2 && Z == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Relaxed);
    Y.store(1, Relaxed);
}

fn p1() {
    Y.store(2, Relaxed);
    Z.store(1, Relaxed);
}

fn p2() {
    Z.store(2, Relaxed);
    X.store(1, Relaxed);
}

//! Three threads of two SeqCst stores each in a ring.
//! exists X == 2 && Y == 2 && Z == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, SeqCst);
    Y.store(1, SeqCst);
}

fn p1() {
    Y.store(2, SeqCst);
    Z.store(1, SeqCst);
}

fn p2() {
    Z.store(2, SeqCst);
    X.store(1, SeqCst);
}

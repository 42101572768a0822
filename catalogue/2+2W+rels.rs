//! Two threads of two Release stores each.
//! exists X == 2 && Y == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Release);
    Y.store(1, Release);
}

fn p1() {
    Y.store(2, Release);
    X.store(1, Release);
}

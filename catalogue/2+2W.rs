//! Two threads of two stores each: can the first stores come last in coherence?
//! exists X == 2 && Y == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Relaxed);
    Y.store(1, Relaxed);
}

fn p1() {
    Y.store(2, Relaxed);
    X.store(1, Relaxed);
}

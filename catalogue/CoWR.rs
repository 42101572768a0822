//! Coherence: a thread that stored does not read what its store overwrote.
//! exists p0 == 2 && X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Relaxed);
    X.load(Relaxed)
}

fn p1() {
    X.store(2, Relaxed);
}

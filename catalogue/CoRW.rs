//! Coherence: a thread does not read what comes after its own later store.
//! exists p0 == 2 && X == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Relaxed);
    X.store(1, Relaxed);
    r0
}

fn p1() {
    X.store(2, Relaxed);
}

//! Atomicity: no store comes between the read and the write of a swap.
//! exists p0 == 0 && p1 == 2 && X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.swap(2, Relaxed)
}

fn p1() -> u32 {
    X.store(1, Relaxed);
    X.load(Relaxed)
}

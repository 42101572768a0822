//! Atomicity: two Relaxed increments lose nothing.
//! exists X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.fetch_add(1, Relaxed)
}

fn p1() -> u32 {
    X.fetch_add(1, Relaxed)
}

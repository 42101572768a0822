//! Other read-modify-writes: each takes part in the one order of the location.
//! exists p0 == 9 && p1 == 0 && X == 13

use std::sync::atomic::{AtomicU8, Ordering::*};

static X: AtomicU8 = AtomicU8::new(0);

fn p0() -> u8 {
    X.fetch_or(0b1100, Relaxed)
}

fn p1() -> u8 {
    X.fetch_max(9, Relaxed)
}

//! The other read-modify-writes: each takes part in one order of the location.
//! exists X == 13 && p0 == 0 && p1 == 8

use std::sync::atomic::{AtomicU8, Ordering::*};

static X: AtomicU8 = AtomicU8::new(0);

fn p0() -> u8 {
    let old = X.fetch_or(0b1100, Relaxed);
    X.fetch_max(9, Relaxed);
    old
}

fn p1() -> u8 {
    X.fetch_and(0b1001, Relaxed);
    let old = X.fetch_xor(0b0101, Relaxed);
    X.fetch_min(200, Relaxed);
    old
}

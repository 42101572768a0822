//! Exactly one of two compare-exchanges wins: can both?
//! exists p0 && p1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> bool {
    X.compare_exchange(0, 1, Relaxed, Relaxed).is_ok()
}

fn p1() -> bool {
    X.compare_exchange(0, 2, Relaxed, Relaxed).is_ok()
}

//! Exactly one of two strong compare-exchanges wins: can both fail?
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    if X.compare_exchange(0, 1, AcqRel, Relaxed).is_ok() { 1 } else { 0 }
}

fn p1() -> u32 {
    if X.compare_exchange(0, 2, AcqRel, Relaxed).is_ok() { 1 } else { 0 }
}

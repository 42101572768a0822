//! Weak compare-exchanges may fail for no reason: can both?
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    if X.compare_exchange_weak(0, 1, AcqRel, Relaxed).is_ok() { 1 } else { 0 }
}

fn p1() -> u32 {
    if X.compare_exchange_weak(0, 2, AcqRel, Relaxed).is_ok() { 1 } else { 0 }
}

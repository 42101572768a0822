//! A failed compare-exchange with Relaxed on failure synchronizes with nothing.
//! exists p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    match Y.compare_exchange(0, 2, AcqRel, Relaxed) {
        Ok(_) => 1,
        Err(_) => X.load(Relaxed),
    }
}

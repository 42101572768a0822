//! A failed compare-exchange with Acquire on failure takes the message.
//! exists p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    match Y.compare_exchange(0, 2, Relaxed, Acquire) {
        Ok(_) => 1,
        Err(_) => X.load(Relaxed),
    }
}

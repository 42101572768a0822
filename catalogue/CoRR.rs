//! Coherence: two reads of one location do not go back in time.
//! exists p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Relaxed);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

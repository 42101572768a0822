//! Message passing where the flag is read by an Acquire fetch_add.
//! exists p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> (u32, u32) {
    let r0 = Y.fetch_add(1, Acquire);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

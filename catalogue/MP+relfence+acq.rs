//! Message passing with a Release fence in the writer and an Acquire load in the reader.
//! exists p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    fence(Release);
    Y.store(1, Relaxed);
}

fn p1() -> (u32, u32) {
    let r0 = Y.load(Acquire);
    let r1 = X.load(Relaxed);
    (r0, r1)
}

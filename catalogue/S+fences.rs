//! S with a Release fence in the writer and an Acquire fence in the reader.
//! exists p1 == 1 && X == 2

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, Relaxed);
    fence(Release);
    Y.store(1, Relaxed);
}

fn p1() -> u32 {
    let r0 = Y.load(Relaxed);
    fence(Acquire);
    X.store(1, Relaxed);
    r0
}

//! Store buffering with Release stores and Acquire loads: nothing orders a store before a later load.
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Release);
    Y.load(Acquire)
}

fn p1() -> u32 {
    Y.store(1, Release);
    X.load(Acquire)
}

//! Store buffering around a ring of three threads, a SeqCst fence in each.
//! exists p0 == 0 && p1 == 0 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Relaxed);
    fence(SeqCst);
    Y.load(Relaxed)
}

fn p1() -> u32 {
    Y.store(1, Relaxed);
    fence(SeqCst);
    Z.load(Relaxed)
}

fn p2() -> u32 {
    Z.store(1, Relaxed);
    fence(SeqCst);
    X.load(Relaxed)
}

//! Store buffering around a ring of three threads, SeqCst everywhere.
//! exists p0 == 0 && p1 == 0 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, SeqCst);
    Y.load(SeqCst)
}

fn p1() -> u32 {
    Y.store(1, SeqCst);
    Z.load(SeqCst)
}

fn p2() -> u32 {
    Z.store(1, SeqCst);
    X.load(SeqCst)
}

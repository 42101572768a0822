//! Store buffering with a SeqCst fence in one thread and SeqCst accesses in the other.
//! exists p0 == 0 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Relaxed);
    fence(SeqCst);
    Y.load(Relaxed)
}

fn p1() -> u32 {
    Y.store(1, SeqCst);
    X.load(SeqCst)
}

//! R with a Release store in one thread and a SeqCst fence in the other.
//! exists Y == 2 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    Y.store(2, Relaxed);
    fence(SeqCst);
    X.load(Relaxed)
}

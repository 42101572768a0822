//! R with a Release store of Y on the writer's side and SeqCst on the other.
//! exists Y == 2 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    Y.store(2, SeqCst);
    X.load(SeqCst)
}

//! WRW+WR with SeqCst everywhere.
//! exists p1 == 1 && Y == 2 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
}

fn p1() -> u32 {
    let r0 = X.load(SeqCst);
    Y.store(1, SeqCst);
    r0
}

fn p2() -> u32 {
    Y.store(2, SeqCst);
    X.load(SeqCst)
}

//! R with SeqCst everywhere.
//! exists Y == 2 && p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
    Y.store(1, SeqCst);
}

fn p1() -> u32 {
    Y.store(2, SeqCst);
    X.load(SeqCst)
}

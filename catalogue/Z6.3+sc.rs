//! Z6.3 with SeqCst everywhere.
//! exists Y == 2 && p2.0 == 1 && p2.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);
static Z: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
    Y.store(1, SeqCst);
}

fn p1() {
    Y.store(2, SeqCst);
    Z.store(1, SeqCst);
}

fn p2() -> (u32, u32) {
    let r0 = Z.load(SeqCst);
    let r1 = X.load(SeqCst);
    (r0, r1)
}

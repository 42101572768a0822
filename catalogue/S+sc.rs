//! S with SeqCst everywhere.
//! exists p1 == 1 && X == 2

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(2, SeqCst);
    Y.store(1, SeqCst);
}

fn p1() -> u32 {
    let r0 = Y.load(SeqCst);
    X.store(1, SeqCst);
    r0
}

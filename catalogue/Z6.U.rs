//! Z6.U: mixed SeqCst and Release on one location, forbidden by C++11 and allowed since P0668.
//! exists p1.0 == 1 && p1.1 == 3 && p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
    Y.store(1, Release);
}

fn p1() -> (u32, u32) {
    let r0 = Y.fetch_add(1, SeqCst);
    let r1 = Y.load(Relaxed);
    (r0, r1)
}

fn p2() -> u32 {
    Y.store(3, SeqCst);
    X.load(SeqCst)
}

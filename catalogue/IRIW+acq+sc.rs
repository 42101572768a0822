//! Independent reads of independent writes, SeqCst but for an Acquire load first in each reader.
//! exists p1.0 == 1 && p1.1 == 0 && p3.0 == 1 && p3.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, SeqCst);
}

fn p1() -> (u32, u32) {
    let r0 = X.load(Acquire);
    let r1 = Y.load(SeqCst);
    (r0, r1)
}

fn p2() {
    Y.store(1, SeqCst);
}

fn p3() -> (u32, u32) {
    let r0 = Y.load(Acquire);
    let r1 = X.load(SeqCst);
    (r0, r1)
}

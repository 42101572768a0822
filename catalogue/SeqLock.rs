//! A sequence lock: a reader that sees the same even number twice has one writer's data.
//! exists p1 == 1

use std::sync::atomic::{AtomicU32, Ordering::*, fence};

static SEQ: AtomicU32 = AtomicU32::new(0);
static A: AtomicU32 = AtomicU32::new(0);
static B: AtomicU32 = AtomicU32::new(0);

fn p0() {
    SEQ.store(1, Relaxed);
    fence(Release);
    A.store(1, Relaxed);
    B.store(1, Relaxed);
    SEQ.store(2, Release);
}

fn p1() -> u32 {
    let before = SEQ.load(Acquire);
    let a = A.load(Relaxed);
    let b = B.load(Relaxed);
    fence(Acquire);
    let after = SEQ.load(Relaxed);
    if before == after && before % 2 == 0 && a != b { 1 } else { 0 }
}

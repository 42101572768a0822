//! A release sequence: a Relaxed fetch_add of another thread keeps the flag's Release alive.
//! exists p2 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() {
    Y.fetch_add(1, Relaxed);
}

fn p2() -> u32 {
    if Y.load(Acquire) == 2 {
        X.load(Relaxed)
    } else {
        1
    }
}

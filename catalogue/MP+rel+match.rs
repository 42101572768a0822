//! Message passing where the reader tries the flag up to three times.
//! exists p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    for _ in 0..2 {
        match Y.load(Acquire) {
            0 => std::hint::spin_loop(),
            _ => return X.load(Relaxed),
        }
    }
    1
}

//! Message passing with a control dependency instead of Acquire: no order between two loads.
//! exists p1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);
static Y: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    Y.store(1, Release);
}

fn p1() -> u32 {
    if Y.load(Relaxed) == 1 {
        X.load(Relaxed)
    } else {
        1
    }
}

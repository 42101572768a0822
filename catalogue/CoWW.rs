//! Coherence: of two stores by one thread the later one stays.
//! exists X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.store(1, Relaxed);
    X.store(2, Relaxed);
}

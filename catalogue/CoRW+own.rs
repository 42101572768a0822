//! Coherence: a thread does not read its own later store.
//! exists p0 == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    let r0 = X.load(Relaxed);
    X.store(1, Relaxed);
    r0
}

//! Coherence: a thread does not miss its own store.
//! exists p0 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    X.store(1, Relaxed);
    X.load(Relaxed)
}

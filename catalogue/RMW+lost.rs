//! A load and a store are no increment: one of two updates gets lost.
//! exists X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() {
    let r = X.load(SeqCst);
    X.store(r + 1, SeqCst);
}

fn p1() {
    let r = X.load(SeqCst);
    X.store(r + 1, SeqCst);
}

//! Two increments, each a loop around a compare-exchange: can one be lost?
//! exists X == 1

use std::sync::atomic::{AtomicU32, Ordering::*};

static X: AtomicU32 = AtomicU32::new(0);

fn p0() {
    X.update(Relaxed, Relaxed, |x| x + 1);
}

fn p1() {
    X.update(Relaxed, Relaxed, |x| x + 1);
}

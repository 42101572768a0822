//! A lock whose release is Relaxed: the data behind it race.
//! exists p0 && p1 && COUNT == 1

use std::sync::atomic::{AtomicBool, Ordering::*};

static LOCKED: AtomicBool = AtomicBool::new(false);
static mut COUNT: u32 = 0;

fn p0() -> bool {
    if LOCKED.compare_exchange(false, true, Acquire, Relaxed).is_err() {
        return false;
    }
    unsafe { COUNT += 1 };
    LOCKED.store(false, Relaxed);
    true
}

fn p1() -> bool {
    if LOCKED.compare_exchange(false, true, Acquire, Relaxed).is_err() {
        return false;
    }
    unsafe { COUNT += 1 };
    LOCKED.store(false, Relaxed);
    true
}

//! Lazy initialization by a race: both threads end with the value that won.
//! exists p0 != p1

use std::sync::atomic::{AtomicU32, Ordering::*};

static SLOT: AtomicU32 = AtomicU32::new(0);

fn p0() -> u32 {
    match SLOT.compare_exchange(0, 1, AcqRel, Acquire) {
        Ok(_) => 1,
        Err(other) => other,
    }
}

fn p1() -> u32 {
    match SLOT.compare_exchange(0, 2, AcqRel, Acquire) {
        Ok(_) => 2,
        Err(other) => other,
    }
}

//! Two plain reads beside a plain write: a data race.
//! exists p1.0 == 1 && p1.1 == 0

use std::sync::atomic::{AtomicU32, Ordering::*};

static mut X: u32 = 0;

fn p0() {
    unsafe { X = 1 };
}

fn p1() -> (u32, u32) {
    let r0 = unsafe { X };
    let r1 = unsafe { X };
    (r0, r1)
}

//! Message passing of an `UnsafeCell`, published by Release and taken by Acquire.
//! exists p1 == 0

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering::*};

struct Shared(UnsafeCell<u32>);
unsafe impl Sync for Shared {}

static READY: AtomicBool = AtomicBool::new(false);
static DATA: Shared = Shared(UnsafeCell::new(0));

fn p0() {
    unsafe { *DATA.0.get() = 42 };
    READY.store(true, Release);
}

fn p1() -> u32 {
    if READY.load(Acquire) {
        unsafe { *DATA.0.get() }
    } else {
        42
    }
}

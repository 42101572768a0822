//! Message passing of plain data, published by Release and taken by Acquire.
//! exists p1 == 0

use std::sync::atomic::{AtomicBool, Ordering::*};

static READY: AtomicBool = AtomicBool::new(false);
static mut DATA: u32 = 0;

fn p0() {
    unsafe { DATA = 42 };
    READY.store(true, Release);
}

fn p1() -> u32 {
    if READY.load(Acquire) {
        unsafe { DATA }
    } else {
        42
    }
}

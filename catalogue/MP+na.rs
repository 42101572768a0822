//! Message passing of plain data with a Relaxed flag: a data race.
//! exists p1 == 0

use std::sync::atomic::{AtomicBool, Ordering::*};

static READY: AtomicBool = AtomicBool::new(false);
static mut DATA: u32 = 0;

fn p0() {
    unsafe { DATA = 42 };
    READY.store(true, Relaxed);
}

fn p1() -> u32 {
    if READY.load(Relaxed) {
        unsafe { DATA }
    } else {
        42
    }
}

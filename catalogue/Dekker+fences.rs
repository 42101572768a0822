//! The heart of Dekker's lock with SeqCst fences: plain data are safe inside.
//! exists p0 == 2 || p1 == 2

use std::sync::atomic::{AtomicBool, Ordering::*, fence};

static WANTS0: AtomicBool = AtomicBool::new(false);
static WANTS1: AtomicBool = AtomicBool::new(false);
static mut DATA: u32 = 0;

fn p0() -> u32 {
    WANTS0.store(true, Relaxed);
    fence(SeqCst);
    if !WANTS1.load(Relaxed) {
        unsafe {
            DATA += 1;
            DATA
        }
    } else {
        0
    }
}

fn p1() -> u32 {
    WANTS1.store(true, Relaxed);
    fence(SeqCst);
    if !WANTS0.load(Relaxed) {
        unsafe {
            DATA += 1;
            DATA
        }
    } else {
        0
    }
}

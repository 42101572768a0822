//! Reference counting as in Arc: Release on the way down, an Acquire fence before the end.
//! exists p0 || p1

use std::sync::atomic::{AtomicUsize, Ordering::*, fence};

static COUNT: AtomicUsize = AtomicUsize::new(2);
static mut DATA0: u32 = 1;
static mut DATA1: u32 = 1;

fn p0() -> bool {
    let used = unsafe { DATA0 };
    if COUNT.fetch_sub(1, Release) == 1 {
        fence(Acquire);
        unsafe { DATA0 = 9 };
        unsafe { DATA1 = 9 };
    }
    used == 9
}

fn p1() -> bool {
    let used = unsafe { DATA1 };
    if COUNT.fetch_sub(1, Release) == 1 {
        fence(Acquire);
        unsafe { DATA0 = 9 };
        unsafe { DATA1 = 9 };
    }
    used == 9
}

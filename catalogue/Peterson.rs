//! Peterson's lock with Release and Acquire: both get inside.
//! exists p0 && p1

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};

static WANTS0: AtomicBool = AtomicBool::new(false);
static WANTS1: AtomicBool = AtomicBool::new(false);
static TURN: AtomicU32 = AtomicU32::new(0);

fn p0() -> bool {
    WANTS0.store(true, Release);
    TURN.store(1, Release);
    if WANTS1.load(Acquire) && TURN.load(Acquire) == 1 {
        return false;
    }
    true
}

fn p1() -> bool {
    WANTS1.store(true, Release);
    TURN.store(0, Release);
    if WANTS0.load(Acquire) && TURN.load(Acquire) == 0 {
        return false;
    }
    true
}

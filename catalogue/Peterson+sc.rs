//! Peterson's lock with SeqCst: never both inside.
//! exists p0 && p1

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::*};

static WANTS0: AtomicBool = AtomicBool::new(false);
static WANTS1: AtomicBool = AtomicBool::new(false);
static TURN: AtomicU32 = AtomicU32::new(0);

fn p0() -> bool {
    WANTS0.store(true, SeqCst);
    TURN.store(1, SeqCst);
    if WANTS1.load(SeqCst) && TURN.load(SeqCst) == 1 {
        return false;
    }
    true
}

fn p1() -> bool {
    WANTS1.store(true, SeqCst);
    TURN.store(0, SeqCst);
    if WANTS0.load(SeqCst) && TURN.load(SeqCst) == 0 {
        return false;
    }
    true
}

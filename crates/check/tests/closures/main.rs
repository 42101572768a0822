//! Classic programs as ordinary Rust, each with the number of executions that RC11 gives it; and
//! programs with a bug.
//!
//! `tests/programs` has the same programs in a notation, which an interpreter drives; here they are
//! closures, so that coroutines, statics, allocations and loops that wait are on the way as well.

mod bugs;
mod counters;
mod exclusion;
mod litmus;
mod locks;
mod queues;

use interlocked_check::cell::UnsafeCell;
use interlocked_check::{FaultKind, check};

/// Checks that no execution has a bug, and how many are complete.
#[track_caller]
fn count(expected: u64, body: impl Fn() + Send + Sync + 'static) {
    assert_eq!(check(body).verified(), expected);
}

/// The bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    check(body).expect_bug().fault.kind
}

/// A number that is read and written without atomic operations.
#[derive(Default)]
struct Plain(UnsafeCell<u32>);

// SAFETY: the check finds accesses that nothing orders, before they are made.
unsafe impl Sync for Plain {}

impl Plain {
    #[track_caller]
    fn get(&self) -> u32 {
        // SAFETY: no write is made at the same time, or the check has ended.
        self.0.with(|value| unsafe { *value })
    }

    #[track_caller]
    fn set(&self, new: u32) {
        // SAFETY: no other access is made at the same time, or the check has ended.
        self.0.with_mut(|value| unsafe { *value = new });
    }
}

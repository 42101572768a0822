//! Classic programs as ordinary Rust, each with the number of executions that RC11 gives it; and
//! programs with a bug.
//!
//! `tests/programs` has the same programs in a notation, which an interpreter drives; here they are
//! closures, so that coroutines, statics, allocations and loops that wait are on the way as well.
//!
//! Limits: the numbers are those of builds with optimization. Without it, what earlier calls have left
//! on a stack makes some loops that wait go round once more, which is more executions; and that a
//! loop has no effect is seen where here registers hide it, which is fewer.

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

/// As [`count`], for a program with loops of which it depends on the build how often they go round:
/// without optimization it is only checked that there is no bug.
#[track_caller]
fn count_optimized(expected: u64, body: impl Fn() + Send + Sync + 'static) {
    let found = check(body).verified();
    if is_optimized() {
        assert_eq!(found, expected);
    }
}

/// As [`count_optimized`], for loops within loops, which compilers unroll and peel: a round that is
/// other code than the one before is gone round once more. So there may be more executions, and never
/// fewer.
#[track_caller]
fn count_at_least(expected: u64, body: impl Fn() + Send + Sync + 'static) {
    let found = check(body).verified();
    if is_optimized() {
        assert!((expected..=2 * expected).contains(&found), "{found}, not {expected}");
    }
}

/// Whether this is a build with optimization, by the folder that it is in.
fn is_optimized() -> bool {
    let program = std::env::current_exe().expect("the program's path");
    program.iter().all(|part| part != "debug")
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

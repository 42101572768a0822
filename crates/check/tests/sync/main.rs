//! The mirrors of `std::sync`: the number of executions, what they let a program see, and the bugs.

mod arc;
mod channels;
mod locks;
mod preemptions;
mod waiting;

use std::collections::BTreeSet;
use std::sync::Arc;

use interlocked_check::{FaultKind, Verdict, check};

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

/// The kind of bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(found) => found.fault.kind,
        other => panic!("no bug: {other:?}"),
    }
}

/// Runs a body under every execution, and with real threads many times: the results of the first,
/// among which those of the second must be. Also the number of executions.
#[track_caller]
fn results<R: Ord + Send + core::fmt::Debug + 'static>(
    body: impl Fn() -> R + Send + Sync + 'static,
) -> (BTreeSet<R>, u64) {
    let body = Arc::new(body);
    let own = Arc::clone(&body);
    let seen = Arc::new(std::sync::Mutex::new(BTreeSet::new()));
    let all = Arc::clone(&seen);
    let executions = check(move || {
        let result = own();
        all.lock().unwrap().insert(result);
    })
    .verified();
    let seen = core::mem::take(&mut *seen.lock().unwrap());
    for _ in 0..200 {
        let result = body();
        assert!(seen.contains(&result), "{result:?} is not among {seen:?}");
    }
    (seen, executions)
}

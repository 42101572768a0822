//! Bugs are of executions that there are.

use std::ops::ControlFlow;

use interlocked_check::Order::{AcqRel, Acquire, NoReturn, Relaxed, Release, SeqCst};
use interlocked_check::{FaultKind, Limits, explore};

use crate::threads::Op::{Access, Add, Assume, Cas, Fence, Load, Store, Swap};
use crate::threads::{Op, Threads};
use crate::{X, Y, counts};

fn fault(code: Vec<Vec<Op>>) -> Option<FaultKind> {
    let found =
        explore(&mut Threads::new(code), &Limits::default(), |_, _, _| ControlFlow::Continue(()));
    found.found.map(|found| found.fault.kind)
}

#[test]
fn two_updates_that_read_one_write_are_not_asked_for_races() {
    // Whoever has found 0 looks at the location as its owner; the other one has not written, then.
    let code =
        vec![vec![Swap(X, 1, AcqRel), Assume(0), Access(X, false)], vec![Cas(X, 0, 2, AcqRel)]];
    assert_eq!(counts(code), (1, 1));
}

#[test]
fn updates_of_what_is_not_published_race() {
    let code = vec![vec![Access(X, true)], vec![Add(X, 1, AcqRel)]];
    assert_eq!(fault(code), Some(FaultKind::Race));
    let code = vec![
        vec![Access(X, true), Store(Y << 3, 1, Release)],
        vec![Load(Y << 3, Acquire), Assume(1), Add(X, 1, AcqRel)],
    ];
    assert_eq!(counts(code), (1, 0));
    let code = vec![
        vec![Access(X, true), Store(Y << 3, 1, Release)],
        vec![Load(Y << 3, Relaxed), Assume(1), Add(X, 1, AcqRel)],
    ];
    assert_eq!(fault(code), Some(FaultKind::Race));
}

#[test]
fn a_race_of_the_read_of_an_older_value_alone() {
    // Who reads 1 has acquired what the plain write did.
    let writer = |order| vec![Access(X, true), Store(X, 1, order)];
    let reader = |order| vec![Load(X, order)];
    assert_eq!(fault(vec![writer(Release), reader(Acquire)]), Some(FaultKind::Race));
    assert_eq!(fault(vec![reader(Acquire), writer(Release)]), Some(FaultKind::Race));
}

#[test]
fn an_acquire_fence_does_not_order_a_read_without_a_result() {
    let code = |read, fence| {
        vec![
            vec![Access(X, true), Store(Y << 3, 1, Release)],
            vec![Add(Y << 3, 1, read), Assume(1), Fence(fence), Access(X, false)],
        ]
    };
    for fence in [Acquire, AcqRel, SeqCst] {
        assert_eq!(counts(code(Relaxed, fence)), (1, 1));
    }
    assert_eq!(fault(code(NoReturn, Acquire)), Some(FaultKind::Race));
    for fence in [AcqRel, SeqCst] {
        assert_eq!(counts(code(NoReturn, fence)), (1, 1));
    }
}

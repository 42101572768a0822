//! Locks: what waits is no execution of its own.

use interlocked_check::Order::Relaxed;
use interlocked_check::{FaultKind, Limits, explore};

use crate::threads::Op::{Add, Assume, Load, Lock, Store, Swap};
use crate::threads::{Op, Threads};
use crate::{X, Y, Z, counts};

/// A critical section.
fn locked(lock: u64, body: &[Op]) -> Vec<Op> {
    let unlock = Store(lock, 0, interlocked_check::Order::Release);
    [&[Lock(lock)], body, &[unlock]].concat()
}

#[test]
fn each_order_of_a_lock_is_an_execution_and_no_other_is_begun() {
    let body = [Load(Y, Relaxed), Store(Y, 1, Relaxed)];
    for (n, factorial) in [(2, 2), (3, 6), (4, 24), (5, 120)] {
        assert_eq!(counts(vec![locked(X, &body); n]), (factorial, 0), "{n}");
    }
    // Two times each: the orders of four sections of which two and two are of one thread.
    let twice = [locked(X, &body), locked(X, &body)].concat();
    assert_eq!(counts(vec![twice; 2]), (6, 0));
}

#[test]
fn locks_within_locks() {
    let inner = locked(Y, &[Add(Z, 1, Relaxed)]);
    let both = locked(X, &inner);
    assert_eq!(counts(vec![both.clone(), both.clone(), inner]), (6, 0));
    assert_eq!(counts(vec![both.clone(), both, locked(X, &[])]), (6, 0));
}

#[test]
fn a_lock_may_be_given_back_by_another_thread() {
    let code = vec![vec![Lock(X), Lock(X)], vec![Store(X, 0, Relaxed)]];
    let found = explore(&mut Threads::new(code), &Limits::default(), |_, _, _| {
        std::ops::ControlFlow::Continue(())
    });
    // It may be given back before it is taken.
    let fault = found.found.expect("a deadlock").fault;
    assert_eq!(fault.kind, FaultKind::Deadlock { threads: vec![0] });
}

#[test]
fn locks_in_two_orders_are_a_deadlock() {
    let code = vec![locked(X, &locked(Y, &[])), locked(Y, &locked(X, &[]))];
    let found = explore(&mut Threads::new(code), &Limits::default(), |_, _, _| {
        std::ops::ControlFlow::Continue(())
    });
    let fault = found.found.expect("a deadlock").fault;
    assert_eq!(fault.kind, FaultKind::Deadlock { threads: vec![0, 1] });
}

#[test]
fn a_lock_whose_owner_does_not_go_on_is_no_deadlock() {
    let code = vec![vec![Lock(X), Load(Y, Relaxed), Assume(1)], locked(X, &[])];
    let (complete, blocked) = counts(code);
    assert_eq!(complete, 0);
    assert!(blocked >= 1, "{blocked}");
}

#[test]
fn who_waits_for_a_lock_may_have_had_it_before_one_that_does_not_go_on() {
    let code = [vec![Lock(X), Load(Y, Relaxed), Assume(1)], locked(X, &[Store(Y, 1, Relaxed)])];
    for code in [code.to_vec(), code.into_iter().rev().collect()] {
        assert_eq!(counts(code).0, 1);
    }
}

#[test]
fn what_takes_a_lock_in_another_way_may_leave_it_free() {
    let unlock = Store(X, 0, Relaxed);
    let mut code = vec![vec![Lock(X), unlock], vec![Swap(X, 0, Relaxed)], vec![unlock]];
    // The orders of four writes, two of which are of one thread.
    for _ in 0..2 {
        for _ in 0..3 {
            code.rotate_left(1);
            assert_eq!(counts(code.clone()), (12, 0));
        }
        code.reverse();
    }
}

//! A bound on preemptions: how many executions are left of programs with many.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;

use interlocked_check::Order::{AcqRel, Acquire, Relaxed, Release};
use interlocked_check::{Explored, Limit, Limits, explore, explore_parallel};

use crate::threads::Op::{Add, Load, Lock, Store, Swap};
use crate::threads::{Op, Threads};
use crate::{X, Y, Z, shape};

/// The executions under a bound, and the preemptions that they need.
fn under(code: &[Vec<Op>], preemptions: Option<u32>) -> (BTreeMap<String, u32>, Explored) {
    let mut all = BTreeMap::new();
    let limits = Limits { preemptions, ..Limits::default() };
    let mut program = Threads::new(code.to_vec());
    let explored = explore(&mut program, &limits, |_, graph, _| {
        let twice = all.insert(shape(graph, code.len()), graph.preemptions());
        assert!(twice.is_none(), "twice");
        ControlFlow::Continue(())
    });
    (all, explored)
}

/// For each bound, how many executions need no more, and how many are looked at; checks that the
/// latter are among the former, and that it is told whether they are all.
fn under_each(code: &[Vec<Op>], bounds: u32) -> Vec<(usize, u64)> {
    let (all, _) = under(code, None);
    let of = |most: u32| {
        let (some, explored) = under(code, Some(most));
        for (shape, &need) in &all {
            assert!(need > most || some.contains_key(shape), "{most}: {shape} needs {need}");
        }
        assert!(some.keys().all(|shape| all.contains_key(shape)));
        let is_all = some.len() == all.len();
        assert_eq!(explored.limit, (!is_all).then_some(Limit::Preemptions(most)));
        let within = all.values().filter(|&&need| need <= most).count();
        (within, explored.complete + explored.blocked)
    };
    (0..bounds).map(of).collect()
}

#[test]
fn updates_by_two_threads() {
    let code = vec![vec![Add(X, 1, Relaxed); 4]; 2];
    assert_eq!(
        under_each(&code, 7),
        [(2, 17), (8, 35), (26, 53), (44, 65), (62, 69), (68, 70), (70, 70)]
    );
}

#[test]
fn updates_by_three_threads() {
    let code = vec![vec![Add(X, 1, AcqRel); 2]; 3];
    assert_eq!(under_each(&code, 4), [(6, 39), (24, 72), (60, 90), (90, 90)]);
}

#[test]
fn writes_that_no_order_has_as_they_are() {
    let writes = |a, b| vec![Store(a, 1, Relaxed), Store(b, 2, Relaxed)];
    assert_eq!(under_each(&[writes(X, Y), writes(Y, X)], 2), [(2, 4), (4, 4)]);
}

#[test]
fn what_is_overwritten_is_read_without_a_preemption() {
    let code = [vec![Store(X, 1, Release); 3], vec![Load(X, Acquire); 3]];
    assert_eq!(under_each(&code, 1), [(20, 20)]);
}

#[test]
fn a_lock_is_waited_for() {
    let locked = vec![Lock(X), Add(Y, 1, Relaxed), Store(X, 0, Release)];
    let (all, explored) = under(&[locked.clone(), locked.clone(), locked], Some(0));
    assert_eq!((all.len(), explored.limit), (6, None));
}

#[test]
fn workers_leave_out_what_one_does() {
    let code = [
        vec![Swap(X, 1, Relaxed), Add(Z, 1, AcqRel), Load(Y, Relaxed)],
        vec![Add(X, 1, Relaxed), Swap(Y, 2, AcqRel), Add(Z, 1, Relaxed)],
        vec![Add(Z, 1, Relaxed), Load(X, Relaxed), Store(Y, 1, Release)],
    ];
    let (alone, explored) = under(&code, Some(1));
    assert_eq!(explored.limit, Some(Limit::Preemptions(1)));
    for workers in [2, 3] {
        let seen = Mutex::new(BTreeMap::new());
        let limits = Limits { preemptions: Some(1), ..Limits::default() };
        let make = || Threads::new(code.to_vec());
        let found = explore_parallel(workers, make, &limits, |_, graph, _| {
            let shape = shape(graph, code.len());
            assert!(seen.lock().unwrap().insert(shape, graph.preemptions()).is_none(), "twice");
            ControlFlow::Continue(())
        });
        assert_eq!(found.limit, Some(Limit::Preemptions(1)));
        assert_eq!(seen.into_inner().unwrap(), alone);
    }
}

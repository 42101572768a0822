//! Limits, progress, and workers.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use interlocked_check::Order::{AcqRel, Acquire, Relaxed, Release};
use interlocked_check::{Limit, Limits, Program, explore, explore_parallel};

use crate::threads::Op::{Access, Add, Assume, Load, Lock, Store};
use crate::threads::{Op, Threads};
use crate::{X, Y, Z, shape};

/// Four updates by each of two threads: 70 orders.
fn updates() -> Vec<Vec<Op>> {
    vec![vec![Add(X, 1, Relaxed); 4]; 2]
}

fn limited(limits: &Limits) -> (u64, Option<Limit>) {
    let found = explore(&mut Threads::new(updates()), limits, |_, _, _| ControlFlow::Continue(()));
    assert_eq!(found.is_bounded, found.limit.is_some());
    (found.complete, found.limit)
}

#[test]
fn a_limit_that_is_hit_is_told() {
    let limits = Limits::default();
    assert_eq!(limited(&limits), (70, None));
    assert_eq!(
        limited(&Limits { executions: 10, ..limits.clone() }),
        (10, Some(Limit::Executions))
    );
    assert_eq!(limited(&Limits { events: 9, ..limits.clone() }), (0, Some(Limit::Events)));
    let stop = Some(std::sync::Arc::new(AtomicBool::new(true)));
    assert_eq!(limited(&Limits { stop, ..limits.clone() }), (0, Some(Limit::Stopped)));
    let time = Some(Duration::ZERO);
    let (complete, limit) = limited(&Limits { time, ..limits });
    assert_eq!(limit, Some(Limit::Time));
    assert!(complete < 70, "{complete}");
    let visited =
        explore(&mut Threads::new(updates()), &Limits::default(), |_, _, _| ControlFlow::Break(()));
    assert_eq!((visited.complete, visited.limit), (1, Some(Limit::Visitor)));
}

#[test]
fn executions_that_are_blocked_count_too() {
    let code = vec![vec![Add(X, 1, Relaxed), Assume(9)]; 3];
    let explored = |limits: &Limits| {
        explore(&mut Threads::new(code.clone()), limits, |_, _, _| ControlFlow::Continue(()))
    };
    let found = explored(&Limits::default());
    assert_eq!((found.complete, found.blocked, found.limit), (0, 6, None));
    let found = explored(&Limits { executions: 4, ..Limits::default() });
    assert_eq!((found.complete, found.blocked, found.limit), (0, 4, Some(Limit::Executions)));
}

#[test]
fn an_estimate_is_exact_at_the_end_and_not_absurd_before() {
    let mut program = Threads::new(vec![vec![Add(X, 1, Relaxed); 5]; 3]);
    let limits = Limits { executions: 2_000, ..Limits::default() };
    let found = explore(&mut program, &limits, |_, _, _| ControlFlow::Continue(()));
    let total = 756_756.0;
    assert!(found.estimate > total / 100.0 && found.estimate < total * 100.0, "{}", found.estimate);
    let found = explore(&mut Threads::new(updates()), &Limits::default(), |_, _, _| {
        ControlFlow::Continue(())
    });
    assert!((found.estimate - 70.0).abs() < 1e-6, "{}", found.estimate);
}

#[test]
fn workers_find_what_one_finds() {
    let message = |order| vec![Load(Y, order), Load(X, Relaxed), Add(Z, 1, AcqRel)];
    let writer = vec![Store(X, 1, Relaxed), Store(Y, 1, Release), Add(Z, 1, AcqRel)];
    let locked = vec![Lock(X), Add(Y, 1, Relaxed), Store(X, 0, Release)];
    let programs = [
        vec![vec![Add(X, 1, Relaxed)]; 6],
        vec![writer.clone(), writer, message(Acquire), message(Relaxed)],
        vec![locked; 5],
    ];
    for code in programs {
        let mut all = HashSet::new();
        let alone = explore(&mut Threads::new(code.clone()), &Limits::default(), |_, graph, _| {
            all.insert(shape(graph, code.len()));
            ControlFlow::Continue(())
        });
        for workers in [1, 2, 4] {
            let seen = Mutex::new(HashSet::new());
            let make = || Threads::new(code.clone());
            let found = explore_parallel(workers, make, &Limits::default(), |program, graph, _| {
                let shape = shape(graph, program.threads());
                assert!(seen.lock().unwrap().insert(shape), "twice");
                ControlFlow::Continue(())
            });
            assert_eq!((found.complete, found.blocked), (alone.complete, alone.blocked));
            assert!((found.estimate - alone.estimate).abs() < 1e-6, "{}", found.estimate);
            assert_eq!(seen.into_inner().unwrap(), all);
        }
    }
}

#[test]
fn workers_find_bugs_and_stop() {
    let race = vec![vec![Add(X, 1, Relaxed), Access(X, true)], vec![Add(X, 1, Relaxed)]];
    for workers in [1, 2, 4] {
        let make = || Threads::new(race.clone());
        let visit = |_: &mut Threads, _: &_, _| ControlFlow::Continue(());
        let found = explore_parallel(workers, make, &Limits::default(), visit);
        assert!(found.found.is_some());
        let limits = Limits { executions: 20, ..Limits::default() };
        let found = explore_parallel(workers, || Threads::new(updates()), &limits, visit);
        assert_eq!(found.limit, Some(Limit::Executions));
        assert!((20..20 + workers as u64).contains(&found.complete), "{}", found.complete);
    }
}

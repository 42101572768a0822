//! A bound on preemptions: how many executions are left of programs with many, and that those with
//! locks need as many as the twin finds.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Mutex;

use interlocked_check::Order::{AcqRel, Acquire, Relaxed, Release};
use interlocked_check::{Explored, Graph, Label, Limit, Limits, Source, explore, explore_parallel};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fewest::fewest;
use crate::threads::Op::{Add, Load, Lock, Store, Swap, Weak};
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

/// For each bound, how many executions need no more; checks that they are what is looked at, and that
/// it is told whether they are all.
fn under_each(code: &[Vec<Op>], bounds: u32) -> Vec<usize> {
    let (all, _) = under(code, None);
    let of = |most: u32| {
        let (some, explored) = under(code, Some(most));
        let mut within = all.clone();
        within.retain(|_, &mut need| need <= most);
        assert_eq!(some, within, "{most}");
        let is_all = some.len() == all.len();
        assert_eq!(explored.limit, (!is_all).then_some(Limit::Preemptions(most)));
        some.len()
    };
    (0..bounds).map(of).collect()
}

#[test]
fn updates_by_two_threads() {
    let code = vec![vec![Add(X, 1, Relaxed); 4]; 2];
    assert_eq!(under_each(&code, 7), [2, 8, 26, 44, 62, 68, 70]);
}

#[test]
fn updates_by_three_threads() {
    let code = vec![vec![Add(X, 1, AcqRel); 2]; 3];
    assert_eq!(under_each(&code, 4), [6, 24, 60, 90]);
}

#[test]
fn writes_that_no_order_has_as_they_are() {
    let writes = |a, b| vec![Store(a, 1, Relaxed), Store(b, 2, Relaxed)];
    assert_eq!(under_each(&[writes(X, Y), writes(Y, X)], 2), [2, 4]);
}

#[test]
fn what_is_overwritten_is_read_without_a_preemption() {
    let code = [vec![Store(X, 1, Release); 3], vec![Load(X, Acquire); 3]];
    assert_eq!(under_each(&code, 1), [20]);
}

#[test]
fn a_lock_is_waited_for() {
    let locked = vec![Lock(X), Add(Y, 1, Relaxed), Store(X, 0, Release)];
    let (all, explored) = under(&[locked.clone(), locked.clone(), locked], Some(0));
    assert_eq!((all.len(), explored.limit), (6, None));
}

#[test]
fn a_lock_that_is_free_is_not_waited_for() {
    let locked = |x| vec![Lock(X), Store(x, 1, Relaxed), Store(X, 0, Release)];
    let code = [[locked(Y), locked(Z), locked(Y)].concat(), [locked(Z), locked(Y)].concat()];
    assert_eq!(under_each(&code, 5), [2, 5, 9, 10, 10]);
}

#[test]
fn two_wait_for_one_preemption() {
    // The third thread takes the lock before the first two, which have done something that it has
    // seen: they have come as far as the lock while the fourth had it.
    let waits = |x| vec![Store(x, 1, Relaxed), Lock(X), Store(X, 0, Release)];
    let sees = vec![Load(Y, Relaxed), Load(Z, Relaxed), Lock(X), Store(X, 0, Release)];
    let code = [waits(Y), waits(Z), sees, vec![Lock(X), Store(X, 0, Release)]];
    let fewest = |graph: &Graph| {
        let ends = |thread: usize| graph.thread(thread).map(|e| e.label).collect::<Vec<_>>();
        let sees = ends(2)
            .iter()
            .take(2)
            .all(|label| matches!(label, Label::Read { from: Source::Write(_), .. }));
        let order: Vec<u32> = graph.writes(X).iter().map(|write| write.thread).collect();
        (sees && order == [3, 3, 2, 2, 0, 0, 1, 1]).then(|| graph.preemptions())
    };
    let mut found = Vec::new();
    explore(&mut Threads::new(code.to_vec()), &Limits::default(), |_, graph, _| {
        found.extend(fewest(graph));
        ControlFlow::Continue(())
    });
    assert_eq!(found, [1]);
}

#[test]
fn a_preemption_that_comes_sooner_than_it_must() {
    // The first thread has to wait for the second. If that is while it has the lock, the second waits
    // for the lock, which the third takes before it.
    let locks = vec![Lock(X), Store(X, 0, Release)];
    let first = [locks.clone(), vec![Load(Y, Relaxed)]].concat();
    let second = [vec![Store(Y, 1, Relaxed)], locks.clone()].concat();
    let code = [first, second, locks];
    let mut needs = BTreeMap::new();
    explore(&mut Threads::new(code.to_vec()), &Limits::default(), |_, graph, _| {
        let need = graph.preemptions();
        assert_eq!(need, fewest(graph, code.len()), "{graph:?}");
        *needs.entry(need).or_insert(0) += 1;
        ControlFlow::Continue(())
    });
    assert_eq!(needs, BTreeMap::from([(0, 6), (1, 3)]));
}

#[test]
fn what_happens_for_no_reason_is_a_preemption() {
    let weak = || vec![Weak(X, 0, 0, Relaxed); 3];
    assert_eq!(under_each(&[weak()], 4), [1, 4, 7, 8]);
}

fn op() -> impl Strategy<Value = Vec<Op>> {
    let place = || prop_oneof![Just(Y), Just(Z)];
    let locked = |inside: Vec<Op>| [vec![Lock(X)], inside, vec![Store(X, 0, Release)]].concat();
    prop_oneof![
        2 => place().prop_map(move |x| locked(vec![Store(x, 1, Relaxed)])),
        2 => Just(locked(Vec::new())),
        2 => place().prop_map(|x| vec![Load(x, Relaxed)]),
        1 => (place(), 1..3_u64).prop_map(|(x, value)| vec![Store(x, value, Relaxed)]),
        1 => place().prop_map(|x| vec![Add(x, 1, AcqRel)]),
        1 => place().prop_map(|x| vec![Weak(x, 0, 1, AcqRel)]),
    ]
}

fn threads() -> impl Strategy<Value = Vec<Vec<Op>>> {
    let of = |threads, ops| vec(vec(op(), 1..=ops), threads);
    let code = prop_oneof![of(2, 3), of(3, 2), of(4, 1)];
    code.prop_map(|code| code.into_iter().map(|ops| ops.concat()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_locks_as_few_as_any_order_has(code in threads()) {
        let mut differs = None;
        explore(&mut Threads::new(code.clone()), &Limits::default(), |_, graph, _| {
            if graph.events().count() <= 12 {
                let needs = (graph.preemptions(), fewest(graph, code.len()));
                differs = (needs.0 != needs.1).then(|| (needs, shape(graph, code.len())));
            }
            if differs.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        prop_assert!(differs.is_none(), "{differs:?}");
        under_each(&code, 4);
    }
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

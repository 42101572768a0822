//! Reads in vain: no complete execution is lost by what is done to begin fewer blocked ones.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use interlocked_check::Order::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::{Ended, Limits, Location, Model, Program, Request, explore};
use proptest::prelude::*;

use crate::threads::Op::{Add, Assume, Await, Cas, Choose, Fence, Load, Lock, Store, Swap, Weak};
use crate::threads::{FAILED, Op, Threads};
use crate::{X, Y, Z, counts, shape};

/// Threads that, where they would not go on, are blocked or end: where they end, each read is as any
/// other, and which executions are complete is seen at their ends.
struct Stopping {
    threads: Threads,
    end: bool,
}

impl Stopping {
    fn goes_on(&mut self, thread: usize) -> bool {
        !matches!(self.threads.request(thread), Request::Block | Request::Wait { .. })
    }
}

impl Program for Stopping {
    fn threads(&self) -> usize {
        self.threads.threads()
    }

    fn reset(&mut self) {
        self.threads.reset();
    }

    fn request(&mut self, thread: usize) -> Request {
        match self.threads.request(thread) {
            Request::Block | Request::Wait { .. } if self.end => Request::End,
            Request::Wait { .. } => Request::Block,
            other => other,
        }
    }

    fn done(&mut self, thread: usize, value: u64) {
        self.threads.done(thread, value);
    }

    fn failed(&mut self, thread: usize, value: u64) {
        self.threads.failed(thread, value);
    }

    fn initial(&self, location: Location) -> u64 {
        self.threads.initial(location)
    }
}

/// The executions in which all threads go on; none if threads wait for a lock for ever, which is a bug.
fn complete(code: &[Vec<Op>], model: Model, end: bool) -> BTreeSet<String> {
    let mut program = Stopping { threads: Threads::new(code.to_vec()), end };
    let mut all = BTreeSet::new();
    let limits = Limits { model, ..Limits::default() };
    let found = explore(&mut program, &limits, |program, graph, ended| {
        let threads = program.threads();
        let goes_on = (0..threads).all(|thread| program.goes_on(thread));
        if ended == Ended::Complete && goes_on {
            assert!(all.insert(shape(graph, threads)), "twice");
        }
        ControlFlow::Continue(())
    });
    if found.found.is_some() { BTreeSet::new() } else { all }
}

fn op() -> impl Strategy<Value = Vec<Op>> {
    let location = || prop_oneof![Just(X), Just(Y)];
    let load = || prop_oneof![Just(Relaxed), Just(Acquire), Just(SeqCst)];
    let store = || prop_oneof![Just(Relaxed), Just(Release), Just(SeqCst)];
    let any =
        || prop_oneof![Just(Relaxed), Just(Acquire), Just(Release), Just(AcqRel), Just(SeqCst)];
    prop_oneof![
        2 => (location(), load()).prop_map(|(x, order)| vec![Load(x, order)]),
        4 => (location(), 0..3_u64, store()).prop_map(|(x, n, order)| vec![Store(x, n, order)]),
        2 => (location(), any()).prop_map(|(x, order)| vec![Add(x, 1, order)]),
        1 => (location(), 1..3_u64, any()).prop_map(|(x, n, order)| vec![Swap(x, n, order)]),
        1 => (location(), any()).prop_map(|(x, order)| vec![Cas(x, 0, 1, order)]),
        1 => (location(), any()).prop_map(|(x, order)| vec![Weak(x, 0, 1, order)]),
        1 => Just(vec![Fence(SeqCst)]),
        4 => (location(), 0..3_u64, load()).prop_map(|(x, n, order)| vec![Await(x, n, order)]),
        2 => (location(), 0..3_u64, load()).prop_map(|(x, n, o)| vec![Load(x, o), Assume(n)]),
        1 => (location(), 0..2_u64, any()).prop_map(|(x, n, o)| vec![Cas(x, n, 2, o), Assume(n)]),
        1 => location().prop_map(|x| vec![Weak(x, 0, 1, AcqRel), Assume(FAILED)]),
        1 => Just(vec![Choose(2), Assume(1)]),
    ]
}

fn programs() -> impl Strategy<Value = Vec<Vec<Op>>> {
    let of = |threads, ops| {
        let thread = proptest::collection::vec(op(), 1..=ops).prop_map(|ops| ops.concat());
        proptest::collection::vec(thread, threads)
    };
    prop_oneof![of(2, 4), of(3, 3), of(4, 2)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_complete_execution_is_lost(code in programs()) {
        for model in Model::ALL {
            let (all, found) = (complete(&code, model, true), complete(&code, model, false));
            prop_assert_eq!(all, found, "{:?}", model);
        }
    }
}

#[test]
fn what_is_waited_for_comes_before_who_waits() {
    let waits = vec![Await(X, 1, Acquire), Load(Y, Relaxed)];
    let writes = vec![Store(Y, 1, Relaxed), Store(X, 1, Release)];
    assert_eq!(counts(vec![waits.clone(), writes.clone()]), (1, 0));
    assert_eq!(counts(vec![writes.clone(), waits.clone()]), (1, 0));
    assert_eq!(counts(vec![waits.clone(), waits, writes]), (1, 0));
    let turn = |n| vec![Await(X, n, Acquire), Store(X, n + 1, Release)];
    assert_eq!(counts((0..5).rev().map(turn).collect()), (1, 0));
}

#[test]
fn who_waits_in_vain_is_blocked_once() {
    let code = vec![vec![Load(X, Acquire), Assume(7)], vec![Store(X, 1, Relaxed); 3]];
    assert_eq!(counts(code), (0, 1));
}

#[test]
fn locks_and_waits() {
    let code = vec![
        vec![Lock(Z), Await(X, 1, Acquire), Store(Z, 0, Release)],
        vec![Store(X, 1, Release)],
        vec![Lock(Z), Store(Z, 0, Release)],
    ];
    assert_eq!(counts(code), (2, 0));
}

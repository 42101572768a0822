//! Programs with known numbers of executions, and none of them twice.

mod asleep;
mod exploration;
mod faults;
#[path = "../law/fewest.rs"]
mod fewest;
mod locks;
mod preemption;
mod symmetry;
mod threads;

use std::collections::HashSet;
use std::ops::ControlFlow;

use Order::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::{EventId, Graph, Label, Limits, Location, Model, Order, Source, explore};
use threads::Op::{Access, Add, Assume, Cas, Choose, Fence, Load, Store, Swap, Weak};
use threads::{FAILED, Op, Threads};

/// A graph as what it is: labels and modification orders.
fn shape(graph: &Graph, threads: usize) -> String {
    let labels = |thread| graph.thread(thread).map(|event| event.label).collect::<Vec<_>>();
    let all: Vec<_> = (0..threads).map(labels).collect();
    let mo: Vec<_> = (0..8).map(|location| graph.writes(location).to_vec()).collect();
    format!("{all:?} {mo:?}")
}

/// Whether no two read-modify-writes read from one write.
fn is_atomic(graph: &Graph) -> bool {
    let mut sources = HashSet::new();
    let mut updates = graph
        .events()
        .filter(|&id| matches!(graph.event(id).label, Label::Write { update: true, .. }));
    updates.all(|id| {
        let read = EventId { index: id.index - 1, ..id };
        let label = graph.event(read).label;
        let Label::Read { location, from, .. } = label else { panic!("{label:?} before {id:?}") };
        sources.insert((location, from))
    })
}

/// The complete and blocked executions; no two are the same.
///
/// # Panics
/// If a bug is found.
#[track_caller]
fn counts(code: Vec<Vec<Op>>) -> (u64, u64) {
    let threads = code.len();
    let mut seen = HashSet::new();
    let found = explore(&mut Threads::new(code), &Limits::default(), |_, graph, _| {
        let shape = shape(graph, threads);
        assert!(seen.insert(shape.clone()), "twice: {shape}");
        assert!(is_atomic(graph), "no execution: {shape}");
        ControlFlow::Continue(())
    });
    assert!(found.found.is_none(), "{:?}", found.found.map(|found| found.fault));
    assert!((found.estimate - (found.complete + found.blocked) as f64).abs() < 1e-6);
    (found.complete, found.blocked)
}

#[track_caller]
fn check(code: Vec<Vec<Op>>, expected: u64) {
    assert_eq!(counts(code).0, expected);
}

const X: Location = 0;
const Y: Location = 1;
const Z: Location = 2;
const W: Location = 3;

#[test]
fn two_threads_and_two_locations() {
    let sb = |write, read, fence: Option<Order>| {
        let thread = |a, b| {
            let fence = fence.map(Fence);
            [Some(Store(a, 1, write)), fence, Some(Load(b, read))].into_iter().flatten().collect()
        };
        vec![thread(X, Y), thread(Y, X)]
    };
    check(sb(Release, Acquire, None), 4);
    check(sb(Relaxed, Relaxed, Some(SeqCst)), 3);
    check(sb(SeqCst, SeqCst, None), 3);
    let lb = |a, b| vec![Load(a, Acquire), Store(b, 1, Release)];
    check(vec![lb(X, Y), lb(Y, X)], 3);
    let writes = |a, b| vec![Store(a, 1, Release), Store(b, 2, Release)];
    check(vec![writes(X, Y), writes(Y, X)], 4);
    let fenced = |a, b| vec![Store(a, 1, Relaxed), Fence(SeqCst), Store(b, 2, Relaxed)];
    check(vec![fenced(X, Y), fenced(Y, X)], 3);
    let rfis = |a, b| vec![Store(a, 1, Release), Load(a, SeqCst), Load(b, SeqCst)];
    check(vec![rfis(X, Y), rfis(Y, X)], 4);
}

#[test]
fn message_passing() {
    let mp = vec![
        vec![Store(X, 1, Relaxed), Store(Y, 1, Release)],
        vec![Load(Y, Acquire), Load(X, Relaxed)],
    ];
    check(mp, 3);
    let mp2 = vec![
        vec![
            Store(X, 1, Relaxed),
            Store(Y, 1, Relaxed),
            Fence(AcqRel),
            Store(Z, 1, Relaxed),
            Store(W, 1, Relaxed),
        ],
        vec![Load(Z, Relaxed), Fence(AcqRel), Load(X, Relaxed)],
        vec![Load(W, Relaxed), Fence(AcqRel), Load(Y, Relaxed)],
    ];
    check(mp2, 9);
}

#[test]
fn four_threads() {
    let reader = |a, b| vec![Load(a, Acquire), Load(b, SeqCst)];
    let iriw = |write| {
        vec![vec![Store(X, 1, write)], vec![Store(Y, 1, write)], reader(X, Y), reader(Y, X)]
    };
    check(iriw(SeqCst), 16);
    let all = |a, b| vec![Load(a, SeqCst), Load(b, SeqCst)];
    check(vec![vec![Store(X, 1, SeqCst)], vec![Store(Y, 1, SeqCst)], all(X, Y), all(Y, X)], 15);
    let inc_mps = vec![
        vec![Load(X, Acquire), Add(Z, 1, AcqRel)],
        vec![Add(Z, 1, AcqRel), Store(Y, 1, Release)],
        vec![Load(Y, Acquire), Add(W, 1, AcqRel)],
        vec![Add(W, 1, AcqRel), Store(X, 1, Release)],
    ];
    check(inc_mps, 15);
}

#[test]
fn counters() {
    for (n, factorial) in [(2, 2), (3, 6), (4, 24), (5, 120), (6, 720)] {
        check(vec![vec![Add(X, 1, Relaxed)]; n], factorial);
    }
    for (n, square) in [(2, 4), (3, 36), (4, 576)] {
        check(vec![vec![Add(X, 1, Relaxed), Add(Y, 1, Relaxed)]; n], square);
    }
}

#[test]
fn exchanges() {
    let casrot = |n: u64| (0..n).map(|i| vec![Cas(X, i, i + 1, Relaxed)]).collect::<Vec<_>>();
    for (n, expected) in [(2, 2), (3, 5), (4, 14), (5, 43), (6, 144), (7, 523)] {
        check(casrot(n), expected);
    }
}

#[test]
fn a_swap_is_atomic() {
    let code = vec![vec![Swap(X, 1, AcqRel), Store(X, 2, Relaxed)], vec![Swap(X, 3, AcqRel)]];
    check(code.clone(), 3);
    let mut threads = Threads::new(code);
    explore(&mut threads, &Limits::default(), |program, graph, _| {
        let last = graph.writes(X).last().copied().map(Source::Write);
        let second = graph.thread(0).last().map(|event| event.label);
        assert!(
            program.latest[1] != 1
                || matches!(second, Some(interlocked_check::Label::Write { .. })),
            "{last:?}"
        );
        ControlFlow::Continue(())
    });
}

/// Where it is not told that a read is the first half of a read-modify-write.
#[test]
fn what_an_update_that_stays_reads_is_taken() {
    let both = vec![Swap(X, 2, Release), Store(Y, 1, Relaxed)];
    let code = vec![both.clone(), both, vec![Load(Y, SeqCst), Cas(X, 0, 1, Release)]];
    check(code, 28);
}

#[test]
fn what_does_not_go_on_is_blocked() {
    let reads = vec![Load(X, Acquire), Assume(1)];
    let code = vec![vec![Store(X, 1, Release)], reads.clone()];
    assert_eq!(counts(code), (1, 0));
    assert_eq!(counts(vec![vec![Store(X, 2, Release)], reads]), (0, 1));
}

#[test]
fn a_weak_exchange_fails_for_no_reason_only_where_it_would_not() {
    let weak = || vec![Weak(X, 0, 1, Relaxed)];
    assert_eq!(counts(vec![weak()]), (2, 0));
    // Each of two: it succeeds, it fails for no reason, and one may find what the other wrote.
    assert_eq!(counts(vec![weak(), weak()]), (5, 0));
    let code = vec![vec![Weak(X, 0, 1, Relaxed), Assume(FAILED)], vec![Store(X, 1, Relaxed)]];
    assert_eq!(counts(code), (1, 2));
}

#[test]
fn choices_of_many_ways_are_taken_out_and_made_again() {
    let chooses = |ways| vec![Load(X, Relaxed), Choose(ways), Load(Y, Relaxed)];
    let writes = vec![Store(X, 1, Relaxed), Store(Y, 1, Relaxed)];
    for ways in 1..=4 {
        assert_eq!(counts(vec![chooses(ways), writes.clone()]), (4 * u64::from(ways), 0));
        assert_eq!(counts(vec![writes.clone(), chooses(ways)]), (4 * u64::from(ways), 0));
    }
}

#[test]
fn a_weak_exchange_that_fails_for_no_reason_has_the_ordering_of_a_failure() {
    // It reads 0; or 1, and goes through and acquires; or 1, and does neither.
    let exchange = vec![Weak(Y, 1, 2, Acquire), Load(X, Relaxed)];
    let writes = vec![Store(X, 1, Relaxed), Store(Y, 1, Release)];
    check(vec![exchange.clone(), writes.clone()], 2 + 1 + 2);
    check(vec![writes, exchange], 2 + 1 + 2);
}

#[test]
fn what_is_no_access_to_memory_orders_none() {
    let thread = |own, other, between| vec![Store(own, 1, Relaxed), between, Load(other, Relaxed)];
    for between in [Access(Z << 3, false), Choose(1), Fence(AcqRel)] {
        for (model, expected) in Model::ALL.into_iter().zip([4, 4, 3, 4]) {
            let code = vec![thread(X, Y << 3, between), thread(Y << 3, X, between)];
            let limits = Limits { model, ..Limits::default() };
            let visit = |_: &mut _, _: &_, _| ControlFlow::Continue(());
            let found = explore(&mut Threads::new(code), &limits, visit);
            assert_eq!(found.complete, expected, "{model:?}, {between:?}");
        }
    }
}

//! The search against its naive twin, on random programs and on native models that differ in what
//! they imply: everything the enumerator does faster must leave states and counts as they are.

mod native;
mod random;

use interlocked_exec::*;
use native::Native;
use proptest::prelude::*;
use random::{Step, program, step};

/// The twins must agree on states, counts, flags and limits.
fn check(program: &Program, model: Native) -> Result<(), TestCaseError> {
    let limits = Limits { unroll: 1, steps: 40, events: 4, ..Limits::default() };
    let fast = outcomes(program, &model, &limits).expect("the program unfolds");
    let slow = naive::naive_outcomes(program, &model, &limits).expect("the program unfolds");
    prop_assert_eq!(&fast.states, &slow.states, "{:?}", model);
    prop_assert_eq!(&fast.limits, &slow.limits, "{:?}", model);
    let many = Limits { jobs: 2, ..limits };
    let spread = outcomes(program, &model, &many).expect("the program unfolds");
    prop_assert_eq!(&spread.states, &fast.states, "{:?} in parallel", model);
    prop_assert_eq!(&spread.limits, &fast.limits, "{:?} in parallel", model);
    Ok(())
}

/// A bound on the naive twin's work: it enumerates products.
fn small(threads: &[Vec<Step>]) -> bool {
    let accesses =
        threads.iter().flatten().filter(|step| !matches!(step, Step::Add(..) | Step::Skip(_)));
    let branching = threads.iter().flatten().filter(|step| {
        matches!(step, Step::Again(_) | Step::Exclusive(..) | Step::LoadAt(_, _, true))
    });
    accesses.count() <= 6 && branching.count() <= 1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_its_twin_finds(
        threads in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..4)
            .prop_filter("too large for the twin", |threads| small(threads)),
    ) {
        let program = program(&threads);
        for model in [Native::Any, Native::Coherent, Native::Atomic, Native::Sc, Native::Tso] {
            check(&program, model)?;
        }
    }
}

#[test]
fn store_buffering_has_four_outcomes_under_tso_and_three_under_sc() {
    let threads = [
        vec![Step::StoreConst(0, 1), Step::Load(0, 1)],
        vec![Step::StoreConst(1, 1), Step::Load(0, 0)],
    ];
    let program = program(&threads);
    let count =
        |model| outcomes(&program, &model, &Limits::default()).expect("unfolds").states.len();
    assert_eq!(count(Native::Tso), 4);
    assert_eq!(count(Native::Sc), 3);
}

#[test]
fn executions_of_increments_are_counted_once_each() {
    for (threads, executions) in [(2, 2), (3, 6), (4, 24), (5, 120)] {
        let program = program(&vec![vec![Step::Rmw(0, 0)]; threads]);
        let found = outcomes(&program, &Native::Tso, &Limits::default()).expect("unfolds");
        assert_eq!(found.executions(), executions, "{threads} threads");
        assert_eq!(found.candidates, executions, "nothing inconsistent is built");
    }
}

/// A thread that waits for a flag needs no unrolling; one that counts its rounds does.
#[test]
fn waiting_is_complete_and_counting_is_not() {
    let wait = vec![Step::Load(0, 1), Step::Again(0), Step::Load(1, 0)];
    let count = vec![Step::Load(0, 1), Step::Rmw(2, 0), Step::Again(0)];
    let writer = vec![Step::StoreConst(0, 1), Step::StoreConst(1, 1)];
    let run = |thread: &Vec<Step>| {
        let program = program(&[writer.clone(), thread.clone()]);
        outcomes(&program, &Native::Sc, &Limits::default()).expect("unfolds")
    };
    let found = run(&wait);
    assert!(found.complete(), "{:?}", found.limits);
    assert_eq!(found.states.len(), 1, "who waits for the flag sees the data");
    assert_eq!(run(&count).limits, [LimitHit::Unroll(2)].into());
}

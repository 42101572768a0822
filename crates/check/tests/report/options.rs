//! The options of a check, and its verdicts.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32 as Real};
use std::time::Duration;

use interlocked_check::sync::Arc as Counted;
use interlocked_check::sync::atomic::AtomicU32;
use interlocked_check::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};
use interlocked_check::{Bound, Builder, FaultKind, Model, Verdict, thread};

use crate::programs;

/// Five threads that count: 120 executions.
fn counting() {
    let counter = Arc::new(AtomicU32::new(0));
    for _ in 0..5 {
        let counter = Arc::clone(&counter);
        thread::spawn(move || counter.fetch_add(1, Relaxed));
    }
}

#[track_caller]
fn bound(builder: &Builder, expected: &Bound) -> String {
    let verdict = builder.check(counting);
    match &verdict {
        Verdict::Bounded { why, .. } if why == expected => verdict.to_string(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_limit_is_a_verdict_of_its_own() {
    let text = bound(&Builder::new().executions(60), &Bound::Executions);
    assert!(text.starts_with("not verified: the limit of executions was reached"), "{text}");
    assert!(text.contains("no bug in 60 executions under rc11"), "{text}");
    bound(&Builder::new().events(5), &Bound::Events);
    // Five threads, and the one that starts them.
    bound(&Builder::new().threads(5), &Bound::Threads);
    assert_eq!(Builder::new().threads(6).check(counting).verified(), 120);
    bound(&Builder::new().time(Duration::ZERO), &Bound::Time);
    let stop = Arc::new(AtomicBool::new(true));
    bound(&Builder::new().interrupt(stop), &Bound::Interrupted);
}

#[test]
fn all_is_said_of_what_is_verified() {
    let text = Builder::new().check(counting).to_string();
    assert!(text.starts_with("verified: no bug in all 120 executions under rc11 ("), "{text}");
    let text = Builder::new().check(|| {}).to_string();
    assert!(text.starts_with("verified: no bug in the only execution under rc11 ("), "{text}");
}

#[test]
fn workers_share_the_work() {
    assert_eq!(Builder::new().workers(3).check(counting).verified(), 120);
    let found = Builder::new().workers(3).check(programs::race(Relaxed)).expect_bug();
    assert_eq!(found.fault.kind, FaultKind::Race);
    let token = found.view.token;
    let again = Builder::new().replay(token).check(programs::race(Relaxed)).expect_bug();
    assert_eq!(again.fault.kind, FaultKind::Race);
}

#[test]
fn the_model_decides() {
    let is_found = |model| {
        let verdict = Builder::new().model(model).check(programs::store_buffering());
        let is_found = verdict.report().is_some();
        assert!(is_found || verdict.is_verified());
        is_found
    };
    assert_eq!(Model::named("TSO"), Some(Model::Tso));
    assert_eq!(Model::named("arm"), None);
    let found = [Model::Rc11, Model::C20, Model::Tso, Model::Sc].map(is_found);
    assert_eq!(found, [true, true, true, false]);
}

#[test]
fn a_bug_under_another_model_is_replayed_under_it() {
    let builder = Builder::new().model(Model::Tso);
    let first = builder.check(programs::store_buffering()).expect_bug();
    assert_eq!(first.view.model, "tso");
    let again = builder.replay(&first.view.token).check(programs::store_buffering()).expect_bug();
    assert_eq!(again.view.token, first.view.token);
}

#[test]
fn leaks_are_bugs_unless_they_are_said_not_to_be() {
    let leak = || core::mem::forget(Counted::new(1));
    let found = Builder::new().check(leak).expect_bug();
    assert!(matches!(found.fault.kind, FaultKind::Leak { .. }), "{found}");
    assert_eq!(Builder::new().leaks(false).check(leak).verified(), 1);
}

#[test]
#[should_panic(expected = "data race on `value`")]
fn a_test_panics_with_the_report() {
    interlocked_check::verify(programs::race(Relaxed));
}

#[test]
fn an_ordering_that_is_enough_verifies() {
    interlocked_check::verify(programs::race(Release));
    interlocked_check::verify(programs::message_passing(Release, Acquire));
    interlocked_check::verify(programs::message_passing(SeqCst, SeqCst));
}

#[test]
fn the_body_runs_once_for_a_replay_and_not_for_all() {
    let runs = Arc::new(Real::new(0));
    let count = |runs: &Arc<Real>| {
        let (runs, body) = (Arc::clone(runs), programs::crowd());
        move || {
            runs.fetch_add(1, Relaxed);
            body();
        }
    };
    let token = Builder::new().check(programs::crowd()).expect_bug().view.token;
    Builder::new().replay(token).check(count(&runs)).expect_bug();
    // What is made at the first use, which step is the last, the replay, and a loop that it finds.
    assert!(runs.load(Relaxed) < 8, "{runs:?}");
}

#[test]
fn what_happens_for_no_reason_can_be_left_out() {
    let weak = || {
        let x = AtomicU32::new(0);
        assert!(x.compare_exchange_weak(0, 1, Relaxed, Relaxed).is_ok(), "it failed");
    };
    assert!(Builder::new().check(weak).expect_bug().to_string().contains("it failed"));
    assert_eq!(Builder::new().spurious(false).check(weak).verified(), 1);
}

#[test]
fn loops_that_wait_have_to_be_found_to_be_verified() {
    let waiting = || {
        let flag = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(1, Relaxed));
        while flag.load(Relaxed) == 0 {}
    };
    assert!(Builder::new().check(waiting).is_verified());
    let verdict = Builder::new().loops(false).events(50).check(waiting);
    assert!(matches!(verdict, Verdict::Bounded { why: Bound::Events, .. }), "{verdict}");
}

#[test]
fn a_token_in_which_owners_matter_replays() {
    let counted = || {
        let flag = Arc::new(AtomicU32::new(0));
        let value = Counted::new(1);
        let (other, own) = (Counted::clone(&value), Arc::clone(&flag));
        let thread = thread::spawn(move || {
            own.store(1, Relaxed);
            drop(other);
        });
        let is_alone = Counted::strong_count(&value) == 1;
        assert!(!is_alone || flag.load(Relaxed) == 1, "it went before it came");
        thread.join().unwrap();
    };
    let first = Builder::new().check(counted).expect_bug();
    let again = Builder::new().replay(&first.view.token).check(counted).expect_bug();
    assert_eq!(again.view.token, first.view.token);
    assert_eq!(again.fault.kind, first.fault.kind);
}

/// Two threads that hand on to each other, time and again: at the end there is a bug.
fn handing_on() {
    let shared = Arc::new([const { AtomicU32::new(0) }; 9]);
    let other = Arc::clone(&shared);
    let hand_on = |shared: &[AtomicU32; 9], from: usize| {
        let mut steps = (from..8).step_by(2);
        steps.all(|at| {
            let is_there = shared[at].load(Acquire) == 1;
            if is_there {
                shared[at + 1].store(1, Release);
            }
            is_there
        })
    };
    let thread = thread::spawn(move || hand_on(&other, 0));
    shared[0].store(1, Release);
    hand_on(&shared, 1);
    assert!(!thread.join().unwrap());
}

#[test]
fn a_bound_on_preemptions_says_what_it_leaves_out() {
    let under = |most| Builder::new().preemptions(most).check(handing_on);
    let verdict = under(0);
    assert!(
        matches!(verdict, Verdict::Bounded { why: Bound::Preemptions(0), executions: 2, .. }),
        "{verdict}"
    );
    let text = "not verified: executions that need more than 0 preemptions were left out; no bug in 2 \
                executions under rc11 (";
    assert!(verdict.to_string().starts_with(text), "{verdict}");
    assert!(matches!(under(8).expect_bug().fault.kind, FaultKind::Panic { .. }));
    // Nothing is left out of a program that needs none.
    let one = || drop(thread::spawn(|| ()).join());
    assert_eq!(Builder::new().preemptions(0).check(one).verified(), 1);
    assert_eq!(Builder::new().preemptions(9).check(counting).verified(), 120);
}

#[test]
fn what_a_loop_waits_for_is_no_preemption() {
    let body = || {
        let flag = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&flag);
        let thread = thread::spawn(move || {
            while other.load(Acquire) == 0 {}
            other.store(2, Relaxed);
        });
        flag.store(1, Release);
        thread.join().unwrap();
    };
    let all = Builder::new().check(body).verified();
    assert_eq!(Builder::new().preemptions(0).check(body).verified(), all);
}

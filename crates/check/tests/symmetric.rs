//! Threads that do the same: the numbers of executions, that no outcome is lost, and the bugs.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex as Real, PoisonError};

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicPtr, AtomicU64, Ordering, fence};
use interlocked_check::sync::{Arc as Counted, Mutex, mpsc};
use interlocked_check::{Builder, FaultKind, Model, Verdict, assume, check, thread};

/// Starts so many threads and waits for them, told that they do the same or not.
fn run<T: Send + 'static>(
    is_told: bool,
    count: usize,
    body: impl FnOnce() -> T + Clone + Send + 'static,
) -> Vec<T> {
    if is_told {
        return thread::spawn_symmetric(count, body).join().unwrap();
    }
    let threads: Vec<_> = vec![body; count].into_iter().map(thread::spawn).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

/// The executions of a body, complete and blocked, and what it returns in them.
#[track_caller]
fn outcomes(builder: &Builder, is_told: bool, body: fn(bool) -> Vec<u64>) -> (u64, u64, Outcomes) {
    let all = Arc::new(Real::new(Outcomes::new()));
    let seen = Arc::clone(&all);
    let verdict = builder.check(move || {
        let outcome = body(is_told);
        seen.lock().unwrap_or_else(PoisonError::into_inner).insert(outcome);
    });
    let Verdict::Verified { executions, blocked, .. } = verdict else { panic!("{verdict}") };
    let outcomes = all.lock().unwrap().clone();
    (executions, blocked, outcomes)
}

type Outcomes = BTreeSet<Vec<u64>>;

/// How many executions there are, and how many of them are looked at if it is told that the threads do
/// the same; what they return must be the same in both.
#[track_caller]
fn compare(body: fn(bool) -> Vec<u64>) -> [u64; 2] {
    let (all, _, outcomes_of_all) = outcomes(&Builder::new(), false, body);
    let (told, blocked, outcomes_told) = outcomes(&Builder::new(), true, body);
    assert_eq!(outcomes_of_all, outcomes_told);
    let (parallel, also_blocked, outcomes_parallel) =
        outcomes(&Builder::new().workers(2), true, body);
    assert_eq!((parallel, also_blocked, outcomes_parallel), (told, blocked, outcomes_told));
    for model in [Model::C20, Model::Sc, Model::Tso] {
        let builder = Builder::new().model(model);
        let (all, told) = (outcomes(&builder, false, body).2, outcomes(&builder, true, body).2);
        assert_eq!(all, told, "{model:?}");
    }
    [all, told]
}

/// Values whose order says nothing.
fn sorted(mut values: Vec<u64>) -> Vec<u64> {
    values.sort_unstable();
    values
}

#[test]
fn threads_that_count_have_one_execution() {
    for count in 1..=7 {
        let verdict = check(move || {
            let x = Arc::new(AtomicU64::new(0));
            let other = Arc::clone(&x);
            let found = thread::spawn_symmetric(count, move || other.fetch_add(1, Relaxed));
            let found = sorted(found.join().unwrap());
            assert_eq!(found, (0..count as u64).collect::<Vec<_>>());
            assert_eq!(x.load(Relaxed), count as u64);
        });
        assert_eq!(verdict.verified(), 1, "{count}");
    }
}

#[test]
fn who_has_a_lock_first_does_not_matter() {
    let body = |is_told| {
        let count = Arc::new(Mutex::new(0));
        let other = Arc::clone(&count);
        let found = run(is_told, 4, move || {
            let mut count = other.lock().unwrap();
            *count += 1;
            *count
        });
        sorted(found)
    };
    assert_eq!(compare(body), [24, 1]);
}

#[test]
fn two_updates_each() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&x);
        let found =
            run(is_told, 3, move || other.fetch_add(1, AcqRel) * 10 + other.fetch_add(1, AcqRel));
        sorted(found)
    };
    // (2+2+2)! / (2! 2! 2!), and that by 3!.
    assert_eq!(compare(body), [90, 15]);
}

#[test]
fn readers_of_what_another_writes() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let writer = Arc::clone(&x);
        thread::spawn(move || {
            writer.store(1, Release);
            writer.store(2, Release);
        });
        let found = run(is_told, 3, move || x.load(Acquire));
        sorted(found)
    };
    // 3³, and 3 out of 3 with repetition.
    assert_eq!(compare(body), [27, 10]);
}

#[test]
fn fences_and_stores_and_loads() {
    let body = |is_told| {
        let shared = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
        let other = Arc::clone(&shared);
        let found = run(is_told, 3, move || {
            other[0].store(1, Relaxed);
            fence(SeqCst);
            let found = other[1].load(SeqCst);
            other[1].store(found + 1, Relaxed);
            found
        });
        [sorted(found), vec![shared[0].load(Relaxed), shared[1].load(Relaxed)]].concat()
    };
    assert_eq!(compare(body), [216, 36]);
}

#[test]
fn exchanges_that_fail_for_no_reason() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let found = run(is_told, 3, move || {
            u64::from(x.compare_exchange_weak(0, 1, Relaxed, Relaxed).is_ok())
        });
        sorted(found)
    };
    assert_eq!(compare(body), [13, 4]);
}

#[test]
fn loops_that_wait() {
    let body = |is_told| {
        let (lock, x) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let found = run(is_told, 3, move || {
            while lock.compare_exchange(0, 1, Acquire, Relaxed).is_err() {
                core::hint::spin_loop();
            }
            let found = x.load(Relaxed);
            x.store(found + 1, Relaxed);
            lock.store(0, Release);
            found
        });
        sorted(found)
    };
    assert_eq!(compare(body), [6, 1]);
}

#[test]
fn waiting_for_the_first() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let found = run(is_told, 3, move || {
            let own = x.fetch_add(1, AcqRel);
            assume(own == 0 || x.load(Acquire) == 3);
            own
        });
        sorted(found)
    };
    assert_eq!(compare(body), [6, 1]);
}

#[test]
fn what_is_captured_is_cloned_before_a_thread_starts() {
    let body = |is_told| {
        let x = Counted::new(AtomicU64::new(0));
        let other = Counted::clone(&x);
        let found = run(is_told, 3, move || other.fetch_add(1, Relaxed));
        let is_alone = u64::from(Counted::into_inner(x).is_some());
        [sorted(found), vec![is_alone]].concat()
    };
    assert_eq!(compare(body), [6, 1]);
}

#[test]
fn a_stack_whose_nodes_are_the_threads_own() {
    struct Node {
        value: u64,
        next: *mut Node,
    }
    let body = |is_told| {
        let top = Arc::new(AtomicPtr::new(core::ptr::null_mut::<Node>()));
        let other = Arc::clone(&top);
        run(is_told, 3, move || {
            let node = Box::into_raw(Box::new(Node { value: 1, next: core::ptr::null_mut() }));
            let mut next = other.load(Relaxed);
            loop {
                // SAFETY: it is not shared yet.
                unsafe { (*node).next = next };
                match other.compare_exchange(next, node, Release, Relaxed) {
                    Ok(_) => return,
                    Err(found) => next = found,
                }
            }
        });
        let (mut node, mut sum) = (top.load(Acquire), 0);
        while !node.is_null() {
            // SAFETY: it was made by `Box::into_raw` and is there once.
            let Node { value, next } = *unsafe { Box::from_raw(node) };
            sum += value;
            node = next;
        }
        vec![sum]
    };
    assert_eq!(compare(body), [48, 8]);
}

#[test]
fn senders_of_one_channel() {
    let body = |is_told| {
        let (sender, receiver) = mpsc::channel();
        let x = Arc::new(AtomicU64::new(0));
        run(is_told, 2, move || sender.send(x.fetch_add(1, Relaxed)).unwrap());
        receiver.iter().collect()
    };
    assert_eq!(compare(body), [8, 4]);
}

#[test]
fn threads_that_start_threads_are_looked_at_in_all_orders() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let found = run(is_told, 2, move || {
            let other = Arc::clone(&x);
            thread::spawn(move || other.fetch_add(1, Relaxed)).join().unwrap()
        });
        sorted(found)
    };
    assert_eq!(compare(body), [2, 2]);
}

#[test]
fn two_groups() {
    let body = |is_told| {
        let x = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&x);
        let first = thread::spawn(move || run(is_told, 2, move || other.fetch_add(1, Relaxed)));
        let found = run(is_told, 2, move || x.swap(7, Relaxed));
        [sorted(first.join().unwrap()), sorted(found)].concat()
    };
    assert_eq!(compare(body), [24, 6]);
}

/// The bug of a body.
#[track_caller]
fn bug(builder: &Builder, body: impl Fn() + Send + Sync + 'static) -> (FaultKind, String) {
    match builder.check(body) {
        Verdict::Bug(found) => (found.fault.kind.clone(), found.view.token),
        other => panic!("no bug: {other}"),
    }
}

/// Checks that a bug is found, by two workers too, and that its token has it.
#[track_caller]
fn has_bug(body: fn(), is: impl Fn(&FaultKind) -> bool) {
    let (kind, token) = bug(&Builder::new(), body);
    assert!(is(&kind), "{kind:?}");
    assert_eq!(bug(&Builder::new().replay(token), body).0, kind);
    let (kind, _) = bug(&Builder::new().workers(2), body);
    assert!(is(&kind), "{kind:?}");
}

#[test]
fn an_update_that_is_lost() {
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&x);
        let threads = thread::spawn_symmetric(3, move || {
            let found = other.load(SeqCst);
            other.store(found + 1, SeqCst);
        });
        threads.join().unwrap();
        assert_ne!(x.load(Relaxed), 1);
    };
    has_bug(body, |kind| matches!(kind, FaultKind::Panic { thread: 0, .. }));
}

#[test]
fn a_race_of_the_threads_and_one_with_another() {
    #[derive(Default)]
    struct Shared(UnsafeCell<u64>);
    // SAFETY: that it is used well is what is checked.
    unsafe impl Sync for Shared {}
    let body = || {
        let shared = Arc::new((Shared::default(), AtomicU64::new(0)));
        thread::spawn_symmetric(3, move || {
            // The last one is not the only one.
            if shared.1.fetch_add(1, Relaxed) > 0 {
                // SAFETY: a check finds that it is not sound.
                shared.0.0.with_mut(|value| unsafe { *value += 1 });
            }
        });
    };
    has_bug(body, |kind| matches!(kind, FaultKind::Race));
    let body = || {
        let shared = Arc::new((Shared::default(), AtomicU64::new(0)));
        let other = Arc::clone(&shared);
        thread::spawn_symmetric(2, move || {
            if other.1.fetch_add(1, Relaxed) == 1 {
                // SAFETY: likewise.
                other.0.0.with_mut(|value| unsafe { *value += 1 });
            }
        });
        if shared.1.load(Acquire) == 2 {
            // SAFETY: likewise.
            shared.0.0.with(|value| assert!(unsafe { *value } < 2));
        }
    };
    has_bug(body, |kind| matches!(kind, FaultKind::Race));
}

#[test]
fn a_deadlock_and_a_panic() {
    let body = || {
        let locks = Arc::new((AtomicU64::new(0), Mutex::new(()), Mutex::new(())));
        thread::spawn_symmetric(2, move || {
            let is_first = locks.0.fetch_add(1, Relaxed) == 0;
            let (a, b) = if is_first { (&locks.1, &locks.2) } else { (&locks.2, &locks.1) };
            let _a = a.lock().unwrap();
            let _b = b.lock().unwrap();
        });
    };
    has_bug(body, |kind| matches!(kind, FaultKind::Deadlock { .. }));
    let verdict = check(|| {
        let x = Arc::new(AtomicU64::new(0));
        let threads = thread::spawn_symmetric(3, move || assert!(x.fetch_add(1, Relaxed) < 2));
        assert!(threads.join().is_err());
    });
    assert_eq!(verdict.verified(), 1);
}

#[test]
fn memory_that_is_used_after_another_thread_freed_it() {
    let body = || {
        let shared = Arc::new((
            AtomicU64::new(0),
            AtomicPtr::new(Box::into_raw(Box::new(AtomicU64::new(3)))),
        ));
        thread::spawn_symmetric(2, move || {
            let value = shared.1.load(Acquire);
            // SAFETY: a check finds that it is not sound.
            unsafe { (*value).load(Relaxed) };
            if shared.0.fetch_add(1, AcqRel) == 0 {
                // SAFETY: likewise.
                drop(unsafe { Box::from_raw(value) });
            }
        });
    };
    has_bug(body, |kind| matches!(kind, FaultKind::Freed));
}

#[test]
fn outside_of_a_check_they_are_threads() {
    let x = Arc::new(AtomicU64::new(0));
    let other = Arc::clone(&x);
    let threads = thread::spawn_symmetric(4, move || other.fetch_add(1, Relaxed));
    assert_eq!(sorted(threads.join().unwrap()), [0, 1, 2, 3]);
    assert_eq!(x.load(Relaxed), 4);
    assert!(thread::spawn_symmetric(0, || 1).join().unwrap().is_empty());
}

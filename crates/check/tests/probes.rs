//! What other checkers of Rust code get wrong: ten programs, each with all that RC11 allows and
//! nothing else.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicBool, AtomicU32, Ordering, fence};
use interlocked_check::thread::{self, spawn};
use interlocked_check::{FaultKind, check};

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

/// Atomics that are 0 at the start.
macro_rules! variables {
    ($($name:ident)*) => { $(static $name: AtomicU32 = AtomicU32::new(0);)* };
}

/// The number of executions, and all results.
#[track_caller]
fn results<T: Ord + Send + 'static>(body: fn() -> T) -> (u64, BTreeSet<T>) {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let own = Arc::clone(&seen);
    let verdict = check(move || {
        let result = body();
        own.lock().unwrap().insert(result);
    });
    let seen = core::mem::take(&mut *seen.lock().unwrap());
    (verdict.verified(), seen)
}

#[test]
fn store_buffering_with_sequential_consistency() {
    variables!(X Y);
    let (executions, seen) = results(|| {
        let first = spawn(|| {
            X.store(1, SeqCst);
            Y.load(SeqCst)
        });
        Y.store(1, SeqCst);
        let second = X.load(SeqCst);
        [first.join().unwrap(), second]
    });
    assert_eq!(executions, 3);
    assert_eq!(seen, BTreeSet::from([[0, 1], [1, 0], [1, 1]]));
}

#[test]
fn independent_reads_with_sequential_consistency() {
    variables!(X Y);
    let (executions, seen) = results(|| {
        let writers = [spawn(|| X.store(1, SeqCst)), spawn(|| Y.store(1, SeqCst))];
        let first = spawn(|| [X.load(SeqCst), Y.load(SeqCst)]);
        let second = spawn(|| [Y.load(SeqCst), X.load(SeqCst)]);
        for writer in writers {
            writer.join().unwrap();
        }
        [first.join().unwrap(), second.join().unwrap()]
    });
    assert_eq!(executions, 15);
    assert_eq!(seen.len(), 15);
    assert!(!seen.contains(&[[1, 0], [1, 0]]), "the readers agree on which write came first");
}

#[test]
fn nothing_comes_between_the_halves_of_a_swap() {
    variables!(X);
    let (executions, seen) = results(|| {
        let other = spawn(|| X.swap(3, AcqRel));
        X.swap(1, AcqRel);
        X.store(2, Relaxed);
        let read = other.join().unwrap();
        (read, X.load(Relaxed))
    });
    assert_eq!(executions, 3);
    assert_eq!(seen, BTreeSet::from([(0, 2), (1, 2), (2, 3)]));
}

#[test]
fn nothing_comes_between_the_halves_of_an_addition() {
    variables!(X);
    let (executions, seen) = results(|| {
        let other = spawn(|| X.store(10, Relaxed));
        let read = X.fetch_add(1, Relaxed);
        other.join().unwrap();
        (read, X.load(Relaxed))
    });
    assert_eq!(executions, 2);
    assert_eq!(seen, BTreeSet::from([(0, 10), (10, 11)]));
}

#[test]
fn a_lock_that_is_taken_by_a_swap() {
    #[derive(Default)]
    struct Lock {
        is_locked: AtomicBool,
        value: UnsafeCell<u32>,
    }
    // SAFETY: the check shows that the lock orders the accesses.
    unsafe impl Sync for Lock {}

    fn add(lock: &Lock) {
        while lock.is_locked.swap(true, Acquire) {}
        // SAFETY: this thread has the lock.
        lock.value.with_mut(|value| unsafe { *value += 1 });
        lock.is_locked.store(false, Release);
    }

    for threads in 2..=4 {
        let verdict = check(move || {
            let lock = Arc::new(Lock::default());
            let start = |_| {
                let lock = Arc::clone(&lock);
                spawn(move || add(&lock))
            };
            let all: Vec<_> = (1..threads).map(start).collect();
            add(&lock);
            for thread in all {
                thread.join().unwrap();
            }
            // SAFETY: the other threads have ended.
            assert_eq!(lock.value.with(|value| unsafe { *value }), threads);
        });
        assert!(verdict.is_verified(), "{verdict}");
    }
}

#[test]
fn a_failed_exchange_reads_what_is_stale() {
    variables!(X Y);
    let (_, seen) = results(|| {
        let other = spawn(|| {
            X.store(1, Relaxed);
            Y.store(1, Relaxed);
        });
        let flag = Y.load(Relaxed);
        let result = X.compare_exchange(7, 8, Relaxed, Relaxed);
        other.join().unwrap();
        (flag, result)
    });
    assert_eq!(seen, BTreeSet::from([(0, Err(0)), (0, Err(1)), (1, Err(0)), (1, Err(1))]));
}

#[test]
fn a_long_history() {
    variables!(X Y);
    let (_, seen) = results(|| {
        let other = spawn(|| {
            for value in 1..=9 {
                X.store(value, Relaxed);
            }
            Y.store(1, Relaxed);
        });
        let flag = Y.load(Relaxed);
        let value = X.load(Relaxed);
        other.join().unwrap();
        (flag, value)
    });
    let all = (0..=1).flat_map(|flag| (0..=9).map(move |value| (flag, value)));
    assert_eq!(seen, all.collect());
}

/// Both threads go past a fence. If the first is there first, it says so, and the second reads what
/// the first has written.
fn fences(reading: Ordering) -> impl Fn() + Send + Sync {
    #[derive(Default)]
    struct Shared {
        y: AtomicU32,
        z: AtomicU32,
        value: UnsafeCell<u32>,
    }
    // SAFETY: the check finds accesses that nothing orders, before they are made.
    unsafe impl Sync for Shared {}

    move || {
        let shared = Arc::new(Shared::default());
        let other = Arc::clone(&shared);
        spawn(move || {
            // SAFETY: the check finds an access at the same time.
            other.value.with_mut(|value| unsafe { *value = 1 });
            fence(SeqCst);
            if other.y.load(Relaxed) == 0 {
                other.z.store(1, Relaxed);
            }
        });
        shared.y.store(1, Relaxed);
        fence(SeqCst);
        if shared.z.load(reading) == 1 {
            // SAFETY: the check finds an access at the same time.
            assert_eq!(shared.value.with(|value| unsafe { *value }), 1);
        }
    }
}

#[test]
fn the_order_of_fences_is_no_synchronization() {
    assert_eq!(check(fences(Relaxed)).expect_bug().fault.kind, FaultKind::Race);
    // The first fence and an acquire are one.
    check(fences(Acquire)).verified();
}

#[test]
fn a_weak_exchange_fails_for_no_reason() {
    variables!(X);
    let (executions, seen) = results(|| X.compare_exchange_weak(0, 1, Relaxed, Relaxed));
    assert_eq!(executions, 2);
    assert_eq!(seen, BTreeSet::from([Ok(0), Err(0)]));
    // And no more often than it can succeed.
    let (executions, seen) = results(|| X.compare_exchange_weak(1, 2, Relaxed, Relaxed));
    assert_eq!(executions, 1);
    assert_eq!(seen, BTreeSet::from([Err(0)]));
}

#[test]
fn a_loop_that_waits_needs_no_hint() {
    variables!(X);
    let (executions, seen) = results(|| {
        let other = spawn(|| {
            X.store(1, Release);
            X.store(2, Release);
        });
        while X.load(Acquire) < 2 {}
        other.join().unwrap();
        X.load(Relaxed)
    });
    assert_eq!(executions, 1);
    assert_eq!(seen, BTreeSet::from([2]));
}

#[test]
fn a_panic_that_is_handled_is_no_bug() {
    variables!(X);
    let (executions, seen) = results(|| {
        let other = spawn(|| {
            X.store(1, Relaxed);
            panic!("not today");
        });
        let read = X.load(Relaxed);
        let error = other.join().unwrap_err();
        (read, error.downcast_ref::<&str>().map(|text| text.to_string()))
    });
    assert_eq!(executions, 2);
    let message = Some("not today".to_owned());
    assert_eq!(seen, BTreeSet::from([(0, message.clone()), (1, message)]));
}

#[test]
fn a_panic_that_nobody_hears_of_is_a_bug() {
    let kind = check(|| drop(thread::spawn(|| panic!("not today")))).expect_bug().fault.kind;
    assert!(
        matches!(&kind, FaultKind::Panic { thread: 1, message, .. } if message == "not today"),
        "{kind:?}"
    );
}

#[test]
fn load_buffering_is_what_the_model_leaves_out() {
    // The standard library's documentation allows it; RC11 does not, since there is no cycle in
    // program order and reads-from.
    variables!(X Y);
    let (executions, seen) = results(|| {
        let other = spawn(|| {
            let read = X.load(Relaxed);
            Y.store(1, Relaxed);
            read
        });
        let read = Y.load(Relaxed);
        X.store(1, Relaxed);
        (read, other.join().unwrap())
    });
    assert_eq!(executions, 3);
    assert_eq!(seen, BTreeSet::from([(0, 0), (0, 1), (1, 0)]));
}

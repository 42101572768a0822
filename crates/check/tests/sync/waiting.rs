//! Condition variables, barriers, and what is done once.

use std::collections::BTreeSet;
use std::time::Duration;

use interlocked_check::sync::atomic::{AtomicU64, Ordering::Relaxed};
use interlocked_check::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock};
use interlocked_check::{FaultKind, thread};

use super::{bug, count, results};

#[test]
fn a_condition_that_is_waited_for() {
    let body = || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let thread = thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let mut ready = pair.0.lock().unwrap();
        while !*ready {
            ready = pair.1.wait(ready).unwrap();
        }
        drop(ready);
        thread.join().unwrap();
    };
    // The notification comes before the wait, or ends it, or comes after it was ended for no reason,
    // and ends the next one; or the reason comes before the thread looks again.
    count(body, 4);
}

#[test]
fn a_thread_may_be_woken_for_no_reason() {
    let body = || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let mut ready = pair.0.lock().unwrap();
        if !*ready {
            ready = pair.1.wait(ready).unwrap();
        }
        assert!(*ready, "woken for no reason");
    };
    let found = bug(body);
    assert!(matches!(&found, FaultKind::Panic { message, .. } if message.contains("no reason")));
}

#[test]
fn a_notification_that_comes_too_early_is_lost() {
    let body = || {
        let pair = Arc::new((Mutex::new(()), Condvar::new(), AtomicU64::new(0)));
        let other = Arc::clone(&pair);
        thread::spawn(move || {
            // Without the lock.
            other.2.store(1, Relaxed);
            other.1.notify_one();
        });
        let mut guard = pair.0.lock().unwrap();
        while pair.2.load(Relaxed) == 0 {
            guard = pair.1.wait(guard).unwrap();
        }
    };
    assert_eq!(bug(body), FaultKind::Deadlock { threads: vec![0] });
}

#[test]
fn one_notification_wakes_one_of_two() {
    let body = |all: bool| {
        move || {
            let pair = Arc::new((Mutex::new(0), Condvar::new()));
            let start = || {
                let pair = Arc::clone(&pair);
                thread::spawn(move || {
                    let guard = pair.0.lock().unwrap();
                    drop(pair.1.wait_while(guard, |ready| *ready == 0).unwrap());
                })
            };
            let threads = [start(), start()];
            *pair.0.lock().unwrap() = 1;
            if all {
                pair.1.notify_all()
            } else {
                pair.1.notify_one()
            }
            threads.into_iter().for_each(|thread| thread.join().unwrap());
        }
    };
    assert!(matches!(bug(body(false)), FaultKind::Deadlock { .. }));
    let (seen, _) = results(body(true));
    assert_eq!(seen.len(), 1);
}

#[test]
fn times_that_are_over() {
    let body = || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let thread = thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let guard = pair.0.lock().unwrap();
        let time = Duration::from_millis(1);
        let (guard, result) = pair.1.wait_timeout_while(guard, time, |ready| !*ready).unwrap();
        let seen = (*guard, result.timed_out());
        drop(guard);
        thread.join().unwrap();
        seen
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([(false, true), (true, false)]));
}

#[test]
fn a_barrier_has_one_leader_and_orders() {
    let body = || {
        let shared = Arc::new((Barrier::new(2), AtomicU64::new(0)));
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            other.1.store(1, Relaxed);
            let leads = other.0.wait().is_leader();
            other.0.wait();
            leads
        });
        let leads = shared.0.wait().is_leader();
        assert_eq!(shared.1.load(Relaxed), 1);
        shared.0.wait();
        (leads, thread.join().unwrap())
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([(false, true), (true, false)]));
    assert_eq!(executions, 4);
    assert!(matches!(
        bug(|| assert!(Barrier::new(2).wait().is_leader())),
        FaultKind::Deadlock { .. }
    ));
}

#[test]
fn what_is_done_once() {
    let body = || {
        let shared = Arc::new((Once::new(), AtomicU64::new(0)));
        let start = |n| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                shared.0.call_once(|| shared.1.store(n, Relaxed));
                shared.1.load(Relaxed)
            })
        };
        let threads = [start(1), start(2)];
        threads.map(|thread| thread.join().unwrap())
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([[1, 1], [2, 2]]));
    let body = || {
        let once = Once::new();
        once.call_once(|| once.call_once(|| ()));
    };
    assert_eq!(bug(body), FaultKind::Deadlock { threads: vec![0] });
}

#[test]
fn a_panic_poisons_what_is_done_once() {
    let body = || {
        let once = Arc::new(Once::new());
        let other = Arc::clone(&once);
        let thread = thread::spawn(move || other.call_once(|| panic!("once")));
        assert!(thread.join().is_err());
        let other = Arc::clone(&once);
        let thread = thread::spawn(move || other.call_once(|| ()));
        assert!(thread.join().is_err());
        assert!(!once.is_completed());
        once.call_once_force(|state| assert!(state.is_poisoned()));
        assert!(once.is_completed());
        once.call_once(|| unreachable!());
    };
    count(body, 1);
}

#[test]
fn statics_are_made_in_every_execution() {
    static CELL: OnceLock<Vec<u64>> = OnceLock::new();
    static LAZY: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(5));
    let body = || {
        let thread = thread::spawn(|| {
            LAZY.fetch_add(1, Relaxed);
            CELL.get_or_init(|| vec![1]).clone()
        });
        let own = CELL.get_or_init(|| vec![2]).clone();
        assert_eq!(CELL.set(vec![3]), Err(vec![3]));
        assert_eq!(thread.join().unwrap(), own);
        assert_eq!(LAZY.load(Relaxed), 6);
        assert_eq!(CELL.get(), Some(&own));
    };
    // Either thread writes the cell.
    count(body, 2);
    assert_eq!(CELL.get(), None);
    assert_eq!(LAZY.load(Relaxed), 5);
}

#[test]
fn cells_that_are_written_once() {
    let body = || {
        let mut cell = OnceLock::new();
        assert_eq!(format!("{cell:?}"), "OnceLock(<uninit>)");
        assert_eq!(cell.get(), None);
        assert_eq!(cell.get_mut(), None);
        assert_eq!(cell.set(1), Ok(()));
        assert_eq!(cell.set(2), Err(2));
        assert_eq!((cell.wait(), cell.get_or_init(|| 3)), (&1, &1));
        assert_eq!(cell.clone(), cell);
        assert_eq!(format!("{cell:?}"), "OnceLock(1)");
        assert_eq!(cell.take(), Some(1));
        assert_eq!(cell.get_or_init(|| 4), &4);
        assert_eq!(cell.into_inner(), Some(4));
        let mut lazy = LazyLock::new(|| vec![1]);
        assert_eq!(LazyLock::get(&lazy), None);
        lazy.push(2);
        assert_eq!((&*lazy, lazy.len()), (&vec![1, 2], 2));
    };
    body();
    count(body, 1);
}

//! Loops that wait: the same numbers of executions as if each wait were an assumption, found without
//! the program's help; and what waits for ever is told.

use std::sync::Arc;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use interlocked_check::{FaultKind, Verdict, check, hint, thread};

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

#[test]
fn a_flag() {
    let body = |hints: bool| {
        move || {
            let flag = Arc::new(AtomicU64::new(0));
            let other = Arc::clone(&flag);
            thread::spawn(move || {
                other.store(1, Relaxed);
                other.store(2, Release);
            });
            while flag.load(Acquire) != 2 {
                if hints {
                    hint::spin_loop();
                }
            }
        }
    };
    count(body(false), 1);
    count(body(true), 1);
}

#[test]
fn a_loop_that_counts_its_rounds_is_run() {
    let body = || {
        let flag = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(1, Relaxed));
        let mut rounds = 0;
        while flag.load(Relaxed) == 0 {
            rounds += 1;
            if rounds == 3 {
                break;
            }
        }
    };
    count(body, 4);
}

#[test]
fn a_loop_that_remembers_is_run() {
    let body = || {
        let flag = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(1, Relaxed));
        let mut waited = false;
        while flag.load(Relaxed) == 0 {
            waited = true;
        }
        if waited {
            flag.store(2, Relaxed);
        }
    };
    // Not waited; waited once.
    count(body, 2);
}

struct TicketLock {
    next: AtomicU64,
    owner: AtomicU64,
}

#[test]
fn a_ticket_lock() {
    for (n, expected) in [(2, 2), (3, 6), (4, 24)] {
        let body = move || {
            let lock = Arc::new((
                TicketLock { next: AtomicU64::new(0), owner: AtomicU64::new(0) },
                AtomicU64::new(0),
            ));
            for _ in 0..n {
                let lock = Arc::clone(&lock);
                thread::spawn(move || {
                    let ticket = lock.0.next.fetch_add(1, Relaxed);
                    while lock.0.owner.load(Acquire) != ticket {
                        hint::spin_loop();
                    }
                    let owner = lock.0.owner.load(Relaxed);
                    lock.0.owner.store(owner + 1, Release);
                });
            }
        };
        count(body, expected);
    }
}

#[test]
fn a_lock_that_tests_first() {
    for (n, expected) in [(2, 4), (3, 36)] {
        let body = move || {
            let lock = Arc::new(AtomicBool::new(false));
            for _ in 0..n {
                let lock = Arc::clone(&lock);
                thread::spawn(move || {
                    loop {
                        while lock.load(Relaxed) {}
                        if lock.compare_exchange(false, true, Acquire, Relaxed).is_ok() {
                            break;
                        }
                    }
                    lock.store(false, Release);
                });
            }
        };
        count(body, expected);
    }
}

#[test]
fn what_waits_for_ever_is_found() {
    let body = || {
        let flags = Arc::new([AtomicU64::new(0), AtomicU64::new(0)]);
        let other = Arc::clone(&flags);
        thread::spawn(move || {
            if other[1].load(SeqCst) == 1 {
                other[0].store(1, SeqCst);
            }
        });
        flags[1].store(1, SeqCst);
        while flags[0].load(SeqCst) == 0 {}
    };
    let verdict = check(body);
    assert!(
        matches!(&verdict, Verdict::Bug(found)
            if matches!(found.fault.kind, FaultKind::Deadlock { .. })),
        "{verdict:?}"
    );
}

#[test]
fn a_retry_that_may_fail_for_no_reason_is_no_deadlock() {
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&x);
        let add = |x: &AtomicU64| {
            let mut old = x.load(Relaxed);
            while let Err(found) = x.compare_exchange_weak(old, old + 1, AcqRel, Relaxed) {
                old = found;
            }
        };
        let thread = thread::spawn(move || add(&other));
        add(&x);
        thread.join().unwrap();
        assert_eq!(x.load(Relaxed), 2);
    };
    assert!(check(body).verified() >= 2);
}

#[test]
fn an_exchange_that_changes_nothing_is_no_effect() {
    for (n, expected) in [(2, 2), (3, 6), (4, 24)] {
        let body = move || {
            let lock = Arc::new(AtomicBool::new(false));
            for _ in 0..n {
                let lock = Arc::clone(&lock);
                thread::spawn(move || {
                    while lock.swap(true, Acquire) {}
                    lock.store(false, Release);
                });
            }
        };
        count(body, expected);
    }
}

#[test]
fn a_lock_that_is_never_given_back() {
    let body = || {
        let lock = Arc::new(AtomicBool::new(false));
        for _ in 0..3 {
            let lock = Arc::clone(&lock);
            thread::spawn(move || while lock.swap(true, Acquire) {});
        }
    };
    let verdict = check(body);
    assert!(
        matches!(&verdict, Verdict::Bug(found)
            if matches!(&found.fault.kind, FaultKind::Deadlock { threads } if threads.len() == 2)),
        "{verdict:?}"
    );
}

#[test]
fn a_small_counter_of_rounds_is_a_value_whatever_it_is() {
    // The rounds go past every value of a byte.
    let body = || {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        thread::spawn(move || other.store(true, Relaxed));
        let mut rounds = 0_u8;
        while !flag.load(Relaxed) {
            rounds += 1;
            if rounds == 200 {
                break;
            }
        }
    };
    count(body, 201);
}

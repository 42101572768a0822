//! What is a preemption where threads wait for each other, and that without what happens for no reason
//! nothing does.

use interlocked_check::sync::atomic::{
    AtomicBool, AtomicU64,
    Ordering::{Acquire, Relaxed, Release},
};
use interlocked_check::sync::{Arc, Condvar, Mutex, RwLock};
use interlocked_check::{Builder, check, hint, thread};

/// How many executions need no preemption.
fn without<R>(body: impl Fn() -> R + Send + Sync + 'static) -> u64 {
    let body = move || drop(body());
    Builder::new().preemptions(0).check(body).no_bug()
}

#[test]
fn a_thread_that_parks_waits() {
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let parks = {
            let x = Arc::clone(&x);
            thread::spawn(move || {
                x.store(1, Relaxed);
                thread::park();
            })
        };
        let parked = parks.thread().clone();
        let wakes = thread::spawn(move || {
            let seen = x.load(Relaxed);
            parked.unpark();
            seen
        });
        parks.join().unwrap();
        wakes.join().unwrap()
    };
    // Before the other one comes, which may see that or not, or after it.
    assert_eq!(without(body), 2);
}

#[test]
fn a_thread_that_waits_for_a_condition_waits() {
    let body = || {
        let shared = Arc::new((Mutex::new(0), Condvar::new()));
        let waits = {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                let mut state = shared.0.lock().unwrap();
                *state += 1;
                while *state < 2 {
                    state = shared.1.wait(state).unwrap();
                }
            })
        };
        let wakes = thread::spawn(move || {
            let mut state = shared.0.lock().unwrap();
            *state += 1;
            let seen = *state;
            drop(state);
            shared.1.notify_one();
            seen
        });
        waits.join().unwrap();
        wakes.join().unwrap()
    };
    // It waits, or it finds that it need not.
    assert_eq!(without(body), 2);
}

#[test]
fn a_lock_for_readers_is_waited_for_if_somebody_writes() {
    let body = || {
        let lock = Arc::new(RwLock::new(0));
        let seen = Arc::new(AtomicBool::new(false));
        let writes = |lock: &RwLock<u64>| *lock.write().unwrap() += 1;
        let first = {
            let (lock, seen) = (Arc::clone(&lock), Arc::clone(&seen));
            thread::spawn(move || {
                writes(&lock);
                seen.store(true, Relaxed);
                writes(&lock);
            })
        };
        let second = thread::spawn(move || (seen.load(Relaxed), *lock.read().unwrap()));
        first.join().unwrap();
        second.join().unwrap()
    };
    // First of all, or last, when the flag is seen or not: between the two writes nobody has the lock.
    assert_eq!(without(body), 3);
}

/// Whether all executions need no preemption; with one worker and with two.
#[track_caller]
fn none_needed(body: fn()) {
    let all = check(body).verified();
    for workers in [1, 2] {
        let verdict = Builder::new().preemptions(0).workers(workers).check(body);
        assert_eq!(verdict.no_bug(), all);
    }
}

#[test]
fn loops_that_wait_for_each_other() {
    none_needed(|| {
        let turn = Arc::new(AtomicU64::new(0));
        let threads = [0, 1].map(|own| {
            let turn = Arc::clone(&turn);
            thread::spawn(move || {
                for _ in 0..3 {
                    while turn.load(Acquire) != own {
                        thread::yield_now();
                    }
                    turn.store(1 - own, Release);
                }
            })
        });
        threads.into_iter().for_each(|thread| thread.join().unwrap());
    });
}

#[test]
fn a_loop_that_takes_what_is_there() {
    none_needed(|| {
        let (there, gone) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(true)));
        let takes = {
            let (there, gone) = (Arc::clone(&there), Arc::clone(&gone));
            thread::spawn(move || {
                for _ in 0..2 {
                    while !there.swap(false, Acquire) {}
                    gone.store(true, Release);
                }
            })
        };
        for _ in 0..2 {
            while gone.compare_exchange(true, false, Acquire, Relaxed).is_err() {
                hint::spin_loop();
            }
            there.store(true, Release);
        }
        takes.join().unwrap();
    });
}

#[test]
fn a_loop_that_need_not_wait_is_preempted() {
    let body = || {
        let flags = Arc::new([const { AtomicU64::new(0) }; 3]);
        let waits = {
            let flags = Arc::clone(&flags);
            thread::spawn(move || {
                flags[1].load(Relaxed);
                flags[2].store(1, Relaxed);
                while flags[0].load(Relaxed) == 0 {}
            })
        };
        flags[0].store(1, Relaxed);
        flags[1].store(1, Relaxed);
        flags[2].load(Relaxed);
        flags[0].store(1, Relaxed);
        waits.join().unwrap();
    };
    let under = |most| Builder::new().preemptions(most).check(body).no_bug();
    // Two flags that are seen or not, and two writes that end the loop. If the first thread sees the
    // other's flag, it is preempted. If the other has seen a flag, too, and reads the second write, it
    // is as well, before the loop that it could have left.
    assert_eq!([0, 1, 2].map(under), [4, 7, 8]);
    assert_eq!(check(body).verified(), 8);
}

#[test]
fn nothing_happens_for_no_reason_if_it_may_not() {
    let wakes = |happens: bool| {
        let seen = Arc::new(std::sync::Mutex::new(0));
        let all = Arc::clone(&seen);
        let body = move || {
            let shared = Arc::new((Mutex::new(false), Condvar::new()));
            let other = Arc::clone(&shared);
            let thread = thread::spawn(move || {
                *other.0.lock().unwrap() = true;
                other.1.notify_one();
            });
            let mut state = shared.0.lock().unwrap();
            let mut rounds = 0;
            while !*state {
                state = shared.1.wait(state).unwrap();
                rounds += 1;
            }
            drop(state);
            thread.join().unwrap();
            let mut most = all.lock().unwrap();
            *most = rounds.max(*most);
        };
        Builder::new().spurious(happens).verify(body);
        *seen.lock().unwrap()
    };
    assert_eq!((wakes(true), wakes(false)), (2, 1));
}

//! Mutual exclusion by reads and writes alone, and by a mutex.
//!
//! Where a wait is an assumption or a loop, both are tried: they have the same complete executions.

use std::sync::Arc;

use interlocked_check::sync::Mutex;
use interlocked_check::sync::atomic::{AtomicBool, AtomicU32, Ordering, fence};
use interlocked_check::thread::{self, spawn};
use interlocked_check::{FaultKind, assume, hint};

use Ordering::{Acquire, Relaxed, Release, SeqCst};

use crate::{bug, count, count_at_least};

/// How a thread waits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// In a loop.
    Spin,
    /// Not at all: an execution in which it would have to is given up.
    Assume,
}

/// Waits for a condition.
macro_rules! wait {
    ($how:expr, $condition:expr) => {
        match $how {
            Wait::Spin => {
                while !$condition {
                    hint::spin_loop();
                }
            }
            Wait::Assume => assume($condition),
        }
    };
}

#[test]
fn a_counter_under_a_mutex() {
    for (threads, orders) in [(2, 2), (3, 6), (4, 24), (5, 120), (6, 720)] {
        count(orders, move || {
            let shared = Arc::new((Mutex::new(()), AtomicU32::new(0)));
            for _ in 0..threads {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    let (mutex, x) = &*shared;
                    let _guard = mutex.lock().unwrap();
                    x.store(x.load(Relaxed) + 1, Relaxed);
                });
            }
        });
    }
}

#[test]
fn a_counter_in_a_mutex() {
    for (threads, orders) in [(2, 2), (3, 6), (4, 24), (5, 120)] {
        count(orders, move || {
            let counter = Arc::new(Mutex::new(0));
            let add = |counter: &Mutex<u32>| *counter.lock().unwrap() += 1;
            let start = |_| {
                let counter = Arc::clone(&counter);
                thread::spawn(move || add(&counter))
            };
            let all: Vec<_> = (0..threads).map(start).collect();
            for thread in all {
                thread.join().unwrap();
            }
            let counter = Arc::into_inner(counter).expect("the threads have ended");
            assert_eq!(counter.into_inner().unwrap(), threads);
        });
    }
}

#[test]
fn dekker() {
    static X: AtomicBool = AtomicBool::new(false);
    static Y: AtomicBool = AtomicBool::new(false);
    static INSIDE: AtomicU32 = AtomicU32::new(0);
    fn enter(own: &AtomicBool, other: &AtomicBool, number: u32) {
        own.store(true, Relaxed);
        fence(SeqCst);
        if !other.load(Relaxed) {
            INSIDE.store(number, Relaxed);
            assert_eq!(INSIDE.load(Relaxed), number);
        }
    }
    count(3, || {
        spawn(|| enter(&X, &Y, 1));
        spawn(|| enter(&Y, &X, 0));
    });
}

/// Peterson's lock, with orderings that are too weak for it.
#[derive(Default)]
struct Peterson {
    wants: [AtomicBool; 2],
    turn: AtomicU32,
    shared: AtomicU32,
}

impl Peterson {
    fn run(&self, own: usize, how: Wait) {
        let other = 1 - own;
        let turn = other as u32;
        self.wants[own].store(true, Release);
        self.turn.store(turn, Release);
        wait!(how, !self.wants[other].load(Acquire) || self.turn.load(Acquire) != turn);
        self.shared.store(own as u32, Release);
        self.shared.load(Acquire);
        self.wants[own].store(false, Release);
    }
}

#[test]
fn peterson() {
    for how in [Wait::Spin, Wait::Assume] {
        count(22, move || {
            let lock = Arc::new(Peterson::default());
            let other = Arc::clone(&lock);
            let first = spawn(move || other.run(0, how));
            let second = spawn(move || lock.run(1, how));
            first.join().unwrap();
            second.join().unwrap();
        });
    }
}

/// One round of Szymanski's lock for a thread whose flag is the first; it asserts what it wrote.
fn szymanski(own: &AtomicU32, other: &AtomicU32, shared: &AtomicU32, number: u32, how: Wait) {
    own.store(1, Relaxed);
    fence(SeqCst);
    wait!(how, other.load(Relaxed) < 3);
    own.store(3, Relaxed);
    fence(SeqCst);
    if other.load(Relaxed) == 1 {
        own.store(2, Relaxed);
        fence(SeqCst);
        wait!(how, other.load(Relaxed) == 4);
    }
    own.store(4, Relaxed);
    fence(SeqCst);
    wait!(how, other.load(Relaxed) < 2);
    shared.store(number, Relaxed);
    shared.load(Relaxed);
    assert_eq!(shared.load(Relaxed), number);
    fence(SeqCst);
    wait!(how, other.load(Relaxed) < 2 || other.load(Relaxed) > 3);
    own.store(0, Relaxed);
}

#[test]
fn szymanski_one_round() {
    static FLAGS: [AtomicU32; 2] = [const { AtomicU32::new(0) }; 2];
    static SHARED: AtomicU32 = AtomicU32::new(0);
    let body = |how| {
        move || {
            let first = spawn(move || szymanski(&FLAGS[0], &FLAGS[1], &SHARED, 0, how));
            let second = spawn(move || szymanski(&FLAGS[1], &FLAGS[0], &SHARED, 1, how));
            first.join().unwrap();
            second.join().unwrap();
        }
    };
    count(6, body(Wait::Assume));
    // Both may come to the last door, and each waits for the other to go through it.
    assert!(matches!(bug(body(Wait::Spin)), FaultKind::Deadlock { .. }));
}

/// Lamport's fast lock, for threads that are numbered from 1.
struct Lamport<const N: usize> {
    busy: [AtomicBool; N],
    x: AtomicU32,
    y: AtomicU32,
}

impl<const N: usize> Lamport<N> {
    fn new() -> Self {
        let busy = [const { AtomicBool::new(false) }; N];
        Self { busy, x: AtomicU32::new(0), y: AtomicU32::new(0) }
    }

    fn lock(&self, own: u32, how: Wait) {
        let busy = &self.busy[own as usize - 1];
        loop {
            busy.store(true, SeqCst);
            self.x.store(own, SeqCst);
            if self.y.load(SeqCst) != 0 {
                busy.store(false, SeqCst);
                wait!(how, self.y.load(SeqCst) == 0);
                continue;
            }
            self.y.store(own, SeqCst);
            if self.x.load(SeqCst) == own {
                return;
            }
            busy.store(false, SeqCst);
            for other in &self.busy {
                wait!(how, !other.load(SeqCst));
            }
            if self.y.load(SeqCst) == own {
                return;
            }
            wait!(how, self.y.load(SeqCst) == 0);
        }
    }

    fn unlock(&self, own: u32) {
        self.y.store(0, SeqCst);
        self.busy[own as usize - 1].store(false, SeqCst);
    }
}

#[test]
fn lamport() {
    for how in [Wait::Spin, Wait::Assume] {
        count_at_least(16, move || {
            let lock = Arc::new(Lamport::<2>::new());
            let start = |own| {
                let lock = Arc::clone(&lock);
                spawn(move || {
                    lock.lock(own, how);
                    lock.unlock(own);
                })
            };
            let all = [1, 2].map(start);
            for thread in all {
                thread.join().unwrap();
            }
        });
    }
}

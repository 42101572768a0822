//! Locks of the usual kinds, and a barrier. What they guard is not atomic, so that a lock that does
//! not order is found as a race.
//!
//! Where a failed attempt has effects that cancel each other, or an optimized build keeps values of
//! the last attempt, `retry` gives up the executions in which a thread has to try again: an attempt
//! that succeeds at once is in another execution.

use core::array;
use std::sync::Arc;

use interlocked_check::sync::Mutex;
use interlocked_check::sync::atomic::{
    AtomicBool, AtomicI32, AtomicU32, AtomicUsize, Ordering, fence,
};
use interlocked_check::thread::{JoinHandle, spawn};
use interlocked_check::{FaultKind, assume, hint};

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

use crate::{Plain, bug, count, count_optimized};

/// Gives this execution up: the attempt that failed did not change anything.
fn retry() {
    assume(false);
}

/// Starts as many threads; each is given its number and what they share.
fn start<S: Send + Sync + 'static>(
    threads: usize,
    shared: S,
    body: fn(usize, &S),
) -> Vec<JoinHandle<()>> {
    let shared = Arc::new(shared);
    let start = |thread| {
        let shared = Arc::clone(&shared);
        spawn(move || body(thread, &shared))
    };
    (0..threads).map(start).collect()
}

fn join(threads: Vec<JoinHandle<()>>) {
    for thread in threads {
        thread.join().unwrap();
    }
}

/// A lock that is taken by exchanging a flag, when that was seen to be free.
#[derive(Default)]
struct TestAndSet(AtomicBool);

impl TestAndSet {
    fn lock(&self) {
        loop {
            while self.0.load(Relaxed) {
                hint::spin_loop();
            }
            if !self.0.swap(true, Acquire) {
                return;
            }
        }
    }

    /// Every wait is an assumption. That an exchange that fails changes nothing is seen all the same.
    fn lock_by_assumption(&self) {
        loop {
            assume(!self.0.load(Relaxed));
            if !self.0.swap(true, Acquire) {
                return;
            }
        }
    }

    /// Waits at most so often.
    fn lock_within(&self, rounds: u32) {
        for _ in 0..=rounds {
            let mut waited = 0;
            while self.0.load(Relaxed) {
                assume(waited < rounds);
                waited += 1;
            }
            if !self.0.swap(true, Acquire) {
                return;
            }
        }
        assume(false);
    }

    fn unlock(&self) {
        self.0.store(false, Release);
    }
}

/// Uses what a lock guards.
fn use_exclusively(shared: &Plain, own: usize) {
    shared.set(own as u32);
    assert_eq!(shared.get(), own as u32);
}

fn test_and_set(threads: usize, lock: fn(&TestAndSet)) -> impl Fn() + Send + Sync {
    move || {
        start(threads, (TestAndSet::default(), Plain::default(), lock), |own, shared| {
            (shared.2)(&shared.0);
            use_exclusively(&shared.1, own);
            shared.0.unlock();
        });
    }
}

#[test]
fn a_lock_that_tests_before_it_sets() {
    for (threads, expected) in [(2, 4), (3, 36), (4, 576)] {
        count(expected, test_and_set(threads, TestAndSet::lock));
    }
    for (threads, expected) in [(2, 4), (3, 36)] {
        count(expected, test_and_set(threads, TestAndSet::lock_by_assumption));
    }
    count(18, test_and_set(2, |lock| lock.lock_within(3)));
    count(22, test_and_set(2, |lock| lock.lock_within(4)));
}

#[derive(Default)]
struct TicketLock {
    next: AtomicU32,
    owner: AtomicU32,
    shared: Plain,
}

impl TicketLock {
    fn lock(&self) {
        let ticket = self.next.fetch_add(1, Relaxed);
        while self.owner.load(Acquire) != ticket {
            hint::spin_loop();
        }
    }

    fn unlock(&self) {
        self.owner.store(self.owner.load(Relaxed) + 1, Release);
    }
}

#[test]
fn a_ticket_lock() {
    for (threads, orders) in [(2, 2), (3, 6), (4, 24), (5, 120)] {
        count(orders, move || {
            start(threads, TicketLock::default(), |own, lock| {
                lock.lock();
                use_exclusively(&lock.shared, own);
                lock.unlock();
            });
        });
    }
}

/// The lock of Mellor-Crummey and Scott; nodes are numbered from 1.
struct QueueLock<const N: usize> {
    tail: AtomicUsize,
    next: [AtomicUsize; N],
    locked: [AtomicBool; N],
    shared: Plain,
}

impl<const N: usize> QueueLock<N> {
    fn new() -> Self {
        Self {
            tail: AtomicUsize::new(0),
            next: array::from_fn(|_| AtomicUsize::new(0)),
            locked: array::from_fn(|_| AtomicBool::new(false)),
            shared: Plain::default(),
        }
    }

    /// Takes and gives the lock back. Nodes are linked by a store of this ordering.
    fn run(&self, own: usize, linking: Ordering, is_read: Ordering, waits: bool) {
        let (own, next, has) = (own + 1, &self.next[own], &self.locked[own]);
        has.store(false, Relaxed);
        next.store(0, Relaxed);
        let before = self.tail.swap(own, AcqRel);
        if before != 0 {
            self.next[before - 1].store(own, linking);
            while !has.load(Acquire) {
                assume(waits);
            }
        }
        self.shared.set(42);
        let mut after = next.load(is_read);
        if after == 0 {
            if self.tail.compare_exchange(own, 0, Release, Relaxed).is_ok() {
                return;
            }
            after = loop {
                let after = next.load(is_read);
                if after != 0 {
                    break after;
                }
                assume(waits);
            };
        }
        self.locked[after - 1].store(true, Release);
    }
}

fn queue_lock<const N: usize>(body: fn(usize, &QueueLock<N>)) -> impl Fn() + Send + Sync {
    move || {
        start(N, QueueLock::new(), body);
    }
}

#[test]
fn a_queue_lock() {
    count(6, queue_lock::<2>(|own, lock| lock.run(own, Release, Acquire, true)));
    count(66, queue_lock::<3>(|own, lock| lock.run(own, Release, Acquire, true)));
}

#[test]
fn a_queue_lock_whose_owner_may_miss_the_handing_over() {
    // A thread's clearing of its own flag may come after its predecessor's setting of it.
    count(6, queue_lock::<2>(|own, lock| lock.run(own, Relaxed, Relaxed, false)));
    count(66, queue_lock::<3>(|own, lock| lock.run(own, Relaxed, Relaxed, false)));
    let kind = bug(queue_lock::<2>(|own, lock| lock.run(own, Relaxed, Relaxed, true)));
    assert!(matches!(kind, FaultKind::Deadlock { .. }), "{kind:?}");
}

/// Readers take 1 of the whole, a writer all of it; who takes too much gives it back.
struct ReadersWriter {
    left: AtomicI32,
    shared: Plain,
}

impl ReadersWriter {
    const ALL: i32 = 0x10_0000;

    fn new() -> Self {
        Self { left: AtomicI32::new(Self::ALL), shared: Plain::default() }
    }

    fn read(&self, failed: fn()) {
        while self.left.fetch_sub(1, Acquire) <= 0 {
            failed();
            self.left.fetch_add(1, Relaxed);
            while self.left.load(Relaxed) <= 0 {
                hint::spin_loop();
            }
        }
        self.shared.get();
        self.left.fetch_add(1, Release);
    }

    fn write(&self, failed: fn()) {
        while self.left.fetch_sub(Self::ALL, Acquire) != Self::ALL {
            failed();
            self.left.fetch_add(Self::ALL, Relaxed);
            while self.left.load(Relaxed) != Self::ALL {
                hint::spin_loop();
            }
        }
        self.shared.set(42);
        self.left.fetch_add(Self::ALL, Release);
    }
}

fn readers_writer(threads: [usize; 3], failed: fn()) -> impl Fn() + Send + Sync {
    move || {
        let lock = Arc::new(ReadersWriter::new());
        let [writers, readers, both] = threads;
        for thread in 0..writers + readers + both {
            let lock = Arc::clone(&lock);
            spawn(move || {
                if thread >= writers {
                    lock.read(failed);
                }
                if thread < writers || thread >= writers + readers {
                    lock.write(failed);
                }
            });
        }
    }
}

#[test]
fn a_readers_writer_lock() {
    for (threads, expected) in [([1, 1, 0], 2), ([0, 0, 2], 14), ([1, 2, 0], 14), ([2, 1, 0], 6)] {
        count_optimized(expected, readers_writer(threads, retry));
    }
    for (threads, expected) in [([1, 1, 0], 6), ([0, 0, 2], 222)] {
        count_optimized(expected, readers_writer(threads, || {}));
    }
}

#[derive(Default)]
struct SequenceLock {
    sequence: AtomicU32,
    value: AtomicU32,
    writers: Mutex<()>,
}

impl SequenceLock {
    fn read(&self, failed: fn()) -> u32 {
        loop {
            let before = self.sequence.load(Relaxed);
            assume(before.is_multiple_of(2));
            fence(AcqRel);
            let value = self.value.load(Relaxed);
            fence(AcqRel);
            if self.sequence.load(SeqCst) == before {
                return value;
            }
            failed();
        }
    }

    fn write(&self, value: u32) {
        let _guard = self.writers.lock().unwrap();
        self.sequence.store(self.sequence.load(Relaxed) + 1, Relaxed);
        fence(AcqRel);
        self.value.store(value, Relaxed);
        fence(AcqRel);
        self.sequence.store(self.sequence.load(Relaxed) + 1, Relaxed);
    }
}

fn sequence_lock(readers: usize, writers: usize, failed: fn()) -> impl Fn() + Send + Sync {
    move || {
        let lock = Arc::new(SequenceLock::default());
        let start = |thread| {
            let lock = Arc::clone(&lock);
            spawn(move || match thread < readers {
                true => assert!([0, 42].contains(&lock.read(failed))),
                false => lock.write(42),
            })
        };
        join((0..readers + writers).map(start).collect());
    }
}

#[test]
fn a_sequence_lock() {
    for (readers, writers, expected) in [(1, 1, 2), (2, 1, 4), (1, 2, 6)] {
        count_optimized(expected, sequence_lock(readers, writers, retry));
    }
    count_optimized(2, sequence_lock(1, 1, || {}));
}

struct Barrier<const N: usize> {
    waiting: AtomicUsize,
    step: AtomicUsize,
    shared: Plain,
}

impl<const N: usize> Barrier<N> {
    fn new() -> Self {
        let shared = Plain::default();
        Self { waiting: AtomicUsize::new(0), step: AtomicUsize::new(0), shared }
    }

    /// Waits for all; whether this thread came last.
    fn wait(&self) -> bool {
        let step = self.step.load(SeqCst);
        if self.waiting.fetch_add(1, SeqCst) == N - 1 {
            self.waiting.store(0, SeqCst);
            self.step.fetch_add(1, SeqCst);
            return true;
        }
        while self.step.load(SeqCst) == step {
            hint::spin_loop();
        }
        false
    }
}

fn barrier<const N: usize>() {
    join(start(N, Barrier::<N>::new(), |own, barrier| {
        if own == 0 {
            barrier.shared.set(42);
        }
        barrier.wait();
        assert_eq!(barrier.shared.get(), 42);
    }));
}

#[test]
fn a_barrier() {
    count_optimized(2, barrier::<2>);
    count_optimized(6, barrier::<3>);
    count_optimized(24, barrier::<4>);
}

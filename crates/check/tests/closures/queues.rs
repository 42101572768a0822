//! Stacks, queues and a deque. An index and a count of changes are in one word, so that a value does
//! not come again.
//!
//! `failed` is called when an attempt has failed without effect: to give the execution up there is to
//! leave out only what is in others.

use core::array;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use interlocked_check::sync::atomic::{AtomicI64, AtomicU32, AtomicU64, Ordering, fence};
use interlocked_check::thread::spawn;
use interlocked_check::{assume, check, hint};

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

use crate::{Plain, count, count_optimized};

/// Gives this execution up.
fn give_up() {
    assume(false);
}

/// Tries again.
const fn try_again() {}

/// The index in a word.
const fn index(word: u64) -> usize {
    (word & 0xffff) as usize
}

/// A word with an index, for a place that held another.
const fn tagged(index: usize, before: u64) -> u64 {
    index as u64 + (((before >> 32) + 1) << 32)
}

/// Starts as many threads and waits for them.
fn run<S: Send + Sync + 'static>(threads: usize, shared: S, body: fn(usize, &S)) {
    let shared = Arc::new(shared);
    let start = |thread| {
        let shared = Arc::clone(&shared);
        spawn(move || body(thread, &shared))
    };
    let all: Vec<_> = (0..threads).map(start).collect();
    for thread in all {
        thread.join().unwrap();
    }
}

/// Treiber's stack; thread t has node t + 1.
struct Stack<const N: usize> {
    top: AtomicU64,
    next: [AtomicU64; N],
    values: [Plain; N],
    /// What thread t writes to before it pushes t.
    written: [AtomicU32; N],
    writers: usize,
    failed: fn(),
}

impl<const N: usize> Stack<N> {
    fn new(writers: usize, failed: fn()) -> Self {
        Self {
            top: AtomicU64::new(0),
            next: array::from_fn(|_| AtomicU64::new(0)),
            values: array::from_fn(|_| Plain::default()),
            written: array::from_fn(|_| AtomicU32::new(0)),
            writers,
            failed,
        }
    }

    fn push(&self, thread: usize) {
        self.values[thread].set(thread as u32);
        loop {
            let top = self.top.load(Acquire);
            self.next[thread].store(top, Relaxed);
            let new = tagged(thread + 1, top);
            if self.top.compare_exchange(top, new, Release, Relaxed).is_ok() {
                return;
            }
        }
    }

    fn pop(&self) -> Option<u32> {
        loop {
            let top = self.top.load(Acquire);
            let node = index(top).checked_sub(1)?;
            let new = tagged(index(self.next[node].load(Relaxed)), top);
            if self.top.compare_exchange(top, new, Release, Relaxed).is_ok() {
                return Some(self.values[node].get());
            }
            (self.failed)();
        }
    }

    fn run(&self, thread: usize) {
        if thread < self.writers {
            self.written[thread].store(thread as u32 + 42, Relaxed);
            self.push(thread);
        } else if let Some(value @ 1..) = self.pop() {
            let written = self.written[value as usize].load(Relaxed);
            assert_eq!(written, value + 42);
        }
    }
}

fn stack(writers: usize, readers: usize, failed: fn()) -> impl Fn() + Send + Sync {
    move || run(writers + readers, Stack::<4>::new(writers, failed), |own, stack| stack.run(own))
}

#[test]
fn treibers_stack() {
    for (writers, readers, expected) in [(1, 1, 2), (2, 1, 18), (2, 2, 80)] {
        count(expected, stack(writers, readers, give_up));
    }
}

/// What the successor of a node is that was not appended yet.
const POISON: usize = 0x666;

/// The queue of Michael and Scott; node 0 is none, node 1 the first, and thread t has node t + 2.
struct Queue<const N: usize> {
    head: AtomicU64,
    tail: AtomicU64,
    next: [AtomicU64; N],
    values: [Plain; N],
    failed: fn(),
}

impl<const N: usize> Queue<N> {
    fn new(threads: usize, failed: fn()) -> Self {
        let queue = Self {
            head: AtomicU64::new(1),
            tail: AtomicU64::new(1),
            next: array::from_fn(|_| AtomicU64::new(0)),
            values: array::from_fn(|_| Plain::default()),
            failed,
        };
        for thread in 0..threads {
            queue.next[thread + 2].store(POISON as u64, Relaxed);
        }
        queue
    }

    fn enqueue(&self, thread: usize) {
        let node = thread + 2;
        self.values[node].set(thread as u32 * 10);
        let own = &self.next[node];
        own.store(own.load(Relaxed) >> 32 << 32, Relaxed);
        let last = loop {
            let tail = self.tail.load(Acquire);
            let next = &self.next[index(tail)];
            let after = next.load(Acquire);
            if tail != self.tail.load(Relaxed) {
                continue;
            }
            assert_ne!(index(after), POISON);
            let new = tagged(node, after);
            if index(after) == 0 && next.compare_exchange(after, new, Release, Relaxed).is_ok() {
                break tail;
            }
            self.advance(tail, index(next.load(Acquire)));
        };
        self.advance(last, node);
    }

    /// Moves the tail, if it is still there.
    fn advance(&self, tail: u64, node: usize) -> bool {
        self.tail.compare_exchange(tail, tagged(node, tail), Release, Relaxed).is_ok()
    }

    fn dequeue(&self) -> Option<u32> {
        loop {
            let head = self.head.load(Acquire);
            let tail = self.tail.load(Acquire);
            let after = index(self.next[index(head)].load(Acquire));
            if self.head.load(Relaxed) != head {
                (self.failed)();
            } else if index(head) == index(tail) {
                assert_ne!(after, POISON);
                if after == 0 {
                    return None;
                }
                if !self.advance(tail, after) {
                    (self.failed)();
                }
            } else {
                let value = self.values[after].get();
                let new = tagged(after, head);
                assume(self.head.compare_exchange(head, new, Release, Relaxed).is_ok());
                return Some(value);
            }
        }
    }
}

/// Threads that enqueue, that dequeue, and that do both.
fn queue(threads: [usize; 3], failed: fn()) -> impl Fn() + Send + Sync {
    move || {
        let [writers, readers, both] = threads;
        let all = writers + readers + both;
        let queue = Arc::new(Queue::<6>::new(all, failed));
        for thread in 0..all {
            let queue = Arc::clone(&queue);
            spawn(move || {
                if thread < writers || thread >= writers + readers {
                    queue.enqueue(thread);
                }
                if thread >= writers {
                    queue.dequeue();
                }
            });
        }
    }
}

#[test]
fn the_queue_of_michael_and_scott() {
    count_optimized(3, queue([1, 1, 0], give_up));
    count_optimized(50, queue([0, 0, 2], give_up));
}

#[test]
fn what_is_enqueued_is_dequeued_in_order() {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let own = Arc::clone(&seen);
    let verdict = check(move || {
        let queue = Arc::new(Queue::<4>::new(2, give_up));
        let start = |thread| {
            let queue = Arc::clone(&queue);
            spawn(move || {
                queue.enqueue(thread);
                queue.dequeue()
            })
        };
        let values = [0, 1].map(start).map(|thread| thread.join().unwrap());
        own.lock().unwrap().insert(values);
    });
    assert!(verdict.is_verified(), "{verdict}");
    let expected = [[Some(0), Some(10)], [Some(10), Some(0)]];
    assert_eq!(*seen.lock().unwrap(), BTreeSet::from(expected));
}

/// A ring of four places: how many reads and writes were begun is in one word.
struct Ring {
    begun: AtomicU32,
    read: AtomicU32,
    written: AtomicU32,
    slots: [Plain; 4],
    writers: usize,
    failed: fn(),
}

impl Ring {
    fn new(writers: usize, failed: fn()) -> Self {
        let zero = || AtomicU32::new(0);
        let slots = array::from_fn(|_| Plain::default());
        Self { begun: zero(), read: zero(), written: zero(), slots, writers, failed }
    }

    /// A place that can be written to, unless it is full.
    fn begin_write(&self) -> Option<&Plain> {
        let mut begun = self.begun.load(Acquire);
        let (reads, writes) = loop {
            let (reads, writes) = (begun >> 16 & 0xffff, begun & 0xffff);
            if writes == (reads + 4) & 0xffff {
                return None;
            }
            let new = reads << 16 | (writes + 1) & 0xffff;
            match self.begun.compare_exchange(begun, new, AcqRel, Relaxed) {
                Ok(_) => break (reads, writes),
                Err(other) => begun = other,
            }
            (self.failed)();
        };
        while self.read.load(Acquire) & 0xffff != reads {
            hint::spin_loop();
        }
        Some(&self.slots[writes as usize % 4])
    }

    fn write(&self, value: u32) {
        if let Some(slot) = self.begin_write() {
            slot.set(value);
            self.written.fetch_add(1, Release);
        }
    }

    /// A place that can be read, unless it is empty.
    fn begin_read(&self) -> Option<&Plain> {
        let mut begun = self.begun.load(Acquire);
        let (reads, writes) = loop {
            let (reads, writes) = (begun >> 16 & 0xffff, begun & 0xffff);
            if writes == reads {
                return None;
            }
            match self.begun.compare_exchange(begun, begun + 0x1_0000, AcqRel, Relaxed) {
                Ok(_) => break (reads, writes),
                Err(other) => begun = other,
            }
            (self.failed)();
        };
        while self.written.load(Acquire) & 0xffff != writes {
            hint::spin_loop();
        }
        Some(&self.slots[reads as usize % 4])
    }

    fn run(&self, thread: usize) {
        if thread < self.writers {
            self.write(1);
        } else {
            while let Some(slot) = self.begin_read() {
                assert!([1, 17].contains(&slot.get()));
                self.read.fetch_add(1, Release);
            }
        }
    }
}

fn ring(writers: usize, readers: usize, failed: fn()) -> impl Fn() + Send + Sync {
    move || {
        let ring = Ring::new(writers, failed);
        ring.write(17);
        run(writers + readers, ring, |own, ring| ring.run(own));
    }
}

#[test]
fn a_ring_for_many() {
    count_optimized(3, ring(1, 1, give_up));
    count_optimized(22, ring(2, 1, give_up));
}

/// The deque of Chase and Lev, which does not grow.
struct Deque {
    bottom: AtomicI64,
    top: AtomicI64,
    values: [AtomicI64; 10],
}

impl Deque {
    fn new() -> Self {
        let zero = || AtomicI64::new(0);
        Self { bottom: zero(), top: zero(), values: array::from_fn(|_| zero()) }
    }

    fn at(&self, place: i64) -> &AtomicI64 {
        &self.values[place as usize % self.values.len()]
    }

    fn push(&self, value: i64) -> bool {
        let bottom = self.bottom.load(Relaxed);
        let top = self.top.load(Acquire);
        if bottom - top >= self.values.len() as i64 {
            return false;
        }
        self.at(bottom).store(value, Relaxed);
        self.bottom.store(bottom + 1, Release);
        true
    }

    fn pop(&self) -> Option<i64> {
        let bottom = self.bottom.load(Relaxed);
        self.bottom.store(bottom - 1, Relaxed);
        fence(SeqCst);
        let top = self.top.load(Relaxed);
        if bottom - top <= 0 {
            self.bottom.store(bottom, Relaxed);
            return None;
        }
        let value = self.at(bottom - 1).load(Relaxed);
        if bottom - top > 1 {
            return Some(value);
        }
        // The last one: a thief may want it too.
        let is_own = self.top.compare_exchange(top, top + 1, AcqRel, Relaxed).is_ok();
        self.bottom.store(bottom, Relaxed);
        is_own.then_some(value)
    }

    fn steal(&self) -> Option<i64> {
        let top = self.top.load(Relaxed);
        fence(SeqCst);
        let bottom = self.bottom.load(Acquire);
        if bottom - top <= 0 {
            return None;
        }
        let value = self.at(top).load(Relaxed);
        let is_own = self.top.compare_exchange(top, top + 1, Release, Relaxed).is_ok();
        is_own.then_some(value)
    }
}

fn deque(thieves: usize) {
    let deque = Arc::new(Deque::new());
    let own = Arc::clone(&deque);
    spawn(move || {
        let mut values = 1..;
        for _ in 0..5 {
            assert!(own.push(values.next().unwrap()));
        }
        for _ in 0..3 {
            own.pop();
        }
        for _ in 0..2 {
            assert!(own.push(values.next().unwrap()));
        }
    });
    for _ in 0..thieves {
        let deque = Arc::clone(&deque);
        spawn(move || deque.steal());
    }
}

#[test]
fn the_deque_of_chase_and_lev() {
    count(65, || deque(1));
    count(3639, || deque(2));
}

#[test]
fn what_is_tried_again_is_run_again() {
    // Executions in which an attempt fails are others than those in which none does.
    count_optimized(6, ring(1, 1, try_again));
    count_optimized(288, ring(2, 1, try_again));
}

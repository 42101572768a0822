//! A queue between two threads, with a bug.

use std::sync::Arc;

use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::AtomicUsize;
use interlocked_check::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use interlocked_check::thread;

#[derive(Default)]
struct Queue {
    slots: [UnsafeCell<u64>; 2],
    head: AtomicUsize,
    tail: AtomicUsize,
}

// SAFETY: one thread pushes and one pops; a slot is the pusher's until `tail` says that it is full,
// and the popper's until `head` says that it is empty.
unsafe impl Sync for Queue {}

impl Queue {
    fn push(&self, value: u64) -> bool {
        let tail = self.tail.load(Relaxed);
        if tail - self.head.load(Acquire) == self.slots.len() {
            return false;
        }
        // SAFETY: the slot is empty.
        self.slots[tail % 2].with_mut(|slot| unsafe { *slot = value });
        self.tail.store(tail + 1, Relaxed);
        true
    }

    fn pop(&self) -> Option<u64> {
        let head = self.head.load(Relaxed);
        if self.tail.load(Acquire) == head {
            return None;
        }
        // SAFETY: the slot is full.
        let value = self.slots[head % 2].with(|slot| unsafe { *slot });
        self.head.store(head + 1, Release);
        Some(value)
    }
}

pub(crate) fn values_come_in_order() {
    let queue = Arc::new(Queue::default());
    let other = Arc::clone(&queue);
    let pusher = thread::spawn(move || {
        other.push(1);
        other.push(2);
    });
    let values: Vec<u64> = (0..2).filter_map(|_| queue.pop()).collect();
    assert!([1, 2].starts_with(&values));
    pusher.join().unwrap();
}

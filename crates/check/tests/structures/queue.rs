//! The queue of M. M. Michael and M. L. Scott (*Simple, fast, and practical non-blocking and blocking
//! concurrent queue algorithms*, PODC 1996), without the reclamation of its nodes.

use std::ptr;
use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicPtr, Ordering};
use interlocked_check::thread;

struct Node {
    value: UnsafeCell<u64>,
    next: AtomicPtr<Node>,
}

impl Node {
    fn new(value: u64) -> *mut Self {
        let next = AtomicPtr::new(ptr::null_mut());
        Box::into_raw(Box::new(Self { value: UnsafeCell::new(value), next }))
    }
}

struct Queue {
    head: AtomicPtr<Node>,
    tail: AtomicPtr<Node>,
}

impl Queue {
    fn new() -> Self {
        let first = Node::new(0);
        Self { head: AtomicPtr::new(first), tail: AtomicPtr::new(first) }
    }

    fn push(&self, value: u64) {
        let node = Node::new(value);
        loop {
            let tail = self.tail.load(Acquire);
            // SAFETY: nodes stay as long as the check.
            let next = unsafe { &(*tail).next };
            let found = match next.compare_exchange(ptr::null_mut(), node, Release, Acquire) {
                Ok(_) => {
                    let _ = self.tail.compare_exchange(tail, node, Release, Relaxed);
                    return;
                }
                Err(found) => found,
            };
            let _ = self.tail.compare_exchange(tail, found, Release, Relaxed);
        }
    }

    fn pop(&self) -> Option<u64> {
        let mut head = self.head.load(Acquire);
        loop {
            // SAFETY: nodes stay as long as the check.
            let next = unsafe { &*head }.next.load(Acquire);
            // SAFETY: likewise.
            let first = unsafe { next.as_ref()? };
            match self.head.compare_exchange(head, next, Release, Acquire) {
                // SAFETY: the value is this thread's now.
                Ok(_) => return Some(first.value.with_mut(|value| unsafe { value.replace(0) })),
                Err(found) => head = found,
            }
        }
    }
}

/// Two threads push, and pop as much: each value comes out once.
pub(crate) fn body() {
    let queue = Arc::new(Queue::new());
    let work = |queue: &Queue, value| {
        queue.push(value);
        queue.pop().expect("what was pushed is there")
    };
    let other = Arc::clone(&queue);
    let thread = thread::spawn(move || work(&other, 1));
    let mine = work(&queue, 2);
    let theirs = thread.join().unwrap();
    assert_eq!(mine + theirs, 3, "each value comes out once");
}

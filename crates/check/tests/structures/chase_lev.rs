//! A deque whose owner pushes and pops at one end, and from whose other end others steal (N. M. Lê,
//! A. Pop, A. Cohen, F. Zappa Nardelli, *Correct and efficient work-stealing for weak memory models*,
//! PPoPP 2013, figure 1, with a buffer that does not grow).

use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release, SeqCst};
use interlocked_check::sync::atomic::{AtomicIsize, AtomicU64, Ordering, fence};
use interlocked_check::thread;

const SIZE: isize = 4;

#[derive(Default)]
struct Deque {
    top: AtomicIsize,
    bottom: AtomicIsize,
    buffer: [AtomicU64; SIZE as usize],
}

impl Deque {
    fn slot(&self, index: isize) -> &AtomicU64 {
        &self.buffer[(index % SIZE) as usize]
    }

    fn push(&self, value: u64) {
        let bottom = self.bottom.load(Relaxed);
        let top = self.top.load(Acquire);
        assert!(bottom - top < SIZE, "it does not grow");
        self.slot(bottom).store(value, Relaxed);
        fence(Release);
        self.bottom.store(bottom + 1, Relaxed);
    }

    fn pop(&self) -> Option<u64> {
        let bottom = self.bottom.load(Relaxed) - 1;
        self.bottom.store(bottom, Relaxed);
        fence(SeqCst);
        let top = self.top.load(Relaxed);
        if top > bottom {
            self.bottom.store(bottom + 1, Relaxed);
            return None;
        }
        let value = self.slot(bottom).load(Relaxed);
        if top < bottom {
            return Some(value);
        }
        let is_won = self.top.compare_exchange(top, top + 1, SeqCst, Relaxed).is_ok();
        self.bottom.store(bottom + 1, Relaxed);
        is_won.then_some(value)
    }

    fn steal(&self) -> Option<u64> {
        let top = self.top.load(Acquire);
        fence(SeqCst);
        let bottom = self.bottom.load(Acquire);
        if top >= bottom {
            return None;
        }
        let value = self.slot(top).load(Relaxed);
        self.top.compare_exchange(top, top + 1, SeqCst, Relaxed).ok().map(|_| value)
    }
}

/// The owner pushes, pops and pushes into what was taken; a thief steals. Nothing is taken twice.
pub(crate) fn body() {
    let deque = Arc::new(Deque::default());
    let thief = Arc::clone(&deque);
    let thread = thread::spawn(move || [thief.steal(), thief.steal()]);
    let mut taken = Vec::new();
    for value in 1..=2 {
        deque.push(value);
    }
    taken.extend(deque.pop());
    taken.extend(deque.pop());
    deque.push(3);
    taken.extend(deque.pop());
    taken.extend(thread.join().unwrap().into_iter().flatten());
    while let Some(value) = deque.pop() {
        taken.push(value);
    }
    taken.sort_unstable();
    assert_eq!(taken, [1, 2, 3], "each value is taken once");
}

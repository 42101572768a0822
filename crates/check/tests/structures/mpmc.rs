//! The bounded queue of D. Vyukov (*Bounded MPMC queue*, 1024cores, 2011): each slot has a number that
//! says whose turn it is.

use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicUsize, Ordering};
use interlocked_check::thread;

const SIZE: usize = 2;

struct Slot {
    turn: AtomicUsize,
    value: UnsafeCell<u64>,
}

struct Queue {
    slots: [Slot; SIZE],
    push: AtomicUsize,
    pop: AtomicUsize,
}

// SAFETY: a slot's value belongs to the thread whose turn it is.
unsafe impl Sync for Queue {}
// SAFETY: likewise.
unsafe impl Send for Queue {}

impl Queue {
    fn new() -> Self {
        let slot = |at| Slot { turn: AtomicUsize::new(at), value: UnsafeCell::new(0) };
        let slots = core::array::from_fn(slot);
        Self { slots, push: AtomicUsize::new(0), pop: AtomicUsize::new(0) }
    }

    fn push(&self, value: u64) -> bool {
        let mut at = self.push.load(Relaxed);
        loop {
            let slot = &self.slots[at % SIZE];
            let turn = slot.turn.load(Acquire);
            if turn < at {
                return false;
            }
            if turn > at {
                at = self.push.load(Relaxed);
                continue;
            }
            match self.push.compare_exchange(at, at + 1, Relaxed, Relaxed) {
                Ok(_) => {
                    // SAFETY: it is this thread's turn.
                    slot.value.with_mut(|place| unsafe { *place = value });
                    slot.turn.store(at + 1, Release);
                    return true;
                }
                Err(found) => at = found,
            }
        }
    }

    fn pop(&self) -> Option<u64> {
        let mut at = self.pop.load(Relaxed);
        loop {
            let slot = &self.slots[at % SIZE];
            let turn = slot.turn.load(Acquire);
            if turn < at + 1 {
                return None;
            }
            if turn > at + 1 {
                at = self.pop.load(Relaxed);
                continue;
            }
            match self.pop.compare_exchange(at, at + 1, Relaxed, Relaxed) {
                Ok(_) => {
                    // SAFETY: it is this thread's turn.
                    let value = slot.value.with_mut(|place| unsafe { place.replace(0) });
                    slot.turn.store(at + SIZE, Release);
                    return Some(value);
                }
                Err(found) => at = found,
            }
        }
    }
}

/// One thread pushes more than there is room for at once, another pops.
pub(crate) fn body() {
    let queue = Arc::new(Queue::new());
    let other = Arc::clone(&queue);
    let thread = thread::spawn(move || [other.pop(), other.pop()]);
    let pushed = (1..=3).filter(|&value| queue.push(value)).count();
    let mut popped: Vec<_> = thread.join().unwrap().into_iter().flatten().collect();
    while let Some(value) = queue.pop() {
        popped.push(value);
    }
    assert_eq!(popped.len(), pushed, "what goes in comes out");
    assert!(popped.is_sorted() && !popped.contains(&0), "in order: {popped:?}");
}

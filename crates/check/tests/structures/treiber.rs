//! A stack of R. K. Treiber (*Systems programming: coping with parallelism*, 1986): a list whose head
//! is replaced by compare-exchange. What is popped is never freed while others may look at it, so
//! that nothing is popped twice.

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

#[derive(Default)]
struct Stack {
    top: AtomicPtr<Node>,
}

impl Stack {
    fn push(&self, value: u64) {
        let next = AtomicPtr::new(ptr::null_mut());
        let node = Box::into_raw(Box::new(Node { value: UnsafeCell::new(value), next }));
        let mut top = self.top.load(Relaxed);
        loop {
            // SAFETY: nobody else has the node yet.
            unsafe { &*node }.next.store(top, Relaxed);
            match self.top.compare_exchange(top, node, Release, Relaxed) {
                Ok(_) => return,
                Err(found) => top = found,
            }
        }
    }

    fn pop(&self) -> Option<u64> {
        let mut top = self.top.load(Acquire);
        loop {
            // SAFETY: nodes stay as long as the check.
            let node = unsafe { top.as_ref()? };
            let next = node.next.load(Relaxed);
            match self.top.compare_exchange(top, next, Relaxed, Acquire) {
                // SAFETY: it is this thread's now.
                Ok(_) => return Some(node.value.with_mut(|value| unsafe { value.replace(0) })),
                Err(found) => top = found,
            }
        }
    }
}

/// Two threads push and pop, and what is popped is what was pushed, once each.
pub(crate) fn body() {
    let stack = Arc::new(Stack::default());
    let work = |stack: &Stack, value| {
        stack.push(value);
        stack.pop().unwrap()
    };
    let other = Arc::clone(&stack);
    let thread = thread::spawn(move || work(&other, 1));
    let mine = work(&stack, 2);
    let theirs = thread.join().unwrap();
    assert_eq!(mine + theirs, 3, "each value is popped once");
    assert_eq!(stack.pop(), None);
}

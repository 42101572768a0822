//! Hazard pointers (M. M. Michael, *Hazard pointers: safe memory reclamation for lock-free objects*,
//! IEEE TPDS 15(6), 2004): a reader says what it looks at, and looks whether that is still there; who
//! takes a thing away frees it only if no reader says that it looks at it.

use std::ptr;
use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release, SeqCst};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicPtr, Ordering, fence};
use interlocked_check::thread;

type Value = UnsafeCell<u64>;

#[derive(Default)]
struct Shared {
    current: AtomicPtr<Value>,
    /// What the one reader looks at.
    hazard: AtomicPtr<Value>,
}

fn new(value: u64) -> *mut Value {
    Box::into_raw(Box::new(UnsafeCell::new(value)))
}

impl Shared {
    fn read(&self) -> u64 {
        let mut current = self.current.load(Relaxed);
        loop {
            self.hazard.store(current, Relaxed);
            fence(SeqCst);
            let again = self.current.load(Acquire);
            if again == current {
                break;
            }
            current = again;
        }
        // SAFETY: it was there after the hazard was set.
        let value = unsafe { &*current }.with(|value| unsafe { *value });
        self.hazard.store(ptr::null_mut(), Release);
        value
    }

    fn replace(&self, value: u64) {
        let old = self.current.swap(new(value), Release);
        fence(SeqCst);
        if self.hazard.load(Acquire) == old {
            // Somebody looks at it; it stays.
            return;
        }
        // SAFETY: it is out of reach, and nobody looks at it.
        let old = unsafe { Box::from_raw(old) };
        // SAFETY: it is this thread's now.
        old.with_mut(|value| unsafe { *value = 0 });
    }
}

/// What is read was not freed.
pub(crate) fn body() {
    let shared = Arc::new(Shared::default());
    shared.current.store(new(1), Relaxed);
    let reader = Arc::clone(&shared);
    let thread = thread::spawn(move || reader.read());
    shared.replace(2);
    let read = thread.join().unwrap();
    assert!(read == 1 || read == 2);
}

//! A counted reference: what is written through any of them happens before the value is dropped.

use std::ptr::NonNull;

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicUsize, Ordering, fence};
use interlocked_check::thread;

struct Inner {
    count: AtomicUsize,
    value: UnsafeCell<u64>,
}

struct Counted(NonNull<Inner>);

// SAFETY: the count is atomic, and the value is only read while it is shared.
unsafe impl Send for Counted {}

impl Counted {
    fn new(value: u64) -> Self {
        let inner = Inner { count: AtomicUsize::new(1), value: UnsafeCell::new(value) };
        Self(NonNull::from(Box::leak(Box::new(inner))))
    }

    fn inner(&self) -> &Inner {
        // SAFETY: there is a reference, so the value is there.
        unsafe { self.0.as_ref() }
    }

    fn get(&self) -> u64 {
        // SAFETY: it is only written when there is one reference.
        self.inner().value.with(|value| unsafe { *value })
    }

    /// The value, if this is the only reference.
    fn get_mut(&mut self) -> Option<&UnsafeCell<u64>> {
        (self.inner().count.load(Acquire) == 1).then(|| &self.inner().value)
    }
}

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.inner().count.fetch_add(1, Relaxed);
        Self(self.0)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        if self.inner().count.fetch_sub(1, Release) == 1 {
            fence(Acquire);
            // SAFETY: this is the last reference.
            let inner = unsafe { Box::from_raw(self.0.as_ptr()) };
            // SAFETY: it is this thread's now.
            inner.value.with_mut(|value| unsafe { *value = 0 });
        }
    }
}

/// Two threads read and drop; a third way to be alone is to ask.
pub(crate) fn body() {
    let mut first = Counted::new(1);
    let second = first.clone();
    let thread = thread::spawn(move || {
        let third = second.clone();
        drop(second);
        third.get()
    });
    if let Some(value) = first.get_mut() {
        // SAFETY: there is no other reference.
        value.with_mut(|value| unsafe { *value = 2 });
    }
    drop(first);
    assert_ne!(thread.join().unwrap(), 0);
}

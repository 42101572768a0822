//! Programs with bugs. Their places in this file are in the reports.

use std::sync::Arc;

use Ordering::{Acquire, Relaxed, Release, SeqCst};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicPtr, AtomicU32, Ordering};
use interlocked_check::sync::{Condvar, Mutex};
use interlocked_check::{hint, thread};

struct Mail {
    flag: AtomicU32,
    data: AtomicU32,
}

fn mail() -> (Arc<Mail>, Arc<Mail>) {
    let mail = Arc::new(Mail { flag: AtomicU32::new(0), data: AtomicU32::new(0) });
    (Arc::clone(&mail), mail)
}

/// The data is not there although the flag is.
pub(crate) fn message_passing(store: Ordering, load: Ordering) -> impl Fn() + Send + Sync {
    move || {
        let (mail, other) = mail();
        thread::spawn(move || {
            other.data.store(42, Relaxed);
            other.flag.store(1, store);
        });
        if mail.flag.load(load) == 1 {
            assert_eq!(mail.data.load(Relaxed), 42, "the flag came first");
        }
    }
}

/// Two threads do not see each other.
pub(crate) fn store_buffering() -> impl Fn() + Send + Sync {
    || {
        let (mail, other) = mail();
        let thread = thread::spawn(move || {
            other.data.store(1, Release);
            other.flag.load(Acquire)
        });
        mail.flag.store(1, Release);
        let data = mail.data.load(Acquire);
        assert!(thread.join().unwrap() == 1 || data == 1, "one comes first");
    }
}

/// A load and a store are no update.
pub(crate) fn lost_update() -> impl Fn() + Send + Sync {
    || {
        let (mail, other) = mail();
        let thread = thread::spawn(move || {
            let old = other.data.load(SeqCst);
            other.data.store(old + 1, SeqCst);
        });
        mail.data.fetch_add(1, SeqCst);
        thread.join().unwrap();
        assert_eq!(mail.data.load(Relaxed), 2);
    }
}

/// A pointer is published, and what it points to is not.
pub(crate) fn unpublished() -> impl Fn() + Send + Sync {
    || {
        let shared = Arc::new(AtomicPtr::new(core::ptr::null_mut::<AtomicU32>()));
        let other = Arc::clone(&shared);
        thread::spawn(move || other.store(Box::leak(Box::new(AtomicU32::new(1))), Relaxed));
        let read = shared.load(Acquire);
        if !read.is_null() {
            // SAFETY: this is the bug.
            unsafe { &*read }.store(2, Relaxed);
        }
    }
}

/// What a pointer points to is freed while another thread still has it.
pub(crate) fn freed() -> impl Fn() + Send + Sync {
    || {
        let shared = Arc::new(AtomicPtr::new(core::ptr::null_mut::<AtomicU32>()));
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            let new = Box::into_raw(Box::new(AtomicU32::new(1)));
            other.store(new, Release);
            other.store(core::ptr::null_mut(), Release);
            // SAFETY: not for the others.
            drop(unsafe { Box::from_raw(new) });
        });
        let read = shared.load(Acquire);
        if !read.is_null() {
            // SAFETY: this is the bug.
            unsafe { &*read }.store(2, Relaxed);
        }
    }
}

/// Each waits for the other.
pub(crate) fn deadlock() -> impl Fn() + Send + Sync {
    || {
        let (mail, other) = mail();
        let thread = thread::spawn(move || {
            while other.flag.load(Acquire) == 0 {
                hint::spin_loop();
            }
            other.data.store(1, Release);
        });
        while mail.data.load(Acquire) == 0 {
            hint::spin_loop();
        }
        mail.flag.store(1, Release);
        thread.join().unwrap();
    }
}

/// Every run counts in memory that the checker does not know of.
pub(crate) fn nondeterminism() -> impl Fn() + Send + Sync {
    let runs = Arc::new(std::sync::atomic::AtomicU32::new(0));
    move || {
        let (mail, other) = mail();
        thread::spawn(move || other.data.store(1, Relaxed));
        mail.data.load(Relaxed);
        if runs.fetch_add(1, Relaxed).is_multiple_of(2) {
            mail.data.store(2, Relaxed);
        } else {
            mail.flag.load(Relaxed);
        }
        mail.data.load(Relaxed);
    }
}

struct Slot {
    is_full: AtomicU32,
    value: UnsafeCell<u64>,
}

// SAFETY: not if the flag is `Relaxed`: this is the bug.
unsafe impl Sync for Slot {}

impl Slot {
    fn put(&self, value: u64, order: Ordering) {
        // SAFETY: nobody reads the value before the flag is set.
        self.value.with_mut(|slot| unsafe { *slot = value });
        self.is_full.store(1, order);
    }

    fn take(&self) -> Option<u64> {
        if self.is_full.load(Acquire) == 0 {
            return None;
        }
        // SAFETY: the flag is set after the value.
        Some(self.value.with(|slot| unsafe { *slot }))
    }
}

/// A value is read that nothing makes sure is there.
pub(crate) fn race(order: Ordering) -> impl Fn() + Send + Sync {
    move || {
        let slot = Arc::new(Slot { is_full: AtomicU32::new(0), value: UnsafeCell::new(0) });
        let other = Arc::clone(&slot);
        let thread = thread::spawn(move || other.put(7, order));
        slot.take();
        thread.join().unwrap();
    }
}

/// Two locks are taken in two orders.
pub(crate) fn crossed_locks() -> impl Fn() + Send + Sync {
    || {
        let pair = Arc::new((Mutex::new(0), Mutex::new(0)));
        let other = Arc::clone(&pair);
        let thread = thread::spawn(move || {
            let mut second = other.1.lock().unwrap();
            *second += *other.0.lock().unwrap();
        });
        let mut first = pair.0.lock().unwrap();
        *first += *pair.1.lock().unwrap();
        drop(first);
        thread.join().unwrap();
    }
}

/// A notification comes before anybody waits.
pub(crate) fn lost_wakeup() -> impl Fn() + Send + Sync {
    || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let waiter = thread::spawn(move || {
            let is_ready = *other.0.lock().unwrap();
            if !is_ready {
                let guard = other.0.lock().unwrap();
                drop(other.1.wait(guard).unwrap());
            }
        });
        *pair.0.lock().unwrap() = true;
        pair.1.notify_one();
        waiter.join().unwrap();
    }
}

/// Many threads, and a number that they cannot agree on.
pub(crate) fn crowd() -> impl Fn() + Send + Sync {
    || {
        let counter = Arc::new(AtomicU32::new(0));
        let threads = [(); 5].map(|()| {
            let counter = Arc::clone(&counter);
            thread::spawn(move || counter.store(counter.load(Relaxed) + 1, Relaxed))
        });
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(counter.load(Relaxed), 5, "all have counted");
    }
}

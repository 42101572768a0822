//! Programs with a bug, and their twins without it.
//!
//! A mutex that another thread unlocks cannot be written: its guard is not `Send`.

use std::ptr;
use std::sync::Arc;

use interlocked_check::FaultKind;
use interlocked_check::hint;
use interlocked_check::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering};
use interlocked_check::sync::atomic::{AtomicUsize, fence};
use interlocked_check::thread::{self, spawn};

use Ordering::{Acquire, Relaxed, Release, SeqCst};

use crate::{Plain, bug, count};

#[track_caller]
fn race(body: impl Fn() + Send + Sync + 'static) {
    assert_eq!(bug(body), FaultKind::Race);
}

#[track_caller]
fn deadlock(body: impl Fn() + Send + Sync + 'static, number: usize) {
    let kind = bug(body);
    assert!(
        matches!(&kind, FaultKind::Deadlock { threads } if threads.len() == number),
        "{kind:?}"
    );
}

#[track_caller]
fn panics(body: impl Fn() + Send + Sync + 'static) {
    let kind = bug(body);
    assert!(matches!(kind, FaultKind::Panic { .. }), "{kind:?}");
}

/// A value, and a flag that says that it is there.
#[derive(Default)]
struct Message {
    value: Plain,
    flag: AtomicU32,
}

/// One thread sends, another does something when the flag is set.
fn message(send: fn(&Message), receive: fn(&Message)) -> impl Fn() + Send + Sync {
    move || {
        let message = Arc::new(Message::default());
        let other = Arc::clone(&message);
        spawn(move || {
            other.value.set(1);
            send(&other);
        });
        spawn(move || receive(&message));
    }
}

#[test]
fn a_message_that_is_received_without_acquire() {
    let send = |m: &Message| m.flag.store(1, Release);
    race(message(send, |m| {
        if m.flag.load(Relaxed) == 1 {
            m.value.get();
        }
    }));
    count(
        2,
        message(send, |m| {
            if m.flag.load(Acquire) == 1 {
                assert_eq!(m.value.get(), 1);
            }
        }),
    );
    count(
        2,
        message(send, |m| {
            if m.flag.load(Acquire) == 1 {
                m.value.set(2);
            }
        }),
    );
}

#[test]
fn a_message_by_fences() {
    let send = |m: &Message| {
        fence(Release);
        m.flag.store(1, Relaxed);
    };
    count(
        2,
        message(send, |m| {
            if m.flag.load(Relaxed) == 1 {
                fence(Acquire);
                assert_eq!(m.value.get(), 1);
            }
        }),
    );
    race(message(send, |m| {
        if m.flag.load(Relaxed) == 1 {
            fence(Release);
            m.value.get();
        }
    }));
}

#[test]
fn updates_of_a_store_that_does_not_release() {
    let body = |order| {
        move || {
            let message = Arc::new(Message::default());
            let [first, second, third] = [(); 3].map(|()| Arc::clone(&message));
            spawn(move || {
                first.value.set(1);
                first.flag.store(1, order);
            });
            spawn(move || second.flag.fetch_add(1, Relaxed));
            spawn(move || {
                if third.flag.load(Acquire) > 1 {
                    third.value.set(2);
                }
            });
        }
    };
    race(body(Relaxed));
    // The update is after the store or before it, and the reader sees any of three values.
    count(6, body(Release));
}

#[test]
fn fences_are_in_an_order_that_nothing_happens_before_in() {
    #[derive(Default)]
    struct Shared {
        y: AtomicU32,
        z: AtomicU32,
        value: Plain,
    }
    race(|| {
        let shared = Arc::new(Shared::default());
        let other = Arc::clone(&shared);
        spawn(move || {
            other.value.set(1);
            fence(SeqCst);
            if other.y.load(Relaxed) == 0 {
                other.z.store(1, Relaxed);
            }
        });
        spawn(move || {
            shared.y.store(1, Relaxed);
            fence(SeqCst);
            if shared.z.load(Relaxed) == 1 {
                shared.value.get();
            }
        });
    });
}

#[test]
fn dekker_without_fences() {
    static WANTS: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
    static INSIDE: AtomicU32 = AtomicU32::new(0);
    fn enter(own: usize, number: u32) {
        WANTS[own].store(true, Relaxed);
        if !WANTS[1 - own].load(Relaxed) {
            INSIDE.store(number, Relaxed);
            assert_eq!(INSIDE.load(Relaxed), number);
        }
    }
    panics(|| {
        spawn(|| enter(0, 1));
        spawn(|| enter(1, 0));
    });
}

#[test]
fn fibonacci_numbers_get_to_144() {
    panics(|| {
        let pair = Arc::new((AtomicU64::new(1), AtomicU64::new(1)));
        let [first, second] = [(); 2].map(|()| Arc::clone(&pair));
        let sum = |(x, y): &(AtomicU64, AtomicU64)| x.load(Relaxed) + y.load(Relaxed);
        spawn(move || (0..5).for_each(|_| first.0.store(sum(&first), Relaxed)));
        spawn(move || (0..5).for_each(|_| second.1.store(sum(&second), Relaxed)));
        spawn(move || assert!(pair.0.load(Relaxed) < 144 && pair.1.load(Relaxed) < 144));
    });
}

/// A pointer that threads share.
fn pointer<T>() -> Arc<AtomicPtr<T>> {
    Arc::new(AtomicPtr::new(ptr::null_mut()))
}

#[test]
fn memory_that_is_used_after_it_was_freed() {
    assert_eq!(
        bug(|| {
            let shared = pointer::<Plain>();
            let other = Arc::clone(&shared);
            spawn(move || {
                other.store(Box::into_raw(Box::default()), SeqCst);
                // SAFETY: this is the bug.
                drop(unsafe { Box::from_raw(other.load(SeqCst)) });
            });
            spawn(move || {
                // SAFETY: this is the bug.
                if let Some(value) = unsafe { shared.load(Acquire).as_ref() } {
                    value.set(18);
                }
            });
        }),
        FaultKind::Freed
    );
    // Who takes the pointer out is the only owner.
    count(2, || {
        let shared = pointer::<Plain>();
        let other = Arc::clone(&shared);
        let first = spawn(move || other.store(Box::into_raw(Box::default()), SeqCst));
        let take = |shared: &AtomicPtr<Plain>| {
            let value = shared.swap(ptr::null_mut(), Acquire);
            if !value.is_null() {
                // SAFETY: the swap has taken it out.
                unsafe { Box::from_raw(value) }.set(18);
            }
        };
        let other = Arc::clone(&shared);
        let second = spawn(move || take(&other));
        first.join().unwrap();
        second.join().unwrap();
        take(&shared);
    });
}

/// A thread publishes a number in this way, another writes to it.
fn publish(order: Ordering) -> impl Fn() + Send + Sync {
    move || {
        let shared = pointer::<Plain>();
        let other = Arc::clone(&shared);
        spawn(move || other.store(Box::into_raw(Box::default()), order));
        spawn(move || {
            // SAFETY: what is published is not freed.
            if let Some(value) = unsafe { shared.load(Acquire).as_ref() } {
                value.set(18);
            }
        });
    }
}

#[test]
fn memory_that_is_published_by_a_store_that_does_not_release() {
    assert_eq!(bug(publish(Relaxed)), FaultKind::Unpublished);
    count(2, publish(Release));
}

#[test]
#[expect(clippy::transmute_ptr_to_ref, reason = "`&*` would be tested by the compiler's own check")]
fn a_pointer_that_may_be_null() {
    let body = || {
        let shared = pointer::<AtomicU32>();
        let other = Arc::clone(&shared);
        spawn(move || other.store(Box::into_raw(Box::default()), SeqCst));
        spawn(move || {
            // SAFETY: this is the bug. With `&*`, a build with debug assertions tests the pointer
            // itself, and ends the process.
            let value: &AtomicU32 = unsafe { core::mem::transmute(shared.load(Acquire)) };
            value.load(Relaxed)
        });
    };
    assert_eq!(bug(body), FaultKind::Null);
    count(2, || {
        let shared = pointer::<AtomicU32>();
        let other = Arc::clone(&shared);
        spawn(move || other.store(Box::into_raw(Box::default()), SeqCst));
        // SAFETY: what is published is not freed.
        spawn(move || unsafe { shared.load(Acquire).as_ref() }.map(|value| value.load(Relaxed)));
    });
}

#[test]
fn memory_that_is_freed_twice() {
    let body = |take: fn(&AtomicPtr<Plain>) -> *mut Plain| {
        move || {
            let shared = pointer::<Plain>();
            shared.store(Box::into_raw(Box::default()), Release);
            let start = |_| {
                let shared = Arc::clone(&shared);
                spawn(move || {
                    let value = take(&shared);
                    if !value.is_null() {
                        // SAFETY: that this thread alone has it is up to `take`.
                        drop(unsafe { Box::from_raw(value) });
                    }
                })
            };
            let both = [0, 1].map(start);
            for thread in both {
                thread.join().unwrap();
            }
        }
    };
    assert_eq!(bug(body(|shared| shared.load(Acquire))), FaultKind::FreedTwice);
    count(2, body(|shared| shared.swap(ptr::null_mut(), Acquire)));
    assert_eq!(
        bug(|| {
            let value = std::hint::black_box(Box::into_raw(Box::new(1)));
            for _ in 0..2 {
                // SAFETY: this is the bug.
                drop(unsafe { Box::from_raw(value) });
            }
        }),
        FaultKind::FreedTwice
    );
}

/// Locks that are taken by a compare-exchange, and what they guard.
#[derive(Default)]
struct Locks {
    locks: [AtomicBool; 2],
    value: Plain,
}

impl Locks {
    fn lock(&self, index: usize) {
        while self.locks[index].compare_exchange(false, true, Acquire, Acquire).is_err() {
            hint::spin_loop();
        }
    }

    fn unlock(&self, index: usize) {
        self.locks[index].store(false, Release);
    }

    fn run(&self, [first, second]: [usize; 2]) {
        self.lock(first);
        self.lock(second);
        self.value.set(42);
        self.unlock(second);
        self.unlock(first);
    }
}

fn two_locks(other: [usize; 2]) -> impl Fn() + Send + Sync {
    move || {
        let locks = Arc::new(Locks::default());
        for order in [[0, 1], other] {
            let locks = Arc::clone(&locks);
            spawn(move || locks.run(order));
        }
    }
}

#[test]
fn two_locks_that_are_taken_in_two_orders() {
    deadlock(two_locks([1, 0]), 2);
    count(2, two_locks([0, 1]));
}

#[test]
fn a_signal_that_is_lost() {
    static X: AtomicUsize = AtomicUsize::new(0);
    static Y: AtomicUsize = AtomicUsize::new(0);
    let body = |read: fn() -> bool| {
        move || {
            let thread = thread::spawn(move || {
                if read() {
                    X.store(1, SeqCst);
                }
            });
            Y.store(1, SeqCst);
            while X.load(SeqCst) == 0 {
                hint::spin_loop();
            }
            thread.join().unwrap();
        }
    };
    deadlock(body(|| Y.load(SeqCst) == 1), 1);
    count(
        1,
        body(|| {
            while Y.load(SeqCst) == 0 {
                hint::spin_loop();
            }
            true
        }),
    );
}

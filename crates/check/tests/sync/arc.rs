//! Values with more than one owner.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicU64 as Real;

use interlocked_check::sync::atomic::{AtomicU64, Ordering::Relaxed};
use interlocked_check::sync::{Arc, Mutex, Weak};
use interlocked_check::{FaultKind, thread};

use super::{bug, count, results};

#[test]
fn owners_that_nobody_counts_are_no_events() {
    for threads in 1..5 {
        let body = move |counts: bool| {
            move || {
                let x = Arc::new(AtomicU64::new(0));
                let start = |_| {
                    let x = Arc::clone(&x);
                    thread::spawn(move || drop(x))
                };
                let all: Vec<_> = (0..threads).map(start).collect();
                all.into_iter().for_each(|thread| thread.join().unwrap());
                // Nobody else can count them any more.
                assert_eq!(Arc::strong_count(&x), 1);
                if counts {
                    let weak = Arc::downgrade(&x);
                    drop(x);
                    assert!(weak.upgrade().is_none());
                }
            }
        };
        count(body(false), 1);
        // Each thread may go at any time after it was started: 1, 1·3, 1·3·5, …
        count(body(true), (0..threads).map(|n| 2 * n + 1).product());
    }
}

#[test]
fn a_look_at_the_count_is_seen_at_any_time() {
    let body = || {
        let first = Arc::new(1);
        let other = Arc::clone(&first);
        let thread = thread::spawn(move || drop(other));
        let count = Arc::strong_count(&first);
        thread.join().unwrap();
        count
    };
    let (seen, executions) = results(body);
    assert_eq!((seen, executions), (BTreeSet::from([1, 2]), 2));
}

#[test]
fn a_use_after_all_owners_is_found() {
    let body = || {
        let shared = Arc::new(AtomicU64::new(0));
        let address = Arc::as_ptr(&shared) as usize;
        let other = Arc::clone(&shared);
        thread::spawn(move || drop(other));
        thread::spawn(move || {
            // SAFETY: this is the bug.
            unsafe { &*(address as *const AtomicU64) }.load(Relaxed);
        });
        drop(shared);
    };
    assert_eq!(bug(body), FaultKind::Freed);
    let body = || {
        let shared = Arc::new(AtomicU64::new(0));
        let address = Arc::as_ptr(&shared) as usize;
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            let thread = thread::spawn(move || {
                // SAFETY: `other` is there until this thread has ended.
                unsafe { &*(address as *const AtomicU64) }.load(Relaxed);
            });
            thread.join().unwrap();
            drop(other);
        });
        drop(shared);
    };
    count(body, 1);
}

#[test]
fn any_owner_may_be_the_last() {
    let body = || {
        let order = Arc::new(AtomicU64::new(0));
        let value = Arc::new(AtomicU64::new(0));
        struct Value(Arc<AtomicU64>, Arc<AtomicU64>);
        impl Drop for Value {
            fn drop(&mut self) {
                let last = self.0.load(Relaxed);
                self.1.store(last, Relaxed);
            }
        }
        let shared = Arc::new(Value(Arc::clone(&value), Arc::clone(&order)));
        let threads: Vec<_> = (1..3)
            .map(|n| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || {
                    shared.0.store(n, Relaxed);
                    drop(shared);
                })
            })
            .collect();
        drop(shared);
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        order.load(Relaxed)
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([1, 2]));
}

#[test]
fn a_destructor_comes_after_all_owners() {
    struct Value(AtomicU64);
    impl Drop for Value {
        fn drop(&mut self) {
            // It would race.
            *self.0.get_mut() += 1;
        }
    }
    let body = || {
        let shared = Arc::new(Value(AtomicU64::new(0)));
        for n in 1..3 {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.0.store(n, Relaxed));
        }
    };
    // Each order in which the three go, and each of the two stores.
    count(body, 12);
}

#[test]
fn one_of_two_may_unwrap() {
    let body = || {
        let first = Arc::new(String::from("x"));
        let second = Arc::clone(&first);
        let thread = thread::spawn(move || Arc::try_unwrap(second).is_ok());
        let own = Arc::try_unwrap(first).is_ok();
        (own, thread.join().unwrap())
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([(false, false), (false, true), (true, false)]));
    let body = || {
        let first = Arc::new(String::from("x"));
        let second = Arc::clone(&first);
        let thread = thread::spawn(move || Arc::into_inner(second).is_some());
        let own = Arc::into_inner(first).is_some();
        (own, thread.join().unwrap())
    };
    let (seen, executions) = results(body);
    assert_eq!(seen, BTreeSet::from([(false, true), (true, false)]));
    assert_eq!(executions, 2);
}

#[test]
fn a_weak_reference_does_not_keep_its_value() {
    let body = || {
        let owner = Arc::new(Mutex::new(7));
        let weak = Arc::downgrade(&owner);
        let thread = thread::spawn(move || weak.upgrade().map(|value| *value.lock().unwrap()));
        drop(owner);
        thread.join().unwrap()
    };
    let (seen, _) = results(body);
    assert_eq!(seen, BTreeSet::from([None, Some(7)]));
}

struct Cyclic(u32, Weak<Self>);

#[test]
fn the_interface_of_one_thread() {
    let body = || {
        let mut first = Arc::new(vec![1]);
        assert_eq!((Arc::strong_count(&first), Arc::weak_count(&first)), (1, 0));
        Arc::get_mut(&mut first).unwrap().push(2);
        let second = Arc::clone(&first);
        assert_eq!(Arc::get_mut(&mut first), None);
        Arc::make_mut(&mut first).push(3);
        assert_eq!((&*first, &*second), (&vec![1, 2, 3], &vec![1, 2]));
        let weak = Arc::downgrade(&second);
        assert_eq!((weak.strong_count(), weak.weak_count()), (1, 1));
        assert_eq!(Weak::clone(&weak).upgrade().as_ref(), Some(&second));
        let mut second = second;
        Arc::make_mut(&mut second).push(4);
        assert_eq!((weak.upgrade(), weak.weak_count(), weak.strong_count()), (None, 0, 0));
        assert_eq!((Arc::strong_count(&second), Arc::weak_count(&second)), (1, 0));
        let pointer = Arc::into_raw(second);
        // SAFETY: the address stands for an owner; there are two, then one.
        let second = unsafe {
            Arc::increment_strong_count(pointer);
            let third = Arc::from_raw(pointer);
            assert_eq!(Arc::strong_count(&third), 2);
            Arc::decrement_strong_count(pointer);
            third
        };
        assert_eq!(Arc::try_unwrap(second), Ok(vec![1, 2, 4]));
        let cyclic = Arc::new_cyclic(|weak| {
            assert!(weak.upgrade().is_none());
            Cyclic(5, weak.clone())
        });
        assert_eq!(cyclic.1.upgrade().unwrap().0, 5);
        assert_eq!((Arc::strong_count(&cyclic), Arc::weak_count(&cyclic)), (1, 1));
        type Text = dyn core::fmt::Display;
        let text = Arc::unsize(Arc::new(6), |arc| -> std::sync::Arc<Text> { arc });
        assert_eq!(text.to_string(), "6");
        let slice: Arc<[u32]> = (0..3).collect();
        let array: Arc<[u32; 3]> = Arc::clone(&slice).try_into().unwrap();
        assert_eq!((*slice).len() + array.len(), 6);
        assert!(Weak::<u32>::new().upgrade().is_none());
        assert_eq!(Weak::<u32>::new().weak_count(), 0);
        assert_eq!(Arc::unwrap_or_clone(array), [0, 1, 2]);
        assert_eq!(&*Arc::<str>::from("abc"), "abc");
    };
    body();
    count(body, 1);
}

#[test]
fn what_is_never_given_up_is_a_leak() {
    static KEPT: Mutex<Option<Arc<u32>>> = Mutex::new(None);
    let found = bug(|| {
        core::mem::forget(Arc::new(1));
    });
    assert!(
        matches!(&found, FaultKind::Leak { what } if what.contains("sync/arc.rs")),
        "{found:?}"
    );
    struct Cycle(Mutex<Option<Arc<Self>>>);
    let found = bug(|| {
        let cycle = Arc::new(Cycle(Mutex::new(None)));
        *cycle.0.lock().unwrap() = Some(Arc::clone(&cycle));
    });
    assert!(matches!(found, FaultKind::Leak { .. }));
    count(
        || {
            let kept = Arc::new(1);
            let own = Arc::clone(&kept);
            thread::spawn(move || *KEPT.lock().unwrap() = Some(own));
            let pointer = Arc::into_raw(kept);
            // SAFETY: the address stands for an owner.
            drop(unsafe { Arc::from_raw(pointer) });
        },
        1,
    );
    assert!(KEPT.lock().unwrap().is_none());
}

#[test]
fn owners_from_before_the_check() {
    let shared = Arc::new(AtomicU64::new(1));
    let own = Arc::clone(&shared);
    count(
        move || {
            let other = Arc::clone(&own);
            let thread = thread::spawn(move || other.fetch_add(1, Relaxed));
            thread.join().unwrap();
            assert_eq!(own.load(Relaxed), 2);
            assert_eq!(Arc::strong_count(&own), 1);
        },
        1,
    );
    assert_eq!((shared.load(Relaxed), Arc::strong_count(&shared)), (1, 1));
}

#[test]
fn destructors_run_once_in_each_execution() {
    static RUNS: Real = Real::new(0);
    static DROPS: Real = Real::new(0);
    struct Counted;
    impl Drop for Counted {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Relaxed);
        }
    }
    count(
        move || {
            RUNS.fetch_add(1, Relaxed);
            let shared = Arc::new(Counted);
            let other = Arc::clone(&shared);
            let thread = thread::spawn(move || drop(other));
            drop(shared);
            thread.join().unwrap();
        },
        1,
    );
    assert_eq!(DROPS.load(Relaxed), RUNS.load(Relaxed));
}

//! Real closures: the number of executions, and the bugs.

use std::sync::Arc;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::sync::atomic::{AtomicBool, AtomicU64, Ordering, fence};
use interlocked_check::{FaultKind, Verdict, assume, check, thread};

/// Variables that threads share.
fn variables<const N: usize>() -> Arc<[AtomicU64; N]> {
    Arc::new(core::array::from_fn(|_| AtomicU64::new(0)))
}

/// Runs each body in a thread of its own, with the variables, without waiting.
fn threads<const N: usize>(bodies: &[fn(&[AtomicU64; N])]) {
    let shared = variables();
    for &body in bodies {
        let shared = Arc::clone(&shared);
        thread::spawn(move || body(&shared));
    }
}

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

#[test]
fn litmus_tests() {
    count(
        || {
            threads::<2>(&[
                |v| {
                    v[0].store(1, SeqCst);
                    v[1].load(SeqCst);
                },
                |v| {
                    v[1].store(1, SeqCst);
                    v[0].load(SeqCst);
                },
            ]);
        },
        3,
    );
    count(
        || {
            threads::<2>(&[
                |v| v[0].store(1, Relaxed),
                |v| {
                    v[0].load(Relaxed);
                    fence(SeqCst);
                    v[1].load(Relaxed);
                },
                |v| {
                    v[1].store(1, Relaxed);
                    fence(SeqCst);
                    v[0].load(Relaxed);
                },
            ]);
        },
        7,
    );
    // A plain store of the same thread does not go on with a release sequence.
    count(
        || {
            threads::<2>(&[
                |v| {
                    v[0].store(1, Relaxed);
                    v[1].store(1, Release);
                    v[1].store(2, Relaxed);
                },
                |v| {
                    v[1].swap(3, Relaxed);
                },
                |v| {
                    v[1].load(Relaxed);
                    fence(AcqRel);
                    v[0].load(Relaxed);
                },
            ]);
        },
        20,
    );
}

#[test]
fn six_updates() {
    count(
        || {
            threads::<1>(&[
                |v| {
                    v[0].fetch_add(1, Relaxed);
                    v[0].fetch_add(1, Relaxed);
                },
                |v| {
                    v[0].fetch_add(1, Acquire);
                    v[0].fetch_add(1, Relaxed);
                },
                |v| {
                    v[0].fetch_add(1, Release);
                },
                |v| {
                    v[0].fetch_add(1, Relaxed);
                },
            ]);
        },
        180,
    );
}

#[test]
fn readers_and_writers() {
    for (n, expected) in [(2, 4), (3, 8), (8, 256)] {
        let body = move || {
            let shared = variables::<1>();
            let start = |body: fn(&AtomicU64)| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || body(&shared[0]))
            };
            let mut all = vec![start(|x| x.store(42, Release))];
            all.extend((0..n).map(|_| {
                start(|x| {
                    x.load(Acquire);
                })
            }));
            all.into_iter().for_each(|thread| thread.join().unwrap());
        };
        count(body, expected);
    }
}

#[test]
fn a_failed_exchange_may_be_stale() {
    for (n, expected) in [(2, 5), (3, 13), (4, 33), (5, 81)] {
        let body = move || {
            let shared = variables::<1>();
            let first = Arc::clone(&shared);
            thread::spawn(move || first[0].store(2, Release));
            for _ in 0..n {
                let shared = Arc::clone(&shared);
                thread::spawn(move || shared[0].compare_exchange(2, 3, Relaxed, Relaxed));
            }
        };
        count(body, expected);
    }
}

#[test]
fn lengths_that_depend_on_data() {
    const N: usize = 5;
    let body = || {
        let array = variables::<{ N + 1 }>();
        let reader = Arc::clone(&array);
        thread::spawn(move || {
            let mut i = N;
            while reader[i].load(Acquire) != 0 {
                i -= 1;
            }
        });
        for j in 1..=N {
            let array = Arc::clone(&array);
            thread::spawn(move || array[j].store(array[j - 1].load(Acquire) + 1, Release));
        }
    };
    count(body, 64);
}

fn fibonacci(rounds: u64) {
    let numbers = Arc::new([AtomicU64::new(1), AtomicU64::new(1)]);
    for own in [0, 1] {
        let numbers = Arc::clone(&numbers);
        thread::spawn(move || {
            for _ in 0..rounds {
                let sum = numbers[0].load(Acquire) + numbers[1].load(Acquire);
                numbers[own].store(sum, Release);
            }
        });
    }
    thread::spawn(move || {
        for number in &*numbers {
            assert!(number.load(Acquire) <= 144);
        }
    });
}

#[test]
fn fibonacci_numbers() {
    for (rounds, expected) in [(1, 11), (2, 153), (3, 2258)] {
        count(move || fibonacci(rounds), expected);
    }
}

#[test]
fn an_assertion_that_fails_is_found() {
    let body = || {
        let shared = variables::<2>();
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            other[0].store(1, Relaxed);
            other[1].store(1, Relaxed);
        });
        if shared[1].load(Relaxed) == 1 {
            assert_eq!(shared[0].load(Relaxed), 1, "the flag came first");
        }
    };
    let verdict = check(body);
    assert!(
        matches!(&verdict, Verdict::Bug(found)
            if matches!(&found.fault.kind, FaultKind::Panic { message, .. } if message.contains("flag"))),
        "{verdict:?}"
    );
}

#[test]
fn a_lock_by_exchange_is_correct() {
    let body = || {
        let lock = Arc::new((AtomicBool::new(false), AtomicU64::new(0)));
        let locked = |lock: &(AtomicBool, AtomicU64)| {
            assume(!lock.0.swap(true, Acquire));
            let before = lock.1.load(Relaxed);
            lock.1.store(before + 1, Relaxed);
            lock.0.store(false, Release);
        };
        let other = Arc::clone(&lock);
        let thread = thread::spawn(move || locked(&other));
        locked(&lock);
        thread.join().unwrap();
        assert_eq!(lock.1.load(Relaxed), 2);
    };
    count(body, 2);
}

#[test]
fn outside_of_a_check_they_are_the_real_ones() {
    let x = Arc::new(AtomicU64::new(1));
    let other = Arc::clone(&x);
    let thread = thread::spawn(move || other.fetch_add(2, SeqCst));
    assert_eq!(thread.join().unwrap(), 1);
    assert_eq!(x.compare_exchange(3, 4, SeqCst, Relaxed), Ok(3));
    assert_eq!(x.load(SeqCst), 4);
}

#[test]
fn threads_start_threads() {
    let body = || {
        let shared = variables::<1>();
        let outer = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            let inner = Arc::clone(&outer);
            let thread = thread::spawn(move || inner[0].store(1, Relaxed));
            outer[0].store(2, Relaxed);
            thread.join().unwrap();
            outer[0].load(Relaxed)
        });
        let last = thread.join().unwrap();
        assert_eq!(shared[0].load(Relaxed), last, "the joins order all");
    };
    count(body, 2);
}

#[test]
fn what_differs_from_run_to_run_is_found() {
    use std::sync::atomic::AtomicU64 as Real;
    static RUNS: Real = Real::new(0);
    let kind = bug(|| {
        let shared = variables::<2>();
        let other = Arc::clone(&shared);
        thread::spawn(move || other[0].store(1, Relaxed));
        let run = RUNS.fetch_add(1, Relaxed) as usize;
        shared[0].load(Relaxed);
        shared[run % 2].store(1, Relaxed);
        shared[1].load(Relaxed);
    });
    assert!(matches!(kind, FaultKind::Nondeterminism { thread: 0, site: Some(_), .. }), "{kind:?}");
}

#[test]
fn operations_of_each_kind_that_differ_from_run_to_run_are_found() {
    use std::sync::atomic::AtomicU64 as Real;
    let operations: [fn(&AtomicU64, bool); 9] = [
        |x, is_other| {
            x.load(if is_other { Acquire } else { Relaxed });
        },
        |x, is_other| x.store(0, if is_other { Release } else { Relaxed }),
        |x, is_other| x.store(is_other.into(), Relaxed),
        |x, is_other| {
            x.fetch_add(is_other.into(), Relaxed);
        },
        |x, is_other| {
            let _ = x.compare_exchange(is_other.into(), 2, Relaxed, Relaxed);
        },
        |x, is_other| {
            let order = if is_other { Acquire } else { Relaxed };
            let _ = x.compare_exchange(0, 2, order, Relaxed);
        },
        |_, is_other| fence(if is_other { Acquire } else { Release }),
        |x, is_other| {
            if is_other {
                x.store(0, Relaxed);
            } else {
                x.load(Relaxed);
            }
        },
        |x, is_other| {
            if is_other {
                x.store(0, Relaxed);
            } else {
                x.swap(0, Relaxed);
            }
        },
    ];
    for (at, operation) in operations.into_iter().enumerate() {
        let runs = Real::new(0);
        let kind = bug(move || {
            let shared = variables::<2>();
            let other = Arc::clone(&shared);
            thread::spawn(move || other[0].store(1, Relaxed));
            operation(&shared[1], runs.fetch_add(1, Relaxed) % 2 == 1);
            shared[0].load(Relaxed);
        });
        assert!(matches!(kind, FaultKind::Nondeterminism { thread: 0, .. }), "{at}: {kind:?}");
    }
}

#[test]
fn a_value_that_a_swap_read_is_overwritten_by_it() {
    let body = || {
        let shared = variables::<1>();
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || other[0].swap(3, AcqRel));
        shared[0].swap(1, AcqRel);
        shared[0].store(2, Relaxed);
        let read = thread.join().unwrap();
        assert!(read != 1 || shared[0].load(Relaxed) == 2);
    };
    count(body, 3);
}

/// The kind of bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(found) => found.fault.kind,
        other => panic!("no bug: {other:?}"),
    }
}

#[test]
fn what_is_outside_may_be_changed_and_statics_begin_anew() {
    use std::collections::BTreeSet;
    use std::sync::Mutex;
    static X: AtomicU64 = AtomicU64::new(7);
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let own = Arc::clone(&seen);
    let verdict = check(move || {
        let thread = thread::spawn(|| X.fetch_add(1, Relaxed));
        let values = vec![X.load(Relaxed), thread.join().unwrap(), X.load(Relaxed)];
        own.lock().unwrap().insert(values);
    });
    assert_eq!(verdict.verified(), 2);
    let expected = [vec![7, 7, 8], vec![8, 7, 8]];
    assert!(seen.lock().unwrap().iter().eq(&expected));
}

#[test]
fn atomics_move_with_their_values() {
    let body = || {
        let first = AtomicU64::new(1);
        first.store(2, Relaxed);
        let mut second = Box::new(first);
        assert_eq!(second.load(Relaxed), 2);
        *second.get_mut() += 1;
        let shared = Arc::new(*second);
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || other.fetch_add(1, Relaxed));
        assert_eq!(thread.join().unwrap(), 3);
        let last = Arc::into_inner(shared).unwrap();
        assert_eq!(last.into_inner(), 4);
    };
    count(body, 1);
}

#[test]
fn pointers_have_the_same_names_in_every_execution() {
    use interlocked_check::sync::atomic::AtomicPtr;
    let body = || {
        let top = Arc::new(AtomicPtr::new(core::ptr::null_mut::<u64>()));
        let push = |top: &AtomicPtr<u64>, value| {
            let new = Box::into_raw(Box::new(value));
            let old = top.swap(new, AcqRel);
            if !old.is_null() {
                // SAFETY: the swap has made this thread the only owner.
                drop(unsafe { Box::from_raw(old) });
            }
        };
        let other = Arc::clone(&top);
        let thread = thread::spawn(move || push(&other, 1));
        push(&top, 2);
        push(&top, 3);
        thread.join().unwrap();
        push(&top, 4);
        // SAFETY: the pushes have left one.
        let last = unsafe { Box::from_raw(top.load(Relaxed)) };
        assert_eq!(*last, 4);
    };
    count(body, 3);
}

#[test]
fn memory_that_is_freed_by_who_goes_on_later() {
    // In the order in which threads are driven, the access comes first.
    let body = || {
        let number = Box::into_raw(Box::new(AtomicU64::new(1)));
        let address = number.expose_provenance();
        thread::spawn(move || {
            AtomicU64::new(0).load(Relaxed);
            // SAFETY: this is the bug.
            drop(unsafe {
                Box::from_raw(core::ptr::with_exposed_provenance_mut::<AtomicU64>(address))
            });
        });
        // SAFETY: likewise.
        unsafe { &*number }.load(Relaxed);
    };
    assert_eq!(bug(body), FaultKind::Freed);
}

#[test]
fn memory_that_is_freed_too_early() {
    use interlocked_check::sync::atomic::AtomicPtr;
    let body = |order| {
        move || {
            let shared = Arc::new(AtomicPtr::new(core::ptr::null_mut::<AtomicU64>()));
            let other = Arc::clone(&shared);
            thread::spawn(move || {
                let new = Box::into_raw(Box::new(AtomicU64::new(1)));
                other.store(new, order);
                // SAFETY: not for the others.
                drop(unsafe { Box::from_raw(new) });
            });
            let read = shared.load(Acquire);
            if !read.is_null() {
                // SAFETY: this is the bug.
                unsafe { &*read }.store(2, Relaxed);
            }
        }
    };
    assert_eq!(bug(body(Release)), FaultKind::Freed);
    let body = || {
        let shared = Arc::new(AtomicPtr::new(core::ptr::null_mut::<AtomicU64>()));
        let other = Arc::clone(&shared);
        thread::spawn(move || other.store(Box::leak(Box::new(AtomicU64::new(1))), Relaxed));
        let read = shared.load(Acquire);
        if !read.is_null() {
            // SAFETY: this is the bug.
            unsafe { &*read }.store(2, Relaxed);
        }
    };
    assert_eq!(bug(body), FaultKind::Unpublished);
}

#[test]
fn the_last_owner_of_a_real_arc_frees_what_another_allocated() {
    use interlocked_check::sync::atomic::AtomicPtr;
    // Only the counts of the real `Arc` order the threads.
    let owned = || {
        let shared = Arc::new(std::sync::Mutex::new(None));
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            AtomicU64::new(0).load(Relaxed);
            drop(other);
        });
        let new = Arc::new(AtomicU64::new(0));
        new.store(1, Relaxed);
        *shared.lock().unwrap() = Some(new);
    };
    check(owned).verified();
    // An atomic hands it over, which orders too little.
    let handed = |order| {
        move || {
            let shared = Arc::new(AtomicPtr::new(core::ptr::null_mut::<AtomicU64>()));
            let other = Arc::clone(&shared);
            thread::spawn(move || other.store(Box::into_raw(Box::default()), order));
            let read = shared.swap(core::ptr::null_mut(), Acquire);
            if !read.is_null() {
                // SAFETY: the other thread does not use it any more.
                drop(unsafe { Box::from_raw(read) });
            }
        }
    };
    check(handed(Release)).verified();
    assert_eq!(bug(handed(Relaxed)), FaultKind::Unpublished);
}

#[test]
fn a_weak_exchange_fails_for_no_reason() {
    let body = || {
        let x = AtomicU64::new(0);
        if x.compare_exchange_weak(0, 1, Relaxed, Relaxed).is_err() {
            assert_eq!(x.load(Relaxed), 0);
        }
    };
    count(body, 2);
}

#[test]
fn another_model_allows_other_executions() {
    use interlocked_check::{Builder, Model};
    let store_buffering = |order| {
        move || {
            let shared = variables::<2>();
            let other = Arc::clone(&shared);
            thread::spawn(move || {
                other[0].store(1, order);
                other[1].load(order);
            });
            shared[1].store(1, order);
            shared[0].load(order);
        }
    };
    let count = |model, order| {
        let verdict = Builder::new().model(model).check(store_buffering(order));
        verdict.verified()
    };
    let counts = |order| Model::ALL.map(|model| count(model, order));
    assert_eq!(counts(Relaxed), [4, 4, 3, 4]);
    assert_eq!(counts(SeqCst), [3, 3, 3, 3]);
}

#[test]
fn a_thread_starts_after_what_started_it_and_ends_before_its_join_in_every_model() {
    use interlocked_check::{Builder, Model};
    // Store buffering; what one of the two threads does, two do, one after the other.
    let other = |shared: &Arc<[AtomicU64; 2]>, order| {
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            shared[0].store(1, order);
            shared[1].load(order);
        });
    };
    let starts = |order, divided| {
        move || {
            let shared = variables::<2>();
            other(&shared, order);
            shared[1].store(1, divided);
            thread::spawn(move || shared[0].load(divided));
        }
    };
    let joins = |order, divided| {
        move || {
            let shared = variables::<2>();
            other(&shared, order);
            let writer = Arc::clone(&shared);
            thread::spawn(move || writer[1].store(1, divided)).join().unwrap();
            shared[0].load(divided);
        }
    };
    let counts = |order, divided| {
        Model::ALL.map(|model| {
            let builder = Builder::new().model(model);
            let starts = builder.check(starts(order, divided)).verified();
            let joins = builder.check(joins(order, divided)).verified();
            assert_eq!(starts, joins, "{model:?}");
            starts
        })
    };
    assert_eq!(counts(Relaxed, Relaxed), [4, 4, 3, 4]);
    assert_eq!(counts(SeqCst, Relaxed), [4, 4, 3, 3]);
    assert_eq!(counts(SeqCst, SeqCst), [3, 3, 3, 3]);
}

/// What is allocated and what is on a stack has names in place of addresses; a number that is packed
/// into the upper bits of a word, such as a generation, is none.
#[test]
fn a_number_is_not_taken_for_the_name_of_an_address() {
    count(
        || {
            let shared = variables::<1>();
            for bit in 0..64 {
                for number in [1 << bit, 1 << bit | 1, 1 << bit | 16] {
                    shared[0].store(number, Relaxed);
                    assert_eq!(shared[0].load(Relaxed), number);
                }
            }
        },
        1,
    );
}

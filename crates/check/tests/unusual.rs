//! Programs that are unusual, and right: where atomics are, how threads come and go, what happens
//! beside the check.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use interlocked_check::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use interlocked_check::thread::{self, spawn};
use interlocked_check::{FaultKind, Verdict, assume, check};

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

#[track_caller]
fn count(expected: u64, body: impl Fn() + Send + Sync + 'static) {
    assert_eq!(check(body).verified(), expected);
}

#[test]
fn atomics_on_the_stack_of_who_waits() {
    count(2, || {
        let x = AtomicU32::new(1);
        let seen = thread::scope(|scope| {
            let other = scope.spawn(|| x.fetch_add(1, Relaxed));
            scope.spawn(|| x.fetch_add(1, Relaxed));
            other.join().unwrap()
        });
        assert!((1..=2).contains(&seen));
        assert_eq!(x.into_inner(), 3);
    });
}

#[test]
fn a_scope_in_a_scope_in_a_thread() {
    count(6, || {
        let thread = spawn(|| {
            let x = AtomicU32::new(0);
            thread::scope(|outer| {
                outer.spawn(|| {
                    thread::scope(|inner| {
                        inner.spawn(|| x.fetch_add(1, Relaxed));
                        inner.spawn(|| x.fetch_add(1, Relaxed));
                    });
                });
                outer.spawn(|| x.fetch_add(1, Relaxed));
            });
            x.load(Relaxed)
        });
        assert_eq!(thread.join().unwrap(), 3);
    });
}

#[test]
fn atomics_in_a_vector_that_grows() {
    count(3, || {
        let mut all = Vec::new();
        for number in 0..40 {
            all.push(AtomicU64::new(number));
            all[number as usize / 2].fetch_add(100, Relaxed);
        }
        for (number, atomic) in all.iter().enumerate() {
            let times = if number < 20 { 2 } else { 0 };
            assert_eq!(atomic.load(Relaxed), number as u64 + 100 * times);
        }
        let all = Arc::new(all);
        let other = Arc::clone(&all);
        let thread = spawn(move || {
            other[39].store(1, Release);
            other[39].store(2, Release);
        });
        assert!([39, 1, 2].contains(&all[39].load(Acquire)));
        thread.join().unwrap();
        let mut all = Arc::into_inner(all).expect("the thread has ended");
        *all[39].get_mut() += 1;
        assert_eq!(all.swap_remove(39).into_inner(), 3);
    });
}

#[test]
fn atomics_in_a_slice_in_a_box_that_is_moved() {
    count(2, || {
        let all: Box<[AtomicU32]> = (0..5).map(AtomicU32::new).collect();
        all[3].store(30, Relaxed);
        let first = spawn(move || {
            assert_eq!(all[3].fetch_add(1, Relaxed), 30);
            let all = Arc::<[AtomicU32]>::from(all);
            let other = Arc::clone(&all);
            let second = spawn(move || other[3].swap(7, Relaxed));
            let read = all[3].load(Relaxed);
            assert_eq!(second.join().unwrap(), 31);
            read
        });
        assert!([31, 7].contains(&first.join().unwrap()));
    });
}

#[test]
fn atomics_that_are_leaked() {
    count(2, || {
        let x: &'static AtomicU32 = Box::leak(Box::new(AtomicU32::new(5)));
        let thread = spawn(|| x.fetch_add(1, Relaxed));
        assert!([5, 6].contains(&x.load(Relaxed)));
        thread.join().unwrap();
        assert_eq!(x.load(Relaxed), 6);
    });
}

#[test]
fn statics_in_arrays_and_in_other_statics() {
    struct Node(AtomicU32, Option<&'static Node>);
    static LAST: Node = Node(AtomicU32::new(3), None);
    static FIRST: Node = Node(AtomicU32::new(4), Some(&LAST));
    static ALL: [AtomicBool; 3] = [const { AtomicBool::new(true) }; 3];
    count(4, || {
        let thread = spawn(|| {
            FIRST.1.unwrap().0.fetch_add(1, Relaxed);
            ALL[1].store(false, Relaxed);
        });
        let (last, flag) = (LAST.0.load(Relaxed), ALL[1].load(Relaxed));
        assert!([3, 4].contains(&last) && ALL[0].load(Relaxed));
        thread.join().unwrap();
        assert_eq!((LAST.0.load(Relaxed), ALL[1].load(Relaxed)), (4, false));
        assert_eq!(FIRST.0.load(Relaxed), 4, "new in every execution, {flag}");
    });
}

#[test]
fn threads_of_threads_of_threads() {
    fn start(depth: u32, x: &Arc<AtomicU32>) -> u32 {
        let own = Arc::clone(x);
        let thread = spawn(move || match depth {
            0 => own.fetch_add(1, AcqRel),
            _ => start(depth - 1, &own),
        });
        let read = x.load(Acquire);
        thread.join().unwrap() + read
    }
    // Each of four threads reads before the addition or after it.
    count(16, || {
        let x = Arc::new(AtomicU32::new(0));
        assert!(start(3, &x) <= 4);
        assert_eq!(x.load(Relaxed), 1);
    });
}

#[test]
fn sixteen_threads() {
    count(16, || {
        let all: Arc<[AtomicU32]> = (0..17).map(AtomicU32::new).collect();
        let start = |own: usize| {
            let all = Arc::clone(&all);
            spawn(move || {
                let old = all[own].swap(0, Relaxed);
                if own < 4 { old + all[16].load(Relaxed) } else { old }
            })
        };
        let threads: Vec<_> = (0..16).map(start).collect();
        all[16].store(0, Relaxed);
        for (own, thread) in threads.into_iter().enumerate() {
            assert!([own, own + 16].contains(&(thread.join().unwrap() as usize)));
        }
    });
}

/// Counts itself when it is dropped.
struct Counted(Arc<AtomicU32>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, AcqRel);
    }
}

#[test]
fn what_is_dropped_counts() {
    // Two drops of the thread, in order, and one of this one.
    count(3, || {
        let dropped = Arc::new(AtomicU32::new(0));
        let shared = Arc::new(Counted(Arc::clone(&dropped)));
        let own = Counted(Arc::clone(&dropped));
        let thread = spawn(move || {
            let _own = own;
            let _shared = shared;
        });
        drop(Counted(Arc::clone(&dropped)));
        thread.join().unwrap();
        assert_eq!(dropped.load(Acquire), 3);
    });
}

#[test]
fn executions_that_are_given_up_are_dropped_in_silence() {
    // The thread that is given up would add for ever if its drop were part of the execution.
    count(1, || {
        let dropped = Arc::new(AtomicU32::new(0));
        let flag = Arc::new(AtomicBool::new(false));
        let (own, other) = (Counted(Arc::clone(&dropped)), Arc::clone(&flag));
        let thread = spawn(move || {
            let _again = Counted(Arc::clone(&own.0));
            assume(other.load(Acquire));
        });
        flag.store(true, Release);
        thread.join().unwrap();
        assert_eq!(dropped.load(Acquire), 2);
    });
}

#[test]
fn a_panic_while_others_wait() {
    let body = || {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        spawn(move || {
            assert!(!other.load(Relaxed), "not yet");
            panic!("never set");
        });
        while !flag.load(Acquire) {}
    };
    let Verdict::Bug(report) = check(body) else { panic!("there is a bug") };
    let is_told =
        matches!(&report.fault.kind, FaultKind::Panic { message, .. } if message == "never set");
    let waits = matches!(&report.fault.kind, FaultKind::Deadlock { .. });
    assert!(is_told || waits, "{report}");
}

#[test]
fn panics_that_are_caught_in_the_thread() {
    count(2, || {
        let x = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&x);
        let thread = spawn(move || {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let _counted = Counted(Arc::clone(&other));
                panic!("caught");
            }));
            assert!(caught.is_err());
            assert!(!thread::panicking());
        });
        assert!(x.load(Acquire) <= 1);
        thread.join().unwrap();
        assert_eq!(x.load(Acquire), 1);
    });
}

#[test]
fn two_threads_that_unwind_at_once() {
    count(2, || {
        let x = Arc::new(AtomicU32::new(0));
        let start = |_| {
            let counted = Counted(Arc::clone(&x));
            spawn(move || {
                let _counted = counted;
                panic!("both");
            })
        };
        let both = [0, 1].map(start);
        for thread in both {
            let error = thread.join().unwrap_err();
            assert_eq!(error.downcast_ref::<&str>(), Some(&"both"));
        }
        assert_eq!(x.load(Acquire), 2);
        assert!(!thread::panicking());
    });
}

#[test]
fn what_a_thread_panics_with_is_given_to_who_joins_it() {
    #[derive(Debug, PartialEq)]
    struct Code(u32);
    count(1, || {
        let thread = spawn(|| std::panic::panic_any(Code(7)));
        let error = thread.join().unwrap_err();
        assert_eq!(error.downcast_ref::<Code>(), Some(&Code(7)));
    });
}

#[test]
fn results_beside_the_check() {
    let seen = Arc::new(Mutex::new(BTreeSet::new()));
    let own = Arc::clone(&seen);
    count(3, move || {
        let x = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&x);
        let thread = spawn(move || {
            other.store(1, Release);
            other.store(2, Release);
        });
        let read = x.load(Acquire);
        // It allocates now and then.
        own.lock().unwrap().insert((read, format!("read {read}")));
        // What is allocated after it is the same in every execution all the same.
        let next = Arc::new(AtomicU32::new(read));
        let other = Arc::clone(&next);
        spawn(move || other.store(7, Release)).join().unwrap();
        assert_eq!(next.load(Relaxed), 7);
        thread.join().unwrap();
    });
    let seen: Vec<_> = seen.lock().unwrap().iter().map(|(read, _)| *read).collect();
    assert_eq!(seen, [0, 1, 2]);
}

#[test]
#[expect(clippy::print_stdout, reason = "that is what the test is about")]
fn threads_that_print() {
    count(6, || {
        let x = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&x);
        let thread = spawn(move || {
            println!("the thread begins");
            let before = other.swap(1, Relaxed);
            println!("it read {before}");
            other.load(Relaxed)
        });
        println!("beside it");
        println!("{}", x.swap(2, Relaxed));
        println!("it ends with {}", thread.join().unwrap());
        assert!(x.load(Relaxed) > 0);
        let last = x.load(Relaxed);
        spawn(move || println!("{last}")).join().unwrap();
        // A second thread, for twice as many executions.
        let other = Arc::clone(&x);
        let thread = spawn(move || other.store(9, Relaxed));
        x.load(Relaxed);
        thread.join().unwrap();
    });
}

#[test]
fn calls_that_go_deep() {
    /// Uses a kilobyte of stack for each level.
    fn sum(depth: u64, x: &AtomicU64) -> u64 {
        let mut room = [depth; 128];
        std::hint::black_box(&mut room);
        match depth {
            0 => x.load(Relaxed),
            _ => sum(depth - 1, x) + room[127] / depth,
        }
    }
    count(2, || {
        let x = Arc::new(AtomicU64::new(0));
        let other = Arc::clone(&x);
        let thread = spawn(move || sum(1000, &other));
        x.store(1, Relaxed);
        assert!(thread.join().unwrap() >= 1000);
    });
}

/// Store buffering, which has as many executions as that.
fn store_buffering() {
    let shared = Arc::new((AtomicU32::new(0), AtomicU32::new(0)));
    let other = Arc::clone(&shared);
    let thread = spawn(move || {
        other.0.store(1, Relaxed);
        other.1.load(Relaxed)
    });
    shared.1.store(1, Relaxed);
    shared.0.load(Relaxed);
    thread.join().unwrap();
}

#[test]
fn checks_on_many_threads_at_once() {
    static X: AtomicU32 = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..20 {
                    count(4, store_buffering);
                    count(2, || {
                        let thread = spawn(|| X.fetch_add(1, SeqCst));
                        X.fetch_add(1, SeqCst);
                        thread.join().unwrap();
                        assert_eq!(X.load(SeqCst), 2);
                    });
                    let kind = check(|| panic!("expected")).expect_bug().fault.kind;
                    assert!(matches!(kind, FaultKind::Panic { .. }), "{kind:?}");
                }
            });
        }
    });
}

#[test]
fn one_check_after_another() {
    for _ in 0..50 {
        count(4, store_buffering);
        assert!(matches!(check(|| assert_eq!(1, 2)), Verdict::Bug(_)));
    }
}

#[test]
fn a_check_in_a_check_is_refused() {
    let refused = |body: fn()| {
        let kind = check(body).expect_bug().fault.kind;
        assert!(
            matches!(&kind, FaultKind::Panic { message, .. } if message == "a check cannot be made in a check"),
            "{kind:?}"
        );
    };
    refused(|| drop(check(store_buffering)));
    refused(|| drop(spawn(|| drop(check(store_buffering)))));
    count(4, store_buffering);
}

#[test]
fn a_check_on_a_real_thread_in_a_check() {
    count(1, || {
        std::thread::scope(|scope| {
            scope.spawn(|| count(4, store_buffering));
        });
    });
}

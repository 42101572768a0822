//! What loom has, by the names that it has there: code for loom compiles as it is.

// As a crate that is called `loom` in a manifest.
extern crate interlocked_check as loom;

use std::sync::Arc;
use std::sync::atomic::AtomicUsize as Real;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use loom::cell::UnsafeCell;
use loom::future::{AtomicWaker, block_on};
use loom::sync::atomic::{AtomicBool, AtomicUsize};
use loom::sync::{Mutex, Notify};
use loom::{FaultKind, Verdict, check, thread};

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

/// The kind of bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(report) => report.fault.kind,
        other => panic!("no bug: {other}"),
    }
}

/// The message of the panic.
#[track_caller]
fn panic_of(body: impl FnOnce() + std::panic::UnwindSafe) -> String {
    let payload = std::panic::catch_unwind(body).expect_err("it panics");
    *payload.downcast::<String>().expect("a panic with a message")
}

#[test]
fn a_model_looks_at_all_executions() {
    static RUNS: Real = Real::new(0);
    loom::model(|| {
        let x = Arc::new(AtomicUsize::new(0));
        let other = Arc::clone(&x);
        let thread = thread::spawn(move || other.store(1, Relaxed));
        if x.load(Relaxed) == 1 {
            RUNS.fetch_add(1, Relaxed);
        }
        thread.join().unwrap();
    });
    assert!(RUNS.load(Relaxed) > 0);
}

#[test]
fn a_bug_panics_with_its_report() {
    let text = panic_of(|| {
        loom::model(|| {
            let cell = Arc::new((AtomicBool::new(false), Mutex::new(0)));
            let other = Arc::clone(&cell);
            thread::spawn(move || other.0.store(true, Relaxed));
            assert!(!cell.0.load(Relaxed), "it came first");
        });
    });
    assert!(text.contains("it came first"), "{text}");
}

#[test]
fn an_execution_that_is_too_long() {
    let mut builder = loom::model::Builder::new();
    builder.max_branches = 2;
    let yields = |times: usize| {
        move || {
            let _arc = loom::sync::Arc::new(());
            for _ in 0..times {
                thread::yield_now();
            }
        }
    };
    assert!(panic_of(move || builder.check(yields(3))).contains("more than 2 operations"));
    let mut builder = loom::model::Builder::default();
    assert_eq!((builder.max_threads, builder.max_branches), (loom::MAX_THREADS, 1000));
    builder.max_branches = 100;
    builder.checkpoint_file("file").check(yields(90));
}

#[test]
fn as_many_operations_as_are_asked_for() {
    let mut builder = loom::model::Builder::new();
    builder.max_branches = 11_000;
    builder.check(|| {
        let x = AtomicUsize::new(0);
        for round in 0..10_500 {
            x.store(round, Relaxed);
        }
    });
}

#[test]
fn a_bound_is_no_error() {
    let mut builder = loom::model::Builder::new();
    builder.max_permutations = Some(1);
    builder.preemption_bound = Some(3);
    builder.check(|| {
        let x = Arc::new(AtomicUsize::new(0));
        for _ in 0..3 {
            let x = Arc::clone(&x);
            thread::spawn(move || x.fetch_add(1, Relaxed));
        }
    });
}

#[test]
fn preemptions_are_bounded() {
    let looked_at = |most| {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = most;
        let count = Arc::new(std::sync::atomic::AtomicUsize::new(0));
        let counter = Arc::clone(&count);
        builder.check(move || {
            let x = Arc::new(AtomicUsize::new(0));
            let other = Arc::clone(&x);
            let add = |x: &AtomicUsize| {
                for _ in 0..3 {
                    x.fetch_add(1, Relaxed);
                }
            };
            let thread = thread::spawn(move || add(&other));
            add(&x);
            thread.join().unwrap();
            counter.fetch_add(1, Relaxed);
        });
        count.load(Relaxed)
    };
    assert_eq!(looked_at(Some(100)), looked_at(None));
    assert!(looked_at(Some(0)) < looked_at(Some(2)) && looked_at(Some(2)) < looked_at(None));
}

loom::thread_local! {
    static DEPTH: std::cell::Cell<u32> = std::cell::Cell::new(1);
    pub(crate) static BASE: usize = A.load(Relaxed);
}

loom::lazy_static! {
    /// A documented one.
    static ref A: AtomicUsize = AtomicUsize::new(3);
    pub(crate) static ref KEPT: loom::sync::Arc<usize> = Default::default();
    static ref SLOW: loom::sync::Arc<usize> = { thread::yield_now(); Default::default() };
}

#[test]
fn lazy_statics_are_made_in_each_execution() {
    let body = || {
        A.fetch_add(1, Relaxed);
        BASE.with(|base| assert_eq!(*base, 4));
        assert_eq!(DEPTH.get(), 1);
        assert_eq!(**KEPT, 0);
        loom::lazy_static! {
            static ref LOCAL: u32 = 7;
        }
        assert_eq!(*LOCAL, 7);
    };
    count(body, 1);
    loom::model(|| {
        let thread = thread::spawn(|| assert_eq!(**SLOW, 0));
        assert_eq!(**SLOW, 0);
        thread.join().unwrap();
    });
    // Outside of a check it is one that stays.
    assert_eq!(A.fetch_add(1, Relaxed), 3);
    assert_eq!(A.load(Relaxed), 4);
}

#[test]
fn a_lazy_static_that_is_used_after_the_first_thread() {
    let late = || {
        thread::spawn(|| assert_eq!(**KEPT, 0));
    };
    assert!(matches!(bug(late), FaultKind::Misuse(text) if text.contains("lazy static")));
}

#[test]
fn memory_must_be_given_back() {
    use loom::alloc::{Layout, Track, alloc, alloc_zeroed, dealloc};
    let layout = Layout::new::<[u64; 2]>();
    // SAFETY: the layout has a size, and each block is freed once.
    count(move || unsafe { dealloc(alloc(layout), layout) }, 1);
    // SAFETY: the layout has a size.
    let kept = bug(move || assert!(!unsafe { alloc_zeroed(layout) }.is_null()));
    assert!(matches!(&kept, FaultKind::Leak { what } if what.contains("memory")), "{kept:?}");
    // SAFETY: it is not freed once, which is the bug.
    let twice = bug(move || unsafe {
        let block = alloc(layout);
        dealloc(block, layout);
        dealloc(block, layout);
    });
    assert_eq!(twice, FaultKind::FreedTwice);
    count(|| assert_eq!(*Track::new(1).get_mut(), Track::new(1).into_inner()), 1);
    let tracked = bug(|| core::mem::forget(Track::new(1)));
    assert!(matches!(&tracked, FaultKind::Leak { what } if what.contains("tracked value")));
    // What the standard library allocates may be kept.
    count(|| Box::leak(Box::new(AtomicUsize::new(1))).store(2, Relaxed), 1);
}

#[test]
fn memory_that_nothing_was_written_to() {
    use loom::alloc::{Layout, alloc, alloc_zeroed, dealloc};
    struct Node {
        count: AtomicUsize,
        value: UnsafeCell<u64>,
    }
    let layout = Layout::new::<Node>();
    let with = move |zero: bool, work: fn(&Node)| {
        move || {
            // SAFETY: the layout has a size. The types may have any bits; that these were never
            // written is found.
            unsafe {
                let block = if zero { alloc_zeroed(layout) } else { alloc(layout) };
                work(&*block.cast());
                dealloc(block, layout);
            }
        }
    };
    let load = |node: &Node| assert!(node.count.load(Relaxed) < 10);
    let get = |node: &Node| {
        // SAFETY: there is no other access.
        node.value.with(|value| unsafe { value.read() });
    };
    count(with(true, load), 1);
    count(with(true, get), 1);
    assert_eq!(bug(with(false, load)), FaultKind::Uninitialized);
    assert_eq!(bug(with(false, get)), FaultKind::Uninitialized);
    let written = |node: &Node| {
        node.count.store(1, Relaxed);
        // SAFETY: there is no other access.
        node.value.with_mut(|value| unsafe { value.write(2) });
        assert_eq!(node.count.load(Relaxed), 1);
        // SAFETY: there is no other access.
        node.value.with(|value| assert_eq!(unsafe { value.read() }, 2));
    };
    count(with(false, written), 1);
}

#[test]
fn a_notification() {
    let body = || {
        let shared = Arc::new((Notify::new(), AtomicUsize::new(0)));
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            other.1.store(1, Relaxed);
            other.0.notify();
        });
        shared.0.wait();
        assert_eq!(shared.1.load(Relaxed), 1);
    };
    count(body, 1);
    assert!(matches!(bug(|| Notify::new().wait()), FaultKind::Deadlock { .. }));
    // Outside of a check.
    let notify = Notify::default();
    std::thread::scope(|scope| {
        scope.spawn(|| notify.notify());
        notify.wait();
    });
}

#[test]
fn a_future_is_polled_until_it_is_ready() {
    static POLLS: [Real; 4] = [const { Real::new(0) }; 4];
    let body = || {
        let gate = Arc::new(AtomicBool::new(false));
        let mut polls = 0;
        let result = block_on(std::future::poll_fn(|context| {
            if polls == 0 {
                let (gate, waker) = (Arc::clone(&gate), context.waker().clone());
                thread::spawn(move || {
                    gate.store(true, Release);
                    waker.wake();
                });
            }
            polls += 1;
            match gate.load(Acquire) {
                true => std::task::Poll::Ready(polls),
                false => std::task::Poll::Pending,
            }
        }));
        POLLS[result].fetch_add(1, Relaxed);
    };
    // The gate is open at first; after it is woken; after nothing; after nothing and being woken.
    count(body, 4);
    assert!(POLLS.iter().skip(1).all(|polls| polls.load(Relaxed) > 0));
    assert_eq!(block_on(async { 5 }), 5);
}

#[test]
fn a_waker_wakes_who_registered() {
    struct Channel {
        sent: AtomicUsize,
        task: AtomicWaker,
    }
    let body = |wakes: bool| {
        move || {
            let channel = Arc::new(Channel { sent: AtomicUsize::new(0), task: AtomicWaker::new() });
            let other = Arc::clone(&channel);
            thread::spawn(move || {
                other.sent.fetch_add(1, Relaxed);
                if wakes {
                    other.task.wake();
                }
            });
            block_on(std::future::poll_fn(move |context| {
                channel.task.register_by_ref(context.waker());
                match channel.sent.load(Relaxed) {
                    1 => std::task::Poll::Ready(()),
                    _ => std::task::Poll::Pending,
                }
            }));
        }
    };
    assert!(check(body(true)).verified() > 0);
    assert!(matches!(bug(body(false)), FaultKind::Deadlock { .. }));
    // A waker that is kept.
    let kept = bug(|| {
        block_on(std::future::poll_fn(|context| {
            core::mem::forget(context.waker().clone());
            std::task::Poll::Ready(())
        }));
    });
    assert!(matches!(&kept, FaultKind::Leak { what } if what.contains("waker")), "{kept:?}");
}

#[test]
fn a_destructor_that_waits_for_what_cannot_come() {
    struct Pool(Option<thread::JoinHandle<()>>, Arc<AtomicBool>);
    impl Drop for Pool {
        fn drop(&mut self) {
            while !self.1.load(Acquire) {
                thread::yield_now();
            }
            self.0.take().unwrap().join().unwrap();
        }
    }
    let body = || {
        let x = Arc::new(AtomicBool::new(false));
        let (first, second) = (Arc::clone(&x), Arc::clone(&x));
        let pool = Pool(Some(thread::spawn(move || first.store(true, Release))), x);
        // Half of the executions end here.
        loom::assume(second.load(Relaxed));
        drop(pool);
    };
    count(body, 1);
}

#[test]
fn what_is_never_reached() {
    // SAFETY: it is, which is the bug.
    let reached = bug(|| unsafe { loom::hint::unreachable_unchecked() });
    assert!(matches!(reached, FaultKind::Panic { .. }));
    // SAFETY: it does not hold, which is the bug.
    let assumed = bug(|| unsafe { loom::hint::assert_unchecked(loom::hint::black_box(false)) });
    assert!(matches!(assumed, FaultKind::Panic { .. }));
}

#[test]
fn a_destructor_that_does_not_find_what_it_relies_on() {
    struct State(AtomicBool);
    impl Drop for State {
        fn drop(&mut self) {
            assert!(self.0.load(Relaxed), "it is set in the end");
        }
    }
    let body = || {
        let state = Arc::new(State(AtomicBool::new(false)));
        let other = Arc::clone(&state);
        thread::spawn(move || {
            let _last = &other;
            other.0.store(true, Release);
        });
        // An execution in which it would have to wait is given up.
        while !state.0.load(Acquire) {
            thread::yield_now();
        }
    };
    count(body, 1);
    // Nothing of that is left.
    assert!(!std::thread::panicking());
    assert_eq!(panic_of(|| panic!("{}", "later")), "later");
    assert!(!std::thread::panicking());
}

//! Threads, parking, scopes and thread-locals: the numbers of executions, and the bugs.

use std::cell::{Cell, RefCell};
use std::sync::atomic::AtomicUsize as Real;
use std::sync::{Arc, Mutex};

use Ordering::{Acquire, Relaxed, Release};
use interlocked_check::cell::UnsafeCell;
use interlocked_check::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use interlocked_check::{Builder, FaultKind, Verdict, check, thread, thread_local};

#[track_caller]
fn count(body: impl Fn() + Send + Sync + 'static, expected: u64) {
    assert_eq!(check(body).verified(), expected);
}

/// The kind of bug that a check finds.
#[track_caller]
fn bug(body: impl Fn() + Send + Sync + 'static) -> FaultKind {
    match check(body) {
        Verdict::Bug(found) => found.fault.kind,
        other => panic!("no bug: {other:?}"),
    }
}

/// A cell that says of itself that it may be shared.
#[derive(Default)]
struct Shared(UnsafeCell<u64>);

// SAFETY: that it is used well is what is checked.
unsafe impl Sync for Shared {}

impl Shared {
    #[track_caller]
    fn get(&self) -> u64 {
        // SAFETY: a check finds whether another thread writes.
        self.0.with(|value| unsafe { *value })
    }

    #[track_caller]
    fn set(&self, value: u64) {
        // SAFETY: likewise.
        self.0.with_mut(|old| unsafe { *old = value });
    }
}

#[test]
fn what_is_written_before_unpark_is_there_after_park() {
    let body = |spurious: bool| {
        move || {
            let shared = Arc::new((Shared::default(), AtomicBool::new(false)));
            let main = thread::current();
            let other = Arc::clone(&shared);
            thread::spawn(move || {
                other.0.set(1);
                other.1.store(true, Relaxed);
                main.unpark();
            });
            thread::park();
            // If the token was not taken, only the flag can say that the value is there.
            if !spurious || shared.1.load(Relaxed) {
                shared.0.get();
            }
        }
    };
    // Spurious, or with a flag that orders nothing.
    assert_eq!(bug(body(false)), FaultKind::Race);
    assert_eq!(bug(body(true)), FaultKind::Race);
    let body = || {
        let shared = Arc::new((Shared::default(), AtomicBool::new(false)));
        let main = thread::current();
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            other.0.set(1);
            other.1.store(true, Release);
            main.unpark();
        });
        while !shared.1.load(Acquire) {
            thread::park();
        }
        assert_eq!(shared.0.get(), 1);
    };
    // The flag is there at first, or after the token. To wait for nothing is no other execution: it
    // only reads the flag again.
    count(body, 2);
}

#[test]
fn an_unpark_that_is_lost() {
    let body = || {
        let shared = Arc::new((AtomicBool::new(false), AtomicBool::new(false)));
        let main = thread::current();
        let other = Arc::clone(&shared);
        thread::spawn(move || {
            other.0.store(true, Relaxed);
            if other.1.load(Relaxed) {
                main.unpark();
            }
        });
        shared.1.store(true, Relaxed);
        while !shared.0.load(Relaxed) {
            thread::park();
        }
    };
    assert!(matches!(bug(body), FaultKind::Deadlock { threads } if threads == [0]));
}

#[test]
fn a_token_is_one() {
    let body = || {
        thread::current().unpark();
        thread::current().unpark();
        thread::park();
        thread::park();
    };
    assert!(matches!(bug(body), FaultKind::Deadlock { .. }));
    // The token; nothing, and the token is left.
    let body = || {
        thread::current().unpark();
        thread::park();
    };
    count(body, 2);
}

#[test]
fn time_may_pass() {
    let body = || {
        let main = thread::current();
        thread::spawn(move || main.unpark());
        thread::park_timeout(std::time::Duration::from_secs(1));
    };
    count(body, 2);
    count(|| thread::park_timeout(std::time::Duration::ZERO), 1);
}

#[test]
fn a_scope_waits_for_its_threads() {
    let body = || {
        let shared = Shared::default();
        let sum = AtomicU64::new(0);
        thread::scope(|scope| {
            scope.spawn(|| shared.set(1));
            scope.spawn(|| {
                scope.spawn(|| sum.fetch_add(1, Relaxed));
                sum.fetch_add(2, Relaxed);
            });
        });
        assert_eq!((shared.get(), sum.into_inner()), (1, 3));
    };
    count(body, 2);
    let body = || {
        let shared = Shared::default();
        thread::scope(|scope| {
            scope.spawn(|| shared.set(1));
            shared.get();
        });
    };
    assert_eq!(bug(body), FaultKind::Race);
}

#[test]
fn a_scope_gives_results_and_panics() {
    let body = || {
        let text = "text".to_owned();
        let length = thread::scope(|scope| {
            let handle = scope.spawn(|| text.len());
            let dropped = scope.spawn(|| text.clone());
            drop(dropped);
            let panics = scope.spawn(|| panic!("expected"));
            let payload = panics.join().unwrap_err();
            assert_eq!(payload.downcast_ref(), Some(&"expected"));
            handle.join().unwrap()
        });
        assert_eq!(length, 4);
    };
    count(body, 1);
    let body = || {
        thread::scope(|scope| {
            scope.spawn(|| panic!("nobody asks"));
        });
    };
    assert!(matches!(
        bug(body),
        FaultKind::Panic { thread: 0, message, .. } if message.contains("a scoped thread panicked")
    ));
}

#[test]
fn a_panic_is_given_to_who_joins() {
    let body = || {
        let thread = thread::spawn(|| std::panic::panic_any(7_u32));
        let payload = thread.join().unwrap_err();
        assert_eq!(payload.downcast_ref(), Some(&7_u32));
        assert!(!thread::panicking());
    };
    count(body, 1);
    assert!(matches!(
        bug(|| drop(thread::spawn(|| panic!("alone")))),
        FaultKind::Panic { thread: 1, message, .. } if message.contains("alone")
    ));
}

#[test]
fn a_thread_knows_whether_it_panics() {
    struct Probe(Arc<Mutex<Vec<bool>>>);
    impl Drop for Probe {
        fn drop(&mut self) {
            // Another thread may run in between.
            AtomicBool::new(false).store(true, Relaxed);
            self.0.lock().unwrap().push(thread::panicking());
        }
    }
    let body = || {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let probe = Probe(Arc::clone(&seen));
        let panics = thread::spawn(move || {
            let _probe = probe;
            panic!("now");
        });
        assert!(panics.join().is_err());
        let probe = Probe(Arc::clone(&seen));
        thread::spawn(move || drop(probe)).join().unwrap();
        assert!(std::panic::catch_unwind(|| panic!("caught")).is_err());
        drop(Probe(Arc::clone(&seen)));
        assert_eq!(*seen.lock().unwrap(), [true, false, false]);
    };
    count(body, 1);
}

#[test]
fn threads_have_names_and_numbers() {
    let body = || {
        assert_eq!(thread::current().name(), None);
        let named = thread::Builder::new().name("worker".to_owned());
        let thread = named.spawn(thread::current).unwrap();
        let (id, name) = (thread.thread().id(), thread.thread().name().map(str::to_owned));
        let inside = thread.join().unwrap();
        assert_eq!((inside.id(), inside.name()), (id, Some("worker")));
        assert_eq!(name.as_deref(), Some("worker"));
        assert_ne!(id, thread::current().id());
        let other = thread::spawn(|| thread::current().id()).join().unwrap();
        assert_ne!(id, other);
        assert_eq!(thread::available_parallelism().unwrap().get(), 2);
    };
    count(body, 1);
}

#[test]
fn a_large_stack() {
    let body = || {
        let large = thread::Builder::new().stack_size(4 << 20);
        let use_it = || std::hint::black_box([1_u8; 3 << 20]).len();
        assert_eq!(large.spawn(use_it).unwrap().join().unwrap(), 3 << 20);
    };
    count(body, 1);
}

#[test]
fn whether_a_thread_has_ended() {
    let body = || {
        let shared = Arc::new(Shared::default());
        let other = Arc::clone(&shared);
        let thread = thread::spawn(move || other.set(1));
        if thread.is_finished() {
            assert_eq!(shared.get(), 1);
        }
    };
    count(body, 2);
}

thread_local! {
    static NUMBER: Cell<u64> = const { Cell::new(5) };
    static NAMES: RefCell<Vec<&'static str>> = RefCell::new(vec!["first"]);
}

#[test]
fn each_thread_has_its_own() {
    let body = || {
        assert_eq!(NUMBER.get(), 5);
        NUMBER.set(NUMBER.get() + 1);
        let thread = thread::spawn(|| {
            NAMES.set(vec!["own"]);
            NAMES.with_borrow_mut(|names| names.push("more"));
            (NUMBER.replace(9), NAMES.take())
        });
        assert_eq!(thread.join().unwrap(), (5, vec!["own", "more"]));
        assert_eq!((NUMBER.take(), NUMBER.get()), (6, 0));
        NAMES.with_borrow(|names| assert_eq!(*names, ["first"]));
    };
    count(body, 1);
    // Outside of a check they are the real ones.
    body();
}

/// Says in which order values are dropped, and what other values can be accessed then.
struct Noisy(&'static str);

static DROPPED: Mutex<Vec<(&'static str, bool)>> = Mutex::new(Vec::new());

impl Drop for Noisy {
    fn drop(&mut self) {
        let is_there = FIRST.try_with(|_| ()).is_ok();
        DROPPED.lock().unwrap().push((self.0, is_there));
    }
}

thread_local! {
    static FIRST: Noisy = const { Noisy("first") };
    static SECOND: Noisy = Noisy("second");
    static FLAG: RefCell<Option<Arc<AtomicU64>>> = const { RefCell::new(None) };
}

#[test]
fn locals_are_dropped_before_the_thread_has_ended() {
    let body = || {
        DROPPED.lock().unwrap().clear();
        let thread = thread::spawn(|| {
            FIRST.with(|first| assert_eq!(first.0, "first"));
            SECOND.with(|second| assert_eq!(second.0, "second"));
        });
        thread.join().unwrap();
        let dropped = core::mem::take(&mut *DROPPED.lock().unwrap());
        assert_eq!(dropped, [("second", true), ("first", false)]);
    };
    count(body, 1);
}

#[test]
fn a_destructor_of_a_local_is_checked() {
    struct OnDrop(Arc<Shared>);
    impl Drop for OnDrop {
        fn drop(&mut self) {
            self.0.set(2);
        }
    }
    thread_local! {
        static LAST: RefCell<Option<OnDrop>> = const { RefCell::new(None) };
    }
    let body = |joins: bool| {
        move || {
            let shared = Arc::new(Shared::default());
            let other = OnDrop(Arc::clone(&shared));
            let thread = thread::spawn(move || LAST.set(Some(other)));
            if joins {
                thread.join().unwrap();
            }
            shared.get();
        }
    };
    count(body(true), 1);
    assert_eq!(bug(body(false)), FaultKind::Race);
}

#[test]
fn a_local_of_the_first_thread_is_dropped_in_every_execution() {
    static DROPS: Real = Real::new(0);
    struct Counts;
    impl Drop for Counts {
        fn drop(&mut self) {
            DROPS.fetch_add(1, Relaxed);
        }
    }
    thread_local! {
        static COUNTS: Counts = const { Counts };
    }
    // A closure that has one execution runs once.
    count(|| COUNTS.with(|_| assert_eq!(DROPS.load(Relaxed), 0)), 1);
    assert_eq!(DROPS.load(Relaxed), 1);
}

#[test]
fn outside_of_a_check_threads_are_the_real_ones() {
    let mut sum = 0;
    let text = "text".to_owned();
    thread::scope(|scope| {
        let handle = scope.spawn(|| {
            let inner = scope.spawn(|| text.len());
            inner.join().unwrap() + text.len()
        });
        sum = handle.join().unwrap();
    });
    assert_eq!(sum, 8);
    let parked = thread::Builder::new().name("parked".to_owned()).spawn(thread::park).unwrap();
    assert_eq!(parked.thread().name(), Some("parked"));
    parked.thread().unpark();
    parked.join().unwrap();
    thread::sleep(std::time::Duration::ZERO);
    thread::yield_now();
}

#[test]
fn a_thread_is_started_anew_after_each_value_that_was_read_before() {
    let body = || {
        let x = Arc::new(AtomicU64::new(0));
        let writer = Arc::clone(&x);
        thread::spawn(move || writer.store(1, Relaxed));
        thread::spawn(move || {
            let before = x.load(Relaxed);
            let after = thread::spawn(move || x.load(Relaxed)).join().unwrap();
            assert!(before <= after);
        });
    };
    assert_eq!(Builder::new().threads(4).check(body).verified(), 3);
}

#[test]
fn fences_are_of_one_thread() {
    use interlocked_check::sync::atomic::fence;
    // The fence is before or after the start of a thread that has the other half.
    let acquire = |starts: bool| {
        move || {
            let shared = Arc::new((Shared::default(), AtomicBool::new(false)));
            let other = Arc::clone(&shared);
            thread::spawn(move || {
                other.0.set(1);
                other.1.store(true, Release);
            });
            if shared.1.load(Relaxed) {
                let fenced = move || {
                    fence(Acquire);
                    shared.0.get();
                };
                if starts { drop(thread::spawn(fenced)) } else { fenced() }
            }
        }
    };
    count(acquire(false), 2);
    assert_eq!(bug(acquire(true)), FaultKind::Race);
    let release = |starts: bool| {
        move || {
            let shared = Arc::new((Shared::default(), AtomicBool::new(false)));
            let other = Arc::clone(&shared);
            thread::spawn(move || {
                if other.1.load(Acquire) {
                    other.0.get();
                }
            });
            shared.0.set(1);
            fence(Release);
            let store = move || shared.1.store(true, Relaxed);
            if starts { drop(thread::spawn(store)) } else { store() }
        }
    };
    count(release(false), 2);
    assert_eq!(bug(release(true)), FaultKind::Race);
}

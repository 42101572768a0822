//! `Atomic<T>`: every kind of operation, type and ordering is the checker's.

use std::panic::Location;
use std::ptr;

use interlocked::{
    AcqRel, Acquire, Atomic, AtomicBool, AtomicF32, AtomicI8, AtomicPtr, AtomicU16, AtomicU64,
    Full, Relaxed, Release, SeqCst, asymmetric, fence, raw,
};
use interlocked_check::{
    Advice, Label, Operation, Order, Strength, Verdict, advise, check, thread,
};

use super::{executions, is_possible, run};

type Two = (AtomicU64, AtomicU64);

fn two() -> Two {
    (AtomicU64::new(0), AtomicU64::new(0))
}

/// Store buffering, with something between store and load: whether both may read 0.
fn store_buffering(left: fn(&Two) -> u64, right: fn(&Two) -> u64) -> bool {
    is_possible(move || run(two(), [left, right]).1 == [0, 0])
}

macro_rules! sides {
    (|$shared:ident| $between:expr) => {
        store_buffering(
            |v| {
                let $shared = v;
                v.0.store(1, Relaxed);
                let _ = $between;
                v.1.load(Relaxed)
            },
            |v| {
                let $shared = v;
                v.1.store(1, Relaxed);
                let _ = $between;
                v.0.load(Relaxed)
            },
        )
    };
}

#[test]
fn fences() {
    assert!(sides!(|_v| false));
    assert!(sides!(|_v| fence(AcqRel)));
    assert!(!sides!(|_v| fence(SeqCst)));
    assert!(!sides!(|_v| fence(Full)));
    assert!(!store_buffering(
        |v| {
            v.0.store(1, Relaxed);
            asymmetric::light();
            v.1.load(Relaxed)
        },
        |v| {
            v.1.store(1, Relaxed);
            asymmetric::heavy();
            v.0.load(Relaxed)
        },
    ));
}

#[test]
fn sequentially_consistent_accesses() {
    let sides: [fn(&Two) -> u64; 2] = [
        |v| {
            v.0.store(1, SeqCst);
            v.1.load(SeqCst)
        },
        |v| {
            v.1.store(1, SeqCst);
            v.0.load(SeqCst)
        },
    ];
    assert_eq!(executions(move || drop(run(two(), sides))), 3);
}

/// `Full` is more than `SeqCst`: other accesses stay on their side (documentation of `Full`).
#[test]
fn full_is_a_fence_on_either_side() {
    assert!(sides!(|_v| AtomicU64::new(0).swap(1, SeqCst)));
    assert!(!sides!(|_v| AtomicU64::new(0).swap(1, Full)));
    assert!(!sides!(|_v| AtomicU64::new(0).fetch_add(1, Full)));
    assert!(!sides!(|_v| AtomicU64::new(0).add(1, Full)));
    assert!(!sides!(|_v| AtomicBool::new(false).fetch_not(Full)));
    assert!(!sides!(|_v| AtomicU64::new(0).compare_exchange(0, 1, Full, Relaxed)));
}

/// "A compare-exchange that fails is not ordered by `Full`; it has its failure ordering."
#[test]
fn full_is_no_fence_if_it_fails() {
    assert!(sides!(|_v| AtomicU64::new(0).compare_exchange(7, 1, Full, Relaxed)));
    assert!(sides!(|_v| AtomicU64::new(0).compare_exchange_weak(7, 1, Full, SeqCst)));
    assert!(sides!(|_v| AtomicU64::new(0).compare_exchange_weak(0, 1, Full, SeqCst)));
    assert!(sides!(|_v| AtomicU64::new(0).fetch_add_unless(1, 0, Full)));
    assert!(!sides!(|_v| AtomicU64::new(0).fetch_add_unless(1, 7, Full)));
}

/// What advice says of `Full`, which it calls `SeqCst`: whether it is needed, with its fences.
#[test]
fn full_is_weakened_as_a_whole() {
    let written = |advice: &Advice| -> Vec<_> {
        let updates = advice.orderings.iter();
        let updates = updates.filter(|advised| advised.operation == Operation::Update);
        updates.map(|advised| (advised.written, advised.enough)).collect()
    };
    let needed = advise(|| {
        let sides: [fn(&Two) -> u64; 2] = [
            |v| {
                v.0.store(1, Relaxed);
                AtomicU64::new(0).swap(1, Full);
                v.1.load(Relaxed)
            },
            |v| {
                v.1.store(1, Relaxed);
                let _ = AtomicU64::new(0).compare_exchange(0, 1, Full, Relaxed);
                v.0.load(Relaxed)
            },
        ];
        assert_ne!(run(two(), sides).1, [0, 0]);
    });
    assert_eq!(written(&needed), [(Strength::SeqCst, Strength::SeqCst); 2], "{needed}");
    let message = advise(|| {
        let sides: [fn(&Two) -> u64; 2] = [
            |v| {
                v.0.store(1, Relaxed);
                v.1.swap(1, Full)
            },
            |v| match v.1.load(Acquire) {
                1 => v.0.load(Relaxed),
                _ => 1,
            },
        ];
        assert_eq!(run(two(), sides).1[1], 1);
    });
    assert_eq!(written(&message), [(Strength::SeqCst, Strength::Release)], "{message}");
}

/// As many executions as there are outcomes: whether it fails is tried both ways and counted once.
#[test]
fn a_full_exchange_is_counted_once() {
    let exchange: fn(&AtomicU64) -> u64 =
        |x| u64::from(x.compare_exchange(0, 1, Full, Relaxed).is_ok());
    assert_eq!(executions(move || assert_eq!(run(AtomicU64::new(0), [exchange]).1, [1])), 1);
    let body = move || {
        let (_, done) = run(AtomicU64::new(0), [exchange, exchange]);
        assert_eq!(done.iter().sum::<u64>(), 1);
    };
    // Either is the first; the one that fails reads what the other wrote, or what was there before it
    // cannot be, since it would succeed.
    assert_eq!(executions(body), 2);
}

/// Message passing where the reader is an addition: whether it may come after the message and miss
/// the data.
fn addition_misses(reader: fn(&Two) -> u64) -> bool {
    let writer: fn(&Two) -> u64 = |v| {
        v.0.store(1, Relaxed);
        v.1.store(1, Release);
        1
    };
    is_possible(move || {
        let (shared, [_, data]) = run(two(), [writer, reader]);
        shared.1.load(Relaxed) == 2 && data == 0
    })
}

/// Documentation of `Atomic::add`: what it reads goes to no register, so a later `fence(Acquire)` does
/// not order it.
#[test]
fn without_a_result_an_acquire_fence_does_not_order_the_read() {
    macro_rules! reader {
        ($operation:ident $order:expr, $fence:expr) => {
            addition_misses(|v| {
                v.1.$operation(1, $order);
                fence($fence);
                v.0.load(Relaxed)
            })
        };
    }
    assert!(!reader!(fetch_add Relaxed, Acquire));
    assert!(reader!(add Relaxed, Acquire));
    assert!(reader!(add Release, Acquire));
    assert!(!reader!(add Acquire, Acquire));
    assert!(!reader!(add AcqRel, Acquire));
    assert!(!reader!(add SeqCst, Acquire));
    assert!(!reader!(add Full, Acquire));
    assert!(!reader!(add Relaxed, AcqRel));
    assert!(!reader!(add Relaxed, SeqCst));
}

#[test]
fn updates_are_counted() {
    // n additions of n threads, in every order.
    let add: fn(&AtomicU64) -> u64 = |x| x.fetch_add(1, Relaxed);
    assert_eq!(executions(move || drop(run(AtomicU64::new(0), [add; 3]))), 6);
    let bits: fn(&AtomicU16) -> u64 = |x| u64::from(x.bit_set(3, AcqRel));
    assert_eq!(executions(move || drop(run(AtomicU16::new(0), [bits; 3]))), 6);
    // A loop of compare-exchange: each of two threads, first or second, having looked before the
    // other wrote or not.
    let multiply: fn(&AtomicU64) -> u64 = |x| x.update(AcqRel, Acquire, |x| x * 3);
    let body = move || {
        let (shared, _) = run(AtomicU64::new(1), [multiply; 2]);
        assert_eq!(shared.load(Relaxed), 9);
    };
    assert_eq!(executions(body), 4);
}

#[test]
fn every_width_wraps_in_its_own() {
    let body = || {
        let (byte, _) = run(AtomicI8::new(127), [|x: &AtomicI8| x.fetch_add(1, Relaxed) as u64]);
        assert_eq!(byte.load(Relaxed), -128);
        assert_eq!(byte.fetch_max(-3, Relaxed), -128);
        assert_eq!(byte.fetch_neg(Relaxed), -3);
        byte.dec(Relaxed);
        assert!(byte.sub_and_test(2, Relaxed));
        let half = AtomicU16::new(1);
        assert_eq!(half.fetch_sub(2, AcqRel), 1);
        assert_eq!(half.fetch_andnot(0xff, AcqRel), 0xffff);
        assert_eq!(half.load(Acquire), 0xff00);
        let float = AtomicF32::new(1.5);
        assert_eq!(float.fetch_add(1.0, AcqRel), 1.5);
        assert_eq!(float.fetch_neg(AcqRel), 2.5);
        assert_eq!(float.load(Acquire), -2.5);
        let flag = AtomicBool::new(true);
        assert!(flag.fetch_nand(true, AcqRel));
        assert!(!flag.load(Acquire));
    };
    assert_eq!(executions(body), 1);
}

#[test]
fn pointers() {
    let body = || {
        let shared = std::sync::Arc::new(AtomicPtr::<u64>::null());
        let other = std::sync::Arc::clone(&shared);
        let thread = thread::spawn(move || {
            other.store(Box::into_raw(Box::new(7)), Release);
        });
        let pointer = shared.load(Acquire);
        if !pointer.is_null() {
            // SAFETY: What the other thread stored, which is freed below.
            assert_eq!(unsafe { *pointer }, 7);
            assert_eq!(shared.fetch_ptr_add(1, Relaxed), pointer);
            assert_eq!(shared.fetch_byte_sub(8, Relaxed), pointer.wrapping_add(1));
        }
        thread.join().unwrap();
        let pointer = shared.swap(ptr::null_mut(), Acquire);
        // SAFETY: From `Box::into_raw`, and taken once.
        drop(unsafe { Box::from_raw(pointer) });
    };
    assert_eq!(executions(body), 2);
}

#[test]
fn foreign_memory() {
    let body = || {
        let word = Box::into_raw(Box::new(0_u32)).expose_provenance();
        let add = move || {
            // SAFETY: The box lives until both threads have ended.
            unsafe { raw::fetch_add(ptr::with_exposed_provenance_mut::<u32>(word), 1, Relaxed) }
        };
        let threads =
            [thread::spawn(move || add().unwrap()), thread::spawn(move || add().unwrap())];
        let _ = threads.map(|thread| thread.join().unwrap());
        // SAFETY: From `Box::into_raw`, and taken once.
        assert_eq!(*unsafe { Box::from_raw(ptr::with_exposed_provenance_mut::<u32>(word)) }, 2);
    };
    assert_eq!(executions(body), 2);
}

#[test]
fn a_weak_exchange_may_fail_for_no_reason() {
    let weak: fn(&AtomicU64) -> u64 =
        |x| u64::from(x.compare_exchange_weak(0, 1, Relaxed, Relaxed).is_ok());
    assert_eq!(executions(move || drop(run(AtomicU64::new(0), [weak]))), 2);
    let strong: fn(&AtomicU64) -> u64 =
        |x| u64::from(x.compare_exchange(0, 1, Relaxed, Relaxed).is_ok());
    assert_eq!(executions(move || drop(run(AtomicU64::new(0), [strong]))), 1);
}

#[test]
fn what_was_initialized_and_what_the_owner_wrote_is_seen() {
    let body = || {
        let mut own = Atomic::new(3_u32);
        assert_eq!(own.fetch_add(1, Relaxed), 3);
        *own.get_mut() = 10;
        let (shared, [seen]) = run(own, [|x: &Atomic<u32>| x.load(Relaxed).into()]);
        assert_eq!(seen, 10);
        assert_eq!(shared.load(Relaxed), 10);
    };
    assert_eq!(executions(body), 1);
}

/// A static starts anew in every execution.
#[test]
fn statics() {
    static COUNT: AtomicU64 = AtomicU64::new(5);
    let body = || {
        let count: fn(&()) -> u64 = |()| COUNT.fetch_add(1, Relaxed);
        drop(run((), [count; 2]));
        assert_eq!(COUNT.load(Relaxed), 7);
    };
    assert_eq!(executions(body), 2);
}

#[test]
fn outside_of_a_check_they_are_real() {
    let x = AtomicU64::new(1);
    assert_eq!(x.fetch_add(1, Full), 1);
    assert_eq!(x.compare_exchange(2, 3, Full, Relaxed), Ok(2));
    std::thread::scope(|scope| {
        scope.spawn(|| x.add(1, SeqCst));
    });
    assert_eq!(x.into_inner(), 4);
}

/// An event is where the program called the operation, and not somewhere in the library.
#[test]
fn events_are_where_the_program_is() {
    let here = Location::caller().file();
    let body = || {
        let x = AtomicU64::new(0);
        x.store(1, Release);
        x.fetch_add(1, Full);
        x.inc(AcqRel);
        x.update(AcqRel, Acquire, |x| x + 1);
        x.bit_set(7, Relaxed);
        fence(SeqCst);
        assert!(!x.inc_not_zero(Full), "the end");
    };
    let Verdict::Bug(found) = check(body) else { panic!("it ends with a panic") };
    let events: Vec<_> = found.graph.thread(0).collect();
    assert!(events.iter().all(|event| event.site.is_some_and(|site| site.file() == here)));
    let lines = events.iter().filter_map(|event| Some(event.site?.line()));
    let mut lines: Vec<u32> = lines.collect();
    lines.dedup();
    assert!(lines.windows(2).all(|pair| pair[1] == pair[0] + 1), "{lines:?}");
    assert_eq!(lines.len(), 7);
    assert!(matches!(events[0].label, Label::Write { order: Order::Release, .. }));
}

#[test]
fn the_names_of_the_standard_library() {
    use interlocked::sync::atomic::{AtomicUsize, Ordering, fence};
    type Two = (AtomicUsize, AtomicUsize);
    let writer: fn(&Two) -> u64 = |v| {
        v.0.store(1, Ordering::Relaxed);
        fence(Ordering::Release);
        v.1.store(1, Ordering::Relaxed);
        1
    };
    let acquire: fn(&Two) -> u64 = |v| {
        let message = v.1.load(Ordering::Acquire);
        (message * 10 + v.0.load(Ordering::Relaxed)) as u64
    };
    let relaxed: fn(&Two) -> u64 = |v| {
        let message = v.1.load(Ordering::Relaxed);
        (message * 10 + v.0.load(Ordering::Relaxed)) as u64
    };
    let misses = |reader| {
        is_possible(move || {
            run((AtomicUsize::new(0), AtomicUsize::new(0)), [writer, reader]).1[1] == 10
        })
    };
    assert!(!misses(acquire));
    assert!(misses(relaxed));
}

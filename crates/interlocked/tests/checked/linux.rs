//! Linux's operations, by the litmus tests of its documentation.

use std::sync::atomic::Ordering;

use interlocked::AtomicU64;
use interlocked::linux::*;
use interlocked_check::sync::atomic::AtomicU32 as Checked;
use interlocked_check::{FaultKind, thread};

use super::{bug, executions, is_possible, run};

type Two = (atomic_t, atomic_t);

const fn two() -> Two {
    (ATOMIC_INIT(0), ATOMIC_INIT(0))
}

/// Whether a read after a message may miss what was written before it.
fn misses(writer: fn(&Two) -> u64, reader: fn(&Two) -> u64) -> bool {
    is_possible(move || run(two(), [writer, reader]).1[1] == 10)
}

/// The message and the data as one number: 10 is the message without the data.
fn both(message: i32, data: i32) -> u64 {
    (message * 10 + data) as u64
}

/// Documentation/memory-barriers.txt, "SMP BARRIER PAIRING".
#[test]
fn barriers_pair() {
    let write_barrier: fn(&Two) -> u64 = |v| {
        atomic_set(&v.0, 1);
        smp_wmb();
        atomic_set(&v.1, 1);
        0
    };
    let release: fn(&Two) -> u64 = |v| {
        atomic_set(&v.0, 1);
        atomic_set_release(&v.1, 1);
        0
    };
    let nothing: fn(&Two) -> u64 = |v| {
        atomic_set(&v.0, 1);
        atomic_set(&v.1, 1);
        0
    };
    let read_barrier: fn(&Two) -> u64 = |v| {
        let message = atomic_read(&v.1);
        smp_rmb();
        both(message, atomic_read(&v.0))
    };
    let acquire: fn(&Two) -> u64 = |v| both(atomic_read_acquire(&v.1), atomic_read(&v.0));
    let plain: fn(&Two) -> u64 = |v| both(atomic_read(&v.1), atomic_read(&v.0));
    for writer in [write_barrier, release] {
        assert!(!misses(writer, read_barrier));
        assert!(!misses(writer, acquire));
        assert!(misses(writer, plain));
    }
    assert!(misses(nothing, read_barrier));
    assert!(misses(nothing, acquire));
}

/// Whether both may read 0, each after a store and what is between.
macro_rules! store_buffering {
    ($between:expr) => {
        is_possible(|| {
            let sides: [fn(&Two) -> u64; 2] = [
                |v| {
                    atomic_set(&v.0, 1);
                    let other = ATOMIC_INIT(0);
                    $between(&other);
                    atomic_read(&v.1) as u64
                },
                |v| {
                    atomic_set(&v.1, 1);
                    let other = ATOMIC_INIT(0);
                    $between(&other);
                    atomic_read(&v.0) as u64
                },
            ];
            run(two(), sides).1 == [0, 0]
        })
    };
}

/// Documentation/atomic_t.txt, "ORDERING": what returns a value is fully ordered, the rest is not; a
/// conditional operation that fails is not.
#[test]
fn what_returns_is_fully_ordered() {
    assert!(!store_buffering!(|x| atomic_add_return(1, x)));
    assert!(!store_buffering!(|x| atomic_fetch_or(1, x)));
    assert!(!store_buffering!(|x| atomic_xchg(x, 1)));
    assert!(!store_buffering!(|x| atomic_dec_and_test(x)));
    assert!(!store_buffering!(|x| atomic_cmpxchg(x, 0, 1)));
    assert!(!store_buffering!(|x| atomic_add_unless(x, 1, 7)));
    assert!(store_buffering!(|x| atomic_cmpxchg(x, 7, 1)));
    assert!(store_buffering!(|x| atomic_add_unless(x, 1, 0)));
    assert!(store_buffering!(|x| atomic_add(1, x)));
    assert!(store_buffering!(|x| atomic_add_return_relaxed(1, x)));
    assert!(store_buffering!(|x| atomic_add_return_acquire(1, x)));
}

/// The same, "smp_mb__{before,after}_atomic()".
#[test]
fn barriers_around_what_does_not_return() {
    assert!(!store_buffering!(|x| {
        atomic_inc(x);
        smp_mb__after_atomic();
    }));
    assert!(!store_buffering!(|x| {
        smp_mb__before_atomic();
        atomic_inc(x);
    }));
    assert!(!store_buffering!(|_| smp_mb()));
    assert!(store_buffering!(|_| {
        smp_rmb();
        smp_wmb();
    }));
}

/// A store with a barrier behind it is one against a store that is none.
#[test]
fn a_store_with_a_barrier() {
    let sides: [fn(&Two) -> u64; 2] = [
        |v| {
            smp_store_mb(&v.0.counter, 1);
            atomic_read(&v.1) as u64
        },
        |v| {
            smp_store_mb(&v.1.counter, 1);
            atomic_read(&v.0) as u64
        },
    ];
    assert!(!is_possible(move || run(two(), sides).1 == [0, 0]));
}

/// What a reference is counted for, freed by who has the last one.
struct Object {
    references: refcount_t,
    /// Who has the last reference writes to it without an atomic operation.
    contents: Checked,
}

type Drops = fn(&refcount_t) -> bool;

/// Threads that use an object and give it back.
fn users(drops: Drops) -> impl Fn() + Send + Sync + 'static {
    move || {
        let object = Object { references: REFCOUNT_INIT(2), contents: Checked::new(5) };
        let address = Box::into_raw(Box::new(object)).expose_provenance();
        for _ in 0..2 {
            thread::spawn(move || {
                let pointer = std::ptr::with_exposed_provenance_mut::<Object>(address);
                // SAFETY: There are two references, and each thread gives one back.
                let object = unsafe { &*pointer };
                assert_eq!(object.contents.load(Ordering::Relaxed), 5);
                if drops(&object.references) {
                    // SAFETY: That was the last reference.
                    let mut object = unsafe { Box::from_raw(pointer) };
                    *object.contents.get_mut() = 0;
                }
            });
        }
    }
}

#[test]
fn the_last_reference_frees() {
    // Which of two is the last.
    assert_eq!(executions(users(|references| refcount_dec_and_test(references))), 2);
}

/// Without the release the use may come after the freeing; without the acquire likewise.
#[test]
fn a_count_without_order_is_a_bug() {
    let relaxed: Drops = |references| atomic_sub_return_relaxed(1, &references.refs) == 0;
    assert_eq!(bug(users(relaxed)), FaultKind::Race);
    let release: Drops = |references| atomic_sub_return_release(1, &references.refs) == 0;
    assert_eq!(bug(users(release)), FaultKind::Race);
    let acquire: Drops = |references| atomic_sub_return_acquire(1, &references.refs) == 0;
    assert_eq!(bug(users(acquire)), FaultKind::Race);
    let both: Drops = |references| {
        atomic_sub_return_release(1, &references.refs) == 0 && {
            smp_acquire__after_ctrl_dep();
            true
        }
    };
    assert_eq!(executions(users(both)), 2);
}

/// A count that goes wrong sticks, whatever the order in which threads find out.
#[test]
fn a_count_saturates() {
    let take: fn(&refcount_t) -> u64 = |r| u64::from(refcount_inc_not_zero(r));
    let give: fn(&refcount_t) -> u64 = |r| u64::from(refcount_dec_and_test(r));
    let body = move || {
        let (count, [taken, last]) = run(REFCOUNT_INIT(1), [take, give]);
        assert_eq!((taken, last, refcount_read(&count)).2, taken as u32);
        assert_ne!(taken, last);
    };
    executions(body);
    let body = move || {
        let (count, last) = run(REFCOUNT_INIT(1), [give, give]);
        assert_eq!(last.iter().sum::<u64>(), 1);
        assert_eq!(refcount_read(&count), REFCOUNT_SATURATED as u32);
    };
    assert_eq!(executions(body), 2);
}

#[test]
fn bits_of_a_map() {
    let body = || {
        let map = [const { interlocked::AtomicUsize::new(0) }; 2];
        let set: fn(&[interlocked::AtomicUsize; 2]) -> u64 =
            |map| u64::from(test_and_set_bit_lock(70, map));
        let (map, was_set) = run(map, [set, set]);
        assert_eq!(was_set.iter().sum::<u64>(), 1);
        clear_bit_unlock(70, &*map);
        assert!(!test_bit(70, &*map));
    };
    assert_eq!(executions(body), 2);
}

#[test]
fn once_and_whole() {
    let body = || {
        let (x, _) = run(
            AtomicU64::new(0),
            [
                |x: &AtomicU64| {
                    WRITE_ONCE(x, 1);
                    smp_store_release(x, 2);
                    0
                },
                |x| READ_ONCE(x) + smp_load_acquire(x),
            ],
        );
        assert_eq!(READ_ONCE(&x), 2);
    };
    // Two reads that do not go back, of three values.
    assert_eq!(executions(body), 6);
}

/// A wait ends with the value that it waits for, whose read is an acquire; if nobody writes that, it
/// does not end.
#[test]
fn waiting_for_a_value() {
    let writer: fn(&Two) -> u64 = |v| {
        atomic_set(&v.0, 1);
        atomic_set_release(&v.1, 1);
        0
    };
    let waits: fn(&Two) -> u64 = |v| {
        let message = atomic_cond_read_acquire(&v.1, |message| message != 0);
        both(message, atomic_read(&v.0))
    };
    let body = move || assert_eq!(run(two(), [writer, waits]).1[1], 11);
    assert!(executions(body) >= 1);
    let relaxed: fn(&Two) -> u64 = |v| {
        let message = atomic_cond_read_relaxed(&v.1, |message| message != 0);
        both(message, atomic_read(&v.0))
    };
    assert!(misses(writer, relaxed));
    let kind = bug(move || drop(run(two(), [waits])));
    assert!(matches!(kind, FaultKind::Deadlock { .. }), "{kind:?}");
}

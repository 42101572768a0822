//! `refcount_t` at its edges, and on two threads.

use interlocked::linux::*;

use crate::race::{ROUNDS, race};

const MAX: i32 = REFCOUNT_MAX;
const STUCK: i32 = REFCOUNT_SATURATED;

#[test]
fn the_numbers_are_the_kernels() {
    assert_eq!(REFCOUNT_MAX, 0x7fff_ffff);
    assert_eq!(REFCOUNT_SATURATED as u32, 0xc000_0000);
    assert_eq!(size_of::<refcount_t>(), 4);
    assert_eq!(refcount_read(&REFCOUNT_INIT(-1)), u32::MAX);
}

/// Checks rows of a count, the answer and the count then.
#[track_caller]
fn check<R: PartialEq + std::fmt::Debug>(f: impl Fn(&refcount_t) -> R, rows: &[(i32, R, i32)]) {
    for (old, result, new) in rows {
        let r = REFCOUNT_INIT(*old);
        assert_eq!(f(&r), *result, "of {old:#x}");
        assert_eq!(refcount_read(&r) as i32, *new, "after {old:#x}");
    }
}

#[test]
fn additions() {
    check(
        refcount_inc,
        &[
            (1, (), 2),
            (MAX - 1, (), MAX),
            (MAX, (), STUCK),
            (0, (), STUCK),
            (-1, (), STUCK),
            (STUCK, (), STUCK),
        ],
    );
    check(
        |r| refcount_add(10, r),
        &[
            (1, (), 11),
            (MAX - 10, (), MAX),
            (MAX - 9, (), STUCK),
            (0, (), STUCK),
            (-10, (), STUCK),
            (STUCK, (), STUCK),
        ],
    );
    for f in [refcount_inc_not_zero, refcount_inc_not_zero_acquire] {
        check(
            f,
            &[
                (1, true, 2),
                (0, false, 0),
                (MAX - 1, true, MAX),
                (MAX, true, STUCK),
                (-1, true, STUCK),
                (STUCK, true, STUCK),
            ],
        );
    }
    for f in [refcount_add_not_zero, refcount_add_not_zero_acquire] {
        check(
            |r| f(10, r),
            &[
                (1, true, 11),
                (0, false, 0),
                (MAX - 10, true, MAX),
                (MAX - 9, true, STUCK),
                (-10, true, STUCK),
                (STUCK, true, STUCK),
            ],
        );
    }
}

#[test]
fn subtractions() {
    check(
        refcount_dec_and_test,
        &[
            (2, false, 1),
            (1, true, 0),
            (0, false, STUCK),
            (-1, false, STUCK),
            (STUCK, false, STUCK),
            (i32::MIN, false, STUCK),
        ],
    );
    check(
        |r| refcount_sub_and_test(10, r),
        &[
            (11, false, 1),
            (10, true, 0),
            (9, false, STUCK),
            (0, false, STUCK),
            (STUCK, false, STUCK),
        ],
    );
    check(
        refcount_dec,
        &[(2, (), 1), (1, (), STUCK), (0, (), STUCK), (-1, (), STUCK), (STUCK, (), STUCK)],
    );
    check(
        refcount_dec_if_one,
        &[(1, true, 0), (0, false, 0), (2, false, 2), (STUCK, false, STUCK)],
    );
    check(
        refcount_dec_not_one,
        &[
            (1, false, 1),
            (2, true, 1),
            (0, true, 0),
            (MAX, true, MAX - 1),
            (STUCK, true, STUCK),
            (-1, true, -2),
            (i32::MIN, true, MAX),
        ],
    );
}

#[test]
fn setting() {
    let r = refcount_t::default();
    refcount_set(&r, 3);
    assert_eq!(refcount_read(&r), 3);
    refcount_set_release(&r, 4);
    assert_eq!(refcount_read(&r), 4);
}

/// The lock is taken when the last reference may go, and kept if it does.
#[test]
fn the_last_reference_goes_under_the_lock() {
    let lock = std::sync::Mutex::new(());
    let free = || lock.try_lock().is_ok();
    let r = REFCOUNT_INIT(2);
    let never: fn() = || unreachable!("another reference is left");
    assert!(refcount_dec_and_lock(&r, never).is_none());
    let guard = refcount_dec_and_lock(&r, || lock.lock());
    assert!(guard.is_some() && !free());
    drop(guard);

    // Someone takes a reference while this thread waits for the lock.
    let r = REFCOUNT_INIT(1);
    let taken = refcount_dec_and_lock(&r, || {
        refcount_inc(&r);
        lock.lock()
    });
    assert!(taken.is_none() && free());
    assert_eq!(refcount_read(&r), 1);
}

/// Two threads take and drop references: the last one, and no other, is told so.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn one_is_the_last() {
    race(
        || REFCOUNT_INIT(2),
        refcount_dec_and_test,
        |r| {
            refcount_inc(r);
            [refcount_dec_and_test(r), refcount_dec_and_test(r)].contains(&true)
        },
        |r, a, b| {
            assert!(a != b);
            assert_eq!(refcount_read(r), 0);
        },
    );
}

/// A reference is taken, or the object freed, and not both.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn taken_or_freed() {
    race(
        || REFCOUNT_INIT(1),
        refcount_dec_and_test,
        refcount_inc_not_zero,
        |r, freed, taken| {
            assert_ne!(freed, taken);
            assert_eq!(refcount_read(r), taken.into());
        },
    );
}

/// Two threads overflow the count: it sticks, and leaks.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn overflow_leaks() {
    let r = REFCOUNT_INIT(MAX - 5);
    let work = || {
        for _ in 0..ROUNDS {
            refcount_inc(&r);
        }
        (0..ROUNDS).any(|_| refcount_dec_and_test(&r))
    };
    let freed = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        work() | other.join().expect("nothing is asserted there")
    });
    assert!(!freed);
    // Every step from a count that went wrong is followed by a store; the last event is one.
    assert_eq!(refcount_read(&r) as i32, STUCK);
}

//! Bits of an array, against an array of `bool`.

use std::sync::atomic::Ordering;

use interlocked::AtomicUsize;
use interlocked::linux::*;

use crate::race::{ROUNDS, race};

const WIDTH: usize = usize::BITS as usize;
const BITS: usize = 3 * WIDTH;

/// A call on a bit, with what it says if it says something; and what it makes of the bit.
struct Case(fn(usize, &[AtomicUsize]) -> Option<bool>, fn(bool) -> bool);

/// A function without a result.
macro_rules! silent {
    ($name:ident) => {
        |nr, map| {
            $name(nr, map);
            None
        }
    };
}

const CASES: [Case; 10] = [
    Case(|nr, map| Some(test_bit(nr, map)), |bit| bit),
    Case(|nr, map| Some(test_bit_acquire(nr, map)), |bit| bit),
    Case(silent!(set_bit), |_| true),
    Case(silent!(clear_bit), |_| false),
    Case(silent!(clear_bit_unlock), |_| false),
    Case(silent!(change_bit), |bit| !bit),
    Case(|nr, map| Some(test_and_set_bit(nr, map)), |_| true),
    Case(|nr, map| Some(test_and_set_bit_lock(nr, map)), |_| true),
    Case(|nr, map| Some(test_and_clear_bit(nr, map)), |_| false),
    Case(|nr, map| Some(test_and_change_bit(nr, map)), |bit| !bit),
];

/// Each function on every bit of a pattern and of its opposite.
#[test]
fn every_function_on_every_bit() {
    const PATTERN: usize = usize::MAX / 7;
    for (index, Case(call, new)) in CASES.into_iter().enumerate() {
        for mut model in [[PATTERN, !PATTERN, PATTERN], [!PATTERN, PATTERN, !PATTERN]] {
            let map = model.map(AtomicUsize::new);
            for nr in 0..BITS {
                let (word, mask) = (&mut model[nr / WIDTH], 1 << (nr % WIDTH));
                let old = *word & mask != 0;
                assert_eq!(call(nr, &map).unwrap_or(old), old, "function {index}, bit {nr}");
                *word = if new(old) { *word | mask } else { *word & !mask };
                assert_eq!(map.each_ref().map(READ_ONCE), model, "function {index}, bit {nr}");
            }
        }
    }
}

/// Bit 0 is the least of the first word.
#[test]
fn bits_are_where_the_kernel_has_them() {
    let map = [const { AtomicUsize::new(0) }; 2];
    set_bit(0, &map);
    set_bit(WIDTH + 3, &map);
    assert_eq!(map.map(|word| word.load(Ordering::Relaxed)), [1, 8]);
}

#[test]
#[should_panic = "index out of bounds"]
fn no_such_bit() {
    set_bit(WIDTH, &[AtomicUsize::new(0)]);
}

/// Two threads set the same bit: one of them is first.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn one_is_first() {
    race(
        || [AtomicUsize::new(0)],
        |map| test_and_set_bit(5, map),
        |map| test_and_set_bit(5, map),
        |_, a, b| assert_ne!(a, b),
    );
}

/// A lock of one bit protects a counter that is not atomic in itself.
#[test]
#[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
fn a_bit_is_a_lock() {
    let (map, count) = ([AtomicUsize::new(0)], AtomicUsize::new(0));
    let work = || {
        for _ in 0..ROUNDS {
            while test_and_set_bit_lock(1, &map) {
                std::thread::yield_now();
            }
            WRITE_ONCE(&count, READ_ONCE(&count) + 1);
            clear_bit_unlock(1, &map);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    assert_eq!(count.into_inner(), 2 * ROUNDS);
}

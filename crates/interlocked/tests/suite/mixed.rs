//! Our operations and `core`'s on one location, on two threads: they agree on what an atomic is.
//!
//! Each scenario takes any two sides: ours and `core`'s, `core`'s and ours, ours and ours.

use core::sync::atomic::Ordering::{self, AcqRel, Acquire, Relaxed, Release, SeqCst};

use interlocked::level::Serves;
use interlocked::{Atomic, OrSeqlock, Primitive};

use crate::effort;
use crate::levels::At;
use crate::random::Random;

const EVERY: [Ordering; 5] = [Relaxed, Acquire, Release, AcqRel, SeqCst];

/// An atomic of either library, as far as both have the operations.
pub(crate) trait Cell<T: Number>: Sync {
    fn load(&self, order: Ordering) -> T;
    fn swap(&self, value: T, order: Ordering) -> T;
    fn compare_exchange(&self, old: T, new: T, set: Ordering, fetch: Ordering) -> Result<T, T>;
    fn compare_exchange_weak(&self, old: T, new: T, set: Ordering, fetch: Ordering)
    -> Result<T, T>;
    fn fetch_add(&self, value: T, order: Ordering) -> T;
    fn fetch_sub(&self, value: T, order: Ordering) -> T;
    fn fetch_and(&self, value: T, order: Ordering) -> T;
    fn fetch_or(&self, value: T, order: Ordering) -> T;
    fn fetch_xor(&self, value: T, order: Ordering) -> T;
    fn fetch_max(&self, value: T, order: Ordering) -> T;
    /// Adds one, in a way of this library's own.
    fn increment(&self, order: Ordering) {
        self.fetch_add(T::of(1), order);
    }
    /// Toggles a bit, in a way of this library's own, and says whether it was set.
    fn toggle(&self, bit: u32, order: Ordering) -> bool {
        let mask = T::of(1 << bit);
        self.fetch_xor(mask, order).number() & mask.number() != 0
    }
}

/// An unsigned integer.
pub(crate) trait Number: Primitive + Send + PartialEq {
    const BITS: u32;
    fn of(number: u128) -> Self;
    fn number(self) -> u128;
}

macro_rules! delegate {
    ($type:ident) => {
        fn load(&self, order: Ordering) -> $type {
            self.load(order)
        }
        delegate! { $type: swap fetch_add fetch_sub fetch_and fetch_or fetch_xor fetch_max; }
        delegate! { $type, compare_exchange compare_exchange_weak; }
    };
    ($type:ident: $($name:ident)+;) => {$(
        fn $name(&self, value: $type, order: Ordering) -> $type {
            self.$name(value, order)
        }
    )+};
    ($type:ident, $($name:ident)+;) => {$(
        fn $name(&self, old: $type, new: $type, set: Ordering, fetch: Ordering) -> Result<$type, $type> {
            self.$name(old, new, set, fetch)
        }
    )+};
}

macro_rules! numbers {
    ($($type:ident)+) => {$(
        #[allow(clippy::cast_possible_truncation, clippy::cast_lossless)]
        impl Number for $type {
            const BITS: u32 = $type::BITS;

            fn of(number: u128) -> Self {
                number as Self
            }

            fn number(self) -> u128 {
                self as u128
            }
        }

        impl<L: Serves<$type>> Cell<$type> for Atomic<$type, L> {
            delegate!($type);

            fn increment(&self, order: Ordering) {
                self.inc(order);
            }

            fn toggle(&self, bit: u32, order: Ordering) -> bool {
                self.bit_toggle(bit, order)
            }
        }
    )+};
}

numbers! { u8 u16 u32 u64 usize u128 }

/// Every way to add one, one after the other: none is lost.
fn count<T: Number>(a: &dyn Cell<T>, b: &dyn Cell<T>) {
    fn add<T: Number>(x: &dyn Cell<T>, steps: usize) {
        for (step, order) in (0..steps).zip(EVERY.into_iter().cycle()) {
            let next = |old: T| T::of(old.number().wrapping_add(1));
            match step % 7 {
                0 => drop(x.fetch_add(T::of(1), order)),
                1 => drop(x.fetch_sub(T::of(u128::MAX), order)),
                2 => drop((x.fetch_add(T::of(5), order), x.fetch_sub(T::of(4), order))),
                3 => {
                    let mut old = x.load(Relaxed);
                    while let Err(found) = x.compare_exchange(old, next(old), order, Acquire) {
                        old = found;
                    }
                }
                4 => {
                    let mut old = x.load(SeqCst);
                    while let Err(found) = x.compare_exchange_weak(old, next(old), order, Relaxed) {
                        old = found;
                    }
                }
                _ => x.increment(order),
            }
        }
    }
    let steps = effort::MIXED_STEPS.here();
    let before = a.load(SeqCst).number();
    effort::both(|| add(a, steps), || add(b, steps));
    assert_eq!(a.load(SeqCst), T::of(before.wrapping_add(2 * steps as u128)));
}

/// Each thread owns every other bit; nobody else changes it.
fn bits<T: Number>(a: &dyn Cell<T>, b: &dyn Cell<T>) {
    fn flip<T: Number>(x: &dyn Cell<T>, owned: u128, steps: usize) {
        let mut left = x.load(Acquire).number() & owned;
        let mut random = Random::new();
        for order in EVERY.into_iter().cycle().take(steps) {
            let bit = (random.next() as u32 % T::BITS) & !1 | u32::from(owned & 1 == 0);
            let mask = 1 << bit;
            let (old, new) = match random.next() % 5 {
                0 => (x.fetch_or(T::of(mask), order).number(), left | mask),
                1 => (x.fetch_and(T::of(!mask), order).number(), left & !mask),
                2 => (x.fetch_xor(T::of(owned), order).number(), left ^ owned),
                3 => (x.load(Relaxed).number(), left),
                _ => {
                    let was_set = x.toggle(bit, order);
                    (if was_set { left | mask } else { left & !mask }, left ^ mask)
                }
            };
            assert_eq!(old & owned, left, "{order:?}: somebody changed a bit of {owned:#x}");
            left = new;
        }
    }
    let mask = T::of(u128::MAX).number();
    let (even, odd) = (mask / 3, mask / 3 * 2);
    let steps = effort::MIXED_STEPS.here();
    effort::both(|| flip(a, even, steps), || flip(b, odd, steps));
}

/// What is put in comes out once: as many, with the same sum and the same sum of squares.
fn exchange<T: Number>(a: &dyn Cell<T>, b: &dyn Cell<T>) {
    /// Sums of what came out less what went in.
    #[derive(Default, PartialEq, Debug)]
    struct Balance(u128, u128);
    impl Balance {
        fn moved<T: Number>(&mut self, put: T, out: T) {
            let (put, out) = (put.number(), out.number());
            self.0 = self.0.wrapping_add(out).wrapping_sub(put);
            let squares = out.wrapping_mul(out).wrapping_sub(put.wrapping_mul(put));
            self.1 = self.1.wrapping_add(squares);
        }
    }
    fn trade<T: Number>(x: &dyn Cell<T>, steps: usize) -> Balance {
        let mut random = Random::new();
        let mut balance = Balance::default();
        for (step, order) in (0..steps).zip(EVERY.into_iter().cycle()) {
            let put = T::of(random.wide());
            if step % 2 == 0 {
                balance.moved(put, x.swap(put, order));
            } else {
                let seen = x.load(Relaxed);
                if let Ok(out) = x.compare_exchange(seen, put, order, Relaxed) {
                    assert_eq!(
                        out, seen,
                        "a compare-exchange that succeeded gives what it expected"
                    );
                    balance.moved(put, out);
                }
            }
        }
        balance
    }
    let steps = effort::MIXED_STEPS.here();
    let before = a.load(SeqCst);
    let (mut total, other) = effort::both(|| trade(a, steps), || trade(b, steps));
    total.moved(before, a.load(SeqCst));
    total.0 = total.0.wrapping_add(other.0);
    total.1 = total.1.wrapping_add(other.1);
    assert_eq!(total, Balance::default());
}

/// A maximum only grows.
fn maximum<T: Number>(a: &dyn Cell<T>, b: &dyn Cell<T>) {
    fn grow<T: Number>(x: &dyn Cell<T>, steps: usize) -> u128 {
        let (mut random, mut most, mut last) = (Random::new(), 0, 0);
        for (step, order) in (0..steps).zip(EVERY.into_iter().cycle()) {
            // Numbers that grow, so that both sides go on winning.
            let number = T::of(T::of(u128::MAX).number() / steps as u128 * step as u128);
            let number = T::of(number.number() | u128::from(random.next() % 4));
            let old = x.fetch_max(number, order).number();
            assert!(old >= last, "{order:?}: {last:#x} became {old:#x}");
            most = most.max(number.number());
            last = old.max(number.number());
        }
        most
    }
    a.swap(T::of(0), SeqCst);
    let steps = effort::MIXED_STEPS.here();
    let (one, other) = effort::both(|| grow(a, steps), || grow(b, steps));
    assert_eq!(a.load(SeqCst).number(), one.max(other));
}

/// Every scenario, with the sides in this order.
fn scenarios<T: Number>(a: &dyn Cell<T>, b: &dyn Cell<T>) {
    for _ in 0..effort::MIXED_REPEATED.here() {
        count(a, b);
        bits(a, b);
        exchange(a, b);
        maximum(a, b);
    }
}

impl<T: Number, L: Serves<T>, M: Serves<T>> At<T, L, M>
where
    Atomic<T, L>: Cell<T>,
    Atomic<T, M>: Cell<T>,
{
    pub(crate) fn on_one_location(self) {
        let x = Atomic::new(T::ZERO);
        scenarios(x.at(self.level), x.at(self.other));
        scenarios(x.at(self.other), x.at(self.level));
    }
}

fn cell<T: Number>(cell: &impl Cell<T>) -> &dyn Cell<T> {
    cell
}

/// The atomics next to each other, each changed by one thread alone.
fn neighbors<T: Number>(left: &[&dyn Cell<T>], right: &[&dyn Cell<T>]) {
    fn own<T: Number>(cells: &[&dyn Cell<T>], parity: usize, steps: usize) {
        let mut random = Random::new();
        for order in EVERY.into_iter().cycle().take(steps) {
            let (n, value) = (random.next() as usize % (cells.len() / 2), random.wide());
            let x = cells[2 * n + parity];
            x.swap(T::of(value), order);
            x.fetch_add(T::of(3), order);
            let sum = T::of(value.wrapping_add(3));
            assert_eq!(x.compare_exchange(sum, T::of(value), order, Relaxed), Ok(sum));
            assert_eq!(x.fetch_xor(T::of(u128::MAX), order), T::of(value));
            assert_eq!(x.load(Relaxed), T::of(!value));
        }
    }
    let steps = effort::MIXED_STEPS.here();
    effort::both(|| own(left, 0, steps), || own(right, 1, steps));
}

macro_rules! with_core {
    ($($type:ident $core:ident;)+) => {$(
        mod $type {
            use super::*;
            use core::sync::atomic::$core;

            impl Cell<$type> for $core {
                delegate!($type);
            }

            #[test]
            fn one_location() {
                if !effort::threads() {
                    return;
                }
                let ours = Atomic::<$type>::new(0);
                // SAFETY: The place lives as long as `ours`, and both libraries reach it by atomic
                // operations of its width.
                let core = unsafe { $core::from_ptr(ours.as_ptr()) };
                scenarios(&ours, core);
                scenarios(core, &ours);
                scenarios(&ours, ours.at(OrSeqlock));
            }

            #[test]
            fn next_to_each_other() {
                if !effort::threads() {
                    return;
                }
                let ours = [const { Atomic::<$type>::new(0) }; 16];
                // SAFETY: Both are an array of the same integers with the same alignment, and both
                // libraries reach them by atomic operations of their width.
                let core = unsafe { &*(&raw const ours).cast::<[$core; 16]>() };
                let (ours, core) = (ours.each_ref().map(cell), core.each_ref().map(cell));
                neighbors(&ours, &core);
                neighbors(&core, &ours);
            }
        }
    )+};
}

with_core! {
    u8 AtomicU8;
    u16 AtomicU16;
    u32 AtomicU32;
    usize AtomicUsize;
}

#[cfg(target_has_atomic = "64")]
with_core! { u64 AtomicU64; }

/// `core` has no stable atomic of this width.
#[test]
fn u128() {
    if !effort::threads() {
        return;
    }
    let x = Atomic::with_fallback(0_u128);
    scenarios(&x, &x);
    let cells = [const { Atomic::with_fallback(0_u128) }; 4];
    let cells = cells.each_ref().map(cell);
    neighbors(&cells, &cells);
}

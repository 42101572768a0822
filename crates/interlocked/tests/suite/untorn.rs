//! No value is half of one write and half of another: not one that is loaded, not one that an
//! exchange gives, and not one that a failed compare-exchange gives.

use core::fmt::Debug;

use interlocked::level::Serves;
use interlocked::{
    AcqRel, Acquire, Atomic, Detect, Full, Integer, OrSeqlock, Relaxed, Release, SeqCst,
};

use crate::effort;
#[allow(unused_imports, reason = "some target serves every type")]
use crate::levels::NotServed;
use crate::levels::{At, at};

/// Values of two halves that fit together.
pub(crate) trait Halves: Integer + Send + Sync {
    /// A number in the upper half and its complement in the lower.
    fn fitting(number: u64) -> Self;
    fn fits(self) -> bool;
}

macro_rules! halves {
    ($($type:ident of $half:ident;)+) => {$(
        #[allow(clippy::cast_possible_truncation, clippy::cast_lossless)]
        impl Halves for $type {
            fn fitting(number: u64) -> Self {
                // Halves that differ in every byte.
                let number = number.wrapping_mul(0x0101_0101_0101_0101) as $half;
                (number as $type) << $half::BITS | !number as $type
            }

            fn fits(self) -> bool {
                (self >> $half::BITS) as $half == !(self as $half)
            }
        }
    )+};
}

halves! {
    u16 of u8;
    u32 of u16;
    u64 of u32;
    u128 of u64;
}

/// Writes fitting values in every way.
fn write<T: Halves, L: Serves<T>>(x: &Atomic<T, L>, steps: usize) {
    x.store(T::fitting(0), SeqCst);
    let mut number = 0;
    for step in 0..steps {
        let old = T::fitting(number);
        number += 1;
        let new = T::fitting(number);
        match step % 6 {
            0 => x.store(new, Relaxed),
            1 => x.store(new, Release),
            2 => x.store(new, SeqCst),
            3 => assert_eq!(x.swap(new, AcqRel), old),
            4 => assert_eq!(x.compare_exchange(old, new, SeqCst, Relaxed), Ok(old)),
            _ => while x.compare_exchange_weak(old, new, Full, Acquire).is_err() {},
        }
    }
}

/// Reads in every way.
fn read<T: Halves, L: Serves<T>>(x: &Atomic<T, L>, steps: usize) {
    #[track_caller]
    fn check<T: Halves>(value: T) {
        assert!(value.fits(), "{value:#?} is torn");
    }
    for step in 0..steps {
        // Zero does not fit, so that nothing that is there is equal to it.
        let (old, new) = (T::ZERO, T::fitting(0));
        check(match step % 9 {
            0 => x.load(Relaxed),
            1 => x.load(Acquire),
            2 => x.load(SeqCst),
            3 => failed(x.compare_exchange(old, new, Relaxed, Relaxed)),
            4 => failed(x.compare_exchange(old, new, AcqRel, Acquire)),
            5 => failed(x.compare_exchange(old, new, SeqCst, SeqCst)),
            6 => failed(x.compare_exchange_weak(old, new, Release, SeqCst)),
            7 => x.fetch_or(T::ZERO, AcqRel),
            _ => x.fetch_add_unless(T::ZERO, old, Full).expect("nothing is zero"),
        });
    }
}

fn failed<T: Debug>(result: Result<T, T>) -> T {
    result.expect_err("no value that fits is the expected one")
}

/// One thread writes at one level, another reads at another.
fn untorn<T: Halves, W: Serves<T>, R: Serves<T>>(writer: W, reader: R) {
    let x = Atomic::new(T::fitting(0));
    let (written, read_from) = (x.at(writer), x.at(reader));
    let steps = effort::UNTORN_STEPS.here();
    for _ in 0..effort::UNTORN_REPEATED.here() {
        effort::both(|| write(written, steps), || read(read_from, steps));
    }
}

impl<T: Halves, L: Serves<T>, M: Serves<T>> At<T, L, M> {
    pub(crate) fn untorn(self) {
        untorn::<T, _, _>(self.level, self.level);
        untorn::<T, _, _>(self.level, self.other);
        untorn::<T, _, _>(self.other, self.level);
    }
}

macro_rules! tests {
    ($($type:ident)+) => {$(
        mod $type {
            use super::*;

            #[test]
            fn instructions() {
                let at = at::<$type, _, _>(Detect, OrSeqlock);
                if effort::threads() && at.is_served() {
                    at.untorn();
                }
            }

            #[test]
            fn or_seqlock() {
                if effort::threads() {
                    untorn::<$type, _, _>(OrSeqlock, OrSeqlock);
                }
            }
        }
    )+};
}

tests! { u16 u32 u64 u128 }

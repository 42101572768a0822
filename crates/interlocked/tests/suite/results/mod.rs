//! What an operation writes and gives: what the scalar model says, for all pairs of 8-bit values,
//! and of wider ones for boundary values and random ones.

mod boolean;
mod exchange;
mod float;
mod integer;
mod pointer;
mod row;
mod value;

use core::sync::atomic::Ordering;

use interlocked::level::Serves;
use interlocked::order::{Order, RmwOrdering};
use interlocked::{AcqRel, Acquire, Detect, Full, OrSeqlock, Relaxed, Release, SeqCst};

use crate::effort;
#[allow(unused_imports, reason = "some target serves every type")]
use crate::levels::NotServed;
use crate::levels::{At, at};
use crate::random::Random;
use row::{Row, check};
use value::Value;

/// A type and its read-modify-writes at a level.
pub(crate) trait Kind<L: Serves<Self>>: Value {
    /// They, with an ordering or a value of one.
    fn rows<O: RmwOrdering>() -> Vec<Row<Self, L, O>>;
}

/// Every operation with every ordering as a type, and each one as a value.
fn every_ordering<T: Kind<L>, L: Serves<T>>(level: L) {
    /// `each!(table: A B)` checks a table with each of the orderings.
    macro_rules! each {
        ($pairs:expr, $table:expr; $($order:tt)+) => {
            $(check(level, &$table, &[$order], $pairs);)+
        };
    }
    let pairs = T::pairs(&mut Random::new());
    each!(&pairs, exchange::loads(); Relaxed Acquire SeqCst);
    each!(&pairs, exchange::stores(); Relaxed Release SeqCst);
    each!(&pairs, exchange::swaps(); Relaxed Acquire Release AcqRel SeqCst Full);
    each!(&pairs, T::rows(); Relaxed Acquire Release AcqRel SeqCst Full);
    each!(&pairs, exchange::exchanges();
        (Relaxed, Relaxed) (Acquire, Relaxed) (Release, Relaxed)
        (AcqRel, Relaxed) (SeqCst, Relaxed) (Full, Relaxed)
        (Relaxed, Acquire) (Acquire, Acquire) (Release, Acquire)
        (AcqRel, Acquire) (SeqCst, Acquire) (Full, Acquire)
        (Relaxed, SeqCst) (Acquire, SeqCst) (Release, SeqCst)
        (AcqRel, SeqCst) (SeqCst, SeqCst) (Full, SeqCst)
    );
    order_values(level);
}

/// Every operation with every ordering as a value, `core`'s and ours.
fn order_values<T: Kind<L>, L: Serves<T>>(level: L) {
    /// Every pair of two lists.
    fn product<A: Copy, B: Copy>(first: &[A], second: &[B]) -> Vec<(A, B)> {
        first.iter().flat_map(|&a| second.iter().map(move |&b| (a, b))).collect()
    }
    let mut random = Random::new();
    let pairs = T::pairs(&mut random);
    let pairs = random.some_of(&pairs, effort::count(1000));
    {
        use Order::{Acquire, Relaxed, Release, SeqCst};
        let loads = [Relaxed, Acquire, SeqCst];
        check(level, &exchange::loads(), &loads, &pairs);
        check(level, &exchange::stores(), &[Relaxed, Release, SeqCst], &pairs);
        check(level, &exchange::swaps(), &Order::ALL, &pairs);
        check(level, &T::rows(), &Order::ALL, &pairs);
        check(level, &exchange::exchanges(), &product(&Order::ALL, &loads), &pairs);
    }
    {
        use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
        let loads = [Relaxed, Acquire, SeqCst];
        let all = [Relaxed, Acquire, Release, AcqRel, SeqCst];
        check(level, &exchange::loads(), &loads, &pairs);
        check(level, &exchange::stores(), &[Relaxed, Release, SeqCst], &pairs);
        check(level, &exchange::swaps(), &all, &pairs);
        check(level, &T::rows(), &all, &pairs);
        check(level, &exchange::exchanges(), &product(&all, &loads), &pairs);
    }
}

impl<T: Kind<L>, L: Serves<T>, M> At<T, L, M> {
    pub(crate) fn every_ordering(self) {
        every_ordering::<T, L>(self.level);
    }

    pub(crate) fn order_values(self) {
        order_values::<T, L>(self.level);
    }
}

macro_rules! tests {
    ($($name:ident: $type:ty;)+) => {$(
        mod $name {
            use super::*;

            #[test]
            fn every_ordering() {
                let at = at::<$type, _, _>(Detect, OrSeqlock);
                if at.is_served() {
                    at.every_ordering();
                }
            }

            #[test]
            fn or_seqlock() {
                order_values::<$type, OrSeqlock>(OrSeqlock);
            }
        }
    )+};
}

tests! {
    bool: bool;
    i8: i8;
    u8: u8;
    i16: i16;
    u16: u16;
    i32: i32;
    u32: u32;
    i64: i64;
    u64: u64;
    i128: i128;
    u128: u128;
    isize: isize;
    usize: usize;
    f32: f32;
    f64: f64;
    ptr: *mut u32;
}

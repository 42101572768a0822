//! What an operation writes and gives: what the scalar model says, for all pairs of 8-bit values,
//! and of wider ones for boundary values and random ones.

mod boolean;
mod exchange;
mod float;
mod integer;
mod pointer;
mod row;
mod value;

use core::fmt::Debug;
use core::sync::atomic::Ordering;

use interlocked::level::Serves;
use interlocked::order::{FailureOrdering, LoadOrdering, Order, RmwOrdering, StoreOrdering};
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
    let mut random = Random::new();
    let all = T::pairs(&mut random, effort::PAIRS.here());
    let some = random.some_of(&all, effort::PAIRS_AGAIN.here());
    /// `each!(table: A B)` checks a table with each of the orderings.
    macro_rules! each {
        ($pairs:expr, $table:expr; $($order:tt)+) => {
            $(check(level, &$table, &[$order], $pairs, &mut random);)+
        };
    }
    each!(&all, exchange::loads(); Relaxed);
    each!(&some, exchange::loads(); Acquire SeqCst);
    each!(&all, exchange::stores(); SeqCst);
    each!(&some, exchange::stores(); Relaxed Release);
    each!(&all, exchange::swaps(); AcqRel);
    each!(&some, exchange::swaps(); Relaxed Acquire Release SeqCst Full);
    each!(&all, T::rows(); Relaxed);
    each!(&some, T::rows(); Acquire Release AcqRel SeqCst Full);
    each!(&all, exchange::exchanges(); (AcqRel, Acquire));
    each!(&some, exchange::exchanges();
        (Relaxed, Relaxed) (Acquire, Relaxed) (Release, Relaxed)
        (AcqRel, Relaxed) (SeqCst, Relaxed) (Full, Relaxed)
        (Relaxed, Acquire) (Acquire, Acquire) (Release, Acquire)
        (SeqCst, Acquire) (Full, Acquire)
        (Relaxed, SeqCst) (Acquire, SeqCst) (Release, SeqCst)
        (AcqRel, SeqCst) (SeqCst, SeqCst) (Full, SeqCst)
    );
    each!(&some, exchange::updates(); (Release, Relaxed) (AcqRel, Acquire) (Full, SeqCst));
    values::<T, L, Ordering>(level);
}

/// Every operation with every ordering as a value.
fn values<T: Kind<L>, L: Serves<T>, O: OrderValue>(level: L) {
    /// Every pair of two lists.
    fn product<O: Copy>(first: &[O], second: &[O]) -> Vec<(O, O)> {
        first.iter().flat_map(|&a| second.iter().map(move |&b| (a, b))).collect()
    }
    let mut random = Random::new();
    let pairs = T::pairs(&mut random, effort::PAIRS_BY_VALUE.here());
    check(level, &exchange::loads(), &O::LOADS, &pairs, &mut random);
    check(level, &exchange::stores(), &O::STORES, &pairs, &mut random);
    check(level, &exchange::swaps(), O::ALL, &pairs, &mut random);
    check(level, &T::rows(), O::ALL, &pairs, &mut random);
    let both = product(O::ALL, &O::LOADS);
    check(level, &exchange::exchanges(), &both, &pairs, &mut random);
    check(level, &exchange::updates(), &both, &pairs, &mut random);
}

/// A type whose values are orderings, and those of each kind of operation.
trait OrderValue:
    LoadOrdering + StoreOrdering + RmwOrdering + FailureOrdering + Copy + Debug + 'static
{
    const LOADS: [Self; 3];
    const STORES: [Self; 3];
    const ALL: &[Self];
}

impl OrderValue for Order {
    const LOADS: [Self; 3] = [Self::Relaxed, Self::Acquire, Self::SeqCst];
    const STORES: [Self; 3] = [Self::Relaxed, Self::Release, Self::SeqCst];
    const ALL: &[Self] = &Self::ALL;
}

impl OrderValue for Ordering {
    const LOADS: [Self; 3] = [Self::Relaxed, Self::Acquire, Self::SeqCst];
    const STORES: [Self; 3] = [Self::Relaxed, Self::Release, Self::SeqCst];
    const ALL: &[Self] = &[Self::Relaxed, Self::Acquire, Self::Release, Self::AcqRel, Self::SeqCst];
}

impl<T: Kind<L>, L: Serves<T>, M> At<T, L, M> {
    pub(crate) fn every_ordering(self) {
        every_ordering::<T, L>(self.level);
    }

    pub(crate) fn order_values(self) {
        values::<T, L, Order>(self.level);
    }
}

macro_rules! tests {
    ($($name:ident: $type:ty;)+) => {$(
        #[test]
        fn $name() {
            let at = at::<$type, _, _>(Detect, OrSeqlock);
            if at.is_served() {
                at.every_ordering();
            }
        }
    )+};
}

tests! {
    of_bool: bool;
    of_i8: i8;
    of_u8: u8;
    of_i16: i16;
    of_u16: u16;
    of_i32: i32;
    of_u32: u32;
    of_i64: i64;
    of_u64: u64;
    of_i128: i128;
    of_u128: u128;
    of_isize: isize;
    of_usize: usize;
    of_f32: f32;
    of_f64: f64;
    of_pointers: *mut u32;
}

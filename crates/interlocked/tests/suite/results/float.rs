//! The read-modify-writes of floats.
//!
//! Which NaN arithmetic gives is not said (RFC 3514), nor which of two zeros is the greater one
//! (`f32::max`): all are taken for one.

use core::ops::{Add, Sub};

use interlocked::level::Serves;
use interlocked::order::RmwOrdering;
use interlocked::{Number, Relaxed};

use super::Kind;
use super::row::{Answer, Row, row};
use super::value::Value;

/// A float.
trait Float: Value + Number + Add<Output = Self> + Sub<Output = Self> {
    fn greater(self, other: Self) -> Self;
    fn lesser(self, other: Self) -> Self;
    /// The value, with one NaN and one zero.
    fn definite(self) -> Self;
}

/// Arithmetic.
fn arithmetic<T: Float, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    macro_rules! table {
        ($($name:ident $model:ident;)+) => {
            vec![$(row!(T; stringify!($name);
                |x, _, operand, order| {
                    let old = x.$name(operand, order);
                    x.store(x.load(Relaxed).definite(), Relaxed);
                    Answer::Value(old.bits())
                };
                |there: T, operand| (there.$model(operand).definite(), Answer::Value(there.bits()))
            )),+]
        };
    }
    table! {
        fetch_add add;
        fetch_sub sub;
        fetch_max greater;
        fetch_min lesser;
    }
}

macro_rules! floats {
    ($($type:ident $bits:ident;)+) => {$(
        impl Float for $type {
            fn greater(self, other: Self) -> Self {
                self.max(other)
            }

            fn lesser(self, other: Self) -> Self {
                self.min(other)
            }

            fn definite(self) -> Self {
                if self.is_nan() { Self::NAN } else { self + 0.0 }
            }
        }

        impl<L: Serves<Self> + Serves<$bits>> Kind<L> for $type {
            fn rows<O: RmwOrdering>() -> Vec<Row<Self, L, O>> {
                let mut rows = arithmetic();
                rows.push(row!($type; "fetch_abs";
                    |x, _, _, order| Answer::Value(x.fetch_abs(order).bits());
                    |there: $type, _| (there.abs(), Answer::Value(there.bits()))));
                rows.push(row!($type; "fetch_neg";
                    |x, _, _, order| Answer::Value(x.fetch_neg(order).bits());
                    |there: $type, _| (-there, Answer::Value(there.bits()))));
                rows.push(row!($type; "neg";
                    |x, _, _, order| {
                        x.neg(order);
                        Answer::Nothing
                    };
                    |there: $type, _| (-there, Answer::Nothing)));
                rows
            }
        }
    )+};
}

floats! {
    f32 u32;
    f64 u64;
}

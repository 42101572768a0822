//! The read-modify-writes of integers.

use interlocked::Integer;
use interlocked::arch::{Compute, Operation, Test};
use interlocked::level::Serves;
use interlocked::order::RmwOrdering;

use super::Kind;
use super::row::{Answer, Row, row};
use super::value::Value;

/// An integer, and the unsigned one that the scalar model computes with.
trait Modelled: Value + Integer {
    type Model: Compute;
    const MAX: Operation;
    const MIN: Operation;
    fn model(self) -> Self::Model;
    fn of_model(model: Self::Model) -> Self;

    fn compute(self, operation: Operation, operand: Self) -> Self {
        Self::of_model(self.model().compute(operation, operand.model()))
    }

    fn passes(self, test: Test) -> bool {
        self.model().passes(test)
    }

    /// The number of a bit, as operations take it: more than the width has.
    fn index(self) -> u32 {
        self.bits() as u32
    }

    /// The bit of the number.
    fn bit(self) -> Self {
        Self::of_model(Self::Model::bit(self.index()))
    }
}

macro_rules! modelled {
    ($($type:ident by $model:ident $max:ident $min:ident;)+) => {$(
        #[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)]
        impl Modelled for $type {
            type Model = $model;
            const MAX: Operation = Operation::$max;
            const MIN: Operation = Operation::$min;

            fn model(self) -> $model {
                self as $model
            }

            fn of_model(model: $model) -> Self {
                model as Self
            }
        }

        impl<L: Serves<Self>> Kind<L> for $type {
            fn rows<O: RmwOrdering>() -> Vec<Row<Self, L, O>> {
                let mut rows = fetching();
                rows.extend(silent());
                rows.extend(testing());
                rows.extend(conditional());
                rows
            }
        }
    )+};
}

modelled! {
    i8 by u8 SignedMax SignedMin;
    u8 by u8 UnsignedMax UnsignedMin;
    i16 by u16 SignedMax SignedMin;
    u16 by u16 UnsignedMax UnsignedMin;
    i32 by u32 SignedMax SignedMin;
    u32 by u32 UnsignedMax UnsignedMin;
    i64 by u64 SignedMax SignedMin;
    u64 by u64 UnsignedMax UnsignedMin;
    i128 by u128 SignedMax SignedMin;
    u128 by u128 UnsignedMax UnsignedMin;
    isize by usize SignedMax SignedMin;
    usize by usize UnsignedMax UnsignedMin;
}

/// Operations that give the old value.
fn fetching<T: Modelled, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    /// `$name(operand)` or `$name()`, which computes `$operation`.
    macro_rules! table {
        ($($name:ident($($value:ident)?) $operation:expr;)+) => {
            vec![$(row!(T; stringify!($name);
                |x, _, _operand, order| {
                    $(let $value = _operand;)?
                    Answer::Value(x.$name($($value,)? order).bits())
                };
                |there, operand: T| {
                    (there.compute($operation, operand), Answer::Value(there.bits()))
                }
            )),+]
        };
    }
    table! {
        fetch_add(value) Operation::Add;
        fetch_sub(value) Operation::Sub;
        fetch_and(value) Operation::And;
        fetch_andnot(value) Operation::AndNot;
        fetch_or(value) Operation::Or;
        fetch_xor(value) Operation::Xor;
        fetch_nand(value) Operation::Nand;
        fetch_max(value) T::MAX;
        fetch_min(value) T::MIN;
        fetch_neg() Operation::Neg;
        fetch_not() Operation::Not;
        fetch_inc() Operation::Inc;
        fetch_dec() Operation::Dec;
    }
}

/// Operations that give nothing.
fn silent<T: Modelled, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    macro_rules! table {
        ($($name:ident($($value:ident)?) $operation:ident;)+) => {
            vec![$(row!(T; stringify!($name);
                |x, _, _operand, order| {
                    $(let $value = _operand;)?
                    x.$name($($value,)? order);
                    Answer::Nothing
                };
                |there, operand: T| {
                    (there.compute(Operation::$operation, operand), Answer::Nothing)
                }
            )),+]
        };
    }
    table! {
        add(value) Add;
        sub(value) Sub;
        and(value) And;
        andnot(value) AndNot;
        or(value) Or;
        xor(value) Xor;
        neg() Neg;
        not() Not;
        inc() Inc;
        dec() Dec;
    }
}

/// Operations that answer a question about the new value, or about one bit of the old one.
fn testing<T: Modelled, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    macro_rules! table {
        ($($name:ident($($value:ident)?) $operation:ident $test:ident;)+) => {
            [$(row!(T; stringify!($name);
                |x, _, _operand, order| {
                    $(let $value = _operand;)?
                    Answer::Is(x.$name($($value,)? order))
                };
                |there, operand: T| {
                    let new = there.compute(Operation::$operation, operand);
                    (new, Answer::Is(new.passes(Test::$test)))
                }
            )),+]
        };
    }
    macro_rules! bits {
        ($($name:ident $operation:ident;)+) => {
            [$(row!(T; stringify!($name);
                |x, _, operand, order| Answer::Is(x.$name(operand.index(), order));
                |there, operand: T| {
                    let bit = operand.bit();
                    let was_set = !there.compute(Operation::And, bit).passes(Test::Zero);
                    (there.compute(Operation::$operation, bit), Answer::Is(was_set))
                }
            )),+]
        };
    }
    let mut rows = Vec::from(table! {
        add_and_test(value) Add Zero;
        sub_and_test(value) Sub Zero;
        inc_and_test() Inc Zero;
        dec_and_test() Dec Zero;
        add_negative(value) Add Negative;
    });
    rows.extend(bits! {
        bit_set Or;
        bit_clear AndNot;
        bit_toggle Xor;
    });
    rows
}

/// Operations that change the value if it is as they want it.
fn conditional<T: Modelled, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    /// The operation, and when it computes what.
    macro_rules! table {
        ($($name:ident($($value:ident),*) gives $answer:ident
            if |$there:ident, $operand:pat_param| $condition:expr => $operation:ident;)+
        ) => {
            vec![$(row!(T; stringify!($name);
                |x, _, _operand, order| {
                    $(let $value = _operand;)*
                    $answer(x.$name($($value,)* order))
                };
                |$there, operand: T| {
                    let $operand = operand;
                    if $condition {
                        ($there.compute(Operation::$operation, operand), $answer(Ok($there)))
                    } else {
                        ($there, $answer(Err($there)))
                    }
                }
            )),+]
        };
    }
    /// What both an operation that gives a value and one that only says yes or no are compared by.
    fn tried<T: Value>(result: Result<T, T>) -> Answer {
        Answer::tried(result)
    }
    trait Did {
        fn did(self) -> bool;
    }
    impl Did for bool {
        fn did(self) -> bool {
            self
        }
    }
    impl<T> Did for Result<T, T> {
        fn did(self) -> bool {
            self.is_ok()
        }
    }
    fn is(result: impl Did) -> Answer {
        Answer::Is(result.did())
    }
    table! {
        fetch_add_unless(value, unless) gives tried if |there, operand| there != operand => Add;
        add_unless(value, unless) gives is if |there, operand| there != operand => Add;
        inc_not_zero() gives is if |there, _| there != T::ZERO => Inc;
        inc_unless_negative() gives is if |there, _| there >= T::ZERO => Inc;
        dec_unless_positive() gives is if |there, _| there <= T::ZERO => Dec;
        dec_if_positive() gives tried if |there, _| there > T::ZERO => Dec;
    }
}

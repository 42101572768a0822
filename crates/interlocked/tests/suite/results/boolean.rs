//! The read-modify-writes of `bool`.

use interlocked::level::Serves;
use interlocked::order::RmwOrdering;

use super::Kind;
use super::row::{Answer, Row, row};
use super::value::Value;

impl<L: Serves<Self>> Kind<L> for bool {
    fn rows<O: RmwOrdering>() -> Vec<Row<Self, L, O>> {
        macro_rules! fetching {
            ($($name:ident($($value:ident)?) $model:expr;)+) => {
                [$(row!(bool; stringify!($name);
                    |x, _, _operand, order| {
                        $(let $value = _operand;)?
                        Answer::Value(x.$name($($value,)? order).bits())
                    };
                    |there, operand| {
                        let new: fn(bool, bool) -> bool = $model;
                        (new(there, operand), Answer::Value(there.bits()))
                    }
                )),+]
            };
        }
        macro_rules! silent {
            ($($name:ident($($value:ident)?) $model:expr;)+) => {
                [$(row!(bool; stringify!($name);
                    |x, _, _operand, order| {
                        $(let $value = _operand;)?
                        x.$name($($value,)? order);
                        Answer::Nothing
                    };
                    |there, operand| {
                        let new: fn(bool, bool) -> bool = $model;
                        (new(there, operand), Answer::Nothing)
                    }
                )),+]
            };
        }
        let mut rows = Vec::from(fetching! {
            fetch_and(value) |there, value| there & value;
            fetch_or(value) |there, value| there | value;
            fetch_xor(value) |there, value| there ^ value;
            fetch_nand(value) |there, value| !(there & value);
            fetch_not() |there, _| !there;
        });
        rows.extend(silent! {
            and(value) |there, value| there & value;
            or(value) |there, value| there | value;
            xor(value) |there, value| there ^ value;
            not() |there, _| !there;
        });
        rows
    }
}

//! The read-modify-writes of pointers: as those of their addresses.

use interlocked::level::Serves;
use interlocked::order::RmwOrdering;

use super::Kind;
use super::row::{Answer, Row, row};
use super::value::Value;

impl<L: Serves<Self>> Kind<L> for *mut u32 {
    fn rows<O: RmwOrdering>() -> Vec<Row<Self, L, O>> {
        /// `$name(count)` makes `$model` of the address and the count.
        macro_rules! addresses {
            ($($name:ident $model:expr;)+) => {
                [$(row!(*mut u32; stringify!($name);
                    |x, _, operand, order| {
                        Answer::Value(x.$name(operand.addr(), order).bits())
                    };
                    |there: *mut u32, operand: *mut u32| {
                        let model: fn(usize, usize) -> usize = $model;
                        let new = there.map_addr(|address| model(address, operand.addr()));
                        (new, Answer::Value(there.bits()))
                    }
                )),+]
            };
        }
        /// `$name(bit)` makes `$model` of the address and the bit.
        macro_rules! bits {
            ($($name:ident $model:expr;)+) => {
                [$(row!(*mut u32; stringify!($name);
                    |x, _, operand, order| {
                        Answer::Is(x.$name(operand.addr() as u32, order))
                    };
                    |there: *mut u32, operand: *mut u32| {
                        let model: fn(usize, usize) -> usize = $model;
                        let bit = 1_usize.wrapping_shl(operand.addr() as u32);
                        let new = there.map_addr(|address| model(address, bit));
                        (new, Answer::Is(there.addr() & bit != 0))
                    }
                )),+]
            };
        }
        let mut rows = Vec::from(addresses! {
            fetch_ptr_add |address, count| address.wrapping_add(count.wrapping_mul(4));
            fetch_ptr_sub |address, count| address.wrapping_sub(count.wrapping_mul(4));
            fetch_byte_add usize::wrapping_add;
            fetch_byte_sub usize::wrapping_sub;
            fetch_and |address, value| address & value;
            fetch_or |address, value| address | value;
            fetch_xor |address, value| address ^ value;
        });
        rows.extend(bits! {
            bit_set |address, bit| address | bit;
            bit_clear |address, bit| address & !bit;
            bit_toggle |address, bit| address ^ bit;
        });
        rows
    }
}

//! Operations on values: wrapping integer arithmetic, and the little that is defined on addresses.
//!
//! On addresses only these are defined: adding and subtracting an integer, the difference of two
//! addresses in one location, `xor`, `and`, `or` of an address with itself, comparison for
//! equality, and widening. Everything else is `None`.

use crate::expr::{BinaryOp, UnaryOp};
use crate::value::{Value, Width};

/// `op value` at `width`, or `None` where it is undefined.
#[must_use]
pub fn unary(op: UnaryOp, width: Width, value: Value) -> Option<Value> {
    match (op, value) {
        (UnaryOp::IsZero, Value::Int(bits)) => Some(truth(width.wrap(bits) == 0)),
        (UnaryOp::IsZero, Value::Address(..)) => Some(Value::ZERO),
        (UnaryOp::ZeroExtend(_) | UnaryOp::SignExtend(_), Value::Address(..)) => Some(value),
        (UnaryOp::Not | UnaryOp::Neg, Value::Address(..)) => None,
        (_, Value::Int(bits)) => Some(Value::Int(width.wrap(match op {
            UnaryOp::Not => !bits,
            UnaryOp::Neg => bits.wrapping_neg(),
            UnaryOp::ZeroExtend(from) => from.wrap(bits),
            UnaryOp::SignExtend(from) => from.signed(bits) as u128,
            UnaryOp::IsZero => unreachable!("matched above"),
        }))),
    }
}

/// `left op right` at `width`, or `None` where it is undefined.
#[must_use]
pub fn binary(op: BinaryOp, width: Width, left: Value, right: Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => {
            Some(Value::Int(integers(op, width, width.wrap(left), width.wrap(right))))
        }
        _ => addresses(op, width, left, right),
    }
}

const fn truth(holds: bool) -> Value {
    Value::Int(holds as u128)
}

fn integers(op: BinaryOp, width: Width, left: u128, right: u128) -> u128 {
    let signed = |bits| width.signed(bits);
    let distance = (right % u128::from(width.bits())) as u32;
    width.wrap(match op {
        BinaryOp::Add => left.wrapping_add(right),
        BinaryOp::Sub => left.wrapping_sub(right),
        BinaryOp::Mul => left.wrapping_mul(right),
        BinaryOp::UDiv => left.checked_div(right).unwrap_or(0),
        BinaryOp::URem => left.checked_rem(right).unwrap_or(0),
        BinaryOp::SDiv if right == 0 => 0,
        BinaryOp::SDiv => signed(left).wrapping_div(signed(right)) as u128,
        BinaryOp::SRem if right == 0 => 0,
        BinaryOp::SRem => signed(left).wrapping_rem(signed(right)) as u128,
        BinaryOp::And => left & right,
        BinaryOp::Or => left | right,
        BinaryOp::Xor => left ^ right,
        BinaryOp::Shl => left << distance,
        BinaryOp::Shr => left >> distance,
        BinaryOp::Sar => (signed(left) >> distance) as u128,
        BinaryOp::Ror if distance == 0 => left,
        BinaryOp::Ror => left >> distance | left << (width.bits() - distance),
        BinaryOp::Eq => u128::from(left == right),
        BinaryOp::Ne => u128::from(left != right),
        BinaryOp::ULt => u128::from(left < right),
        BinaryOp::ULe => u128::from(left <= right),
        BinaryOp::SLt => u128::from(signed(left) < signed(right)),
        BinaryOp::SLe => u128::from(signed(left) <= signed(right)),
    })
}

fn addresses(op: BinaryOp, width: Width, left: Value, right: Value) -> Option<Value> {
    let offset = |bits: u128| width.signed(bits) as i64;
    match (op, left, right) {
        (BinaryOp::Eq, ..) => Some(truth(left == right)),
        (BinaryOp::Ne, ..) => Some(truth(left != right)),
        (BinaryOp::Add, Value::Address(base, at), Value::Int(by))
        | (BinaryOp::Add, Value::Int(by), Value::Address(base, at)) => {
            Some(Value::Address(base, at.wrapping_add(offset(by))))
        }
        (BinaryOp::Sub, Value::Address(base, at), Value::Int(by)) => {
            Some(Value::Address(base, at.wrapping_sub(offset(by))))
        }
        (BinaryOp::Sub, Value::Address(a, from), Value::Address(b, to)) if a == b => {
            Some(Value::Int(width.wrap(from.wrapping_sub(to) as u128)))
        }
        (BinaryOp::Xor, ..) if left == right => Some(Value::ZERO),
        (BinaryOp::And | BinaryOp::Or, ..) if left == right => Some(left),
        (BinaryOp::Or | BinaryOp::Xor, _, Value::Int(0)) => Some(left),
        (BinaryOp::Or | BinaryOp::Xor, Value::Int(0), _) => Some(right),
        (BinaryOp::And | BinaryOp::Mul, _, Value::Int(0))
        | (BinaryOp::And | BinaryOp::Mul, Value::Int(0), _) => Some(Value::ZERO),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::LocationId;

    fn check(op: BinaryOp, width: Width, left: u128, right: u128, expected: u128) {
        let result = binary(op, width, Value::Int(left), Value::Int(right));
        assert_eq!(result, Some(Value::Int(expected)), "{left} {op:?} {right} at {width:?}");
    }

    #[test]
    fn integers_wrap_at_the_width() {
        check(BinaryOp::Add, Width::B8, 255, 1, 0);
        check(BinaryOp::Sub, Width::B32, 0, 1, 0xffff_ffff);
        check(BinaryOp::Mul, Width::B64, 1 << 63, 2, 0);
        check(BinaryOp::Add, Width::B128, u128::MAX, 1, 0);
        check(BinaryOp::Ror, Width::B32, 1, 1, 0x8000_0000);
        check(BinaryOp::Sar, Width::B16, 0x8000, 15, 0xffff);
        check(BinaryOp::SDiv, Width::B8, 0x80, 0xff, 0x80);
        check(BinaryOp::UDiv, Width::B8, 7, 0, 0);
        check(BinaryOp::SLt, Width::B8, 0xff, 0, 1);
        check(BinaryOp::ULt, Width::B8, 0xff, 0, 0);
    }

    #[test]
    fn addresses_know_offsets_and_equality_only() {
        let x = Value::Address(LocationId(0), 0);
        let y = Value::Address(LocationId(1), 0);
        let at = |op, left, right| binary(op, Width::B64, left, right);
        let minus_four = Value::Int(Width::B64.wrap(-4_i128 as u128));
        assert_eq!(at(BinaryOp::Add, x, minus_four), Some(Value::Address(LocationId(0), -4)));
        assert_eq!(at(BinaryOp::Xor, x, x), Some(Value::ZERO));
        assert_eq!(at(BinaryOp::Xor, x, y), None);
        assert_eq!(at(BinaryOp::Eq, x, Value::ZERO), Some(Value::ZERO));
        assert_eq!(at(BinaryOp::ULt, x, y), None);
        assert_eq!(unary(UnaryOp::Not, Width::B64, x), None);
    }
}

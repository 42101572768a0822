//! The flags CF, ZF, SF, OF and PF: hidden registers that hold 0 or 1.
//!
//! Source: SDM volume 1, §3.4.3.1 and appendix A; volume 2, the *Flags Affected* sections.

use interlocked_exec::{BinaryOp, Expr, Reg, UnaryOp, Width};

use super::Lowering;
use crate::x86::instruction::Instruction;
use crate::x86::register::Register;
use crate::x86::table::{Alu, Condition, Mnemonic, Shift};

/// A flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    Carry,
    Zero,
    Sign,
    Overflow,
    Parity,
}

impl Flag {
    pub(super) const ALL: [Self; 5] =
        [Self::Carry, Self::Zero, Self::Sign, Self::Overflow, Self::Parity];
    pub(super) const COUNT: u16 = Self::ALL.len() as u16;

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Carry => "CF",
            Self::Zero => "ZF",
            Self::Sign => "SF",
            Self::Overflow => "OF",
            Self::Parity => "PF",
        }
    }

    const fn reg(self) -> Reg {
        Reg(Register::COUNT + self as u16)
    }

    pub(super) const fn value(self) -> Expr {
        Expr::Reg(self.reg())
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u8);

impl Flags {
    /// The flags that at least one of the instructions reads.
    pub(super) fn read_by<'a>(instructions: impl Iterator<Item = &'a Instruction>) -> Self {
        let mut flags = Self::default();
        for instruction in instructions {
            let mnemonic = instruction.mnemonic();
            if let Mnemonic::Alu(Alu::Adc | Alu::Sbb) = mnemonic {
                flags.insert(Flag::Carry);
            }
            for &flag in mnemonic.condition().map_or(&[][..], read_by_condition) {
                flags.insert(flag);
            }
        }
        flags
    }

    fn insert(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u8;
    }

    pub(super) const fn contains(self, flag: Flag) -> bool {
        self.0 & 1 << flag as u8 != 0
    }

    pub(super) const fn without(self, flag: Flag) -> Self {
        Self(self.0 & !(1 << flag as u8))
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a comparison must compute the difference: equality and carry need the operands only,
    /// and are defined on addresses where the difference is not.
    pub(super) const fn needs_difference(self) -> bool {
        !self.without(Flag::Carry).without(Flag::Zero).is_empty()
    }
}

const fn read_by_condition(condition: Condition) -> &'static [Flag] {
    match condition {
        Condition::Overflow | Condition::NoOverflow => &[Flag::Overflow],
        Condition::Below | Condition::AboveOrEqual => &[Flag::Carry],
        Condition::Equal | Condition::NotEqual => &[Flag::Zero],
        Condition::BelowOrEqual | Condition::Above => &[Flag::Carry, Flag::Zero],
        Condition::Sign | Condition::NoSign => &[Flag::Sign],
        Condition::Parity | Condition::NoParity => &[Flag::Parity],
        Condition::Less | Condition::GreaterOrEqual => &[Flag::Sign, Flag::Overflow],
        Condition::LessOrEqual | Condition::Greater => &[Flag::Zero, Flag::Sign, Flag::Overflow],
    }
}

/// 1 if the condition holds, else 0.
pub(super) fn condition(condition: Condition) -> Expr {
    let either = |a: Expr, b: Expr| a.binary(BinaryOp::Or, Width::B8, b);
    let less = || Flag::Sign.value().binary(BinaryOp::Ne, Width::B8, Flag::Overflow.value());
    let (value, negated) = match condition {
        Condition::Overflow => (Flag::Overflow.value(), false),
        Condition::NoOverflow => (Flag::Overflow.value(), true),
        Condition::Below => (Flag::Carry.value(), false),
        Condition::AboveOrEqual => (Flag::Carry.value(), true),
        Condition::Equal => (Flag::Zero.value(), false),
        Condition::NotEqual => (Flag::Zero.value(), true),
        Condition::BelowOrEqual => (either(Flag::Carry.value(), Flag::Zero.value()), false),
        Condition::Above => (either(Flag::Carry.value(), Flag::Zero.value()), true),
        Condition::Sign => (Flag::Sign.value(), false),
        Condition::NoSign => (Flag::Sign.value(), true),
        Condition::Parity => (Flag::Parity.value(), false),
        Condition::NoParity => (Flag::Parity.value(), true),
        Condition::Less => (less(), false),
        Condition::GreaterOrEqual => (less(), true),
        Condition::LessOrEqual => (either(Flag::Zero.value(), less()), false),
        Condition::Greater => (either(Flag::Zero.value(), less()), true),
    };
    if negated { value.unary(UnaryOp::IsZero, Width::B8) } else { value }
}

/// Bit `number` of `value`, which has `width` bits.
pub(super) fn bit(value: Expr, width: Width, number: u32) -> Expr {
    let shifted = match number {
        0 => value,
        _ => value.binary(BinaryOp::Shr, width, Expr::int(u128::from(number))),
    };
    shifted.binary(BinaryOp::And, width, Expr::int(1))
}

fn sign(value: Expr, width: Width) -> Expr {
    value.binary(BinaryOp::Shr, width, Expr::int(u128::from(width.bits() - 1)))
}

/// 1 if the low byte has an even number of ones.
fn parity(value: &Expr) -> Expr {
    // Fold the byte into a nibble, then look the nibble up.
    let high = value.clone().binary(BinaryOp::Shr, Width::B8, Expr::int(4));
    let nibble = value.clone().binary(BinaryOp::Xor, Width::B8, high).binary(
        BinaryOp::And,
        Width::B8,
        Expr::int(0xf),
    );
    Expr::int(0b1001_0110_0110_1001).binary(BinaryOp::Shr, Width::B16, nibble).binary(
        BinaryOp::And,
        Width::B16,
        Expr::int(1),
    )
}

impl Lowering<'_> {
    /// Sets a flag, if an instruction of the thread reads it.
    pub(super) fn flag(&mut self, flag: Flag, value: impl FnOnce() -> Expr) {
        if self.flags.contains(flag) {
            self.assign(flag.reg(), value());
        }
    }

    /// SF and PF, which tell of the result alone.
    fn flags_of_result(&mut self, width: Width, result: &Expr) {
        self.flag(Flag::Sign, || sign(result.clone(), width));
        self.flag(Flag::Parity, || parity(result));
    }

    /// The flags of `result = left + right (+ carry)`.
    pub(super) fn flags_of_addition(
        &mut self,
        width: Width,
        left: &Expr,
        right: &Expr,
        carry: Option<&Expr>,
        result: &Expr,
    ) {
        self.flags_of_result(width, result);
        self.flag(Flag::Zero, || result.clone().unary(UnaryOp::IsZero, width));
        // Overflow: the operands have one sign, the result the other.
        self.flag(Flag::Overflow, || {
            let differs =
                |operand: &Expr| operand.clone().binary(BinaryOp::Xor, width, result.clone());
            sign(differs(left).binary(BinaryOp::And, width, differs(right)), width)
        });
        // Last, since the carry may be a summand.
        self.flag(Flag::Carry, || {
            let mut sum = left.clone().binary(BinaryOp::Add, Width::B128, right.clone());
            if let Some(carry) = carry {
                sum = sum.binary(BinaryOp::Add, Width::B128, carry.clone());
            }
            bit(sum, Width::B128, width.bits())
        });
    }

    /// The flags of `result = left - right (- borrow)`.
    pub(super) fn flags_of_subtraction(
        &mut self,
        width: Width,
        left: &Expr,
        right: &Expr,
        borrow: Option<&Expr>,
        result: &Expr,
    ) {
        self.flags_of_result(width, result);
        // Without a borrow, equality tells the same and is defined on addresses too.
        self.flag(Flag::Zero, || match borrow {
            None => left.clone().binary(BinaryOp::Eq, width, right.clone()),
            Some(_) => result.clone().unary(UnaryOp::IsZero, width),
        });
        // Overflow: the operands differ in sign, and the result has that of the right one.
        self.flag(Flag::Overflow, || {
            let differs =
                |operand: &Expr| left.clone().binary(BinaryOp::Xor, width, operand.clone());
            sign(differs(right).binary(BinaryOp::And, width, differs(result)), width)
        });
        self.flag(Flag::Carry, || match borrow {
            None => left.clone().binary(BinaryOp::ULt, width, right.clone()),
            Some(borrow) => {
                let subtrahend = right.clone().binary(BinaryOp::Add, Width::B128, borrow.clone());
                left.clone().binary(BinaryOp::ULt, Width::B128, subtrahend)
            }
        });
    }

    /// The flags of `and`, `or`, `xor` and `test`.
    pub(super) fn flags_of_logic(&mut self, width: Width, result: &Expr) {
        self.flags_of_result(width, result);
        self.flag(Flag::Zero, || result.clone().unary(UnaryOp::IsZero, width));
        self.flag(Flag::Overflow, || Expr::int(0));
        self.flag(Flag::Carry, || Expr::int(0));
    }

    /// The flags of a shift of `old` by `count`, whose result is in [`super::NEW`]: all keep their
    /// values if `count` is 0.
    pub(super) fn flags_of_shift(
        &mut self,
        width: Width,
        shift: Shift,
        count: &Expr,
        old: &Expr,
        carry: Expr,
    ) {
        let result = Expr::from(super::NEW);
        let overflow = match shift {
            Shift::Shl => {
                sign(result.clone(), width).binary(BinaryOp::Xor, Width::B8, carry.clone())
            }
            Shift::Shr => sign(old.clone(), width),
            Shift::Sar => Expr::int(0),
        };
        let zero = result.clone().unary(UnaryOp::IsZero, width);
        let values = [
            (Flag::Sign, sign(result.clone(), width)),
            (Flag::Parity, parity(&result)),
            (Flag::Zero, zero),
            (Flag::Overflow, overflow),
            (Flag::Carry, carry),
        ];
        for (flag, value) in values {
            self.flag(flag, || match count {
                Expr::Const(value) if value.as_int() == Some(0) => flag.value(),
                Expr::Const(_) => value,
                _ => count.clone().select(value, flag.value()),
            });
        }
    }
}

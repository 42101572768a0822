//! Arithmetic, logic, shifts and bit tests, on registers and on memory, locked or not.
//!
//! Source: SDM volume 2, “ADD”, “INC”, “SHL”, “BTS” and their kin.

use interlocked_exec::{BinaryOp, Expr, UnaryOp, Width};

use super::flags::{self, Flag};
use super::{Lowering, NEW, operands, width};
use crate::x86::instruction::{Instruction, Memory, Operand};
use crate::x86::register::Register;
use crate::x86::table::{Alu, Bit, Shift, Unary};

impl Lowering<'_> {
    pub(super) fn alu(&mut self, instruction: &Instruction, alu: Alu) {
        let [dst, src] = instruction.operands() else { return };
        let width = width(instruction);
        if alu == Alu::Cmp {
            let left = self.source(dst, width);
            let right = self.source(src, width);
            return self.compare(width, &left, &right);
        }
        // No instruction has two memory operands, so `OLD` is free for the one that there is.
        let right = self.source(src, width);
        let place = self.begin(instruction, dst);
        let left = place.old.clone();
        let carry = matches!(alu, Alu::Adc | Alu::Sbb).then(|| Flag::Carry.value());
        let op = match alu {
            Alu::Add | Alu::Adc => BinaryOp::Add,
            Alu::Sub | Alu::Sbb | Alu::Cmp => BinaryOp::Sub,
            Alu::And => BinaryOp::And,
            Alu::Or => BinaryOp::Or,
            Alu::Xor => BinaryOp::Xor,
        };
        let mut value = left.clone().binary(op, width, right.clone());
        if let Some(carry) = &carry {
            value = value.binary(op, width, carry.clone());
        }
        if !self.flags.is_empty() {
            self.assign(NEW, value);
            value = NEW.into();
        }
        match op {
            BinaryOp::Add => {
                self.flags_of_addition(width, &left, &right, carry.as_ref(), &value);
            }
            BinaryOp::Sub => {
                self.flags_of_subtraction(width, &left, &right, carry.as_ref(), &value);
            }
            _ => self.flags_of_logic(width, &value),
        }
        self.finish(&place, value);
    }

    pub(super) fn test(&mut self, instruction: &Instruction) {
        let [dst, src] = instruction.operands() else { return };
        let width = width(instruction);
        let left = self.source(dst, width);
        let right = self.source(src, width);
        let value = left.binary(BinaryOp::And, width, right);
        if !self.flags.is_empty() {
            self.assign(NEW, value);
            self.flags_of_logic(width, &NEW.into());
        }
    }

    pub(super) fn imul(&mut self, instruction: &Instruction) {
        let [dst, src] = instruction.operands() else { return };
        let width = width(instruction);
        let right = self.source(src, width);
        let place = self.begin(instruction, dst);
        let left = place.old.clone();
        self.assign(NEW, left.clone().binary(BinaryOp::Mul, width, right.clone()));
        // CF and OF: the product with its sign is not the full product.
        let extend = |value: Expr| value.unary(UnaryOp::SignExtend(width), Width::B128);
        let full = extend(left).binary(BinaryOp::Mul, Width::B128, extend(right));
        let cut = full.binary(BinaryOp::Ne, Width::B128, extend(NEW.into()));
        self.flag(Flag::Overflow, || cut.clone());
        self.flag(Flag::Carry, || cut);
        self.finish(&place, NEW.into());
    }

    /// The flags of `left - right`.
    pub(super) fn compare(&mut self, width: Width, left: &Expr, right: &Expr) {
        if self.flags.needs_difference() {
            self.assign(NEW, left.clone().binary(BinaryOp::Sub, width, right.clone()));
        }
        self.flags_of_subtraction(width, left, right, None, &NEW.into());
    }

    pub(super) fn unary(&mut self, instruction: &Instruction, unary: Unary) {
        let [dst] = instruction.operands() else { return };
        let width = width(instruction);
        let place = self.begin(instruction, dst);
        let old = place.old.clone();
        let (zero, one) = (Expr::int(0), Expr::int(1));
        let value = match unary {
            Unary::Not => old.unary(UnaryOp::Not, width),
            Unary::Neg => old.unary(UnaryOp::Neg, width),
            Unary::Inc => old.binary(BinaryOp::Add, width, one.clone()),
            Unary::Dec => old.binary(BinaryOp::Sub, width, one.clone()),
        };
        if unary == Unary::Not || self.flags.is_empty() {
            return self.finish(&place, value);
        }
        self.assign(NEW, value);
        let old = place.old.clone();
        // `inc` and `dec` keep CF.
        let flags = self.flags;
        if unary != Unary::Neg {
            self.flags = flags.without(Flag::Carry);
        }
        match unary {
            Unary::Inc => self.flags_of_addition(width, &old, &one, None, &NEW.into()),
            Unary::Dec => self.flags_of_subtraction(width, &old, &one, None, &NEW.into()),
            Unary::Neg => self.flags_of_subtraction(width, &zero, &old, None, &NEW.into()),
            Unary::Not => {}
        }
        self.flags = flags;
        self.finish(&place, NEW.into());
    }

    pub(super) fn bit(&mut self, instruction: &Instruction, bit: Bit) {
        let [dst, src] = instruction.operands() else { return };
        let width = width(instruction);
        // A shift takes its distance modulo the width, as these instructions take the bit's number.
        let number = self.source(src, width);
        let place = match (dst, src) {
            (Operand::Memory(memory), Operand::Register(_)) => {
                let address = self.bit_string_address(memory, width, number.clone());
                self.begin_memory(address, width, instruction.is_locked())
            }
            _ => self.begin(instruction, dst),
        };
        let old = place.old.clone();
        let mask = Expr::int(1).binary(BinaryOp::Shl, width, number.clone());
        let (one, value) = (Expr::int(1), old.clone());
        let value = match bit {
            Bit::Test => None,
            Bit::Set => Some(value.binary(BinaryOp::Or, width, mask)),
            Bit::Reset => Some(value.binary(BinaryOp::And, width, mask.unary(UnaryOp::Not, width))),
            Bit::Complement => Some(value.binary(BinaryOp::Xor, width, mask)),
        };
        // The new value first: it may need the bit's number in a register that CF does not touch,
        // while the destination may be that very register.
        if let Some(value) = value.clone() {
            self.assign(NEW, value);
        }
        self.flag(Flag::Carry, || {
            old.binary(BinaryOp::Shr, width, number).binary(BinaryOp::And, width, one)
        });
        if value.is_some() {
            self.finish(&place, NEW.into());
        }
    }

    /// Where the unit of `width` bits lies that has bit `number` of the bit string at `memory`;
    /// the number is signed (SDM volume 2, “Bit(BitBase, BitOffset)”, §3.1.1.9).
    fn bit_string_address(&mut self, memory: &Memory, width: Width, number: Expr) -> Expr {
        let address = self.address(memory);
        let units = number.unary(UnaryOp::SignExtend(width), Width::B64).binary(
            BinaryOp::Sar,
            Width::B64,
            Expr::int(u128::from(width.bits().ilog2())),
        );
        let bytes = units.binary(BinaryOp::Mul, Width::B64, Expr::int(u128::from(width.bytes())));
        address.binary(BinaryOp::Add, Width::B64, bytes)
    }

    pub(super) fn shift(&mut self, instruction: &Instruction, shift: Shift) {
        let [dst, count] = instruction.operands() else { return };
        let width = width(instruction);
        // The processor masks the count to 5 bits, or 6 for 64-bit operands.
        let mask = if width == Width::B64 { 63 } else { 31 };
        let count = match count {
            Operand::Immediate(count) => Expr::int(u128::from(count.cast_unsigned() as u8 & mask)),
            _ => operands::read(Register::RCX.with_width(Width::B8)).binary(
                BinaryOp::And,
                Width::B8,
                Expr::int(u128::from(mask)),
            ),
        };
        let place = self.begin(instruction, dst);
        let old = place.old.clone();
        // 128 bits hold what a shift moves out at either end.
        let extended = match shift {
            Shift::Sar => old.clone().unary(UnaryOp::SignExtend(width), Width::B128),
            Shift::Shl | Shift::Shr => old.clone(),
        };
        let op = match shift {
            Shift::Shl => BinaryOp::Shl,
            Shift::Shr => BinaryOp::Shr,
            Shift::Sar => BinaryOp::Sar,
        };
        let shifted = extended.clone().binary(op, Width::B128, count.clone());
        let value = shifted.clone().unary(UnaryOp::ZeroExtend(width), Width::B128);
        if self.flags.is_empty() {
            return self.finish(&place, value);
        }
        self.assign(NEW, value);
        let carry = match shift {
            Shift::Shl => flags::bit(shifted, Width::B128, width.bits()),
            Shift::Shr | Shift::Sar => {
                let before = count.clone().binary(BinaryOp::Sub, Width::B8, Expr::int(1));
                flags::bit(extended.binary(op, Width::B128, before), Width::B128, 0)
            }
        };
        self.flags_of_shift(width, shift, &count, &old, carry);
        self.finish(&place, NEW.into());
    }
}

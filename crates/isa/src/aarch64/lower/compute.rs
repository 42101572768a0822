//! Data processing.

use interlocked_exec::{BinaryOp, Expr, MicroOp, UnaryOp, Width};

use super::flags::{Flag, flag_of, holds};
use super::{HELD, Lowering, SCRATCH, picked, raw, value};
use crate::aarch64::instruction::Instruction;
use crate::aarch64::operand::{Condition, Extend, Shift, Source};
use crate::aarch64::operation::{
    Bitfield, Compute, ConditionalCompare, Move, MoveWide, Multiply, MultiplyAdd, Select,
    SelectSame, SetIf, Transform,
};
use crate::aarch64::register::Register;

/// The flexible operand, for an operation at `width`.
fn source(source: Source, width: Width) -> Expr {
    match source {
        Source::Immediate(value) => Expr::int(width.wrap(value as u128)),
        Source::Register(register, _, 0) => raw(register),
        Source::Register(register, shift, amount) => {
            shifted(shift, width, raw(register), Expr::int(amount.into()))
        }
        Source::Extended(register, extend, amount) => extended(register, extend, amount, width),
    }
}

/// The register extended to `width`, then shifted left.
pub(super) fn extended(register: Register, extend: Extend, amount: u8, width: Width) -> Expr {
    let op = match extend {
        Extend::Uxtb => UnaryOp::ZeroExtend(Width::B8),
        Extend::Uxth => UnaryOp::ZeroExtend(Width::B16),
        Extend::Uxtw => UnaryOp::ZeroExtend(Width::B32),
        Extend::Uxtx | Extend::Sxtx => UnaryOp::ZeroExtend(Width::B64),
        Extend::Sxtb => UnaryOp::SignExtend(Width::B8),
        Extend::Sxth => UnaryOp::SignExtend(Width::B16),
        Extend::Sxtw => UnaryOp::SignExtend(Width::B32),
    };
    let extended = raw(register).unary(op, width);
    match amount {
        0 => extended,
        _ => extended.binary(BinaryOp::Shl, width, Expr::int(amount.into())),
    }
}

fn shifted(shift: Shift, width: Width, value: Expr, by: Expr) -> Expr {
    let op = match shift {
        Shift::Lsl => BinaryOp::Shl,
        Shift::Lsr => BinaryOp::Shr,
        Shift::Asr => BinaryOp::Sar,
        Shift::Ror => BinaryOp::Ror,
    };
    value.binary(op, width, by)
}

fn not(value: Expr, width: Width) -> Expr {
    value.unary(UnaryOp::Not, width)
}

/// `left op right` at `width`.
pub(super) fn combine(op: Compute, width: Width, left: Expr, right: Expr) -> Expr {
    let (op, right) = match op {
        Compute::Add | Compute::Adds => (BinaryOp::Add, right),
        Compute::Sub | Compute::Subs => (BinaryOp::Sub, right),
        Compute::And | Compute::Ands => (BinaryOp::And, right),
        Compute::Bic | Compute::Bics => (BinaryOp::And, not(right, width)),
        Compute::Orr => (BinaryOp::Or, right),
        Compute::Orn => (BinaryOp::Or, not(right, width)),
        Compute::Eor => (BinaryOp::Xor, right),
        Compute::Eon => (BinaryOp::Xor, not(right, width)),
    };
    left.binary(op, width, right)
}

/// `value` plus 1, its complement or its negation, as conditional selection changes its second
/// register.
fn changed(op: Select, value: Expr, width: Width) -> Expr {
    match op {
        Select::Csel => value.unary(UnaryOp::ZeroExtend(width), width),
        Select::Csinc => value.binary(BinaryOp::Add, width, Expr::int(1)),
        Select::Csinv => not(value, width),
        Select::Csneg => value.unary(UnaryOp::Neg, width),
    }
}

impl Lowering<'_> {
    pub(super) fn compute(&mut self, instruction: &Instruction) {
        match *instruction {
            Instruction::Compute { op, dst, left, right } => {
                let right = source(right, dst.width());
                self.compute_with_flags(op, dst, raw(left), right);
            }
            Instruction::Compare { op, left, right } => {
                let width = left.width();
                self.set_flags(op, width, &raw(left), &source(right, width));
            }
            Instruction::Move { op, dst, source } => self.move_(op, dst, source),
            Instruction::MoveWide { op, dst, bits, shift } => self.move_wide(op, dst, bits, shift),
            Instruction::Shift { op, dst, source: from, by } => {
                let width = dst.width();
                self.assign(dst, shifted(op, width, raw(from), source(by, width)));
            }
            Instruction::Multiply { op, dst, left, right } => self.multiply(op, dst, left, right),
            Instruction::MultiplyAdd { op, dst, left, right, addend } => {
                let width = dst.width();
                let product = raw(left).binary(BinaryOp::Mul, width, raw(right));
                let op = match op {
                    MultiplyAdd::Madd => BinaryOp::Add,
                    MultiplyAdd::Msub => BinaryOp::Sub,
                };
                self.assign(dst, raw(addend).binary(op, width, product));
            }
            Instruction::Transform { op, dst, source } => self.transform(op, dst, source),
            Instruction::Bitfield { op, dst, source, first, second } => {
                self.bitfield(op, dst, source, (first, second));
            }
            Instruction::Select { op, dst, left, right, condition } => {
                self.select(op, dst, (left, right), condition);
            }
            Instruction::SelectSame { op, dst, source, condition } => {
                let op = match op {
                    SelectSame::Cinc => Select::Csinc,
                    SelectSame::Cinv => Select::Csinv,
                    SelectSame::Cneg => Select::Csneg,
                };
                let then = changed(op, raw(source), dst.width());
                self.assign(dst, holds(condition).select(then, value(source)));
            }
            Instruction::SetIf { op, dst, condition } => {
                let then = match op {
                    SetIf::Cset => 1,
                    SetIf::Csetm => dst.width().mask(),
                };
                self.assign(dst, holds(condition).select(Expr::int(then), Expr::int(0)));
            }
            Instruction::ConditionalCompare { op, left, right, flags, condition } => {
                let right = source(right, left.width());
                self.conditional_compare(op, (left, right), flags, condition);
            }
            _ => self.access(instruction),
        }
    }

    fn compute_with_flags(&mut self, op: Compute, dst: Register, left: Expr, right: Expr) {
        let width = dst.width();
        if op.sets_flags() {
            self.set_flags(op, width, &left, &right);
        }
        self.assign(dst, combine(op, width, left, right));
    }

    fn set_flags(&mut self, op: Compute, width: Width, left: &Expr, right: &Expr) {
        self.assign_flags(|flag| flag_of(flag, op, width, left, right));
    }

    /// The flags that are read become what `value` says.
    fn assign_flags(&mut self, value: impl Fn(Flag) -> Expr) {
        for flag in self.flags_read.iter() {
            self.emit(MicroOp::Assign { dst: flag.reg(), value: value(flag) });
        }
    }

    fn conditional_compare(
        &mut self,
        op: ConditionalCompare,
        (left, right): (Register, Expr),
        flags: u8,
        condition: Condition,
    ) {
        let op = match op {
            ConditionalCompare::Ccmp => Compute::Subs,
            ConditionalCompare::Ccmn => Compute::Adds,
        };
        let compared = |flag| flag_of(flag, op, left.width(), &raw(left), &right);
        let given = |flag: Flag| Expr::int(flag.in_immediate(flags).into());
        // The condition asks the old flags; setting the first of the new ones must not change it.
        self.emit(MicroOp::Assign { dst: HELD, value: holds(condition) });
        let held = Expr::Reg(HELD);
        self.choose(
            held.clone(),
            |lowering| lowering.assign_flags(|flag| picked(&held, compared(flag))),
            |lowering| lowering.assign_flags(|flag| picked(&held, given(flag))),
        );
    }

    fn select(
        &mut self,
        op: Select,
        dst: Register,
        (left, right): (Register, Register),
        condition: Condition,
    ) {
        let condition = holds(condition);
        let (then, otherwise) = (value(left), changed(op, raw(right), dst.width()));
        if left == right {
            return self.assign(dst, condition.select(then, otherwise));
        }
        let (then, otherwise) = (picked(&condition, then), picked(&condition, otherwise));
        self.choose(
            condition,
            |lowering| lowering.assign(dst, then),
            |lowering| lowering.assign(dst, otherwise),
        );
    }

    fn move_(&mut self, op: Move, dst: Register, from: Source) {
        let width = dst.width();
        match (op, from) {
            (Move::Mov, Source::Register(register, ..)) => self.assign(dst, value(register)),
            (Move::Mov, _) => self.assign(dst, source(from, width)),
            (Move::Mvn, _) => self.assign(dst, not(source(from, width), width)),
            (Move::Neg, _) => {
                self.compute_with_flags(Compute::Sub, dst, Expr::int(0), source(from, width));
            }
            (Move::Negs, _) => {
                self.compute_with_flags(Compute::Subs, dst, Expr::int(0), source(from, width));
            }
        }
    }

    fn move_wide(&mut self, op: MoveWide, dst: Register, bits: u16, shift: u8) {
        let width = dst.width();
        let placed = u128::from(bits) << shift;
        self.assign(
            dst,
            match op {
                MoveWide::Movz => Expr::int(placed),
                MoveWide::Movn => Expr::int(width.wrap(!placed)),
                MoveWide::Movk => {
                    let others = Expr::int(width.wrap(!(0xffff << shift)));
                    let kept = raw(dst).binary(BinaryOp::And, width, others);
                    kept.binary(BinaryOp::Or, width, Expr::int(placed))
                }
            },
        );
    }

    fn multiply(&mut self, op: Multiply, dst: Register, left: Register, right: Register) {
        let width = dst.width();
        let widened = |register, extend| extended(register, extend, 0, width);
        let product = |left: Expr, right| left.binary(BinaryOp::Mul, width, right);
        let value = match op {
            Multiply::Mul => product(raw(left), raw(right)),
            Multiply::Mneg => product(raw(left), raw(right)).unary(UnaryOp::Neg, width),
            Multiply::Udiv => raw(left).binary(BinaryOp::UDiv, width, raw(right)),
            Multiply::Sdiv => raw(left).binary(BinaryOp::SDiv, width, raw(right)),
            Multiply::Smull => product(widened(left, Extend::Sxtw), widened(right, Extend::Sxtw)),
            Multiply::Umull => product(widened(left, Extend::Uxtw), widened(right, Extend::Uxtw)),
        };
        self.assign(dst, value);
    }

    fn transform(&mut self, op: Transform, dst: Register, source: Register) {
        let width = dst.width();
        let extend = match op {
            Transform::Sxtb => Extend::Sxtb,
            Transform::Sxth => Extend::Sxth,
            Transform::Sxtw => Extend::Sxtw,
            Transform::Uxtb => Extend::Uxtb,
            Transform::Uxth => Extend::Uxth,
            Transform::Uxtw => Extend::Uxtw,
            Transform::Rbit => return self.swap(dst, source, &[1, 2, 4, 8, 16, 32]),
            Transform::Rev => return self.swap(dst, source, &[8, 16, 32]),
            Transform::Rev16 => return self.swap(dst, source, &[8]),
            Transform::Rev32 => return self.swap(dst, source, &[8, 16]),
        };
        self.assign(dst, extended(source, extend, 0, width));
    }

    /// Swaps neighboring groups of bits, for each of the group sizes that is less than the width.
    fn swap(&mut self, dst: Register, source: Register, sizes: &[u32]) {
        let width = dst.width();
        self.emit(MicroOp::Assign { dst: SCRATCH, value: raw(source) });
        for &size in sizes.iter().filter(|&&size| size < width.bits()) {
            // Ones in every second group, from the lowest.
            let mask =
                Expr::int(u128::MAX / ((1 << size) + 1)).unary(UnaryOp::ZeroExtend(width), width);
            let by = Expr::int(size.into());
            let up = Expr::Reg(SCRATCH).binary(BinaryOp::And, width, mask.clone());
            let up = up.binary(BinaryOp::Shl, width, by.clone());
            let down = Expr::Reg(SCRATCH).binary(BinaryOp::Shr, width, by);
            let down = down.binary(BinaryOp::And, width, mask);
            let value = up.binary(BinaryOp::Or, width, down);
            self.emit(MicroOp::Assign { dst: SCRATCH, value });
        }
        self.assign(dst, Expr::Reg(SCRATCH));
    }

    fn bitfield(&mut self, op: Bitfield, dst: Register, source: Register, numbers: (u8, u8)) {
        let width = dst.width();
        let bits = width.bits();
        let field = Field::new(op, numbers, bits);
        let at = |value: Expr, op, by: u32| value.binary(op, width, Expr::int(by.into()));
        let mask = (1 << field.width) - 1;
        let value = match op {
            Bitfield::Sbfx | Bitfield::Sbfiz | Bitfield::Sbfm => {
                let top = at(raw(source), BinaryOp::Shl, bits - field.width - field.from);
                at(at(top, BinaryOp::Sar, bits - field.width), BinaryOp::Shl, field.to)
            }
            _ => {
                let moved = at(raw(source), BinaryOp::Shr, field.from);
                let cut = moved.binary(BinaryOp::And, width, Expr::int(mask));
                at(cut, BinaryOp::Shl, field.to)
            }
        };
        let keeps = matches!(op, Bitfield::Bfi | Bitfield::Bfxil | Bitfield::Bfm);
        let value = if keeps {
            let others = Expr::int(width.wrap(!(mask << field.to)));
            let kept = raw(dst).binary(BinaryOp::And, width, others);
            kept.binary(BinaryOp::Or, width, value)
        } else {
            value
        };
        self.assign(dst, value);
    }
}

/// Where a bit field comes from and goes to.
struct Field {
    from: u32,
    to: u32,
    width: u32,
}

impl Field {
    /// The field that the two numbers of `op` mean in a register of `bits`.
    fn new(op: Bitfield, (first, second): (u8, u8), bits: u32) -> Self {
        let (first, second) = (u32::from(first), u32::from(second));
        match op {
            Bitfield::Ubfx | Bitfield::Sbfx | Bitfield::Bfxil => {
                Self { from: first, to: 0, width: second }
            }
            Bitfield::Ubfiz | Bitfield::Sbfiz | Bitfield::Bfi => {
                Self { from: 0, to: first, width: second }
            }
            Bitfield::Ubfm | Bitfield::Sbfm | Bitfield::Bfm if second >= first => {
                Self { from: first, to: 0, width: second - first + 1 }
            }
            Bitfield::Ubfm | Bitfield::Sbfm | Bitfield::Bfm => {
                Self { from: 0, to: bits - first, width: second + 1 }
            }
        }
    }
}

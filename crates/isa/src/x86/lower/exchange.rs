//! Instructions that exchange a register with their destination, on a condition or without.
//!
//! Source: SDM volume 2, “XCHG”, “XADD”, “CMPXCHG”, “CMPXCHG8B/CMPXCHG16B”.

use interlocked_exec::{BinaryOp, Expr, MicroOp, UnaryOp, Width};

use super::flags::Flag;
use super::{Lowering, NEW, OLD, operands, width};
use crate::x86::instruction::{Instruction, Operand};
use crate::x86::register::Register;

impl Lowering<'_> {
    pub(super) fn xchg(&mut self, instruction: &Instruction) {
        let [dst, Operand::Register(register)] = instruction.operands() else { return };
        let place = self.begin(instruction, dst);
        let value = operands::read(*register);
        if matches!(dst, Operand::Register(_)) {
            self.assign(OLD, place.old.clone());
        }
        self.finish(&place, value);
        self.write(*register, OLD.into());
    }

    pub(super) fn xadd(&mut self, instruction: &Instruction) {
        let [dst, Operand::Register(register)] = instruction.operands() else { return };
        let width = width(instruction);
        let place = self.begin(instruction, dst);
        let old = place.old.clone();
        let addend = operands::read(*register);
        self.assign(NEW, old.clone().binary(BinaryOp::Add, width, addend.clone()));
        self.flags_of_addition(width, &old, &addend, None, &NEW.into());
        if matches!(dst, Operand::Register(_)) {
            // The destination is written last: with one register as both operands the sum stays.
            self.write(*register, old);
            return self.finish(&place, NEW.into());
        }
        self.finish(&place, NEW.into());
        self.write(*register, old);
    }

    pub(super) fn cmpxchg(&mut self, instruction: &Instruction) {
        let [dst, Operand::Register(register)] = instruction.operands() else { return };
        let width = width(instruction);
        let place = self.begin(instruction, dst);
        if matches!(dst, Operand::Register(_)) {
            self.assign(OLD, place.old.clone());
        }
        let accumulator = Register::RAX.with_width(width);
        let expected = operands::read(accumulator);
        self.compare(width, &expected, &OLD.into());
        let failed = expected.binary(BinaryOp::Ne, width, OLD.into());
        self.either(
            failed,
            |this| this.finish(&place, operands::read(*register)),
            // A register as destination keeps all its bits, though the manual has its old value
            // written back, which would clear the upper half: processors do not write it.
            |this| this.write(accumulator, OLD.into()),
        );
    }

    /// `cmpxchg8b` and `cmpxchg16b`: pairs of registers of width `half` against memory of `width`.
    pub(super) fn cmpxchg_pair(&mut self, instruction: &Instruction, half: Width, width: Width) {
        let [dst] = instruction.operands() else { return };
        let place = self.begin(instruction, dst);
        let shift = Expr::int(u128::from(half.bits()));
        let pair = |high: Register, low: Register| {
            operands::read(high.with_width(half))
                .binary(BinaryOp::Shl, width, shift.clone())
                .binary(BinaryOp::Or, width, operands::read(low.with_width(half)))
        };
        let expected = pair(Register::RDX, Register::RAX);
        let equal = expected.clone().binary(BinaryOp::Eq, width, OLD.into());
        self.flag(Flag::Zero, || equal);
        let failed = expected.binary(BinaryOp::Ne, width, OLD.into());
        self.either(
            failed,
            |this| this.finish(&place, pair(Register::RCX, Register::RBX)),
            |this| {
                let high = Expr::from(OLD).binary(BinaryOp::Shr, width, shift.clone());
                let low = Expr::from(OLD).unary(UnaryOp::ZeroExtend(half), width);
                this.write(Register::RAX.with_width(half), low);
                this.write(Register::RDX.with_width(half), high);
            },
        );
    }

    /// One of two ways inside an instruction: `otherwise` if `condition`, else `then`.
    fn either(
        &mut self,
        condition: Expr,
        then: impl FnOnce(&mut Self),
        otherwise: impl FnOnce(&mut Self),
    ) {
        let guard = self.ops.len();
        self.emit(MicroOp::Guard { condition, target: 0 });
        then(self);
        let jump = self.ops.len();
        self.emit(MicroOp::Jump { target: 0 });
        otherwise(self);
        let end = self.ops.len();
        for (op, to) in [(guard, jump + 1), (jump, end)] {
            if let MicroOp::Guard { target, .. } | MicroOp::Jump { target } = &mut self.ops[op].op {
                *target = to;
            }
        }
    }
}

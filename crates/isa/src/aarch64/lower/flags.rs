//! The flags N, Z, C, V: how they are computed, and what conditions ask of them.
//!
//! Source: Arm ARM (DDI 0487) pseudocode `AddWithCarry` and `ConditionHolds`.

use interlocked_exec::{BinaryOp, Expr, Reg, UnaryOp, Width};

use super::compute::combine;
use crate::aarch64::instruction::Instruction;
use crate::aarch64::operand::Condition;
use crate::aarch64::operation::Compute;
use crate::aarch64::register::Register;
use crate::code::Line;

/// A flag; the discriminant is its place after the architectural registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flag {
    /// The result is negative.
    N,
    /// The result is zero.
    Z,
    /// An addition carried, a subtraction did not borrow.
    C,
    /// The signed result overflowed.
    V,
}

pub(super) const FLAG_NAMES: [&str; FlagSet::COUNT as usize] = ["N", "Z", "C", "V"];

impl Flag {
    const ALL: [Self; FlagSet::COUNT as usize] = [Self::N, Self::Z, Self::C, Self::V];

    pub(super) const fn reg(self) -> Reg {
        Reg(Register::COUNT + self as u16)
    }

    /// The flag's value in a 4-bit immediate: N is the highest bit, V the lowest.
    pub(super) const fn in_immediate(self, flags: u8) -> u8 {
        flags >> (3 - self as u8) & 1
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FlagSet(u8);

impl FlagSet {
    /// How many flags there are.
    pub(super) const COUNT: u16 = 4;

    fn insert(&mut self, flag: Flag) {
        self.0 |= 1 << flag as u8;
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |&flag| self.0 >> flag as u8 & 1 == 1)
    }
}

/// The flags that some instruction of the code reads.
pub(super) fn flags_read(lines: &[Line<Instruction>]) -> FlagSet {
    let mut read = FlagSet::default();
    for instruction in lines.iter().filter_map(|line| line.instruction.as_ref()) {
        if let Some(condition) = instruction.condition() {
            for &flag in asked_by(condition) {
                read.insert(flag);
            }
        }
    }
    read
}

const fn asked_by(condition: Condition) -> &'static [Flag] {
    match condition {
        Condition::Eq | Condition::Ne => &[Flag::Z],
        Condition::Cs | Condition::Cc => &[Flag::C],
        Condition::Mi | Condition::Pl => &[Flag::N],
        Condition::Vs | Condition::Vc => &[Flag::V],
        Condition::Hi | Condition::Ls => &[Flag::C, Flag::Z],
        Condition::Ge | Condition::Lt => &[Flag::N, Flag::V],
        Condition::Gt | Condition::Le => &[Flag::N, Flag::V, Flag::Z],
        Condition::Al | Condition::Nv => &[],
    }
}

/// 1 if the condition holds of the flags, else 0.
pub(super) fn holds(condition: Condition) -> Expr {
    let flag = |flag: Flag| Expr::Reg(flag.reg());
    let differ = |a, b| flag(a).binary(BinaryOp::Xor, Width::B8, flag(b));
    let not = |holds: Expr| holds.unary(UnaryOp::IsZero, Width::B8);
    match condition {
        Condition::Eq => flag(Flag::Z),
        Condition::Ne => not(flag(Flag::Z)),
        Condition::Cs => flag(Flag::C),
        Condition::Cc => not(flag(Flag::C)),
        Condition::Mi => flag(Flag::N),
        Condition::Pl => not(flag(Flag::N)),
        Condition::Vs => flag(Flag::V),
        Condition::Vc => not(flag(Flag::V)),
        Condition::Hi => flag(Flag::C).binary(BinaryOp::And, Width::B8, not(flag(Flag::Z))),
        Condition::Ls => not(flag(Flag::C)).binary(BinaryOp::Or, Width::B8, flag(Flag::Z)),
        Condition::Ge => not(differ(Flag::N, Flag::V)),
        Condition::Lt => differ(Flag::N, Flag::V),
        Condition::Gt => {
            not(flag(Flag::Z).binary(BinaryOp::Or, Width::B8, differ(Flag::N, Flag::V)))
        }
        Condition::Le => flag(Flag::Z).binary(BinaryOp::Or, Width::B8, differ(Flag::N, Flag::V)),
        Condition::Al | Condition::Nv => Expr::int(1),
    }
}

/// What `flag` becomes by `left op right` at `width`.
pub(super) fn flag_of(flag: Flag, op: Compute, width: Width, left: &Expr, right: &Expr) -> Expr {
    let (left, right) = (left.clone(), right.clone());
    let result = combine(op, width, left.clone(), right.clone());
    let is_negative = |bits: Expr| bits.binary(BinaryOp::SLt, width, Expr::int(0));
    let differs = |a: Expr, b: Expr| a.binary(BinaryOp::Xor, width, b);
    match (flag, op) {
        (Flag::N, _) => is_negative(result),
        // Equality is defined on addresses too, their difference is not.
        (Flag::Z, Compute::Subs) => left.binary(BinaryOp::Eq, width, right),
        (Flag::Z, _) => result.unary(UnaryOp::IsZero, width),
        (Flag::C, Compute::Adds) => result.binary(BinaryOp::ULt, width, left),
        (Flag::C, Compute::Subs) => right.binary(BinaryOp::ULe, width, left),
        // Both operands have the sign that the result does not have.
        (Flag::V, Compute::Adds) => {
            let changed = differs(left, result.clone());
            is_negative(changed.binary(BinaryOp::And, width, differs(right, result)))
        }
        // The operands' signs differ, and the result's is not the left one's.
        (Flag::V, Compute::Subs) => {
            let changed = differs(left.clone(), result);
            is_negative(changed.binary(BinaryOp::And, width, differs(left, right)))
        }
        (Flag::C | Flag::V, _) => Expr::int(0),
    }
}

//! Arithmetic over registers, as micro-ops use it.

use crate::program::Reg;
use crate::value::{Value, Width};

/// An operation on one operand of the expression's width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// Bitwise complement.
    Not,
    /// Two's complement negation.
    Neg,
    /// 1 if the operand is zero, else 0.
    IsZero,
    /// The operand's low bits of the given width, zero-extended.
    ZeroExtend(Width),
    /// The operand's low bits of the given width, sign-extended.
    SignExtend(Width),
}

/// An operation on two operands of the expression's width.
///
/// Shifts take their distance modulo the width. Comparisons give 1 or 0. Division by zero gives 0
/// (as on AArch64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// Wrapping addition.
    Add,
    /// Wrapping subtraction.
    Sub,
    /// Wrapping multiplication.
    Mul,
    /// Unsigned division.
    UDiv,
    /// Signed division.
    SDiv,
    /// Unsigned remainder.
    URem,
    /// Signed remainder.
    SRem,
    /// Bitwise and.
    And,
    /// Bitwise or.
    Or,
    /// Bitwise exclusive or.
    Xor,
    /// Shift left.
    Shl,
    /// Logical shift right.
    Shr,
    /// Arithmetic shift right.
    Sar,
    /// Rotate right.
    Ror,
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Unsigned less than.
    ULt,
    /// Unsigned at most.
    ULe,
    /// Signed less than.
    SLt,
    /// Signed at most.
    SLe,
}

/// A value computed from registers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    /// A constant.
    Const(Value),
    /// The whole content of a register.
    Reg(Reg),
    /// One operand, at a width; the result is zero-extended.
    Unary(UnaryOp, Width, Box<Self>),
    /// Two operands, at a width; the result is zero-extended.
    Binary(BinaryOp, Width, Box<Self>, Box<Self>),
    /// `if condition ≠ 0 { then } else { otherwise }`, as a conditional move does it: the result
    /// has a *pick* dependency on the condition, not a data dependency (Arm ARM B2.3.2).
    Select(Box<Self>, Box<Self>, Box<Self>),
}

impl Expr {
    /// A constant integer.
    #[must_use]
    pub const fn int(bits: u128) -> Self {
        Self::Const(Value::Int(bits))
    }

    /// `op self` at `width`.
    #[must_use]
    pub fn unary(self, op: UnaryOp, width: Width) -> Self {
        Self::Unary(op, width, Box::new(self))
    }

    /// `self op right` at `width`.
    #[must_use]
    pub fn binary(self, op: BinaryOp, width: Width, right: Self) -> Self {
        Self::Binary(op, width, Box::new(self), Box::new(right))
    }

    /// `if self ≠ 0 { then } else { otherwise }`.
    #[must_use]
    pub fn select(self, then: Self, otherwise: Self) -> Self {
        Self::Select(Box::new(self), Box::new(then), Box::new(otherwise))
    }
}

impl From<Reg> for Expr {
    fn from(reg: Reg) -> Self {
        Self::Reg(reg)
    }
}

impl From<Value> for Expr {
    fn from(value: Value) -> Self {
        Self::Const(value)
    }
}

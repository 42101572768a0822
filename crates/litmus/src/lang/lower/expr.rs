//! Expressions: operators, conversions, non-atomic loads.

use interlocked_diag::Diagnostic;
use interlocked_exec::{
    BinaryOp as Bin, Expr as E, Link, LocationId, MicroOp, Reg, Tags, UnaryOp as Un, Value, Width,
};

use super::Lowering;
use crate::lang::ast::{BinaryOp, Expr, ExprKind, Type, UnaryOp};

impl Lowering<'_> {
    /// Two expressions, the left evaluated first.
    pub(super) fn pair(&mut self, left: &Expr, right: &Expr) -> (E, E) {
        let mut first = self.expr(left);
        // Only a compare-exchange inside `right` could change a local that `left` reads.
        if !is_pure(right) {
            first = self.keep(first);
        }
        (first, self.expr(right))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> E {
        if self.next_temporary >= usize::from(u16::MAX) {
            let message = "this expression is too large";
            self.diagnostics.push(Diagnostic::error(expr.place.0.clone(), message));
            self.next_temporary = self.locals;
        }
        let width = expr.ty.width();
        match &expr.kind {
            ExprKind::Int(bits) => E::int(width.wrap(*bits)),
            ExprKind::Local(local) => E::Reg(Reg(local.0)),
            ExprKind::Address(global) => E::Const(Value::Address(LocationId(global.0), 0)),
            ExprKind::Offset { base, index, scale } => {
                let (base, offset) = self.pair(base, index);
                let offset = convert(offset, index.ty, Width::B64).binary(
                    Bin::Mul,
                    Width::B64,
                    E::int(u128::from(*scale)),
                );
                base.binary(Bin::Add, Width::B64, offset)
            }
            ExprKind::Unary(UnaryOp::Neg, operand) => self.expr(operand).unary(Un::Neg, width),
            ExprKind::Unary(UnaryOp::Not, operand) => {
                let op = if expr.ty == Type::Bool { Un::IsZero } else { Un::Not };
                self.expr(operand).unary(op, width)
            }
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right),
            ExprKind::And(left, right) => self.short_circuit(left, right, true),
            ExprKind::Or(left, right) => self.short_circuit(left, right, false),
            ExprKind::Conditional(condition, then, otherwise) => {
                self.choice(condition, then, otherwise)
            }
            ExprKind::Cast(operand) => {
                let value = self.expr(operand);
                cast(value, operand.ty, expr.ty)
            }
            ExprKind::Load { address } => {
                let address = self.expr(address);
                self.load(address, width, Tags::NA, Link::None)
            }
            ExprKind::Atomic { address, op } => self.atomic(expr, address, op),
        }
    }

    pub(super) fn load(&mut self, address: E, width: Width, tags: Tags, link: Link) -> E {
        let dst = self.temporary();
        self.emit(MicroOp::Load { dst, address, width, tags, link });
        E::Reg(dst)
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) -> E {
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && !matches!(right.kind, ExprKind::Int(bits) if right.ty.width().wrap(bits) != 0)
        {
            let message = "division by something other than a constant, or by zero";
            let hint = "what a division by zero does is not modeled: write the divisor as a number";
            let place = right.place.0.clone();
            self.diagnostics.push(Diagnostic::error(place, message).hint(hint));
        }
        let (signed, width) = (left.ty.signed(), left.ty.width());
        let (left, right) = self.pair(left, right);
        let (op, swapped) = operation(op, signed);
        if swapped { right.binary(op, width, left) } else { left.binary(op, width, right) }
    }

    /// `left && right` or `left || right`.
    fn short_circuit(&mut self, left: &Expr, right: &Expr, and: bool) -> E {
        let left = self.expr(left);
        let width = Type::Bool.width();
        if is_pure(right) {
            let right = self.expr(right);
            return left.binary(if and { Bin::And } else { Bin::Or }, width, right);
        }
        let dst = self.temporary();
        self.emit(MicroOp::Assign { dst, value: left });
        let decided = E::Reg(dst);
        let decided = if and { decided.unary(Un::IsZero, width) } else { decided };
        let to_end = self.branch(decided);
        let value = self.expr(right);
        self.emit(MicroOp::Assign { dst, value });
        self.land(to_end);
        E::Reg(dst)
    }

    fn choice(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) -> E {
        let condition = self.expr(condition);
        let dst = self.temporary();
        let to_otherwise = self.branch(condition.unary(Un::IsZero, Width::B8));
        let value = self.expr(then);
        self.emit(MicroOp::Assign { dst, value });
        let to_end = self.jump();
        self.land(to_otherwise);
        let value = self.expr(otherwise);
        self.emit(MicroOp::Assign { dst, value });
        self.land(to_end);
        E::Reg(dst)
    }
}

/// The operation on words, and whether its operands change places.
const fn operation(op: BinaryOp, signed: bool) -> (Bin, bool) {
    let less = if signed { Bin::SLt } else { Bin::ULt };
    let at_most = if signed { Bin::SLe } else { Bin::ULe };
    match op {
        BinaryOp::Add => (Bin::Add, false),
        BinaryOp::Sub => (Bin::Sub, false),
        BinaryOp::Mul => (Bin::Mul, false),
        BinaryOp::Div => (if signed { Bin::SDiv } else { Bin::UDiv }, false),
        BinaryOp::Rem => (if signed { Bin::SRem } else { Bin::URem }, false),
        BinaryOp::And => (Bin::And, false),
        BinaryOp::Or => (Bin::Or, false),
        BinaryOp::Xor => (Bin::Xor, false),
        BinaryOp::Shl => (Bin::Shl, false),
        BinaryOp::Shr => (if signed { Bin::Sar } else { Bin::Shr }, false),
        BinaryOp::Eq => (Bin::Eq, false),
        BinaryOp::Ne => (Bin::Ne, false),
        BinaryOp::Lt => (less, false),
        BinaryOp::Le => (at_most, false),
        BinaryOp::Gt => (less, true),
        BinaryOp::Ge => (at_most, true),
    }
}

/// A value of type `from`, extended to `width` or cut to it.
fn convert(value: E, from: Type, width: Width) -> E {
    let source = from.width();
    if source == width {
        value
    } else if source > width {
        value.unary(Un::ZeroExtend(width), source)
    } else if from.signed() {
        value.unary(Un::SignExtend(source), width)
    } else {
        // Registers hold values zero-extended.
        value
    }
}

fn cast(value: E, from: Type, to: Type) -> E {
    if to == from {
        value
    } else if to == Type::Bool {
        value.binary(Bin::Ne, from.width(), E::int(0))
    } else {
        convert(value, from, to.width())
    }
}

/// Whether evaluating the expression does nothing but compute: no access, nothing assigned.
fn is_pure(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Address(_) => true,
        ExprKind::Offset { base, index, .. } => is_pure(base) && is_pure(index),
        ExprKind::Unary(_, operand) | ExprKind::Cast(operand) => is_pure(operand),
        ExprKind::Binary(_, left, right)
        | ExprKind::And(left, right)
        | ExprKind::Or(left, right) => is_pure(left) && is_pure(right),
        // Branches, which need a place of their own.
        ExprKind::Conditional(..) | ExprKind::Load { .. } | ExprKind::Atomic { .. } => false,
    }
}

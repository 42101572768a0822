//! What expressions give: scalars, tuples, results of operations that may fail; and how types are
//! checked.

use interlocked_diag::{Diagnostic, Span};

use super::function::{Elaborated, Elaborator};
use super::types::Ty;
use crate::lang::{Expr, ExprKind, LocalId, StatementKind};

/// An expression of the syntax tree with its type in Rust.
#[derive(Clone, Debug)]
pub(super) struct Scalar {
    pub(super) expr: Expr,
    pub(super) ty: Ty,
}

/// What an expression gives.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// `()`.
    Unit,
    /// Nothing: control does not get here.
    Never,
    /// A number, a truth value or a pointer.
    Scalar(Scalar),
    /// The `Result` of a compare-exchange or an update.
    Attempt {
        /// Whether it is `Ok`.
        succeeded: LocalId,
        /// The value inside, `Ok` or `Err`.
        old: LocalId,
        /// The type of that value.
        ty: Ty,
    },
    /// An `Option`: whether it is `Some`, and the value inside, which is nothing if it is `None`.
    Optional(Box<[Scalar; 2]>),
    /// A tuple.
    Tuple(Vec<Self>),
}

impl Elaborator<'_> {
    /// A place that can hold values such as `value`.
    pub(super) fn slot(&mut self, value: &Value, at: &Span) -> Value {
        match value {
            Value::Unit => Value::Unit,
            Value::Never => Value::Never,
            Value::Scalar(scalar) => Value::Scalar(self.scalar_slot(scalar, at)),
            Value::Optional(option) => {
                Value::Optional(Box::new(option.each_ref().map(|part| self.scalar_slot(part, at))))
            }
            Value::Attempt { ty, .. } => Value::Attempt {
                succeeded: self.hidden(Ty::Bool, at),
                old: self.hidden(ty.clone(), at),
                ty: ty.clone(),
            },
            Value::Tuple(parts) => {
                Value::Tuple(parts.iter().map(|part| self.slot(part, at)).collect())
            }
        }
    }

    fn scalar_slot(&mut self, scalar: &Scalar, at: &Span) -> Scalar {
        let local = self.hidden(scalar.ty.clone(), at);
        self.read(local, &scalar.ty, at)
    }

    /// Stores a value in a place made by [`Self::slot`].
    pub(super) fn assign(&mut self, slot: &Value, value: Value, at: &Span) -> Elaborated<()> {
        match (slot, value) {
            (_, Value::Never) | (Value::Unit, Value::Unit) => Ok(()),
            (Value::Scalar(slot), Value::Scalar(value)) => {
                let value = self.expect(value, &slot.ty)?;
                let ExprKind::Local(local) = slot.expr.kind else {
                    return self.error(at.clone(), "this cannot be assigned to");
                };
                self.emit(StatementKind::Assign { local, value }, at)
            }
            (
                Value::Attempt { succeeded, old, ty },
                Value::Attempt { succeeded: from_succeeded, old: from_old, ty: from_ty },
            ) => {
                let from = self.read(from_succeeded, &Ty::Bool, at);
                self.emit(StatementKind::Assign { local: *succeeded, value: from.expr }, at)?;
                let from = self.read(from_old, &from_ty, at);
                let value = self.expect(from, ty)?;
                self.emit(StatementKind::Assign { local: *old, value }, at)
            }
            (Value::Optional(slots), Value::Optional(values)) => {
                for (slot, value) in slots.iter().zip(*values) {
                    self.assign(&Value::Scalar(slot.clone()), Value::Scalar(value), at)?;
                }
                Ok(())
            }
            (Value::Tuple(slots), Value::Tuple(values)) if slots.len() == values.len() => {
                for (slot, value) in slots.iter().zip(values) {
                    self.assign(slot, value, at)?;
                }
                Ok(())
            }
            (slot, value) => {
                let (expected, found) = (self.describe(slot), self.describe(&value));
                self.mismatch(at, &expected, &found)
            }
        }
    }

    /// The expression, if its type is or can be `want`.
    pub(super) fn expect(&mut self, scalar: Scalar, want: &Ty) -> Elaborated<Expr> {
        if self.inference.unify(&scalar.ty, want) {
            return Ok(scalar.expr);
        }
        let (expected, found) =
            (self.inference.describe(want), self.inference.describe(&scalar.ty));
        self.mismatch(&scalar.expr.place.0, &expected, &found)
    }

    pub(super) fn mismatch<T>(&mut self, at: &Span, expected: &str, found: &str) -> Elaborated<T> {
        let diagnostic = Diagnostic::error(at.clone(), "mismatched types").label(format!(
            "expected {}, found {}",
            quoted(expected),
            quoted(found)
        ));
        self.report(diagnostic)
    }

    /// The type of a value as messages name it.
    pub(super) fn describe(&self, value: &Value) -> String {
        match value {
            Value::Unit => "()".to_owned(),
            Value::Never => "!".to_owned(),
            Value::Scalar(scalar) => self.inference.describe(&scalar.ty),
            Value::Attempt { ty, .. } => {
                let ty = self.inference.describe(ty);
                format!("Result<{ty}, {ty}>")
            }
            Value::Optional(option) => {
                format!("Option<{}>", self.inference.describe(&option[1].ty))
            }
            Value::Tuple(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| self.describe(part)).collect();
                format!("({})", parts.join(", "))
            }
        }
    }
}

/// A type in quotes, unless it is a description.
pub(super) fn quoted(ty: &str) -> String {
    if ty.contains(' ') && !ty.contains('<') && !ty.contains('(') && !ty.contains('*') {
        ty.to_owned()
    } else {
        format!("`{ty}`")
    }
}

//! Expressions: numbers, variables, arithmetic, casts.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::function::{Elaborated, Elaborator, Reported};
use super::names::Item;
use super::nesting::span;
use super::types::{IntKind, Ty};
use super::value::{Scalar, Value, quoted};
use crate::lang::{BinaryOp, ExprKind, StatementKind, UnaryOp};

impl Elaborator<'_> {
    /// What an expression gives.
    pub(super) fn value(&mut self, expr: &syn::Expr) -> Elaborated<Value> {
        let at = span(expr.span());
        match expr {
            syn::Expr::Paren(inner) => self.value(&inner.expr),
            syn::Expr::Group(inner) => self.value(&inner.expr),
            syn::Expr::Lit(literal) => self.literal(&literal.lit, false, &at),
            syn::Expr::Path(path) => self.path(&path.path, &at),
            syn::Expr::Unary(unary) => self.unary(unary, &at),
            syn::Expr::Binary(binary) => self.binary(binary, &at),
            syn::Expr::Cast(cast) => self.cast(cast, &at),
            syn::Expr::Assign(assign) => self.assignment(assign, &at),
            syn::Expr::Tuple(tuple) if tuple.elems.is_empty() => Ok(Value::Unit),
            syn::Expr::Tuple(tuple) => {
                let parts: Vec<_> = tuple.elems.iter().collect();
                let values = self.sequence(&parts)?;
                Ok(Value::Tuple(values))
            }
            syn::Expr::Field(field) => self.field(field, &at),
            syn::Expr::RawAddr(raw) => {
                let memory = self.memory(&raw.expr)?;
                Ok(Value::Scalar(memory.address))
            }
            syn::Expr::Reference(reference) => self.report(
                Diagnostic::error(span(reference.span()), "references are not supported")
                    .hint("the address of a static is `&raw mut D`"),
            ),
            syn::Expr::Block(block) if block.label.is_none() => self.block_value(&block.block),
            syn::Expr::Unsafe(block) => {
                self.unsafe_depth += 1;
                let value = self.block_value(&block.block);
                self.unsafe_depth -= 1;
                value
            }
            syn::Expr::MethodCall(call) => self.method(call, &at),
            syn::Expr::Call(call) => self.call(call, &at),
            syn::Expr::If(_)
            | syn::Expr::Match(_)
            | syn::Expr::While(_)
            | syn::Expr::Loop(_)
            | syn::Expr::ForLoop(_)
            | syn::Expr::Break(_)
            | syn::Expr::Continue(_)
            | syn::Expr::Return(_) => self.control(expr, &at),
            syn::Expr::Macro(_) => self.error(at, "macros are not supported in a Rust test"),
            syn::Expr::Let(_) => self.error(at, "`let` is supported only as the whole condition"),
            syn::Expr::Closure(_) => self.error(at, "closures are not supported here"),
            _ => self.error(at, "this expression is not supported in a Rust test"),
        }
    }

    /// A number, a truth value or a pointer.
    pub(super) fn scalar_value(&mut self, expr: &syn::Expr) -> Elaborated<Scalar> {
        let value = self.value(expr)?;
        self.as_scalar(value, &span(expr.span()))
    }

    /// The scalar that a value is.
    pub(super) fn as_scalar(&mut self, value: Value, at: &Span) -> Elaborated<Scalar> {
        match value {
            Value::Scalar(scalar) => Ok(scalar),
            Value::Attempt { .. } => self.report(
                Diagnostic::error(at.clone(), "an atomic operation that may fail gives a `Result`")
                    .hint("take it apart by `match`, `if let`, `.is_ok()`, `.is_err()` or `.unwrap_or_else(|x| x)`"),
            ),
            other => {
                let found = self.describe(&other);
                self.mismatch(at, "a number", &found)
            }
        }
    }

    /// A condition.
    pub(super) fn condition(&mut self, expr: &syn::Expr) -> Elaborated<Scalar> {
        let scalar = self.scalar_value(expr)?;
        let ty = Ty::Bool;
        let expr = self.expect(scalar, &ty)?;
        Ok(Scalar { expr, ty })
    }

    pub(super) fn literal(
        &mut self,
        literal: &syn::Lit,
        negative: bool,
        at: &Span,
    ) -> Elaborated<Value> {
        match literal {
            syn::Lit::Bool(literal) if !negative => {
                Ok(Value::Scalar(self.scalar(ExprKind::Int(literal.value.into()), &Ty::Bool, at)))
            }
            syn::Lit::Int(literal) => self.integer(literal, negative, at),
            syn::Lit::Byte(literal) if !negative => {
                let ty = Ty::Int(IntKind::U8);
                Ok(Value::Scalar(self.scalar(ExprKind::Int(literal.value().into()), &ty, at)))
            }
            _ => self.error(at.clone(), "a Rust test has integers and truth values only"),
        }
    }

    fn integer(&mut self, literal: &syn::LitInt, negative: bool, at: &Span) -> Elaborated<Value> {
        let Ok(magnitude) = literal.base10_parse::<u128>() else {
            return self.error(at.clone(), "this number is too large");
        };
        let ty = match literal.suffix() {
            "" => self.inference.literal(),
            suffix => match IntKind::by_name(suffix) {
                Some(kind) => Ty::Int(kind),
                None => {
                    let message = format!("numbers of type `{suffix}` are not supported");
                    return self.error(at.clone(), message);
                }
            },
        };
        let fits = match self.inference.resolve(&ty) {
            Ty::Int(kind) => kind.holds(negative, magnitude),
            _ => magnitude <= u128::from(u64::MAX),
        };
        if !fits {
            let ty = quoted(&self.inference.describe(&ty));
            let message = format!("this number does not fit in {ty}");
            return self.error(at.clone(), message);
        }
        let bits = if negative { magnitude.wrapping_neg() } else { magnitude };
        let width = self.inference.lower(&ty).width();
        Ok(Value::Scalar(self.scalar(ExprKind::Int(width.wrap(bits)), &ty, at)))
    }

    /// The constant of that name, if there is one and no variable hides it.
    pub(super) fn constant_named(&mut self, name: &str, at: &Span) -> Option<Scalar> {
        if self.variable(name).is_some() {
            return None;
        }
        let constant = self.items.consts.iter().find(|constant| constant.name == name)?;
        Some(self.scalar(ExprKind::Int(constant.bits), &constant.ty, at))
    }

    fn path(&mut self, path: &syn::Path, at: &Span) -> Elaborated<Value> {
        let Some(ident) = path.get_ident() else {
            return self.unknown_path(path, at);
        };
        let name = ident.to_string();
        if let Some(value) = self.variable(&name) {
            let mut value = value.ok_or(Reported)?;
            if let Value::Scalar(scalar) = &mut value {
                scalar.expr.place = at.clone().into();
                scalar.expr.ty = self.inference.lower(&scalar.ty);
            }
            return Ok(value);
        }
        if let Some(constant) = self.constant_named(&name, at) {
            return Ok(Value::Scalar(constant));
        }
        match self.static_named(&name) {
            Some(global) => {
                let memory = self.global(&global, at);
                self.plain_load(memory, at)
            }
            None if name == "None" => self.option(None, at),
            None => self.unknown_path(path, at),
        }
    }

    pub(super) fn unknown_path<T>(&mut self, path: &syn::Path, at: &Span) -> Elaborated<T> {
        if let Some(item) = self.items.names.resolve(path) {
            let what = match item {
                Item::Order(_) => "an ordering is given to an atomic operation or a fence only",
                _ => "this is not a value",
            };
            return self.error(at.clone(), what);
        }
        let name = path.segments.last().map_or_else(String::new, |s| s.ident.to_string());
        let mut diagnostic =
            Diagnostic::error(at.clone(), format!("there is no variable or static `{name}`"));
        let lower = name.to_lowercase();
        if let Some(near) = self.items.statics.iter().find(|s| s.name.to_lowercase() == lower) {
            diagnostic = diagnostic.hint(format!("did you mean `{}`?", near.name));
        }
        self.report(diagnostic)
    }

    fn unary(&mut self, unary: &syn::ExprUnary, at: &Span) -> Elaborated<Value> {
        if let (syn::UnOp::Neg(_), syn::Expr::Lit(literal)) = (&unary.op, &*unary.expr) {
            return self.literal(&literal.lit, true, at);
        }
        if let syn::UnOp::Deref(_) = unary.op {
            let memory = self.pointee(unary, at)?;
            return self.plain_load(memory, at);
        }
        let operand = self.scalar_value(&unary.expr)?;
        let ty = self.inference.resolve(&operand.ty);
        let op = match (&unary.op, &ty) {
            (syn::UnOp::Not(_), Ty::Bool | Ty::Int(_) | Ty::Literal(_)) => UnaryOp::Not,
            (syn::UnOp::Neg(_), Ty::Int(kind)) if kind.int_type().signed => UnaryOp::Neg,
            (syn::UnOp::Neg(_), Ty::Literal(_)) => UnaryOp::Neg,
            _ => {
                let found = self.inference.describe(&ty);
                let message = format!("this operator does not apply to `{found}`");
                return self.error(at.clone(), message);
            }
        };
        let kind = ExprKind::Unary(op, Box::new(operand.expr));
        Ok(Value::Scalar(self.scalar(kind, &operand.ty, at)))
    }

    fn binary(&mut self, binary: &syn::ExprBinary, at: &Span) -> Elaborated<Value> {
        match binary.op {
            syn::BinOp::And(_) => return self.lazy(binary, true, at),
            syn::BinOp::Or(_) => return self.lazy(binary, false, at),
            _ => {}
        }
        let (op, assigns) = operator(&binary.op);
        let Some(op) = op else {
            return self.error(at.clone(), "this operator is not supported");
        };
        if assigns {
            return self.compound(op, binary, at);
        }
        let values = self.sequence(&[&binary.left, &binary.right])?;
        if values.iter().any(|value| matches!(value, Value::Never)) {
            return Ok(Value::Never);
        }
        let mut values = values.into_iter();
        let (Some(left), Some(right)) = (values.next(), values.next()) else {
            return Err(Reported);
        };
        let left = self.as_scalar(left, &span(binary.left.span()))?;
        let right = self.as_scalar(right, &span(binary.right.span()))?;
        self.arithmetic(op, left, right, at).map(Value::Scalar)
    }

    /// `left op right`.
    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        left: Scalar,
        right: Scalar,
        at: &Span,
    ) -> Elaborated<Scalar> {
        let is_shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        let (left_ty, ty) = (left.ty.clone(), self.inference.resolve(&left.ty));
        let right = if is_shift {
            if matches!(self.inference.resolve(&right.ty), Ty::Bool | Ty::Pointer(_)) {
                return self.mismatch(&right.expr.place.0, "an integer", "bool");
            }
            right.expr
        } else {
            self.expect(right, &left_ty)?
        };
        let compares = is_comparison(op);
        let fits = match ty {
            Ty::Int(_) | Ty::Literal(_) => true,
            Ty::Bool => compares || matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor),
            Ty::Pointer(_) => matches!(op, BinaryOp::Eq | BinaryOp::Ne),
            Ty::Atomic(_) => false,
        };
        if !fits {
            let found = self.inference.describe(&ty);
            let message = format!("this operator does not apply to `{found}`");
            return self.error(at.clone(), message);
        }
        if matches!(op, BinaryOp::Div | BinaryOp::Rem)
            && !matches!(right.kind, ExprKind::Int(divisor) if divisor != 0)
        {
            let message = "the divisor has to be a number other than zero";
            return self.error(right.place.0, message);
        }
        let kind = ExprKind::Binary(op, Box::new(left.expr), Box::new(right));
        Ok(self.scalar(kind, if compares { &Ty::Bool } else { &left_ty }, at))
    }

    /// `&&` and `||`.
    fn lazy(&mut self, binary: &syn::ExprBinary, and: bool, at: &Span) -> Elaborated<Value> {
        let left = self.condition(&binary.left)?;
        let (right, mut hoisted) = self.nested(|this| {
            let right = this.value(&binary.right)?;
            if matches!(right, Value::Never) {
                return Ok(None);
            }
            let right = this.as_scalar(right, &span(binary.right.span()))?;
            this.expect(right, &Ty::Bool).map(Some)
        });
        let right = right?;
        if let Some(right) = right.clone().filter(|_| hoisted.is_empty()) {
            let (left, right) = (Box::new(left.expr), Box::new(right));
            let kind = if and { ExprKind::And(left, right) } else { ExprKind::Or(left, right) };
            return Ok(Value::Scalar(self.scalar(kind, &Ty::Bool, at)));
        }
        let local = self.hidden(Ty::Bool, at);
        self.emit(StatementKind::Assign { local, value: left.expr }, at)?;
        if let Some(right) = right {
            let ((), assign) = {
                let (_, statements) = self
                    .nested(|this| this.emit(StatementKind::Assign { local, value: right }, at));
                ((), statements)
            };
            hoisted.extend(assign);
        }
        let result = self.read(local, &Ty::Bool, at);
        let (then, otherwise) = if and { (hoisted, Vec::new()) } else { (Vec::new(), hoisted) };
        self.emit(StatementKind::If { condition: result.expr.clone(), then, otherwise }, at)?;
        Ok(Value::Scalar(result))
    }

    fn cast(&mut self, cast: &syn::ExprCast, at: &Span) -> Elaborated<Value> {
        let target = self.ty(&cast.ty)?;
        let source = self.scalar_value(&cast.expr)?;
        let is_literal = match &*cast.expr {
            syn::Expr::Lit(_) => true,
            syn::Expr::Unary(unary) => matches!(*unary.expr, syn::Expr::Lit(_)),
            _ => false,
        };
        if is_literal && matches!(target, Ty::Int(_)) {
            // A literal without a suffix takes the type that it is cast to.
            let _ = self.inference.unify(&source.ty, &target);
        }
        let fits = match (self.inference.resolve(&source.ty), &target) {
            (Ty::Int(_) | Ty::Literal(_) | Ty::Bool, Ty::Int(_)) => true,
            (Ty::Pointer(_), Ty::Pointer(_)) => {
                return Ok(Value::Scalar(Scalar { expr: source.expr, ty: target }));
            }
            (from, to) => from == *to,
        };
        if !fits {
            let (from, to) =
                (self.inference.describe(&source.ty), self.inference.describe(&target));
            return self
                .error(at.clone(), format!("cannot cast {} as {}", quoted(&from), quoted(&to)));
        }
        let kind = ExprKind::Cast(Box::new(source.expr));
        Ok(Value::Scalar(self.scalar(kind, &target, at)))
    }

    /// `tuple.0`.
    fn field(&mut self, field: &syn::ExprField, at: &Span) -> Elaborated<Value> {
        let syn::Member::Unnamed(index) = &field.member else {
            return self.error(at.clone(), "structs are supported only around an `UnsafeCell`");
        };
        let mut value = self.value(&field.base)?;
        // The other parts are evaluated as well.
        self.keep(&mut value)?;
        match value {
            Value::Tuple(mut parts) if (index.index as usize) < parts.len() => {
                Ok(parts.swap_remove(index.index as usize))
            }
            other => {
                let found = self.describe(&other);
                self.error(at.clone(), format!("`{found}` has no field `{}`", index.index))
            }
        }
    }
}

/// The operator, and whether it assigns.
fn operator(op: &syn::BinOp) -> (Option<BinaryOp>, bool) {
    use syn::BinOp as B;
    let (found, assigns) = match op {
        B::Add(_) => (BinaryOp::Add, false),
        B::Sub(_) => (BinaryOp::Sub, false),
        B::Mul(_) => (BinaryOp::Mul, false),
        B::Div(_) => (BinaryOp::Div, false),
        B::Rem(_) => (BinaryOp::Rem, false),
        B::BitAnd(_) => (BinaryOp::And, false),
        B::BitOr(_) => (BinaryOp::Or, false),
        B::BitXor(_) => (BinaryOp::Xor, false),
        B::Shl(_) => (BinaryOp::Shl, false),
        B::Shr(_) => (BinaryOp::Shr, false),
        B::Eq(_) => (BinaryOp::Eq, false),
        B::Ne(_) => (BinaryOp::Ne, false),
        B::Lt(_) => (BinaryOp::Lt, false),
        B::Le(_) => (BinaryOp::Le, false),
        B::Gt(_) => (BinaryOp::Gt, false),
        B::Ge(_) => (BinaryOp::Ge, false),
        B::AddAssign(_) => (BinaryOp::Add, true),
        B::SubAssign(_) => (BinaryOp::Sub, true),
        B::MulAssign(_) => (BinaryOp::Mul, true),
        B::DivAssign(_) => (BinaryOp::Div, true),
        B::RemAssign(_) => (BinaryOp::Rem, true),
        B::BitAndAssign(_) => (BinaryOp::And, true),
        B::BitOrAssign(_) => (BinaryOp::Or, true),
        B::BitXorAssign(_) => (BinaryOp::Xor, true),
        B::ShlAssign(_) => (BinaryOp::Shl, true),
        B::ShrAssign(_) => (BinaryOp::Shr, true),
        _ => return (None, false),
    };
    (Some(found), assigns)
}

const fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}

//! Patterns: what they test and what they bind.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::function::{Elaborated, Elaborator};
use super::nesting::span;
use super::types::Ty;
use super::value::{Scalar, Value};
use crate::lang::{BinaryOp, Expr, ExprKind, StatementKind, UnaryOp};

/// A variable that a pattern binds.
pub(super) struct Bound<'p> {
    ident: &'p syn::Ident,
    mutable: bool,
    value: Value,
}

/// What a pattern asks of a value.
#[derive(Default)]
pub(super) struct Test<'p> {
    /// Holds if the value matches; `None` if every value does.
    pub(super) condition: Option<Expr>,
    /// What is bound then.
    pub(super) bound: Vec<Bound<'p>>,
}

impl Elaborator<'_> {
    /// Matches `value`, which has been [kept](Self::keep), with a pattern.
    pub(super) fn test<'p>(
        &mut self,
        pattern: &'p syn::Pat,
        value: &Value,
    ) -> Elaborated<Test<'p>> {
        let at = span(pattern.span());
        match pattern {
            syn::Pat::Wild(_) => Ok(Test::default()),
            syn::Pat::Paren(inner) => self.test(&inner.pat, value),
            syn::Pat::Ident(ident) if ident.subpat.is_none() && ident.by_ref.is_none() => {
                if let Some(constant) = self.constant_named(&ident.ident.to_string(), &at) {
                    return self.test_equal(constant, value, &at);
                }
                let mutable = ident.mutability.is_some();
                let bound = Bound { ident: &ident.ident, mutable, value: value.clone() };
                Ok(Test { condition: None, bound: vec![bound] })
            }
            syn::Pat::Lit(literal) => {
                let literal = self.literal(&literal.lit, false, &at)?;
                let literal = self.as_scalar(literal, &at)?;
                self.test_equal(literal, value, &at)
            }
            syn::Pat::Or(or) => {
                let mut any: Option<Expr> = None;
                for case in &or.cases {
                    let Test { condition, bound } = self.test(case, value)?;
                    if !bound.is_empty() {
                        let message =
                            "alternatives of a pattern that bind variables are not supported";
                        return self.error(span(case.span()), message);
                    }
                    let Some(condition) = condition else { return Ok(Test::default()) };
                    any = Some(match any {
                        None => condition,
                        Some(earlier) => {
                            let kind = ExprKind::Or(Box::new(earlier), Box::new(condition));
                            self.scalar(kind, &Ty::Bool, &at).expr
                        }
                    });
                }
                Ok(Test { condition: any, bound: Vec::new() })
            }
            syn::Pat::Range(range) => self.test_range(range, value, &at),
            syn::Pat::Tuple(tuple) => self.test_tuple(tuple, value, &at),
            syn::Pat::TupleStruct(variant) => self.test_attempt(variant, value, &at),
            _ => self.report(Diagnostic::error(at, "this pattern is not supported").hint(
                "supported are `_`, names, numbers, `a | b`, `a..=b`, tuples, `Ok(…)` and `Err(…)`",
            )),
        }
    }

    fn test_equal<'p>(&mut self, want: Scalar, value: &Value, at: &Span) -> Elaborated<Test<'p>> {
        let condition = self.compare(BinaryOp::Eq, value, want, at)?;
        Ok(Test { condition: Some(condition), bound: Vec::new() })
    }

    fn compare(
        &mut self,
        op: BinaryOp,
        value: &Value,
        with: Scalar,
        at: &Span,
    ) -> Elaborated<Expr> {
        let Value::Scalar(value) = value else {
            let (expected, found) = (self.describe(value), self.inference.describe(&with.ty));
            return self.mismatch(at, &expected, &found);
        };
        let value = value.clone();
        let with = self.expect(with, &value.ty)?;
        let kind = ExprKind::Binary(op, Box::new(value.expr), Box::new(with));
        Ok(self.scalar(kind, &Ty::Bool, at).expr)
    }

    fn test_range<'p>(
        &mut self,
        range: &'p syn::PatRange,
        value: &Value,
        at: &Span,
    ) -> Elaborated<Test<'p>> {
        let mut condition: Option<Expr> = None;
        let upper = match range.limits {
            syn::RangeLimits::HalfOpen(_) => BinaryOp::Lt,
            syn::RangeLimits::Closed(_) => BinaryOp::Le,
        };
        for (bound, op) in [(&range.start, BinaryOp::Ge), (&range.end, upper)] {
            let Some(bound) = bound else { continue };
            let Value::Scalar(bound) = self.value(bound)? else {
                return self.error(at.clone(), "a range in a pattern is of numbers");
            };
            let next = self.compare(op, value, bound, at)?;
            condition = Some(match condition {
                None => next,
                Some(first) => {
                    let kind = ExprKind::And(Box::new(first), Box::new(next));
                    self.scalar(kind, &Ty::Bool, at).expr
                }
            });
        }
        Ok(Test { condition, bound: Vec::new() })
    }

    fn test_tuple<'p>(
        &mut self,
        tuple: &'p syn::PatTuple,
        value: &Value,
        at: &Span,
    ) -> Elaborated<Test<'p>> {
        let parts = match value {
            Value::Tuple(parts) if parts.len() == tuple.elems.len() => parts,
            Value::Unit if tuple.elems.is_empty() => return Ok(Test::default()),
            other => {
                let found = self.describe(other);
                let message = format!("a tuple of {} does not match this value", tuple.elems.len());
                let diagnostic = Diagnostic::error(at.clone(), message);
                return self.report(diagnostic.label(format!("the value is a `{found}`")));
            }
        };
        let mut all = Test::default();
        for (pattern, part) in tuple.elems.iter().zip(parts) {
            let test = self.test(pattern, part)?;
            all = self.both(all, test, at);
        }
        Ok(all)
    }

    fn both<'p>(&self, first: Test<'p>, second: Test<'p>, at: &Span) -> Test<'p> {
        let condition = match (first.condition, second.condition) {
            (None, only) | (only, None) => only,
            (Some(a), Some(b)) => {
                let kind = ExprKind::And(Box::new(a), Box::new(b));
                Some(self.scalar(kind, &Ty::Bool, at).expr)
            }
        };
        let mut bound = first.bound;
        bound.extend(second.bound);
        Test { condition, bound }
    }

    /// `Ok(…)` and `Err(…)`.
    fn test_attempt<'p>(
        &mut self,
        pattern: &'p syn::PatTupleStruct,
        value: &Value,
        at: &Span,
    ) -> Elaborated<Test<'p>> {
        let wants_ok = pattern.path.is_ident("Ok");
        let fits = (wants_ok || pattern.path.is_ident("Err")) && pattern.elems.len() == 1;
        let Value::Attempt { succeeded, old, ty } = value else {
            let found = self.describe(value);
            let diagnostic =
                Diagnostic::error(at.clone(), "this pattern does not match this value");
            return self.report(diagnostic.label(format!("the value is a `{found}`")));
        };
        if !fits {
            let message =
                "expected `Ok(…)` or `Err(…)`, as an atomic operation that may fail gives them";
            return self.error(at.clone(), message);
        }
        let succeeded = self.read(*succeeded, &Ty::Bool, at);
        let inner = Value::Scalar(self.read(*old, ty, at));
        let condition = if wants_ok { succeeded.expr } else { self.negate(succeeded, at) };
        let inner = self.test(&pattern.elems[0], &inner)?;
        let variant = Test { condition: Some(condition), bound: Vec::new() };
        Ok(self.both(variant, inner, at))
    }

    /// `!value`.
    pub(super) fn negate(&self, value: Scalar, at: &Span) -> Expr {
        self.scalar(ExprKind::Unary(UnaryOp::Not, Box::new(value.expr)), &Ty::Bool, at).expr
    }

    /// Declares what a pattern binds.
    pub(super) fn bind_all(&mut self, bound: Vec<Bound<'_>>) -> Elaborated<()> {
        for Bound { ident, mutable, value } in bound {
            self.declare(ident, value, mutable, &span(ident.span()))?;
        }
        Ok(())
    }

    /// `let pattern = value;`
    pub(super) fn bind_irrefutable(
        &mut self,
        pattern: &syn::Pat,
        mut value: Value,
        at: &Span,
    ) -> Elaborated<()> {
        if let syn::Pat::Ident(ident) = pattern
            && ident.subpat.is_none()
            && ident.by_ref.is_none()
        {
            return self.declare(&ident.ident, value, ident.mutability.is_some(), at);
        }
        self.keep(&mut value)?;
        let tested = self.test(pattern, &value);
        match tested {
            Ok(Test { condition: None, bound }) => self.bind_all(bound),
            Ok(_) => {
                self.poison(pattern);
                let diagnostic =
                    Diagnostic::error(span(pattern.span()), "this pattern may not match");
                self.report(diagnostic.hint("add an `else { return … }` to the `let`"))
            }
            Err(reported) => {
                self.poison(pattern);
                Err(reported)
            }
        }
    }

    /// `let pattern = value else { otherwise };`
    pub(super) fn let_else(
        &mut self,
        pattern: &syn::Pat,
        mut value: Value,
        otherwise: &syn::Expr,
        at: &Span,
    ) -> Elaborated<()> {
        self.keep(&mut value)?;
        let test = match self.test(pattern, &value) {
            Ok(test) => test,
            Err(reported) => {
                self.poison(pattern);
                return Err(reported);
            }
        };
        if let Some(condition) = test.condition {
            let (left, otherwise_block) = self.nested(|this| this.value(otherwise));
            if !matches!(left?, Value::Never) {
                let message =
                    "the `else` of a `let` has to leave: by `return`, `break` or `continue`";
                return self.error(span(otherwise.span()), message);
            }
            let kind =
                StatementKind::If { condition, then: Vec::new(), otherwise: otherwise_block };
            self.emit(kind, at)?;
        }
        self.bind_all(test.bound)
    }

    /// Brings the names of a pattern into scope without a value, after an error.
    pub(super) fn poison(&mut self, pattern: &syn::Pat) {
        match pattern {
            syn::Pat::Ident(ident) => self.bind(&ident.ident.to_string(), None, true),
            syn::Pat::Paren(inner) => self.poison(&inner.pat),
            syn::Pat::Type(inner) => self.poison(&inner.pat),
            syn::Pat::Tuple(tuple) => tuple.elems.iter().for_each(|part| self.poison(part)),
            syn::Pat::TupleStruct(variant) => {
                variant.elems.iter().for_each(|part| self.poison(part));
            }
            _ => {}
        }
    }
}

//! `update`, `try_update` and `fetch_update`: the loops that `std` makes of a closure.
//!
//! As in `core::sync::atomic`, the atomic is loaded with the fetch ordering, and the closure's
//! value is put there by a weak compare-exchange with both orderings, again and again until that
//! succeeds. `std` starts the next round from the value that the failed compare-exchange has read;
//! here each round loads again. The outcomes are the same: both reads have the fetch ordering and
//! nothing is between them, so either can be left out. But a round that fails leaves nothing behind
//! then, so that the loop counts as one that waits, of which one round is enough.
//!
//! The closure is written as an argument and becomes part of the loop, so it may do all that a
//! thread may do but leave the thread or a loop around it.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::atomics::OrderFor;
use super::function::{Elaborated, Elaborator};
use super::memory::Memory;
use super::nesting::span;
use super::types::Ty;
use super::value::{Scalar, Value};
use crate::lang::{AtomicOp, CompareExchange, Expr, ExprKind, LocalId, Order, StatementKind};

/// The loop's compare-exchange, but for the new value.
struct Attempt {
    memory: Memory,
    ty: Ty,
    /// The value that was read last.
    old: LocalId,
    /// Whether it is replaced by now.
    succeeded: LocalId,
    set: Order,
    fetch: Order,
    /// The call up to its orderings: what the closure names is not the operation's.
    at: Span,
}

impl Elaborator<'_> {
    /// A call of `update`, `try_update` or `fetch_update`, with its three arguments.
    pub(super) fn update(
        &mut self,
        mut memory: Memory,
        name: &str,
        (set, fetch, closure): (&syn::Expr, &syn::Expr, &syn::Expr),
        ty: &Ty,
        at: &Span,
    ) -> Elaborated<Value> {
        let closure = self.closure(closure);
        let head = at.start..span(fetch.span()).end;
        let set = self.order(set, OrderFor::Rmw);
        let fetch = self.order(fetch, OrderFor::Failure);
        let (closure, set, fetch) = (closure?, set?, fetch?);
        self.keep_scalar(&mut memory.address)?;

        let (old, succeeded) = (self.hidden(ty.clone(), at), self.hidden(Ty::Bool, at));
        let attempt = Attempt { memory, ty: ty.clone(), old, succeeded, set, fetch, at: head };
        let always = name == "update";
        let outer_loops = core::mem::take(&mut self.loops);
        self.loop_depth += 1;
        self.closures.push((!always).then(|| ty.clone()));
        let (round, body) = self.nested(|this| this.round(&attempt, closure, at));
        self.closures.pop();
        self.loop_depth -= 1;
        self.loops = outer_loops;
        let ends = round?;
        self.emit(StatementKind::Loop { body, next: Vec::new() }, at)?;
        Ok(match (ends, always) {
            (false, _) => Value::Never,
            (true, true) => Value::Scalar(self.read(old, ty, at)),
            (true, false) => Value::Attempt { succeeded, old, ty: ty.clone() },
        })
    }

    /// The closure, if it is one of the form that is supported.
    fn closure<'c>(&mut self, expr: &'c syn::Expr) -> Elaborated<&'c syn::ExprClosure> {
        let syn::Expr::Closure(closure) = expr else {
            let diagnostic = Diagnostic::error(span(expr.span()), "expected a closure");
            return self.report(diagnostic.hint("write it out: `|x| …`"));
        };
        let is_plain = closure.capture.is_none()
            && closure.asyncness.is_none()
            && closure.constness.is_none()
            && closure.movability.is_none()
            && closure.lifetimes.is_none()
            && matches!(closure.output, syn::ReturnType::Default);
        if !is_plain || closure.inputs.len() != 1 {
            let diagnostic =
                Diagnostic::error(span(expr.span()), "this form of closure is not supported");
            return self.report(diagnostic.hint("write it as `|x| …`"));
        }
        Ok(closure)
    }

    /// The body of the loop; gives whether control gets past the closure.
    fn round(
        &mut self,
        attempt: &Attempt,
        closure: &syn::ExprClosure,
        at: &Span,
    ) -> Elaborated<bool> {
        let op = AtomicOp::Load { order: attempt.fetch };
        let load = self.access(attempt.memory.clone(), op, &attempt.ty, &attempt.at);
        self.emit(StatementKind::Assign { local: attempt.old, value: load.expr }, at)?;
        let old = self.read(attempt.old, &attempt.ty, &span(closure.inputs[0].span()));
        let parameter = match &closure.inputs[0] {
            syn::Pat::Type(typed) => {
                let ty = self.ty(&typed.ty)?;
                self.expect(old.clone(), &ty)?;
                &*typed.pat
            }
            parameter => parameter,
        };
        self.bind_irrefutable(parameter, Value::Scalar(old), &span(parameter.span()))?;
        let place = span(closure.body.span());
        let given = match self.value(&closure.body)? {
            Value::Never => return Ok(false),
            Value::Optional(option) => {
                let [is_some, given] = *option;
                if !matches!(is_some.expr.kind, ExprKind::Int(1)) {
                    let local = attempt.succeeded;
                    self.emit(StatementKind::Assign { local, value: is_some.expr }, at)?;
                    let is_none = self.read(local, &Ty::Bool, &place);
                    let is_none = self.negate(is_none, &place);
                    self.leave_if(is_none, at)?;
                }
                given
            }
            given if matches!(self.closures.last(), Some(None)) => self.as_scalar(given, &place)?,
            given => {
                let ty = self.inference.describe(&attempt.ty);
                let found = self.describe(&given);
                return self.mismatch(&place, &format!("Option<{ty}>"), &found);
            }
        };
        let desired = self.expect(given, &attempt.ty)?;
        let exchange = CompareExchange {
            expected: self.read(attempt.old, &attempt.ty, at).expr,
            desired,
            weak: true,
            success: attempt.set,
            failure: attempt.fetch,
            old: None,
            write_back: None,
        };
        let op = AtomicOp::CompareExchange(exchange);
        let exchange = self.access(attempt.memory.clone(), op, &Ty::Bool, &attempt.at);
        let local = attempt.succeeded;
        self.emit(StatementKind::Assign { local, value: exchange.expr }, at)?;
        let succeeded = self.read(local, &Ty::Bool, at);
        self.leave_if(succeeded.expr, at)?;
        Ok(true)
    }

    /// `if condition { break; }`
    fn leave_if(&mut self, condition: Expr, at: &Span) -> Elaborated<()> {
        let (leave, then) = self.nested(|this| this.emit(StatementKind::Break(0), at));
        leave?;
        self.emit(StatementKind::If { condition, then, otherwise: Vec::new() }, at)
    }

    /// `Some(value)` (or `None`, without a value), as what a closure gives.
    pub(super) fn option(&mut self, value: Option<&syn::Expr>, at: &Span) -> Elaborated<Value> {
        let Some(Some(ty)) = self.closures.last().cloned() else {
            let message = "an `Option` is supported only as what the closure of `try_update` or `fetch_update` gives";
            return self.error(at.clone(), message);
        };
        let given = match value {
            Some(value) => match self.value(value)? {
                Value::Never => return Ok(Value::Never),
                given => {
                    let given = self.as_scalar(given, &span(value.span()))?;
                    Scalar { expr: self.expect(given, &ty)?, ty }
                }
            },
            None => self.scalar(ExprKind::Int(0), &ty, at),
        };
        let is_some = self.scalar(ExprKind::Int(value.is_some().into()), &Ty::Bool, at);
        Ok(Value::Optional(Box::new([is_some, given])))
    }
}

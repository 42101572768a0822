//! Calls of functions: fences, `spin_loop`, `Some` and conversions between integers.

use interlocked_diag::{Diagnostic, Span};

use super::atomics::OrderFor;
use super::function::{Elaborated, Elaborator};
use super::names::Item;
use super::types::{IntKind, Ty};
use super::value::Value;
use crate::lang::{ExprKind, StatementKind};

impl Elaborator<'_> {
    /// A call of a function by its path.
    pub(super) fn call(&mut self, call: &syn::ExprCall, at: &Span) -> Elaborated<Value> {
        let syn::Expr::Path(function) = &*call.func else {
            return self.error(at.clone(), "only functions of `std` can be called");
        };
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        match (self.items.names.resolve(&function.path), arguments.as_slice()) {
            (Some(Item::Fence), [order]) => {
                let order = self.order(order, OrderFor::Fence)?;
                self.emit(StatementKind::Fence(order), at)?;
                return Ok(Value::Unit);
            }
            (Some(Item::CompilerFence), [order]) => {
                let order = self.order(order, OrderFor::Fence)?;
                self.emit(StatementKind::CompilerFence(order), at)?;
                return Ok(Value::Unit);
            }
            (None, [value]) if function.path.is_ident("Some") => {
                return self.option(Some(value), at);
            }
            (Some(Item::SpinLoop), []) => return Ok(Value::Unit),
            (Some(Item::Null), []) => {
                let message =
                    "a null pointer is supported as the start value of an `AtomicPtr` only";
                return self.error(at.clone(), message);
            }
            _ => {}
        }
        let segments: Vec<String> =
            function.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let ([ty, from], [argument]) = (&*segments, &*arguments)
            && from == "from"
            && let Some(kind) = IntKind::by_name(ty)
        {
            return self.conversion(kind, argument, at);
        }
        let name = segments.join("::");
        let mut diagnostic =
            Diagnostic::error(at.clone(), format!("the function `{name}` is not known here"));
        if self.items.functions.contains(&name) {
            diagnostic =
                diagnostic.hint("every function is a thread: threads do not call each other");
        }
        self.report(diagnostic)
    }

    /// `u32::from(value)`, of a truth value or of a smaller integer.
    fn conversion(&mut self, kind: IntKind, argument: &syn::Expr, at: &Span) -> Elaborated<Value> {
        let source = self.scalar_value(argument)?;
        let target = kind.int_type();
        let fits = match self.inference.resolve(&source.ty) {
            Ty::Bool => true,
            Ty::Int(from) => {
                let from = from.int_type();
                from == target || from.width < target.width && (!from.signed || target.signed)
            }
            _ => false,
        };
        if !fits {
            let from = self.inference.describe(&source.ty);
            let message = format!("there is no `{}::from` for {from}", kind.name());
            return self.report(Diagnostic::error(at.clone(), message).hint("use `as`"));
        }
        let cast = ExprKind::Cast(Box::new(source.expr));
        Ok(Value::Scalar(self.scalar(cast, &Ty::Int(kind), at)))
    }
}

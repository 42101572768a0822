//! Atomic operations, and the few other methods that a test may call.

use interlocked_diag::{Diagnostic, Span};
use syn::spanned::Spanned as _;

use super::function::{Elaborated, Elaborator};
use super::items::StaticKind;
use super::memory::Memory;
use super::names::Item;
use super::nesting::span;
use super::types::{IntKind, Ty};
use super::value::{Scalar, Value};
use crate::lang::{
    AtomicOp, BinaryOp, CompareExchange, ExprKind, Order, RmwOp, StatementKind, UnaryOp,
};

/// What an ordering is given to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderFor {
    Load,
    Store,
    Rmw,
    Failure,
    Fence,
}

impl OrderFor {
    /// Why `order` does not fit, in the words of `std`, and what does.
    fn objection(self, order: Order) -> Option<(&'static str, &'static str)> {
        let loads = "use `Relaxed`, `Acquire` or `SeqCst`";
        let stores = "use `Relaxed`, `Release` or `SeqCst`";
        let fences = "use `Acquire`, `Release`, `AcqRel` or `SeqCst`";
        Some(match (self, order) {
            (Self::Load, Order::Release) => ("there is no such thing as a release load", loads),
            (Self::Load, Order::AcqRel) => {
                ("there is no such thing as an acquire-release load", loads)
            }
            (Self::Store, Order::Acquire) => ("there is no such thing as an acquire store", stores),
            (Self::Store, Order::AcqRel) => {
                ("there is no such thing as an acquire-release store", stores)
            }
            (Self::Failure, Order::Release) => {
                ("there is no such thing as a release failure ordering", loads)
            }
            (Self::Failure, Order::AcqRel) => {
                ("there is no such thing as an acquire-release failure ordering", loads)
            }
            (Self::Fence, Order::Relaxed) => ("there is no such thing as a relaxed fence", fences),
            _ => return None,
        })
    }
}

/// The read-modify-writes: name, operation, whether truth values have it, whether integers have it.
const RMW: [(&str, RmwOp, bool, bool); 9] = [
    ("swap", RmwOp::Exchange, true, true),
    ("fetch_add", RmwOp::Add, false, true),
    ("fetch_sub", RmwOp::Sub, false, true),
    ("fetch_and", RmwOp::And, true, true),
    ("fetch_nand", RmwOp::Nand, true, true),
    ("fetch_or", RmwOp::Or, true, true),
    ("fetch_xor", RmwOp::Xor, true, true),
    ("fetch_max", RmwOp::Max, false, true),
    ("fetch_min", RmwOp::Min, false, true),
];

/// What `AtomicPtr` computes with its address: name, operation, whether the operand counts elements.
const POINTER: [(&str, RmwOp, bool); 7] = [
    ("fetch_ptr_add", RmwOp::Add, true),
    ("fetch_ptr_sub", RmwOp::Sub, true),
    ("fetch_byte_add", RmwOp::Add, false),
    ("fetch_byte_sub", RmwOp::Sub, false),
    ("fetch_and", RmwOp::And, false),
    ("fetch_or", RmwOp::Or, false),
    ("fetch_xor", RmwOp::Xor, false),
];

impl Elaborator<'_> {
    /// A method call.
    pub(super) fn method(&mut self, call: &syn::ExprMethodCall, at: &Span) -> Elaborated<Value> {
        if let Some(memory) = self.atomic_receiver(&call.receiver)? {
            return self.atomic(memory, call, at);
        }
        let is_atomic_only = ["load", "store", "swap", "update", "try_update", "compare_and_swap"]
            .iter()
            .any(|name| call.method == name)
            || call.method.to_string().starts_with("fetch_")
            || call.method.to_string().starts_with("compare_exchange");
        if is_atomic_only {
            let name = &call.method;
            let message = format!("`{name}` is called on something that is not an atomic");
            return self.error(span(call.receiver.span()), message);
        }
        if call.method == "get" && call.args.is_empty() {
            return self.cell_pointer(call, at);
        }
        let arguments: Vec<&syn::Expr> = call
            .args
            .iter()
            .filter(|argument| !matches!(argument, syn::Expr::Closure(_)))
            .collect();
        let mut operands = vec![&*call.receiver];
        operands.extend(&arguments);
        let values = self.sequence(&operands)?;
        if values.iter().any(|value| matches!(value, Value::Never)) {
            return Ok(Value::Never);
        }
        let mut values = values.into_iter();
        let receiver = values.next().unwrap_or(Value::Unit);
        let name = call.method.to_string();
        match receiver {
            Value::Attempt { succeeded, old, ty } => {
                let succeeded = self.read(succeeded, &Ty::Bool, at);
                match (name.as_str(), call.args.first()) {
                    ("is_ok", None) => Ok(Value::Scalar(succeeded)),
                    ("is_err", None) => {
                        let expr = self.negate(succeeded, at);
                        Ok(Value::Scalar(Scalar { expr, ty: Ty::Bool }))
                    }
                    ("unwrap_or_else", Some(closure)) if is_identity(closure) => {
                        Ok(Value::Scalar(self.read(old, &ty, at)))
                    }
                    _ => self.report(
                        Diagnostic::error(span(call.method.span()), format!("`{name}` is not supported on the `Result` of an atomic operation"))
                            .hint("use `match`, `if let`, `.is_ok()`, `.is_err()` or `.unwrap_or_else(|x| x)`"),
                    ),
                }
            }
            Value::Scalar(receiver) => {
                let arguments = values.collect();
                self.scalar_method(receiver, &name, arguments, call, at)
            }
            other => {
                let found = self.describe(&other);
                self.error(span(call.method.span()), format!("`{found}` has no method `{name}`"))
            }
        }
    }

    fn scalar_method(
        &mut self,
        receiver: Scalar,
        name: &str,
        arguments: Vec<Value>,
        call: &syn::ExprMethodCall,
        at: &Span,
    ) -> Elaborated<Value> {
        let op = match name {
            "wrapping_add" => Some(BinaryOp::Add),
            "wrapping_sub" => Some(BinaryOp::Sub),
            "wrapping_mul" => Some(BinaryOp::Mul),
            "wrapping_shl" => Some(BinaryOp::Shl),
            "wrapping_shr" => Some(BinaryOp::Shr),
            _ => None,
        };
        let is_integer =
            matches!(self.inference.resolve(&receiver.ty), Ty::Int(_) | Ty::Literal(_));
        if let (Some(op), true, [Value::Scalar(argument)]) = (op, is_integer, &*arguments) {
            return self.arithmetic(op, receiver, argument.clone(), at).map(Value::Scalar);
        }
        match (name, self.inference.resolve(&receiver.ty)) {
            ("wrapping_neg", Ty::Int(_) | Ty::Literal(_)) if call.args.is_empty() => {
                let kind = ExprKind::Unary(UnaryOp::Neg, Box::new(receiver.expr));
                Ok(Value::Scalar(self.scalar(kind, &receiver.ty, at)))
            }
            ("is_null", Ty::Pointer(_)) if call.args.is_empty() => {
                let null = self.scalar(ExprKind::Int(0), &receiver.ty, at);
                let op = BinaryOp::Eq;
                self.arithmetic(op, receiver, null, at).map(Value::Scalar)
            }
            (_, ty) => {
                let ty = self.inference.describe(&ty);
                let diagnostic = Diagnostic::error(
                    span(call.method.span()),
                    format!("the method `{name}` of `{ty}` is not supported"),
                );
                self.report(diagnostic.hint("supported are `wrapping_add`, `wrapping_sub`, `wrapping_mul`, `wrapping_neg`, `wrapping_shl`, `wrapping_shr` and `is_null`"))
            }
        }
    }

    /// The atomic that a method is called on, if the receiver names one.
    fn atomic_receiver(&mut self, receiver: &syn::Expr) -> Elaborated<Option<Memory>> {
        match receiver {
            syn::Expr::Paren(inner) => self.atomic_receiver(&inner.expr),
            syn::Expr::Path(path) => {
                let name = path.path.get_ident().map(ToString::to_string).unwrap_or_default();
                if self.variable(&name).is_some() {
                    return Ok(None);
                }
                match self.static_named(&name) {
                    Some(global) if global.kind == StaticKind::Atomic => {
                        self.memory(receiver).map(Some)
                    }
                    _ => Ok(None),
                }
            }
            syn::Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                let memory = self.memory(receiver)?;
                match self.inference.resolve(&memory.ty) {
                    Ty::Atomic(_) => Ok(Some(memory)),
                    _ => self.error(span(receiver.span()), "this pointer is not to an atomic"),
                }
            }
            _ => Ok(None),
        }
    }

    /// `CELL.0.get()`: the address of what is in an `UnsafeCell`.
    fn cell_pointer(&mut self, call: &syn::ExprMethodCall, at: &Span) -> Elaborated<Value> {
        if let syn::Expr::Field(field) = &*call.receiver
            && let syn::Expr::Path(path) = &*field.base
            && let Some(name) = path.path.get_ident()
            && let Some(global) = self.static_named(&name.to_string())
            && global.kind == StaticKind::Cell
        {
            let ty = Ty::Pointer(Box::new(global.ty.clone()));
            return Ok(Value::Scalar(self.scalar(ExprKind::Address(global.id), &ty, at)));
        }
        let diagnostic =
            Diagnostic::error(at.clone(), "`get` is supported on an `UnsafeCell` only");
        self.report(diagnostic.hint("declare `struct Shared(UnsafeCell<u32>);` and a static of it"))
    }

    fn atomic(
        &mut self,
        memory: Memory,
        call: &syn::ExprMethodCall,
        at: &Span,
    ) -> Elaborated<Value> {
        let Ty::Atomic(ty) = self.inference.resolve(&memory.ty) else {
            return self.error(at.clone(), "this is not an atomic");
        };
        let ty = *ty;
        let name = call.method.to_string();
        let wanted = match name.as_str() {
            "load" => 1,
            "store" => 2,
            "compare_exchange" | "compare_exchange_weak" => 4,
            "compare_and_swap" | "update" | "try_update" | "fetch_update" => 3,
            "fetch_not" if ty == Ty::Bool => 1,
            _ if takes_operand(&name) => 2,
            _ => return self.unsupported(call),
        };
        if call.args.len() != wanted {
            let message =
                format!("`{name}` takes {wanted} arguments, here are {}", call.args.len());
            return self.error(span(call.span()), message);
        }
        let arguments: Vec<&syn::Expr> = call.args.iter().collect();
        match name.as_str() {
            "load" => {
                let order = self.order(arguments[0], OrderFor::Load)?;
                let op = AtomicOp::Load { order };
                Ok(Value::Scalar(self.access(memory, op, &ty, at)))
            }
            "store" => {
                let order = self.order(arguments[1], OrderFor::Store);
                let (memory, mut operands) = self.operands(memory, &arguments[..1], &ty)?;
                let Some(value) = operands.pop() else { return Ok(Value::Never) };
                let op = AtomicOp::Store { value: value.expr, order: order? };
                let store = self.access(memory, op, &ty, at);
                self.emit(StatementKind::Expr(store.expr), at)?;
                Ok(Value::Unit)
            }
            "compare_exchange" | "compare_exchange_weak" => {
                let success = self.order(arguments[2], OrderFor::Rmw);
                let failure = self.order(arguments[3], OrderFor::Failure);
                let orders = (success?, failure?);
                let weak = name.ends_with("weak");
                self.compare_exchange(memory, &arguments[..2], orders, &ty, weak, at)
            }
            "compare_and_swap" => self.compare_and_swap(memory, &arguments, &ty, at),
            "update" | "try_update" | "fetch_update" => {
                let arguments = (arguments[0], arguments[1], arguments[2]);
                self.update(memory, &name, arguments, &ty, at)
            }
            "fetch_not" => {
                let order = self.order(arguments[0], OrderFor::Rmw)?;
                let operand = self.scalar(ExprKind::Int(1), &ty, at).expr;
                let op = AtomicOp::Rmw { op: RmwOp::Xor, operand, order };
                Ok(Value::Scalar(self.access(memory, op, &ty, at)))
            }
            _ => self.read_modify_write(memory, &name, &arguments, &ty, call, at),
        }
    }

    /// Operands of the atomic's type; none if control does not get past them.
    fn operands(
        &mut self,
        mut memory: Memory,
        arguments: &[&syn::Expr],
        ty: &Ty,
    ) -> Elaborated<(Memory, Vec<Scalar>)> {
        let before = self.block.len();
        let values = self.sequence(arguments)?;
        if self.block.len() > before {
            // The receiver is evaluated before the arguments.
            let hoisted = self.block.split_off(before);
            self.keep_scalar(&mut memory.address)?;
            self.block.extend(hoisted);
        }
        if values.iter().any(|value| matches!(value, Value::Never)) {
            return Ok((memory, Vec::new()));
        }
        let mut operands = Vec::new();
        for (value, argument) in values.into_iter().zip(arguments) {
            let scalar = self.as_scalar(value, &span(argument.span()))?;
            operands.push(Scalar { expr: self.expect(scalar, ty)?, ty: ty.clone() });
        }
        Ok((memory, operands))
    }

    pub(super) fn access(&mut self, memory: Memory, op: AtomicOp, ty: &Ty, at: &Span) -> Scalar {
        let address = Box::new(memory.address.expr);
        self.scalar(ExprKind::Atomic { address, op: Box::new(op) }, ty, at)
    }

    fn read_modify_write(
        &mut self,
        memory: Memory,
        name: &str,
        arguments: &[&syn::Expr],
        ty: &Ty,
        call: &syn::ExprMethodCall,
        at: &Span,
    ) -> Elaborated<Value> {
        // What computes with an address takes a `usize`: of bytes, of elements, or of bits.
        let pointee = match ty {
            Ty::Pointer(to) if name != "swap" => Some(self.inference.lower(to)),
            _ => None,
        };
        let found = match pointee {
            Some(_) => POINTER.iter().find(|row| row.0 == name).map(|row| (row.1, row.2)),
            None => match RMW.iter().find(|row| row.0 == name) {
                Some(&(_, op, for_bool, for_int)) => {
                    (if *ty == Ty::Bool { for_bool } else { for_int }).then_some((op, false))
                }
                None => return self.unsupported(call),
            },
        };
        let Some((op, elements)) = found else {
            let ty = self.inference.describe(ty);
            let message = format!("an atomic `{ty}` has no `{name}`");
            return self.error(span(call.method.span()), message);
        };
        let by = if pointee.is_some() { Ty::Int(IntKind::Usize) } else { ty.clone() };
        let order = self.order(arguments[1], OrderFor::Rmw);
        let (memory, mut operands) = self.operands(memory, &arguments[..1], &by)?;
        let Some(mut operand) = operands.pop() else { return Ok(Value::Never) };
        if let (Some(to), true) = (pointee, elements) {
            let size = self.scalar(ExprKind::Int(u128::from(to.width().bytes())), &by, at);
            let bytes =
                ExprKind::Binary(BinaryOp::Mul, Box::new(operand.expr), Box::new(size.expr));
            operand = self.scalar(bytes, &by, at);
        }
        let op = AtomicOp::Rmw { op, operand: operand.expr, order: order? };
        Ok(Value::Scalar(self.access(memory, op, ty, at)))
    }

    fn compare_exchange(
        &mut self,
        memory: Memory,
        arguments: &[&syn::Expr],
        (success, failure): (Order, Order),
        ty: &Ty,
        weak: bool,
        at: &Span,
    ) -> Elaborated<Value> {
        let (memory, mut operands) = self.operands(memory, arguments, ty)?;
        let (Some(desired), Some(expected)) = (operands.pop(), operands.pop()) else {
            return Ok(Value::Never);
        };
        let (succeeded, old) = (self.hidden(Ty::Bool, at), self.hidden(ty.clone(), at));
        let exchange = CompareExchange {
            expected: expected.expr,
            desired: desired.expr,
            weak,
            success,
            failure,
            old: Some(old),
            write_back: None,
        };
        let attempt = self.access(memory, AtomicOp::CompareExchange(exchange), &Ty::Bool, at);
        self.emit(StatementKind::Assign { local: succeeded, value: attempt.expr }, at)?;
        Ok(Value::Attempt { succeeded, old, ty: ty.clone() })
    }

    fn compare_and_swap(
        &mut self,
        memory: Memory,
        arguments: &[&syn::Expr],
        ty: &Ty,
        at: &Span,
    ) -> Elaborated<Value> {
        let success = self.order(arguments[2], OrderFor::Rmw)?;
        let failure = match success {
            Order::Release => Order::Relaxed,
            Order::AcqRel => Order::Acquire,
            order => order,
        };
        let orders = (success, failure);
        match self.compare_exchange(memory, &arguments[..2], orders, ty, false, at)? {
            Value::Attempt { old, ty, .. } => Ok(Value::Scalar(self.read(old, &ty, at))),
            other => Ok(other),
        }
    }

    /// An ordering, written out.
    pub(super) fn order(&mut self, expr: &syn::Expr, wanted: OrderFor) -> Elaborated<Order> {
        let at = span(expr.span());
        let order = match expr {
            syn::Expr::Path(path) => match self.items.names.resolve(&path.path) {
                Some(Item::Order(order)) => order,
                _ => return self.not_an_order(at),
            },
            _ => return self.not_an_order(at),
        };
        match wanted.objection(order) {
            None => Ok(order),
            Some((message, hint)) => self.report(Diagnostic::error(at, message).hint(hint)),
        }
    }

    fn not_an_order<T>(&mut self, at: Span) -> Elaborated<T> {
        let hint = "`use std::sync::atomic::Ordering::*;` brings the names in";
        let message = "expected an ordering: `Relaxed`, `Acquire`, `Release`, `AcqRel` or `SeqCst`";
        self.report(Diagnostic::error(at, message).hint(hint))
    }

    fn unsupported<T>(&mut self, call: &syn::ExprMethodCall) -> Elaborated<T> {
        let name = call.method.to_string();
        let hint = match name.as_str() {
            "as_ptr" | "get_mut" | "into_inner" => "a static is shared as long as the test runs",
            _ => {
                "supported are `load`, `store`, `swap`, `compare_exchange`, `compare_exchange_weak`, `update`, `try_update` and `fetch_…`"
            }
        };
        let message = format!("the atomic operation `{name}` is not supported");
        self.report(Diagnostic::error(span(call.method.span()), message).hint(hint))
    }
}

/// Whether an operation is a read-modify-write of one operand.
fn takes_operand(name: &str) -> bool {
    RMW.iter().any(|row| row.0 == name) || POINTER.iter().any(|row| row.0 == name)
}

/// `|x| x`.
fn is_identity(closure: &syn::Expr) -> bool {
    let syn::Expr::Closure(closure) = closure else { return false };
    let (Some(syn::Pat::Ident(parameter)), 1, syn::Expr::Path(body)) =
        (closure.inputs.first(), closure.inputs.len(), &*closure.body)
    else {
        return false;
    };
    body.path.is_ident(&parameter.ident)
}

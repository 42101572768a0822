//! The functions of `<stdatomic.h>` (§7.17).

use interlocked_diag::Diagnostic;

use super::expr::{Typed, is_pointer};
use super::lexer::Token;
use super::types::CType;
use super::{INT, Parsed, Parser, Reported};
use crate::Place;
use crate::lang::{AtomicOp, CompareExchange, Expr, ExprKind, Order, RmwOp, Type, WriteBack};

/// What a function does, without the suffix `_explicit`.
#[derive(Clone, Copy)]
enum Operation {
    Load,
    Store,
    Rmw(RmwOp),
    CompareExchange { weak: bool },
}

fn operation(name: &str) -> Option<Operation> {
    Some(match name {
        "atomic_load" => Operation::Load,
        "atomic_store" => Operation::Store,
        "atomic_exchange" => Operation::Rmw(RmwOp::Exchange),
        "atomic_fetch_add" => Operation::Rmw(RmwOp::Add),
        "atomic_fetch_sub" => Operation::Rmw(RmwOp::Sub),
        "atomic_fetch_and" => Operation::Rmw(RmwOp::And),
        "atomic_fetch_or" => Operation::Rmw(RmwOp::Or),
        "atomic_fetch_xor" => Operation::Rmw(RmwOp::Xor),
        "atomic_compare_exchange_strong" => Operation::CompareExchange { weak: false },
        "atomic_compare_exchange_weak" => Operation::CompareExchange { weak: true },
        _ => return None,
    })
}

impl Parser<'_> {
    /// A call of a function that gives a value (or, of a store, none that is used).
    pub(super) fn call(&mut self, name: &str) -> Parsed<Typed> {
        let start = self.cursor.span.start;
        let (base, explicit) = match name.strip_suffix("_explicit") {
            Some(base) => (base, true),
            None => (name, false),
        };
        let Some(operation) = operation(base) else {
            let place = Place(self.cursor.span.clone());
            return match name {
                "atomic_thread_fence" | "atomic_signal_fence" | "atomic_init" => {
                    self.refuse(&place, format!("`{name}` gives no value"), "use it as a statement")
                }
                _ => {
                    let hint = "known are the functions of C11's <stdatomic.h> on integers";
                    self.refuse(&place, format!("unknown function `{name}`"), hint)
                }
            };
        };
        self.bump();
        self.expect("(")?;
        let object = self.object()?;
        let result = match operation {
            Operation::Load => {
                let order = self.order(explicit, &[Order::Release, Order::AcqRel])?;
                Self::atomic(object, AtomicOp::Load { order }, None)
            }
            Operation::Store => {
                let value = self.operand(&object.1)?;
                let order = self.order(explicit, &[Order::Acquire, Order::AcqRel])?;
                Self::atomic(object, AtomicOp::Store { value, order }, None)
            }
            Operation::Rmw(op) => {
                let operand = self.operand(&object.1)?;
                let order = self.order(explicit, &[])?;
                self.check_fetch(op, &object.1, start)?;
                Self::atomic(object, AtomicOp::Rmw { op, operand, order }, None)
            }
            Operation::CompareExchange { weak } => {
                let exchange = self.compare_exchange(&object.1, weak, explicit)?;
                Self::atomic(object, AtomicOp::CompareExchange(exchange), Some(Type::Bool))
            }
        };
        self.expect(")")?;
        let (mut expr, ty) = result;
        expr.place = self.place(start);
        if matches!(operation, Operation::CompareExchange { .. }) {
            let place = expr.place.clone();
            return Ok(Typed::new(ExprKind::Cast(Box::new(expr)), CType::Int(INT), place));
        }
        Ok(Typed { expr, ty })
    }

    fn atomic(object: (Typed, CType), op: AtomicOp, ty: Option<Type>) -> (Expr, CType) {
        let (pointer, value) = object;
        let place = pointer.place();
        let address = Box::new(pointer.expr);
        let kind = ExprKind::Atomic { address, op: Box::new(op) };
        (Expr { kind, ty: ty.unwrap_or(value.value_type()), place }, value)
    }

    /// `fetch_add` and its like are not for pointers and truth values.
    fn check_fetch(&mut self, op: RmwOp, value: &CType, start: usize) -> Parsed<()> {
        if op == RmwOp::Exchange || matches!(value, CType::Int(_)) {
            return Ok(());
        }
        let hint = "only integers have arithmetic";
        let place = self.place(start);
        self.refuse(&place, "arithmetic on something that is no integer", hint)
    }

    /// The first argument: a pointer, and the type of what it points to.
    fn object(&mut self) -> Parsed<(Typed, CType)> {
        let pointer = self.expression()?;
        let CType::Pointer(pointee) = &pointer.ty else {
            let hint = "the first argument is the address of the atomic variable";
            return self.refuse(&pointer.place(), "this is no pointer", hint);
        };
        if !pointee.atomic {
            let message = "an atomic operation on a variable that is not declared atomic";
            let hint = "herd allows it; a C compiler does not";
            let span = pointer.expr.place.0.clone();
            self.errors.push(Diagnostic::warning(span, message).hint(hint));
        }
        let value = pointee.ty.clone();
        Ok((pointer, value))
    }

    /// `, value`
    fn operand(&mut self, ty: &CType) -> Parsed<Expr> {
        self.expect(",")?;
        let value = self.expression()?;
        self.assignable(&value, ty)?;
        Ok(value.convert(ty).expr)
    }

    /// Whether a value can become one of type `ty` without a cast.
    pub(super) fn assignable(&mut self, value: &Typed, ty: &CType) -> Parsed<()> {
        let zero = matches!(value.expr.kind, ExprKind::Int(0));
        let pointer = matches!(ty, CType::Pointer(_));
        if is_pointer(value) == pointer || zero || *ty == CType::Bool {
            return Ok(());
        }
        let message = if pointer {
            "an integer where a pointer is needed"
        } else {
            "a pointer where an integer is needed"
        };
        self.refuse(&value.place(), message, "the types must match; a cast says that it is meant")
    }

    /// `, memory_order_…`, or nothing where the function has no `_explicit`.
    fn order(&mut self, explicit: bool, not: &[Order]) -> Parsed<Order> {
        if !explicit {
            return Ok(Order::SeqCst);
        }
        self.expect(",")?;
        self.memory_order(not)
    }

    /// `memory_order_…`, but none of `not`.
    pub(super) fn memory_order(&mut self, not: &[Order]) -> Parsed<Order> {
        let Token::Word(word) = self.cursor.token else {
            return self.unexpected("expected an ordering like `memory_order_relaxed`");
        };
        let span = self.cursor.span.clone();
        let order = match word {
            "memory_order_relaxed" => Order::Relaxed,
            "memory_order_consume" => Order::Consume,
            "memory_order_acquire" => Order::Acquire,
            "memory_order_release" => Order::Release,
            "memory_order_acq_rel" => Order::AcqRel,
            "memory_order_seq_cst" => Order::SeqCst,
            _ => return self.unexpected("expected an ordering like `memory_order_relaxed`"),
        };
        let order = if order == Order::Consume {
            let message = "`memory_order_consume` is taken as `memory_order_acquire`";
            let hint = "so do all compilers, and C++26 says so";
            self.errors.push(Diagnostic::warning(span.clone(), message).hint(hint));
            Order::Acquire
        } else {
            order
        };
        if not.contains(&order) {
            let message = format!("`{word}` is not allowed here");
            self.errors.error(span, message, "C11 §7.17.7 leaves this undefined");
            return Err(Reported);
        }
        self.bump();
        Ok(order)
    }

    /// `, &expected, desired[, success, failure]`
    fn compare_exchange(
        &mut self,
        ty: &CType,
        weak: bool,
        explicit: bool,
    ) -> Parsed<CompareExchange> {
        self.expect(",")?;
        let (expected, write_back) = self.expected(ty)?;
        let desired = self.operand(ty)?;
        let success = self.order(explicit, &[])?;
        let failure = self.order(explicit, &[Order::Release, Order::AcqRel])?;
        let write_back = Some(write_back);
        Ok(CompareExchange { expected, desired, weak, success, failure, old: None, write_back })
    }

    /// `&local`, or a pointer to shared memory.
    fn expected(&mut self, ty: &CType) -> Parsed<(Expr, WriteBack)> {
        let start = self.cursor.span.start;
        if self.eat("&") {
            let name = self.name()?;
            let place = self.place(start);
            let Some(local) = self.local(name) else {
                let hint = "the expected value is a local variable, or a pointer without `&`";
                return self.refuse(&place, format!("`{name}` is no local variable"), hint);
            };
            if self.local_types[usize::from(local.0)].value_type() != ty.value_type() {
                let hint = "declare it with the type of the atomic variable's value";
                return self.refuse(&place, format!("`{name}` has another type"), hint);
            }
            let value = Expr { kind: ExprKind::Local(local), ty: ty.value_type(), place };
            return Ok((value, WriteBack::Local(local)));
        }
        let pointer = self.expression()?;
        let place = pointer.place();
        let CType::Pointer(pointee) = &pointer.ty else {
            let hint = "write `&r0` for a local variable `r0`";
            return self.refuse(&place, "the expected value is passed by its address", hint);
        };
        if pointee.ty.value_type() != ty.value_type() {
            let hint = "declare it with the type of the atomic variable's value";
            return self.refuse(&place, "the expected value has another type", hint);
        }
        if !is_address(&pointer.expr) {
            let hint = "keep the pointer in a local variable first";
            return self.refuse(
                &place,
                "this address of the expected value is not supported",
                hint,
            );
        }
        let address = Box::new(pointer.expr.clone());
        let value = Expr { kind: ExprKind::Load { address }, ty: ty.value_type(), place };
        Ok((value, WriteBack::Memory(pointer.expr)))
    }
}

/// Whether evaluating it twice is the same as once.
fn is_address(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Int(_) | ExprKind::Local(_) | ExprKind::Address(_) => true,
        ExprKind::Offset { base, index, .. } => is_address(base) && is_address(index),
        ExprKind::Cast(inner) => is_address(inner),
        _ => false,
    }
}

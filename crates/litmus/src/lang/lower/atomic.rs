//! Atomic operations.
//!
//! A compare-exchange is two paths: on success a read-modify-write with the success ordering, on
//! failure a load with the failure ordering and no `RMW` (C11 §7.17.7.4, C++20
//! [atomics.types.operations]).

use interlocked_exec::{
    BinaryOp as Bin, Expr as E, Link, MicroOp, Reg, Tags, UnaryOp as Un, Width,
};

use super::{Lowering, order_tag};
use crate::lang::ast::{AtomicOp, CompareExchange, Expr, LocalId, RmwOp, Type, WriteBack};

impl Lowering<'_> {
    pub(super) fn atomic(&mut self, expr: &Expr, address: &Expr, op: &AtomicOp) -> E {
        let width = expr.ty.width();
        match op {
            AtomicOp::Load { order } => {
                let address = self.expr(address);
                self.load(address, width, Tags::A | order_tag(*order), Link::None)
            }
            AtomicOp::Store { value, order } => {
                let (address, stored) = self.pair(address, value);
                let (width, tags) = (value.ty.width(), Tags::A | order_tag(*order));
                let value = stored.clone();
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
                stored
            }
            AtomicOp::Rmw { op, operand, order } => {
                let (address, operand) = self.pair(address, operand);
                let tags = Tags::A | Tags::RMW | order_tag(*order);
                let old = self.load(address.clone(), width, tags, Link::Atomic);
                let value = combine(*op, old.clone(), operand, expr.ty);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::Atomic });
                old
            }
            AtomicOp::CompareExchange(exchange) => self.compare_exchange(address, exchange),
        }
    }

    fn compare_exchange(&mut self, address: &Expr, exchange: &CompareExchange) -> E {
        let CompareExchange { expected, desired, weak, success, failure, old, write_back } =
            exchange;
        let width = expected.ty.width();
        let address = self.expr(address);
        let address = self.keep(address);
        let expected = self.expr(expected);
        let expected = self.keep(expected);
        let desired = self.expr(desired);
        let back_to = match write_back {
            Some(WriteBack::Memory(place)) => Some(self.expr(place)),
            _ => None,
        };
        let (fails, succeeded) = (self.temporary(), self.temporary());
        self.emit(MicroOp::Choose { dst: fails, count: 2 });
        self.emit(MicroOp::Guard { condition: E::Reg(fails), target: usize::MAX });
        let to_failure = self.ops.len() - 1;

        let tags = Tags::A | Tags::RMW | order_tag(*success);
        let read = self.load(address.clone(), width, tags, Link::Atomic);
        let equal = read.clone().binary(Bin::Eq, width, expected.clone());
        self.emit(MicroOp::Assume { condition: equal.clone() });
        let link = Link::Atomic;
        self.emit(MicroOp::Store { address: address.clone(), value: desired, width, tags, link });
        self.emit(MicroOp::Assign { dst: succeeded, value: equal });
        self.assign_old(*old, read);
        let to_end = self.jump();

        self.land(to_failure);
        let tags = Tags::A | order_tag(*failure);
        let read = self.load(address, width, tags, Link::None);
        let differs = read.clone().binary(Bin::Ne, width, expected);
        if *weak {
            // A spurious failure: the values may be equal. The result still depends on the read.
            let value = differs.binary(Bin::And, Width::B8, E::int(0));
            self.emit(MicroOp::Assign { dst: succeeded, value });
        } else {
            self.emit(MicroOp::Assume { condition: differs.clone() });
            self.emit(MicroOp::Assign {
                dst: succeeded,
                value: differs.unary(Un::IsZero, Width::B8),
            });
        }
        match (write_back, back_to) {
            (Some(WriteBack::Local(local)), _) => {
                self.emit(MicroOp::Assign { dst: Reg(local.0), value: read.clone() });
            }
            (_, Some(address)) => {
                let (value, tags) = (read.clone(), Tags::NA);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
            }
            _ => {}
        }
        self.assign_old(*old, read);
        self.land(to_end);
        E::Reg(succeeded)
    }

    fn assign_old(&mut self, old: Option<LocalId>, value: E) {
        if let Some(old) = old {
            self.emit(MicroOp::Assign { dst: Reg(old.0), value });
        }
    }
}

/// What a read-modify-write stores.
fn combine(op: RmwOp, old: E, operand: E, ty: Type) -> E {
    let width = ty.width();
    let less = if ty.signed() { Bin::SLt } else { Bin::ULt };
    match op {
        RmwOp::Exchange => operand,
        RmwOp::Add => old.binary(Bin::Add, width, operand),
        RmwOp::Sub => old.binary(Bin::Sub, width, operand),
        RmwOp::And => old.binary(Bin::And, width, operand),
        RmwOp::Or => old.binary(Bin::Or, width, operand),
        RmwOp::Xor => old.binary(Bin::Xor, width, operand),
        RmwOp::Nand => {
            let both = old.binary(Bin::And, width, operand);
            both.unary(if ty == Type::Bool { Un::IsZero } else { Un::Not }, width)
        }
        RmwOp::Max => old.clone().binary(less, width, operand.clone()).select(operand, old),
        RmwOp::Min => operand.clone().binary(less, width, old.clone()).select(operand, old),
    }
}

//! Atomic operations on AArch64: by exclusives in a loop, or by the instructions of FEAT_LSE.

use interlocked_exec::Width;

use super::super::registers::Slot;
use super::super::table::{self, A64Rmw};
use super::{A64, Operand, condition, name, size_letter};
use crate::lang::{AtomicOp, BinaryOp, CompareExchange, Expr, RmwOp, Type, WriteBack};

impl A64 {
    pub(super) fn atomic(
        &mut self,
        expr: &Expr,
        address: &Expr,
        op: &AtomicOp,
        into: Option<Slot>,
    ) -> Operand {
        let width = expr.ty.width();
        match op {
            AtomicOp::Load { order } => {
                let address = self.in_register(address, None);
                let to = self.destination(into);
                self.access(table::a64_load(*order, self.features.rcpc), to, address, width);
                Operand::Register(to)
            }
            AtomicOp::Store { value, order } => {
                let width = value.ty.width();
                let (address, stored) = self.pair(address, value);
                let address = self.register(address, Width::B64, None);
                let register = self.register(stored, width, None);
                self.access(table::a64_store(*order), register, address, width);
                Operand::Register(register)
            }
            AtomicOp::Rmw { op, operand, order } => {
                let (address, operand) = self.pair(address, operand);
                let address = self.register(address, Width::B64, None);
                let rmw = table::a64_rmw(*order);
                let is_taken = |slot: &Slot| operand == (*slot).into() || address == *slot;
                let to = self.destination(into.filter(|slot| !is_taken(slot)));
                let lse = table::a64_lse(*op, expr.ty.signed()).filter(|_| self.features.lse);
                match lse {
                    Some(mnemonic) => {
                        let source = self.lse_operand(*op, operand, width);
                        let mnemonic = format!("{mnemonic}{}{}", rmw.lse, size_letter(width));
                        let (source, to) = (name(source, width), name(to, width));
                        self.emit(format!("{mnemonic} {source},{to},[X{address}]"));
                    }
                    None => self.exclusive_loop(*op, operand, rmw, (to, address), expr.ty),
                }
                Operand::Register(to)
            }
            AtomicOp::CompareExchange(exchange) => {
                Operand::Register(self.compare_exchange(address, exchange, into))
            }
        }
    }

    /// The source register of an LSE instruction.
    fn lse_operand(&mut self, op: RmwOp, operand: Operand, width: Width) -> Slot {
        let operand = match (op, operand) {
            (RmwOp::Sub, Operand::Int(bits)) => {
                Operand::Int(width.wrap(u128::from(bits.wrapping_neg())) as u64)
            }
            (RmwOp::And, Operand::Int(bits)) => Operand::Int(width.wrap(u128::from(!bits)) as u64),
            (_, operand) => operand,
        };
        let is_known = matches!(operand, Operand::Int(_));
        let source = self.register(operand, width, None);
        let mnemonic = match op {
            RmwOp::Sub if !is_known => "NEG",
            RmwOp::And if !is_known => "MVN",
            _ => return source,
        };
        let to = self.registers.temporary();
        self.emit(format!("{mnemonic} {},{}", name(to, width), name(source, width)));
        to
    }

    /// `LDXR`, the operation, `STXR`, again until it succeeds.
    fn exclusive_loop(
        &mut self,
        op: RmwOp,
        operand: Operand,
        rmw: A64Rmw,
        (old, address): (Slot, Slot),
        ty: Type,
    ) {
        let width = ty.width();
        let operand = self.register(operand, width, None);
        let start = self.lines.new_label();
        self.lines.place(start.clone());
        self.access(rmw.load, old, address, width);
        let new = self.combined(op, old, operand, ty);
        let status = self.registers.temporary();
        self.exclusive_store(rmw.store, status, new, address, width);
        self.emit(format!("CBNZ {},{start}", name(status, Width::B32)));
    }

    fn exclusive_store(
        &mut self,
        mnemonic: &str,
        status: Slot,
        value: Slot,
        address: Slot,
        width: Width,
    ) {
        let mnemonic = format!("{mnemonic}{}", size_letter(width));
        let (status, value) = (name(status, Width::B32), name(value, width));
        self.emit(format!("{mnemonic} {status},{value},[X{address}]"));
    }

    /// What a read-modify-write stores. Bits above the width do not matter.
    fn combined(&mut self, op: RmwOp, old: Slot, operand: Slot, ty: Type) -> Slot {
        let width = ty.width();
        let mnemonic = match op {
            RmwOp::Exchange => return operand,
            RmwOp::Max | RmwOp::Min => {
                let wanted = if op == RmwOp::Max { BinaryOp::Gt } else { BinaryOp::Lt };
                let code = condition(wanted, ty.signed()).unwrap_or("AL");
                let left = self.sign_extended(Operand::Register(old), ty);
                let right = self.sign_extended(Operand::Register(operand), ty);
                let [left, right] = [left, right].map(|side| match side {
                    Operand::Register(slot) => name(slot, width),
                    Operand::Int(bits) => format!("#{bits}"),
                });
                self.emit(format!("CMP {left},{right}"));
                let to = self.registers.temporary();
                let [to_name, old, operand] = [to, old, operand].map(|slot| name(slot, width));
                self.emit(format!("CSEL {to_name},{old},{operand},{code}"));
                return to;
            }
            RmwOp::Add => "ADD",
            RmwOp::Sub => "SUB",
            RmwOp::And | RmwOp::Nand => "AND",
            RmwOp::Or => "ORR",
            RmwOp::Xor => "EOR",
        };
        let to = self.registers.temporary();
        let [to_name, old, operand] = [to, old, operand].map(|slot| name(slot, width));
        self.emit(format!("{mnemonic} {to_name},{old},{operand}"));
        match (op, ty) {
            (RmwOp::Nand, Type::Bool) => self.emit(format!("EOR {to_name},{to_name},#1")),
            (RmwOp::Nand, _) => self.emit(format!("MVN {to_name},{to_name}")),
            _ => {}
        }
        to
    }

    /// Gives the register that says whether it succeeded.
    fn compare_exchange(
        &mut self,
        address: &Expr,
        exchange: &CompareExchange,
        into: Option<Slot>,
    ) -> Slot {
        let CompareExchange { expected, desired, weak, success, failure, old, write_back } =
            exchange;
        let width = expected.ty.width();
        let rmw = table::a64_rmw(table::both_orders(*success, *failure));
        let (address, expected) = self.pair(address, expected);
        let address = self.register(address, Width::B64, None);
        let expected = self.register(expected, width, None);
        let desired = self.in_register(desired, None);
        let back_to = match write_back {
            Some(WriteBack::Memory(place)) => Some(self.in_register(place, None)),
            _ => None,
        };
        let old = old.map(|old| self.registers.local(old));
        let read = self.destination(old.filter(|old| ![address, expected, desired].contains(old)));
        let is_taken = |slot: &Slot| [address, expected, desired, read].contains(slot);
        let succeeded = self.destination(into.filter(|slot| !is_taken(slot)));
        if self.features.lse {
            self.copy(read, expected, width);
            let mnemonic = format!("CAS{}{}", rmw.lse, size_letter(width));
            let (read_name, desired) = (name(read, width), name(desired, width));
            self.emit(format!("{mnemonic} {read_name},{desired},[X{address}]"));
            self.emit(format!("CMP {read_name},{}", name(expected, width)));
            self.emit(format!("CSET {},EQ", name(succeeded, Width::B32)));
        } else {
            self.exclusive_attempt(rmw, *weak, (read, expected), (desired, address), width);
            self.emit(format!("CSET {},EQ", name(succeeded, Width::B32)));
        }
        if let Some(old) = old {
            self.copy(old, read, width);
        }
        if write_back.is_some() {
            let end = self.lines.new_label();
            self.emit(format!("CBNZ {},{end}", name(succeeded, Width::B32)));
            match (write_back, back_to) {
                (Some(WriteBack::Local(local)), _) => {
                    let to = self.registers.local(*local);
                    self.copy(to, read, width);
                }
                (_, Some(place)) => self.access("STR", read, place, width),
                _ => {}
            }
            self.lines.place(end);
        }
        succeeded
    }

    /// A compare-exchange by exclusives; the flags say `EQ` if it succeeded. A weak one tries once.
    fn exclusive_attempt(
        &mut self,
        rmw: A64Rmw,
        weak: bool,
        (read, expected): (Slot, Slot),
        (desired, address): (Slot, Slot),
        width: Width,
    ) {
        let (start, failed, end) =
            (self.lines.new_label(), self.lines.new_label(), self.lines.new_label());
        if !weak {
            self.lines.place(start.clone());
        }
        self.access(rmw.load, read, address, width);
        self.emit(format!("CMP {},{}", name(read, width), name(expected, width)));
        self.emit(format!("B.NE {failed}"));
        let status = self.registers.temporary();
        self.exclusive_store(rmw.store, status, desired, address, width);
        if weak {
            self.emit(format!("CMP {},#0", name(status, Width::B32)));
        } else {
            // The flags still say that the values were equal.
            self.emit(format!("CBNZ {},{start}", name(status, Width::B32)));
        }
        self.lines.jump("B", &end);
        self.lines.place(failed);
        self.emit("CLREX".to_owned());
        self.lines.place(end);
    }
}

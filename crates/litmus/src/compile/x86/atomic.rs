//! Atomic operations on x86-64: locked instructions, in a loop where none gives the old value.

use interlocked_exec::Width;

use super::super::registers::Slot;
use super::super::table;
use super::{ACCUMULATOR, Operand, X86, at_width, condition, letter};
use crate::lang::{
    AtomicOp, BinaryOp, CompareExchange, Expr, LocalId, Order, RmwOp, Type, WriteBack,
};

impl X86<'_> {
    pub(super) fn atomic(
        &mut self,
        expr: &Expr,
        address: &Expr,
        op: &AtomicOp,
        into: Option<Slot>,
        used: bool,
    ) -> Operand {
        let width = expr.ty.width();
        match op {
            AtomicOp::Load { .. } => {
                let memory = self.memory(address);
                let to = self.destination(into);
                let name = self.name(to, width.max(Width::B32));
                self.load(&memory, &name, width);
                Operand::Register(to)
            }
            AtomicOp::Store { value, order } => self.atomic_store(address, value, *order),
            AtomicOp::Rmw { op, operand, .. } => {
                let memory = self.memory(address);
                let operand = self.value(operand, None);
                let is_taken =
                    |slot: &Slot| operand == Operand::Register(*slot) || memory.starts_with("(%");
                let into = into.filter(|slot| !is_taken(slot));
                if used {
                    self.modify(*op, &memory, operand, expr.ty, into)
                } else {
                    self.modify_only(*op, &memory, operand, expr.ty)
                }
            }
            AtomicOp::CompareExchange(exchange) => self.compare_exchange(address, exchange, into),
        }
    }

    pub(super) fn atomic_store(&mut self, address: &Expr, value: &Expr, order: Order) -> Operand {
        let width = value.ty.width();
        let memory = self.memory(address);
        let stored = self.value(value, None);
        if table::x86_store_is_exchange(order) {
            let register = self.owned(stored, width, None);
            self.emit(format!("xchg{} {},{memory}", letter(width), self.name(register, width)));
        } else {
            let source = self.source(stored, width);
            self.emit(format!("mov{} {source},{memory}", letter(width)));
        }
        stored
    }

    /// A read-modify-write whose result nobody uses.
    fn modify_only(&mut self, op: RmwOp, memory: &str, operand: Operand, ty: Type) -> Operand {
        let mnemonic = match op {
            RmwOp::Add => "add",
            RmwOp::Sub => "sub",
            RmwOp::And => "and",
            RmwOp::Or => "or",
            RmwOp::Xor => "xor",
            _ => return self.modify(op, memory, operand, ty, None),
        };
        let source = self.source(operand, ty.width());
        self.emit(format!("lock {mnemonic}{} {source},{memory}", letter(ty.width())));
        Operand::Int(0)
    }

    /// A read-modify-write; a loop where there is no instruction that gives the old value.
    fn modify(
        &mut self,
        op: RmwOp,
        memory: &str,
        operand: Operand,
        ty: Type,
        into: Option<Slot>,
    ) -> Operand {
        let width = ty.width();
        let end = letter(width);
        match op {
            RmwOp::Exchange => {
                let to = self.owned(operand, width, into);
                self.emit(format!("xchg{end} {},{memory}", self.name(to, width)));
                Operand::Register(to)
            }
            RmwOp::Add | RmwOp::Sub => {
                let to = self.owned(operand, width, into);
                let name = self.name(to, width);
                if op == RmwOp::Sub {
                    self.emit(format!("neg{end} {name}"));
                }
                self.emit(format!("lock xadd{end} {name},{memory}"));
                Operand::Register(to)
            }
            _ => self.exchange_loop(op, memory, operand, ty, into),
        }
    }

    /// `mov`, the operation, `lock cmpxchg`, again until it succeeds.
    fn exchange_loop(
        &mut self,
        op: RmwOp,
        memory: &str,
        operand: Operand,
        ty: Type,
        into: Option<Slot>,
    ) -> Operand {
        let width = ty.width();
        let (end, wide) = (letter(width), width.max(Width::B32));
        let operand = self.register(operand, width, None);
        let new = self.destination(into);
        let accumulator = format!("%{}", at_width(ACCUMULATOR, wide));
        let old = format!("%{}", at_width(ACCUMULATOR, width));
        self.load(memory, &accumulator, width);
        let start = self.lines.new_label();
        self.lines.place(start.clone());
        self.emit(format!("mov{} {accumulator},{}", letter(wide), self.name(new, wide)));
        let (new_name, operand_name) = (self.name(new, width), self.name(operand, width));
        let mnemonic = match op {
            RmwOp::Max | RmwOp::Min => {
                let replaces = if op == RmwOp::Max { BinaryOp::Lt } else { BinaryOp::Gt };
                let code = condition(replaces, ty.signed()).unwrap_or("e");
                self.emit(format!("cmp{end} {operand_name},{old}"));
                let (from, to) = (self.name(operand, wide), self.name(new, wide));
                self.emit(format!("cmov{code}{} {from},{to}", letter(wide)));
                None
            }
            RmwOp::Or => Some("or"),
            RmwOp::Xor => Some("xor"),
            _ => Some("and"),
        };
        if let Some(mnemonic) = mnemonic {
            self.emit(format!("{mnemonic}{end} {operand_name},{new_name}"));
        }
        if op == RmwOp::Nand {
            if ty == Type::Bool {
                self.emit(format!("xorl $1,{}", self.name(new, Width::B32)));
            } else {
                self.emit(format!("not{end} {new_name}"));
            }
        }
        self.emit(format!("lock cmpxchg{end} {new_name},{memory}"));
        self.emit(format!("jne {start}"));
        self.emit(format!("mov{} {accumulator},{}", letter(wide), self.name(new, wide)));
        Operand::Register(new)
    }

    /// Gives the register that says whether it succeeded. Weak and strong are the same.
    fn compare_exchange(
        &mut self,
        address: &Expr,
        exchange: &CompareExchange,
        into: Option<Slot>,
    ) -> Operand {
        let width = exchange.expected.ty.width();
        let wide = width.max(Width::B32);
        let memory = self.memory(address);
        let (expected, desired) = self.pair(&exchange.expected, &exchange.desired);
        let desired = self.register(desired, width, None);
        let back_to = match &exchange.write_back {
            Some(WriteBack::Memory(place)) => Some(self.memory(place)),
            _ => None,
        };
        let accumulator = format!("%{}", at_width(ACCUMULATOR, wide));
        match expected {
            Operand::Int(bits) if width == Width::B64 && u32::try_from(bits).is_err() => {
                self.emit(format!("movabsq ${},{accumulator}", bits as i64));
            }
            Operand::Int(bits) => {
                let word = at_width(ACCUMULATOR, Width::B32);
                self.emit(format!("movl ${bits},%{word}"));
            }
            Operand::Register(slot) => {
                self.emit(format!("mov{} {},{accumulator}", letter(wide), self.name(slot, wide)));
            }
        }
        let desired = self.name(desired, width);
        self.emit(format!("lock cmpxchg{} {desired},{memory}", letter(width)));
        let succeeded = self.destination(into);
        self.flag("e", succeeded);
        let keep = |this: &mut Self, local: LocalId| {
            let to = this.name(this.registers.local(local), wide);
            this.emit(format!("mov{} {accumulator},{to}", letter(wide)));
        };
        if let Some(old) = exchange.old {
            keep(self, old);
        }
        if exchange.write_back.is_some() {
            let end = self.lines.new_label();
            self.emit(format!("cmpl $0,{}", self.name(succeeded, Width::B32)));
            self.emit(format!("jne {end}"));
            match (&exchange.write_back, back_to) {
                (Some(WriteBack::Local(local)), _) => keep(self, *local),
                (_, Some(place)) => {
                    let old = at_width(ACCUMULATOR, width);
                    self.emit(format!("mov{} %{old},{place}", letter(width)));
                }
                _ => {}
            }
            self.lines.place(end);
        }
        Operand::Register(succeeded)
    }
}

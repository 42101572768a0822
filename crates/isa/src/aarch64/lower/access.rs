//! Accesses to memory.
//!
//! - A read-modify-write whose old value goes to the zero register (and every `st<op>`) has no
//!   acquire: its read is tagged `NoRet` and never `A`. A plain `ldar` keeps its `A`. Source: Arm
//!   ARM C6.2, “if the destination register is not one of WZR or XZR”.
//! - `cas` always reads; it writes only if it found what it expected, and that comparison is a pick
//!   dependency of the write, not a control dependency of what follows.
//! - `ldp` and `stp` are two accesses. `ldxp`, `stxp` and `casp` are one access of double width: as
//!   with FEAT_LSE2, also where the exclusive pair does not succeed.

use interlocked_exec::{BinaryOp, Expr, Link, MicroOp, Tags, UnaryOp, Width};

use super::compute::extended;
use super::{HELD, Lowering, SCRATCH, picked, raw, value};
use crate::aarch64::instruction::{Instruction, pair_of};
use crate::aarch64::operand::Address;
use crate::aarch64::operation::{
    Load, LoadKind, LoadPair, Modify, ModifyKind, Order, Store, StoreKind,
};
use crate::aarch64::register::Register;

/// The width of two registers of `width` together.
const fn double(width: Width) -> Width {
    match width {
        Width::B64 => Width::B128,
        _ => Width::B64,
    }
}

fn plus(base: Expr, offset: i64) -> Expr {
    match offset {
        0 => base,
        _ => base.binary(BinaryOp::Add, Width::B64, Expr::int(Width::B64.wrap(offset as u128))),
    }
}

/// Where the access goes.
fn effective(address: Address) -> Expr {
    match address {
        Address::Offset(base, offset) | Address::PreIndex(base, offset) => plus(raw(base), offset),
        Address::PostIndex(base, _) => raw(base),
        Address::Index(base, index, extend, amount) => {
            let index = extended(index, extend, amount, Width::B64);
            raw(base).binary(BinaryOp::Add, Width::B64, index)
        }
    }
}

/// Two registers as one value of double width; the first one is the low half.
fn joined(first: Register, second: Register) -> Expr {
    let (half, whole) = (first.width(), double(first.width()));
    let high = value(second).binary(BinaryOp::Shl, whole, Expr::int(half.bits().into()));
    value(first).binary(BinaryOp::Or, whole, high)
}

/// What a read-modify-write leaves in memory, from the old value in [`SCRATCH`] and the operand.
///
/// Maximum and minimum are computed without a selection: both operands are data, none is picked.
fn modified(kind: ModifyKind, width: Width, operand: Expr) -> Expr {
    let old = Expr::Reg(SCRATCH);
    let on_old = |op, right: Expr| Expr::Reg(SCRATCH).binary(op, width, right);
    let old_unless = |takes_operand: Expr| {
        let all_if = takes_operand.unary(UnaryOp::Neg, width);
        let difference = on_old(BinaryOp::Xor, operand.clone());
        on_old(BinaryOp::Xor, difference.binary(BinaryOp::And, width, all_if))
    };
    let less = |op, left: &Expr, right: &Expr| left.clone().binary(op, width, right.clone());
    match kind {
        ModifyKind::Swap => operand,
        ModifyKind::Add => on_old(BinaryOp::Add, operand),
        ModifyKind::Clear => on_old(BinaryOp::And, operand.unary(UnaryOp::Not, width)),
        ModifyKind::Xor => on_old(BinaryOp::Xor, operand),
        ModifyKind::Set => on_old(BinaryOp::Or, operand),
        ModifyKind::SignedMax => old_unless(less(BinaryOp::SLt, &old, &operand)),
        ModifyKind::SignedMin => old_unless(less(BinaryOp::SLt, &operand, &old)),
        ModifyKind::UnsignedMax => old_unless(less(BinaryOp::ULt, &old, &operand)),
        ModifyKind::UnsignedMin => old_unless(less(BinaryOp::ULt, &operand, &old)),
    }
}

/// The tags of the read and of the write of a read-modify-write; `returns` unless the old value is
/// discarded.
fn modify_tags(order: Order, returns: bool) -> (Tags, Tags) {
    let read = match (returns, order.acquires()) {
        (false, _) => Tags::X | Tags::NO_RET,
        (true, true) => Tags::X | Tags::A,
        (true, false) => Tags::X,
    };
    let write = if order.releases() { Tags::X | Tags::L } else { Tags::X };
    (read, write)
}

impl Lowering<'_> {
    pub(super) fn access(&mut self, instruction: &Instruction) {
        match *instruction {
            Instruction::Load { op, dst, address } => self.load(op, dst, address),
            Instruction::Store { op, source, address } => self.store(op, source, address),
            Instruction::LoadPair { op: LoadPair::Ldxp, first, second, address } => {
                self.load_exclusive_pair(Tags::EX, first, second, address);
            }
            Instruction::LoadPair { op: LoadPair::Ldaxp, first, second, address } => {
                self.load_exclusive_pair(Tags::EX | Tags::A, first, second, address);
            }
            Instruction::LoadPair { op, first, second, address } => {
                self.load_pair(op == LoadPair::Ldpsw, (first, second), address);
            }
            Instruction::StorePair { first, second, address, .. } => {
                self.store_pair((first, second), address);
            }
            Instruction::StoreExclusive { order, size, status, source, base } => {
                let access = (raw(source), size.width(source));
                self.store_exclusive(order, status, access, base);
            }
            Instruction::StoreExclusivePair { order, status, first, second, base } => {
                let access = (joined(first, second), double(first.width()));
                self.store_exclusive(order, status, access, base);
            }
            Instruction::Modify { op, operand, dst, base } => self.modify(op, operand, dst, base),
            Instruction::ModifyOnly { op, operand, base } => {
                self.modify(op, operand, Register::XZR, base);
            }
            Instruction::CompareSwap { order, size, expected, new, base } => {
                let width = size.width(expected);
                let tags = modify_tags(order, !expected.is_zero());
                self.compare_swap(tags, width, (raw(expected), raw(new)), base);
                self.assign(expected, Expr::Reg(SCRATCH));
            }
            Instruction::CompareSwapPair { order, expected, new, base } => {
                let second = pair_of(expected);
                let tags = modify_tags(order, true);
                let values = (joined(expected, second), joined(new, pair_of(new)));
                self.compare_swap(tags, double(expected.width()), values, base);
                self.assign_pair(expected, second);
            }
            // The other instructions make no access and are lowered elsewhere.
            _ => {}
        }
    }

    /// After an access: the base becomes what the addressing mode makes of it.
    fn write_back(&mut self, address: Address) {
        if let Address::PreIndex(base, offset) | Address::PostIndex(base, offset) = address {
            self.assign(base, plus(raw(base), offset));
        }
    }

    /// A read into `dst`, as an event even if `dst` is the zero register.
    fn read(&mut self, dst: Register, address: Expr, width: Width, tags: Tags, link: Link) {
        let dst = dst.reg().unwrap_or(SCRATCH);
        self.emit(MicroOp::Load { dst, address, width, tags, link });
    }

    fn sign_extend(&mut self, dst: Register, from: Width) {
        self.assign(dst, raw(dst).unary(UnaryOp::SignExtend(from), dst.width()));
    }

    fn load(&mut self, op: Load, dst: Register, address: Address) {
        let (tags, link) = match op.kind {
            LoadKind::Plain | LoadKind::Unscaled => (Tags::NONE, Link::None),
            LoadKind::Acquire | LoadKind::LimitedAcquire => (Tags::A, Link::None),
            LoadKind::AcquirePc | LoadKind::AcquirePcUnscaled => (Tags::Q, Link::None),
            LoadKind::Exclusive => (Tags::EX, Link::Exclusive),
            LoadKind::AcquireExclusive => (Tags::EX | Tags::A, Link::Exclusive),
        };
        let width = op.size.width(dst);
        self.read(dst, effective(address), width, tags, link);
        if op.signed {
            self.sign_extend(dst, width);
        }
        self.write_back(address);
    }

    fn store(&mut self, op: Store, source: Register, address: Address) {
        let tags = match op.kind {
            StoreKind::Plain | StoreKind::Unscaled => Tags::NONE,
            StoreKind::Release | StoreKind::LimitedRelease | StoreKind::ReleaseUnscaled => Tags::L,
        };
        self.write(effective(address), raw(source), op.size.width(source), tags);
        self.write_back(address);
    }

    /// A write that is no part of a read-modify-write.
    fn write(&mut self, address: Expr, value: Expr, width: Width, tags: Tags) {
        self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
    }

    fn load_pair(&mut self, signed: bool, (first, second): (Register, Register), address: Address) {
        let width = if signed { Width::B32 } else { first.width() };
        let mut start = effective(address);
        if first.overlaps(address.base()) {
            self.emit(MicroOp::Assign { dst: HELD, value: start });
            start = Expr::Reg(HELD);
        }
        self.read(first, start.clone(), width, Tags::NONE, Link::None);
        self.read(second, plus(start, width.bytes().into()), width, Tags::NONE, Link::None);
        if signed {
            self.sign_extend(first, width);
            self.sign_extend(second, width);
        }
        self.write_back(address);
    }

    fn store_pair(&mut self, (first, second): (Register, Register), address: Address) {
        let (start, width) = (effective(address), first.width());
        self.write(start.clone(), raw(first), width, Tags::NONE);
        self.write(plus(start, width.bytes().into()), raw(second), width, Tags::NONE);
        self.write_back(address);
    }

    fn load_exclusive_pair(&mut self, tags: Tags, first: Register, second: Register, at: Address) {
        self.emit(MicroOp::Load {
            dst: SCRATCH,
            address: effective(at),
            width: double(first.width()),
            tags,
            link: Link::Exclusive,
        });
        self.assign_pair(first, second);
    }

    /// Takes a value of double width in [`SCRATCH`] apart.
    fn assign_pair(&mut self, first: Register, second: Register) {
        let (half, whole) = (first.width(), double(first.width()));
        let high = Expr::Reg(SCRATCH).binary(BinaryOp::Shr, whole, Expr::int(half.bits().into()));
        self.assign(first, Expr::Reg(SCRATCH).unary(UnaryOp::ZeroExtend(half), whole));
        self.assign(second, high);
    }

    /// Two paths: the store happens and the status is 0, or it does not and the status is 1.
    fn store_exclusive(
        &mut self,
        order: Order,
        status: Register,
        (value, width): (Expr, Width),
        base: Register,
    ) {
        let status = status.reg().unwrap_or(SCRATCH);
        let tags = if order.releases() { Tags::EX | Tags::L } else { Tags::EX };
        let address = raw(base);
        self.emit(MicroOp::Choose { dst: status, count: 2 });
        self.skip_if(Expr::Reg(status), |lowering| {
            let link = Link::Exclusive;
            lowering.emit(MicroOp::Store { address, value, width, tags, link });
        });
        // A store that succeeded has used the monitor up; one that failed clears it.
        self.emit(MicroOp::ClearMonitor);
    }

    fn modify(&mut self, op: Modify, operand: Register, dst: Register, base: Register) {
        let width = op.size.width(operand);
        let (read, write) = modify_tags(op.order, !dst.is_zero());
        let (address, link) = (raw(base), Link::Atomic);
        self.emit(MicroOp::Load {
            dst: SCRATCH,
            address: address.clone(),
            width,
            tags: read,
            link,
        });
        let value = modified(op.kind, width, raw(operand));
        self.emit(MicroOp::Store { address, value, width, tags: write, link });
        self.assign(dst, Expr::Reg(SCRATCH));
    }

    /// Leaves the old value in [`SCRATCH`].
    fn compare_swap(
        &mut self,
        (read, write): (Tags, Tags),
        width: Width,
        (expected, new): (Expr, Expr),
        base: Register,
    ) {
        let (address, link) = (raw(base), Link::Atomic);
        self.emit(MicroOp::Load {
            dst: SCRATCH,
            address: address.clone(),
            width,
            tags: read,
            link,
        });
        let differs = Expr::Reg(SCRATCH).binary(BinaryOp::Ne, width, expected);
        self.skip_if(differs.clone(), |lowering| {
            // What is picked is that there is a write.
            let value = picked(&differs, new);
            lowering.emit(MicroOp::Store { address, value, width, tags: write, link });
        });
    }
}

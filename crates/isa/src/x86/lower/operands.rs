//! Operands: addresses, parts of registers, and destinations that are read before they are
//! written.
//!
//! Source: SDM volume 1, §3.4.1.1: a result of 32 bits clears the upper half of its register, one
//! of 8 or 16 bits leaves the rest alone.

use interlocked_diag::Diagnostic;
use interlocked_exec::{BinaryOp, Expr, Link, MicroOp, Reg, Tags, UnaryOp, Value, Width};

use super::{Lowering, OLD};
use crate::excerpt::excerpt;
use crate::x86::instruction::{Instruction, Memory, Operand};
use crate::x86::register::Register;

/// A destination whose old value has been read.
pub(super) struct Place {
    /// Its old value.
    pub(super) old: Expr,
    destination: Destination,
}

enum Destination {
    Register(Register),
    Memory { address: Expr, width: Width, locked: bool },
}

/// The value of a register or a part of one, zero-extended.
pub(super) fn read(register: Register) -> Expr {
    let whole = Expr::Reg(register.reg());
    if register.is_high() {
        let shifted = whole.binary(BinaryOp::Shr, Width::B64, Expr::int(8));
        return shifted.unary(UnaryOp::ZeroExtend(Width::B8), Width::B64);
    }
    match register.width() {
        Width::B64 | Width::B128 => whole,
        width => whole.unary(UnaryOp::ZeroExtend(width), Width::B64),
    }
}

const fn access(locked: bool) -> (Tags, Link) {
    if locked { (Tags::X, Link::Atomic) } else { (Tags::NONE, Link::None) }
}

impl Lowering<'_> {
    /// Writes a zero-extended value into a register or a part of one.
    pub(super) fn write(&mut self, register: Register, value: Expr) {
        let width = register.width();
        let value = match width {
            Width::B32 | Width::B64 | Width::B128 => value,
            Width::B8 | Width::B16 => {
                let shift = if register.is_high() { 8 } else { 0 };
                let kept = Width::B64.mask() & !(width.mask() << shift);
                let rest =
                    Expr::Reg(register.reg()).binary(BinaryOp::And, Width::B64, Expr::int(kept));
                let moved = match shift {
                    0 => value,
                    _ => value.binary(BinaryOp::Shl, Width::B64, Expr::int(shift)),
                };
                rest.binary(BinaryOp::Or, Width::B64, moved)
            }
        };
        self.assign(register.reg(), value);
    }

    /// Writes a zero-extended value into an operand that is a register.
    pub(super) fn write_operand(&mut self, operand: &Operand, value: Expr) {
        if let Operand::Register(register) = operand {
            self.write(*register, value);
        }
    }

    /// Writes a zero-extended value into an operand without reading it.
    pub(super) fn overwrite(&mut self, operand: &Operand, width: Width, value: Expr, tags: Tags) {
        match operand {
            Operand::Memory(memory) => {
                let address = self.address(memory);
                self.emit(MicroOp::Store { address, value, width, tags, link: Link::None });
            }
            _ => self.write_operand(operand, value),
        }
    }

    pub(super) fn load(&mut self, dst: Reg, address: Expr, width: Width, locked: bool) {
        let (tags, link) = access(locked);
        self.emit(MicroOp::Load { dst, address, width, tags, link });
    }

    /// Reads memory into a register or a part of one.
    pub(super) fn load_register(&mut self, register: Register, memory: &Memory, width: Width) {
        let address = self.address(memory);
        if width >= Width::B32 {
            return self.load(register.reg(), address, width, false);
        }
        self.load(OLD, address, width, false);
        self.write(register, OLD.into());
    }

    /// The value of an operand that is only read; one from memory lands in [`OLD`].
    pub(super) fn source(&mut self, operand: &Operand, width: Width) -> Expr {
        match operand {
            Operand::Register(register) => read(*register),
            Operand::Immediate(value) => Expr::int(width.wrap(i128::from(*value).cast_unsigned())),
            Operand::Memory(memory) => {
                let address = self.address(memory);
                self.load(OLD, address, width, false);
                OLD.into()
            }
            Operand::Label(_) => unreachable!("no row has a label as a source"),
        }
    }

    /// Reads a destination that will be written with [`Self::finish`]. One in memory lands in
    /// [`OLD`].
    pub(super) fn begin(&mut self, instruction: &Instruction, operand: &Operand) -> Place {
        match operand {
            Operand::Memory(memory) => {
                let address = self.address(memory);
                let width = instruction.width().unwrap_or(Width::B64);
                self.begin_memory(address, width, instruction.is_locked())
            }
            Operand::Register(register) => {
                Place { old: read(*register), destination: Destination::Register(*register) }
            }
            Operand::Immediate(_) | Operand::Label(_) => {
                unreachable!("no row has {operand:?} as a destination")
            }
        }
    }

    /// Reads the destination at `address` into [`OLD`].
    pub(super) fn begin_memory(&mut self, address: Expr, width: Width, locked: bool) -> Place {
        self.load(OLD, address.clone(), width, locked);
        Place { old: OLD.into(), destination: Destination::Memory { address, width, locked } }
    }

    /// Writes a destination that was read.
    pub(super) fn finish(&mut self, place: &Place, value: Expr) {
        match &place.destination {
            Destination::Register(register) => self.write(*register, value),
            Destination::Memory { address, width, locked } => {
                let (tags, link) = access(*locked);
                let (address, width) = (address.clone(), *width);
                self.emit(MicroOp::Store { address, value, width, tags, link });
            }
        }
    }

    /// The address of a memory operand.
    pub(super) fn address(&mut self, memory: &Memory) -> Expr {
        let width = memory.address_width();
        let displacement = i64::from(memory.displacement);
        let mut sum = memory.symbol.as_ref().map(|symbol| {
            let location = self.location(symbol);
            Expr::Const(location.map_or(Value::ZERO, |id| Value::Address(id, displacement)))
        });
        let mut add = |term: Expr| {
            sum = Some(match sum.take() {
                Some(sum) => sum.binary(BinaryOp::Add, width, term),
                None => term,
            });
        };
        if let Some(base) = memory.base {
            add(read(base));
        }
        if let Some((index, scale)) = memory.index {
            add(match scale {
                1 => read(index),
                _ => read(index).binary(BinaryOp::Mul, width, Expr::int(u128::from(scale))),
            });
        }
        if memory.symbol.is_none() && displacement != 0 {
            add(Expr::int(width.wrap(i128::from(displacement).cast_unsigned())));
        }
        sum.unwrap_or(Expr::Const(Value::ZERO))
    }

    /// Reports a location that the test does not have, for instructions that do not access it.
    pub(super) fn check_symbol(&mut self, instruction: &Instruction) {
        if let Some(symbol) = instruction.symbol() {
            self.location(symbol);
        }
    }

    fn location(&mut self, symbol: &str) -> Option<interlocked_exec::LocationId> {
        let location = (self.symbols)(symbol);
        if location.is_none() {
            let mut diagnostic = Diagnostic::error(
                self.span.clone(),
                format!("the test has no location `{}`", excerpt(symbol)),
            );
            if let Some(register) = Register::parse(symbol) {
                diagnostic = diagnostic.hint(format!("the register is written `%{register}`"));
            }
            self.diagnostics.push(diagnostic);
        }
        location
    }
}

//! Data processing: arithmetic, logic, moves, bit fields, conditional selection.
//!
//! The zero register is taken wherever a general register is, also where its number would mean the
//! stack pointer in the encoding; the stack pointer is taken only where it can be encoded.

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::Width;

use super::Parser;
use super::cursor::{Parsed, error, expected};
use super::limits::{is_add_immediate, is_bitmask, register_range};
use super::operand::find;
use crate::aarch64::instruction::Instruction;
use crate::aarch64::operand::{Condition, Extend, Shift, Source};
use crate::aarch64::operation::{
    Bitfield, Compute, ConditionalCompare, Move, MoveWide, Multiply, MultiplyAdd, Select,
    SelectSame, SetIf, Transform,
};
use crate::aarch64::register::Register;

/// What may follow a register operand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modifiers {
    /// `LSL`, `LSR`, `ASR`
    Shifts,
    /// … and `ROR`
    Rotations,
    /// … and `UXTB` to `SXTX` instead
    Extensions,
}

impl Parser<'_> {
    pub(super) fn compute(&mut self, op: Compute) -> Parsed<Instruction> {
        let dst = match op {
            Compute::Add | Compute::Sub => self.register_or_stack_pointer()?,
            _ => self.general()?,
        };
        self.comma()?;
        let (left, span) = self.left(op)?;
        let left = self.has_width(left, span, dst.width())?;
        self.comma()?;
        Ok(Instruction::Compute { op, dst, left, right: self.source(op, left)? })
    }

    pub(super) fn compare(&mut self, op: Compute) -> Parsed<Instruction> {
        let (left, _) = self.left(op)?;
        self.comma()?;
        Ok(Instruction::Compare { op, left, right: self.source(op, left)? })
    }

    /// The first source; additions and subtractions take the stack pointer.
    fn left(&mut self, op: Compute) -> Parsed<(Register, Span)> {
        let (left, span) = self.any_register()?;
        if !op.is_arithmetic() {
            self.no_stack_pointer(left, &span)?;
        }
        Ok((left, span))
    }

    /// The flexible operand of a computation on registers as wide as `like`.
    fn source(&mut self, op: Compute, like: Register) -> Parsed<Source> {
        if !self.cursor.is_at_number() {
            let extends = op.is_arithmetic();
            let modifiers = if extends { Modifiers::Extensions } else { Modifiers::Rotations };
            return self.register_source(like, modifiers);
        }
        let (value, span) = self.cursor.number()?;
        if op.is_arithmetic() && self.cursor.eat(b',') {
            let value = self.in_range(value, span, 0..=4095)?;
            return Ok(Source::Immediate(value << self.shift_of_immediate(&[0, 12])?));
        }
        let (fits, label) = if op.is_arithmetic() {
            (is_add_immediate(value), "expected -4095 to 4095, or 12 bits shifted left by 12")
        } else {
            (is_bitmask(value, like.width()), "expected a run of ones, rotated or repeated")
        };
        if fits {
            return Ok(Source::Immediate(value));
        }
        Err(Box::new(
            Diagnostic::error(span, format!("{value} cannot be encoded"))
                .label(label)
                .hint("put it into a register with `MOV` first"),
        ))
    }

    fn register_source(&mut self, like: Register, modifiers: Modifiers) -> Parsed<Source> {
        let (register, span) = self.any_register()?;
        self.no_stack_pointer(register, &span)?;
        if !self.cursor.eat(b',') {
            return Ok(Source::from(self.has_width(register, span, like.width())?));
        }
        let (name, name_span) = self.cursor.name();
        let shift = find(&Shift::NAMES, name)
            .filter(|&shift| shift != Shift::Ror || modifiers == Modifiers::Rotations);
        if let Some(shift) = shift {
            let register = self.has_width(register, span, like.width())?;
            return Ok(Source::Register(register, shift, self.bit(register)?));
        }
        let extend = find(&Extend::NAMES, name).filter(|_| modifiers == Modifiers::Extensions);
        let Some(extend) = extend else {
            let label = match modifiers {
                Modifiers::Shifts => "expected `LSL`, `LSR` or `ASR`",
                Modifiers::Rotations => "expected `LSL`, `LSR`, `ASR` or `ROR`",
                Modifiers::Extensions => "expected `LSL`, `LSR`, `ASR` or `UXTB` to `SXTX`",
            };
            return expected(name_span, "expected a modifier of the register", label);
        };
        let wide = extend.of_wide() && like.width() == Width::B64;
        let width = if wide { Width::B64 } else { Width::B32 };
        let register = self.has_width(register, span, width)?;
        let amount = if self.cursor.is_done() { 0 } else { self.immediate(0..=4)? };
        Ok(Source::Extended(register, extend, amount as u8))
    }

    /// `LSL #12` after an immediate, one of `amounts`.
    fn shift_of_immediate(&mut self, amounts: &[i128]) -> Parsed<u8> {
        let (name, span) = self.cursor.name();
        if !name.eq_ignore_ascii_case("LSL") {
            return expected(span, "an immediate can only be shifted left", "expected `LSL`");
        }
        let (amount, span) = self.spanned(|parser| parser.immediate(0..=63))?;
        if amounts.contains(&amount) {
            return Ok(amount as u8);
        }
        let list: Vec<_> = amounts.iter().map(ToString::to_string).collect();
        expected(
            span,
            format!("no shift by {amount}"),
            format!("expected one of {}", list.join(", ")),
        )
    }

    pub(super) fn move_(&mut self, op: Move) -> Parsed<Instruction> {
        let dst = match op {
            Move::Mov => self.register_or_stack_pointer()?,
            _ => self.general()?,
        };
        self.comma()?;
        let source = match op {
            Move::Mov if self.cursor.is_at_number() => {
                Source::Immediate(self.immediate(register_range(dst.width()))?)
            }
            Move::Mov => {
                let (register, span) = self.any_register()?;
                Source::from(self.has_width(register, span, dst.width())?)
            }
            Move::Mvn => self.register_source(dst, Modifiers::Rotations)?,
            Move::Neg | Move::Negs => self.register_source(dst, Modifiers::Shifts)?,
        };
        Ok(Instruction::Move { op, dst, source })
    }

    pub(super) fn move_wide(&mut self, op: MoveWide) -> Parsed<Instruction> {
        let dst = self.general()?;
        self.comma()?;
        let bits = self.immediate(0..=0xffff)? as u16;
        let shift = match (self.cursor.eat(b','), dst.width()) {
            (false, _) => 0,
            (true, Width::B64) => self.shift_of_immediate(&[0, 16, 32, 48])?,
            (true, _) => self.shift_of_immediate(&[0, 16])?,
        };
        Ok(Instruction::MoveWide { op, dst, bits, shift })
    }

    pub(super) fn shift(&mut self, op: Shift) -> Parsed<Instruction> {
        let dst = self.general()?;
        let source = self.next_like(dst)?;
        self.comma()?;
        let by = if self.cursor.is_at_number() {
            Source::Immediate(self.bit(dst)?.into())
        } else {
            Source::from(self.of_width(dst.width())?)
        };
        Ok(Instruction::Shift { op, dst, source, by })
    }

    pub(super) fn multiply(&mut self, op: Multiply) -> Parsed<Instruction> {
        let (dst, left) = if op.is_long() {
            let dst = self.wide()?;
            self.comma()?;
            (dst, self.narrow()?)
        } else {
            let dst = self.general()?;
            (dst, self.next_like(dst)?)
        };
        Ok(Instruction::Multiply { op, dst, left, right: self.next_like(left)? })
    }

    pub(super) fn multiply_add(&mut self, op: MultiplyAdd) -> Parsed<Instruction> {
        let dst = self.general()?;
        let (left, right) = (self.next_like(dst)?, self.next_like(dst)?);
        Ok(Instruction::MultiplyAdd { op, dst, left, right, addend: self.next_like(dst)? })
    }

    pub(super) fn transform(&mut self, op: Transform) -> Parsed<Instruction> {
        let dst = match op {
            Transform::Uxtb | Transform::Uxth => self.narrow()?,
            Transform::Sxtw | Transform::Uxtw | Transform::Rev32 => self.wide()?,
            _ => self.general()?,
        };
        self.comma()?;
        let source = match op {
            Transform::Rbit | Transform::Rev | Transform::Rev16 | Transform::Rev32 => {
                self.of_width(dst.width())?
            }
            _ => self.narrow()?,
        };
        Ok(Instruction::Transform { op, dst, source })
    }

    pub(super) fn bitfield(&mut self, op: Bitfield) -> Parsed<Instruction> {
        let dst = self.general()?;
        let source = self.next_like(dst)?;
        let first = self.next_bit(dst)?;
        self.comma()?;
        let second = match op {
            Bitfield::Ubfm | Bitfield::Sbfm | Bitfield::Bfm => self.bit(dst)?,
            _ => {
                let room = i128::from(dst.width().bits()) - i128::from(first);
                self.immediate(1..=room)? as u8
            }
        };
        Ok(Instruction::Bitfield { op, dst, source, first, second })
    }

    pub(super) fn select(&mut self, op: Select) -> Parsed<Instruction> {
        let dst = self.general()?;
        let (left, right) = (self.next_like(dst)?, self.next_like(dst)?);
        let (condition, _) = self.next_condition()?;
        Ok(Instruction::Select { op, dst, left, right, condition })
    }

    pub(super) fn select_same(&mut self, op: SelectSame) -> Parsed<Instruction> {
        let dst = self.general()?;
        let source = self.next_like(dst)?;
        Ok(Instruction::SelectSame { op, dst, source, condition: self.next_real_condition()? })
    }

    pub(super) fn set_if(&mut self, op: SetIf) -> Parsed<Instruction> {
        let dst = self.general()?;
        Ok(Instruction::SetIf { op, dst, condition: self.next_real_condition()? })
    }

    /// A condition of an alias, which encodes its inverse: `AL` has none.
    fn next_real_condition(&mut self) -> Parsed<Condition> {
        match self.next_condition()? {
            (condition @ (Condition::Al | Condition::Nv), span) => {
                error(span, format!("`{condition}` is no condition here"))
            }
            (condition, _) => Ok(condition),
        }
    }

    pub(super) fn conditional_compare(&mut self, op: ConditionalCompare) -> Parsed<Instruction> {
        let left = self.general()?;
        self.comma()?;
        let right = if self.cursor.is_at_number() {
            Source::Immediate(self.immediate(0..=31)?)
        } else {
            Source::from(self.of_width(left.width())?)
        };
        self.comma()?;
        let flags = self.immediate(0..=15)? as u8;
        let (condition, _) = self.next_condition()?;
        Ok(Instruction::ConditionalCompare { op, left, right, flags, condition })
    }
}

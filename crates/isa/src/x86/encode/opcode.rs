//! The opcode of each instruction, and where its operands go.
//!
//! Source: SDM volume 2, the opcode tables of each instruction.

use interlocked_exec::Width;

use super::modrm::{Field, Form};
use crate::x86::instruction::{Instruction, Operand};
use crate::x86::table::{Alu, Bit, Mnemonic, Shift, Unary};

/// Instructions that always have the same bytes.
pub(super) fn fixed_bytes(instruction: &Instruction) -> Option<&'static [u8]> {
    Some(match instruction.mnemonic() {
        Mnemonic::Mfence => &[0x0f, 0xae, 0xf0],
        Mnemonic::Lfence => &[0x0f, 0xae, 0xe8],
        Mnemonic::Sfence => &[0x0f, 0xae, 0xf8],
        Mnemonic::Pause => &[0xf3, 0x90],
        Mnemonic::Endbr64 => &[0xf3, 0x0f, 0x1e, 0xfa],
        Mnemonic::Endbr32 => &[0xf3, 0x0f, 0x1e, 0xfb],
        Mnemonic::Nop if instruction.operands().is_empty() => &[0x90],
        _ => return None,
    })
}

/// The form of an instruction with a ModR/M byte, and which operand its r/m field is.
pub(super) fn form(instruction: &Instruction) -> (Form, usize) {
    let encoder = Encoder::new(instruction);
    let (form, rm) = encoder.arithmetic().unwrap_or_else(|| encoder.others());
    (form.lock(instruction.lock()), rm)
}

struct Encoder<'a> {
    instruction: &'a Instruction,
    width: Width,
    /// The lowest bit of many opcodes: 0 for 8 bits, 1 for more.
    w: u8,
}

impl<'a> Encoder<'a> {
    fn new(instruction: &'a Instruction) -> Self {
        let width = instruction.width().unwrap_or(Width::B32);
        Self { instruction, width, w: u8::from(width != Width::B8) }
    }

    fn register(&self, index: usize) -> Field {
        match self.instruction.operands().get(index) {
            Some(Operand::Register(register)) => Field::Register(*register),
            _ => unreachable!("operand {index} of {:?} is a register", self.instruction),
        }
    }

    /// The second operand, if it is an immediate, as a signed number of the operation's width.
    fn immediate(&self) -> Option<i64> {
        match self.instruction.operands().get(1) {
            Some(Operand::Immediate(value)) => Some(signed(*value, self.width)),
            _ => None,
        }
    }

    fn new_form(&self, opcode: &[u8], field: Field) -> Form {
        Form::new(self.width, opcode, field)
    }

    /// `opcode rm, r`.
    fn store(&self, opcode: &[u8]) -> (Form, usize) {
        (self.new_form(opcode, self.register(1)), 0)
    }

    /// `opcode r, rm`.
    fn load(&self, opcode: &[u8]) -> (Form, usize) {
        (self.new_form(opcode, self.register(0)), 1)
    }

    /// `opcode rm`; `digit` is a part of the opcode.
    fn alone(&self, opcode: &[u8], digit: u8) -> (Form, usize) {
        (self.new_form(opcode, Field::Digit(digit)), 0)
    }

    /// `opcode rm, imm` with an immediate of the operation's width.
    fn with_immediate(&self, opcode: u8, digit: u8, value: i64) -> (Form, usize) {
        let (form, rm) = self.alone(&[opcode | self.w], digit);
        (form.immediate_full(value), rm)
    }

    /// `opcode rm, r`, or with 2 added to the opcode `r, rm`.
    fn either_way(&self, opcode: u8) -> (Form, usize) {
        match self.instruction.operands().get(1) {
            Some(Operand::Register(_)) => self.store(&[opcode | self.w]),
            _ => self.load(&[opcode | self.w | 2]),
        }
    }

    fn arithmetic(&self) -> Option<(Form, usize)> {
        Some(match self.instruction.mnemonic() {
            Mnemonic::Alu(alu) => match self.immediate() {
                Some(value) => (self.alu_immediate(alu, value), 0),
                None => self.either_way((alu as u8) << 3),
            },
            Mnemonic::Test => match self.immediate() {
                Some(value) => self.with_immediate(0xf6, 0, value),
                None => self.store(&[0x84 | self.w]),
            },
            Mnemonic::Imul => self.load(&[0x0f, 0xaf]),
            Mnemonic::Unary(unary) => {
                let (opcode, digit) = match unary {
                    Unary::Inc => (0xfe, 0),
                    Unary::Dec => (0xfe, 1),
                    Unary::Not => (0xf6, 2),
                    Unary::Neg => (0xf6, 3),
                };
                self.alone(&[opcode | self.w], digit)
            }
            Mnemonic::Bit(bit) => match self.immediate() {
                Some(value) => {
                    let (form, rm) = self.alone(&[0x0f, 0xba], 4 + bit as u8);
                    (form.immediate_byte(value), rm)
                }
                None => self.store(match bit {
                    Bit::Test => &[0x0f, 0xa3],
                    Bit::Set => &[0x0f, 0xab],
                    Bit::Reset => &[0x0f, 0xb3],
                    Bit::Complement => &[0x0f, 0xbb],
                }),
            },
            Mnemonic::Shift(shift) => {
                let digit = match shift {
                    Shift::Shl => 4,
                    Shift::Shr => 5,
                    Shift::Sar => 7,
                };
                match self.instruction.operands().get(1) {
                    Some(Operand::Immediate(count)) => {
                        let (form, rm) = self.alone(&[0xc0 | self.w], digit);
                        (form.immediate_byte(*count), rm)
                    }
                    _ => self.alone(&[0xd2 | self.w], digit),
                }
            }
            _ => return None,
        })
    }

    fn others(&self) -> (Form, usize) {
        let w = self.w;
        let sized = |width: Width, opcode: &[u8], digit: u8| {
            (Form::new(width, opcode, Field::Digit(digit)), 0)
        };
        match self.instruction.mnemonic() {
            Mnemonic::Mov => match self.immediate() {
                Some(value) => self.with_immediate(0xc6, 0, value),
                None => self.either_way(0x88),
            },
            Mnemonic::Xchg => self.store(&[0x86 | w]),
            Mnemonic::Xadd => self.store(&[0x0f, 0xc0 | w]),
            Mnemonic::Cmpxchg => self.store(&[0x0f, 0xb0 | w]),
            Mnemonic::Cmpxchg8b => sized(Width::B32, &[0x0f, 0xc7], 1),
            Mnemonic::Cmpxchg16b => sized(Width::B64, &[0x0f, 0xc7], 1),
            Mnemonic::Movnti => self.store(&[0x0f, 0xc3]),
            Mnemonic::Lea => self.load(&[0x8d]),
            Mnemonic::Movzx(from) => self.extend(0xb6, from),
            Mnemonic::Movsx(Width::B32) => self.load(&[0x63]),
            Mnemonic::Movsx(from) => self.extend(0xbe, from),
            Mnemonic::Cmov(condition) => self.load(&[0x0f, 0x40 | condition as u8]),
            Mnemonic::Set(condition) => self.alone(&[0x0f, 0x90 | condition as u8], 0),
            Mnemonic::Clflush => self.alone(&[0x0f, 0xae], 7),
            // The operand-size prefix tells it from `clflush`.
            Mnemonic::Clflushopt => sized(Width::B16, &[0x0f, 0xae], 7),
            Mnemonic::Nop => self.alone(&[0x0f, 0x1f], 0),
            other => unreachable!("{other:?} has no ModR/M byte"),
        }
    }

    fn extend(&self, opcode: u8, from: Width) -> (Form, usize) {
        let (form, rm) = self.load(&[0x0f, opcode | u8::from(from != Width::B8)]);
        (form.source(from), rm)
    }

    fn alu_immediate(&self, alu: Alu, value: i64) -> Form {
        let form = |opcode| self.new_form(&[opcode], Field::Digit(alu as u8));
        if self.width == Width::B8 {
            form(0x80).immediate_byte(value)
        } else if i8::try_from(value).is_ok() {
            form(0x83).immediate_byte(value)
        } else {
            form(0x81).immediate_full(value)
        }
    }
}

/// `value` cut to `width` and read as a signed number.
fn signed(value: i64, width: Width) -> i64 {
    let shift = 64 - width.bits().min(64);
    (value << shift) >> shift
}

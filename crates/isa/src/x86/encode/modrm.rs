//! Prefixes, opcode, ModR/M, SIB, displacement, immediate: the layout of an instruction.
//!
//! Source: SDM volume 2, §2.1 and §2.2.1, tables 2-2 and 2-3.

use interlocked_exec::Width;

use crate::x86::register::Register;

/// The reg field of the ModR/M byte.
#[derive(Clone, Copy, Debug)]
pub(super) enum Field {
    /// An operand.
    Register(Register),
    /// A part of the opcode.
    Digit(u8),
}

/// A memory operand without names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address {
    pub(super) base: Option<Register>,
    pub(super) index: Option<(Register, u8)>,
    pub(super) displacement: i32,
}

impl Address {
    fn registers(&self) -> impl Iterator<Item = Register> {
        self.base.into_iter().chain(self.index.map(|(register, _)| register))
    }

    /// Whether it cannot be encoded without a REX prefix.
    pub(super) fn needs_rex(&self) -> bool {
        self.registers().any(Register::needs_rex)
    }
}

/// All of an instruction but its r/m operand.
#[derive(Clone, Debug)]
pub(super) struct Form {
    lock: bool,
    width: Width,
    /// The width of the r/m operand where it is a register.
    source: Width,
    opcode: [u8; 2],
    opcode_len: usize,
    field: Field,
    immediate: i64,
    immediate_len: usize,
}

impl Form {
    /// An instruction of one or two bytes of opcode. 16 bits take the operand-size prefix, 64 bits
    /// REX.W.
    pub(super) fn new(width: Width, opcode: &[u8], field: Field) -> Self {
        let mut bytes = [0; 2];
        bytes[..opcode.len()].copy_from_slice(opcode);
        Self {
            lock: false,
            width,
            source: width,
            opcode: bytes,
            opcode_len: opcode.len(),
            field,
            immediate: 0,
            immediate_len: 0,
        }
    }

    pub(super) const fn lock(mut self, lock: bool) -> Self {
        self.lock = lock;
        self
    }

    /// With an r/m operand of another width.
    pub(super) const fn source(mut self, width: Width) -> Self {
        self.source = width;
        self
    }

    /// With an immediate of one byte.
    pub(super) const fn immediate_byte(mut self, value: i64) -> Self {
        self.immediate = value;
        self.immediate_len = 1;
        self
    }

    /// With an immediate as wide as the operation, at most four bytes.
    pub(super) fn immediate_full(mut self, value: i64) -> Self {
        self.immediate = value;
        self.immediate_len = (self.width.bytes() as usize).min(4);
        self
    }

    /// Whether the reg field is `ah`, `bh`, `ch` or `dh`.
    pub(super) const fn has_high_byte(&self) -> bool {
        matches!(self.field, Field::Register(register) if register.is_high())
    }

    /// Appends the instruction with a register as its r/m operand.
    pub(super) fn emit_register(&self, out: &mut Vec<u8>, register: Register) {
        let byte_needs_rex = self.source == Width::B8 && register.needs_rex();
        self.prefixes(out, false, (register.number() >> 3, 0), byte_needs_rex);
        out.push(0xc0 | (self.field_bits() & 7) << 3 | field_number(register) & 7);
        self.emit_immediate(out);
    }

    /// Appends the instruction with memory as its r/m operand.
    pub(super) fn emit_memory(&self, out: &mut Vec<u8>, address: &Address) {
        let base = address.base.map(Register::number);
        let index = address.index.map(|(register, _)| register.number());
        let is_narrow = address.registers().any(|register| register.width() == Width::B32);
        let high = (base.map_or(0, |base| base >> 3), index.map_or(0, |index| index >> 3));
        self.prefixes(out, is_narrow, high, false);
        let field = (self.field_bits() & 7) << 3;
        let displacement = address.displacement.to_le_bytes();
        let Some(base) = base else {
            // No base: SIB with base 101 and a displacement of 32 bits.
            out.extend([field | 0b100, sib(address.index, 0b101)]);
            out.extend(displacement);
            return self.emit_immediate(out);
        };
        // rbp and r13 as base have no form without displacement.
        let (mode, displacement_len) = match address.displacement {
            0 if base & 7 != 0b101 => (0b00, 0),
            -128..=127 => (0b01, 1),
            _ => (0b10, 4),
        };
        // rsp and r12 as base need a SIB byte.
        if index.is_some() || base & 7 == 0b100 {
            out.extend([mode << 6 | field | 0b100, sib(address.index, base & 7)]);
        } else {
            out.push(mode << 6 | field | base & 7);
        }
        out.extend_from_slice(&displacement[..displacement_len]);
        self.emit_immediate(out);
    }

    fn field_bits(&self) -> u8 {
        match self.field {
            Field::Register(register) => field_number(register),
            Field::Digit(digit) => digit,
        }
    }

    /// Legacy prefixes, REX and the opcode. `high` has the fourth bits of base (or r/m register)
    /// and index.
    fn prefixes(&self, out: &mut Vec<u8>, narrow_address: bool, high: (u8, u8), rex: bool) {
        if self.lock {
            out.push(0xf0);
        }
        if narrow_address {
            out.push(0x67);
        }
        if self.width == Width::B16 {
            out.push(0x66);
        }
        let wide = u8::from(self.width == Width::B64);
        let (field_high, field_needs_rex) = match self.field {
            Field::Register(register) => {
                (register.number() >> 3, register.width() == Width::B8 && register.needs_rex())
            }
            Field::Digit(_) => (0, false),
        };
        let bits = wide << 3 | field_high << 2 | high.1 << 1 | high.0;
        if bits != 0 || rex || field_needs_rex {
            out.push(0x40 | bits);
        }
        out.extend_from_slice(&self.opcode[..self.opcode_len]);
    }

    fn emit_immediate(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.immediate.to_le_bytes()[..self.immediate_len]);
    }
}

/// The number that stands for a register in a field of three bits and, above them, a bit of REX.
const fn field_number(register: Register) -> u8 {
    if register.is_high() { register.number() + 4 } else { register.number() }
}

fn sib(index: Option<(Register, u8)>, base: u8) -> u8 {
    // 100 as index is no index.
    let (index, scale) = index.map_or((0b100, 1), |(index, scale)| (index.number() & 7, scale));
    (scale.trailing_zeros() as u8) << 6 | index << 3 | base
}

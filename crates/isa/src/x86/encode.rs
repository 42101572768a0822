//! From instructions to the bytes of 64-bit code.
//!
//! Locations of a test become `[base + displacement]`, as the caller places them, and labels become
//! 32-bit distances. Tests of 32-bit mode are encoded as 64-bit code too: every instruction that
//! parses in 32-bit mode exists there with the same meaning, as long as addresses in registers lie
//! below 4 GiB.
//!
//! Source: SDM volume 2, chapters 2 to 5.

mod modrm;
mod opcode;

use core::fmt;

use interlocked_exec::Width;
use rustc_hash::FxHashMap;

use self::modrm::{Address, Field, Form};
use self::opcode::{fixed_bytes, form};
use super::instruction::{Instruction, Memory, Operand};
use super::register::Register;
use super::table::Mnemonic;
use crate::code::Line;

/// Where a location of a test lies: what `base` holds plus `displacement` bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// A whole register.
    pub base: Register,
    /// A number of bytes.
    pub displacement: i32,
}

/// From the name of a location to its place.
pub type Placement<'a> = &'a dyn Fn(&str) -> Option<Place>;

/// Why an instruction has no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EncodeError {
    /// The placement does not know the location.
    UnknownLocation(String),
    /// No line has the label.
    UnknownLabel(String),
    /// More than one line has the label.
    DuplicateLabel(String),
    /// The location's base register and the registers of the operand are more than two, or the
    /// stack pointer would be an index.
    TooManyRegisters(String),
    /// The location's base register and the registers of the operand differ in width.
    MixedAddressWidths(String),
    /// The distance from the base register does not fit 32 bits.
    DisplacementOverflow(String),
    /// `ah`, `bh`, `ch` or `dh` beside a location whose base register is `r8` to `r15`.
    HighByteRegister,
    /// The code is longer than a jump can reach.
    JumpTooFar(String),
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownLocation(name) => write!(f, "the location `{name}` has no place"),
            Self::UnknownLabel(name) => write!(f, "no line has the label `{name}`"),
            Self::DuplicateLabel(name) => write!(f, "more than one line has the label `{name}`"),
            Self::TooManyRegisters(name) => {
                write!(f, "the address of `{name}` and the registers beside it are too many")
            }
            Self::MixedAddressWidths(name) => {
                write!(f, "a 32-bit register cannot be added to the address of `{name}`")
            }
            Self::DisplacementOverflow(name) => {
                write!(f, "the distance to `{name}` does not fit 32 bits")
            }
            Self::HighByteRegister => {
                f.write_str("`ah`, `bh`, `ch` and `dh` cannot be used beside r8 to r15")
            }
            Self::JumpTooFar(name) => write!(f, "the label `{name}` is too far away"),
        }
    }
}

impl core::error::Error for EncodeError {}

/// The bytes of a thread's code. A `ret` in it jumps behind its last byte.
///
/// # Errors
/// The first instruction that cannot be encoded.
pub fn encode(
    lines: &[Line<Instruction>],
    placement: Placement<'_>,
) -> Result<Vec<u8>, EncodeError> {
    let mut assembler = Assembler::new();
    assembler.lines(lines, placement)?;
    Ok(assembler.into_bytes())
}

/// Code that grows: threads of tests, and the few instructions that a harness puts around them.
#[derive(Clone, Debug, Default)]
pub struct Assembler {
    bytes: Vec<u8>,
}

impl Assembler {
    /// No code yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many bytes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is no code yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The code.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Appends a thread's code. Labels are known within it only; a `ret` jumps behind it.
    ///
    /// # Errors
    /// The first instruction that cannot be encoded; what was appended before it stays.
    pub fn lines(
        &mut self,
        lines: &[Line<Instruction>],
        placement: Placement<'_>,
    ) -> Result<(), EncodeError> {
        let mut labels: FxHashMap<&str, usize> = FxHashMap::default();
        let mut jumps: Vec<(Option<&str>, usize)> = Vec::new();
        for line in lines {
            for label in &line.labels {
                if labels.insert(&label.name, self.bytes.len()).is_some() {
                    return Err(EncodeError::DuplicateLabel(label.name.clone()));
                }
            }
            let Some(instruction) = &line.instruction else { continue };
            match instruction.mnemonic() {
                Mnemonic::Jmp | Mnemonic::Ret => self.bytes.push(0xe9),
                Mnemonic::Jcc(condition) => {
                    self.bytes.extend([0x0f, 0x80 | condition as u8]);
                }
                _ => {
                    self.instruction(instruction, placement)?;
                    continue;
                }
            }
            self.bytes.extend([0; 4]);
            jumps.push((instruction.target(), self.bytes.len()));
        }
        for (target, from) in jumps {
            let to = match target {
                None => self.bytes.len(),
                Some(name) => {
                    *labels.get(name).ok_or_else(|| EncodeError::UnknownLabel(name.to_owned()))?
                }
            };
            let distance = i32::try_from(to as i64 - from as i64)
                .map_err(|_| EncodeError::JumpTooFar(target.unwrap_or_default().to_owned()))?;
            self.bytes[from - 4..from].copy_from_slice(&distance.to_le_bytes());
        }
        Ok(())
    }

    /// Appends `push` of a whole register.
    pub fn push(&mut self, register: Register) {
        self.with_low_register(&[], 0x50, register);
    }

    /// Appends `pop` into a whole register.
    pub fn pop(&mut self, register: Register) {
        self.with_low_register(&[], 0x58, register);
    }

    /// Appends a `ret` that returns to the caller.
    pub fn ret(&mut self) {
        self.bytes.push(0xc3);
    }

    /// Appends `register = value`, all 64 bits.
    pub fn set(&mut self, register: Register, value: u64) {
        self.with_low_register(&[0x48], 0xb8, register);
        self.bytes.extend(value.to_le_bytes());
    }

    /// Appends `register = memory`, 64 bits.
    pub fn load(&mut self, register: Register, place: Place) {
        self.move_whole(0x8b, register, place);
    }

    /// Appends `memory = register`, 64 bits.
    pub fn store(&mut self, place: Place, register: Register) {
        self.move_whole(0x89, register, place);
    }

    fn move_whole(&mut self, opcode: u8, register: Register, place: Place) {
        let address = Address {
            base: Some(place.base.with_width(Width::B64)),
            index: None,
            displacement: place.displacement,
        };
        Form::new(Width::B64, &[opcode], Field::Register(register.with_width(Width::B64)))
            .emit_memory(&mut self.bytes, &address);
    }

    /// An opcode with a whole register in its low three bits.
    fn with_low_register(&mut self, rex: &[u8], opcode: u8, register: Register) {
        let high = register.number() >> 3;
        let rex = rex.first().copied().unwrap_or(0x40) | high;
        if rex != 0x40 {
            self.bytes.push(rex);
        }
        self.bytes.push(opcode | (register.number() & 7));
    }

    fn instruction(
        &mut self,
        instruction: &Instruction,
        placement: Placement<'_>,
    ) -> Result<(), EncodeError> {
        if let Some(bytes) = fixed_bytes(instruction) {
            self.bytes.extend_from_slice(bytes);
            return Ok(());
        }
        let operands = instruction.operands();
        if let [Operand::Register(register), Operand::Immediate(value)] = operands
            && instruction.mnemonic() == Mnemonic::Mov
            && instruction.width() == Some(Width::B64)
            && i32::try_from(*value).is_err()
        {
            self.set(*register, value.cast_unsigned());
            return Ok(());
        }
        let (form, rm) = form(instruction);
        match &operands[rm] {
            Operand::Register(register) => form.emit_register(&mut self.bytes, *register),
            Operand::Memory(memory) => {
                let address = place(memory, placement)?;
                if form.has_high_byte() && address.needs_rex() {
                    return Err(EncodeError::HighByteRegister);
                }
                form.emit_memory(&mut self.bytes, &address);
            }
            Operand::Immediate(_) | Operand::Label(_) => {
                unreachable!("the r/m operand of {instruction:?} is a register or memory")
            }
        }
        Ok(())
    }
}

/// The address of a memory operand, its location put in its place.
fn place(memory: &Memory, placement: Placement<'_>) -> Result<Address, EncodeError> {
    let Some(symbol) = &memory.symbol else {
        return Ok(Address {
            base: memory.base,
            index: memory.index,
            displacement: memory.displacement,
        });
    };
    let place = placement(symbol).ok_or_else(|| EncodeError::UnknownLocation(symbol.clone()))?;
    let displacement = place
        .displacement
        .checked_add(memory.displacement)
        .ok_or_else(|| EncodeError::DisplacementOverflow(symbol.clone()))?;
    if memory.registers().any(|register| register.width() != Width::B64) {
        return Err(EncodeError::MixedAddressWidths(symbol.clone()));
    }
    let index = match (memory.base, memory.index) {
        (Some(_), Some(_)) => return Err(EncodeError::TooManyRegisters(symbol.clone())),
        (Some(Register::RSP), None) => return Err(EncodeError::TooManyRegisters(symbol.clone())),
        (Some(base), None) => Some((base, 1)),
        (None, index) => index,
    };
    Ok(Address { base: Some(place.base.with_width(Width::B64)), index, displacement })
}

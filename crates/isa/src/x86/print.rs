//! Instructions as text. What is printed parses back to the same instruction.

use core::fmt::{self, Write as _};

use interlocked_exec::Width;

use super::dialect::{Dialect, Syntax};
use super::instruction::{Instruction, Memory, Operand};
use super::register::Register;
use super::table::{Mnemonic, suffix};

/// An [`Instruction`] as text of a [`Dialect`]; see [`Instruction::display`].
#[derive(Clone, Copy, Debug)]
pub struct Display<'a> {
    instruction: &'a Instruction,
    dialect: Dialect,
}

impl Instruction {
    /// This instruction as a test in `dialect` writes it.
    #[must_use]
    pub const fn display(&self, dialect: Dialect) -> Display<'_> {
        Display { instruction: self, dialect }
    }
}

impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        let printer = Printer { instruction: self.instruction, dialect: self.dialect };
        printer.instruction(&mut text)?;
        f.pad(&text)
    }
}

struct Printer<'a> {
    instruction: &'a Instruction,
    dialect: Dialect,
}

impl Printer<'_> {
    fn instruction(&self, out: &mut String) -> fmt::Result {
        let start = if self.instruction.lock() { "lock " } else { "" };
        out.push_str(start);
        self.mnemonic(out);
        if self.dialect.is_traditional() {
            out.make_ascii_uppercase();
        }
        let operands = self.instruction.operands();
        let order: Vec<&Operand> = match self.dialect.syntax {
            Syntax::Att => operands.iter().rev().collect(),
            Syntax::Intel => operands.iter().collect(),
        };
        for (index, operand) in order.into_iter().enumerate() {
            out.push(if index == 0 { ' ' } else { ',' });
            self.operand(out, operand)?;
        }
        Ok(())
    }

    fn mnemonic(&self, out: &mut String) {
        let mnemonic = self.instruction.mnemonic();
        let row = mnemonic.row(self.instruction.operands().len());
        let width = self.instruction.width().filter(|_| row.widths.len() > 1);
        match (mnemonic, self.dialect.syntax) {
            (Mnemonic::Movzx(from) | Mnemonic::Movsx(from), Syntax::Att) => {
                out.push_str(&row.name[..4]);
                out.push_str(suffix(from));
                out.push_str(suffix(self.instruction.width().unwrap_or(Width::B64)));
            }
            _ => {
                out.push_str(row.name);
                out.push_str(mnemonic.condition().map_or("", |condition| condition.name()));
                if self.dialect.syntax == Syntax::Att {
                    out.push_str(width.map_or("", suffix));
                }
            }
        }
    }

    fn operand(&self, out: &mut String, operand: &Operand) -> fmt::Result {
        match operand {
            Operand::Register(register) => self.register(out, *register),
            Operand::Immediate(value) => {
                let dollar = self.dialect.syntax == Syntax::Att || self.dialect.is_traditional();
                write!(out, "{}{value}", if dollar { "$" } else { "" })
            }
            Operand::Label(label) => {
                out.push_str(label);
                Ok(())
            }
            Operand::Memory(memory) => match self.dialect.syntax {
                Syntax::Att => self.att_memory(out, memory),
                Syntax::Intel => {
                    self.size(out);
                    self.intel_memory(out, memory)
                }
            },
        }
    }

    fn register(&self, out: &mut String, register: Register) -> fmt::Result {
        let percent = if self.dialect.syntax == Syntax::Att { "%" } else { "" };
        write!(out, "{percent}{}", register.display_name(self.dialect))
    }

    fn att_memory(&self, out: &mut String, memory: &Memory) -> fmt::Result {
        let displacement = memory.displacement;
        match &memory.symbol {
            Some(symbol) if displacement == 0 && memory.registers().next().is_none() => {
                return write!(out, "({symbol})");
            }
            Some(symbol) if displacement == 0 => out.push_str(symbol),
            Some(symbol) => write!(out, "{symbol}{displacement:+}")?,
            None if displacement == 0 => {}
            None => write!(out, "{displacement}")?,
        }
        if memory.registers().next().is_none() {
            return Ok(());
        }
        out.push('(');
        if let Some(base) = memory.base {
            self.register(out, base)?;
        }
        if let Some((index, scale)) = memory.index {
            out.push(',');
            self.register(out, index)?;
            write!(out, ",{scale}")?;
        }
        out.push(')');
        Ok(())
    }

    /// The size before a memory operand, where the other operands do not tell it.
    fn size(&self, out: &mut String) {
        let instruction = self.instruction;
        let Some(width) = memory_width(instruction) else { return };
        let told = match instruction.mnemonic() {
            Mnemonic::Movzx(_) | Mnemonic::Movsx(Width::B8 | Width::B16) => false,
            Mnemonic::Shift(_) | Mnemonic::Nop => false,
            _ => instruction.operands().iter().any(|o| matches!(o, Operand::Register(_))),
        };
        let implied = instruction.mnemonic().row(instruction.operands().len()).widths.len() == 1;
        if told || implied || (self.dialect.is_traditional() && width == Width::B32) {
            return;
        }
        let word = match width {
            Width::B8 => "byte ptr ",
            Width::B16 => "word ptr ",
            Width::B32 => "dword ptr ",
            Width::B64 => "qword ptr ",
            Width::B128 => "xmmword ptr ",
        };
        if self.dialect.is_traditional() {
            out.push_str(&word.to_ascii_uppercase());
        } else {
            out.push_str(word);
        }
    }

    fn intel_memory(&self, out: &mut String, memory: &Memory) -> fmt::Result {
        out.push('[');
        let start = out.len();
        if let Some(symbol) = &memory.symbol {
            out.push_str(symbol);
        }
        if let Some(base) = memory.base {
            if out.len() > start {
                out.push('+');
            }
            self.register(out, base)?;
        }
        if let Some((index, scale)) = memory.index {
            if out.len() > start {
                out.push('+');
            }
            self.register(out, index)?;
            write!(out, "*{scale}")?;
        }
        if memory.displacement != 0 {
            write!(out, "{:+}", memory.displacement)?;
        }
        out.push(']');
        Ok(())
    }
}

/// How many bits the instruction reads or writes at its memory operand.
pub(crate) fn memory_width(instruction: &Instruction) -> Option<Width> {
    match instruction.mnemonic() {
        Mnemonic::Movzx(from) | Mnemonic::Movsx(from) => Some(from),
        Mnemonic::Lea => None,
        _ => instruction.width(),
    }
}

//! x86-64 and 32-bit x86.
//!
//! Source of the instructions' meaning and bytes: Intel® 64 and IA-32 Architectures Software
//! Developer's Manual (SDM), volume 2.

mod dialect;
pub mod encode;
mod instruction;
mod lower;
mod parse;
mod print;
mod register;
mod table;
#[cfg(test)]
mod tests;
mod unsupported;

pub use dialect::{Dialect, Mode, Syntax};
pub use instruction::{Fault, Instruction, Memory, Operand};
pub use lower::lower;
pub use parse::parse_line;
pub use print::Display;
pub use register::Register;
pub use table::{Alu, Bit, Condition, Mnemonic, Shift, Unary};

//! The meaning of instructions, as micro-ops.

use interlocked_diag::Diagnostic;
use interlocked_exec::{Reg, Thread, Value};

use super::dialect::Dialect;
use super::instruction::Instruction;
use crate::code::{Line, Symbols};

/// A thread's code as micro-ops.
///
/// # Errors
/// Whatever has no meaning.
pub fn lower(
    _lines: &[Line<Instruction>],
    _symbols: Symbols<'_>,
    _init: &[(Reg, Value)],
    name: &str,
    _dialect: Dialect,
) -> Result<Thread, Vec<Diagnostic>> {
    Err(vec![Diagnostic::error(0..0, format!("thread {name}: no instruction has a meaning yet"))])
}

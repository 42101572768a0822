//! Barriers, branches, and what has hardly any operands.

use super::Parser;
use super::cursor::{Parsed, expected};
use crate::aarch64::instruction::Instruction;
use crate::aarch64::operation::{Barrier, BarrierOption, Test};

impl Parser<'_> {
    pub(super) fn barrier(&mut self, op: Barrier) -> Parsed<Instruction> {
        let (name, span) = self.cursor.name();
        match BarrierOption::parse(name) {
            Some(option) => Ok(Instruction::Barrier(op, option)),
            None => {
                let names: Vec<_> = BarrierOption::all().map(BarrierOption::name).collect();
                let label = format!("expected one of {}", names.join(", "));
                expected(span, "expected a barrier option", label)
            }
        }
    }

    /// `ISB` or `ISB SY`.
    pub(super) fn instruction_barrier(&mut self) -> Parsed<Instruction> {
        match self.cursor.name() {
            ("", _) => Ok(Instruction::InstructionBarrier),
            (name, _) if name.eq_ignore_ascii_case("SY") => Ok(Instruction::InstructionBarrier),
            (_, span) => expected(span, "unknown barrier option", "expected `SY` or nothing"),
        }
    }

    /// `CLREX` or `CLREX #15`; the immediate means nothing.
    pub(super) fn clear_exclusive(&mut self) -> Parsed<Instruction> {
        if !self.cursor.is_done() {
            self.immediate(0..=15)?;
        }
        Ok(Instruction::ClearExclusive)
    }

    /// `RET` or `RET X30`: where to does not matter, a thread has no caller.
    pub(super) fn return_(&mut self) -> Parsed<Instruction> {
        if !self.cursor.is_done() {
            self.wide()?;
        }
        Ok(Instruction::Return)
    }

    pub(super) fn compare_branch(&mut self, op: Test) -> Parsed<Instruction> {
        let register = self.general()?;
        self.comma()?;
        Ok(Instruction::CompareBranch { op, register, target: self.target()? })
    }

    pub(super) fn test_branch(&mut self, op: Test) -> Parsed<Instruction> {
        let register = self.general()?;
        let bit = self.next_bit(register)?;
        self.comma()?;
        Ok(Instruction::TestBranch { op, register, bit, target: self.target()? })
    }
}

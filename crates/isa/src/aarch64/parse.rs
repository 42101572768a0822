//! From one cell of a test's code table to an instruction.
//!
//! The mnemonic decides the shape of the operands; each shape is read by one function. A cell is
//! short, so the first error in it ends it; the cells of a table are parsed each on its own.

mod access;
mod compute;
mod control;
mod cursor;
mod limits;
mod operand;

use interlocked_diag::{Diagnostic, Span};

use self::cursor::{Cursor, Parsed, expected};
use super::instruction::Instruction;
use super::operation::Operation;
use super::{table, unsupported};
use crate::code::{Label, Line};
use crate::excerpt::excerpt;
use crate::suggest::suggest;

/// Parses a cell of a code table: labels, then at most one instruction.
///
/// `offset` is the place of `text` in the test's source; every span is shifted by it. A cell with
/// an error has no instruction.
#[must_use]
pub fn parse_line(text: &str, offset: usize) -> (Line<Instruction>, Vec<Diagnostic>) {
    let start = offset + (text.len() - text.trim_start().len());
    let span = start..start + text.trim().len();
    let mut cursor = Cursor::new(text, offset);
    let labels = labels(&mut cursor);
    let (instruction, diagnostics) = match instruction(cursor) {
        Ok(instruction) => (instruction, Vec::new()),
        Err(diagnostic) => (None, vec![*diagnostic]),
    };
    (Line { labels, instruction, span }, diagnostics)
}

fn labels(cursor: &mut Cursor<'_>) -> Vec<Label> {
    let mut labels = Vec::new();
    loop {
        let mut ahead = cursor.clone();
        let (name, span) = ahead.name();
        if name.is_empty() || !ahead.eat(b':') {
            return labels;
        }
        labels.push(Label { name: name.to_owned(), span });
        *cursor = ahead;
    }
}

fn instruction(mut cursor: Cursor<'_>) -> Parsed<Option<Instruction>> {
    if cursor.is_done() {
        return Ok(None);
    }
    let (mnemonic, span) = cursor.name();
    if mnemonic.is_empty() {
        return expected(span, "expected an instruction", "not a mnemonic");
    }
    let Some(operation) = table::operation(mnemonic) else {
        return Err(Box::new(unknown(mnemonic, span)));
    };
    let mut parser = Parser { cursor, operation };
    let instruction = parser.instruction()?;
    parser.end()?;
    Ok(Some(instruction))
}

fn unknown(mnemonic: &str, span: Span) -> Diagnostic {
    if let Some(group) = unsupported::group(mnemonic) {
        let message = format!("`{}` is not supported", excerpt(mnemonic));
        return Diagnostic::error(span, message).label(format!("belongs to {group}"));
    }
    let diagnostic =
        Diagnostic::error(span, format!("unknown instruction `{}`", excerpt(mnemonic)));
    match suggest(&mnemonic.to_ascii_uppercase(), table::mnemonics().map(|(name, _)| name)) {
        Some(name) => diagnostic.hint(format!("did you mean `{name}`?")),
        None => diagnostic,
    }
}

/// Reads the operands of one instruction.
struct Parser<'a> {
    cursor: Cursor<'a>,
    operation: Operation,
}

impl Parser<'_> {
    fn instruction(&mut self) -> Parsed<Instruction> {
        use Operation as Op;
        match self.operation {
            Op::Hint(op) => Ok(Instruction::Hint(op)),
            Op::Barrier(op) => self.barrier(op),
            Op::InstructionBarrier => self.instruction_barrier(),
            Op::ClearExclusive => self.clear_exclusive(),
            Op::Return => self.return_(),
            Op::Branch => Ok(Instruction::Branch { target: self.target()? }),
            Op::BranchIf(condition) => {
                Ok(Instruction::BranchIf { condition, target: self.target()? })
            }
            Op::CompareBranch(op) => self.compare_branch(op),
            Op::TestBranch(op) => self.test_branch(op),
            Op::Compute(op) => self.compute(op),
            Op::Compare(op) => self.compare(op),
            Op::Move(op) => self.move_(op),
            Op::MoveWide(op) => self.move_wide(op),
            Op::Shift(op) => self.shift(op),
            Op::Multiply(op) => self.multiply(op),
            Op::MultiplyAdd(op) => self.multiply_add(op),
            Op::Transform(op) => self.transform(op),
            Op::Bitfield(op) => self.bitfield(op),
            Op::Select(op) => self.select(op),
            Op::SelectSame(op) => self.select_same(op),
            Op::SetIf(op) => self.set_if(op),
            Op::ConditionalCompare(op) => self.conditional_compare(op),
            Op::Load(op) => self.load(op),
            Op::Store(op) => self.store(op),
            Op::LoadPair(op) => self.load_pair(op),
            Op::StorePair(op) => self.store_pair(op),
            Op::StoreExclusive(order, size) => self.store_exclusive(order, size),
            Op::StoreExclusivePair(order) => self.store_exclusive_pair(order),
            Op::Modify(op) => self.modify(op),
            Op::ModifyOnly(op) => self.modify_only(op),
            Op::CompareSwap(order, size) => self.compare_swap(order, size),
            Op::CompareSwapPair(order) => self.compare_swap_pair(order),
            Op::Prefetch => self.prefetch(),
        }
    }
}

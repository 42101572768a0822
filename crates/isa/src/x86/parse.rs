//! From one cell of a test's code table to an instruction.
//!
//! Both syntaxes share everything but the order of operands and what a bare number means. Every
//! error of a cell is reported, not only the first.

mod operand;

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::Width;

use self::operand::{Parsed, parse_operand};
use super::dialect::{Dialect, Mode, Syntax};
use super::instruction::{Instruction, Operand};
use super::register::Register;
use super::table::{self, Mnemonic, Named};
use super::unsupported;
use crate::code::{Label, Line};
use crate::excerpt::excerpt;
use crate::suggest::suggest;

/// The longest mnemonic of the table is shorter than this.
const MNEMONIC_BYTES_MAX: usize = 16;

/// More labels than anyone needs before one instruction: a limit for text that is no code.
const LABELS_MAX: usize = 64;

/// More operands than any instruction has: what follows is not read.
const OPERANDS_MAX: usize = 4;

/// Parses a cell of a code table: labels, then at most one instruction.
///
/// `offset` is the place of `text` in the test's source; every span is shifted by it. A cell with
/// errors has no instruction.
#[must_use]
pub fn parse_line(
    text: &str,
    offset: usize,
    dialect: Dialect,
) -> (Line<Instruction>, Vec<Diagnostic>) {
    let trimmed = text.trim();
    let start = offset + (text.len() - text.trim_start().len());
    let mut parser = LineParser {
        cursor: Cursor { text: trimmed, at: 0, offset: start },
        dialect,
        diagnostics: Vec::new(),
    };
    let labels = parser.labels();
    let instruction = parser.instruction();
    let line = Line { labels, instruction, span: start..start + trimmed.len() };
    (line, parser.diagnostics)
}

/// A place in a piece of the source.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    /// Where in `text`.
    at: usize,
    /// Where `text` starts in the source.
    offset: usize,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Skips space, then `byte` if it is next.
    fn eat(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Skips space and takes the name that is next; empty if there is none.
    fn name(&mut self) -> &'a str {
        self.skip_space();
        let rest = self.rest();
        let is_first = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'.');
        let length = match rest.bytes().next() {
            Some(first) if is_first(first) => rest
                .bytes()
                .position(|byte| !(is_first(byte) || byte.is_ascii_digit()))
                .unwrap_or(rest.len()),
            _ => 0,
        };
        self.at += length;
        &rest[..length]
    }

    fn is_done(&mut self) -> bool {
        self.skip_space();
        self.at == self.text.len()
    }

    /// From `start`, an earlier `at`, to here.
    fn span_from(&self, start: usize) -> Span {
        self.offset + start..self.offset + self.at
    }

    /// The character that is next, or the end.
    fn span_here(&self) -> Span {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        self.offset + self.at..self.offset + self.at + length
    }
}

struct LineParser<'a> {
    cursor: Cursor<'a>,
    dialect: Dialect,
    diagnostics: Vec<Diagnostic>,
}

impl LineParser<'_> {
    fn labels(&mut self) -> Vec<Label> {
        let mut labels = Vec::new();
        loop {
            let before = self.cursor;
            self.cursor.skip_space();
            let start = self.cursor.at;
            let name = self.cursor.name();
            let span = self.cursor.span_from(start);
            if name.is_empty() || !self.cursor.eat(b':') {
                self.cursor = before;
                return labels;
            }
            if labels.len() == LABELS_MAX {
                let message = format!("more than {LABELS_MAX} labels before one instruction");
                self.diagnostics.push(Diagnostic::error(span, message));
                self.cursor.at = self.cursor.text.len();
                return labels;
            }
            labels.push(Label { name: name.to_owned(), span });
        }
    }

    fn instruction(&mut self) -> Option<Instruction> {
        if self.cursor.is_done() {
            return None;
        }
        let mut start = self.cursor.at;
        let mut word = self.cursor.name();
        let lock = word.eq_ignore_ascii_case("lock");
        if lock {
            self.cursor.eat(b';');
            self.cursor.skip_space();
            start = self.cursor.at;
            word = self.cursor.name();
        }
        let span = self.cursor.span_from(start);
        if word.is_empty() {
            let expected = if lock {
                "expected an instruction after `lock`"
            } else {
                "expected an instruction"
            };
            self.diagnostics.push(Diagnostic::error(self.cursor.span_here(), expected));
            return None;
        }
        let Some(named) = find(word) else {
            self.diagnostics.push(unknown_mnemonic(word, span));
            return None;
        };
        let operands = self.operands(named)?;
        self.assemble(lock, named, span, operands)
    }

    /// The operands, destination first.
    fn operands(&mut self, named: Named) -> Option<Vec<Parsed>> {
        let errors_before = self.diagnostics.len();
        let mut operands = Vec::new();
        if !self.cursor.is_done() {
            let is_jump = matches!(named.mnemonic, Mnemonic::Jmp | Mnemonic::Jcc(_));
            for count in 1.. {
                let parsed =
                    parse_operand(&mut self.cursor, self.dialect, is_jump, &mut self.diagnostics);
                operands.extend(parsed);
                if count == OPERANDS_MAX || !self.cursor.eat(b',') {
                    break;
                }
            }
            if self.diagnostics.len() == errors_before && !self.cursor.is_done() {
                let rest =
                    self.cursor.span_here().start..self.cursor.offset + self.cursor.text.len();
                self.diagnostics.push(
                    Diagnostic::error(rest, "unexpected text after the instruction")
                        .label("expected `,` or the end of the cell"),
                );
            }
        }
        if self.dialect.syntax == Syntax::Att {
            operands.reverse();
        }
        (self.diagnostics.len() == errors_before).then_some(operands)
    }

    fn assemble(
        &mut self,
        lock: bool,
        named: Named,
        span: Span,
        mut operands: Vec<Parsed>,
    ) -> Option<Instruction> {
        if matches!(named.mnemonic, Mnemonic::Shift(_)) && operands.len() == 1 {
            // `shl %rax` shifts by one.
            let by_one = Parsed { operand: Operand::Immediate(1), span: span.clone(), size: None };
            operands.push(by_one);
        }
        let before = self.diagnostics.len();
        let mnemonic = self.resolve_extension(named, &span, &operands)?;
        let width = self.width(mnemonic, named.width, &span, &operands);
        if self.diagnostics.len() > before {
            return None;
        }
        let spans: Vec<Span> = operands.iter().map(|parsed| parsed.span.clone()).collect();
        let operands = operands.into_iter().map(|parsed| parsed.operand).collect();
        let (instruction, faults) = match Instruction::new(lock, mnemonic, width, operands) {
            Ok(instruction) => {
                let faults = instruction.faults_in(self.dialect.mode);
                (Some(instruction), faults)
            }
            Err(faults) => (None, faults),
        };
        let is_clean = faults.is_empty();
        for fault in faults {
            let at = fault.operand.and_then(|index| spans.get(index)).unwrap_or(&span);
            let mut diagnostic = Diagnostic::error(at.clone(), fault.message);
            diagnostic.hint = fault.hint;
            self.diagnostics.push(diagnostic);
        }
        instruction.filter(|_| is_clean)
    }

    /// How wide the source of `movzx` and `movsx` is, where only the operand tells.
    fn resolve_extension(
        &mut self,
        named: Named,
        span: &Span,
        operands: &[Parsed],
    ) -> Option<Mnemonic> {
        let (true, Some(source)) = (named.extends_from_operand, operands.get(1)) else {
            return Some(named.mnemonic);
        };
        let from = match (&source.operand, source.size) {
            (Operand::Register(register), _) => register.width(),
            (_, Some(size)) => size,
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(source.span.clone(), "the width of the source is missing")
                        .hint("`byte ptr` or `word ptr` before it says so"),
                );
                return None;
            }
        };
        let is_zero = matches!(named.mnemonic, Mnemonic::Movzx(_));
        if from > Width::B16 {
            let hint = if is_zero {
                "a 32-bit `mov` already clears the upper half"
            } else {
                "`movsxd` (`movslq`) extends from 32 bits"
            };
            let message = format!("there is no form that extends from {} bits", from.bits());
            self.diagnostics.push(Diagnostic::error(span.clone(), message).hint(hint));
            return None;
        }
        Some(if is_zero { Mnemonic::Movzx(from) } else { Mnemonic::Movsx(from) })
    }

    /// The width of the operation: from the suffix, else a register, else the size before the
    /// memory operand, else what the instruction or the dialect implies.
    fn width(
        &mut self,
        mnemonic: Mnemonic,
        suffix: Option<Width>,
        span: &Span,
        operands: &[Parsed],
    ) -> Option<Width> {
        let row = mnemonic.row(operands.len());
        let extends = matches!(mnemonic, Mnemonic::Movzx(_) | Mnemonic::Movsx(_));
        let counted = match mnemonic {
            Mnemonic::Shift(_) | Mnemonic::Movzx(_) | Mnemonic::Movsx(_) => {
                &operands[..operands.len().min(1)]
            }
            _ => operands,
        };
        let register = counted.iter().find_map(|parsed| match parsed.operand {
            Operand::Register(register) => Some(register.width()),
            _ => None,
        });
        let sized = operands.iter().find(|parsed| parsed.size.is_some());
        let implied = match row.widths {
            [] => return None,
            [only] => Some(*only),
            _ => None,
        };
        let size = sized.and_then(|parsed| parsed.size).filter(|_| !extends);
        let width = suffix.or(implied).or(register).or(size).or_else(|| {
            let has_memory = operands.iter().any(|o| matches!(o.operand, Operand::Memory(_)));
            (self.dialect.mode == Mode::Bits32 && has_memory).then_some(Width::B32)
        });
        let Some(width) = width else {
            // Without a memory operand the operands are wrong, and that is what is reported.
            if operands.iter().any(|parsed| matches!(parsed.operand, Operand::Memory(_))) {
                let hint = match self.dialect.syntax {
                    Syntax::Att => "a suffix tells it: `b`, `w`, `l` or `q`",
                    Syntax::Intel => "`byte ptr`, `word ptr`, `dword ptr` or `qword ptr` tells it",
                };
                self.diagnostics.push(
                    Diagnostic::error(span.clone(), "the width of the operation is ambiguous")
                        .hint(hint),
                );
            }
            return row.widths.last().copied();
        };
        if let Some(parsed) = sized
            && let Some(size) = parsed.size
        {
            let expected = match mnemonic {
                Mnemonic::Movzx(from) | Mnemonic::Movsx(from) => from,
                _ => width,
            };
            if size != expected && mnemonic != Mnemonic::Lea {
                self.diagnostics.push(Diagnostic::error(
                    parsed.span.clone(),
                    format!(
                        "the operand is {} bits wide, the operation {}",
                        size.bits(),
                        expected.bits()
                    ),
                ));
            }
        }
        Some(width)
    }
}

fn find(word: &str) -> Option<Named> {
    let mut buffer = [0; MNEMONIC_BYTES_MAX];
    let small = buffer.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    table::find(core::str::from_utf8(small).ok()?)
}

fn unknown_mnemonic(word: &str, span: Span) -> Diagnostic {
    let small = word.to_ascii_lowercase();
    if let Some(reason) = unsupported::reason(&small) {
        let message = format!("the instruction `{}` is not supported", excerpt(word));
        return Diagnostic::error(span, message).hint(reason);
    }
    let diagnostic = Diagnostic::error(span, format!("unknown instruction `{}`", excerpt(word)));
    match suggest(&small, table::names()) {
        Some(similar) => diagnostic.hint(format!("did you mean `{similar}`?")),
        None => diagnostic,
    }
}

/// The names that a register of `dialect` can have, for suggestions.
fn register_names(dialect: Dialect) -> impl Iterator<Item = String> {
    Register::all()
        .filter(move |register| register.exists_in(dialect.mode))
        .map(|register| register.name().to_owned())
}

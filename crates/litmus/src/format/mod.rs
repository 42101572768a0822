//! The `.litmus` format, as herd reads it.
//!
//! Header, initial state, code, and what is asked. The code of an instruction set is a table; that
//! of C is functions.

mod condition;
mod header;
mod init;
mod lexer;
mod print;
mod table;

use interlocked_diag::Diagnostic;
use interlocked_exec::Architecture;
use interlocked_isa::code::Line;
use interlocked_isa::{aarch64, x86};

pub(crate) use condition::condition;
pub use header::{Header, Note};
pub(crate) use lexer::{Lexer, shorten};

use crate::c;
use crate::errors::Errors;
use crate::test::{Code, Test};

/// Parses a test. There is none if anything is wrong with the text.
pub(crate) fn parse(text: &str) -> (Option<Test>, Vec<Diagnostic>) {
    let mut lexer = Lexer::new(text);
    let test = parse_test(&mut lexer);
    let failed = lexer.errors.failed();
    (test.filter(|_| !failed), lexer.errors.finish())
}

fn parse_test(lexer: &mut Lexer<'_>) -> Option<Test> {
    let header = header::parse_header(lexer)?;
    let init = init::parse_init(lexer);
    if !lexer.at_symbol("}") {
        return None;
    }
    let mut at = lexer.skip_blank(lexer.span.end);
    if lexer.text()[at..].starts_with(';') {
        at += 1;
    }
    let code = match header.architecture {
        Architecture::X86_64 => x86_code(lexer, at, &header, x86::Dialect::X86_64),
        Architecture::X86 => x86_code(lexer, at, &header, x86::Dialect::X86),
        Architecture::AArch64 => Code::AArch64(columns(lexer, at, &mut aarch64::parse_line)),
        _ => Code::Language(c::parse(lexer, at, &init)),
    };
    let tail = condition::parse_tail(lexer);
    let condition::Tail { locations, filter, question } = tail;
    Some(Test { header, init, code, locations, filter, question, observing: None })
}

/// Code of x86, in the syntax that the metadata `Syntax=Intel` or `Syntax=AT&T` names, else in that
/// of `usual`.
fn x86_code(lexer: &mut Lexer<'_>, at: usize, header: &Header, usual: x86::Dialect) -> Code {
    let mut dialect = usual;
    if let Some(name) = header.metadata("Syntax") {
        match x86::Syntax::parse(name) {
            Some(syntax) => dialect.syntax = syntax,
            None => {
                let start = lexer.text().find(name).unwrap_or(0);
                lexer.errors.push(
                    Diagnostic::error(start..start + name.len(), "unknown syntax")
                        .hint("known are `Intel` and `AT&T`"),
                );
            }
        }
    }
    let mut parse_line = |text: &str, offset| x86::parse_line(text, offset, dialect);
    Code::X86(dialect, columns(lexer, at, &mut parse_line))
}

/// Parses a cell, given its text and where it stands.
type ParseLine<'a, I> = dyn FnMut(&str, usize) -> (Line<I>, Vec<Diagnostic>) + 'a;

/// Parses the code table, cell by cell.
fn columns<I>(
    lexer: &mut Lexer<'_>,
    at: usize,
    parse_line: &mut ParseLine<'_, I>,
) -> Vec<Vec<Line<I>>> {
    let mut columns: Vec<Vec<Line<I>>> = Vec::new();
    let threads = table::parse_table(lexer, at, &mut |thread, cell, errors: &mut Errors| {
        if errors.full() {
            return;
        }
        let (line, diagnostics) = parse_line(&cell.text, cell.offset);
        errors.extend(diagnostics);
        // Such a cell has white in it that is not ASCII, or an error.
        if line.labels.is_empty() && line.instruction.is_none() {
            return;
        }
        while columns.len() <= thread {
            columns.push(Vec::new());
        }
        columns[thread].push(line);
    });
    columns.resize_with(threads, Vec::new);
    columns
}

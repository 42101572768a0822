//! The code of a test for an instruction set: a table with a column for each thread.

use std::borrow::Cow;

use interlocked_diag::{Diagnostic, Span};

use super::condition::{KEYWORDS, thread_number};
use super::lexer::{Lexer, shorten};
use crate::errors::Errors;

/// How many threads a test may have.
const MAX_THREADS: usize = 1024;

/// A cell with something in it.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    /// Its text without comments and white around it.
    pub(super) text: Cow<'a, str>,
    /// Where it starts.
    pub(super) offset: usize,
}

/// Calls `cell` with every cell that is not empty and its thread, row by row. Then the position is
/// at the keyword that ends the table, or at the end. Returns the number of threads.
pub(super) fn parse_table<'a>(
    lexer: &mut Lexer<'a>,
    at: usize,
    cell: &mut dyn FnMut(usize, Cell<'a>, &mut Errors),
) -> usize {
    let mut at = lexer.skip_blank(at);
    if ends(lexer.text(), at) {
        let message = "there is no code";
        lexer.errors.error(at..at, message, "expected a row like `P0 | P1 ;`");
        lexer.seek(at);
        return 0;
    }
    let mut threads = 0;
    let mut cells = Vec::new();
    let mut row = 0;
    while !ends(lexer.text(), at) {
        let start = at;
        at = parse_row(lexer, at, threads, &mut cells);
        if row == 0 {
            threads = cells.len();
            check_names(lexer, &cells);
        } else if cells.len() != threads {
            let message = format!("this row has {} cells for {threads} threads", cells.len());
            let hint = "cells are separated by `|`, rows end with `;`";
            lexer.errors.push(Diagnostic::error(start..at, message).hint(hint));
        }
        for (thread, (text, offset)) in cells.drain(..).enumerate() {
            if row > 0 && thread < threads && !text.is_empty() {
                cell(thread, Cell { text, offset }, &mut lexer.errors);
            }
        }
        row += 1;
        at = lexer.skip_blank(at);
    }
    lexer.seek(at);
    threads
}

/// Whether the table ends at `at`.
fn ends(text: &str, at: usize) -> bool {
    let rest = &text[at..];
    let rest = rest.strip_prefix('~').map_or(rest, str::trim_start);
    if rest.is_empty() || rest.starts_with("<<") {
        return true;
    }
    let word = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
    KEYWORDS.contains(&&rest[..word])
}

/// Splits the row at `start` into the text and the place of its cells; returns where it ends.
fn parse_row<'a>(
    lexer: &mut Lexer<'a>,
    start: usize,
    threads: usize,
    cells: &mut Vec<(Cow<'a, str>, usize)>,
) -> usize {
    let text = lexer.text();
    let bytes = text.as_bytes();
    let mut cell = Pieces::new(start);
    let mut at = start;
    loop {
        match bytes.get(at) {
            None => {
                cells.push(cell.finish(text, at));
                missing_semicolon(lexer, at);
                return at;
            }
            // The `;` of `lock; addq $1,(x)` does not end the row.
            Some(b';') if ends_with_lock(&bytes[start..at]) => at += 1,
            Some(b';') => {
                cells.push(cell.finish(text, at));
                return at + 1;
            }
            Some(b'|') => {
                cells.push(cell.finish(text, at));
                at += 1;
                cell = Pieces::new(at);
            }
            Some(b'(') if bytes.get(at + 1) == Some(&b'*') => {
                let end = lexer.skip_comment(at);
                cell.cut(text, at, end);
                at = end;
            }
            Some(b'\n') => {
                let rest = &bytes[at..];
                let blank = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
                let next = at + blank;
                let full = threads > 0 && cells.len() + 1 >= threads && !cell.is_blank(text, at);
                let more = next < bytes.len() && !matches!(bytes[next], b';' | b'|' | b'(');
                if ends(text, next) || (full && more) {
                    cells.push(cell.finish(text, at));
                    missing_semicolon(lexer, at);
                    return at;
                }
                at = next;
            }
            Some(_) => at += 1,
        }
    }
}

/// Whether the last word is `lock`.
fn ends_with_lock(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    let Some((before, last)) = text.split_last_chunk::<4>() else { return false };
    let whole = before.last().is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'|' | b':'));
    whole && last.eq_ignore_ascii_case(b"lock")
}

fn missing_semicolon(lexer: &mut Lexer<'_>, at: usize) {
    lexer.errors.error(at..at, "this row does not end", "expected `;`");
}

/// The text of a cell, of which comments are cut out.
struct Pieces {
    start: usize,
    /// What was before the last comment, if there was one.
    before: Option<String>,
    /// Where the text after the last comment starts.
    rest: usize,
}

impl Pieces {
    const fn new(start: usize) -> Self {
        Self { start, before: None, rest: start }
    }

    /// Replaces a comment by as many blanks, so that places stay right.
    fn cut(&mut self, text: &str, comment: usize, end: usize) {
        let before = self.before.get_or_insert_default();
        before.push_str(&text[self.rest..comment]);
        before.extend(core::iter::repeat_n(' ', end - comment));
        self.rest = end;
    }

    fn is_blank(&self, text: &str, end: usize) -> bool {
        let before = self.before.as_deref().unwrap_or_default();
        before.trim_ascii().is_empty() && text[self.rest..end].trim_ascii().is_empty()
    }

    /// The cell up to `end`, trimmed, and its place.
    fn finish<'a>(self, text: &'a str, end: usize) -> (Cow<'a, str>, usize) {
        let rest = &text[self.rest..end];
        let Some(mut whole) = self.before else {
            let trimmed = rest.trim_ascii_start();
            let offset = self.start + rest.len() - trimmed.len();
            return (Cow::Borrowed(trimmed.trim_ascii_end()), offset);
        };
        whole.push_str(rest);
        let trimmed = whole.trim_ascii_start();
        let offset = self.start + whole.len() - trimmed.len();
        (Cow::Owned(trimmed.trim_ascii_end().to_owned()), offset)
    }
}

/// The first row names the threads `P0`, `P1`, … in order.
fn check_names(lexer: &mut Lexer<'_>, cells: &[(Cow<'_, str>, usize)]) {
    for (thread, (name, offset)) in cells.iter().enumerate() {
        if thread_number(name) == Some(thread) {
            continue;
        }
        let span: Span = *offset..*offset + name.len();
        let message = match thread_number(name.split([':', '@', ' ']).next().unwrap_or_default()) {
            Some(number) if number == thread => {
                format!("what follows `P{thread}` is not supported")
            }
            Some(_) => "the threads are not in order".to_owned(),
            None if name.is_empty() => "a column has no name".to_owned(),
            None => format!("`{}` is no name of a thread", shorten(name)),
        };
        lexer.errors.error(span, message, &format!("expected `P{thread}`"));
    }
    if cells.len() > MAX_THREADS {
        let message = format!("a test has at most {MAX_THREADS} threads");
        let at = cells[MAX_THREADS].1;
        lexer.errors.error(at..at, message, "one too many");
    }
}

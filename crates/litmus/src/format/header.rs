//! What stands before the initial state: the architecture, the test's name, its description, lines
//! of metadata.

use core::fmt;

use interlocked_diag::Diagnostic;
use interlocked_exec::Architecture;

use super::lexer::{Lexer, find, shorten};
use crate::errors::Errors;

/// The start of a `.litmus` file, up to `{`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The architecture.
    pub architecture: Architecture,
    /// The test's name.
    pub name: String,
    /// The rest, in order.
    pub notes: Vec<Note>,
}

/// A line of the header after the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A description in quotes.
    Description(String),
    /// `key=value`.
    Metadata {
        /// The key.
        key: String,
        /// The value, which goes to the end of the line.
        value: String,
    },
    /// Any other text, kept as it is.
    Remark(String),
}

impl Header {
    /// The value of the first line of metadata with that key, in capitals or not.
    #[must_use]
    pub fn metadata(&self, wanted: &str) -> Option<&str> {
        self.notes.iter().find_map(|note| match note {
            Note::Metadata { key, value } if key.eq_ignore_ascii_case(wanted) => {
                Some(value.as_str())
            }
            _ => None,
        })
    }
}

/// Parses the header; the position is then at `{`. `None` if there is no telling what follows.
pub(super) fn parse_header(lexer: &mut Lexer<'_>) -> Option<Header> {
    let text = lexer.text();
    let start = lexer.skip_blank(0);
    let mut at = start;
    let (first, _) = word(text, &mut at);
    if first.is_empty() {
        let message = "the file is empty";
        let hint = "a litmus test starts with an architecture and a name, as in `X86_64 SB`";
        lexer.errors.push(Diagnostic::error(start..start, message).hint(hint));
        return None;
    }
    let architecture = architecture(first, start, &mut lexer.errors)?;
    let (name, name_start) = word(text, &mut at);
    if name.is_empty() {
        let span = name_start..name_start;
        lexer.errors.error(span, "the test has no name", "expected a name");
        return None;
    }
    let mut notes = Vec::new();
    loop {
        at = lexer.skip_blank(at);
        let rest = &text[at..];
        match rest.bytes().next() {
            None => {
                let message = "the file ends before the initial state";
                lexer.errors.error(at..at, message, "expected `{`");
                return None;
            }
            Some(b'{') => break,
            Some(b'"') => {
                let Some(end) = find(text.as_bytes(), at + 1, b'"') else {
                    let message = "this description does not end";
                    lexer.errors.error(at..at + 1, message, "expected a closing `\"`");
                    return None;
                };
                notes.push(Note::Description(text[at + 1..end].to_owned()));
                at = end + 1;
            }
            // The `;` of tests of old, after the name.
            Some(b';') => at += 1,
            Some(_) => at = note(text, at, &mut notes),
        }
    }
    lexer.seek(at);
    Some(Header { architecture, name: name.to_owned(), notes })
}

/// The next word on the line: up to white, a quote or `{`. Where it starts, too.
fn word<'a>(text: &'a str, at: &mut usize) -> (&'a str, usize) {
    let blank = text[*at..].bytes().take_while(|b| matches!(b, b' ' | b'\t')).count();
    let start = *at + blank;
    let stops = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'{');
    let length = text[start..].bytes().take_while(|b| !stops(b)).count();
    *at = start + length;
    (&text[start..*at], start)
}

fn architecture(name: &str, start: usize, errors: &mut Errors) -> Option<Architecture> {
    use Architecture::{AArch64, C, X86, X86_64};
    let known = [X86_64, X86, AArch64, C];
    let found = known.into_iter().find(|a| a.name().eq_ignore_ascii_case(name));
    if found.is_none() {
        let message = format!("unknown architecture `{}`", shorten(name));
        let hint = "known are X86_64, X86, AArch64 and C";
        errors.push(Diagnostic::error(start..start + name.len(), message).hint(hint));
    }
    found
}

/// One line at `start`: metadata or a remark. Returns where it ends.
fn note(text: &str, start: usize, notes: &mut Vec<Note>) -> usize {
    let rest = &text[start..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if let Some((key, value)) = line.split_once('=')
        && is_key(key.trim())
    {
        let (key, value) = (key.trim().to_owned(), value.trim().to_owned());
        notes.push(Note::Metadata { key, value });
        return start + line.len();
    }
    let remark = &line[..line.find(['{', '"']).unwrap_or(line.len())];
    if !remark.trim().is_empty() {
        notes.push(Note::Remark(remark.trim().to_owned()));
    }
    start + remark.len()
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'/' | b'-'))
}

impl fmt::Display for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.architecture, self.name)?;
        for note in &self.notes {
            match note {
                Note::Description(text) => writeln!(f, "\"{text}\"")?,
                Note::Metadata { key, value } => writeln!(f, "{key}={value}")?,
                Note::Remark(text) => writeln!(f, "{text}")?,
            }
        }
        Ok(())
    }
}

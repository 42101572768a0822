//! A place in a cell's text, and the tokens of the assembler: names, numbers, punctuation.

use core::num::IntErrorKind;

use interlocked_diag::{Diagnostic, Span};

use crate::excerpt::excerpt;

/// What a parsing function gives: an error is boxed, since success is the common case.
pub(super) type Parsed<T> = Result<T, Box<Diagnostic>>;

/// An error at `span`, as an `Err`.
pub(super) fn error<T>(span: Span, message: impl Into<String>) -> Parsed<T> {
    Err(Box::new(Diagnostic::error(span, message)))
}

/// An error with what was expected at its span.
pub(super) fn expected<T>(
    span: Span,
    message: impl Into<String>,
    label: impl Into<String>,
) -> Parsed<T> {
    Err(Box::new(Diagnostic::error(span, message).label(label)))
}

/// A place in the text of a cell.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    /// Where `text` starts in the source.
    offset: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, offset: usize) -> Self {
        Self { text, at: 0, offset }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// The next byte after white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        self.skip_space();
        self.rest().bytes().next()
    }

    /// Takes `byte` if it is next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    pub(super) fn is_done(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Whether what follows can only be a number.
    pub(super) fn is_at_number(&mut self) -> bool {
        matches!(self.peek(), Some(b'#' | b'-' | b'0'..=b'9'))
    }

    /// Takes a name: letters, digits, `_`, `.` and `$`, not beginning with a digit. If there is
    /// none, the name is empty and its place that of what is there instead.
    pub(super) fn name(&mut self) -> (&'a str, Span) {
        let starts = self.peek().is_some_and(|byte| !byte.is_ascii_digit());
        let rest = self.rest();
        let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$');
        match rest.bytes().position(|byte| !part(byte)).unwrap_or(rest.len()) {
            length if starts && length > 0 => (&rest[..length], self.take(length)),
            _ => ("", self.span_here()),
        }
    }

    /// Takes a number of at most 64 bits, decimal or after `0x` hexadecimal, with an optional `#`
    /// and sign.
    pub(super) fn number(&mut self) -> Parsed<(i128, Span)> {
        self.skip_space();
        let start = self.offset + self.at;
        self.eat(b'#');
        let negative = self.eat(b'-');
        if !self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            return expected(self.span_here(), "expected an immediate", "expected `#1`, say");
        }
        let rest = self.rest();
        let part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
        let length = rest.bytes().position(|byte| !part(byte)).unwrap_or(rest.len());
        let digits = &rest[..length];
        let span = start..self.take(length).end;
        let parsed = match digits.strip_prefix("0x").or_else(|| digits.strip_prefix("0X")) {
            Some(hexadecimal) => u64::from_str_radix(hexadecimal, 16),
            None => digits.parse(),
        };
        match parsed {
            Ok(value) if negative => Ok((-i128::from(value), span)),
            Ok(value) => Ok((i128::from(value), span)),
            Err(e) if *e.kind() == IntErrorKind::PosOverflow => {
                error(span, "the number does not fit in 64 bits")
            }
            Err(_) => error(span, format!("`{}` is not a number", excerpt(digits))),
        }
    }

    /// Takes `length` bytes.
    fn take(&mut self, length: usize) -> Span {
        let start = self.offset + self.at;
        self.at += length;
        start..start + length
    }

    /// Where the last token ended.
    pub(super) fn end_of_last(&self) -> usize {
        self.offset + self.text[..self.at].trim_end().len()
    }

    /// The next word or other character, or the empty place at the end.
    pub(super) fn span_here(&mut self) -> Span {
        self.skip_space();
        let rest = self.rest();
        let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let length = if word > 0 { word } else { rest.chars().next().map_or(0, char::len_utf8) };
        let start = self.offset + self.at;
        start..start + length
    }

    /// All that is left, without white space around it.
    pub(super) fn span_of_rest(&mut self) -> Span {
        let start = self.span_here().start;
        start..start + self.rest().trim_end().len()
    }
}

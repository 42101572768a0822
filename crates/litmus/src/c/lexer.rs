//! The tokens of C.

use interlocked_diag::{Diagnostic, Span};

use crate::format::shorten;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// An identifier or a keyword.
    Word(&'a str),
    /// An integer constant.
    Int {
        /// Its value.
        value: u128,
        /// Whether it has the suffix `u`.
        unsigned: bool,
        /// Whether it has the suffix `l` or `ll`.
        long: bool,
        /// Whether it is written in another base than ten, and so may be unsigned without a suffix.
        based: bool,
    },
    /// An operator or a separator.
    Symbol(&'a str),
    /// The end of the text.
    End,
}

/// Symbols of more than one character, longest first.
const SYMBOLS: &[&str] = &[
    "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "+=",
    "-=", "*=", "/=", "%=", "&=", "|=", "^=",
];

/// A position in a text and the token there.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    /// The token at the position.
    pub(super) token: Token<'a>,
    /// Where it stands.
    pub(super) span: Span,
    /// Where the token before it ends.
    pub(super) previous_end: usize,
    errors: Vec<Diagnostic>,
}

impl<'a> Cursor<'a> {
    /// A cursor at the first token at or after `at`.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        let mut cursor =
            Self { text, token: Token::End, span: at..at, previous_end: at, errors: Vec::new() };
        cursor.bump();
        cursor
    }

    /// Whether something was wrong with a token since [`Self::take_errors`].
    pub(super) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// What was wrong with tokens.
    pub(super) fn take_errors(&mut self) -> Vec<Diagnostic> {
        core::mem::take(&mut self.errors)
    }

    /// The token after the present one.
    pub(super) fn peek(&self) -> Token<'a> {
        let mut ahead = Self {
            text: self.text,
            token: self.token,
            span: self.span.clone(),
            previous_end: self.previous_end,
            errors: Vec::new(),
        };
        ahead.bump();
        ahead.token
    }

    /// Goes to the next token.
    pub(super) fn bump(&mut self) {
        self.previous_end = self.span.end;
        let start = self.skip_blank(self.span.end);
        let (token, length) = self.token_at(start);
        self.token = token;
        self.span = start..start + length;
    }

    fn skip_blank(&mut self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(byte), _) if byte.is_ascii_whitespace() => at += 1,
                (Some(b'/'), Some(b'/')) => {
                    let rest = &bytes[at..];
                    at += rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                }
                (Some(b'/'), Some(b'*')) => match self.text[at + 2..].find("*/") {
                    Some(length) => at += length + 4,
                    None => {
                        let message = "this comment does not end";
                        let hint = "a comment ends with `*/`";
                        self.errors.push(Diagnostic::error(at..at + 2, message).hint(hint));
                        return bytes.len();
                    }
                },
                _ => return at,
            }
        }
    }

    fn token_at(&mut self, start: usize) -> (Token<'a>, usize) {
        let rest = &self.text[start..];
        let Some(first) = rest.chars().next() else { return (Token::End, 0) };
        let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        if first.is_ascii() && word(first as u8) {
            let length = rest.bytes().position(|b| !word(b)).unwrap_or(rest.len());
            let text = &rest[..length];
            if !first.is_ascii_digit() {
                return (Token::Word(text), length);
            }
            let token = integer(text).unwrap_or_else(|| {
                let message = format!("`{}` is no integer of up to 64 bits", shorten(text));
                self.errors.push(Diagnostic::error(start..start + length, message));
                Token::Int { value: 0, unsigned: false, long: false, based: false }
            });
            return (token, length);
        }
        let known = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol));
        let length = known.map_or(first.len_utf8(), |symbol| symbol.len());
        (Token::Symbol(&rest[..length]), length)
    }
}

/// An integer constant (§6.4.4.1), and C23's `0b`.
fn integer(text: &str) -> Option<Token<'static>> {
    let digits = text.trim_end_matches(['u', 'U', 'l', 'L']);
    let suffix = text[digits.len()..].to_ascii_lowercase();
    let (unsigned, long) = match suffix.as_str() {
        "" => (false, false),
        "u" => (true, false),
        "l" | "ll" => (false, true),
        "ul" | "ull" | "lu" | "llu" => (true, true),
        _ => return None,
    };
    let lower = digits.to_ascii_lowercase();
    let (rest, radix) = match lower.as_bytes() {
        [b'0', b'x', ..] => (&lower[2..], 16),
        [b'0', b'b', ..] => (&lower[2..], 2),
        [b'0', _, ..] => (&lower[1..], 8),
        _ => (lower.as_str(), 10),
    };
    let value = u64::from_str_radix(rest, radix).ok()?;
    Some(Token::Int { value: u128::from(value), unsigned, long, based: radix != 10 })
}

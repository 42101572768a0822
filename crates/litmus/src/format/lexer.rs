//! The words, numbers and symbols of every part of a `.litmus` file but its code.

use interlocked_diag::{Diagnostic, Span};

use crate::errors::Errors;

/// A piece of text that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A name or a keyword: letters, digits, `_`, `.`, `$`, `%`; no digit first.
    Word(&'a str),
    /// A number without its sign.
    Int(u128),
    /// Anything else: one of [`SYMBOLS`], or a character that means nothing.
    Symbol(&'a str),
    /// The end of the text.
    End,
}

/// Symbols of more than one character.
const SYMBOLS: &[&str] = &["/\\", "\\/", "=>", "==", "!=", "<>", "<=", ">=", "<<"];

/// A position in a text, the token there, and what was wrong so far.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    text: &'a str,
    /// The token at the position.
    pub(crate) token: Token<'a>,
    /// Where it stands.
    pub(crate) span: Span,
    /// What was wrong so far.
    pub(crate) errors: Errors,
}

impl<'a> Lexer<'a> {
    /// A lexer at the start of `text`; it has no token until [`Self::seek`].
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, token: Token::End, span: 0..0, errors: Errors::default() }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Reads the first token at or after `at`.
    pub(crate) fn seek(&mut self, at: usize) {
        let start = self.skip_blank(at);
        let (token, length) = self.token_at(start);
        self.token = token;
        self.span = start..start + length;
    }

    /// Reads the next token.
    pub(crate) fn bump(&mut self) {
        self.seek(self.span.end);
    }

    /// Where the text from `at` on is neither white nor a comment.
    pub(crate) fn skip_blank(&mut self, mut at: usize) -> usize {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(at) {
                Some(byte) if byte.is_ascii_whitespace() => at += 1,
                Some(b'(') if bytes.get(at + 1) == Some(&b'*') => at = self.skip_comment(at),
                Some(b'/') if bytes.get(at + 1) == Some(&b'/') => {
                    at = find(bytes, at, b'\n').unwrap_or(bytes.len());
                }
                _ => return at,
            }
        }
    }

    /// Where the comment that starts at `start` ends. Comments nest.
    pub(crate) fn skip_comment(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let mut depth = 0_usize;
        let mut at = start;
        while at < bytes.len() {
            match (bytes[at], bytes.get(at + 1)) {
                (b'(', Some(b'*')) => {
                    depth += 1;
                    at += 2;
                }
                (b'*', Some(b')')) => {
                    depth -= 1;
                    at += 2;
                    if depth == 0 {
                        return at;
                    }
                }
                _ => at += 1,
            }
        }
        let message = "this comment does not end";
        let hint = "comments nest: every `(*` needs its `*)`; where none is meant, write `( *`";
        self.errors.push(Diagnostic::error(start..start + 2, message).hint(hint));
        at
    }

    fn token_at(&mut self, start: usize) -> (Token<'a>, usize) {
        let rest = &self.text[start..];
        let Some(&first) = rest.as_bytes().first() else { return (Token::End, 0) };
        if first.is_ascii_digit() {
            let length =
                rest.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let number = &rest[..length];
            let value = parse_number(number).unwrap_or_else(|| {
                let message = format!("`{}` is no number of up to 128 bits", shorten(number));
                self.errors.error(start..start + length, message, "expected a number");
                0
            });
            return (Token::Int(value), length);
        }
        if is_word(first) {
            let length = rest.bytes().position(|b| !is_word(b) && b != b'.').unwrap_or(rest.len());
            return (Token::Word(&rest[..length]), length);
        }
        let length = match SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
            Some(symbol) => symbol.len(),
            None => rest.chars().next().map_or(0, char::len_utf8),
        };
        (Token::Symbol(&rest[..length]), length)
    }

    /// Whether the token is this symbol.
    pub(crate) fn at_symbol(&self, symbol: &str) -> bool {
        self.token == Token::Symbol(symbol)
    }

    /// Whether the token is this word.
    pub(crate) fn at_word(&self, word: &str) -> bool {
        self.token == Token::Word(word)
    }

    /// Goes past the symbol if it is there.
    pub(crate) fn eat(&mut self, symbol: &str) -> bool {
        let there = self.at_symbol(symbol);
        if there {
            self.bump();
        }
        there
    }

    /// Goes past the symbol, or says that it is missing.
    pub(crate) fn expect(&mut self, symbol: &str) -> bool {
        let there = self.eat(symbol);
        if !there {
            self.unexpected(&format!("expected `{symbol}`"));
        }
        there
    }

    /// Says that the token does not belong here.
    pub(crate) fn unexpected(&mut self, expected: &str) {
        let found = match self.token {
            Token::End => "the file ends too early".to_owned(),
            _ => format!("unexpected `{}`", shorten(&self.text[self.span.clone()])),
        };
        self.errors.error(self.span.clone(), found, expected);
    }

    /// Goes past the next token that is one of `symbols`, or to one of `stops`.
    pub(crate) fn recover(&mut self, symbols: &[&str], stops: &[&str]) {
        loop {
            match self.token {
                Token::Symbol(symbol) if symbols.contains(&symbol) => return self.bump(),
                Token::Symbol(symbol) if stops.contains(&symbol) => return,
                Token::End => return,
                _ => self.bump(),
            }
        }
    }
}

/// The first `byte` at or after `at`.
pub(crate) fn find(bytes: &[u8], at: usize, byte: u8) -> Option<usize> {
    bytes[at..].iter().position(|&b| b == byte).map(|offset| at + offset)
}

/// A piece of user text for a message: not too long, and on one line.
pub(crate) fn shorten(text: &str) -> String {
    const MOST: usize = 30;
    let mut line: String = text.chars().take_while(|c| *c != '\n').take(MOST + 1).collect();
    if line.chars().count() > MOST {
        line.pop();
        line.push('…');
    }
    line
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'%')
}

/// A decimal, hexadecimal (`0x`), octal (`0o`) or binary (`0b`) number.
pub(crate) fn parse_number(text: &str) -> Option<u128> {
    let digits = |prefix: &str, radix| {
        let rest = text.strip_prefix(prefix)?;
        Some(u128::from_str_radix(rest, radix).ok().filter(|_| !rest.starts_with('+')))
    };
    digits("0x", 16)
        .or_else(|| digits("0X", 16))
        .or_else(|| digits("0b", 2))
        .or_else(|| digits("0o", 8))
        .unwrap_or_else(|| text.parse().ok())
}

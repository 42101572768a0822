//! The `//!` lines: the title, and the question about the final state.
//!
//! ```text
//! //! Store buffering: can both threads read 0?
//! //! exists p0 == 0 && p1.0 != p1.1 || X == 2
//! ```
//!
//! A question starts with `exists`, `never` (or `~exists`) or `forall` and goes on to the end of
//! the comment. Its operands are numbers, `true`, `false`, statics (`X`), what a thread returns
//! (`p0`, and `p0.1` of a tuple) and named locals (`p0::r1`; of several, the last).

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{Comparison, Quantifier};

use super::function::ResultShape;
use super::items::Parsed;
use crate::condition::{Final, Observed, Prop, Term, TermKind};
use crate::lang::{LocalId, MAX_DEPTH, Type};

/// A text with the place of each of its bytes in the file.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Lines {
    /// The content of each line and where it starts in the file.
    lines: Vec<(usize, String)>,
}

impl Lines {
    /// A line that is a text of its own.
    pub(super) fn one(text: &str) -> Self {
        Self { lines: vec![(0, text.to_owned())] }
    }
}

/// What stands in the `//!` lines.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) title: String,
    pub(super) question: Option<(Quantifier, Lines)>,
}

/// Reads the `//!` lines at the top of a file.
pub(super) fn header(text: &str) -> Header {
    let mut header = Header::default();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        // A byte order mark may stand before everything else.
        let trimmed = line.trim_start_matches('\u{feff}').trim_start();
        if trimmed.trim_end().is_empty() {
            continue;
        }
        let Some(content) = trimmed.strip_prefix("//!") else { break };
        let at = start + line.len() - content.len();
        let at = at + content.len() - content.trim_start().len();
        let content = content.trim();
        if let Some((_, lines)) = &mut header.question {
            lines.lines.push((at, content.to_owned()));
            continue;
        }
        let quantifiers = [
            ("exists", Quantifier::Exists),
            ("~exists", Quantifier::NotExists),
            ("never", Quantifier::NotExists),
            ("forall", Quantifier::ForAll),
        ];
        let word = content.split(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        if let Some(&(_, quantifier)) = quantifiers.iter().find(|(name, _)| *name == word) {
            let rest = (at + word.len(), content[word.len()..].to_owned());
            header.question = Some((quantifier, Lines { lines: vec![rest] }));
        } else if !content.is_empty() {
            if !header.title.is_empty() {
                header.title.push(' ');
            }
            header.title.push_str(content);
        }
    }
    header
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Name(String),
    Number { negative: bool, magnitude: u128 },
    Symbol(&'static str),
}

const SYMBOLS: [&str; 12] = ["&&", "||", "==", "!=", "<=", ">=", "::", "<", ">", "!", "(", ")"];

/// A question over what a file's threads and statics end with.
pub(super) fn question(
    quantifier: Quantifier,
    lines: &Lines,
    parsed: &Parsed,
) -> Result<Final, Diagnostic> {
    let tokens = tokens(lines)?;
    let end = lines.lines.last().map_or(0, |(at, line)| at + line.len());
    let mut this = Parser { tokens, next: 0, end, parsed, depth: 0 };
    let prop = this.any()?;
    if let Some((token, at)) = this.tokens.get(this.next) {
        let message = format!("unexpected {} in a condition", show(token));
        return Err(Diagnostic::error(at.clone(), message).label("expected `&&`, `||` or the end"));
    }
    Ok(Final { quantifier, prop })
}

fn tokens(lines: &Lines) -> Result<Vec<(Token, Span)>, Diagnostic> {
    let mut tokens = Vec::new();
    for (start, line) in &lines.lines {
        let mut at = 0;
        while let Some(c) = line[at..].chars().next() {
            let rest = &line[at..];
            let place = |length: usize| start + at..start + at + length;
            if c.is_whitespace() {
                at += c.len_utf8();
            } else if c.is_alphabetic() || c == '_' {
                let length = word_length(rest);
                tokens.push((Token::Name(rest[..length].to_owned()), place(length)));
                at += length;
            } else if c.is_ascii_digit()
                || (c == '-' && rest[1..].starts_with(|d: char| d.is_ascii_digit()))
            {
                let negative = c == '-';
                let length = usize::from(negative) + word_length(&rest[usize::from(negative)..]);
                let Some(magnitude) = number(&rest[usize::from(negative)..length]) else {
                    return Err(Diagnostic::error(place(length), "this is not a number"));
                };
                tokens.push((Token::Number { negative, magnitude }, place(length)));
                at += length;
            } else if c == '.' {
                tokens.push((Token::Symbol("."), place(1)));
                at += 1;
            } else if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
                tokens.push((Token::Symbol(symbol), place(symbol.len())));
                at += symbol.len();
            } else {
                let (message, hint) = match c {
                    '=' => ("`=` is not a comparison in Rust", "write `==`"),
                    '/' => ("`/\\` is not Rust", "write `&&`"),
                    '\\' => ("`\\/` is not Rust", "write `||`"),
                    _ => (
                        "this does not belong in a condition",
                        "write it as in Rust: `p0 == 0 && X != 2`",
                    ),
                };
                return Err(Diagnostic::error(place(c.len_utf8()), message).hint(hint));
            }
        }
    }
    Ok(tokens)
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
}

/// A number as Rust writes it, with an optional suffix.
fn number(text: &str) -> Option<u128> {
    let text = text.replace('_', "");
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (&*text, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let suffix = &digits[end..];
    if !suffix.is_empty() && super::types::IntKind::by_name(suffix).is_none() {
        return None;
    }
    u128::from_str_radix(&digits[..end], radix).ok()
}

fn show(token: &Token) -> String {
    match token {
        Token::Name(name) => format!("`{name}`"),
        Token::Number { negative, magnitude } => {
            format!("`{}{magnitude}`", if *negative { "-" } else { "" })
        }
        Token::Symbol(symbol) => format!("`{symbol}`"),
    }
}

/// One side of a comparison.
struct Side {
    operand: SideKind,
    at: Span,
}

enum SideKind {
    Observed { observed: Observed, ty: Type },
    Number { negative: bool, magnitude: u128 },
    Bool(bool),
}

struct Parser<'a> {
    tokens: Vec<(Token, Span)>,
    next: usize,
    end: usize,
    parsed: &'a Parsed,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, symbol: &str) -> bool {
        let found =
            matches!(self.tokens.get(self.next), Some((Token::Symbol(s), _)) if *s == symbol);
        self.next += usize::from(found);
        found
    }

    fn any(&mut self) -> Result<Prop, Diagnostic> {
        let mut any = vec![self.all()?];
        while self.take("||") {
            any.push(self.all()?);
        }
        Ok(if any.len() == 1 { any.swap_remove(0) } else { Prop::Or(any) })
    }

    fn all(&mut self) -> Result<Prop, Diagnostic> {
        let mut all = vec![self.one()?];
        while self.take("&&") {
            all.push(self.one()?);
        }
        Ok(if all.len() == 1 { all.swap_remove(0) } else { Prop::And(all) })
    }

    fn one(&mut self) -> Result<Prop, Diagnostic> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let at = self.tokens.get(self.next).map_or(self.end..self.end, |(_, at)| at.clone());
            return Err(Diagnostic::error(at, "this condition nests too deep"));
        }
        let result = if self.take("!") {
            self.one().map(|inner| Prop::Not(Box::new(inner)))
        } else if self.take("(") {
            let inner = self.any()?;
            if !self.take(")") {
                return Err(self.expected("`)`"));
            }
            Ok(inner)
        } else {
            self.comparison()
        };
        self.depth -= 1;
        result
    }

    fn expected(&self, what: &str) -> Diagnostic {
        match self.tokens.get(self.next) {
            Some((token, at)) => {
                let message = format!("unexpected {} in a condition", show(token));
                Diagnostic::error(at.clone(), message).label(format!("expected {what}"))
            }
            None => Diagnostic::error(self.end..self.end, "the condition ends too early")
                .label(format!("expected {what}")),
        }
    }

    fn comparison(&mut self) -> Result<Prop, Diagnostic> {
        let left = self.side()?;
        let comparisons = [
            ("==", Comparison::Eq),
            ("!=", Comparison::Ne),
            ("<=", Comparison::Le),
            (">=", Comparison::Ge),
            ("<", Comparison::Lt),
            (">", Comparison::Gt),
        ];
        for (symbol, comparison) in comparisons {
            if self.take(symbol) {
                let right = self.side()?;
                return compare(left, comparison, right);
            }
        }
        match left.operand {
            SideKind::Observed { observed, ty: Type::Bool } => {
                let place = left.at;
                let truth =
                    Term { kind: TermKind::Observed(observed), place: place.clone().into() };
                let zero = Term { kind: TermKind::Int(0), place: place.into() };
                Ok(Prop::Compare(truth, Comparison::Ne, zero))
            }
            SideKind::Bool(true) => Ok(Prop::True),
            SideKind::Bool(false) => Ok(Prop::False),
            _ => Err(self.expected("a comparison such as `== 0`")),
        }
    }

    fn side(&mut self) -> Result<Side, Diagnostic> {
        let (token, at) = match self.tokens.get(self.next) {
            Some(found) => found.clone(),
            None => return Err(self.expected("a static, a thread's result or a number")),
        };
        self.next += 1;
        let operand = match token {
            Token::Number { negative, magnitude } => SideKind::Number { negative, magnitude },
            Token::Name(name) if name == "true" => SideKind::Bool(true),
            Token::Name(name) if name == "false" => SideKind::Bool(false),
            Token::Name(name) => return self.observable(&name, at),
            Token::Symbol(_) => {
                self.next -= 1;
                return Err(self.expected("a static, a thread's result or a number"));
            }
        };
        Ok(Side { operand, at })
    }

    /// `X`, `p0`, `p0.1` or `p0::r1`.
    fn observable(&mut self, name: &str, at: Span) -> Result<Side, Diagnostic> {
        let parsed = self.parsed;
        if let Some(thread) = parsed.unit.threads.iter().position(|f| f.name == name) {
            return self.of_thread(thread, at);
        }
        if let Some(id) = parsed.unit.global(name) {
            let ty = parsed.unit.globals[usize::from(id.0)].ty;
            let observed = Observed::Memory { name: name.to_owned(), element: None };
            return Ok(Side { operand: SideKind::Observed { observed, ty }, at });
        }
        let mut known: Vec<&str> = parsed.unit.threads.iter().map(|f| &*f.name).collect();
        known.extend(parsed.unit.globals.iter().map(|global| &*global.name));
        let hint = format!("there are {}; a local variable is named `p0::r1`", known.join(", "));
        Err(Diagnostic::error(at, format!("there is no thread or static `{name}`")).hint(hint))
    }

    fn of_thread(&mut self, thread: usize, at: Span) -> Result<Side, Diagnostic> {
        let function = &self.parsed.unit.threads[thread];
        let shape = &self.parsed.results[thread];
        if self.take("::") {
            let Some((Token::Name(local), local_at)) = self.tokens.get(self.next).cloned() else {
                return Err(self.expected("the name of a local variable"));
            };
            self.next += 1;
            let at = at.start..local_at.end;
            let Some(id) = function.local(&local).filter(|_| !local.is_empty()) else {
                let message = format!("`{}` has no local variable `{local}`", function.name);
                return Err(Diagnostic::error(local_at, message));
            };
            return Ok(self.register(thread, id, local, at));
        }
        if self.take(".") {
            let Some((Token::Number { negative: false, magnitude }, index_at)) =
                self.tokens.get(self.next).cloned()
            else {
                return Err(self
                    .expected("a number, as in `p0.1`")
                    .hint("a local variable is named `p0::r1`"));
            };
            self.next += 1;
            let index = usize::try_from(magnitude).unwrap_or(usize::MAX);
            let ResultShape::Tuple(parts) = shape else {
                let message = format!("`{}` does not return a tuple", function.name);
                return Err(Diagnostic::error(index_at, message));
            };
            let Some((local, _)) = parts.get(index) else {
                let message = format!("`{}` returns a tuple of {}", function.name, parts.len());
                return Err(Diagnostic::error(index_at, message));
            };
            return Ok(self.register(thread, *local, format!(".{index}"), at.start..index_at.end));
        }
        match shape {
            ResultShape::Scalar(local, _) => Ok(self.register(thread, *local, String::new(), at)),
            ResultShape::Unit => {
                let message = format!("`{}` returns nothing", function.name);
                Err(Diagnostic::error(at, message).hint("give it a result: `fn p0() -> u32`"))
            }
            ResultShape::Tuple(_) => {
                let message = format!("`{}` returns a tuple", function.name);
                let hint = format!("name a part of it: `{}.0`", function.name);
                Err(Diagnostic::error(at, message).hint(hint))
            }
        }
    }

    fn register(&self, thread: usize, local: LocalId, name: String, at: Span) -> Side {
        let ty = self.parsed.unit.threads[thread].locals[usize::from(local.0)].ty;
        let observed = Observed::Register { thread, name };
        Side { operand: SideKind::Observed { observed, ty }, at }
    }
}

fn compare(left: Side, comparison: Comparison, right: Side) -> Result<Prop, Diagnostic> {
    let (a, b) = (term(&left, &right)?, term(&right, &left)?);
    let ordered = !matches!(comparison, Comparison::Eq | Comparison::Ne);
    if ordered && (left.is_signed() || right.is_signed()) {
        let at = left.at.start.min(right.at.start)..left.at.end.max(right.at.end);
        let message = "signed numbers are compared by `==` and `!=` only";
        return Err(Diagnostic::error(at, message));
    }
    Ok(Prop::Compare(a, comparison, b))
}

impl Side {
    fn ty(&self) -> Option<Type> {
        match self.operand {
            SideKind::Observed { ty, .. } => Some(ty),
            _ => None,
        }
    }

    fn is_signed(&self) -> bool {
        self.ty().is_some_and(Type::signed)
    }
}

/// A side, given what it is compared with.
fn term(side: &Side, other: &Side) -> Result<Term, Diagnostic> {
    let mismatch = |expected: &str| {
        Err(Diagnostic::error(side.at.clone(), "mismatched types in a condition")
            .label(format!("expected {expected}")))
    };
    let kind = match (&side.operand, other.ty()) {
        (SideKind::Observed { ty, .. }, Some(other)) if *ty != other => {
            return mismatch("the same type as on the other side");
        }
        (SideKind::Observed { observed, .. }, _) => TermKind::Observed(observed.clone()),
        (SideKind::Bool(value), Some(Type::Bool) | None) => TermKind::Int((*value).into()),
        (SideKind::Bool(_), Some(_)) => return mismatch("a number"),
        (SideKind::Number { .. }, Some(Type::Bool)) => return mismatch("`true` or `false`"),
        (SideKind::Number { magnitude, .. }, Some(Type::Pointer)) if *magnitude != 0 => {
            return mismatch("0, the null pointer");
        }
        (&SideKind::Number { negative, magnitude }, ty) => {
            let fits = match ty {
                Some(Type::Int(int)) => {
                    let max = if int.signed { int.width.mask() >> 1 } else { int.width.mask() };
                    let limit = if negative { u128::from(int.signed) * (max + 1) } else { max };
                    magnitude <= limit
                }
                _ => magnitude <= u128::from(u64::MAX),
            };
            if !fits {
                let message = "this number does not fit in the type that it is compared with";
                return Err(Diagnostic::error(side.at.clone(), message));
            }
            let magnitude = magnitude as i128;
            TermKind::Int(if negative { -magnitude } else { magnitude })
        }
    };
    Ok(Term { kind, place: side.at.clone().into() })
}

//! Conditions, and the sections that hold them: `locations`, `filter`, the question.
//!
//! The grammar and the precedence are herd's: `not` binds tighter than `=>`, `=>` than `/\`, `/\`
//! than `\/`.

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{Comparison, Quantifier};

use super::lexer::{Lexer, Token};
use crate::Place;
use crate::condition::{Final, MAX_DEPTH, Observed, Prop, Term, TermKind};
use crate::init::{BaseType, DeclaredType};
use crate::test::Listed;

/// What follows the code.
#[derive(Debug, Default)]
pub(super) struct Tail {
    pub(super) locations: Vec<Listed>,
    pub(super) filter: Option<Prop>,
    pub(super) question: Option<Final>,
}

/// Words that end the code.
pub(super) const KEYWORDS: &[&str] =
    &["locations", "filter", "exists", "forall", "final", "observed", "cases"];

/// Parses from the position to the end of the text.
pub(super) fn parse_tail(lexer: &mut Lexer<'_>) -> Tail {
    let mut tail = Tail::default();
    let mut seen_locations = false;
    if lexer.at_word("locations") {
        seen_locations = true;
        tail.locations = locations(lexer);
    }
    if lexer.at_word("filter") {
        lexer.bump();
        tail.filter = prop(lexer);
    }
    if lexer.at_word("locations") {
        if seen_locations {
            lexer.unexpected("there can be one list of locations");
        }
        tail.locations.extend(locations(lexer));
    }
    tail.question = question(lexer);
    lexer.eat(";");
    if lexer.at_word("with") {
        kinds(lexer);
    }
    // `<<` starts a script for a tool of old; herd ignores it too.
    if lexer.token != Token::End && !lexer.at_symbol("<<") {
        lexer.unexpected("expected the end of the test");
    }
    tail
}

/// `locations [x; 0:X0;]`
fn locations(lexer: &mut Lexer<'_>) -> Vec<Listed> {
    let mut all = Vec::new();
    lexer.bump();
    if !lexer.expect("[") {
        lexer.recover(&["]"], &[]);
        return all;
    }
    while !lexer.eat("]") {
        if lexer.token == Token::End {
            lexer.unexpected("expected `]`");
            break;
        }
        let start = lexer.span.start;
        let Some(observed) = observed(lexer) else {
            lexer.recover(&[";"], &["]"]);
            continue;
        };
        let ty = listed_type(lexer);
        all.push(Listed { observed, ty, place: place_from(lexer, start) });
        if !lexer.at_symbol("]") && !lexer.expect(";") {
            lexer.recover(&[";"], &["]"]);
        }
    }
    all
}

/// The type that an entry of `locations` may print as.
fn listed_type(lexer: &mut Lexer<'_>) -> Option<DeclaredType> {
    let Token::Word(name) = lexer.token else { return None };
    let Some(base) = BaseType::by_name(name) else {
        lexer.unexpected("expected a type or `;`");
        lexer.bump();
        return None;
    };
    lexer.bump();
    Some(DeclaredType { base, pointer: lexer.eat("*") })
}

/// `exists`, `~exists`, `forall` or `final` and a condition; `None` at the end of the text.
fn question(lexer: &mut Lexer<'_>) -> Option<Final> {
    let quantifier = match lexer.token {
        Token::Word("exists" | "final") => Quantifier::Exists,
        Token::Word("forall") => Quantifier::ForAll,
        Token::Symbol("~") => {
            lexer.bump();
            if !lexer.at_word("exists") {
                lexer.unexpected("expected `exists`");
                lexer.recover(&[], &[]);
                return None;
            }
            Quantifier::NotExists
        }
        // herd reads a bare condition as `exists`.
        Token::Symbol("(") => {
            return prop(lexer).map(|prop| Final { quantifier: Quantifier::Exists, prop });
        }
        Token::Word(word @ ("observed" | "cases")) => {
            let message = format!("`{word}` is not supported");
            lexer.errors.error(lexer.span.clone(), message, "expected `exists` or `forall`");
            lexer.recover(&[], &[]);
            return None;
        }
        _ => return None,
    };
    lexer.bump();
    prop(lexer).map(|prop| Final { quantifier, prop })
}

/// `with tso: ~exists; …`: verdicts for models of old, which nothing reads.
fn kinds(lexer: &mut Lexer<'_>) {
    lexer.bump();
    while let Token::Word(_) = lexer.token {
        lexer.bump();
        lexer.expect(":");
        lexer.eat("~");
        if lexer.at_word("exists") || lexer.at_word("forall") {
            lexer.bump();
        } else {
            lexer.unexpected("expected `exists`, `~exists` or `forall`");
            lexer.recover(&[], &[";"]);
        }
        lexer.eat(";");
    }
}

/// A condition that stands alone, or a final state as it is printed: equations with `;` between.
pub(crate) fn condition(text: &str) -> Result<Prop, Vec<Diagnostic>> {
    if text.trim().is_empty() {
        return Err(vec![Diagnostic::error(0..0, "the condition is empty")]);
    }
    let mut lexer = Lexer::new(text);
    lexer.seek(0);
    if lexer.at_word("exists") {
        lexer.bump();
    }
    let mut all: Vec<Prop> = prop(&mut lexer).into_iter().collect();
    while lexer.eat(";") && lexer.token != Token::End {
        all.extend(prop(&mut lexer));
    }
    if !lexer.errors.failed() && lexer.token != Token::End {
        lexer.unexpected("expected `/\\`, `\\/` or the end");
    }
    if lexer.errors.failed() { Err(lexer.errors.finish()) } else { Ok(one_or(all, Prop::And)) }
}

/// A condition; `None` after an error.
pub(crate) fn prop(lexer: &mut Lexer<'_>) -> Option<Prop> {
    let prop = or(lexer, 0);
    if prop.is_none() {
        // One error a condition: what follows it would be guesswork.
        lexer.recover(&[], &["<<"]);
    }
    prop
}

fn or(lexer: &mut Lexer<'_>, depth: usize) -> Option<Prop> {
    let mut all = vec![and(lexer, depth)?];
    while lexer.eat("\\/") {
        all.push(and(lexer, depth)?);
    }
    Some(one_or(all, Prop::Or))
}

fn and(lexer: &mut Lexer<'_>, depth: usize) -> Option<Prop> {
    let mut all = vec![implies(lexer, depth)?];
    while lexer.eat("/\\") {
        all.push(implies(lexer, depth)?);
    }
    Some(one_or(all, Prop::And))
}

fn one_or(mut all: Vec<Prop>, many: fn(Vec<Prop>) -> Prop) -> Prop {
    match all.pop() {
        Some(only) if all.is_empty() => only,
        Some(last) => {
            all.push(last);
            many(all)
        }
        None => Prop::True,
    }
}

fn implies(lexer: &mut Lexer<'_>, depth: usize) -> Option<Prop> {
    let left = unary(lexer, depth)?;
    if !lexer.eat("=>") {
        return Some(left);
    }
    let right = nested(lexer, depth, implies)?;
    Some(Prop::Implies(Box::new(left), Box::new(right)))
}

/// Parses one level deeper, if that is still allowed.
fn nested(
    lexer: &mut Lexer<'_>,
    depth: usize,
    parse: fn(&mut Lexer<'_>, usize) -> Option<Prop>,
) -> Option<Prop> {
    if depth == MAX_DEPTH {
        let message = format!("this condition nests more than {MAX_DEPTH} deep");
        lexer.errors.push(Diagnostic::error(lexer.span.clone(), message));
        return None;
    }
    parse(lexer, depth + 1)
}

fn unary(lexer: &mut Lexer<'_>, depth: usize) -> Option<Prop> {
    match lexer.token {
        Token::Word("not") | Token::Symbol("~") => {
            lexer.bump();
            Some(Prop::Not(Box::new(nested(lexer, depth, unary)?)))
        }
        Token::Word("true") => {
            lexer.bump();
            Some(Prop::True)
        }
        Token::Word("false") => {
            lexer.bump();
            Some(Prop::False)
        }
        Token::Symbol("(") => {
            lexer.bump();
            let inner = nested(lexer, depth, or)?;
            lexer.expect(")").then_some(inner)
        }
        _ => comparison(lexer),
    }
}

fn comparison(lexer: &mut Lexer<'_>) -> Option<Prop> {
    let start = lexer.span.start;
    let observed = observed(lexer)?;
    let left = Term { kind: TermKind::Observed(observed), place: place_from(lexer, start) };
    let comparison = match lexer.token {
        Token::Symbol("=" | "==") => Comparison::Eq,
        Token::Symbol("!=" | "<>") => Comparison::Ne,
        Token::Symbol("<") => Comparison::Lt,
        Token::Symbol("<=") => Comparison::Le,
        Token::Symbol(">") => Comparison::Gt,
        Token::Symbol(">=") => Comparison::Ge,
        _ => {
            lexer.unexpected("expected a comparison");
            return None;
        }
    };
    lexer.bump();
    Some(Prop::Compare(left, comparison, right_side(lexer)?))
}

/// A value: a number, the address of a location (`x`, `&x`), or the content of a register (`1:X0`)
/// or of a location (`[x]`, `*x`).
fn right_side(lexer: &mut Lexer<'_>) -> Option<Term> {
    let start = lexer.span.start;
    let kind = match lexer.token {
        Token::Symbol("-") => {
            lexer.bump();
            TermKind::Int(number(lexer)?.wrapping_neg())
        }
        Token::Int(value) => {
            let after = lexer.text()[lexer.span.end..].trim_start();
            if after.starts_with(':') {
                TermKind::Observed(observed(lexer)?)
            } else {
                lexer.bump();
                TermKind::Int(value as i128)
            }
        }
        Token::Symbol("&") => {
            lexer.bump();
            TermKind::Address(name(lexer)?)
        }
        Token::Symbol("[" | "*") => TermKind::Observed(observed(lexer)?),
        Token::Word(word) if thread_number(word).is_none() => {
            lexer.bump();
            if lexer.at_symbol("[") {
                let element = subscript(lexer)?;
                let name = word.to_owned();
                TermKind::Observed(Observed::Memory { name, element: Some(element) })
            } else {
                TermKind::Address(word.to_owned())
            }
        }
        Token::Word(_) => TermKind::Observed(observed(lexer)?),
        _ => {
            lexer.unexpected("expected a value");
            return None;
        }
    };
    Some(Term { kind, place: place_from(lexer, start) })
}

/// A register (`0:X0`, `P0:X0`) or a location (`x`, `[x]`, `*x`, `x[1]`, `[x[1]]`).
pub(super) fn observed(lexer: &mut Lexer<'_>) -> Option<Observed> {
    match lexer.token {
        Token::Int(value) => {
            let thread = usize::try_from(value).unwrap_or(usize::MAX);
            lexer.bump();
            register(lexer, thread)
        }
        Token::Symbol("[") => {
            lexer.bump();
            let name = name(lexer)?;
            let element = if lexer.at_symbol("[") { Some(subscript(lexer)?) } else { None };
            lexer.expect("]").then_some(Observed::Memory { name, element })
        }
        Token::Symbol("*") => {
            lexer.bump();
            let name = name(lexer)?;
            Some(Observed::Memory { name, element: None })
        }
        Token::Word(word) => {
            lexer.bump();
            if let Some(thread) = thread_number(word)
                && lexer.at_symbol(":")
            {
                return register(lexer, thread);
            }
            let element = if lexer.at_symbol("[") { Some(subscript(lexer)?) } else { None };
            Some(Observed::Memory { name: word.to_owned(), element })
        }
        _ => {
            lexer.unexpected("expected a register like `0:r0` or a location");
            None
        }
    }
}

/// `:X0`
fn register(lexer: &mut Lexer<'_>, thread: usize) -> Option<Observed> {
    if !lexer.expect(":") {
        return None;
    }
    Some(Observed::Register { thread, name: name(lexer)? })
}

fn name(lexer: &mut Lexer<'_>) -> Option<String> {
    let Token::Word(name) = lexer.token else {
        lexer.unexpected("expected a name");
        return None;
    };
    lexer.bump();
    Some(name.to_owned())
}

/// `[1]`
fn subscript(lexer: &mut Lexer<'_>) -> Option<u32> {
    lexer.bump();
    let span = lexer.span.clone();
    let Token::Int(value) = lexer.token else {
        lexer.unexpected("expected an index");
        lexer.eat("]");
        return None;
    };
    lexer.bump();
    let Ok(element) = u32::try_from(value) else {
        lexer.errors.error(span, "this index is too large", "expected an index");
        return None;
    };
    lexer.expect("]").then_some(element)
}

fn number(lexer: &mut Lexer<'_>) -> Option<i128> {
    let Token::Int(value) = lexer.token else {
        lexer.unexpected("expected a number");
        return None;
    };
    lexer.bump();
    Some(value as i128)
}

/// The number in `P0`.
pub(super) fn thread_number(word: &str) -> Option<usize> {
    let digits = word.strip_prefix('P')?;
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(usize::MAX))
}

/// From `start` to the end of the token before the present one.
pub(super) fn place_from(lexer: &Lexer<'_>, start: usize) -> Place {
    let span: Span = start..lexer.span.start;
    let text = &lexer.text()[span];
    Place(start..start + text.trim_end().len())
}

//! The initial state: `{ uint64_t y; x=1; 0:X1=x; int z[2]={0,1}; }`.

use interlocked_diag::{Diagnostic, Span};

use super::condition::{place_from, thread_number};
use super::lexer::{Lexer, Token};
use crate::init::{BaseType, DeclaredType, Entry, InitialValue, Target};

/// The longest array: a test that needs more is no litmus test.
const MAX_LENGTH: u128 = 4096;

/// Parses from `{` to behind `}`.
pub(super) fn parse_init(lexer: &mut Lexer<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    let open = lexer.span.clone();
    lexer.bump();
    while !lexer.at_symbol("}") {
        if lexer.token == Token::End {
            let message = "the initial state does not end";
            let label = "this `{` has no `}`";
            lexer.errors.error(open, message, label);
            return entries;
        }
        if lexer.eat(";") {
            continue;
        }
        match entry(lexer) {
            Some(entry) => entries.push(entry),
            None => {
                lexer.recover(&[";"], &["}"]);
                continue;
            }
        }
        if lexer.at_symbol("|") {
            // The first row of the code.
            let message = "the initial state does not end";
            lexer.errors.error(open, message, "this `{` has no `}`");
            return entries;
        }
        if !lexer.at_symbol("}") && !lexer.at_symbol(";") {
            lexer.unexpected("expected `;`");
            lexer.recover(&[";"], &["}"]);
        }
    }
    check_twice(lexer, &entries);
    entries
}

/// Reports what gets two values or two types.
fn check_twice(lexer: &mut Lexer<'_>, entries: &[Entry]) {
    let mut seen =
        rustc_hash::FxHashMap::<(Option<usize>, &str), (bool, Option<DeclaredType>)>::default();
    for entry in entries {
        let key = match &entry.target {
            Target::Register { thread, name } => (Some(*thread), name.as_str()),
            Target::Location(name) | Target::Array(name, _) => (None, name.as_str()),
        };
        let (has_value, ty) = seen.entry(key).or_default();
        if *has_value && entry.value.is_some() {
            let message = format!("`{}` gets two initial values", key.1);
            lexer.errors.error(entry.place.0.clone(), message, "the second one");
        }
        if ty.is_some() && entry.ty.is_some() && *ty != entry.ty {
            let message = format!("`{}` is declared with two types", key.1);
            lexer.errors.error(entry.place.0.clone(), message, "the second one");
        }
        *has_value |= entry.value.is_some();
        *ty = ty.or(entry.ty);
    }
}

fn entry(lexer: &mut Lexer<'_>) -> Option<Entry> {
    let start = lexer.span.start;
    let ty = declared_type(lexer)?;
    let mut target = target(lexer)?;
    let array = lexer.at_symbol("[").then(|| length(lexer));
    if let Some(length) = array {
        let length = length?;
        let Target::Location(name) = target else {
            let message = "a register is no array";
            lexer.errors.error(start..lexer.span.start, message, "expected a register");
            return None;
        };
        target = Target::Array(name, length);
    }
    let value = if lexer.eat("=") { Some(value(lexer)?) } else { None };
    let place = place_from(lexer, start);
    match (&target, &value) {
        (Target::Array(_, length), Some(InitialValue::List(list)))
            if list.len() != *length as usize =>
        {
            let message = format!("an array of {length} gets {} values", list.len());
            lexer.errors.error(place.0.clone(), message, "give as many as there are elements");
        }
        (Target::Array(..), Some(InitialValue::Int(_) | InitialValue::Address { .. })) => {
            let message = "an array gets a single value";
            let hint = "write the values of all its elements as `={0,1}`";
            lexer.errors.push(Diagnostic::error(place.0.clone(), message).hint(hint));
        }
        (Target::Location(_) | Target::Register { .. }, Some(InitialValue::List(_))) => {
            let message = "only an array gets a list of values";
            let hint = "declare it with its length, as in `int x[2]={0,1}`";
            lexer.errors.push(Diagnostic::error(place.0.clone(), message).hint(hint));
        }
        _ => {}
    }
    Some(Entry { target, ty, value, place })
}

/// The type before a declaration, if there is one; `None` after an error.
#[expect(clippy::option_option, reason = "no type and an error are different things")]
fn declared_type(lexer: &mut Lexer<'_>) -> Option<Option<DeclaredType>> {
    let mut atomic = false;
    while let Token::Word(word @ ("volatile" | "const" | "_Atomic")) = lexer.token {
        atomic |= word == "_Atomic";
        lexer.bump();
    }
    let Token::Word(first) = lexer.token else { return Some(None) };
    let span = lexer.span.clone();
    let Some(mut base) = base_type(lexer, first) else {
        let next = lexer.text()[span.end..].trim_start().bytes().next();
        if !next.is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'*') {
            return Some(None);
        }
        let message = format!("unknown type `{first}`");
        let hint = "known are `int`, `uint8_t` to `int128_t`, `atomic_int` and their like";
        lexer.errors.push(Diagnostic::error(span, message).hint(hint));
        return None;
    };
    if atomic {
        let name = base.name();
        match BaseType::by_name(&format!("atomic_{}", name.trim_start_matches('_'))) {
            Some(atomic) => base = atomic,
            None => {
                let message = format!("`_Atomic {name}` is not supported");
                lexer.errors.error(span, message, "expected an integer type");
            }
        }
    }
    Some(Some(DeclaredType { base, pointer: lexer.eat("*") }))
}

/// A type of one or more words.
fn base_type(lexer: &mut Lexer<'_>, first: &str) -> Option<BaseType> {
    let base = match first {
        "unsigned" | "signed" => {
            lexer.bump();
            let Token::Word(next) = lexer.token else {
                return BaseType::by_name(if first == "signed" { "int" } else { first });
            };
            let name = match (first, next) {
                ("signed", "char") => "int8_t",
                ("signed", "short") => "short",
                ("signed", "long") => "long",
                ("unsigned", "char") => "uint8_t",
                ("unsigned", "short") => "uint16_t",
                ("unsigned", "long") => "uint64_t",
                (_, "int") => {
                    lexer.bump();
                    return BaseType::by_name(if first == "signed" { "int" } else { first });
                }
                _ => return BaseType::by_name(if first == "signed" { "int" } else { first }),
            };
            BaseType::by_name(name)?
        }
        _ => BaseType::by_name(first)?,
    };
    lexer.bump();
    if matches!(base.name(), "long" | "uint64_t") && lexer.at_word("long") {
        lexer.bump();
    }
    if matches!(base.name(), "short" | "long" | "uint16_t" | "uint64_t") && lexer.at_word("int") {
        lexer.bump();
    }
    Some(base)
}

fn target(lexer: &mut Lexer<'_>) -> Option<Target> {
    match lexer.token {
        Token::Int(thread) => {
            lexer.bump();
            register(lexer, usize::try_from(thread).unwrap_or(usize::MAX))
        }
        Token::Symbol("[") => {
            lexer.bump();
            let name = name(lexer)?;
            lexer.expect("]").then_some(Target::Location(name))
        }
        Token::Word(word) => {
            lexer.bump();
            match thread_number(word) {
                Some(thread) if lexer.at_symbol(":") => register(lexer, thread),
                _ => Some(Target::Location(word.to_owned())),
            }
        }
        _ => {
            lexer.unexpected("expected a register like `0:X1` or a location");
            None
        }
    }
}

fn register(lexer: &mut Lexer<'_>, thread: usize) -> Option<Target> {
    if !lexer.expect(":") {
        return None;
    }
    Some(Target::Register { thread, name: name(lexer)? })
}

fn name(lexer: &mut Lexer<'_>) -> Option<String> {
    let Token::Word(name) = lexer.token else {
        lexer.unexpected("expected a name");
        return None;
    };
    lexer.bump();
    Some(name.to_owned())
}

/// `[2]` after an array's name.
fn length(lexer: &mut Lexer<'_>) -> Option<u32> {
    let span = bracketed(lexer)?;
    if !(1..=MAX_LENGTH).contains(&span.1) {
        let message = format!("an array has from 1 to {MAX_LENGTH} elements");
        lexer.errors.error(span.0, message, "this many are not supported");
        return None;
    }
    Some(span.1 as u32)
}

/// A number in brackets and its place.
fn bracketed(lexer: &mut Lexer<'_>) -> Option<(Span, u128)> {
    lexer.bump();
    let span = lexer.span.clone();
    let Token::Int(value) = lexer.token else {
        lexer.unexpected("expected a number");
        return None;
    };
    lexer.bump();
    lexer.expect("]").then_some((span, value))
}

fn value(lexer: &mut Lexer<'_>) -> Option<InitialValue> {
    if !lexer.eat("{") {
        return scalar(lexer);
    }
    let mut list = Vec::new();
    loop {
        list.push(scalar(lexer)?);
        if lexer.eat("}") {
            return Some(InitialValue::List(list));
        }
        if !lexer.expect(",") {
            return None;
        }
    }
}

fn scalar(lexer: &mut Lexer<'_>) -> Option<InitialValue> {
    let negative = lexer.eat("-");
    match lexer.token {
        Token::Int(value) => {
            lexer.bump();
            if lexer.at_symbol(":") {
                lexer.unexpected("labels and tags are not supported as values");
                return None;
            }
            let value = value as i128;
            Some(InitialValue::Int(if negative { value.wrapping_neg() } else { value }))
        }
        Token::Word("ATOMIC_INIT" | "ATOMIC_VAR_INIT") if !negative => {
            lexer.bump();
            if !lexer.expect("(") {
                return None;
            }
            let negative = lexer.eat("-");
            let Token::Int(value) = lexer.token else {
                lexer.unexpected("expected a number");
                return None;
            };
            lexer.bump();
            let value = value as i128;
            let value = if negative { value.wrapping_neg() } else { value };
            lexer.expect(")").then_some(InitialValue::Int(value))
        }
        Token::Symbol("&") | Token::Word(_) if !negative => {
            lexer.eat("&");
            let name = name(lexer)?;
            if lexer.at_symbol(":") || lexer.at_symbol("+") {
                lexer.unexpected("labels, tags and offsets are not supported as values");
                return None;
            }
            let element = if lexer.at_symbol("[") { bracketed(lexer)?.1 } else { 0 };
            let Ok(element) = u32::try_from(element) else {
                lexer.unexpected("this index is too large");
                return None;
            };
            Some(InitialValue::Address { name, element })
        }
        _ => {
            lexer.unexpected("expected a number or the name of a location");
            None
        }
    }
}

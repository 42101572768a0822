//! C tests: the functions `P0 (atomic_int* x, int* y) { … }` of a `.litmus` file.
//!
//! Source: ISO/IEC 9899:2011, above all §7.17 (`<stdatomic.h>`); where herd reads a test otherwise,
//! so do we and say so in a warning.
//!
//! - A parameter is the address of the shared variable of its name.
//! - `*x` is a non-atomic access whatever the type of `x`: C makes it `memory_order_seq_cst` where
//!   the type is atomic, herd does not.
//! - `memory_order_consume` is `memory_order_acquire`, as all compilers have it.
//! - The operands of an expression are evaluated from left to right; signed arithmetic wraps.
//! - A local variable may do without a declaration; it is then an `int` or a pointer.
//! - A name is one local variable wherever it is declared in a function, as conditions know it by
//!   its name alone; a declaration that hides another is refused.

mod assignment;
mod call;
mod expr;
mod lexer;
mod statement;
mod types;

use interlocked_diag::Diagnostic;
use rustc_hash::FxHashMap;

use crate::errors::Errors;
use crate::format::{Lexer, shorten};
use crate::init::{self, Entry, Target};
use crate::lang::{Function, Global, GlobalId, InitialValue, IntType, Local, LocalId, Type, Unit};
use crate::{Language, Place};

use lexer::{Cursor, Token};
use types::CType;

/// How many threads a test may have.
const MAX_THREADS: usize = 1024;

/// How many shared variables a test may have, and how many local ones a thread.
const MAX_VARIABLES: usize = 4096;

/// Parses the functions from `at` on; the position is then behind them.
pub(crate) fn parse(lexer: &mut Lexer<'_>, at: usize, init: &[Entry]) -> Language {
    let text = lexer.text();
    let mut parser = Parser {
        cursor: Cursor::new(text, at),
        errors: core::mem::take(&mut lexer.errors),
        globals: Globals::default(),
        locals: Vec::new(),
        locals_by_name: FxHashMap::default(),
        local_types: Vec::new(),
        scopes: Vec::new(),
        parameters: FxHashMap::default(),
        loops: 0,
        budget: 0,
    };
    parser.errors.extend(parser.cursor.take_errors());
    parser.globals.declare(init, &mut parser.errors);
    let mut threads = Vec::new();
    for index in 0.. {
        if !parser.at_function() {
            break;
        }
        if index == MAX_THREADS {
            let message = format!("a test has at most {MAX_THREADS} threads");
            parser.error(message, "one too many");
            break;
        }
        if let Some(thread) = parser.function(index) {
            threads.push(thread);
        } else if !parser.next_function() {
            break;
        }
    }
    if threads.is_empty() && !parser.errors.failed() {
        parser.error("there is no code".to_owned(), "expected a function like `P0 (int* x) { … }`");
    }
    let end = parser.cursor.span.start;
    lexer.errors = parser.errors;
    lexer.seek(end);
    let globals = parser.globals.finish(init, &mut lexer.errors);
    Language { unit: Unit { globals, threads }, text: text.to_owned() }
}

/// The shared variables while the functions are parsed: types may come from either.
#[derive(Default)]
struct Globals {
    list: Vec<GlobalDraft>,
    by_name: FxHashMap<String, GlobalId>,
}

struct GlobalDraft {
    name: String,
    /// The type, whether it is atomic.
    ty: Option<(CType, bool)>,
    length: Option<u32>,
    place: Place,
}

impl Globals {
    fn get(&mut self, name: &str, place: Place) -> Option<GlobalId> {
        if let Some(&id) = self.by_name.get(name) {
            return Some(id);
        }
        if self.list.len() == MAX_VARIABLES {
            return None;
        }
        let id = GlobalId(self.list.len() as u16);
        self.by_name.insert(name.to_owned(), id);
        self.list.push(GlobalDraft { name: name.to_owned(), ty: None, length: None, place });
        Some(id)
    }

    fn declare(&mut self, init: &[Entry], errors: &mut Errors) {
        for entry in init {
            let (name, length) = match &entry.target {
                Target::Location(name) => (name, None),
                Target::Array(name, length) => (name, Some(*length)),
                Target::Register { .. } => {
                    let message = "a local variable has no initial value in C";
                    let hint = "assign it in the function";
                    let span = entry.place.0.clone();
                    errors.push(Diagnostic::error(span, message).hint(hint));
                    continue;
                }
            };
            let Some(id) = self.get(name, entry.place.clone()) else {
                let message = format!("a test has at most {MAX_VARIABLES} shared variables");
                errors.error(entry.place.0.clone(), message, "one too many");
                return;
            };
            let draft = &mut self.list[usize::from(id.0)];
            if let Some(ty) = entry.ty {
                draft.ty = Some((CType::declared(ty), ty.base.atomic() && !ty.pointer));
            }
            draft.length = draft.length.or(length);
        }
    }

    fn finish(mut self, init: &[Entry], errors: &mut Errors) -> Vec<Global> {
        // What an address names exists, even if nothing else names it.
        for entry in init {
            for value in values(entry) {
                if let init::InitialValue::Address { name, .. } = value {
                    self.get(name, entry.place.clone());
                }
            }
        }
        let mut globals: Vec<Global> = self.list.iter().map(GlobalDraft::global).collect();
        for entry in init {
            let (Target::Location(name) | Target::Array(name, _)) = &entry.target else { continue };
            if entry.value.is_none() {
                continue;
            }
            let Some(&id) = self.by_name.get(name) else { continue };
            let ty = globals[usize::from(id.0)].ty;
            let init = values(entry).map(|value| self.value(value, ty, entry, errors)).collect();
            globals[usize::from(id.0)].init = init;
        }
        globals
    }

    fn value(
        &self,
        value: &init::InitialValue,
        ty: Type,
        entry: &Entry,
        errors: &mut Errors,
    ) -> InitialValue {
        let span = entry.place.0.clone();
        match value {
            init::InitialValue::Int(number) => {
                let (width, bits) = (ty.width(), *number as u128);
                if width.wrap(bits) != bits && width.signed(width.wrap(bits)) != *number {
                    let message = format!("{number} does not fit in {} bits", width.bits());
                    errors.error(span, message, "value out of range");
                }
                InitialValue::Int(width.wrap(bits))
            }
            init::InitialValue::Address { name, element } => {
                let Some(&id) = self.by_name.get(name) else { return InitialValue::Int(0) };
                let draft = &self.list[usize::from(id.0)];
                if *element >= draft.length.unwrap_or(1) {
                    let message = format!("`{name}` has no element {element}");
                    errors.error(span, message, "index out of range");
                }
                let size = draft.value_type().width().bytes();
                InitialValue::Address(id, i64::from(*element) * i64::from(size))
            }
            init::InitialValue::List(_) => InitialValue::Int(0),
        }
    }
}

impl GlobalDraft {
    fn value_type(&self) -> Type {
        self.ty.as_ref().map_or(Type::I32, |(ty, _)| ty.value_type())
    }

    fn global(&self) -> Global {
        Global {
            name: self.name.clone(),
            ty: self.value_type(),
            atomic: self.ty.as_ref().is_some_and(|(_, atomic)| *atomic),
            array: self.length.is_some(),
            init: vec![InitialValue::Int(0); self.length.unwrap_or(1) as usize],
            place: self.place.clone(),
        }
    }
}

/// The values of an entry, one for each element of an array.
fn values(entry: &Entry) -> impl Iterator<Item = &init::InitialValue> {
    let values = match &entry.value {
        Some(init::InitialValue::List(values)) => values.as_slice(),
        Some(value) => core::slice::from_ref(value),
        None => &[],
    };
    values.iter()
}

/// What went wrong was said; the statement is given up.
struct Reported;

type Parsed<T> = Result<T, Reported>;

struct Parser<'a> {
    cursor: Cursor<'a>,
    errors: Errors,
    globals: Globals,
    locals: Vec<Local>,
    locals_by_name: FxHashMap<&'a str, LocalId>,
    /// The types of the locals as C has them.
    local_types: Vec<CType>,
    /// The names that blocks around the position declare, innermost last.
    scopes: Vec<FxHashMap<&'a str, LocalId>>,
    parameters: FxHashMap<&'a str, (GlobalId, CType)>,
    /// Loops around the position.
    loops: u32,
    /// Operators so far in the expression at hand.
    budget: usize,
}

impl<'a> Parser<'a> {
    fn bump(&mut self) {
        self.cursor.bump();
        if self.cursor.has_errors() {
            self.errors.extend(self.cursor.take_errors());
        }
    }

    fn at(&self, symbol: &str) -> bool {
        self.cursor.token == Token::Symbol(symbol)
    }

    fn at_word(&self, word: &str) -> bool {
        self.cursor.token == Token::Word(word)
    }

    fn eat(&mut self, symbol: &str) -> bool {
        let there = self.at(symbol);
        if there {
            self.bump();
        }
        there
    }

    fn expect(&mut self, symbol: &str) -> Parsed<()> {
        if self.eat(symbol) { Ok(()) } else { self.unexpected(&format!("expected `{symbol}`")) }
    }

    /// Says that the token does not belong here.
    fn unexpected<T>(&mut self, expected: &str) -> Parsed<T> {
        let found = match self.cursor.token {
            Token::End => "the file ends too early".to_owned(),
            _ => {
                format!("unexpected `{}`", shorten(&self.cursor.text[self.cursor.span.clone()]))
            }
        };
        self.error(found, expected);
        Err(Reported)
    }

    /// An error at the token.
    fn error(&mut self, message: String, label: &str) {
        self.errors.error(self.cursor.span.clone(), message, label);
    }

    /// Refuses what stands at `place`.
    fn refuse<T>(&mut self, place: &Place, message: impl Into<String>, hint: &str) -> Parsed<T> {
        self.errors.push(Diagnostic::error(place.0.clone(), message).hint(hint));
        Err(Reported)
    }

    /// From `start` to the end of the last token.
    fn place(&self, start: usize) -> Place {
        Place(start..self.cursor.previous_end.max(start))
    }

    /// Whether a function starts here.
    fn at_function(&self) -> bool {
        matches!(self.cursor.token, Token::Word(word) if word == "void" || thread(word).is_some())
    }

    /// Goes to the next function after an error inside one.
    fn next_function(&mut self) -> bool {
        while self.cursor.token != Token::End {
            if self.at_function() {
                return true;
            }
            self.bump();
        }
        false
    }

    fn function(&mut self, index: usize) -> Option<Function> {
        self.locals.clear();
        self.locals_by_name.clear();
        self.local_types.clear();
        self.scopes.clear();
        self.parameters.clear();
        self.loops = 0;
        let start = self.cursor.span.start;
        if self.at_word("void") {
            self.bump();
        }
        match self.cursor.token {
            Token::Word(word) if thread(word) == Some(index) => {}
            _ => {
                self.error(
                    "the threads are not in order".to_owned(),
                    &format!("expected `P{index}`"),
                );
            }
        }
        self.bump();
        let parameters = self.parameter_list().ok()?;
        if !self.at("{") {
            self.unexpected::<()>("expected `{`").ok()?;
        }
        let body = self.block(0).ok()?;
        let place = self.place(start);
        Some(Function {
            name: index.to_string(),
            parameters,
            locals: core::mem::take(&mut self.locals),
            result: None,
            body,
            place,
        })
    }

    fn parameter_list(&mut self) -> Parsed<Vec<GlobalId>> {
        let mut parameters = Vec::new();
        self.expect("(")?;
        if self.at_word("void") {
            self.bump();
        }
        while !self.eat(")") {
            parameters.push(self.parameter()?);
            if !self.at(")") {
                self.expect(",")?;
            }
        }
        Ok(parameters)
    }

    fn parameter(&mut self) -> Parsed<GlobalId> {
        let start = self.cursor.span.start;
        let Some(ty) = self.type_name()? else {
            return self.unexpected("expected a type");
        };
        let name_span = self.cursor.span.clone();
        let name = self.name()?;
        let place = self.place(start);
        let CType::Pointer(pointee) = &ty else {
            let hint = "declare it as a pointer to the shared variable, as in `atomic_int* x`";
            return self.refuse(&place, format!("the parameter `{name}` is no pointer"), hint);
        };
        let (value, atomic) = (pointee.ty.clone(), pointee.atomic);
        let Some(id) = self.globals.get(name, place.clone()) else {
            let message = format!("a test has at most {MAX_VARIABLES} shared variables");
            return self.refuse(&place, message, "use fewer");
        };
        if self.parameters.insert(name, (id, ty)).is_some() {
            self.errors.error(
                name_span,
                format!("`{name}` is a parameter twice"),
                "the second one",
            );
        }
        let draft = &mut self.globals.list[usize::from(id.0)];
        match &mut draft.ty {
            None => draft.ty = Some((value, atomic)),
            Some((known, known_atomic)) => {
                let (a, b) = (known.value_type().width(), value.value_type().width());
                *known_atomic |= atomic;
                if a != b {
                    let message = format!("`{name}` has {} bits elsewhere", a.bits());
                    let label = format!("{} bits here", b.bits());
                    self.errors.error(place.0, message, &label);
                }
            }
        }
        Ok(id)
    }

    fn name(&mut self) -> Parsed<&'a str> {
        match self.cursor.token {
            Token::Word(name) if !types::is_keyword(name) => {
                self.bump();
                Ok(name)
            }
            _ => self.unexpected("expected a name"),
        }
    }
}

/// The number in `P0`.
fn thread(word: &str) -> Option<usize> {
    let digits = word.strip_prefix('P')?;
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// C's `int`.
const INT: IntType = IntType { width: interlocked_exec::Width::B32, signed: true };

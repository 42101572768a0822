//! From a test to its program: names to locations and registers, the code to micro-ops.

use std::cell::RefCell;

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{
    Architecture, Comparison, Condition, Expr, Location, LocationId, MicroOp, Observable, Operand,
    Program, Reg, Thread, Value, Width,
};
use interlocked_isa::{aarch64, x86};
use rustc_hash::FxHashMap;

use crate::condition::{Observed, Prop, Term, TermKind};
use crate::init::{DeclaredType, Entry, InitialValue, Target};
use crate::lang;
use crate::test::{Code, Test};

/// How many locations a program may have.
const MAX_LOCATIONS: usize = 10_000;

/// See [`Test::lower`].
pub(crate) fn lower(test: &Test) -> Result<Program, Vec<Diagnostic>> {
    let mut program = match &test.code {
        Code::Language(language) => {
            lang::lower(&language.unit, test.name(), test.architecture(), &language.text)?
        }
        Code::X86(..) | Code::AArch64(_) => assembly(test)?,
    };
    let mut diagnostics = Vec::new();
    program.observed = observables(test, &program, &mut diagnostics);
    if diagnostics.is_empty() {
        let mut lowered = |prop| match condition(test, &program, prop) {
            Ok(condition) => Some(condition),
            Err(errors) => {
                diagnostics.extend(errors);
                None
            }
        };
        let filter = test.filter.as_ref().and_then(&mut lowered);
        if let Some(question) = &test.question {
            lowered(&question.prop);
        }
        program.filter = filter;
    }
    if diagnostics.is_empty() { Ok(program) } else { Err(diagnostics) }
}

/// The locations of a test in an instruction set, which its code may add to.
#[derive(Default)]
struct Memory {
    locations: Vec<Location>,
    by_name: FxHashMap<String, LocationId>,
}

impl Memory {
    /// The location of that name; a new one, zero and of no declared type, if there is none.
    fn get(&mut self, name: &str) -> Option<LocationId> {
        if let Some(&id) = self.by_name.get(name) {
            return Some(id);
        }
        if self.locations.len() == MAX_LOCATIONS {
            return None;
        }
        let id = LocationId(self.locations.len() as u16);
        self.by_name.insert(name.to_owned(), id);
        self.locations.push(Location {
            name: name.to_owned(),
            width: None,
            signed: true,
            init: vec![Value::ZERO],
        });
        Some(id)
    }

    fn at(&mut self, id: LocationId) -> &mut Location {
        &mut self.locations[usize::from(id.0)]
    }
}

/// The program of a test in an instruction set, with nothing observed yet.
fn assembly(test: &Test) -> Result<Program, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut memory = Memory::default();
    let registers = initial_state(test, &mut memory, &mut diagnostics);
    let memory = RefCell::new(memory);
    let symbols = |name: &str| memory.borrow_mut().get(name);
    let mut threads = Vec::new();
    for (index, init) in registers.iter().enumerate() {
        let name = index.to_string();
        let thread = match &test.code {
            Code::X86(dialect, code) => x86::lower(&code[index], &symbols, init, &name, *dialect),
            Code::AArch64(code) => aarch64::lower(&code[index], init, &name),
            Code::Language(_) => unreachable!("a program in a language is lowered elsewhere"),
        };
        match thread {
            Ok(thread) => threads.push(thread),
            Err(errors) => diagnostics.extend(errors),
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut locations = memory.into_inner().locations;
    infer_widths(&mut locations, &threads);
    Ok(Program {
        name: test.name().to_owned(),
        architecture: test.architecture(),
        locations,
        threads,
        observed: Vec::new(),
        filter: None,
    })
}

/// Declares the locations of the initial state; returns the registers' values for each thread.
fn initial_state(
    test: &Test,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<(Reg, Value)>> {
    let mut registers = vec![Vec::new(); test.threads()];
    // Declarations first: an address in an array needs the array's type.
    for entry in &test.init {
        if let Target::Location(name) | Target::Array(name, _) = &entry.target {
            match memory.get(name) {
                Some(id) => declare(test, entry, memory.at(id)),
                None => diagnostics.push(too_many(&entry.place.0)),
            }
        }
    }
    for entry in &test.init {
        if let Err(diagnostic) = initialize(test, entry, memory, &mut registers) {
            diagnostics.push(diagnostic);
        }
    }
    registers
}

/// Gives a location or a register its initial value.
fn initialize(
    test: &Test,
    entry: &Entry,
    memory: &mut Memory,
    registers: &mut [Vec<(Reg, Value)>],
) -> Result<(), Diagnostic> {
    match &entry.target {
        Target::Location(name) | Target::Array(name, _) => {
            if let Some(&id) = memory.by_name.get(name)
                && entry.value.is_some()
            {
                let width = memory.at(id).width;
                memory.at(id).init = initial_value(entry, width, memory)?;
            }
        }
        Target::Register { thread, name } => {
            let found = register(test, *thread, name, &entry.place.0)?;
            if entry.value.is_some() {
                let values = initial_value(entry, Some(found.width), memory)?;
                registers[*thread].extend(values.first().map(|&value| (found.reg, value)));
            }
        }
    }
    Ok(())
}

/// Gives a location its declared type and length.
fn declare(test: &Test, entry: &Entry, location: &mut Location) {
    if let Some(ty) = entry.ty {
        location.width = Some(width_of(ty, test.architecture()));
        location.signed = ty.signed();
    }
    if let Target::Array(_, length) = &entry.target {
        // Elements need a size.
        location.width.get_or_insert(Width::B32);
        location.init = vec![Value::ZERO; *length as usize];
    }
}

/// The size of a type; on 32-bit x86 `long` and pointers have 32 bits.
fn width_of(ty: DeclaredType, architecture: Architecture) -> Width {
    let short = architecture == Architecture::X86
        && (ty.pointer || matches!(ty.base.name(), "long" | "size_t" | "intptr_t" | "uintptr_t"));
    if short { Width::B32 } else { ty.width() }
}

/// The value of an entry, one for each element of an array.
fn initial_value(
    entry: &Entry,
    width: Option<Width>,
    memory: &mut Memory,
) -> Result<Vec<Value>, Diagnostic> {
    let mut scalar = |value: &InitialValue| match value {
        InitialValue::Int(number) => number_in(*number, width, &entry.place.0),
        InitialValue::Address { name, element } => {
            let id = memory.get(name).ok_or_else(|| too_many(&entry.place.0))?;
            let location = memory.at(id);
            if *element as usize >= location.init.len() {
                let message = format!("`{name}` has no element {element}");
                return Err(Diagnostic::error(entry.place.0.clone(), message));
            }
            let size = location.width.unwrap_or(Width::B32).bytes();
            Ok(Value::Address(id, i64::from(*element) * i64::from(size)))
        }
        InitialValue::List(_) => unreachable!("the parser allows no list in a list"),
    };
    match &entry.value {
        Some(InitialValue::List(values)) => values.iter().map(scalar).collect(),
        Some(value) => Ok(vec![scalar(value)?]),
        None => Ok(vec![Value::ZERO]),
    }
}

/// A number as the bits of a value.
fn number_in(number: i128, width: Option<Width>, span: &Span) -> Result<Value, Diagnostic> {
    // Without a declared type the accesses decide; 64 bits hold what they can.
    let width = width.unwrap_or(Width::B64);
    let bits = number as u128;
    if width.wrap(bits) == bits || width.signed(width.wrap(bits)) == number {
        return Ok(Value::Int(width.wrap(bits)));
    }
    let message = format!("{number} does not fit in {} bits", width.bits());
    Err(Diagnostic::error(span.clone(), message).label("value out of range"))
}

fn too_many(span: &Span) -> Diagnostic {
    Diagnostic::error(span.clone(), format!("a test has at most {MAX_LOCATIONS} locations"))
}

/// Gives locations the size of their accesses, if these agree: those without a declared type, and
/// those whose declared type is wider. Of the latter only the low part is ever written; the rest
/// keeps its initial value, which must be zero, and the whole is that part without a sign.
fn infer_widths(locations: &mut [Location], threads: &[Thread]) {
    // Sizes as sets of bits: of accesses to each location, and of those whose address is computed.
    let mut direct = vec![0_u8; locations.len()];
    let mut computed = 0_u8;
    for op in threads.iter().flat_map(|thread| &thread.ops) {
        let (MicroOp::Load { address, width, .. } | MicroOp::Store { address, width, .. }) = &op.op
        else {
            continue;
        };
        match address {
            Expr::Const(Value::Address(id, _)) => direct[usize::from(id.0)] |= 1 << *width as u32,
            _ => computed |= 1 << *width as u32,
        }
    }
    for (location, direct) in locations.iter_mut().zip(direct) {
        // An access with a computed address may be to any location.
        let sizes =
            if location.width.is_none() && direct != 0 { direct } else { direct | computed };
        let size = match (sizes.count_ones(), sizes.trailing_zeros()) {
            (0, _) | (1, 2) => Width::B32,
            (1, 0) => Width::B8,
            (1, 1) => Width::B16,
            (1, 3) => Width::B64,
            (1, 4) => Width::B128,
            _ => continue,
        };
        match location.width {
            None => {
                for value in &mut location.init {
                    *value = value.wrap(size);
                }
            }
            Some(declared) => {
                let fits = |value: &Value| value.wrap(size) == *value;
                if sizes == 0 || declared <= size || !matches!(&*location.init, [v] if fits(v)) {
                    continue;
                }
                location.signed = false;
            }
        }
        location.width = Some(size);
    }
}

/// A register of an architecture, or a local variable, that a test names.
struct NamedRegister {
    reg: Reg,
    width: Width,
    signed: bool,
    /// Its name as outcomes print it.
    name: String,
    /// Its place in the order in which outcomes print.
    rank: u16,
}

fn register(
    test: &Test,
    thread: usize,
    name: &str,
    span: &Span,
) -> Result<NamedRegister, Diagnostic> {
    if thread >= test.threads() {
        let message = match thread {
            usize::MAX => "there is no such thread".to_owned(),
            _ => format!("there is no thread {thread}"),
        };
        let hint = match test.threads() {
            1 => "the test has one thread, P0".to_owned(),
            threads => format!("the test has {threads} threads, from P0 to P{}", threads - 1),
        };
        return Err(Diagnostic::error(span.clone(), message).hint(hint));
    }
    let found = match &test.code {
        Code::X86(dialect, _) => x86_register(name, *dialect),
        Code::AArch64(_) => aarch64_register(name),
        Code::Language(language) => local(&language.unit.threads[thread], name),
    };
    let mut found = found.ok_or_else(|| {
        let kind = if test.architecture().is_language() { "local variable" } else { "register" };
        let message = format!("thread {thread} has no {kind} `{name}`");
        Diagnostic::error(span.clone(), message).label(format!("unknown {kind}"))
    })?;
    if let Some(ty) = declared(test, thread, name) {
        found.signed = ty.signed();
    }
    Ok(found)
}

/// The type that the initial state declares for a register.
fn declared(test: &Test, thread: usize, name: &str) -> Option<DeclaredType> {
    test.init.iter().find_map(|entry| match &entry.target {
        Target::Register { thread: t, name: n } if *t == thread && n == name => entry.ty,
        _ => None,
    })
}

fn x86_register(name: &str, dialect: x86::Dialect) -> Option<NamedRegister> {
    /// `rax rbx rcx rdx rsi rdi rbp rsp`, by the hardware's number.
    const RANKS: [u16; 8] = [0, 2, 3, 1, 7, 6, 4, 5];
    let register = x86::Register::parse(name)?;
    if register.is_high() || !register.exists_in(dialect.mode) {
        return None;
    }
    let reg = register.reg();
    let name = register.display_name(dialect);
    let rank = RANKS.get(usize::from(reg.0)).copied().unwrap_or(reg.0);
    Some(NamedRegister { reg, width: register.width(), signed: true, name, rank })
}

fn aarch64_register(name: &str) -> Option<NamedRegister> {
    let register = aarch64::Register::parse(name)?;
    let reg = register.reg()?;
    let name = register.to_string();
    Some(NamedRegister { reg, width: register.width(), signed: true, name, rank: reg.0 })
}

fn local(function: &lang::Function, name: &str) -> Option<NamedRegister> {
    let id = if name.is_empty() { function.result? } else { function.local(name)? };
    let ty = function.locals[usize::from(id.0)].ty;
    Some(NamedRegister {
        reg: Reg(id.0),
        width: ty.width(),
        signed: ty.signed(),
        name: name.to_owned(),
        rank: 0,
    })
}

/// The order of observables: whether it is memory, the thread, the register's rank, the name, the
/// element.
type Key = (bool, usize, u16, String, u32);

/// What outcomes record, in the order in which herd prints it: registers by thread and register
/// (local variables by name), then locations by name.
fn observables(
    test: &Test,
    program: &Program,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Observable> {
    let mut found: Vec<(Key, Observable)> = Vec::new();
    let mut add = |observed: &Observed, ty: Option<DeclaredType>, span: &Span| {
        let (observable, rank) = match observable(test, program, observed, span) {
            Ok(found) => found,
            Err(diagnostic) => return diagnostics.push(diagnostic),
        };
        if found.iter().any(|(_, other)| same(other, &observable)) {
            return;
        }
        let key = match &observable {
            Observable::Register { thread, name, .. } => (false, *thread, rank, name.clone(), 0),
            Observable::Memory { location, element } => {
                let name = program.locations[usize::from(location.0)].name.clone();
                (true, 0, 0, name, *element)
            }
        };
        found.push((key, typed(observable, ty)));
    };
    for listed in &test.locations {
        add(&listed.observed, listed.ty, &listed.place.0);
    }
    if let Some(ordered) = &test.observing {
        for observed in ordered {
            add(observed, None, &(0..0));
        }
    }
    for prop in test.question.iter().map(|q| &q.prop).chain(&test.filter) {
        for (observed, place) in prop.observed() {
            add(observed, None, &place.0);
        }
    }
    if test.observing.is_none() {
        found.sort_by(|a, b| a.0.cmp(&b.0));
    }
    found.into_iter().map(|(_, observable)| observable).collect()
}

/// With the type that the list of locations gives it.
fn typed(observable: Observable, ty: Option<DeclaredType>) -> Observable {
    match (observable, ty) {
        (Observable::Register { thread, reg, width, name, .. }, Some(ty)) => {
            Observable::Register { thread, reg, width, signed: ty.signed(), name }
        }
        (observable, _) => observable,
    }
}

/// Whether two observables are the same piece of the final state.
fn same(a: &Observable, b: &Observable) -> bool {
    match (a, b) {
        (
            Observable::Register { thread, reg, width, .. },
            Observable::Register { thread: t, reg: r, width: w, .. },
        ) => (thread, reg, width) == (t, r, w),
        _ => a == b,
    }
}

/// An observable by name, with a register's rank.
fn observable(
    test: &Test,
    program: &Program,
    observed: &Observed,
    span: &Span,
) -> Result<(Observable, u16), Diagnostic> {
    match observed {
        Observed::Register { thread, name } => {
            let NamedRegister { reg, width, signed, name, rank } =
                register(test, *thread, name, span)?;
            Ok((Observable::Register { thread: *thread, reg, width, signed, name }, rank))
        }
        Observed::Memory { name, element } => {
            let location = location(program, name, span)?;
            let length = program.locations[usize::from(location.0)].init.len();
            let element = match element {
                Some(element) if (*element as usize) < length => *element,
                Some(element) => {
                    let message = format!("`{name}` has no element {element}");
                    return Err(Diagnostic::error(span.clone(), message));
                }
                None if length > 1 => {
                    let message = format!("`{name}` is an array");
                    let hint = format!("name an element, as in `{name}[0]`");
                    return Err(Diagnostic::error(span.clone(), message).hint(hint));
                }
                None => 0,
            };
            Ok((Observable::Memory { location, element }, 0))
        }
    }
}

fn location(program: &Program, name: &str, span: &Span) -> Result<LocationId, Diagnostic> {
    let index = program.locations.iter().position(|location| location.name == name);
    index.map(|index| LocationId(index as u16)).ok_or_else(|| {
        let message = format!("there is no location `{name}`");
        let hint = "a location stands in the initial state or in the code; \
                    a register needs its thread, as in `0:X0`";
        Diagnostic::error(span.clone(), message).label("unknown location").hint(hint)
    })
}

/// A condition in terms of what the program observes.
pub(crate) fn condition(
    test: &Test,
    program: &Program,
    prop: &Prop,
) -> Result<Condition, Vec<Diagnostic>> {
    let all = |props: &[Prop]| -> Result<Vec<Condition>, Vec<Diagnostic>> {
        let mut conditions = Vec::new();
        let mut diagnostics = Vec::new();
        for prop in props {
            match condition(test, program, prop) {
                Ok(condition) => conditions.push(condition),
                Err(errors) => diagnostics.extend(errors),
            }
        }
        if diagnostics.is_empty() { Ok(conditions) } else { Err(diagnostics) }
    };
    Ok(match prop {
        Prop::True => Condition::True,
        Prop::False => Condition::Not(Box::new(Condition::True)),
        Prop::Not(inner) => Condition::Not(Box::new(condition(test, program, inner)?)),
        Prop::And(props) => Condition::And(all(props)?),
        Prop::Or(props) => Condition::Or(all(props)?),
        Prop::Implies(a, b) => Condition::Implies(
            Box::new(condition(test, program, a)?),
            Box::new(condition(test, program, b)?),
        ),
        Prop::Compare(left, comparison, right) => {
            compare(test, program, left, *comparison, right).map_err(|error| vec![error])?
        }
    })
}

fn compare(
    test: &Test,
    program: &Program,
    left: &Term,
    comparison: Comparison,
    right: &Term,
) -> Result<Condition, Diagnostic> {
    // A number has the size of what it is compared with.
    let width = match (width(test, program, left)?, width(test, program, right)?) {
        (Some(width), _) | (None, Some(width)) => Some(width),
        (None, None) => None,
    };
    let left = operand(test, program, left, width)?;
    let right = operand(test, program, right, width)?;
    Ok(Condition::Compare(left, comparison, right))
}

/// The size of what a term observes.
fn width(test: &Test, program: &Program, term: &Term) -> Result<Option<Width>, Diagnostic> {
    let TermKind::Observed(observed) = &term.kind else { return Ok(None) };
    Ok(match observable(test, program, observed, &term.place.0)?.0 {
        Observable::Register { width, .. } => Some(width),
        Observable::Memory { location, .. } => {
            let location = &program.locations[usize::from(location.0)];
            declared_location(test, &location.name).or(location.width)
        }
    })
}

/// The declared size of a location, which may be more than what its accesses need.
fn declared_location(test: &Test, name: &str) -> Option<Width> {
    test.init.iter().find_map(|entry| match &entry.target {
        Target::Location(n) | Target::Array(n, _) if n == name => {
            Some(width_of(entry.ty?, test.architecture()))
        }
        _ => None,
    })
}

fn operand(
    test: &Test,
    program: &Program,
    term: &Term,
    width: Option<Width>,
) -> Result<Operand, Diagnostic> {
    let span = &term.place.0;
    match &term.kind {
        TermKind::Int(number) => number_in(*number, width, span).map(Operand::Const),
        TermKind::Address(name) => {
            let id = location(program, name, span)?;
            Ok(Operand::Const(Value::Address(id, 0)))
        }
        TermKind::Observed(observed) => {
            let (found, _) = observable(test, program, observed, span)?;
            let index = program.observed.iter().position(|other| same(other, &found));
            index.map(Operand::Observed).ok_or_else(|| {
                Diagnostic::error(span.clone(), format!("`{observed}` is not observed"))
            })
        }
    }
}

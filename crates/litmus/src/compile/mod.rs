//! Compilation of C and Rust tests to an instruction set.
//!
//! An operation becomes the instructions that compilers emit for it (`table.rs`), one by one and
//! without optimization: what a compiler could remove or reorder stays, so a compiled test shows
//! what the *mapping* allows, not what a particular optimizer makes of a particular test. Both
//! tests observe the same things in the same order, so their outcomes compare one to one.
//!
//! A test with a data race has no meaning in its language; its compiled form has one.

mod aarch64;
mod flow;
mod registers;
mod table;
mod x86;

use core::fmt;

use interlocked_diag::Diagnostic;
use interlocked_exec::{Architecture, Width};
use interlocked_isa as isa;

use self::aarch64::Features;
use self::flow::Compiled;
use crate::condition::{Final, Observed, Prop, Term, TermKind};
use crate::format::Header;
use crate::init::{BaseType, DeclaredType, Entry, InitialValue, Target as InitTarget};
use crate::lang::{self, LocalId, Type, Unit};
use crate::test::{Code, Test};

/// What a test is compiled to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// x86-64.
    X86_64,
    /// AArch64 as of Armv8.0: exclusives.
    AArch64,
    /// AArch64 with FEAT_LSE: single-instruction read-modify-writes.
    AArch64Lse,
    /// AArch64 with FEAT_LRCPC: acquire loads by `LDAPR`.
    AArch64Rcpc,
    /// AArch64 with both.
    AArch64LseRcpc,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 5] =
        [Self::X86_64, Self::AArch64, Self::AArch64Lse, Self::AArch64Rcpc, Self::AArch64LseRcpc];

    /// Its name, as a user gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::X86_64 => "x86-64",
            Self::AArch64 => "aarch64",
            Self::AArch64Lse => "aarch64+lse",
            Self::AArch64Rcpc => "aarch64+rcpc",
            Self::AArch64LseRcpc => "aarch64+lse+rcpc",
        }
    }

    /// The target of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// The architecture of a compiled test.
    #[must_use]
    pub const fn architecture(self) -> Architecture {
        match self {
            Self::X86_64 => Architecture::X86_64,
            _ => Architecture::AArch64,
        }
    }

    const fn features(self) -> Features {
        Features {
            lse: matches!(self, Self::AArch64Lse | Self::AArch64LseRcpc),
            rcpc: matches!(self, Self::AArch64Rcpc | Self::AArch64LseRcpc),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Compiles a test in C or Rust.
///
/// # Errors
/// The test is in an instruction set already, a thread needs too many registers, or an expression
/// has no instructions here (division, on x86-64).
pub fn compile(test: &Test, target: Target) -> Result<Test, Vec<Diagnostic>> {
    let Code::Language(language) = &test.code else {
        let message = "this test is in an instruction set already: there is nothing to compile";
        return Err(vec![Diagnostic::error(0..0, message)]);
    };
    let unit = &language.unit;
    let program = test.lower()?;
    let observing = match &test.observing {
        Some(observing) => observing.clone(),
        None => observing(test, &program),
    };
    let mut diagnostics = Vec::new();
    let mut threads = Vec::new();
    for (index, function) in unit.threads.iter().enumerate() {
        let observed = locals(unit, index, &observing);
        let names: Vec<&str> = unit.globals.iter().map(|global| global.name.as_str()).collect();
        let compiled = match target {
            Target::X86_64 => x86::compile(function, index, &observed, &names),
            _ => aarch64::compile(function, index, &observed, target.features()),
        };
        match compiled {
            Ok(compiled) => threads.push((observed, compiled)),
            Err(errors) => diagnostics.extend(errors),
        }
    }
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let renamed = Renaming { unit, threads: &threads };
    Ok(Test {
        header: Header {
            architecture: target.architecture(),
            name: test.name().to_owned(),
            notes: test.header.notes.clone(),
        },
        init: init(unit, &threads),
        code: code(&threads, target)?,
        locations: Vec::new(),
        filter: test.filter.as_ref().map(|prop| renamed.prop(prop)),
        question: test.question.as_ref().map(|question| Final {
            quantifier: question.quantifier,
            prop: renamed.prop(&question.prop),
        }),
        observing: Some(observing.iter().map(|observed| renamed.observed(observed)).collect()),
    })
}

/// What a test observes, by name, in the order of its program.
fn observing(test: &Test, program: &interlocked_exec::Program) -> Vec<Observed> {
    use interlocked_exec::Observable;
    let name = |observable: &Observable| match observable {
        Observable::Register { thread, name, .. } => {
            Observed::Register { thread: *thread, name: name.clone() }
        }
        Observable::Memory { location, element } => {
            let location = &program.locations[usize::from(location.0)];
            let element = (location.init.len() > 1).then_some(*element);
            Observed::Memory { name: location.name.clone(), element }
        }
    };
    debug_assert!(test.observing.is_none());
    program.observed.iter().map(name).collect()
}

/// The local that a name of the test means.
fn local(unit: &Unit, thread: usize, name: &str) -> Option<LocalId> {
    let function = unit.threads.get(thread)?;
    if name.is_empty() { function.result } else { function.local(name) }
}

/// The observed locals of a thread.
fn locals(unit: &Unit, thread: usize, observing: &[Observed]) -> Vec<LocalId> {
    let of_thread = observing.iter().filter_map(|observed| match observed {
        Observed::Register { thread: of, name } if *of == thread => local(unit, thread, name),
        _ => None,
    });
    of_thread.collect()
}

/// From the names of a test to those of its compiled form.
struct Renaming<'a> {
    unit: &'a Unit,
    threads: &'a [(Vec<LocalId>, Compiled)],
}

impl Renaming<'_> {
    fn observed(&self, observed: &Observed) -> Observed {
        let Observed::Register { thread, name } = observed else { return observed.clone() };
        let (locals, compiled) = &self.threads[*thread];
        let local = local(self.unit, *thread, name);
        let index = locals.iter().position(|known| Some(*known) == local);
        let name = index.map_or_else(|| name.clone(), |index| compiled.observed[index].clone());
        Observed::Register { thread: *thread, name }
    }

    /// The type of what is observed.
    fn ty(&self, observed: &Observed) -> Option<Type> {
        match observed {
            Observed::Register { thread, name } => {
                let local = local(self.unit, *thread, name)?;
                Some(self.unit.threads[*thread].locals[usize::from(local.0)].ty)
            }
            Observed::Memory { name, .. } => {
                let global = self.unit.global(name)?;
                Some(self.unit.globals[usize::from(global.0)].ty)
            }
        }
    }

    fn prop(&self, prop: &Prop) -> Prop {
        let all = |props: &[Prop]| props.iter().map(|prop| self.prop(prop)).collect();
        match prop {
            Prop::True => Prop::True,
            Prop::False => Prop::False,
            Prop::Not(inner) => Prop::Not(Box::new(self.prop(inner))),
            Prop::And(props) => Prop::And(all(props)),
            Prop::Or(props) => Prop::Or(all(props)),
            Prop::Implies(a, b) => Prop::Implies(Box::new(self.prop(a)), Box::new(self.prop(b))),
            Prop::Compare(left, comparison, right) => {
                Prop::Compare(self.term(left, right), *comparison, self.term(right, left))
            }
        }
    }

    /// A side of a comparison. A number has the bits that it has in the type of the other side,
    /// which a register may be wider than.
    fn term(&self, term: &Term, other: &Term) -> Term {
        let kind = match (&term.kind, &other.kind) {
            (TermKind::Observed(observed), _) => TermKind::Observed(self.observed(observed)),
            (TermKind::Int(number), TermKind::Observed(observed)) => {
                let width = self.ty(observed).map_or(Width::B128, Type::width);
                if width == Width::B128 {
                    TermKind::Int(*number)
                } else {
                    TermKind::Int(width.wrap(*number as u128) as i128)
                }
            }
            (kind, _) => kind.clone(),
        };
        Term { kind, place: term.place.clone() }
    }
}

/// The start values of memory, and the addresses in registers.
fn init(unit: &Unit, threads: &[(Vec<LocalId>, Compiled)]) -> Vec<Entry> {
    let mut entries = Vec::new();
    for global in &unit.globals {
        let value = |init: &lang::InitialValue| match *init {
            lang::InitialValue::Int(bits) => {
                InitialValue::Int(global.ty.width().wrap(bits) as i128)
            }
            lang::InitialValue::Address(id, offset) => {
                let pointee = &unit.globals[usize::from(id.0)];
                let size = i64::from(pointee.ty.width().bytes());
                let element = u32::try_from(offset / size).unwrap_or(0);
                InitialValue::Address { name: pointee.name.clone(), element }
            }
        };
        let name = global.name.clone();
        let (target, value) = if global.array {
            let length = global.init.len() as u32;
            let values = global.init.iter().map(value).collect();
            (InitTarget::Array(name, length), InitialValue::List(values))
        } else {
            let first = global.init.first().map_or(InitialValue::Int(0), value);
            (InitTarget::Location(name), first)
        };
        entries.push(Entry {
            target,
            ty: declared(global.ty),
            value: Some(value),
            place: Default::default(),
        });
    }
    for (thread, (_, compiled)) in threads.iter().enumerate() {
        for (name, global) in &compiled.addresses {
            entries.push(Entry {
                target: InitTarget::Register { thread, name: name.clone() },
                ty: None,
                value: Some(InitialValue::Address {
                    name: unit.globals[usize::from(global.0)].name.clone(),
                    element: 0,
                }),
                place: Default::default(),
            });
        }
    }
    entries
}

/// A type as the initial state of a test names it.
fn declared(ty: Type) -> Option<DeclaredType> {
    let name = match ty {
        Type::Bool => "uint8_t",
        Type::Pointer => return Some(DeclaredType { base: BaseType::INT, pointer: true }),
        Type::Int(int) => match (int.width, int.signed) {
            (Width::B8, true) => "int8_t",
            (Width::B8, false) => "uint8_t",
            (Width::B16, true) => "int16_t",
            (Width::B16, false) => "uint16_t",
            (Width::B32, true) => "int32_t",
            (Width::B32, false) => "uint32_t",
            (_, true) => "int64_t",
            (_, false) => "uint64_t",
        },
    };
    BaseType::by_name(name).map(|base| DeclaredType { base, pointer: false })
}

/// The lines as instructions.
fn code(threads: &[(Vec<LocalId>, Compiled)], target: Target) -> Result<Code, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let code = match target {
        Target::X86_64 => {
            let dialect = isa::x86::Dialect::X86_64;
            let parse = |text: &str| isa::x86::parse_line(text, 0, dialect);
            Code::X86(dialect, parsed(threads, &parse, &mut diagnostics))
        }
        _ => {
            let parse = |text: &str| isa::aarch64::parse_line(text, 0);
            Code::AArch64(parsed(threads, &parse, &mut diagnostics))
        }
    };
    if diagnostics.is_empty() { Ok(code) } else { Err(diagnostics) }
}

type ParseLine<'a, I> = dyn Fn(&str) -> (isa::code::Line<I>, Vec<Diagnostic>) + 'a;

fn parsed<I>(
    threads: &[(Vec<LocalId>, Compiled)],
    parse: &ParseLine<'_, I>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<isa::code::Line<I>>> {
    let mut line = |line: &flow::CodeLine| {
        let text = line.to_string();
        let (line, errors) = parse(&text);
        let about = |error: Diagnostic| {
            // The text is the compiler's own: its place says nothing, the text does.
            let message = format!("cannot compile to `{text}`: {}", error.message);
            Diagnostic { message, span: 0..0, ..error }
        };
        diagnostics.extend(errors.into_iter().map(about));
        line
    };
    threads.iter().map(|(_, compiled)| compiled.lines.iter().map(&mut line).collect()).collect()
}

#[cfg(test)]
mod tests;

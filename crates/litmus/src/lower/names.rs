//! The names in conditions: what they observe, and what is compared.

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{
    Comparison, Condition, LocationId, Observable, Operand, Program, Reg, Value, Width,
};
use interlocked_isa::{aarch64, x86};
use rustc_hash::FxHashMap;

use super::init::{number_in, width_of};
use crate::condition::{Observed, Prop, Term, TermKind};
use crate::errors::Errors;
use crate::init::{DeclaredType, Target};
use crate::lang;
use crate::test::{Code, Test};

/// Everything that a test observes, resolved.
pub(super) struct Names<'a> {
    locations: FxHashMap<&'a str, LocationId>,
    /// What outcomes record, in the order in which herd prints it: registers by thread and register
    /// (local variables by name), then locations by name.
    observed: Vec<Observable>,
    /// The position of each name among them.
    positions: FxHashMap<&'a Observed, usize>,
    /// The size of the numbers that each is compared with.
    widths: Vec<Option<Width>>,
}

/// What a name observes.
struct Found {
    observable: Observable,
    /// The size of the numbers that it is compared with.
    width: Option<Width>,
    /// The order of observables: whether it is memory, the thread, the register's rank, the name,
    /// the element.
    order: (bool, usize, u16, String, u32),
}

/// What makes two observables the same: whether they are memory, the thread or the location, the
/// register or the element, the size.
type Identity = (bool, usize, u32, u32);

impl<'a> Names<'a> {
    /// Resolves everything that `test` observes.
    pub(super) fn new(test: &'a Test, program: &'a Program) -> Result<Self, Vec<Diagnostic>> {
        let locations = program.locations.iter().zip(0..);
        let locations = locations.map(|(l, id)| (l.name.as_str(), LocationId(id))).collect();
        let resolver = Resolver::new(test, program, &locations);
        let mut errors = Errors::default();
        let mut found: Vec<Found> = Vec::new();
        let mut by_identity = FxHashMap::<Identity, usize>::default();
        let mut indices = FxHashMap::<&Observed, usize>::default();
        for (observed, ty, span) in everything(test) {
            if errors.full() {
                break;
            }
            if indices.contains_key(observed) {
                continue;
            }
            match resolver.find(observed, ty, &span) {
                Ok(one) => {
                    let index =
                        *by_identity.entry(identity(&one.observable)).or_insert_with(|| {
                            found.push(one);
                            found.len() - 1
                        });
                    indices.insert(observed, index);
                }
                Err(diagnostic) => errors.push(diagnostic),
            }
        }
        if errors.failed() {
            return Err(errors.finish());
        }
        let mut order: Vec<usize> = (0..found.len()).collect();
        if test.observing.is_none() {
            order.sort_by(|&a, &b| found[a].order.cmp(&found[b].order));
        }
        let mut places = vec![0; found.len()];
        for (place, &index) in order.iter().enumerate() {
            places[index] = place;
        }
        let positions = indices.into_iter().map(|(name, index)| (name, places[index])).collect();
        let widths = order.iter().map(|&index| found[index].width).collect();
        let observed = order.iter().map(|&index| found[index].observable.clone()).collect();
        Ok(Self { locations, observed, positions, widths })
    }

    /// What outcomes record.
    pub(super) fn into_observed(self) -> Vec<Observable> {
        self.observed
    }

    /// A condition in terms of what is observed.
    pub(super) fn condition(&self, prop: &Prop) -> Result<Condition, Vec<Diagnostic>> {
        let mut errors = Errors::default();
        let condition = self.resolve(prop, &mut errors);
        if errors.failed() { Err(errors.finish()) } else { Ok(condition) }
    }

    fn resolve(&self, prop: &Prop, errors: &mut Errors) -> Condition {
        let mut all = |props: &[Prop]| props.iter().map(|p| self.resolve(p, errors)).collect();
        match prop {
            Prop::True => Condition::True,
            Prop::False => Condition::Not(Box::new(Condition::True)),
            Prop::And(props) => Condition::And(all(props)),
            Prop::Or(props) => Condition::Or(all(props)),
            Prop::Not(inner) => Condition::Not(Box::new(self.resolve(inner, errors))),
            Prop::Implies(a, b) => {
                let (a, b) = (self.resolve(a, errors), self.resolve(b, errors));
                Condition::Implies(Box::new(a), Box::new(b))
            }
            Prop::Compare(left, comparison, right) => {
                self.compare(left, *comparison, right).unwrap_or_else(|diagnostic| {
                    errors.push(diagnostic);
                    Condition::True
                })
            }
        }
    }

    fn compare(
        &self,
        left: &Term,
        comparison: Comparison,
        right: &Term,
    ) -> Result<Condition, Diagnostic> {
        // A number has the size of what it is compared with.
        let width = self.width(left).or(self.width(right));
        let (left, right) = (self.operand(left, width)?, self.operand(right, width)?);
        Ok(Condition::Compare(left, comparison, right))
    }

    /// The size of what a term observes.
    fn width(&self, term: &Term) -> Option<Width> {
        match &term.kind {
            TermKind::Observed(observed) => self.widths[*self.positions.get(observed)?],
            TermKind::Int(_) | TermKind::Address(_) => None,
        }
    }

    fn operand(&self, term: &Term, width: Option<Width>) -> Result<Operand, Diagnostic> {
        let span = &term.place.0;
        match &term.kind {
            TermKind::Int(number) => number_in(*number, width, span).map(Operand::Const),
            TermKind::Address(name) => match self.locations.get(name.as_str()) {
                Some(&id) => Ok(Operand::Const(Value::Address(id, 0))),
                None => Err(unknown_location(name, span)),
            },
            TermKind::Observed(observed) => match self.positions.get(observed) {
                Some(&position) => Ok(Operand::Observed(position)),
                None => {
                    let message = format!("`{observed}` is not observed");
                    Err(Diagnostic::error(span.clone(), message))
                }
            },
        }
    }
}

/// Everything that a test names as observed, with its type in the list of locations and its place.
fn everything(test: &Test) -> impl Iterator<Item = (&Observed, Option<DeclaredType>, Span)> {
    let listed = test.locations.iter().map(|l| (&l.observed, l.ty, l.place.0.clone()));
    let ordered = test.observing.iter().flatten().map(|observed| (observed, None, 0..0));
    let props = test.question.iter().map(|question| &question.prop).chain(&test.filter);
    let named = props.flat_map(Prop::observed).map(|(o, place)| (o, None, place.0.clone()));
    // The order of a test that was compiled comes first.
    ordered.chain(listed).chain(named)
}

fn identity(observable: &Observable) -> Identity {
    match observable {
        Observable::Register { thread, reg, width, .. } => {
            (false, *thread, u32::from(reg.0), width.bits())
        }
        Observable::Memory { location, element } => (true, usize::from(location.0), *element, 0),
    }
}

/// Where names are looked up.
struct Resolver<'a> {
    test: &'a Test,
    program: &'a Program,
    locations: &'a FxHashMap<&'a str, LocationId>,
    /// The types that the initial state declares: of registers with their thread, of locations.
    types: FxHashMap<(Option<usize>, &'a str), DeclaredType>,
}

impl<'a> Resolver<'a> {
    fn new(
        test: &'a Test,
        program: &'a Program,
        locations: &'a FxHashMap<&'a str, LocationId>,
    ) -> Self {
        let types = test.init.iter().filter_map(|entry| match &entry.target {
            Target::Register { thread, name } => Some(((Some(*thread), name.as_str()), entry.ty?)),
            Target::Location(name) | Target::Array(name, _) => {
                Some(((None, name.as_str()), entry.ty?))
            }
        });
        Self { test, program, locations, types: types.collect() }
    }

    fn find(
        &self,
        observed: &Observed,
        ty: Option<DeclaredType>,
        span: &Span,
    ) -> Result<Found, Diagnostic> {
        match observed {
            Observed::Register { thread, name } => {
                let found = register(self.test, *thread, name, span)?;
                let ty = ty.or(self.types.get(&(Some(*thread), name.as_str())).copied());
                let signed = ty.map_or(found.signed, DeclaredType::signed);
                let NamedRegister { reg, width, name, rank, .. } = found;
                let order = (false, *thread, rank, name.clone(), 0);
                let observable = Observable::Register { thread: *thread, reg, width, signed, name };
                Ok(Found { observable, width: Some(width), order })
            }
            Observed::Memory { name, element } => self.memory(name, *element, span),
        }
    }

    fn memory(&self, name: &str, element: Option<u32>, span: &Span) -> Result<Found, Diagnostic> {
        let Some(&id) = self.locations.get(name) else { return Err(unknown_location(name, span)) };
        let location = &self.program.locations[usize::from(id.0)];
        let length = location.init.len();
        if let Some(element) = element
            && element as usize >= length
        {
            let message = format!("`{name}` has no element {element}");
            return Err(Diagnostic::error(span.clone(), message));
        }
        if element.is_none() && length > 1 {
            let hint = format!("name an element, as in `{name}[0]`");
            let message = format!("`{name}` is an array");
            return Err(Diagnostic::error(span.clone(), message).hint(hint));
        }
        let element = element.unwrap_or(0);
        // A declared type may be wider than what the accesses need.
        let declared = self.types.get(&(None, name));
        let declared = declared.map(|ty| width_of(*ty, self.test.architecture()));
        Ok(Found {
            observable: Observable::Memory { location: id, element },
            width: declared.or(location.width),
            order: (true, 0, 0, name.to_owned(), element),
        })
    }
}

fn unknown_location(name: &str, span: &Span) -> Diagnostic {
    let hint = "a location stands in the initial state or in the code; \
                a register needs its thread, as in `0:X0`";
    let message = format!("there is no location `{name}`");
    Diagnostic::error(span.clone(), message).label("unknown location").hint(hint)
}

/// A register of an architecture, or a local variable, that a test names.
pub(super) struct NamedRegister {
    pub(super) reg: Reg,
    pub(super) width: Width,
    signed: bool,
    /// Its name as outcomes print it.
    name: String,
    /// Its place in the order in which outcomes print.
    rank: u16,
}

pub(super) fn register(
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
    found.ok_or_else(|| {
        let kind = if test.architecture().is_language() { "local variable" } else { "register" };
        let message = format!("thread {thread} has no {kind} `{name}`");
        Diagnostic::error(span.clone(), message).label(format!("unknown {kind}"))
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

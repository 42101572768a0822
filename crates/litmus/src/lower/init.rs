//! The initial state of a test in an instruction set: locations, and registers' values.

use interlocked_diag::{Diagnostic, Span};
use interlocked_exec::{Architecture, Location, LocationId, Reg, Value, Width};
use rustc_hash::FxHashMap;

use super::names::register;
use crate::init::{DeclaredType, Entry, InitialValue, Target};
use crate::test::Test;

/// How many locations a program may have.
const MAX_LOCATIONS: usize = 10_000;

/// The locations of a test in an instruction set, which its code may add to.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) locations: Vec<Location>,
    by_name: FxHashMap<String, LocationId>,
}

impl Memory {
    /// The location of that name; a new one, zero and of no declared type, if there is none.
    pub(super) fn get(&mut self, name: &str) -> Option<LocationId> {
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

/// Declares the locations of the initial state; returns the registers' values for each thread.
pub(super) fn initial_state(
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
pub(super) fn width_of(ty: DeclaredType, architecture: Architecture) -> Width {
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
pub(super) fn number_in(
    number: i128,
    width: Option<Width>,
    span: &Span,
) -> Result<Value, Diagnostic> {
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

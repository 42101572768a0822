//! Where the shared variables lie: their bytes, and the cache lines that hold them.
//!
//! Memory is bytes, so that accesses of any sizes may overlap. A pointer in memory is a number;
//! a load of eight bytes that gives the number of an address gives the address.
//! Each variable starts a cache line of its own unless it is put together with others.

use std::ops::Range;

use interlocked_exec::{Expr, LocationId, MicroOp, Program, Value, Width};

use crate::machine::Refused;
use crate::thread::Halt;

/// The address of the first variable. High, so that no small number is taken for an address.
const BASE: u64 = 0x7f00_0000_0000;

/// The most bytes that a program's variables may have.
const BYTES: u64 = 4096;

/// The most cache lines that they may lie in.
const LINES: usize = 64;

/// Which variables share a cache line, and how large lines are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The bytes in a cache line, a power of two and at least 16, so that every access fits.
    pub line: u32,
    /// Variables that follow each other in memory, group by group; the others are alone.
    pub together: Vec<Vec<LocationId>>,
}

impl Default for Placement {
    fn default() -> Self {
        Self { line: 64, together: Vec::new() }
    }
}

/// A piece of memory that one access touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    /// The number of its first byte, counted over all variables.
    pub(crate) byte: u16,
    /// How many bytes.
    pub(crate) size: u8,
}

impl Place {
    pub(crate) const fn range(self) -> Range<usize> {
        self.byte as usize..self.byte as usize + self.size as usize
    }

    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.byte < other.byte + other.size as u16 && other.byte < self.byte + self.size as u16
    }

    pub(crate) const fn covers(self, other: Self) -> bool {
        self.byte <= other.byte && other.byte + other.size as u16 <= self.byte + self.size as u16
    }

    /// This part of the value `bits` of `whole`, which covers it.
    pub(crate) const fn part_of(self, whole: Self, bits: u128) -> u128 {
        let shifted = bits >> (8 * (self.byte - whole.byte));
        shifted & u128::MAX >> (128 - 8 * self.size as u32)
    }
}

#[derive(Debug)]
struct Variable {
    name: String,
    element: Width,
    size: u64,
    address: u64,
    /// The number of its first byte.
    byte: u16,
}

#[derive(Debug)]
struct Line {
    name: String,
    bytes: Range<usize>,
}

/// The bytes of a program's variables.
#[derive(Debug)]
pub(crate) struct Layout {
    /// In the order of the program's locations.
    variables: Vec<Variable>,
    lines: Vec<Line>,
    /// The line of each byte.
    line_of: Vec<u8>,
    init: Vec<u8>,
}

impl Layout {
    pub(crate) fn new(program: &Program, placement: &Placement) -> Result<Self, Refused> {
        if !placement.line.is_power_of_two() || placement.line < 16 {
            return Err(Refused::LineSize(placement.line));
        }
        let variables = variables(program, placement);
        if variables.iter().map(|variable| variable.size).sum::<u64>() > BYTES {
            return Err(Refused::TooMuchMemory);
        }
        let mut layout =
            Self { variables, lines: Vec::new(), line_of: Vec::new(), init: Vec::new() };
        layout.draw_lines(placement.line.into());
        if layout.lines.len() > LINES {
            return Err(Refused::TooMuchMemory);
        }
        layout.init = layout.initial(program)?;
        Ok(layout)
    }

    /// Numbers the bytes in the order of their addresses and finds the lines that they lie in.
    fn draw_lines(&mut self, size: u64) {
        let mut order: Vec<usize> = (0..self.variables.len()).collect();
        order.sort_by_key(|&index| self.variables[index].address);
        let mut last = None;
        for index in order {
            let variable = &mut self.variables[index];
            variable.byte = self.line_of.len() as u16;
            let many = (variable.address % size + variable.size) > size;
            let mut named = None;
            for address in variable.address..variable.address + variable.size {
                let at = self.line_of.len();
                if last != Some(address / size) {
                    last = Some(address / size);
                    self.lines.push(Line { name: String::new(), bytes: at..at });
                }
                let number = self.lines.len() - 1;
                let line = &mut self.lines[number];
                if named != Some(number) {
                    named = Some(number);
                    let comma = if line.name.is_empty() { "" } else { "," };
                    line.name += &format!("{comma}{}", variable.name);
                    if many {
                        line.name += &format!("+{}", address - variable.address);
                    }
                }
                line.bytes.end = at + 1;
                self.line_of.push(number as u8);
            }
        }
    }

    fn initial(&self, program: &Program) -> Result<Vec<u8>, Refused> {
        let mut init = vec![0; self.line_of.len()];
        for (variable, location) in self.variables.iter().zip(&program.locations) {
            let width = variable.element.bytes() as usize;
            for (index, &value) in location.init.iter().enumerate() {
                let bits = self.bits(value, variable.element).map_err(|_| Refused::Pointer)?;
                let at = variable.byte as usize + index * width;
                init[at..at + width].copy_from_slice(&bits.to_le_bytes()[..width]);
            }
        }
        Ok(init)
    }

    /// The bytes at the start.
    pub(crate) fn init(&self) -> &[u8] {
        &self.init
    }

    /// The number of cache lines.
    pub(crate) fn lines(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn line_name(&self, line: u8) -> &str {
        &self.lines[line as usize].name
    }

    /// The bytes in a line.
    pub(crate) fn line_bytes(&self, line: u8) -> Range<usize> {
        self.lines[line as usize].bytes.clone()
    }

    /// The line of a place's first byte.
    pub(crate) fn line(&self, place: Place) -> u8 {
        self.line_of[place.byte as usize]
    }

    /// The lines of a place, a bit each.
    pub(crate) fn mask(&self, place: Place) -> u64 {
        let lines = &self.line_of[place.range()];
        lines.iter().fold(0, |mask, line| mask | 1 << line)
    }

    /// The part of a place that lies in one line, from its byte number `from` on.
    pub(crate) fn piece(&self, place: Place, from: u8) -> Place {
        let byte = place.byte + u16::from(from);
        let line = self.line_of[byte as usize];
        let end = self.lines[line as usize].bytes.end.min(place.range().end);
        Place { byte, size: (end - byte as usize) as u8 }
    }

    /// Whether an access is aligned to its size.
    pub(crate) fn is_aligned(&self, place: Place) -> bool {
        self.address(place).is_multiple_of(place.size.into())
    }

    /// The variable that a place lies in.
    fn variable(&self, place: Place) -> &Variable {
        let holds = |v: &&Variable| v.byte <= place.byte && u64::from(place.byte - v.byte) < v.size;
        self.variables.iter().find(holds).expect("a place lies in a variable")
    }

    fn address(&self, place: Place) -> u64 {
        let variable = self.variable(place);
        variable.address + u64::from(place.byte - variable.byte)
    }

    /// The bytes that an access touches.
    pub(crate) fn place(&self, address: Value, width: Width) -> Result<Place, Halt> {
        let Value::Address(location, offset) = address else { return Err(Halt::Stray) };
        let variable = &self.variables[location.0 as usize];
        let offset = u64::try_from(offset).map_err(|_| Halt::Stray)?;
        if offset.saturating_add(width.bytes().into()) > variable.size {
            return Err(Halt::Stray);
        }
        Ok(Place { byte: variable.byte + offset as u16, size: width.bytes() as u8 })
    }

    /// A value as memory holds it.
    pub(crate) fn bits(&self, value: Value, width: Width) -> Result<u128, Halt> {
        match value {
            Value::Int(bits) => Ok(width.wrap(bits)),
            Value::Address(location, offset) if width >= Width::B64 => {
                let base = self.variables[location.0 as usize].address;
                Ok(base.wrapping_add_signed(offset).into())
            }
            Value::Address(..) => Err(Halt::Pointer),
        }
    }

    /// What a load of bytes from memory gives.
    pub(crate) fn value(&self, bits: u128, width: Width) -> Value {
        let Some(number) = u64::try_from(bits).ok().filter(|_| width == Width::B64) else {
            return Value::Int(bits);
        };
        let found = self.variables.iter().position(|variable| {
            (variable.address..=variable.address + variable.size).contains(&number)
        });
        found.map_or(Value::Int(bits), |index| {
            let offset = number - self.variables[index].address;
            Value::Address(LocationId(index as u16), offset as i64)
        })
    }

    /// The final value of an element.
    pub(crate) fn element(&self, location: LocationId, element: u32, memory: &[u8]) -> Value {
        let variable = &self.variables[location.0 as usize];
        let size = variable.element.bytes();
        let byte = variable.byte + (element * size) as u16;
        let place = Place { byte, size: size as u8 };
        self.value(bits(memory, place), variable.element)
    }

    /// A place as people write it: `x`, `x[1]`, `x+2`.
    pub(crate) fn place_name(&self, place: Place) -> String {
        let variable = self.variable(place);
        let (offset, size) = (place.byte - variable.byte, variable.element.bytes() as u16);
        let whole = u16::from(place.size) == size && offset % size == 0;
        match (whole, u64::from(size) == variable.size) {
            (true, true) => variable.name.clone(),
            (true, false) => format!("{}[{}]", variable.name, offset / size),
            (false, _) => format!("{}+{offset}:{}", variable.name, place.size),
        }
    }

    /// The elements in a line, by name and value.
    pub(crate) fn cells<'a>(
        &'a self,
        line: u8,
        memory: &'a [u8],
    ) -> impl Iterator<Item = (String, Value)> + 'a {
        let bytes = self.line_bytes(line);
        self.variables.iter().flat_map(move |variable| {
            let size = variable.element.bytes() as usize;
            let starts = (variable.byte as usize..variable.byte as usize + variable.size as usize)
                .step_by(size);
            let inside = bytes.clone();
            starts.filter(move |start| inside.contains(start)).map(move |start| {
                let place = Place { byte: start as u16, size: size as u8 };
                (self.place_name(place), self.value(bits(memory, place), variable.element))
            })
        })
    }
}

/// The bytes of a place as a number, the first byte lowest.
pub(crate) fn bits(memory: &[u8], place: Place) -> u128 {
    let bytes = &memory[place.range()];
    bytes.iter().rev().fold(0, |bits, &byte| bits << 8 | u128::from(byte))
}

/// Writes a number into the bytes of a place.
pub(crate) fn set_bits(memory: &mut [u8], place: Place, bits: u128) {
    memory[place.range()].copy_from_slice(&bits.to_le_bytes()[..place.size as usize]);
}

/// Gives each variable an address; the groups come first, then those that are alone.
fn variables(program: &Program, placement: &Placement) -> Vec<Variable> {
    let mut variables: Vec<Variable> = (0..program.locations.len())
        .map(|index| {
            let location = &program.locations[index];
            let element = element(program, LocationId(index as u16));
            let size = u64::from(element.bytes()) * location.init.len() as u64;
            let name = location.name.clone();
            Variable { name, element, size, address: 0, byte: 0 }
        })
        .collect();
    let grouped = |index: &u16| placement.together.iter().flatten().any(|id| id.0 == *index);
    let alone = (0..variables.len() as u16).filter(|index| !grouped(index));
    let groups = placement.together.iter().cloned().chain(alone.map(|id| vec![LocationId(id)]));
    let line = u64::from(placement.line);
    let mut next = BASE;
    for group in groups {
        // A line between groups, so that a pointer past the end is no other variable's.
        next = next.next_multiple_of(line) + line;
        for id in group {
            let variable = &mut variables[id.0 as usize];
            next = next.next_multiple_of(variable.element.bytes().into());
            variable.address = next;
            next += variable.size;
        }
    }
    variables
}

/// The width of a location's elements: declared, or that of the accesses that name it, or that of
/// the widest access of all.
fn element(program: &Program, id: LocationId) -> Width {
    let declared = program.locations[id.0 as usize].width;
    let accesses = || {
        let ops = program.threads.iter().flat_map(|thread| &thread.ops);
        ops.filter_map(|op| match &op.op {
            MicroOp::Load { address, width, .. } | MicroOp::Store { address, width, .. } => {
                Some((address, *width))
            }
            _ => None,
        })
    };
    let names = |address: &Expr| matches!(address, Expr::Const(Value::Address(at, _)) if *at == id);
    let named = || accesses().filter(|(address, _)| names(address)).map(|(_, width)| width).max();
    let widest = || accesses().map(|(_, width)| width).max();
    declared.or_else(named).or_else(widest).unwrap_or(Width::B32)
}

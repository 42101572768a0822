//! Memory as cells: pieces that are read and written as a whole.
//!
//! All accesses to a byte must be of the same bytes; overlapping ones of different sizes are
//! refused by name. The declared type of a location says how many bytes it has and what they are
//! at the start, not how they are accessed.

use crate::event::Cell;
use crate::program::{LocationId, Program};
use crate::unfold::AccessError;
use crate::value::{Value, Width};

/// The cells that a program's accesses touch, found as it is unfolded.
pub(crate) struct Memory {
    pub(crate) cells: Vec<Cell>,
    /// The width of a location's elements: declared, or that of the first access.
    elements: Vec<Option<Width>>,
}

/// Places in memory, seen from an access of one size.
#[derive(Debug)]
pub(crate) struct Places {
    /// The addresses at which it can be.
    pub(crate) exact: Vec<Value>,
    /// The locations of which some bytes are accessed in another size.
    pub(crate) other_size: Vec<LocationId>,
}

impl Places {
    /// Whether an address is one of these places.
    pub(crate) fn contain(&self, address: Value) -> bool {
        let Value::Address(location, _) = address else { return false };
        self.exact.contains(&address) || self.other_size.contains(&location)
    }

    /// Whether an address is in a location of other size, and not where the access can be.
    pub(crate) fn mixed(&self, address: Value, location: LocationId) -> bool {
        matches!(address, Value::Address(base, _) if base == location)
            && !self.exact.contains(&address)
    }
}

impl Memory {
    pub(crate) fn new(program: &Program) -> Self {
        let elements = program.locations.iter().map(|location| location.width).collect();
        Self { cells: Vec::new(), elements }
    }

    /// The width of a location's elements, if it was declared or the location accessed.
    pub(crate) fn element(&self, location: LocationId) -> Option<Width> {
        self.elements[location.0 as usize]
    }

    /// The cell that an access of `width` at an address touches.
    pub(crate) fn cell(
        &mut self,
        program: &Program,
        address: Value,
        width: Width,
    ) -> Result<u16, AccessError> {
        let Value::Address(location, offset) = address else { return Err(AccessError::Outside) };
        let element = *self.elements[location.0 as usize].get_or_insert(width);
        let extent = extent(program, location, element);
        if offset < 0 || offset + i64::from(width.bytes()) > extent {
            return Err(AccessError::OutOfBounds(location, offset));
        }
        if offset % i64::from(width.bytes()) != 0 {
            return Err(AccessError::Misaligned(location, offset));
        }
        let cell = Cell { location, offset: offset as u32, width };
        if let Some(known) = self.cells.iter().position(|other| *other == cell) {
            return Ok(known as u16);
        }
        if let Some(other) = self.cells.iter().find(|other| other.overlaps(&cell)) {
            return Err(AccessError::Mixed(location, other.width, width));
        }
        if width != element && init(program, cell, element).is_none() {
            return Err(AccessError::Mixed(location, element, width));
        }
        self.cells.push(cell);
        Ok((self.cells.len() - 1) as u16)
    }

    /// Where in memory an access of `width` can be, and where it would be of another size.
    pub(crate) fn places(&self, program: &Program, width: Width) -> Places {
        let mut places = Places { exact: Vec::new(), other_size: Vec::new() };
        for index in 0..program.locations.len() {
            let location = LocationId(index as u16);
            let element = self.elements[index].unwrap_or(width);
            let mut mixed = false;
            for at in 0..extent(program, location, element) / i64::from(width.bytes()) {
                let offset = at * i64::from(width.bytes());
                let cell = Cell { location, offset: offset as u32, width };
                let clash = |other: &Cell| other.overlaps(&cell) && *other != cell;
                if self.cells.iter().any(clash) {
                    mixed = true;
                } else {
                    places.exact.push(Value::Address(location, offset));
                }
            }
            if mixed {
                places.other_size.push(location);
            }
        }
        places
    }

    /// The initial value of a cell.
    pub(crate) fn init(&self, program: &Program, cell: Cell) -> Value {
        let element = self.elements[cell.location.0 as usize].unwrap_or(cell.width);
        init(program, cell, element).expect("a cell is made only where it has an initial value")
    }
}

/// The size of a location in bytes.
fn extent(program: &Program, location: LocationId, element: Width) -> i64 {
    program.locations[location.0 as usize].init.len() as i64 * i64::from(element.bytes())
}

/// The initial value of a cell, from the elements that it overlaps; an address is never taken
/// apart.
fn init(program: &Program, cell: Cell, element: Width) -> Option<Value> {
    let values = &program.locations[cell.location.0 as usize].init;
    let first = cell.offset / element.bytes();
    if cell.width == element {
        return values.get(first as usize).map(|value| value.wrap(element));
    }
    let mut bits = 0;
    for (number, byte) in (cell.offset..cell.offset + cell.width.bytes()).enumerate() {
        let value = element.wrap(values.get((byte / element.bytes()) as usize)?.as_int()?);
        bits |= (value >> (8 * (byte % element.bytes())) & 0xff) << (8 * number);
    }
    Some(Value::Int(bits))
}

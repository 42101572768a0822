//! Memory as cells: pieces that are read and written as a whole.
//!
//! All accesses to a byte must have one size; mixed sizes are refused by name.

use crate::event::Cell;
use crate::program::{LocationId, Program};
use crate::unfold::AccessError;
use crate::value::{Value, Width};

/// The cells that a program's accesses touch, found as it is unfolded.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) cells: Vec<Cell>,
    /// The one size of all accesses to a location, once it is known.
    widths: Vec<Option<Width>>,
}

/// Places in memory, seen from an access of one size.
#[derive(Debug)]
pub(crate) struct Places {
    /// The addresses of elements of that size.
    pub(crate) exact: Vec<Value>,
    /// The locations whose elements have another size.
    pub(crate) other_size: Vec<LocationId>,
}

impl Places {
    /// Whether an address is one of these places.
    pub(crate) fn contain(&self, address: Value) -> bool {
        let Value::Address(location, _) = address else { return false };
        self.exact.contains(&address) || self.other_size.contains(&location)
    }
}

impl Memory {
    pub(crate) fn new(program: &Program) -> Self {
        let widths = program.locations.iter().map(|location| location.width).collect();
        Self { cells: Vec::new(), widths }
    }

    /// The width of a location's elements: declared, or that of its accesses.
    pub(crate) fn width(&self, location: LocationId) -> Option<Width> {
        self.widths[location.0 as usize]
    }

    /// The cell that an access of `width` at an address touches.
    pub(crate) fn cell(
        &mut self,
        program: &Program,
        address: Value,
        width: Width,
    ) -> Result<u16, AccessError> {
        let Value::Address(location, offset) = address else { return Err(AccessError::Outside) };
        let declared = &program.locations[location.0 as usize];
        let element = *self.widths[location.0 as usize].get_or_insert(width);
        let extent = declared.init.len() as i64 * i64::from(element.bytes());
        if offset < 0 || offset + i64::from(width.bytes()) > extent {
            if (0..extent).contains(&offset) && element != width {
                return Err(AccessError::Mixed(location, element, width));
            }
            return Err(AccessError::OutOfBounds(location, offset));
        }
        if element != width {
            return Err(AccessError::Mixed(location, element, width));
        }
        if offset % i64::from(width.bytes()) != 0 {
            return Err(AccessError::Misaligned(location, offset));
        }
        let cell = Cell { location, offset: offset as u32, width };
        let known = self.cells.iter().position(|other| *other == cell);
        Ok(known.unwrap_or_else(|| {
            self.cells.push(cell);
            self.cells.len() - 1
        }) as u16)
    }

    /// Where in memory an access of `width` can be, and where it would be of another size.
    pub(crate) fn places(&self, program: &Program, width: Width) -> Places {
        let mut places = Places { exact: Vec::new(), other_size: Vec::new() };
        for (index, location) in program.locations.iter().enumerate() {
            let id = LocationId(index as u16);
            if self.widths[index].is_some_and(|element| element != width) {
                places.other_size.push(id);
                continue;
            }
            for element in 0..location.init.len() as i64 {
                places.exact.push(Value::Address(id, element * i64::from(width.bytes())));
            }
        }
        places
    }

    /// The initial value of a cell.
    pub(crate) fn init(program: &Program, cell: Cell) -> Value {
        let location = &program.locations[cell.location.0 as usize];
        location.init[(cell.offset / cell.width.bytes()) as usize].wrap(cell.width)
    }
}

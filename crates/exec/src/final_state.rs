//! The final state of an execution: the last write to each cell and the last value of each
//! register, put together into what the program observes.
//!
//! A location may be declared wider or narrower than its accesses, as long as these have one size:
//! its final value is then composed of cells and initial bytes, in little-endian order.

use crate::event::Cell;
use crate::memory::Memory;
use crate::program::{LocationId, Observable, Program};
use crate::term::{TermId, Terms, Variable};
use crate::value::{Value, Width};

/// Where the final value of an observable is found.
pub(crate) enum Final {
    /// In a register.
    Register(TermId, Width),
    /// In the last write to a cell: an index into [`crate::EventStructure::cells`].
    Cell(u16),
    /// In the initial value, but for the bytes that cells overlay: each with its distance in bytes
    /// from the observed element.
    Bytes(Value, Width, Vec<(u16, i32)>),
}

impl Final {
    /// Where `observable` is found in an event structure over `cells`, for threads that end with
    /// `registers`.
    pub(crate) fn new(
        program: &Program,
        observable: &Observable,
        memory: &Memory,
        cells: &[Cell],
        registers: impl Fn(usize, usize) -> TermId,
    ) -> Self {
        let (location, element) = match observable {
            Observable::Register { thread, reg, width, .. } => {
                return Self::Register(registers(*thread, reg.0 as usize), *width);
            }
            Observable::Memory { location, element } => (*location, *element),
        };
        let width = memory.element(location).unwrap_or(Width::B32);
        let offset = element * width.bytes();
        let whole = Cell { location, offset, width };
        if let Some(index) = cells.iter().position(|cell| *cell == whole) {
            return Self::Cell(index as u16);
        }
        let overlay = cells.iter().enumerate().filter(|(_, cell)| cell.overlaps(&whole));
        let parts = overlay.map(|(index, cell)| (index as u16, cell.offset as i32 - offset as i32));
        Self::Bytes(initial(program, location, element), width, parts.collect())
    }

    /// The value, where `last` gives the final value and the size of a cell, and `read` the value
    /// of a read. `None` if it is undefined.
    pub(crate) fn value(
        &self,
        terms: &Terms,
        last: impl Fn(u16) -> Option<(Value, Width)>,
        read: &impl Fn(Variable) -> Option<Value>,
    ) -> Option<Value> {
        match self {
            Self::Register(term, width) => Some(terms.evaluate(*term, read)?.wrap(*width)),
            Self::Cell(cell) => Some(last(*cell)?.0),
            Self::Bytes(init, width, parts) if parts.is_empty() => Some(init.wrap(*width)),
            Self::Bytes(init, width, parts) => {
                let mut bits = init.as_int()?;
                for &(cell, distance) in parts {
                    let (value, size) = last(cell)?;
                    let shift = 8 * distance.unsigned_abs();
                    let moved = |bits: u128| {
                        if distance < 0 { bits >> shift } else { bits << shift }
                    };
                    bits = bits & !moved(size.mask()) | moved(value.as_int()?);
                }
                Some(Value::Int(width.wrap(bits)))
            }
        }
    }
}

/// The initial value of an element of a location.
fn initial(program: &Program, location: LocationId, element: u32) -> Value {
    let init = &program.locations[location.0 as usize].init;
    init.get(element as usize).copied().unwrap_or(Value::ZERO)
}

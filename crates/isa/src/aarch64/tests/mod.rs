//! Tests of the AArch64 folder as a whole.

mod access;
mod corpus;
mod errors;
mod forms;
mod lowering;
mod machine;
mod meaning;
mod round_trip;

use crate::aarch64::{Instruction, parse_line};
use crate::code::Line;

/// The lines of a thread, written with `;` between them.
#[track_caller]
fn lines(text: &str) -> Vec<Line<Instruction>> {
    let mut offset = 0;
    text.split(';')
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, offset);
            assert_eq!(diagnostics, [], "{cell}");
            offset += cell.len() + 1;
            line
        })
        .collect()
}

//! Tests of the x86 folder as a whole.

mod corpus;
mod disassembler;
mod errors;
mod forms;
mod meaning;
mod reference;
mod round_trip;

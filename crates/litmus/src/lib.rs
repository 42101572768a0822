//! A litmus test: its formats, its conditions, and its way to a program of micro-ops.
//!
//! ```text
//! .litmus (a table of instructions) ──┐
//! .litmus (C functions) ──► lang ─────┼──► Test ──lower──► interlocked_exec::Program
//! .rs ──────────────────► lang ───────┘
//! ```

#![forbid(unsafe_code)]

mod ask;
mod c;
pub mod compile;
pub mod condition;
pub mod edit;
mod errors;
mod format;
pub mod fuzzing;
pub mod init;
pub mod lang;
mod lower;
mod place;
mod rust;
mod test;

pub use format::{Header, Note};
pub use place::Place;
pub use test::{Code, Language, Listed, Test};

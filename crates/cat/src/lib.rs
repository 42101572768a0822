//! The cat language: a model judges a candidate execution.
//!
//! ```text
//! text ──lexer, parser──► syntax tree ──elaborate──► terms ──plan──► operations on bit rows
//!                              └──────── interpret (the twin; and what is not first-order)
//! ```

#![forbid(unsafe_code)]

mod algebra;
mod ast;
mod base;
mod builtin;
mod elaborate;
mod env;
mod evaluate;
mod explain;
pub mod fuzzing;
mod imply;
mod interpret;
mod judge;
mod lexer;
mod library;
mod load;
mod location;
mod model;
mod parser;
mod plan;
mod symbol;
mod term;

pub use library::{EMBEDDED, Embedded};
pub use model::CatModel;

/// The names of the models that are part of the program.
pub fn embedded_names() -> impl Iterator<Item = &'static str> {
    EMBEDDED.iter().map(|embedded| embedded.name)
}

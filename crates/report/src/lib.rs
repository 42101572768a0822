//! All that a person or a tool reads: text, JSON, SVG, DOT, HTML, and logs in herd's form.
//!
//! Everything here is a pure function from an execution or from outcomes to a string. What is shown
//! of an execution is decided once, in [`execution`]; the drawings differ in form alone.

#![forbid(unsafe_code)]

pub mod dot;
pub mod execution;
pub mod graph_text;
pub mod herd;
pub mod html;
pub mod page;
pub mod state;
pub mod svg;
pub mod table;
pub mod trace;
pub mod view;
pub mod words;
mod wrap;

#[cfg(test)]
mod fixture;

pub use execution::Execution;

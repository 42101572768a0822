//! An error that points at a piece of the user's text.
//!
//! A [`Diagnostic`] is data: a message, the [`Span`] it is about, what was expected, a hint. Front
//! ends collect many of them; [`Source::render`] draws one, and [`Source::render_all`] draws all,
//! in the order of the text, as rustc draws its own.

#![forbid(unsafe_code)]

mod diagnostic;
mod render;
mod source;

pub use diagnostic::{Diagnostic, Severity, Span};
pub use render::Color;
pub use source::Source;

//! A run of a machine, as data and in every form in which it is watched.
//!
//! [`Run`] is the JSON; [`text`], [`svg`] and [`html`] draw it.

pub mod html;
mod run;
pub mod svg;
pub mod text;

#[cfg(test)]
mod fixture;

pub use run::{
    Answer, Core, Entry, Equation, Line, Message, Note, Passage, Run, SCHEMA, State, Step, Thread,
};

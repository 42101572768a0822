//! The report of a bug: what is wrong and where, the execution that shows it, and why the model
//! allows that execution.
//!
//! What is shown is decided once, in `story`, and is plain data ([`View`]); the forms differ in
//! looks alone. Nothing here depends on crates other than this one: who tests with the checker
//! compiles little.

mod names;
mod order;
mod repair;
mod source;
mod steps;
mod story;
mod text;
mod view;

use core::fmt;

pub(crate) use self::order::Row;
use self::source::Sources;
pub use self::view::{Change, Edge, EdgeKind, Mark, Memory, Origin, Repair, SCHEMA, Step, View};
use crate::explore::Found;
use crate::graph::Graph;
use crate::program::Fault;

/// A bug, and all there is to say of it. Its `Display` is the text that people read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// The bug.
    pub fault: Fault,
    /// The execution that has it, up to the bug.
    pub graph: Graph,
    /// What is shown of it.
    pub view: View,
}

impl Report {
    pub(crate) fn new(found: Found) -> Self {
        let view = story::tell(&found, &mut Sources::default());
        Self { fault: found.fault, graph: found.graph, view }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(&self.view, f)
    }
}

//! What the code of every instruction set has in common: lines with labels, and names of locations.

use interlocked_diag::Span;
use interlocked_exec::LocationId;

/// A label with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// One cell of a test's code table: labels, then at most one instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<I> {
    /// Labels before the instruction.
    pub labels: Vec<Label>,
    /// The instruction.
    pub instruction: Option<I>,
    /// Where the cell's text stands.
    pub span: Span,
}

/// From the names in a test to its locations.
pub type Symbols<'a> = &'a dyn Fn(&str) -> Option<LocationId>;

//! What the code of every instruction set has in common: lines with labels, and names of locations.

use interlocked_diag::Span;
use interlocked_exec::LocationId;

/// A label with its place in the text, which takes no part in comparisons.
#[derive(Clone, Debug, Eq)]
pub struct Label {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Label {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// One cell of a test's code table: labels, then at most one instruction. Its place takes no part
/// in comparisons.
#[derive(Clone, Debug, Eq)]
pub struct Line<I> {
    /// Labels before the instruction.
    pub labels: Vec<Label>,
    /// The instruction.
    pub instruction: Option<I>,
    /// Where the cell's text stands.
    pub span: Span,
}

impl<I: PartialEq> PartialEq for Line<I> {
    fn eq(&self, other: &Self) -> bool {
        self.labels == other.labels && self.instruction == other.instruction
    }
}

/// From the names in a test to its locations.
pub type Symbols<'a> = &'a dyn Fn(&str) -> Option<LocationId>;

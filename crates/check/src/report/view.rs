//! What a report shows, as plain data: text, JSON, pictures and pages differ in form alone.

use crate::program::Place;

/// The version of the form of this data: it is raised when the meaning of a field changes. Fields
/// are added freely.
pub const SCHEMA: u32 = 1;

/// All that a report shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct View {
    /// The kind of the bug, in a word or two.
    pub kind: String,
    /// What is wrong, in a sentence.
    pub headline: String,
    /// The places in the source text that it is about, the most important one first.
    pub marks: Vec<Mark>,
    /// The names of the threads.
    pub threads: Vec<String>,
    /// The execution, in an order that its values allow.
    pub steps: Vec<Step>,
    /// Why it can be so, in sentences.
    pub why: Vec<String>,
    /// The changes after which this execution is gone, the smallest first.
    pub repairs: Vec<Repair>,
    /// The places in memory whose values are in the execution.
    pub locations: Vec<Memory>,
    /// The edges of the execution graph, but for program order.
    pub edges: Vec<Edge>,
    /// The model that allows it.
    pub model: String,
    /// The complete executions before it.
    pub executions: u64,
    /// The token that replays it.
    pub token: String,
    /// The test that found it, if its name is known.
    pub test: Option<String>,
}

/// A place in the source text, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mark {
    /// The place.
    pub place: Place,
    /// What is to be said.
    pub label: String,
    /// The line, if it could be read.
    pub code: Option<String>,
}

/// A row: one operation of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// Its thread.
    pub thread: usize,
    /// What it does, with values: `store flag = 1`.
    pub action: String,
    /// Its ordering; empty if it has none.
    pub order: String,
    /// What it reads from, if it reads.
    pub from: Option<Origin>,
    /// The step, from 1, that had written something newer in this order.
    pub missed: Option<usize>,
    /// Where in the source text.
    pub place: Option<Place>,
    /// The line there, if it could be read.
    pub code: Option<String>,
    /// Whether the bug is about it.
    pub is_fault: bool,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was there from the start.
    Start,
    /// A step, from 1.
    Step(usize),
}

/// A place in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Memory {
    /// Its name.
    pub name: String,
    /// Its value at the start.
    pub initial: String,
    /// The steps, from 1, that write to it, in modification order, and what they write.
    pub writes: Vec<(usize, String)>,
}

/// What an edge means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EdgeKind {
    /// A read from its write.
    Rf,
    /// A write and the next one in modification order.
    Mo,
    /// A read and the next write in modification order.
    Fr,
    /// Synchronizes-with: what is before happens before what is after.
    Sw,
}

impl EdgeKind {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rf => "rf",
            Self::Mo => "mo",
            Self::Fr => "fr",
            Self::Sw => "sw",
        }
    }
}

/// An edge between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Edge {
    /// The step that it leaves, from 1.
    pub from: usize,
    /// The step that it reaches, from 1.
    pub to: usize,
    /// What it means.
    pub kind: EdgeKind,
}

/// Orderings with which the execution is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// What to change.
    pub changes: Vec<Change>,
    /// What it does to this execution, in words.
    pub effect: String,
    /// What a check of the program with them says, in a sentence.
    pub then: String,
}

/// Another ordering for an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What it is: `load`, `store`, `read-modify-write`, `failed exchange` or `fence`.
    pub operation: String,
    /// Its ordering.
    pub written: String,
    /// The ordering that it needs.
    pub needed: String,
}

//! A run as plain data with a versioned schema: what `trace --format json` prints and the page
//! plays.
//!
//! The types are the format, and only that; what they hold comes from the types of the same
//! meaning in [`interlocked_machine`].

use interlocked_machine::view::{BufferView, Cell, CoreView, LineView, MessageView, View};
use interlocked_machine::{self as machine, TraceStep};
use serde::{Deserialize, Serialize};

/// The version of everything in this file.
pub const SCHEMA: u32 = 1;

/// The answer to "how can it end so?".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The test's name.
    pub test: String,
    /// The architecture, as a header names it.
    pub architecture: String,
    /// The machine and how it is configured, in words.
    pub machine: String,
    /// What was asked for, as a condition.
    pub asked: String,
    /// The answer.
    pub answer: Answer,
    /// The final state of the run; empty if there is none.
    pub end: String,
    /// States of the machine that were visited.
    pub states: usize,
    /// The final states that were reached; if there is a run, until it was found.
    pub outcomes: Vec<String>,
    /// Bounds that were hit; where there are any, absent final states mean nothing, and a run may
    /// not be a shortest one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// The threads, one a core.
    pub threads: Vec<Thread>,
    /// The state at the start.
    pub start: State,
    /// The steps; none if there is no run.
    pub steps: Vec<Step>,
    /// For a run that never ends: how many steps come before those that are taken again and again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle_after: Option<usize>,
}

/// Whether a machine can end as asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It can: there is a run.
    Reachable,
    /// It cannot: all states were visited.
    Unreachable,
    /// Not seen, but a bound was hit.
    #[default]
    Incomplete,
}

/// A thread.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its name: `P0`, or the function's in Rust.
    pub name: String,
    /// Its instructions or statements.
    pub instructions: Vec<String>,
}

/// A step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number among the steps that could be taken, from 0; what `step --replay` takes.
    pub choice: usize,
    /// How many could be taken.
    pub choices: usize,
    /// What happened.
    pub notes: Vec<Note>,
    /// The state after it.
    pub after: State,
}

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The core that it happened at; `None` for memory.
    pub core: Option<usize>,
    /// The words.
    pub words: String,
    /// The structure that made it possible, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The message that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<(Passage, Message)>,
}

/// What happened to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passage {
    /// It was put on the interconnect.
    Sent,
    /// It arrived.
    Delivered,
}

/// A state of the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The cores, in the order of the threads.
    pub cores: Vec<Core>,
    /// Messages under way.
    pub messages: Vec<Message>,
    /// Memory, element by element.
    pub memory: Vec<Equation>,
    /// The core that holds the bus lock.
    pub locked_by: Option<usize>,
}

/// A core. `None` stands for a structure that the machine does not have.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Core {
    /// The instruction that it is at, an index into [`Thread::instructions`]; `None` at the end.
    pub instruction: Option<u32>,
    /// Registers that matter from here on.
    pub registers: Vec<Equation>,
    /// The store buffer, oldest first.
    pub buffer: Option<Vec<Entry>>,
    /// The invalidate queue, oldest first: names of lines.
    pub queue: Option<Vec<String>>,
    /// The lines in the cache.
    pub lines: Option<Vec<Line>>,
    /// The variable that the exclusive monitor watches.
    pub monitor: Option<String>,
}

/// An entry of a store buffer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entry {
    /// A store that waits.
    Store(Equation),
    /// A store that waits for all earlier ones.
    Release(Equation),
    /// A write barrier's mark.
    Mark,
}

/// A line in a cache.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its name: the variables in it.
    pub line: String,
    /// Its state: `M`, `O`, `E`, `S` or `F`.
    pub state: char,
    /// Its invalidation waits in the queue: what it holds may be out of date.
    pub stale: bool,
    /// The elements in it.
    pub cells: Vec<Equation>,
}

/// A message.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// `Read`, `ReadResponse`, `Invalidate`, `InvalidateAck`, `ReadInvalidate`, `Writeback`.
    pub kind: String,
    /// The line that it is about.
    pub line: String,
    /// The core that sends it; `None` for memory.
    pub from: Option<usize>,
    /// The core that gets it; `None` for memory.
    pub to: Option<usize>,
    /// What it carries.
    pub cells: Vec<Equation>,
}

/// A name and a value, as people write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Equation {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}

impl core::fmt::Display for Equation {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}={}", self.name, self.value)
    }
}

impl From<&TraceStep> for Step {
    fn from(step: &TraceStep) -> Self {
        Self {
            choice: step.choice,
            choices: step.choices,
            notes: all(&step.notes),
            after: State::from(&step.after),
        }
    }
}

impl From<&machine::Note> for Note {
    fn from(note: &machine::Note) -> Self {
        let message = note.message.as_ref().map(|(passage, message)| {
            let passage = match passage {
                machine::Passage::Sent => Passage::Sent,
                machine::Passage::Delivered => Passage::Delivered,
            };
            (passage, Message::from(message))
        });
        let cause = note.cause.map(|cause| cause.words().to_owned());
        Self { core: note.core, words: note.words.clone(), cause, message }
    }
}

impl From<&View> for State {
    fn from(view: &View) -> Self {
        Self {
            cores: all(&view.cores),
            messages: all(&view.messages),
            memory: all(&view.memory),
            locked_by: view.locked_by,
        }
    }
}

impl From<&CoreView> for Core {
    fn from(core: &CoreView) -> Self {
        Self {
            instruction: core.instruction,
            registers: core.registers.iter().map(register).collect(),
            buffer: core.buffer.as_deref().map(all),
            queue: core.queue.clone(),
            lines: core.lines.as_deref().map(all),
            monitor: core.monitor.clone(),
        }
    }
}

impl From<&BufferView> for Entry {
    fn from(entry: &BufferView) -> Self {
        match entry {
            BufferView::Mark => Self::Mark,
            BufferView::Store { cell, release: true } => Self::Release(cell.into()),
            BufferView::Store { cell, release: false } => Self::Store(cell.into()),
        }
    }
}

impl From<&LineView> for Line {
    fn from(line: &LineView) -> Self {
        let LineView { line, state, stale, cells } = line;
        Self { line: line.clone(), state: *state, stale: *stale, cells: all(cells) }
    }
}

impl From<&MessageView> for Message {
    fn from(message: &MessageView) -> Self {
        let MessageView { kind, line, from, to, cells } = message;
        let (kind, line) = ((*kind).to_owned(), line.clone());
        Self { kind, line, from: *from, to: *to, cells: all(cells) }
    }
}

impl From<&Cell> for Equation {
    fn from(cell: &Cell) -> Self {
        Self { name: cell.name.clone(), value: cell.value.clone() }
    }
}

/// A register; one without a name is what a Rust thread returns, `.0` a part of it.
fn register(cell: &Cell) -> Equation {
    let is_result = cell.name.is_empty() || cell.name.starts_with('.');
    let name = if is_result { format!("result{}", cell.name) } else { cell.name.clone() };
    Equation { name, value: cell.value.clone() }
}

fn all<'a, T, U: From<&'a T>>(items: &'a [T]) -> Vec<U> {
    items.iter().map(U::from).collect()
}

impl Run {
    /// The state after a number of steps.
    #[must_use]
    pub fn state(&self, steps: usize) -> &State {
        match steps.checked_sub(1) {
            None => &self.start,
            Some(last) => &self.steps[last].after,
        }
    }

    /// The structures that made steps possible, each once, in the order of the run.
    #[must_use]
    pub fn causes(&self) -> Vec<&str> {
        let mut causes: Vec<&str> = Vec::new();
        for cause in
            self.steps.iter().flat_map(|step| &step.notes).filter_map(|n| n.cause.as_deref())
        {
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        causes
    }

    /// Whether a line comes up that may be out of date.
    #[must_use]
    pub fn has_stale_lines(&self) -> bool {
        let cores = self.steps.iter().flat_map(|step| &step.after.cores);
        cores.filter_map(|core| core.lines.as_ref()).flatten().any(|line| line.stale)
    }

    /// The answer in words.
    #[must_use]
    pub fn answer_words(&self) -> String {
        let steps = self.steps.len();
        match self.answer {
            Answer::Reachable => match (self.cycle_after, self.limits.join("; ").as_str()) {
                (Some(before), _) => format!("steps {} to {steps} again and again", before + 1),
                (None, "") => format!("reachable in {steps} steps"),
                (None, limits) => format!("reachable in {steps} steps, perhaps in fewer: {limits}"),
            },
            Answer::Unreachable => format!("unreachable, {} states", self.states),
            Answer::Incomplete => {
                let limits = self.limits.join("; ");
                format!("not reached in {} states, but not all was explored: {limits}", self.states)
            }
        }
    }
}

impl Thread {
    /// The text of an instruction on one line; at the end of the thread, that.
    #[must_use]
    pub fn instruction(&self, number: Option<u32>) -> String {
        let text = number.and_then(|number| self.instructions.get(number as usize));
        text.map_or_else(
            || "end".to_owned(),
            |t| t.split_whitespace().collect::<Vec<_>>().join(" "),
        )
    }
}

impl Message {
    /// `Invalidate x`, with what it carries.
    #[must_use]
    pub fn words(&self) -> String {
        match self.cells.as_slice() {
            [] => format!("{} {}", self.kind, self.line),
            cells => format!("{} {}", self.kind, equations(cells)),
        }
    }

    /// Who sends it and who gets it: `core 0 → memory`.
    #[must_use]
    pub fn way(&self) -> String {
        format!("{} → {}", node(self.from), node(self.to))
    }
}

impl Line {
    /// `S x=0`; with `?` where it may be out of date.
    #[must_use]
    pub fn words(&self) -> String {
        let stale = if self.stale { "?" } else { "" };
        format!("{}{stale} {}", self.state, equations(&self.cells))
    }
}

impl Entry {
    /// `x=1`, `x=1 (release)`, or the mark.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Store(equation) => equation.to_string(),
            Self::Release(equation) => format!("{equation} (release)"),
            Self::Mark => "(barrier)".to_owned(),
        }
    }
}

/// `core 0` or `memory`.
pub(crate) fn node(core: Option<usize>) -> String {
    core.map_or_else(|| "memory".to_owned(), |core| format!("core {core}"))
}

/// `x=1 y=0`.
pub(crate) fn equations(all: &[Equation]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

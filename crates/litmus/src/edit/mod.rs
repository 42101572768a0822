//! What would tip the verdict: a test with one ordering, fence or instruction changed.
//!
//! [`edits`] lists every single change of a test, [`strengthenings`] looks for the cheapest changes
//! that forbid what is allowed, and [`weakenings`] for those that could be had without allowing
//! what is forbidden. Whether an outcome is allowed is for the caller to say.
//!
//! Costs compare changes of one test with each other: they follow what the instructions cost on
//! common processors (a relaxed access nothing, acquire and release little, a full fence most), and
//! mean nothing beyond that order.

mod instructions;
mod language;
mod search;

use interlocked_diag::{Source, Span};
use interlocked_exec::Architecture;
use interlocked_isa::{aarch64, x86};

pub use search::{Suggestion, strengthenings, weakenings};

use crate::test::{Code, Test};

/// A single change of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// In words: “p0: store of X: Relaxed → Release”.
    pub description: String,
    /// The thread that it changes.
    pub thread: usize,
    /// Whether it adds order. The others take some away.
    pub strengthens: bool,
    /// What it costs, or saves if it takes order away.
    pub cost: u32,
    change: Change,
}

/// What an edit does to the text or to the code.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Change {
    /// Puts a text in place of a piece of the source.
    Text {
        at: Span,
        new: String,
        /// What to write if the short form does not parse.
        long: String,
    },
    /// Changes lines of a thread.
    Lines {
        /// The line that it is about.
        at: usize,
        /// Whether that line goes.
        replace: bool,
        /// What stands there, or before that line.
        new: Vec<String>,
    },
}

impl Edit {
    /// The test with this change; `None` if it does not fit in its place.
    #[must_use]
    pub fn apply(&self, test: &Test) -> Option<Test> {
        apply(test, &[self])
    }
}

/// Every single change of a test: each ordering made stronger or weaker, each fence added, changed
/// or taken away, each instruction exchanged for a stronger or weaker one.
#[must_use]
pub fn edits(test: &Test) -> Vec<Edit> {
    match &test.code {
        Code::Language(language) => language::edits(language, test.architecture()),
        Code::X86(dialect, threads) => instructions::x86(threads, *dialect),
        Code::AArch64(threads) => instructions::aarch64(threads),
    }
}

/// The test with several changes; `None` if one of them does not fit in its place.
fn apply(test: &Test, edits: &[&Edit]) -> Option<Test> {
    match &test.code {
        Code::Language(language) => {
            let short = rewritten(&language.text, edits, false);
            parse(test, short).or_else(|| parse(test, rewritten(&language.text, edits, true)))
        }
        Code::X86(dialect, threads) => {
            let parse = |text: &str| {
                let (line, errors) = x86::parse_line(text, 0, *dialect);
                errors.is_empty().then_some(line)
            };
            let code = Code::X86(*dialect, changed(threads, edits, &parse)?);
            Some(Test { code, ..test.clone() })
        }
        Code::AArch64(threads) => {
            let parse = |text: &str| {
                let (line, errors) = aarch64::parse_line(text, 0);
                errors.is_empty().then_some(line)
            };
            let code = Code::AArch64(changed(threads, edits, &parse)?);
            Some(Test { code, ..test.clone() })
        }
    }
}

/// The source with the edits in it.
fn rewritten(text: &str, edits: &[&Edit], long: bool) -> String {
    let mut changes: Vec<(&Span, &str)> = edits
        .iter()
        .filter_map(|edit| match &edit.change {
            Change::Text { at, new, long: full } => {
                Some((at, if long { full } else { new }.as_str()))
            }
            Change::Lines { .. } => None,
        })
        .collect();
    changes.sort_by_key(|(at, _)| core::cmp::Reverse(at.start));
    let mut text = text.to_owned();
    for (at, new) in changes {
        text.replace_range(at.clone(), new);
    }
    text
}

fn parse(test: &Test, text: String) -> Option<Test> {
    let ending = if test.architecture() == Architecture::Rust { "rs" } else { "litmus" };
    let source = Source::new(format!("{}.{ending}", test.name()), text);
    let (edited, diagnostics) = Test::parse(&source);
    edited.filter(|_| diagnostics.is_empty())
}

type ParseLine<'a, I> = dyn Fn(&str) -> Option<interlocked_isa::code::Line<I>> + 'a;

/// The threads with the edits in them.
fn changed<I: Clone>(
    threads: &[Vec<interlocked_isa::code::Line<I>>],
    edits: &[&Edit],
    parse: &ParseLine<'_, I>,
) -> Option<Vec<Vec<interlocked_isa::code::Line<I>>>> {
    let mut threads = threads.to_vec();
    let mut sorted = edits.to_vec();
    sorted.sort_by_key(|edit| match &edit.change {
        Change::Lines { at, .. } => core::cmp::Reverse(*at),
        Change::Text { .. } => core::cmp::Reverse(0),
    });
    for edit in sorted {
        let Change::Lines { at, replace, new } = &edit.change else { return None };
        let new: Vec<_> = new.iter().map(|text| parse(text)).collect::<Option<_>>()?;
        let lines = threads.get_mut(edit.thread)?;
        lines.splice(*at..*at + usize::from(*replace), new);
    }
    Some(threads)
}

#[cfg(test)]
mod tests;

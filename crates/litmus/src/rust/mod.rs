//! Rust files as tests: ordinary Rust, which rustc compiles, with the question in a doc comment.
//!
//! ```
//! # let text = r#"
//! //! Store buffering: can both threads read 0?
//! //! exists p0 == 0 && p1 == 0
//! use std::sync::atomic::{AtomicU32, Ordering::*};
//!
//! static X: AtomicU32 = AtomicU32::new(0);
//! static Y: AtomicU32 = AtomicU32::new(0);
//!
//! fn p0() -> u32 { X.store(1, Relaxed); Y.load(Relaxed) }
//! fn p1() -> u32 { Y.store(1, Relaxed); X.load(Relaxed) }
//! # "#;
//! # let source = interlocked_diag::Source::new("SB.rs", text);
//! # let (test, diagnostics) = interlocked_litmus::Test::parse(&source);
//! # assert!(diagnostics.is_empty() && test.is_some());
//! ```
//!
//! The subset:
//!
//! - **Shared memory** is in statics: the atomics of `core::sync::atomic` (`AtomicBool`, the
//!   integers up to 64 bits, `AtomicPtr`), `static mut` scalars, and scalars in an `UnsafeCell`
//!   behind `struct Shared(UnsafeCell<u32>); unsafe impl Sync for Shared {}`.
//! - **Threads**: each `fn`, in order, without parameters, returning `()`, a scalar or a tuple of
//!   scalars. An empty `fn main() {}` is no thread.
//! - **Operations**: all of the atomics, with their orderings written out and the closures of
//!   `update`, `try_update` and `fetch_update` written as arguments; `fence`, `compiler_fence` and
//!   `spin_loop`; reads and writes without atomics in `unsafe`. Refused is what is no access of
//!   shared memory: `as_ptr`, `from_ptr`, `get_mut` and `into_inner`. An address is a name and an
//!   offset, not bits: `AtomicPtr`'s `fetch_and`, `fetch_or` and `fetch_xor` of more than no bit
//!   give a run that is reported as incomplete.
//! - **Control**: `if`, `if let`, `let … else`, `match` (with guards), `while`, `loop`, `return`,
//!   labels, and `for` over a range of constants, which is written out round by round.
//! - **Values**: integers, `bool`, raw pointers to statics; arithmetic (which wraps, as in a
//!   release build), comparisons, casts; `usize` and `isize` have 64 bits.
//!
//! Anything else is refused by name at its place. Types are inferred and checked as far as the
//! meaning of the test depends on them; what is left (unused `mut`, lifetimes, …) is rustc's work.

mod atomics;
mod calls;
mod control;
mod expr;
mod function;
mod items;
mod memory;
mod names;
mod nesting;
mod pattern;
mod question;
mod types;
mod update;
mod value;

use std::str::FromStr as _;

use interlocked_diag::{Diagnostic, Source};
use interlocked_exec::{Architecture, Quantifier};

use crate::condition::Prop;
use crate::format::{Header, Note};
use crate::test::{Code, Language, Test};

/// Reads a Rust test. There is a test if no diagnostic is an error.
pub(crate) fn parse(source: &Source) -> (Option<Test>, Vec<Diagnostic>) {
    let result = parse_file(source);
    // Spans are kept in a table of the thread, which would grow with every test.
    proc_macro2::extra::invalidate_current_thread_spans();
    result
}

fn parse_file(source: &Source) -> (Option<Test>, Vec<Diagnostic>) {
    let text = &source.text;
    let file = match syntax(text) {
        Ok(file) => file,
        Err(diagnostics) => return (None, diagnostics),
    };
    let (parsed, mut diagnostics) = items::read(&file);
    let header = question::header(text);
    let Some((quantifier, lines)) = header.question else {
        let diagnostic = Diagnostic::error(0..0, "this test asks nothing");
        diagnostics
            .push(diagnostic.hint(
                "add a question to the `//!` lines, such as `//! exists p0 == 0 && p1 == 0`",
            ));
        return (None, diagnostics);
    };
    let Some(parsed) = parsed else { return (None, diagnostics) };
    match question::question(quantifier, &lines, &parsed) {
        Ok(question) => {
            let title = Some(header.title).filter(|title| !title.is_empty());
            let test = Test {
                header: Header {
                    architecture: Architecture::Rust,
                    name: stem(&source.name),
                    notes: title.map(Note::Description).into_iter().collect(),
                },
                init: Vec::new(),
                code: Code::Language(Language { unit: parsed.unit, text: text.clone() }),
                locations: Vec::new(),
                filter: None,
                question: Some(question),
                observing: None,
            };
            (Some(test), diagnostics)
        }
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            (None, diagnostics)
        }
    }
}

/// A condition over what the threads and statics of a file end with; the file is a test.
pub(crate) fn condition(file: &str, text: &str) -> Result<Prop, Vec<Diagnostic>> {
    let (parsed, diagnostics) = items::read(&syntax(file)?);
    let Some(parsed) = parsed else { return Err(diagnostics) };
    let text = question::Lines::one(text);
    question::question(Quantifier::Exists, &text, &parsed)
        .map(|question| question.prop)
        .map_err(|diagnostic| vec![diagnostic])
}

/// The file as `syn` reads it.
fn syntax(text: &str) -> Result<syn::File, Vec<Diagnostic>> {
    nesting::check_length(text).map_err(|diagnostic| vec![diagnostic])?;
    let tokens = proc_macro2::TokenStream::from_str(text).map_err(|error| {
        let message = "this is not a sequence of Rust tokens";
        let hint = "look for a bracket, a quote or a comment that is not closed";
        vec![Diagnostic::error(nesting::span(error.span()), message).hint(hint)]
    })?;
    nesting::check_nesting(&tokens).map_err(|diagnostic| vec![diagnostic])?;
    syn::parse2(tokens).map_err(|error| {
        let diagnostic = |error: syn::Error| {
            let at = nesting::span(error.span());
            // What is missing at the end has no place.
            let is_nowhere = at.is_empty() && at.start == 0;
            let at = if is_nowhere { text.len()..text.len() } else { at };
            Diagnostic::error(at, error.to_string())
        };
        error.into_iter().map(diagnostic).collect()
    })
}

/// A file's name without folder and extension.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".rs").unwrap_or(file).to_owned()
}

#[cfg(test)]
mod tests;

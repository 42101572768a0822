//! What a parser has to say, up to a bound.

use interlocked_diag::{Diagnostic, Severity, Span};

/// How much is said about one file at most: a file that is no test at all would otherwise give a
/// diagnostic a line.
const MAX_DIAGNOSTICS: usize = 50;

/// Diagnostics in the making.
#[derive(Debug, Default)]
pub(crate) struct Errors {
    list: Vec<Diagnostic>,
    failed: bool,
}

impl Errors {
    /// Adds one; beyond the bound only the fact that there was an error counts.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.failed |= diagnostic.severity == Severity::Error;
        // A parser that gives up in several rules says the same several times.
        if self.list.len() < MAX_DIAGNOSTICS && self.list.last() != Some(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds an error with a text beside the underline.
    pub(crate) fn error(&mut self, span: Span, message: impl Into<String>, label: &str) {
        self.push(Diagnostic::error(span, message).label(label));
    }

    /// Adds what another parser said.
    pub(crate) fn extend(&mut self, diagnostics: Vec<Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Whether the bound is reached: nothing more will be said.
    pub(crate) fn full(&self) -> bool {
        self.list.len() >= MAX_DIAGNOSTICS
    }

    /// Whether there was an error, not only warnings.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    /// Everything, in the order of the text.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.span.start);
        self.list
    }
}

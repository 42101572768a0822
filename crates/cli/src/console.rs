//! The only place that prints: results to stdout, all else to stderr.
//!
//! A reader that goes away (`| head`) is no error: from then on results are dropped, and commands
//! end soon.

use std::io::{self, IsTerminal as _, Write as _};

use interlocked_diag::{Color, Diagnostic, Source};
use interlocked_report::page::Paint;

use crate::args::ColorChoice;

/// Where a command prints.
#[derive(Debug)]
pub(crate) struct Console {
    color: ColorChoice,
    /// Whether stdout was closed by its reader.
    closed: bool,
}

impl Console {
    pub(crate) fn new(color: ColorChoice) -> Self {
        Self { color, closed: false }
    }

    /// Whether nobody reads the results any more.
    pub(crate) fn closed(&self) -> bool {
        self.closed
    }

    /// Prints a piece of the result.
    pub(crate) fn result(&mut self, text: &str) {
        if self.closed {
            return;
        }
        let mut stdout = io::stdout().lock();
        if stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).is_err() {
            self.closed = true;
        }
    }

    /// Prints a remark that is no part of the result.
    pub(crate) fn remark(&self, text: &str) {
        // There is nowhere to report that reporting failed.
        let _ = writeln!(io::stderr().lock(), "{}", text.trim_end_matches('\n'));
    }

    /// Prints `error: …`.
    pub(crate) fn error(&self, text: &str) {
        let word = if self.on(io::stderr().is_terminal()) {
            "\u{1b}[1;31merror\u{1b}[0m"
        } else {
            "error"
        };
        self.remark(&format!("{word}: {text}"));
    }

    /// Prints what is to be said about a text.
    pub(crate) fn diagnostics(&self, source: &Source, diagnostics: &[Diagnostic]) {
        if !diagnostics.is_empty() {
            self.remark(&source.render_all(diagnostics, self.diagnostic_color()));
        }
    }

    /// Whether diagnostics are colored.
    pub(crate) fn diagnostic_color(&self) -> Color {
        if self.on(io::stderr().is_terminal()) { Color::Always } else { Color::Never }
    }

    /// Whether results are colored.
    pub(crate) fn paint(&self) -> Paint {
        if self.on(io::stdout().is_terminal()) { Paint::Ansi } else { Paint::Plain }
    }

    fn on(&self, terminal: bool) -> bool {
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                // https://no-color.org: any value but the empty one.
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                terminal && !refused
            }
        }
    }
}

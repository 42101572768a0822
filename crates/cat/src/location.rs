//! Where a piece of a model stands: a model is several files, its own and those it includes.

use interlocked_diag::{Diagnostic, Source, Span};

/// A range of bytes in one of the files of a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub(crate) struct Loc {
    pub(crate) file: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
}

impl Loc {
    /// The smallest range that holds both; they are in one file.
    pub(crate) fn to(self, end: Self) -> Self {
        Self { end: end.end.max(self.end), ..self }
    }

    pub(crate) fn span(self) -> Span {
        self.start as usize..self.end as usize
    }
}

/// How many errors a load reports before it stops collecting.
const MAX_DIAGNOSTICS: usize = 100;

/// The files of a model and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) sources: Vec<Source>,
    pub(crate) diagnostics: Vec<(Loc, Diagnostic)>,
}

impl Files {
    /// Adds a file and gives its number.
    pub(crate) fn add(&mut self, source: Source) -> u32 {
        self.sources.push(source);
        u32::try_from(self.sources.len() - 1).unwrap_or(u32::MAX)
    }

    pub(crate) fn text(&self, loc: Loc) -> &str {
        self.sources[loc.file as usize].text.get(loc.span()).unwrap_or("")
    }

    /// Records an error and gives it back for labels and hints.
    pub(crate) fn error(&mut self, loc: Loc, message: impl Into<String>) -> &mut Diagnostic {
        self.push(loc, Diagnostic::error(loc.span(), message))
    }

    /// Records a warning and gives it back for labels and hints.
    pub(crate) fn warning(&mut self, loc: Loc, message: impl Into<String>) -> &mut Diagnostic {
        self.push(loc, Diagnostic::warning(loc.span(), message))
    }

    fn push(&mut self, loc: Loc, diagnostic: Diagnostic) -> &mut Diagnostic {
        // The same place inside a function that is applied many times is reported once.
        let known = self
            .diagnostics
            .iter()
            .position(|(at, other)| *at == loc && other.message == diagnostic.message);
        let index = match known {
            Some(index) => {
                let severity = &mut self.diagnostics[index].1.severity;
                *severity = (*severity).min(diagnostic.severity);
                index
            }
            None => {
                self.diagnostics.truncate(MAX_DIAGNOSTICS - 1);
                self.diagnostics.push((loc, diagnostic));
                self.diagnostics.len() - 1
            }
        };
        &mut self.diagnostics[index].1
    }

    pub(crate) fn failed(&self) -> bool {
        self.diagnostics.iter().any(|(_, d)| d.severity == interlocked_diag::Severity::Error)
    }

    /// Every diagnostic with the file that it points into.
    pub(crate) fn report(&self) -> Vec<(Source, Diagnostic)> {
        self.diagnostics
            .iter()
            .map(|(loc, diagnostic)| (self.sources[loc.file as usize].clone(), diagnostic.clone()))
            .collect()
    }
}

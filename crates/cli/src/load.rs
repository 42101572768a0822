//! From what was typed to a test: a name in the catalogue, or a file.

use std::fs;
use std::path::Path;

use interlocked_diag::{Color, Diagnostic, Severity, Source};
use interlocked_exec::Program;
use interlocked_litmus::{Note, Test};

use crate::catalogue;

/// A test that is ready to be judged.
pub(crate) struct Loaded {
    pub(crate) source: Source,
    pub(crate) test: Test,
    pub(crate) program: Program,
    /// What there is to say about a test that is nevertheless good.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Why there is no test.
pub(crate) enum Refusal {
    /// The file or name cannot be used at all.
    Unusable(String),
    /// The text is refused.
    Text(Source, Vec<Diagnostic>),
}

impl Refusal {
    /// The message for a person.
    pub(crate) fn text(&self, color: Color) -> String {
        match self {
            Self::Unusable(message) => format!("error: {message}\n"),
            Self::Text(source, diagnostics) => source.render_all(diagnostics, color),
        }
    }

    /// The message on one line, for a record.
    pub(crate) fn line(&self) -> String {
        match self {
            Self::Unusable(message) => message.clone(),
            Self::Text(source, diagnostics) => {
                let first = diagnostics.iter().find(|d| d.severity == Severity::Error);
                first.map_or_else(String::new, |first| {
                    let (line, column) = source.position(first.span.start);
                    format!("{}:{line}:{column}: {}", source.name, first.message)
                })
            }
        }
    }
}

/// The test of that name in the catalogue, or in that file.
pub(crate) fn by_name(name: &str) -> Result<Loaded, Refusal> {
    if let Some(source) = catalogue::find(name) {
        return from_source(source);
    }
    let path = Path::new(name);
    let looks_like_a_file = path.extension().is_some() || name.contains(['/', '\\']);
    if looks_like_a_file || path.exists() {
        return from_source(read(path)?);
    }
    let near = catalogue::near(name);
    let hint = match near.as_slice() {
        [] => "`interlocked list` lists them".to_owned(),
        near => format!("did you mean {}?", near.join(", ")),
    };
    Err(Refusal::Unusable(format!(
        "there is no test `{name}` in the catalogue, and no such file; {hint}"
    )))
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> Result<Source, Refusal> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| Refusal::Unusable(format!("{name}: {error}")))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
            Err(Refusal::Unusable(format!("{name}:{line}: not UTF-8 text (byte {at})")))
        }
    }
}

/// The test that a text is.
pub(crate) fn from_source(source: Source) -> Result<Loaded, Refusal> {
    let (test, diagnostics) = Test::parse(&source);
    let refused = diagnostics.iter().any(|d| d.severity == Severity::Error);
    let Some(test) = test.filter(|_| !refused) else {
        return Err(Refusal::Text(source, diagnostics));
    };
    match test.lower() {
        Ok(program) => Ok(Loaded { source, test, program, warnings: diagnostics }),
        Err(errors) => Err(Refusal::Text(source, errors)),
    }
}

impl Loaded {
    /// What the header says after `Hash=`: by it herd's tools know that two logs mean one test.
    pub(crate) fn hash(&self) -> Option<&str> {
        self.test.header.notes.iter().find_map(|note| match note {
            Note::Metadata { key, value } if key == "Hash" => Some(value.trim()),
            _ => None,
        })
    }
}

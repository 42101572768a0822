//! The report of a bug: what is wrong and where, the execution that shows it, and why the model
//! allows that execution.
//!
//! What is shown is decided once, in `story`, and is plain data ([`View`]); the forms differ in
//! looks alone. Nothing here depends on crates other than this one: who tests with the checker
//! compiles little.

mod html;
pub(crate) mod json;
mod names;
mod order;
mod repair;
mod source;
mod steps;
mod story;
mod svg;
mod text;
mod view;
mod why;

use core::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub(crate) use self::order::Row;
pub(crate) use self::repair::Orderings;
use self::source::Sources;
pub use self::view::{Change, Edge, EdgeKind, Mark, Memory, Origin, Repair, SCHEMA, Step, View};
use crate::explore::Found;
use crate::graph::Graph;
use crate::program::Fault;
use crate::verdict::Verdict;

/// A bug, and all there is to say of it. Its `Display` is the text that people read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// The bug.
    pub fault: Fault,
    /// The execution that has it, up to the bug.
    pub graph: Graph,
    /// What is shown of it.
    pub view: View,
    /// The files that it was written to, without their extensions; or why it was not.
    pub files: Option<Result<PathBuf, String>>,
}

impl Report {
    /// The report of a bug. With `check`, which checks the program with other orderings, it is also
    /// said which of them would help.
    pub(crate) fn new(found: Found, check: Option<&dyn Fn(&Orderings) -> Verdict>) -> Self {
        let view = story::tell(&found, &mut Sources::default(), check);
        Self { fault: found.fault, graph: found.graph, view, files: None }
    }

    /// What is shown, as JSON; its `schema` is [`SCHEMA`].
    #[must_use]
    pub fn json(&self) -> String {
        json::document(&self.view)
    }

    /// The execution graph, as a picture that stands alone.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::draw(&self.view)
    }

    /// All of it, as a page that needs nothing else.
    #[must_use]
    pub fn html(&self) -> String {
        html::document(&self.view)
    }

    /// Writes the report to files in a folder, one a form, which are named after the test and the
    /// bug; the path without the extension.
    ///
    /// # Errors
    /// If a file cannot be written.
    pub fn write_to(&self, folder: &Path) -> io::Result<PathBuf> {
        let test = self.view.test.as_deref().unwrap_or("report");
        let name: String = format!("{test} {}", self.view.kind)
            .chars()
            .map(|c| if c.is_alphanumeric() || c == '_' { c } else { '-' })
            .collect();
        std::fs::create_dir_all(folder)?;
        let path = folder.join(name);
        let text = self.to_string();
        let forms =
            [("txt", text), ("json", self.json()), ("svg", self.svg()), ("html", self.html())];
        for (extension, content) in forms {
            std::fs::write(path.with_extension(extension), content)?;
        }
        Ok(path)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        text::write(&self.view, f)?;
        match &self.files {
            None => Ok(()),
            Some(Ok(path)) => {
                writeln!(f, "\nWritten to {}.html, .svg, .json and .txt.", path.display())
            }
            Some(Err(why)) => writeln!(f, "\nNot written to files: {why}."),
        }
    }
}

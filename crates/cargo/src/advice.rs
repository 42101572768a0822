//! Where the tests write their advice, and how it comes out.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::arguments::Format;

/// A file that the checks of a run of tests add their advice to; it goes with this value.
pub(crate) struct Advice(PathBuf);

/// The variable that tells a check to give advice, and where.
pub(crate) const VARIABLE: &str = "INTERLOCKED_ADVISE";

impl Advice {
    /// An empty file; what stands in it is of the form that the end of its name says.
    pub(crate) fn new(format: Format) -> io::Result<Self> {
        let end = match format {
            Format::Text => "txt",
            Format::Json => "json",
        };
        let name = format!("interlocked-advice-{}.{end}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::write(&path, "")?;
        Ok(Self(path))
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        &self.0
    }

    /// What the checks wrote.
    pub(crate) fn text(&self) -> io::Result<String> {
        fs::read_to_string(&self.0)
    }
}

impl Drop for Advice {
    fn drop(&mut self) {
        // A temporary file that cannot be removed does no harm.
        let _ = fs::remove_file(&self.0);
    }
}

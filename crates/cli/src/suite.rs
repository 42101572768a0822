//! Many tests: which files there are, and what is expected of each.

use std::fs;
use std::path::{Path, PathBuf};

use interlocked_report::view::Expectation;
use rustc_hash::FxHashMap;

use crate::shard::Shard;

/// The deepest folder that is looked into, so that a cycle of links ends.
const DEEPEST: usize = 64;

/// A file of a suite.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    /// The path below the folder that was named, with `/`: what expectations go by.
    pub(crate) name: String,
    /// Where the file is.
    pub(crate) path: PathBuf,
}

/// The tests that `paths` name: files as they are, folders with every `.litmus` and `.rs` file
/// below them, in the order of their names.
///
/// # Errors
/// A path that cannot be read, or a folder without tests.
pub(crate) fn collect(paths: &[PathBuf], shard: Option<Shard>) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    for path in paths {
        let shown = path.display();
        let data = fs::metadata(path).map_err(|error| format!("{shown}: {error}"))?;
        if data.is_dir() {
            let before = entries.len();
            walk(path, path, 0, &mut entries).map_err(|error| format!("{shown}: {error}"))?;
            if entries.len() == before {
                return Err(format!("{shown}: no .litmus or .rs file below this folder"));
            }
            entries[before..].sort();
        } else {
            entries.push(Entry { name: shown.to_string(), path: path.clone() });
        }
    }
    if let Some(shard) = shard {
        let mut position = 0;
        entries.retain(|_| {
            position += 1;
            shard.contains(position - 1)
        });
    }
    Ok(entries)
}

fn walk(top: &Path, folder: &Path, depth: usize, entries: &mut Vec<Entry>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if depth < DEEPEST {
                walk(top, &path, depth + 1, entries)?;
            }
        } else if path
            .extension()
            .is_some_and(|extension| extension == "litmus" || extension == "rs")
        {
            let below = path.strip_prefix(top).unwrap_or(&path);
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            entries.push(Entry { name: parts.join("/"), path });
        }
    }
    Ok(())
}

/// What is expected, by file.
#[derive(Debug, Default)]
pub(crate) struct Expectations(FxHashMap<String, Expectation>);

impl Expectations {
    /// Reads a file of one JSON object a line.
    ///
    /// # Errors
    /// A file that cannot be read, or a line that is no expectation.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        let mut all = FxHashMap::default();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let expectation: Expectation = serde_json::from_str(line)
                .map_err(|error| format!("{shown}:{}: {error}", number + 1))?;
            all.insert(expectation.file.clone(), expectation);
        }
        Ok(Self(all))
    }

    /// What is expected of a file.
    pub(crate) fn of(&self, file: &str) -> Option<&Expectation> {
        self.0.get(file)
    }
}

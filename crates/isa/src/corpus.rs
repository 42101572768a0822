//! The tests of the corpora that others wrote, where their folder is there.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The tests of corpus `name`, each with its text. Without the folder that `INTERLOCKED_CORPUS`
/// names there are none, and a notice past libtest's capture.
pub(crate) fn tests(name: &str) -> Option<Vec<(PathBuf, String)>> {
    let folder = std::env::var_os("INTERLOCKED_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        let _ = writeln!(
            std::io::stderr().lock(),
            "skipped: no folder of corpora; INTERLOCKED_CORPUS names one"
        );
        return None;
    }
    let mut paths = Vec::new();
    tests_below(&folder.join(name), &mut paths);
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    };
    Some(paths.into_iter().map(read).collect())
}

fn tests_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = folder.read_dir() else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            tests_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "litmus") {
            found.push(path);
        }
    }
}

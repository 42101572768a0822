//! The litmus tests in the documentation of the library: what each says is what its model says.
//!
//! Such a test is a fenced block, `litmus`. With `exists` it is there to show that something is
//! allowed, with `~exists` that it is forbidden.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The sources of the library.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the library is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The tests in the documentation comments of a source.
fn tests(source: &str) -> Vec<String> {
    let mut tests = vec![];
    let mut lines = source.lines().map(str::trim_start);
    while let Some(line) = lines.next() {
        if line.trim_start_matches(['/', '!', ' ']) == "```litmus" {
            let block = lines.by_ref().map(|line| line.trim_start_matches(['/', '!']));
            let block = block.map(|line| line.strip_prefix(' ').unwrap_or(line));
            tests.push(
                block.take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect(),
            );
        }
    }
    tests
}

#[test]
fn the_documentation_is_true() {
    let mut files = vec![];
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../interlocked/src"), &mut files);
    let folder = tempfile::tempdir().expect("there is room");
    let mut n_tests = 0;
    for file in files {
        for test in tests(&std::fs::read_to_string(&file).expect("it can be read")) {
            n_tests += 1;
            let path = folder.path().join(format!("{n_tests}.litmus"));
            std::fs::write(&path, &test).expect("it can be written");
            let output = Command::new(env!("CARGO_BIN_EXE_interlocked"))
                .arg("check")
                .arg(&path)
                .output()
                .expect("the command runs");
            let said = String::from_utf8_lossy(&output.stdout);
            let wanted = if test.contains("\n~exists") { "Never" } else { "Sometimes" };
            assert!(said.starts_with(wanted), "{}: {wanted}, but {said}\n{test}", file.display());
        }
    }
    assert!(n_tests >= 8, "the documentation has {n_tests} tests");
}

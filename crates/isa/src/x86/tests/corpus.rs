//! Every cell of the x86 corpora parses, prints and parses back.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::x86::{Dialect, parse_line};

/// The corpora's folder, if there is one.
fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("INTERLOCKED_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    folder.is_dir().then_some(folder)
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

/// The cells of a test's code table: what follows its head `P0 | … ;`, up to the condition.
fn cells(text: &str) -> Vec<&str> {
    let after_init = text.split_once('}').map_or(text, |(_, rest)| rest);
    let is_code = |row: &&str| {
        let end = ["exists", "~", "forall", "final", "locations", "filter"];
        !end.iter().any(|word| row.trim_start().starts_with(word))
    };
    after_init
        .lines()
        .skip_while(|row| !row.trim_start().starts_with("P0"))
        .skip(1)
        .take_while(is_code)
        .filter(|row| row.trim_end().ends_with(';'))
        .flat_map(|row| row.trim_end().trim_end_matches(';').split('|'))
        .collect()
}

fn check(name: &str, dialect: Dialect) {
    let Some(folder) = folder() else {
        let _ = writeln!(
            std::io::stderr().lock(),
            "skipped: no folder of corpora; INTERLOCKED_CORPUS names one"
        );
        return;
    };
    let mut tests = Vec::new();
    tests_below(&folder.join(name), &mut tests);
    let mut instructions = 0;
    for path in &tests {
        let text = std::fs::read_to_string(path).unwrap();
        for cell in cells(&text) {
            let (line, diagnostics) = parse_line(cell, 0, dialect);
            assert_eq!(diagnostics, [], "{}: {cell}", path.display());
            let Some(instruction) = line.instruction else { continue };
            let printed = instruction.display(dialect).to_string();
            let (again, _) = parse_line(&printed, 0, dialect);
            assert_eq!(again.instruction, Some(instruction), "{printed}");
            instructions += 1;
        }
    }
    assert!(instructions > tests.len(), "{instructions} instructions in {} tests", tests.len());
}

#[test]
fn x86_64() {
    check("x86-64", Dialect::X86_64);
}

#[test]
fn x86_32() {
    check("x86-32", Dialect::X86);
}

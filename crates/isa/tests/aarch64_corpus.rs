//! Every cell of the code tables of other people's AArch64 tests parses, prints back to the same
//! instruction and lowers.

use std::path::{Path, PathBuf};

use interlocked_isa::aarch64::{self, Instruction};
use interlocked_isa::code::Line;

#[test]
fn the_corpora_parse_and_lower() {
    let Some(corpus) = corpus() else {
        eprintln!("skipped: no folder of litmus tests (INTERLOCKED_CORPUS)");
        return;
    };
    let mut files = Vec::new();
    for folder in ["aarch64", "aarch64-from-riscv"] {
        collect(&corpus.join(folder), &mut files);
    }
    files.sort();
    let mut cells = 0;
    for file in &files {
        let text = std::fs::read_to_string(file).expect("a litmus test is UTF-8");
        for thread in columns(&text) {
            cells += thread.len();
            check(file, &thread);
        }
    }
    assert!(cells > files.len(), "{} files have {cells} cells", files.len());
}

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("INTERLOCKED_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    folder.join("aarch64").is_dir().then_some(folder)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the corpus") {
        let path = entry.expect("an entry of the corpus").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "litmus") {
            files.push(path);
        }
    }
}

/// The code table of a test, by column.
fn columns(text: &str) -> Vec<Vec<String>> {
    let (_, table) = text.split_once('}').expect("a test has initial values");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(str::trim)
        .take_while(|line| line.is_empty() || line.ends_with(';'))
        .filter(|line| !line.is_empty())
        .map(|line| line.trim_end_matches(';').split('|').collect())
        .collect();
    let threads = rows.first().map_or(0, Vec::len);
    (0..threads)
        .map(|thread| rows[1..].iter().map(|row| row[thread].to_owned()).collect())
        .collect()
}

fn check(file: &Path, cells: &[String]) {
    let mut lines: Vec<Line<Instruction>> = Vec::new();
    for cell in cells {
        let (line, diagnostics) = aarch64::parse_line(cell, 0);
        assert!(diagnostics.is_empty(), "{}: `{cell}`: {diagnostics:?}", file.display());
        if let Some(instruction) = &line.instruction {
            let printed = instruction.to_string();
            let (again, _) = aarch64::parse_line(&printed, 0);
            assert_eq!(again.instruction.as_ref(), Some(instruction), "{}", file.display());
        }
        lines.push(line);
    }
    let thread = aarch64::lower(&lines, &[], "0");
    assert!(thread.is_ok(), "{}: {thread:?}", file.display());
}

//! Every cell of the AArch64 corpora parses, prints, parses back and lowers.

use std::path::Path;

use crate::aarch64::{Instruction, lower, parse_line};
use crate::code::Line;
use crate::corpus;

/// The code table of a test, by thread.
fn threads(text: &str) -> Vec<Vec<&str>> {
    let (_, table) = text.split_once('}').expect("a test has initial values");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map_while(|line| line.strip_suffix(';'))
        .map(|row| row.split('|').collect())
        .collect();
    let (head, code) = rows.split_first().expect("a table has a head");
    (0..head.len()).map(|thread| code.iter().map(|row| row[thread]).collect()).collect()
}

/// The instructions of a thread, each seen to print and parse back.
fn thread(path: &Path, cells: &[&str]) -> Vec<Line<Instruction>> {
    let parse = |cell: &&str| {
        let (line, diagnostics) = parse_line(cell, 0);
        assert_eq!(diagnostics, [], "{}: {cell}", path.display());
        if let Some(instruction) = &line.instruction {
            let printed = instruction.to_string();
            let (again, _) = parse_line(&printed, 0);
            assert_eq!(again.instruction.as_ref(), Some(instruction), "{printed}");
        }
        line
    };
    cells.iter().map(parse).collect()
}

fn check(name: &str) {
    let Some(tests) = corpus::tests(name) else { return };
    let mut instructions = 0;
    for (path, text) in &tests {
        for cells in threads(text) {
            let lines = thread(path, &cells);
            let lowered = lower(&lines, &[], "0").map(|thread| thread.instructions.len());
            let count = lines.iter().filter(|line| line.instruction.is_some()).count();
            assert_eq!(lowered, Ok(count), "{}", path.display());
            instructions += count;
        }
    }
    assert!(instructions > tests.len(), "{instructions} instructions in {} tests", tests.len());
}

#[test]
fn same_size() {
    check("aarch64");
}

#[test]
fn translated_from_riscv() {
    check("aarch64-from-riscv");
}

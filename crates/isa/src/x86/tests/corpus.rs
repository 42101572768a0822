//! Every cell of the x86 corpora parses, prints and parses back.

use crate::corpus;
use crate::x86::{Dialect, parse_line};

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
    let Some(tests) = corpus::tests(name) else { return };
    let mut instructions = 0;
    for (path, text) in &tests {
        for cell in cells(text) {
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

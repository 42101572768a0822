//! The table of instructions in `docs/x86.md` is that of the code.

use core::fmt::Write as _;
use std::path::Path;

use crate::x86::table::{Kinds, ROWS, Row};

const START: &str = "<!-- table -->\n";
const END: &str = "<!-- end -->\n";

fn row(out: &mut String, row: &Row) {
    let family = row.mnemonic.condition().map_or("", |_| "cc");
    let operands: Vec<String> = row.operands.iter().map(|&kinds| short(kinds)).collect();
    let widths: Vec<String> = row.widths.iter().map(|width| width.bits().to_string()).collect();
    let cells = [
        format!("`{}{family}`", row.name),
        operands.join(", "),
        widths.join(" "),
        String::from(if row.lockable { "yes" } else { "" }),
    ];
    for cell in cells {
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

/// What may stand at an operand's place, as the manual abbreviates it.
fn short(kinds: Kinds) -> String {
    let all = [
        (Kinds::R, "r"),
        (Kinds::M, "m"),
        (Kinds::I, "imm"),
        (Kinds::C, "`cl`"),
        (Kinds::L, "label"),
    ];
    let present: Vec<&str> =
        all.into_iter().filter(|&(kind, _)| kinds.contains(kind)).map(|(_, word)| word).collect();
    present.join("/")
}

#[test]
fn the_table_of_the_documentation_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/x86.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(START).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let mut table = String::from("| instruction | operands | bits | `lock` |\n|---|---|---|---|\n");
    // Other spellings are told in the text.
    let is_first = |entry: &&Row| entry.mnemonic.row(entry.operands.len()).name == entry.name;
    for entry in ROWS.iter().filter(is_first) {
        row(&mut table, entry);
    }
    let expected = format!("{before}{START}{table}{END}{after}");
    if std::env::var_os("INTERLOCKED_BLESS").is_some() {
        std::fs::write(&path, &expected).unwrap();
        return;
    }
    assert!(text == expected, "docs/x86.md is out of date; `cargo xtask bless` writes it");
}

//! The documentation that is made of the goldens: a page for each instruction set, the counts, and
//! the code in the hand-written examples. `INTERLOCKED_BLESS` writes what a test finds outdated.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use interlocked::arch::{Sequence, sequences};

use super::book::{Page, pages};
use super::counts::{WRONG, Wrong};
use super::operation::{self, Operation};
use super::sheet::{Group, named};
use super::target::{self, Target};
use crate::root;

/// A page: an instruction set and its targets.
struct InstructionSet {
    /// The name of its file, and of its table of sequences.
    name: &'static str,
    title: &'static str,
    /// Its targets, with the levels whose sequences they use, the first that fits.
    targets: &'static [(&'static str, &'static [&'static str])],
}

const INSTRUCTION_SETS: &[InstructionSet] = &[
    InstructionSet {
        name: "x86-64",
        title: "x86-64",
        targets: &[
            ("x86-64", &[""]),
            ("x86-64+cmpxchg16b", &["Cx16", ""]),
            ("x86-64+avx", &["Avx", "Cx16Avx", "Cx16", ""]),
        ],
    },
    InstructionSet { name: "x86", title: "32-bit x86", targets: &[("i686", &["", "SSE2"])] },
    InstructionSet {
        name: "aarch64",
        title: "AArch64",
        targets: &[
            ("aarch64", &[""]),
            ("aarch64+lse", &["Lse", ""]),
            ("aarch64+lse2", &["Lse2", "Rcpc", "Lse", ""]),
            ("aarch64+lse128", &["Lse128", "Lse2", "Rcpc", "Lse", ""]),
        ],
    },
    InstructionSet { name: "armv7", title: "Armv7", targets: &[("armv7", &[""])] },
    InstructionSet {
        name: "riscv64",
        title: "RISC-V, 64 bits",
        targets: &[("riscv64", &[""]), ("riscv64+zacas", &["ZabhaZacas", "Zacas", "Zabha", ""])],
    },
    InstructionSet { name: "wasm32", title: "WebAssembly", targets: &[("wasm32", &[""])] },
];

/// Code that is the same for several types.
struct Row {
    types: Vec<String>,
    group: Group,
}

/// The rows of an operation: types whose code differs in registers and sizes alone stand together.
fn rows(pages: &[&Page]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for page in pages {
        for group in &page.groups {
            let same = |row: &&mut Row| {
                row.group.orders == group.orders
                    && skeleton(&row.group.ours) == skeleton(&group.ours)
            };
            match rows.iter_mut().find(same) {
                Some(row) => {
                    row.types.push(page.ty.clone());
                    // 32 bits read best.
                    if page.ty.ends_with("32") {
                        row.group = group.clone();
                    }
                }
                None => rows.push(Row { types: vec![page.ty.clone()], group: group.clone() }),
            }
        }
    }
    rows
}

/// The mnemonics without the letters that say a size.
fn skeleton(code: &[String]) -> Vec<String> {
    let plain = |line: &String| {
        let words: Vec<&str> = line.split(' ').take(2).collect();
        let lock = words[0] == "lock";
        let word = words[usize::from(lock)];
        let sized = ["ld", "st", "swp", "cas"].iter().any(|stem| word.starts_with(stem));
        let word = if sized { word.trim_end_matches(['b', 'h']) } else { word };
        let parts = word.split('.').filter(|part| !["b", "h", "w", "d"].contains(part));
        parts.collect::<Vec<_>>().join(".")
    };
    code.iter().map(plain).collect()
}

/// The code in a cell of a table, without the return.
fn cell(code: &[String]) -> String {
    let code = code.strip_suffix(&["ret".to_owned()]).unwrap_or(code);
    if code.is_empty() {
        return "nothing".to_owned();
    }
    code.iter().map(|line| format!("`{line}`")).collect::<Vec<_>>().join("<br>")
}

/// An ordering as the table of sequences has it: that of success, for a compare-exchange.
fn in_rust(order: &str) -> &'static str {
    match order.split('/').next().unwrap_or_default() {
        "relaxed" => "Relaxed",
        "acquire" => "Acquire",
        "release" => "Release",
        "acqrel" => "AcqRel",
        "seqcst" => "SeqCst",
        _ => "Full",
    }
}

/// The number of the row of the table of sequences that gives the reason.
fn reason(
    table: &[&Sequence],
    levels: &[&str],
    operation: &Operation,
    ty: &str,
    order: &str,
) -> Option<usize> {
    let has = |list: &str, word: &str| list.split(' ').any(|entry| entry == word);
    let width = ty.trim_start_matches(['u', 'i']);
    levels.iter().find_map(|level| {
        table.iter().position(|row| {
            row.level == *level
                && has(row.operation, operation.sequence())
                && (row.widths.is_empty() || has(row.widths, width))
                && has(row.orderings, in_rust(order))
        })
    })
}

fn page(set: &InstructionSet) -> String {
    let table: Vec<&Sequence> = sequences(set.name).collect();
    let mut text = format!(
        "# {}: the instructions of every operation\n\n\
         Made by `cargo xtask bless` from the disassembly in `crates/interlocked/tests/asm`, where \
         `core`'s code stands beside ours.\n\
         Each row is the code of a function that does the operation and returns.\n\
         Types whose code differs in registers and sizes alone share a row.\n\
         The numbers lead to the reasons at the end of the page.\n",
        set.title
    );
    for (name, levels) in set.targets {
        let target = target::named(name).expect("a target of the goldens");
        let own: Vec<Page> = pages(target).into_iter().filter(|page| page.own).collect();
        if own.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {}\n", capital(target.about));
        if let Some(base) = target.base {
            let _ = write!(text, "\nWhat differs from `{base}`.\n");
        }
        for operation in operation::ALL {
            let of: Vec<&Page> =
                own.iter().filter(|page| page.operation.name == operation.name).collect();
            if of.is_empty() {
                continue;
            }
            let _ = write!(
                text,
                "\n### `{}`\n\n| types | orderings | instructions | why |\n|---|---|---|---|\n",
                operation.name
            );
            for row in rows(&of) {
                let orders = &row.group.orders;
                let mut why: Vec<usize> = row
                    .types
                    .iter()
                    .flat_map(|ty| orders.iter().map(move |order| (ty, order)))
                    .filter_map(|(ty, order)| reason(&table, levels, operation, ty, order))
                    .collect();
                why.sort_unstable();
                why.dedup();
                let why: Vec<String> =
                    why.iter().map(|index| format!("[{0}](#why-{0})", index + 1)).collect();
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | {} |",
                    row.types.join(" "),
                    named(orders, operation.orders),
                    cell(&row.group.ours),
                    why.join(" ")
                );
            }
        }
    }
    reasons(&mut text, &table);
    text
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The table of sequences.
fn reasons(text: &mut String, table: &[&Sequence]) {
    if table.is_empty() {
        return;
    }
    text.push_str("\n## Why\n");
    for (index, row) in table.iter().enumerate() {
        let number = index + 1;
        let level =
            if row.level.is_empty() { String::new() } else { format!(", level `{}`", row.level) };
        let widths =
            if row.widths.is_empty() { String::new() } else { format!(", {} bits", row.widths) };
        let _ = write!(
            text,
            "\n### Why {number}\n\n{}: {}{widths}{level}.\n\n```text\n{}\n```\n\n{}\n\nSource: {}.\n",
            row.operation.replace(' ', ", "),
            row.orderings.replace(' ', ", "),
            row.instructions.replace("; ", "\n"),
            row.why,
            row.source
        );
    }
}

/// How many instructions, for every target.
fn counts() -> String {
    let mut text = String::from(
        "# How many instructions\n\n\
         Made by `cargo xtask bless` from the disassembly in `crates/interlocked/tests/asm`.\n\n\
         Counted are the instructions of a function that does the operation and returns, loops once, \
         padding not at all.\n\
         A cell has ours, `core`'s and portable-atomic's; one number stands for all of them where \
         they are equal, and `–` for who has no such operation or calls a function.\n\
         Where ours is less than one of the others, it is bold.\n\
         `core` has no operations without a result, with a test or on one bit: the shortest \
         expression that does the same is counted. It has no `full`, which is not in this table.\n\n\
         What a compare-exchange costs shows where it is used: asked whether it succeeded \
         (`compare_exchange_is_ok`), asked what it found (`compare_exchange_found`), and in loops \
         (`compare_exchange_until`, `fetch_update`), with the orderings that are usual.\n\
         The loops are those of the weak exchange, which is made for them. Around the strong one, of \
         128 bits with LSE, two moves stand in front of the loop that `core` has not: `casp` takes \
         neighboring registers, a block of assembly has to name them, and those that leave what was \
         found without a move are those that the expected value comes in.\n",
    );
    for target in target::ALL {
        let own: Vec<Page> = pages(target).into_iter().filter(|page| page.own).collect();
        if !own.is_empty() {
            count_table(&mut text, target, &own);
        }
    }
    text.push_str(
        "\n## Where a peer is no peer\n\n\
         Ours is never more than what is right. Here the code of another library is shorter, and has \
         an outcome that Rust forbids: the law says so (`xtask/src/law/pair.rs`).\n\n\
         | whose | target | operations | types | orderings | shorter by | the outcome |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for wrong in WRONG {
        let lists = [&wrong.targets, &wrong.operations, &wrong.types, &wrong.orders];
        let lists = lists.map(|list| list.join(" ")).join(" | ");
        let Wrong { peer, fewer, outcome, .. } = wrong;
        let _ = writeln!(text, "| {peer} | {lists} | {fewer} | {outcome} |");
    }
    text
}

fn count_table(text: &mut String, target: &Target, own: &[Page]) {
    let _ = write!(text, "\n## {}: {}\n", target.name, target.about);
    if let Some(base) = target.base {
        let _ = write!(text, "\nWhat differs from `{base}`.\n");
    }
    text.push_str("\n| operation | orderings |");
    let header: Vec<String> = target.widths.iter().map(|width| format!(" {width} |")).collect();
    let _ = write!(text, "{}\n|---|---|{}\n", header.concat(), "---|".repeat(header.len()));
    for operation in operation::ALL {
        for sign in ["u", "i", "all"] {
            let of =
                |page: &&Page| page.operation.name == operation.name && page.ty.starts_with(sign);
            let pages: Vec<&Page> = own.iter().filter(of).collect();
            count_rows(text, target, operation, sign, &pages);
        }
    }
}

/// The rows of an operation: orderings whose counts are equal at every width share one.
fn count_rows(
    text: &mut String,
    target: &Target,
    operation: &Operation,
    sign: &str,
    pages: &[&Page],
) {
    let mut rows: Vec<(Vec<String>, String)> = Vec::new();
    let full = |name: &String| name.starts_with("full");
    for order in operation.orders.all().into_iter().map(|order| order.name) {
        let at = |width: &u32| {
            let page = pages.iter().find(|page| {
                page.ty == format!("{sign}{width}")
                    || (page.ty == "all" && width == &target.widths[0])
            })?;
            page.groups.iter().find(|group| group.orders.contains(&order))
        };
        let cells: Vec<String> = target
            .widths
            .iter()
            .map(|width| at(width).map_or(String::new(), |group| count_cell(group.counts)))
            .collect();
        if full(&order) || cells.iter().all(String::is_empty) {
            continue;
        }
        let cells = cells.join(" | ");
        match rows.iter_mut().find(|(_, known)| *known == cells) {
            Some((orders, _)) => orders.push(order),
            None => rows.push((vec![order], cells)),
        }
    }
    for (orders, cells) in rows {
        let signed = if sign == "i" { ", signed" } else { "" };
        let all = operation.orders.all().into_iter().filter(|order| !full(&order.name)).count();
        let orders =
            if orders.len() == all { "any".to_owned() } else { named(&orders, operation.orders) };
        let _ = writeln!(text, "| `{}`{signed} | {orders} | {cells} |", operation.name);
    }
}

fn count_cell(counts: [Option<usize>; 3]) -> String {
    let [ours, core, portable] = counts;
    if core == ours && portable == ours {
        return ours.map_or(String::new(), |count| count.to_string());
    }
    let shown = |count: Option<usize>| count.map_or("–".to_owned(), |count| count.to_string());
    let fewer = [core, portable].into_iter().flatten().any(|theirs| ours < Some(theirs));
    let ours = if fewer { format!("**{}**", shown(ours)) } else { shown(ours) };
    format!("{ours} {} {}", shown(core), shown(portable))
}

/// Fills the code blocks that follow a line `<!-- golden: TARGET OPERATION TYPE ORDERING [core] -->`.
fn filled(text: &str) -> String {
    let mut books: BTreeMap<&str, Vec<Page>> = BTreeMap::new();
    let mut out = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        let Some(marker) = line.trim().strip_prefix("<!-- golden: ") else { continue };
        let words: Vec<&str> = marker.trim_end_matches(" -->").split(' ').collect();
        let [name, operation, ty, order, side @ ..] = words.as_slice() else {
            panic!("`{line}` names a target, an operation, a type and an ordering")
        };
        let target = target::named(name).unwrap_or_else(|| panic!("no target {name}"));
        let book = books.entry(target.name).or_insert_with(|| pages(target));
        let page = book.iter().find(|page| page.operation.name == *operation && page.ty == *ty);
        let group = page.and_then(|page| {
            page.groups.iter().find(|group| group.orders.iter().any(|name| name == order))
        });
        let group = group.unwrap_or_else(|| panic!("no code for `{line}`"));
        let code = if side.is_empty() { &group.ours } else { &group.core };
        for line in lines.by_ref() {
            if line.starts_with("```") && line != "```asm" {
                break;
            }
        }
        let indented = |line: &String| {
            if line.ends_with(':') { format!("{line}\n") } else { format!("    {line}\n") }
        };
        let code: String = code.iter().map(indented).collect();
        let _ = write!(out, "```asm\n{code}```\n");
    }
    out
}

/// Compares a file with what it should say, or writes it.
pub(crate) fn hold(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var_os("INTERLOCKED_BLESS").is_some() {
        fs::create_dir_all(file.parent().expect("it has a folder")).expect("it can be made");
        fs::write(&file, text).expect("it can be written");
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == text, "{path} is outdated: cargo xtask bless");
}

#[test]
fn the_page_of_each_instruction_set_is_fresh() {
    for set in INSTRUCTION_SETS {
        hold(&format!("docs/instructions/{}.md", set.name), &page(set));
    }
}

#[test]
fn the_counts_are_fresh() {
    hold("docs/instructions/counts.md", &counts());
}

#[test]
fn the_code_of_the_examples_is_fresh() {
    let path = "docs/instructions/README.md";
    let text = fs::read_to_string(root().join(path)).expect(path);
    hold(path, &filled(&text));
}

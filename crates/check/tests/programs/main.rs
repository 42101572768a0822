//! Programs in a notation of their own, and how many executions they have: the checked-in ones, and
//! those of any text in the same notation (`INTERLOCKED_PROGRAMS`, by default
//! `../shared/reference/checker-programs.md` beside the workspace).
//!
//! The notation is described in `notation.md`, beside this file.

mod ast;
mod block;
mod code;
mod lower;
mod machine;
mod parser;
mod run;
mod source;
mod token;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::ast::{Form, Row, Source};
use crate::run::{Found, Order, run};

/// The most executions of one program, those that are blocked included.
const MOST_EXECUTIONS: u64 = 2_000_000;
/// What of the programs from elsewhere is looked at: what takes less than a minute.
const FROM_ELSEWHERE: Most = Most { complete: 600_000, reversed: 3000 };
/// Programs from elsewhere whose numbers there are not those of the model's definition. The right
/// ones are in `litmus.md`.
const DISPUTED: &[&str] = &["Z6.U"];
/// How a program with a bug takes its loops.
const WAITING: Form = Form { assume: true, blk: true, unroll: None, symmetric: false };
const ORDERS: [Order; 2] = [Order::AsWritten, Order::Reversed];

/// What differs from what a program says of itself.
#[derive(Debug)]
struct Difference {
    /// How loops are taken, if it is a count.
    form: Option<Form>,
    text: String,
}

/// Which of a text's counts are looked at.
#[derive(Clone, Copy)]
struct Most {
    /// At most so many complete executions.
    complete: u64,
    /// At most so many for the reverse order of the threads to be tried as well.
    reversed: u64,
}

/// The programs of a text, each with what differs from what it says of itself.
fn all_differences(text: &str, most: Most) -> Vec<(String, Vec<Difference>)> {
    let blocks = block::blocks(text).unwrap_or_else(|error| panic!("{error}"));
    assert!(!blocks.is_empty(), "no programs");
    let differences = |block: &block::Block| {
        let mut differences = Vec::new();
        let result = Source::parse(block).and_then(|s| compare(&s, most, &mut differences));
        let error = |text| Difference { form: None, text };
        differences.extend(result.err().map(error));
        (block.name.clone(), differences)
    };
    // Two at a time.
    let next = AtomicUsize::new(0);
    let some = || {
        let mut found = Vec::new();
        while let Some(block) = blocks.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.push(differences(block));
        }
        found
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(some);
        let mut found = some();
        found.extend(other.join().expect("it does not panic"));
        found.sort_by_key(|(name, _)| blocks.iter().position(|block| block.name == *name));
        found
    })
}

fn compare(source: &Source, most: Most, differences: &mut Vec<Difference>) -> Result<(), String> {
    for counts in &source.counts {
        let Some(form) = counts.form else { continue };
        for row in counts.rows.iter().filter(|row| row.complete <= most.complete) {
            // Which of the permutations is looked at depends on the order.
            let has_orders = row.complete <= most.reversed && !form.symmetric;
            let orders = if has_orders { &ORDERS[..] } else { &ORDERS[..1] };
            let difference = difference(source, row, form, orders)?;
            differences.extend(difference.map(|text| Difference { form: Some(form), text }));
        }
    }
    if let Some(bug) = &source.bug {
        for order in ORDERS {
            let found = run(source, &[], WAITING, order, MOST_EXECUTIONS)?;
            if !found.bug.as_ref().is_some_and(|found| run::is(found, bug)) {
                let text = format!("{}: {:?} and not {bug}", source.name, found.bug);
                differences.push(Difference { form: None, text });
            }
        }
    }
    Ok(())
}

fn difference(
    source: &Source,
    row: &Row,
    form: Form,
    orders: &[Order],
) -> Result<Option<String>, String> {
    let run = |&order| run(source, &row.parameters, form, order, MOST_EXECUTIONS);
    let found: Vec<Found> = orders.iter().map(run).collect::<Result<_, _>>()?;
    let is_right = |found: &Found, sum| {
        let is_clean = !found.is_twice && !found.is_bounded && found.bug.is_none();
        is_clean && found.complete == row.complete && found.sum == sum
    };
    if found.iter().all(|one| is_right(one, found[0].sum)) {
        return Ok(None);
    }
    let mut text = format!("{} {:?} {form:?}: {}", source.name, row.parameters, row.complete);
    for found in found {
        let _ = write!(text, "\n    {found:?}");
    }
    Ok(Some(text))
}

/// Checks the programs of a text that is beside this file.
#[track_caller]
fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name);
    let text = std::fs::read_to_string(path).expect("the text is there");
    let all = Most { complete: u64::MAX, reversed: u64::MAX };
    let mut differences = all_differences(&text, all);
    differences.retain(|(_, differences)| !differences.is_empty());
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn the_notation() {
    check("notation.md");
}

#[test]
fn litmus_programs() {
    check("litmus.md");
}

#[test]
fn counters_and_algorithms() {
    check("algorithms.md");
}

#[test]
fn data_structures() {
    check("structures.md");
}

#[test]
fn programs_with_a_bug() {
    check("bugs.md");
}

#[test]
fn programs_from_elsewhere() {
    let path = std::env::var_os("INTERLOCKED_PROGRAMS").map_or_else(
        || {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
            root.join("../shared/reference/checker-programs.md")
        },
        PathBuf::from,
    );
    let Ok(text) = std::fs::read_to_string(&path) else {
        let _ = writeln!(std::io::stderr().lock(), "skipped: there is no {}", path.display());
        return;
    };
    let mut wrong = Vec::new();
    for (program, differences) in all_differences(&text, FROM_ELSEWHERE) {
        for difference in differences {
            let is_disputed = DISPUTED.contains(&program.as_str());
            let is_cut_off = difference.form.is_some_and(|form| form.is_cut_off());
            if is_cut_off || is_disputed && difference.form.is_some() {
                let text = difference.text;
                let _ = writeln!(std::io::stderr().lock(), "not as there: {text}");
            } else {
                wrong.push(difference.text);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What is wrong with the program that these fields make.
#[track_caller]
fn check_error(fields: &str, error: &str) {
    let text = format!("```prog\nA\n{fields}\ncount: 1\n```");
    let found = block::blocks(&text).and_then(|blocks| {
        let source = Source::parse(&blocks[0])?;
        run(&source, &[], WAITING, Order::AsWritten, 1).map(|_| ())
    });
    let found = found.expect_err("there is an error");
    assert!(found.contains(error), "{found}");
}

#[test]
fn errors_say_what_and_where() {
    check_error("vars: x\nT1: x.load(Rlx) x.load(Rlx)", "line 4: `;` is expected");
    check_error("vars: x\nT1:\n  x.load(Rlx);\n  x.peek(Rlx)", "line 6: an access and not `peek`");
    check_error("vars: x\nT1: x.load(Relaxed)", "an ordering and not `Relaxed`");
    check_error("T1: if (1) { r1=2;", "line 3: `}` is expected");
    check_error("T1: x.load(Rlx)", "no cell `x`");
    check_error("vars: x[2]\nT1: x.load(Rlx)", "an index where `x` has none");
    check_error("vars: x x", "two cells `x`");
    check_error("vars: x[N]", "not a number that the parameters give");
    check_error("T1: r1=f()", "no function `f`");
    check_error("fn f(a): return a\nT1: r1=f()", "`f` takes 1 arguments");
    check_error("T1: r1=b", "what is `b`?");
    check_error("vars: x\nT1: x=1", "`x` cannot be assigned to");
    check_error("T1: break", "outside of a loop");
    check_error("T1 T2: r1=1", "a thread, `name:`");
    check_error("count(often): 1", "`often` in `count(often)`");
}

#[test]
fn what_is_wrong_is_seen() {
    let text = "```prog\nA\nvars: x\nT(i in 0..N): x.faa(1,Rlx)\ncount: N=2:3 N=3:6\n\
                ```\n```prog\nB\nvars: x\nT1: x.store(1,SC)\nbug: race\n```\n\
                ```prog\nC\nT1: r1=\n count: 1\n```\n";
    let found = all_differences(text, FROM_ELSEWHERE);
    let texts = found.iter().map(|(_, all)| all.iter().map(|one| one.text.as_str()).collect());
    let texts: Vec<Vec<&str>> = texts.collect();
    let [counts, bugs, errors] = &texts[..] else { panic!("{found:?}") };
    assert!(matches!(&counts[..], [text] if text.contains("complete: 2")), "{counts:?}");
    assert_eq!(bugs[..], ["B: None and not race"; 2]);
    assert!(matches!(&errors[..], [text] if text.contains("line")), "{errors:?}");
}

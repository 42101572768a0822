//! Every test of the reference corpora: verdicts, final states and answers equal to the reference,
//! but for the differences that `docs/conformance.md` lists, each with its justification.
//!
//! The corpora are other people's and not part of the project: the folder is named by
//! `INTERLOCKED_CORPUS`, by default `../shared/corpus` beside the workspace, and a corpus that is
//! not there is skipped with a notice.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, Outcomes, Question, outcomes};
use interlocked_litmus::Test;
use interlocked_report::state::state;
use rayon::prelude::*;
use serde_json::Value as Json;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn folder(corpus: &str) -> Option<PathBuf> {
    let all = std::env::var_os("INTERLOCKED_CORPUS")
        .map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    let folder = all.join(corpus);
    folder.join("expected.jsonl").is_file().then_some(folder)
}

/// The files of a corpus that `docs/conformance.md` lists: `| corpus | `file` | reason |`.
fn known_differences(corpus: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("docs/conformance.md")).expect("it is there");
    text.lines()
        .filter_map(|line| {
            let mut cells = line.trim().strip_prefix('|')?.split('|').map(str::trim);
            let here = cells.next()? == corpus;
            let file = cells.next()?.trim_matches('`').to_owned();
            here.then_some(file)
        })
        .collect()
}

/// What differs between our outcomes and the reference's, in words; empty if nothing does.
fn difference(
    question: &Question,
    found: &Outcomes,
    states: &BTreeSet<String>,
    expected: &Json,
) -> String {
    let mut words = Vec::new();
    if let Some(reference) = expected["states"].as_array() {
        let reference: BTreeSet<String> =
            reference.iter().filter_map(Json::as_str).map(str::to_owned).collect();
        let missing: Vec<_> = reference.difference(states).collect();
        let extra: Vec<_> = states.difference(&reference).collect();
        if !missing.is_empty() || !extra.is_empty() {
            words.push(format!("missing {missing:?}, extra {extra:?}"));
        }
    }
    if let Some(reference) = expected["observation"].as_str() {
        let ours = found.observation(&question.condition).to_string();
        if ours != reference {
            words.push(format!("{ours}, reference {reference}"));
        }
    }
    if let Some(holds) = expected["condition_holds"].as_bool()
        && found.answer(question) != holds
    {
        words.push(format!("condition holds: {}, reference {holds}", !holds));
    }
    if let Some(flags) = expected["flags"].as_array()
        && flags.is_empty() != found.flags.is_empty()
    {
        words.push(format!("flags {:?}, reference {flags:?}", found.flags));
    }
    if !found.complete() {
        words.push(format!("incomplete: {:?}", found.limits));
    }
    words.join("; ")
}

/// What differs in one file.
fn judge(folder: &Path, model: &CatModel, expected: &Json) -> Result<String, String> {
    let file = expected["file"].as_str().expect("a row names its file");
    let text = std::fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())?;
    let source = Source::new(file, text);
    let (test, errors) = Test::parse(&source);
    let test = test.ok_or_else(|| format!("does not parse: {errors:?}"))?;
    let program = test.lower().map_err(|errors| format!("does not lower: {errors:?}"))?;
    let found = outcomes(&program, model, &Limits::default()).map_err(|error| error.to_string())?;
    let states = found.states.keys().map(|outcome| state(&program, outcome)).collect();
    Ok(difference(&test.question(&program), &found, &states, expected))
}

fn check(corpus: &str, model: &str) {
    let Some(folder) = folder(corpus) else {
        let _ = writeln!(
            std::io::stderr().lock(),
            "skipped: no corpus `{corpus}` (set INTERLOCKED_CORPUS to its folder)"
        );
        return;
    };
    let model = CatModel::embedded(model).expect("the model is embedded");
    let text = std::fs::read_to_string(folder.join("expected.jsonl")).expect("it was there");
    let rows: Vec<Json> =
        text.lines().map(|line| serde_json::from_str(line).expect("a row is JSON")).collect();
    let differing: Vec<(String, String)> = rows
        .par_iter()
        .filter_map(|row| {
            let words = judge(&folder, &model, row).unwrap_or_else(|error| error);
            (!words.is_empty()).then(|| (row["file"].as_str().unwrap_or("?").to_owned(), words))
        })
        .collect();
    let files: BTreeSet<String> = differing.iter().map(|(file, _)| file.clone()).collect();
    let listed: BTreeSet<String> =
        rows.iter().filter_map(|row| row["file"].as_str()).map(str::to_owned).collect();
    let known = known_differences(corpus).intersection(&listed).cloned().collect();
    let report: Vec<String> =
        differing.iter().map(|(file, words)| format!("{file}: {words}")).collect();
    assert!(rows.len() > 10, "the corpus is there and empty");
    assert_eq!(files, known, "{} of {} differ:\n{}", files.len(), rows.len(), report.join("\n"));
}

#[test]
fn x86_64() {
    check("x86-64", "x86-tso");
}

#[test]
fn x86_32() {
    check("x86-32", "x86-tso");
}

#[test]
fn aarch64() {
    check("aarch64", "aarch64");
}

#[test]
fn aarch64_from_riscv() {
    check("aarch64-from-riscv", "aarch64");
}

#[test]
fn c11() {
    check("c11", "rc11");
}

//! Tests that others wrote, from the folder that `INTERLOCKED_CORPUS` names: all parse, print to
//! the same test, lower, and observe what the reference's states show.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use interlocked_diag::Source;
use interlocked_exec::Program;
use interlocked_litmus::Test;

/// Tests whose reference is that of another test of the same name: it shows locations that neither
/// the condition nor a list of locations of the file names.
const NAMESAKES: &[&str] = &[
    "non-mixed-size/BASIC_2_THREAD/R+mfences.litmus",
    "non-mixed-size/BASIC_2_THREAD/SB+mfences.litmus",
    "non-mixed-size/BASIC_3_THREAD/WRW+WR+mfences.litmus",
];

/// The folder of tests, or `None` with a notice.
fn corpus() -> Option<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let folder = std::env::var_os("INTERLOCKED_CORPUS").map_or(default, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    let _ = writeln!(std::io::stderr().lock(), "skipped: there is no folder {}", folder.display());
    None
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "litmus") {
            out.push(path);
        }
    }
}

fn parse(source: &Source) -> Result<Test, String> {
    let (test, diagnostics) = Test::parse(source);
    test.ok_or_else(|| diagnostics.iter().map(|d| source.render(d)).collect::<Vec<_>>().join("\n"))
}

/// The names of what a state of the reference shows, in order.
fn names(state: &str) -> Vec<&str> {
    state.split(';').filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim()).collect()
}

fn check(folder: &str) {
    let Some(corpus) = corpus() else { return };
    let corpus = corpus.join(folder);
    let mut paths = Vec::new();
    files(&corpus, &mut paths);
    assert!(!paths.is_empty());
    let mut programs = std::collections::BTreeMap::new();
    let mut failures = Vec::new();
    for path in &paths {
        let name = path.strip_prefix(&corpus).unwrap().display().to_string();
        let source = Source::new(name.clone(), fs::read_to_string(path).unwrap());
        match check_one(&source) {
            Ok(program) => {
                programs.insert(name, program);
            }
            Err(message) => failures.push(format!("{name}: {message}")),
        }
    }
    for line in fs::read_to_string(corpus.join("expected.jsonl")).unwrap().lines() {
        let expected: serde_json::Value = serde_json::from_str(line).unwrap();
        let Some(state) = expected["states"].as_array().and_then(|states| states.first()) else {
            continue;
        };
        let file = expected["file"].as_str().unwrap();
        let Some(program) = programs.get(file) else { continue };
        let observed = program.observed.iter().map(|o| program.display_observable(o));
        let observed: Vec<String> = observed.collect();
        let mut shown = names(state.as_str().unwrap());
        if NAMESAKES.contains(&file) {
            shown.retain(|name| observed.iter().any(|ours| ours == name));
        }
        if observed != shown {
            failures.push(format!("{file}: observes {observed:?}, the reference {state}"));
        }
    }
    let shown = failures.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {}:\n{shown}", failures.len(), paths.len());
}

fn check_one(source: &Source) -> Result<Program, String> {
    let test = parse(source)?;
    let printed = test.to_string();
    let again = parse(&Source::new("printed", printed.clone()))?;
    if again != test {
        return Err(format!("prints as another test:\n{printed}"));
    }
    if again.to_string() != printed {
        return Err("prints differently the second time".to_owned());
    }
    let program = test.lower().map_err(|diagnostics| {
        diagnostics.iter().map(|d| source.render(d)).collect::<Vec<_>>().join("\n")
    })?;
    let _ = test.question(&program);
    Ok(program)
}

#[test]
fn x86_64() {
    check("x86-64");
}

#[test]
fn x86_32() {
    check("x86-32");
}

#[test]
fn aarch64() {
    check("aarch64");
}

#[test]
fn aarch64_from_riscv() {
    check("aarch64-from-riscv");
}

#[test]
fn c11() {
    check("c11");
}

//! What this CPU does is allowed: the experiment's outcomes are among the law's.
//!
//! For the x86 tests of the catalogue, and for one in eight of the reference corpora where these
//! are there (see `conformance.rs`).

#![cfg(all(target_arch = "x86_64", target_os = "linux"))]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, outcomes};
use interlocked_hardware::Options;
use interlocked_litmus::{Code, Test};

const RUNS: u64 = 2_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The `.litmus` files below a folder, in order.
fn tests(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            tests(&entry, files);
        } else if entry.extension().is_some_and(|extension| extension == "litmus") {
            files.push(entry);
        }
    }
}

/// Runs the x86 tests among `files`; returns how many these are.
fn check(files: impl IntoIterator<Item = PathBuf>) -> usize {
    let model = CatModel::embedded("x86-tso").unwrap();
    let options = Options { runs: Some(RUNS), time: None, ..Options::default() };
    let mut count = 0;
    for file in files {
        let source = Source::new(file.display().to_string(), fs::read_to_string(&file).unwrap());
        let (test, _) = Test::parse(&source);
        let test = test.unwrap_or_else(|| panic!("{} does not parse", source.name));
        let Code::X86(_, code) = &test.code else { continue };
        count += 1;
        let program = test.lower().unwrap();
        let law = outcomes(&program, &model, &Limits::default()).unwrap();
        let never = AtomicBool::new(false);
        let run = interlocked_hardware::run(&program, code, &options, &never, &mut |_| {})
            .unwrap_or_else(|error| panic!("{}: {error}", source.name));
        let forbidden: Vec<_> =
            run.outcomes.states.keys().filter(|state| !law.states.contains_key(*state)).collect();
        let waits = !law.complete();
        assert!(forbidden.is_empty() || waits, "{}: {forbidden:?} not in {law:?}", source.name);
    }
    count
}

#[test]
fn the_catalogue() {
    let mut files = Vec::new();
    tests(&root().join("catalogue"), &mut files);
    assert!(check(files) > 0);
}

#[test]
#[allow(clippy::print_stdout)]
fn the_corpora() {
    let all = std::env::var_os("INTERLOCKED_CORPUS")
        .map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    for corpus in ["x86-64", "x86-32"] {
        let folder = all.join(corpus);
        if !folder.is_dir() {
            let _ = writeln!(
                std::io::stderr().lock(),
                "skipped: there is no corpus {corpus}; INTERLOCKED_CORPUS names its folder"
            );
            continue;
        }
        let mut files = Vec::new();
        tests(&folder, &mut files);
        assert!(check(files.into_iter().step_by(8)) > 0);
    }
}

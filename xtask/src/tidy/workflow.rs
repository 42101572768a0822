//! The workflow of the public host and the stages are one and the same.

use super::files::assert_none;
use crate::cross::toolchain::OLDEST;
use crate::{root, stage};

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect(path)
}

/// The stages that a workflow calls. One that names no stage would run all.
fn called(workflow: &str) -> Vec<&str> {
    let calls = workflow.lines().filter_map(|line| line.split_once("run: cargo xtask test"));
    calls.flat_map(|(_, stages)| stages.split_whitespace()).collect()
}

/// The jobs of a workflow: the names that stand two columns in, below `jobs:`.
fn jobs(workflow: &str) -> Vec<&str> {
    let (_, jobs) = workflow.split_once("\njobs:\n").expect("a workflow has jobs");
    let names = jobs.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    names.filter(|name| !name.starts_with([' ', '#'])).collect()
}

#[test]
fn the_workflow_calls_every_stage_and_no_other() {
    let workflow = read(".github/workflows/ci.yml");
    let called = called(&workflow);
    let exists = |name: &str| stage::ALL.iter().any(|stage| stage.name == name);
    let unknown = called.iter().filter(|name| !exists(name));
    let missing = stage::ALL.iter().map(|stage| &stage.name).filter(|name| !called.contains(name));
    let mut offences: Vec<String> = unknown.map(|name| format!("no stage {name}")).collect();
    offences.extend(missing.map(|name| format!("no job calls {name}")));
    assert_none("the workflow and the stages differ", &offences);
}

#[test]
fn the_conclusion_waits_for_every_job() {
    let workflow = read(".github/workflows/ci.yml");
    let needs = workflow.split_once("needs: [").and_then(|(_, rest)| rest.split_once(']'));
    let (needs, _) = needs.expect("the conclusion has a list of needs");
    let needs: Vec<&str> = needs.split(", ").collect();
    let jobs = jobs(&workflow);
    assert_eq!(jobs.split_last(), Some((&"conclusion", needs.as_slice())));
}

#[test]
fn the_oldest_rust_is_what_the_library_promises() {
    let manifest = read("crates/interlocked/Cargo.toml");
    let promise = manifest.lines().find_map(|line| line.strip_prefix("rust-version = "));
    let (minor, _) = OLDEST.rsplit_once('.').expect("a version has three parts");
    assert_eq!(promise, Some(format!("{minor:?}").as_str()));
}

#[test]
fn calls_and_jobs_are_found() {
    let workflow = "on:\njobs:\n  # All.\n  a:\n    steps:\n      - run: cargo xtask test b c\n";
    assert_eq!(called(workflow), ["b", "c"]);
    assert_eq!(jobs(workflow), ["a"]);
}

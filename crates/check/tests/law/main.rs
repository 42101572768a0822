//! The checker and the law: as many executions as the model has, with the same final states, and none
//! twice; for every model, on every test in C or Rust, of the catalogue and of the reference corpus
//! where that is (`INTERLOCKED_CORPUS`, by default `../shared/corpus` beside the workspace), and on
//! random programs.

mod fewest;
mod models;
mod preemption;
mod program;
mod random;
mod shapes;

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use interlocked_cat::CatModel;
use interlocked_check::{Ended, Graph, Limits, Model, Program, explore};
use interlocked_diag::Source as Text;
use interlocked_exec::{Architecture, MicroOp, Outcome, Program as Code, outcomes};
use interlocked_litmus::Test;
use program::Threads;

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpus = std::env::var_os("INTERLOCKED_CORPUS")
        .map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    let folders = [root.join("catalogue"), corpus.join("c11/auto"), corpus.join("c11/manual")];
    let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Whether a thread jumps back: the law leaves rounds of loops out that only wait.
fn has_loop(code: &Code) -> bool {
    code.threads.iter().any(|thread| {
        thread.ops.iter().enumerate().any(|(at, op)| match op.op {
            MicroOp::Branch { target, .. }
            | MicroOp::Guard { target, .. }
            | MicroOp::Jump { target } => target <= at,
            _ => false,
        })
    })
}

/// A graph as what it is: labels and modification orders.
fn shape(threads: &Threads, graph: &Graph) -> String {
    let labels: Vec<Vec<_>> = (0..threads.threads())
        .map(|thread| graph.thread(thread).map(|event| event.label).collect())
        .collect();
    let mut locations: Vec<u64> =
        labels.iter().flatten().filter_map(|label| label.location()).collect();
    locations.sort_unstable();
    locations.dedup();
    let mo: Vec<_> = locations.iter().map(|&x| graph.writes(x).to_vec()).collect();
    format!("{labels:?} {mo:?}")
}

/// The final states that the checker finds, and how often.
///
/// # Panics
/// If an execution comes twice.
fn found(name: &str, code: &Code, model: Model) -> BTreeMap<Outcome, u64> {
    let mut threads = Threads::new(code.clone());
    let mut states: BTreeMap<Outcome, u64> = BTreeMap::new();
    let mut seen = HashSet::new();
    let limits = Limits { model, ..Limits::default() };
    explore(&mut threads, &limits, |threads, graph, ended| {
        assert!(seen.insert(shape(threads, graph)), "{name}, {model:?}: twice");
        if ended == Ended::Complete {
            *states.entry(threads.outcome(graph)).or_default() += 1;
        }
        ControlFlow::Continue(())
    });
    states
}

/// How the checker differs from the law, in words.
fn difference(name: &str, code: &Code, model: Model, law: &CatModel) -> Option<String> {
    let states = found(name, code, model);
    let law = outcomes(code, law, &interlocked_exec::Limits::default()).expect("it unfolds").states;
    (states != law).then(|| format!("{name}, {model:?}: {states:?}, law {law:?}"))
}

/// The tests in C or Rust without loops, by name.
fn programs() -> impl Iterator<Item = (String, Code)> {
    files().into_iter().filter_map(|path| {
        let text = std::fs::read_to_string(&path).expect("it was listed");
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let test = Test::parse(&Text::new(&name, text)).0?;
        if !matches!(test.architecture(), Architecture::C | Architecture::Rust) {
            return None;
        }
        let code = test.lower().expect("it lowers");
        (!has_loop(&code)).then_some((name, code))
    })
}

#[test]
fn as_many_executions_as_the_law_has() {
    let laws = models::ALL.map(|model| (model, models::of(model)));
    let mut compared = 0;
    let mut differing = Vec::new();
    for (name, code) in programs() {
        compared += 1;
        let all = laws.iter().filter_map(|(model, law)| difference(&name, &code, *model, law));
        differing.extend(all);
    }
    assert!(compared > 100, "{compared}");
    assert!(differing.is_empty(), "{} of {compared}: {differing:#?}", differing.len());
}

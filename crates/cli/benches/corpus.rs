//! The law over the reference corpora, on one thread: reading, lowering and enumerating every test.
//!
//! `cargo bench -p interlocked-cli --bench corpus`, with the corpora in the folder that
//! `INTERLOCKED_CORPUS` names (by default `../shared/corpus` beside the workspace); a corpus that
//! is not there is left out. What is measured is the work of `interlocked check --jobs 1` without
//! its output.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, criterion_group, criterion_main};
use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, Program, outcomes};
use interlocked_litmus::Test;

const CORPORA: [(&str, &str); 5] = [
    ("x86-64", "x86-tso"),
    ("x86-32", "x86-tso"),
    ("aarch64", "aarch64"),
    ("aarch64-from-riscv", "aarch64"),
    ("c11", "rc11"),
];

fn sources(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "litmus") {
            let text = std::fs::read_to_string(&path).expect("a test can be read");
            found.push(Source::new(path.to_string_lossy(), text));
        }
    }
}

fn programs(sources: &[Source]) -> Vec<Program> {
    sources.iter().filter_map(|source| Test::parse(source).0?.lower().ok()).collect()
}

/// The number of consistent executions of all programs.
fn executions(programs: &[Program], model: &CatModel) -> u64 {
    let limits = Limits::default();
    let found = programs.iter().filter_map(|program| outcomes(program, model, &limits).ok());
    found.map(|outcomes| outcomes.executions()).sum()
}

fn corpora(criterion: &mut Criterion) {
    let all = std::env::var_os("INTERLOCKED_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"),
        PathBuf::from,
    );
    for (corpus, model) in CORPORA {
        let mut texts = Vec::new();
        sources(&all.join(corpus), &mut texts);
        if texts.is_empty() {
            continue;
        }
        let model = CatModel::embedded(model).expect("the model is embedded");
        let mut group = criterion.benchmark_group(corpus);
        group.sample_size(10);
        group.bench_function("read and lower", |b| b.iter(|| programs(black_box(&texts)).len()));
        let lowered = programs(&texts);
        group.bench_function("enumerate", |b| b.iter(|| executions(black_box(&lowered), &model)));
        group.finish();
    }
}

criterion_group!(benches, corpora);
criterion_main!(benches);

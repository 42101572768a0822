//! The mechanism and the law: the same outcomes where a machine is a model, no others where a
//! machine is stronger than one. On every test of the catalogue, and of the reference corpora where
//! they are (`INTERLOCKED_CORPUS`, by default `../shared/corpus` beside the workspace).

use std::io::Write as _;
use std::path::{Path, PathBuf};

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Architecture, Expr, MicroOp, Outcome, Outcomes, Program, Reg, outcomes};
use interlocked_litmus::Test;
use interlocked_machine::mesi::protocol::{MESI, MESIF, MOESI};
use interlocked_machine::mesi::{self, Mesi};
use interlocked_machine::{Limits, Refused, Tso, explore};
use rayon::prelude::*;

const X86: &[Architecture] = &[Architecture::X86_64, Architecture::X86];
const ALL: &[Architecture] = &[
    Architecture::X86_64,
    Architecture::X86,
    Architecture::AArch64,
    Architecture::C,
    Architecture::Rust,
];

fn files(folder: &Path, to: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, to);
        } else if path.extension().is_some_and(|end| end == "litmus" || end == "rs") {
            to.push(path);
        }
    }
}

/// The tests of the catalogue and of the given corpora, for some instruction sets, with up to
/// `threads` threads.
fn programs(corpora: &[&str], of: &[Architecture], threads: usize) -> Vec<(String, Program)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpus = std::env::var_os("INTERLOCKED_CORPUS")
        .map_or_else(|| root.join("../shared/corpus"), PathBuf::from);
    let mut paths = Vec::new();
    files(&root.join("catalogue"), &mut paths);
    for name in corpora {
        let before = paths.len();
        files(&corpus.join(name), &mut paths);
        if paths.len() == before {
            let _ = writeln!(
                std::io::stderr().lock(),
                "skipped: no corpus `{name}` (set INTERLOCKED_CORPUS to its folder)"
            );
        }
    }
    let load = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("it was listed");
        let name = path.display().to_string();
        let test = Test::parse(&Source::new(&name, text)).0?;
        let wanted = of.contains(&test.architecture()) && test.threads() <= threads;
        wanted.then(|| Some((name, test.lower().ok()?))).flatten()
    };
    paths.par_iter().filter_map(load).collect()
}

/// How the outcomes of a machine and of a model compare.
enum Relation {
    Equal,
    Within,
}

/// Compares them on every program for which the law is complete; gives how many those are.
fn compare(
    programs: &[(String, Program)],
    name: &str,
    relation: &Relation,
    run: impl Fn(&Program) -> Result<(Outcomes, bool), Refused> + Sync,
) -> usize {
    let model = CatModel::embedded(name).expect("the model is embedded");
    let judged: Vec<String> = programs
        .par_iter()
        .filter_map(|(file, program)| {
            let law = outcomes(program, &model, &interlocked_exec::Limits::default()).ok()?;
            if !law.complete() {
                return None;
            }
            let words = match run(program) {
                Err(Refused::Pointer) => return None,
                Err(refused) => format!("refused: {refused}"),
                Ok((_, true)) => "a rule is broken".to_owned(),
                Ok((found, false)) => difference(&law, &found, relation),
            };
            Some(if words.is_empty() { words } else { format!("{file}: {words}") })
        })
        .collect();
    let _ = writeln!(std::io::stderr().lock(), "{name}: {} tests", judged.len());
    let differing: Vec<&String> = judged.iter().filter(|words| !words.is_empty()).collect();
    assert!(differing.is_empty(), "{} of {}: {differing:#?}", differing.len(), judged.len());
    judged.len()
}

fn difference(law: &Outcomes, found: &Outcomes, relation: &Relation) -> String {
    if !found.complete() {
        return format!("incomplete: {:?}", found.limits);
    }
    let extra: Vec<&Outcome> =
        found.states.keys().filter(|state| !law.states.contains_key(*state)).collect();
    let missing: Vec<&Outcome> =
        law.states.keys().filter(|state| !found.states.contains_key(*state)).collect();
    if !extra.is_empty() {
        return format!("the law forbids {extra:?}");
    }
    match relation {
        Relation::Equal if !missing.is_empty() => format!("the machine does not reach {missing:?}"),
        _ => String::new(),
    }
}

fn tso(program: &Program, capacity: usize) -> Result<(Outcomes, bool), Refused> {
    let found = explore(&Tso::new(program, capacity)?, &Limits::default());
    Ok((found.outcomes, found.violation.is_some()))
}

fn caches(program: &Program, config: mesi::Config) -> Result<(Outcomes, bool), Refused> {
    let found = explore(&Mesi::new(program, config)?, &Limits::default());
    Ok((found.outcomes, found.violation.is_some()))
}

#[test]
fn without_buffers_it_is_sequential_consistency() {
    let programs = programs(&["x86-64", "x86-32"], ALL, 8);
    assert!(compare(&programs, "sc", &Relation::Equal, |program| tso(program, 0)) > 150);
}

#[test]
fn with_fifo_buffers_it_is_x86_tso() {
    let programs = programs(&["x86-64", "x86-32"], X86, 8);
    assert!(compare(&programs, "x86-tso", &Relation::Equal, |program| tso(program, 8)) > 15);
}

#[test]
fn coherent_caches_under_fifo_buffers_are_x86_tso() {
    let programs = programs(&["x86-64", "x86-32"], X86, 4);
    let run = |program: &Program| caches(program, mesi::Config::default());
    assert!(compare(&programs, "x86-tso", &Relation::Equal, run) > 15);
}

#[test]
fn every_protocol_is_x86_tso() {
    let programs = programs(&["x86-32"], X86, 2);
    let base = mesi::Config::default();
    let cache = base.cache;
    for protocol in [MESI, MOESI, MESIF] {
        for cache in [
            mesi::Cache { warm: true, ..cache },
            mesi::Cache { exclusive: false, ..cache },
            mesi::Cache { ways: 1, ..cache },
        ] {
            for atomics in [mesi::Atomics::Near, mesi::Atomics::Far] {
                let config = mesi::Config { protocol, cache, atomics, ..base.clone() };
                let run = |program: &Program| caches(program, config.clone());
                assert!(compare(&programs, "x86-tso", &Relation::Equal, run) > 15);
            }
        }
    }
}

/// Whether an address of the program is computed: its accesses are ordered by dependencies too.
fn computes_addresses(program: &Program) -> bool {
    program.threads.iter().flat_map(|thread| thread.ops.iter().map(move |op| (thread, op))).any(
        |(thread, op)| {
            let (MicroOp::Load { address, .. } | MicroOp::Store { address, .. }) = &op.op else {
                return false;
            };
            let is_written = |reg: Reg| {
                thread.ops.iter().any(|op| match op.op {
                    MicroOp::Assign { dst, .. } | MicroOp::Load { dst, .. } => dst == reg,
                    _ => false,
                })
            };
            match address {
                Expr::Const(_) => false,
                Expr::Reg(reg) => is_written(*reg),
                _ => true,
            }
        },
    )
}

#[test]
fn with_barriers_the_weak_machine_is_within_armv8() {
    let corpora = ["aarch64", "aarch64-from-riscv"];
    let mut programs = programs(&corpora, &[Architecture::AArch64], 4);
    programs.retain(|(_, program)| !computes_addresses(program));
    let run = |program: &Program| caches(program, mesi::Config::weak());
    assert!(compare(&programs, "aarch64", &Relation::Within, run) > 15);
}

/// Loads whose address depends on a load drain the invalidate queue: the gap that Alpha left open.
#[test]
fn unordered_buffers_and_invalidate_queues_are_within_armv8() {
    let programs = programs(&["aarch64", "aarch64-from-riscv"], &[Architecture::AArch64], 4);
    let run = |program: &Program| {
        caches(program, mesi::Config { dependent_loads_drain: true, ..mesi::Config::weak() })
    };
    assert!(compare(&programs, "aarch64", &Relation::Within, run) > 15);
}

/// Acquire, release and `seq_cst` as the machine takes them, on C and Rust.
#[test]
fn every_machine_is_within_rc11() {
    let programs = programs(&["c11"], &[Architecture::C, Architecture::Rust], 8);
    let within = |run: fn(&Program) -> Result<(Outcomes, bool), Refused>| {
        assert!(compare(&programs, "rc11", &Relation::Within, run) > 100);
    };
    within(|program| tso(program, 8));
    within(|program| caches(program, mesi::Config::default()));
    within(|program| caches(program, mesi::Config::weak()));
}

/// Steps that commute are taken in one order only: the outcomes are the same in all orders.
#[test]
fn the_reduction_leaves_no_outcome_out() {
    let programs =
        programs(&["x86-32", "aarch64/HAND", "aarch64/Fence2", "aarch64/RelAcq"], ALL, 2);
    let weak = mesi::Config::weak();
    let base = mesi::Config::default();
    let configs = [
        weak.clone(),
        mesi::Config { queue: 2, ..base.clone() },
        mesi::Config { queue: 1, cache: mesi::Cache { ways: 1, ..base.cache }, ..base.clone() },
        mesi::Config { buffer: mesi::Buffer { forwarding: false, ..weak.buffer }, ..weak.clone() },
        mesi::Config { buffer: mesi::Buffer { capacity: 0, ..base.buffer }, ..weak.clone() },
        mesi::Config { atomics: mesi::Atomics::Far, dependent_loads_drain: true, ..weak },
    ];
    let differing: Vec<String> = programs
        .par_iter()
        .flat_map_iter(|(name, program)| {
            configs.iter().enumerate().map(move |config| (name, program, config))
        })
        .filter_map(|(name, program, (number, config))| {
            let machine = Mesi::new(program, config.clone()).ok()?;
            let some = explore(&machine, &Limits::default());
            let all = explore(&machine, &Limits { reduce: false, ..Limits::default() });
            assert!(some.violation.is_none() && all.violation.is_none(), "{name}: {config:?}");
            let same = some.outcomes.states.keys().eq(all.outcomes.states.keys());
            (!same).then(|| format!("{name}: machine {number}"))
        })
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
    assert!(programs.len() > 50);
}

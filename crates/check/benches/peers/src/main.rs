//! Executions and time of this checker, of loom, and of shuttle's depth-first search, on the same
//! programs in one run.
//!
//! `cargo run --release --manifest-path crates/check/benches/peers/Cargo.toml`
//!
//! Each program is one text (`programs.rs`), compiled for each checker. Each run has a process of its
//! own and twenty seconds; one that does not end in it has dashes. A second table has this checker and
//! loom under a bound of two preemptions, which is what loom's users are told to set. shuttle explores
//! sequential consistency only, without any reduction.
//!
//! Limits: what differs in the question differs in the answer: loom's executions are paths of its own
//! search, and it has no modification order of stores that nobody reads.

#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, reason = "the report")]

mod ours;

mod loom_s;

mod shuttle_s;

use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The argument of a run that is one program of one checker.
const ONE: &str = "--one";

/// How long a run may take.
const TIME: Duration = Duration::from_secs(20);

/// The preemptions of the second table.
const PREEMPTIONS: u32 = 2;

const CHECKERS: [&str; 3] = ["ours", "loom", "shuttle"];
const BOUNDED: [&str; 2] = ["ours, bounded", "loom, bounded"];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == ONE) {
        Some(at) => one(&arguments[at + 1], arguments[at + 2].parse().expect("a number")),
        None => {
            table();
            bounded_table();
        }
    }
}

/// Runs one program under one checker: executions and seconds.
fn one(checker: &str, program: usize) {
    let count = Arc::new(AtomicU64::new(0));
    let counts = Arc::clone(&count);
    let start = Instant::now();
    let bound = BOUNDED.contains(&checker).then_some(PREEMPTIONS);
    match checker {
        "ours" | "ours, bounded" => {
            let mut builder = interlocked_check::Builder::new();
            if let Some(bound) = bound {
                builder = builder.preemptions(bound);
            }
            let verdict = builder.check(ours::programs::all()[program].1);
            count.store(verdict.no_bug(), Ordering::Relaxed);
        }
        "loom" | "loom, bounded" => {
            let body = loom_s::programs::all()[program].1;
            let mut model = loom::model::Builder::new();
            model.max_branches = 200_000;
            model.preemption_bound = bound.map(|bound| bound as usize);
            model.check(move || {
                counts.fetch_add(1, Ordering::Relaxed);
                body();
            });
        }
        _ => {
            let body = shuttle_s::programs::all()[program].1;
            shuttle::check_dfs(
                move || {
                    counts.fetch_add(1, Ordering::Relaxed);
                    body();
                },
                None,
            );
        }
    }
    println!("{} {}", count.load(Ordering::Relaxed), start.elapsed().as_secs_f64());
}

/// What a run gives, unless it does not end in time, or ends with an alarm.
fn measure(checker: &str, program: usize) -> Option<(u64, f64)> {
    let this = std::env::current_exe().ok()?;
    let arguments = [ONE, checker, &program.to_string()];
    let mut child = Command::new(this)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let start = Instant::now();
    while child.try_wait().ok()?.is_none() {
        if start.elapsed() > TIME {
            child.kill().ok()?;
            child.wait().ok()?;
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (count, seconds) = text.trim().split_once(' ')?;
    Some((count.parse().ok()?, seconds.parse().ok()?))
}

fn table() {
    println!(
        "| program | executions | ms | loom: executions | ms | times as many | shuttle: executions | ms |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let mut ratios = Vec::new();
    for (program, (name, _)) in ours::programs::all().iter().enumerate() {
        let results = CHECKERS.map(|checker| measure(checker, program));
        let [ours, loom, shuttle] = results.map(cells);
        let ratio = ratio(results[0], results[1], &mut ratios);
        println!("| {name} | {ours} | {loom} | {ratio} | {shuttle} |");
    }
    println!(
        "\nGeometric mean of loom's executions to these, where it ends: {:.1}.\n",
        mean(&ratios)
    );
}

fn bounded_table() {
    println!(
        "| at most {PREEMPTIONS} preemptions | executions | ms | loom: executions | ms | times as many |"
    );
    println!("|---|---|---|---|---|---|");
    let mut ratios = Vec::new();
    for (program, (name, _)) in ours::programs::all().iter().enumerate() {
        let results = BOUNDED.map(|checker| measure(checker, program));
        let [ours, loom] = results.map(cells);
        let ratio = ratio(results[0], results[1], &mut ratios);
        println!("| {name} | {ours} | {loom} | {ratio} |");
    }
    println!(
        "\nGeometric mean of loom's executions to these, where it ends: {:.1}.",
        mean(&ratios)
    );
}

/// Executions and milliseconds, as two cells of a table.
fn cells(result: Option<(u64, f64)>) -> String {
    match result {
        Some((count, seconds)) => format!("{count} | {:.2}", seconds * 1e3),
        None => "– | –".to_owned(),
    }
}

/// How many times as many executions the second is, as a cell.
fn ratio(ours: Option<(u64, f64)>, loom: Option<(u64, f64)>, all: &mut Vec<f64>) -> String {
    let Some(((ours, _), (loom, _))) = ours.zip(loom) else { return "–".to_owned() };
    let ratio = loom as f64 / ours as f64;
    all.push(ratio);
    format!("{ratio:.1}")
}

/// The geometric mean.
fn mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

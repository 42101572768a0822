//! Executions and time of this checker, of loom, and of shuttle's depth-first search, on the same
//! programs in one run.
//!
//! `cargo run --release --manifest-path crates/check/peers/Cargo.toml`
//!
//! Each program is one text (`programs.rs`), compiled for each checker. Each run has a process of its
//! own and twenty seconds; one that does not end in it has dashes. loom runs without a bound on
//! preemptions. shuttle explores sequential consistency only, without any reduction.
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

const CHECKERS: [&str; 3] = ["ours", "loom", "shuttle"];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().position(|argument| argument == ONE) {
        Some(at) => one(&arguments[at + 1], arguments[at + 2].parse().expect("a number")),
        None => table(),
    }
}

/// Runs one program under one checker: executions and seconds.
fn one(checker: &str, program: usize) {
    let count = Arc::new(AtomicU64::new(0));
    let counts = Arc::clone(&count);
    let start = Instant::now();
    match checker {
        "ours" => {
            let verdict = interlocked_check::check(ours::programs::all()[program].1);
            count.store(verdict.verified(), Ordering::Relaxed);
        }
        "loom" => {
            let body = loom_s::programs::all()[program].1;
            let mut model = loom::model::Builder::new();
            model.max_branches = 200_000;
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
    let (mut product, mut rows) = (0.0, 0);
    for (program, (name, _)) in ours::programs::all().iter().enumerate() {
        let results = CHECKERS.map(|checker| measure(checker, program));
        let cells = results.map(|result| match result {
            Some((count, seconds)) => (count.to_string(), format!("{:.2}", seconds * 1e3)),
            None => ("–".to_owned(), "–".to_owned()),
        });
        let ratio = match (results[0], results[1]) {
            (Some((ours, _)), Some((loom, _))) => {
                product += (loom as f64 / ours as f64).ln();
                rows += 1;
                format!("{:.1}", loom as f64 / ours as f64)
            }
            _ => "–".to_owned(),
        };
        let [ours, loom, shuttle] = &cells;
        println!(
            "| {name} | {} | {} | {} | {} | {ratio} | {} | {} |",
            ours.0, ours.1, loom.0, loom.1, shuttle.0, shuttle.1
        );
    }
    println!();
    println!(
        "Geometric mean of loom's executions to these, where it ends: {:.1}.",
        (product / f64::from(rows)).exp()
    );
}

//! What checking costs: executions a second, and the memory of the process.
//!
//! `cargo bench -p interlocked-check --bench executions`; in a test (without `--bench`) it only counts.
//!
//! Each program is a process of its own, so that the largest resident set is its own. Time is that
//! of the wall, of one check; the least of three counts.
//!
//! Limits: Linux only, for the memory.

#![allow(clippy::print_stdout, reason = "the report")]

use std::process::Command;
use std::time::Instant;

use Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use interlocked_check::sync::Arc;
use interlocked_check::sync::atomic::{AtomicU64, Ordering};
use interlocked_check::{Builder, thread};

/// The argument of a run that is one check.
const ONE: &str = "--one";

/// How often the time is taken.
const TIMES: usize = 3;

/// A program with as many executions is left out of a test.
const LONG: u64 = 100_000;

/// A program, and its complete executions.
type Program = (&'static str, u64, fn());

const PROGRAMS: [Program; 7] = [
    ("fibonacci, 4 rounds", 34_205, || fibonacci(4, Acquire, Release)),
    ("fibonacci, 5 rounds", 525_630, || fibonacci(5, Acquire, Release)),
    ("fibonacci, 4 rounds, SeqCst", 19_605, || fibonacci(4, SeqCst, SeqCst)),
    ("7 updates of one location", 5_040, || updates(7)),
    ("8 readers and a writer", 256, || readers(8)),
    ("8 exchanges", 2_048, || exchanges(8)),
    ("4 threads, 2 SeqCst stores and loads", 1_039, || store_buffering(4)),
];

fn fibonacci(rounds: u64, acquire: Ordering, release: Ordering) {
    let numbers = Arc::new([AtomicU64::new(1), AtomicU64::new(1)]);
    for own in [0, 1] {
        let numbers = Arc::clone(&numbers);
        thread::spawn(move || {
            for _ in 0..rounds {
                let sum = numbers[0].load(acquire) + numbers[1].load(acquire);
                numbers[own].store(sum, release);
            }
        });
    }
    thread::spawn(move || numbers.iter().all(|number| number.load(acquire) <= 144));
}

fn updates(threads: u64) {
    let x = Arc::new(AtomicU64::new(0));
    for _ in 0..threads {
        let x = Arc::clone(&x);
        thread::spawn(move || x.fetch_add(1, AcqRel));
    }
}

fn readers(threads: u64) {
    let x = Arc::new(AtomicU64::new(0));
    for _ in 0..threads {
        let x = Arc::clone(&x);
        thread::spawn(move || x.load(Acquire));
    }
    x.store(42, Release);
}

fn exchanges(threads: u64) {
    let x = Arc::new(AtomicU64::new(0));
    for i in 0..threads {
        let x = Arc::clone(&x);
        thread::spawn(move || x.compare_exchange(i, i + 1, Relaxed, Relaxed));
    }
}

fn store_buffering(threads: usize) {
    let all: Arc<Vec<AtomicU64>> = Arc::new((0..threads).map(|_| AtomicU64::new(0)).collect());
    for own in 0..threads {
        let all = Arc::clone(&all);
        thread::spawn(move || {
            for round in 1..3 {
                all[own].store(round, SeqCst);
                all[(own + 1) % all.len()].load(SeqCst);
            }
        });
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == ONE) {
        let number: usize = arguments[at + 1].parse().expect("a number");
        let workers = arguments[at + 2].parse().expect("a number");
        return one(&PROGRAMS[number], workers);
    }
    if !arguments.iter().any(|argument| argument == "--bench") {
        let is_short = |&&(_, executions, _): &&Program| executions < LONG;
        PROGRAMS.iter().filter(is_short).for_each(|program| one(program, 1));
        return;
    }
    println!(
        "| program | executions | blocked | ms | k executions/s | MB | 2 workers: times as fast |"
    );
    println!("|---|---|---|---|---|---|---|");
    for (number, (name, ..)) in PROGRAMS.iter().enumerate() {
        let best = |workers| {
            let runs = (0..TIMES).map(|_| in_a_process(number, workers));
            runs.min_by(|a, b| a[2].total_cmp(&b[2])).expect("there are some")
        };
        let [complete, blocked, seconds, bytes] = best(1);
        let faster = seconds / best(2)[2];
        let (ms, rate) = (1000.0 * seconds, (complete + blocked) / seconds / 1000.0);
        let mb = bytes / 1e6;
        println!(
            "| {name} | {complete} | {blocked} | {ms:.1} | {rate:.0} | {mb:.1} | {faster:.2} |"
        );
    }
}

/// Checks a program with as many workers and prints what it took.
fn one(&(name, expected, body): &Program, workers: usize) {
    let start = Instant::now();
    let verdict = Builder::new().workers(workers).check(body);
    let seconds = start.elapsed().as_secs_f64();
    let interlocked_check::Verdict::Verified { executions, blocked, .. } = verdict else {
        panic!("{name}: {verdict:?}");
    };
    assert!(expected == 0 || executions == expected, "{name}: {executions}");
    println!("{executions} {blocked} {seconds} {}", peak());
}

/// Checks a program in a process of its own: complete and blocked executions, seconds, and bytes.
fn in_a_process(number: usize, workers: usize) -> [f64; 4] {
    let program = std::env::current_exe().expect("this program has a path");
    let output =
        Command::new(program).args([ONE, &number.to_string(), &workers.to_string()]).output();
    let output = output.expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers = text.split_whitespace().map(|field| field.parse().expect("a number"));
    numbers.collect::<Vec<f64>>().try_into().expect("four numbers")
}

/// The largest resident set so far, in bytes (`man 5 proc_pid_status`).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) * 1024
}

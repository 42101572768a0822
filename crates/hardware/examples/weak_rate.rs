//! How many weak outcomes a second the experiment sees on this machine.
//!
//! `cargo run --release -p interlocked-hardware --example weak_rate [rounds [seconds]]` prints a
//! line for each test: the median of the rounds (5 of 1 second by default).

#[allow(dead_code)]
#[path = "../tests/experiment/threads.rs"]
mod threads;

use std::time::Duration;

use interlocked_exec::Value;
use interlocked_hardware::{Host, Options};

use threads::Test;

/// A test by name: its threads, what is observed, and the weak outcome.
type Shape = (&'static str, &'static [&'static str], &'static [&'static str], &'static [u128]);

const SHAPES: &[Shape] = &[
    (
        "SB",
        &["movq $1,(x); movq (y),%rax", "movq $1,(y); movq (x),%rax"],
        &["0:rax", "1:rax"],
        &[0, 0],
    ),
    ("R", &["movq $1,(x); movq $1,(y)", "movq $2,(y); movq (x),%rax"], &["1:rax", "y"], &[0, 2]),
    (
        "SB+rfi-pos",
        &["movq $1,(x); movq (x),%rbx; movq (y),%rax", "movq $1,(y); movq (y),%rbx; movq (x),%rax"],
        &["0:rax", "1:rax", "0:rbx", "1:rbx"],
        &[0, 0, 1, 1],
    ),
    (
        "SB+mfence+mov",
        &["movq $1,(x); mfence; movq (y),%rax", "movq $1,(y); movq (x),%rax"],
        &["0:rax", "1:rax"],
        &[0, 0],
    ),
    (
        "3.SB",
        &["movq $1,(x); movq (y),%rax", "movq $1,(y); movq (z),%rax", "movq $1,(z); movq (x),%rax"],
        &["0:rax", "1:rax", "2:rax"],
        &[0, 0, 0],
    ),
    (
        "SB+mfences",
        &["movq $1,(x); mfence; movq (y),%rax", "movq $1,(y); mfence; movq (x),%rax"],
        &["0:rax", "1:rax"],
        &[0, 0],
    ),
];

fn main() {
    let argument = |index, default| {
        std::env::args().nth(index).map_or(Ok(default), |text| text.parse::<u32>())
    };
    let (Ok(rounds @ 1..), Ok(seconds @ 1..)) = (argument(1, 5), argument(2, 1)) else {
        return show("two positive numbers, please: rounds and seconds");
    };
    match Host::here() {
        Ok(host) => show(&format!("{}, {} processors", host.cpu, host.processors)),
        Err(error) => return show(&error.to_string()),
    }
    show("test            M runs/s   weak a million    weak a second");
    for shape in SHAPES {
        let mut results: Vec<_> = (0..rounds).map(|seed| rates(shape, seconds, seed)).collect();
        results.sort_by(|a, b| a.1.total_cmp(&b.1));
        let (runs, weak) = results[results.len() / 2];
        let name = shape.0;
        show(&format!("{name:13} {:10.2} {:16.0} {weak:16.0}", runs / 1e6, weak / runs * 1e6));
    }
}

/// Runs and weak outcomes a second.
fn rates((_, threads, observed, weak): &Shape, seconds: u32, seed: u32) -> (f64, f64) {
    let time = Some(Duration::from_secs(seconds.into()));
    let options = Options { time, seed: seed.into(), ..Options::default() };
    let run = Test::new(threads, observed).try_run(&options).expect("the tests are in order");
    let weak: Vec<Value> = weak.iter().map(|&bits| Value::Int(bits)).collect();
    let count = run.outcomes.states.get(&weak[..]).copied().unwrap_or(0);
    let elapsed = run.elapsed.as_secs_f64();
    (run.runs as f64 / elapsed, count as f64 / elapsed)
}

#[allow(clippy::print_stdout)]
fn show(line: &str) {
    println!("{line}");
}

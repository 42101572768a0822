//! What exploration costs: states and steps a second and memory a state, of the machine `mesi` and,
//! in the same run, of the same machine written for Stateright.
//!
//! `cargo bench -p interlocked-machine --bench exploration`
//!
//! Both on one thread, breadth first, with the same rules checked in every state; without reduction
//! they visit the same states, which is asserted. Stateright keeps a fingerprint of 64 bits and the
//! way to each state that is still to be visited; this explorer keeps every state whole.
//!
//! Limits: Linux only; memory is counted in pages, so it is left out where there are few states.

#![allow(clippy::print_stdout, reason = "the report")]

mod measure;
mod model;
mod programs;

use interlocked_diag::Source;
use interlocked_litmus::Test;
use interlocked_machine::mesi::Config;
use interlocked_machine::{Limits, Mesi, explore};
use measure::Cost;
use programs::{Program, counter, message_passing, store_buffering};
use stateright::{Checker, Model};

/// The argument of a run that is one exploration.
const ONE: &str = "--one";

/// How many processes take the time of one exploration; the least counts.
const TIMES: usize = 3;

/// Fewer states than these say nothing of the memory for each.
const MANY: usize = 5_000;

/// The most states of a row; where there are more, it has dashes.
const STATES: usize = 3_000_000;

/// What explores.
const EXPLORERS: [&str; 5] = ["Stateright", "TSO", "TSO, reduced", "weak", "weak, reduced"];

fn programs() -> Vec<Program> {
    vec![
        store_buffering(2, 4),
        store_buffering(3, 1),
        store_buffering(3, 2),
        store_buffering(4, 1),
        message_passing(2),
        message_passing(3),
        message_passing(4),
        counter(2, 50),
        counter(3, 12),
        counter(4, 6),
    ]
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == ONE) {
        let number = |at: usize| arguments[at].parse::<usize>().expect("a number");
        let program = &programs()[number(at + 1)];
        one(program, EXPLORERS[number(at + 2)]);
    } else {
        report();
    }
}

/// Explores a program and prints what it took.
fn one(program: &Program, explorer: &str) {
    if explorer == EXPLORERS[0] {
        return measure::print(|| stateright(program));
    }
    let source = Source::new("test.litmus", program.litmus());
    let test = Test::parse(&source).0.expect("it parses");
    let config = if explorer.starts_with("weak") { Config::weak() } else { Config::default() };
    let machine = Mesi::new(&test.lower().expect("it lowers"), config).expect("it can be built");
    let reduce = explorer.ends_with("reduced");
    let limits = Limits { states: STATES, reduce, ..Limits::default() };
    measure::print(|| {
        let found = explore(&machine, &limits);
        assert!(found.violation.is_none());
        found.outcomes.complete().then_some((found.states, found.steps as usize))
    });
}

fn stateright(program: &Program) -> Option<(usize, usize)> {
    let checker = program.clone().checker().threads(1).spawn_bfs().join();
    assert!(checker.discoveries().into_keys().eq(["it ends"]));
    // It counts the first state as a step.
    Some((checker.unique_state_count(), checker.state_count() - 1))
}

/// Prints one row for each program and machine.
fn report() {
    println!(
        "| program | machine | states | steps | ms | M states/s | M steps/s | bytes a state | Stateright: ms | M states/s | bytes a state | times as fast |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (number, program) in programs().iter().enumerate() {
        let cost = |explorer: usize| {
            let arguments = [ONE, &number.to_string(), &explorer.to_string()];
            measure::in_a_process(&arguments, TIMES)
        };
        let costs: Vec<Option<Cost>> = (0..EXPLORERS.len()).map(cost).collect();
        let visited = |cost: &Option<Cost>| cost.map(|cost| (cost.states, cost.steps));
        assert_eq!(visited(&costs[0]), visited(&costs[1]), "{}: not the same", program.name);
        for (&ours, explorer) in costs.iter().zip(EXPLORERS).skip(1) {
            let theirs = costs[0].filter(|_| explorer.starts_with("TSO"));
            println!("| {} | {explorer} | {} |", program.name, row(ours, theirs));
        }
    }
}

/// What an exploration took, and beside it what Stateright took for the same machine.
fn row(ours: Option<Cost>, theirs: Option<Cost>) -> String {
    let dash = |cell: Option<String>| cell.unwrap_or_else(|| "–".to_owned());
    let milliseconds = |cost: Cost| {
        let digits = if cost.seconds < 0.01 { 2 } else { 0 };
        format!("{:.digits$}", 1000.0 * cost.seconds)
    };
    let rate = |cost: Cost, count: usize| format!("{:.2}", count as f64 / cost.seconds / 1e6);
    let bytes = |cost: Cost| {
        let bytes = cost.bytes as f64 / cost.states as f64;
        (cost.states >= MANY).then(|| thousands(bytes))
    };
    let ratio = |(ours, theirs): (Cost, Cost)| format!("{:.1}", theirs.seconds / ours.seconds);
    let cells = [
        ours.map(|cost| thousands(cost.states as f64)),
        ours.map(|cost| thousands(cost.steps as f64)),
        ours.map(milliseconds),
        ours.map(|cost| rate(cost, cost.states)),
        ours.map(|cost| rate(cost, cost.steps)),
        ours.and_then(bytes),
        theirs.map(milliseconds),
        theirs.map(|cost| rate(cost, cost.states)),
        theirs.and_then(bytes),
        ours.zip(theirs).map(ratio),
    ];
    cells.map(dash).join(" | ")
}

/// A number with a comma before every third digit.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let comma = |(at, digit): (usize, char)| {
        let left = digits.len() - at;
        let before = if at > 0 && left % 3 == 0 { "," } else { "" };
        format!("{before}{digit}")
    };
    digits.chars().enumerate().map(comma).collect()
}

//! What exploration costs: states and steps a second and memory a state, of the machine `mesi` and,
//! in the same run, of the same machine written for Stateright.
//!
//! `cargo bench -p interlocked-machine --bench exploration`
//!
//! Both on one thread, breadth first, with the same rules checked in every state; without reduction
//! they visit the same states, which is asserted. Stateright keeps a fingerprint of 64 bits and the
//! way to each state that is still to be visited; this explorer keeps every state whole.
//!
//! Limits: Linux only; memory is counted in pages, so where there are few states it says little.

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

/// The most states of a row; where there are more, the row says so.
const STATES: usize = 3_000_000;

/// What explores.
const EXPLORERS: [&str; 5] = ["stateright", "tso", "tso reduced", "weak", "weak reduced"];

fn programs() -> Vec<Program> {
    vec![
        store_buffering(2, 2),
        store_buffering(3, 1),
        store_buffering(3, 2),
        store_buffering(4, 1),
        message_passing(2),
        message_passing(3),
        message_passing(4),
        counter(2, 4),
        counter(3, 3),
        counter(4, 2),
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
    if explorer == "stateright" {
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
        "| program | machine | states | steps | ms | states/s | steps/s | bytes a state | Stateright: ms | states/s | bytes a state | times as fast | memory, ratio |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    for (number, program) in programs().iter().enumerate() {
        let cost = |explorer: usize| {
            let arguments = [ONE, &number.to_string(), &explorer.to_string()];
            measure::in_a_process(&arguments, TIMES)
        };
        let costs: Vec<Option<Cost>> = (0..EXPLORERS.len()).map(cost).collect();
        let visited = |cost: &Option<Cost>| cost.map(|cost| (cost.states, cost.steps));
        assert_eq!(visited(&costs[0]), visited(&costs[1]), "{}: not the same", program.name);
        for (&ours, explorer) in costs.iter().zip(EXPLORERS).skip(1) {
            let theirs = costs[0].filter(|_| explorer.starts_with("tso"));
            println!("| {} | {explorer} | {} |", program.name, row(ours, theirs));
        }
    }
}

/// What an exploration took, and beside it what Stateright took for the same machine.
fn row(ours: Option<Cost>, theirs: Option<Cost>) -> String {
    let cells: [Option<String>; 11] = [
        ours.map(|cost| thousands(cost.states as f64)),
        ours.map(|cost| thousands(cost.steps as f64)),
        ours.map(Cost::milliseconds),
        ours.map(|cost| cost.rate(cost.states)),
        ours.map(|cost| cost.rate(cost.steps)),
        ours.map(Cost::bytes_a_state),
        theirs.map(Cost::milliseconds),
        theirs.map(|cost| cost.rate(cost.states)),
        theirs.map(Cost::bytes_a_state),
        ours.zip(theirs).map(|(ours, theirs)| format!("{:.1}", theirs.seconds / ours.seconds)),
        ours.zip(theirs)
            .map(|(ours, theirs)| format!("{:.3}", ours.bytes as f64 / theirs.bytes as f64)),
    ];
    let shown: Vec<String> =
        cells.into_iter().map(|cell| cell.unwrap_or_else(|| "–".to_owned())).collect();
    shown.join(" | ")
}

impl Cost {
    fn milliseconds(self) -> String {
        format!("{:.2}", 1000.0 * self.seconds)
    }

    fn rate(self, count: usize) -> String {
        thousands(count as f64 / self.seconds)
    }

    fn bytes_a_state(self) -> String {
        thousands(self.bytes as f64 / self.states as f64)
    }
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

//! What an operation costs: executed instructions, and nanoseconds alone and contended, of this
//! library, `core` and portable-atomic in one run.
//!
//! `cargo bench -p interlocked --bench operations`
//!
//! - *Instructions*: of `fn(&Atomic, value) -> result`, its return included, counted by valgrind's
//!   callgrind where it is installed.
//! - *Alone*: the least time per operation of many runs in which the three libraries take turns.
//! - *Contended*: the median, while another thread does the same operation on the same place.
//!
//! A ratio below 1 says that this library takes less. An operation with more instructions than a peer's
//! makes the run a failure.
//!
//! Limits: contended times vary by a factor with where the two threads run.

#![allow(clippy::print_stdout, reason = "the report")]

mod callgrind;
mod cases;
mod time;

use std::process::ExitCode;

use cases::{CORE, Case, INTERLOCKED, PORTABLE_ATOMIC};

/// The argument of the run that callgrind watches.
const WATCHED: &str = "--watched";

fn main() -> ExitCode {
    let has = |name: &str| std::env::args().any(|argument| argument == name);
    let each = || INTERLOCKED.iter().chain(CORE).chain(PORTABLE_ATOMIC);
    if has(WATCHED) || !has("--bench") {
        // Under `cargo test` too: that they run.
        each().for_each(|case| (case.watched)());
        return ExitCode::SUCCESS;
    }
    let more = report();
    for name in &more {
        println!("\n{name}: more instructions than a peer");
    }
    if more.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The case of a library with the same name, if it has one.
fn of<'a>(library: &'a [Case], case: &Case) -> Option<&'a Case> {
    library.iter().find(|other| other.name == case.name)
}

/// Prints one row for each operation, and gives those that take more instructions than a peer's.
fn report() -> Vec<&'static str> {
    let instructions = callgrind::instructions();
    println!(
        "| operation | instructions | core | portable-atomic | alone, ns | to core | to portable-atomic | contended, ns | to core | to portable-atomic |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    let mut more = Vec::new();
    for ours in INTERLOCKED {
        let three = [Some(ours), of(CORE, ours), of(PORTABLE_ATOMIC, ours)];
        let counts = three.map(|case| case.and_then(|case| instructions.get(&case.path())));
        let [own, peers @ ..] = counts;
        if peers.into_iter().flatten().any(|peer| own.is_some_and(|own| own > peer)) {
            more.push(ours.name);
        }
        let counts = counts.map(|count| count.map_or("–".to_owned(), u64::to_string));
        let [alone, contended] = [time::alone(three), time::contended(three)].map(ratios);
        println!("| {} | {} | {alone} | {contended} |", ours.name, counts.join(" | "));
    }
    more
}

/// Our time, and its ratios to those of the others; a dash where nothing was measured.
fn ratios([ours, others @ ..]: [Option<f64>; 3]) -> String {
    let show =
        |time: Option<f64>, digits| time.map_or("–".to_owned(), |t| format!("{t:.digits$}"));
    let ratio = |other: Option<f64>| show(ours.zip(other).map(|(ours, other)| ours / other), 2);
    format!("{} | {}", show(ours, 1), others.map(ratio).join(" | "))
}

//! Everything that is done to the workspace rather than by it: `cargo xtask test` sets up and runs
//! all tests, `cargo xtask bless` writes the checked-in files that tests compare with.
//!
//! The rules that the source text itself must keep (`tidy`) are `#[test]`s of this crate, so that
//! a plain `cargo test` holds them too.

#![forbid(unsafe_code)]

mod cargo;
mod cross;
mod goldens;
#[cfg(test)]
mod law;
mod library;
mod loom;
mod published;
mod real_code;
mod setup;
mod stage;
mod tally;
#[cfg(test)]
mod tidy;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use tally::Tally;

const USAGE: &str = "\
usage: cargo xtask test [STAGE…]   all tests, or only the named stages
       cargo xtask bless           write snapshots, pictures and generated documentation anew
       cargo xtask goldens [TARGET…]  of these, only the instructions of the library
       cargo xtask stages          list the stages
";

/// The workspace's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace").to_owned()
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("test") => test(&arguments.collect::<Vec<_>>()),
        Some("bless") => bless(),
        Some("goldens") => conclude(goldens::bless(&arguments.collect::<Vec<_>>())),
        Some("stages") => {
            for stage in stage::ALL {
                say(&format!("{:13} {}", stage.name, stage.about));
            }
            ExitCode::SUCCESS
        }
        _ => {
            say(USAGE);
            ExitCode::from(2)
        }
    }
}

/// Runs the stages one after the other, all of them even if one fails, and prints the total.
fn test(names: &[String]) -> ExitCode {
    if let Some(unknown) = names.iter().find(|name| stage::ALL.iter().all(|s| s.name != **name)) {
        say(&format!("no stage `{unknown}`\n\n{USAGE}"));
        return ExitCode::from(2);
    }
    let mut total = Tally::default();
    for stage in stage::ALL.iter().filter(|s| names.is_empty() || names.contains(&s.name.into())) {
        say(&format!("\n── {}: {}", stage.name, stage.about));
        let start = Instant::now();
        let tally = stage.run();
        say(&format!("── {}: {tally} in {} s", stage.name, start.elapsed().as_secs()));
        total += tally;
    }
    say(&format!("\n{total}"));
    conclude(total)
}

fn conclude(total: Tally) -> ExitCode {
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Tests that compare with a checked-in file write it instead.
fn bless() -> ExitCode {
    let mut total = goldens::bless(&[]);
    let mut command =
        cargo::cargo(["test", "--workspace", "--profile", "checked", "--no-fail-fast"]);
    command.env("INSTA_UPDATE", "always").env("INTERLOCKED_BLESS", "1");
    total += cargo::count(&mut command);
    conclude(total)
}

/// The only place that prints.
#[allow(clippy::print_stdout)]
fn say(text: &str) {
    println!("{text}");
}

//! The `interlocked` command: arguments in, exit code out.
//!
//! The only crate that touches files, the terminal and signals. [`args`] is what can be typed,
//! `commands` has one file a command, [`exit`] says what the exit codes mean.

#![forbid(unsafe_code)]

mod args;
mod catalogue;
mod commands;
mod console;
mod exit;
mod experiment;
mod interrupt;
mod law;
mod limits;
mod load;
mod machine;
mod mechanism;
mod model;
mod record;
mod session;
mod shape;
mod shard;
mod shown;
mod story;
mod suite;
mod tips;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Command};
use console::Console;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut console = Console::new(arguments.color);
    let exit = match &arguments.command {
        Command::Explain(options) => commands::explain::run(options, &mut console),
        Command::Check(options) => commands::check::run(options, &mut console),
        Command::Merge(options) => commands::merge::run(options, &mut console),
        Command::Run(options) => commands::run::run(options, &mut console),
        Command::Trace(options) => commands::trace::run(options, &mut console),
        Command::Step(options) => commands::step::run(options, &mut console),
        Command::Compile(options) => commands::compile::run(options, &mut console),
        Command::Models(options) => commands::models::run(options, &mut console),
        Command::Advise(options) => commands::advise::run(options, &mut console),
        Command::List(options) => commands::list::run(options, &mut console),
        Command::Completions(options) => commands::manual::completions(options, &mut console),
        Command::Man => commands::manual::man(&mut console),
    };
    exit.into()
}

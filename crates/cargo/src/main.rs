//! `cargo interlocked test`: a crate's tests, with its atomics under the checker; and `cargo interlocked
//! advise`: which orderings they need.
//!
//! It is `cargo test` with `--cfg interlocked_check` after the flags for rustc that the user has,
//! wherever they are set, and with a target folder of its own, so that neither build undoes the other.

#![forbid(unsafe_code)]

mod advice;
mod arguments;
mod configuration;
mod flags;
mod target;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::{Command, ExitCode};

use advice::Advice;
use arguments::{Asked, Invocation};
use flags::{Flags, Kind};

const HELP: &str = include_str!("help.txt");

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Asked::Help => print(HELP),
        Asked::Version => print(concat!("cargo-interlocked ", env!("CARGO_PKG_VERSION"), "\n")),
        Asked::Wrong(what) => {
            complain(&format!("{what}\n\nhelp: cargo interlocked --help"));
            ExitCode::from(2)
        }
        Asked::Run(invocation) => match run(&invocation) {
            Ok(code) => code,
            Err(what) => {
                complain(&what);
                ExitCode::from(101)
            }
        },
    }
}

fn print(text: &str) -> ExitCode {
    // Whoever does not want to read on may close the pipe.
    let _ = std::io::stdout().write_all(text.as_bytes());
    ExitCode::SUCCESS
}

fn complain(what: &str) {
    let _ = writeln!(std::io::stderr(), "error: {what}");
}

/// Runs cargo; its exit code.
fn run(invocation: &Invocation) -> Result<ExitCode, String> {
    // Cargo tells its subcommands which it is.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let configuration = configuration::read()?;
    let mut command = Command::new(&cargo);
    for kind in [Kind::Rustc, Kind::Rustdoc] {
        let environment: Vec<_> = std::env::vars_os().collect();
        let Flags { variables, options } =
            flags::add(kind, &invocation.cfgs, &environment, &configuration);
        command.envs(variables);
        command.args(options.iter().flat_map(|option| ["--config", option]));
    }
    if !invocation.has_target_folder {
        command.env("CARGO_TARGET_DIR", target::folder(&cargo, invocation)?);
    }
    command.arg(&invocation.command).args(&invocation.arguments);
    let failed = |error: std::io::Error| format!("cannot keep the advice: {error}");
    let advice = invocation.advice.map(Advice::new).transpose().map_err(failed)?;
    if let Some(advice) = &advice {
        // What the tests print is not the result here.
        command.env(advice::VARIABLE, advice.path()).stdout(std::io::stderr());
    }
    let status = command.status().map_err(|error| format!("cannot run cargo: {error}"))?;
    if let Some(advice) = advice {
        let text = advice.text().map_err(failed)?;
        if text.is_empty() {
            complain("no check was run: the tests call `interlocked_check::verify` or `check`");
        }
        print(&text);
    }
    // Without a code it was ended by a signal.
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::from(101), ExitCode::from))
}

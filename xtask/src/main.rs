//! Set-up and test stages.

use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let tests = Command::new(env!("CARGO")).args(["test", "--workspace", "--all-targets"]).status();
    match tests {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

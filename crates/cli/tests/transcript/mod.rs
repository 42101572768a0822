//! The command, and all that a run of it gives as one text.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Output};

/// The command, in the folder of these tests, without color.
pub(crate) fn interlocked(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interlocked"));
    command
        .args(arguments)
        .env("NO_COLOR", "1")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests"));
    command
}

pub(crate) fn run(arguments: &[&str]) -> Output {
    interlocked(arguments).output().expect("the command runs")
}

/// All that a run gives, as one text: the exit code, stdout, stderr.
pub(crate) fn transcript(arguments: &[&str]) -> String {
    let output = run(arguments);
    let mut text = format!("exit {}\n", output.status.code().expect("it ends by itself"));
    for (name, stream) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        if !stream.is_empty() {
            let _ = write!(text, "── {name}\n{}", String::from_utf8_lossy(stream));
        }
    }
    text
}

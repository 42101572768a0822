//! The command, and all that a run of it gives as one text.

// Each of the tests that share this uses a part of it.
#![allow(dead_code)]

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

/// A text with `N` in place of numbers of states.
pub(crate) fn without_states(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let word = |(index, word): (usize, &&str)| {
        let counts = words.get(index + 1).is_some_and(|next| next.starts_with("states"));
        match (counts, word.rfind(|c: char| !c.is_ascii_digit())) {
            (false, _) => (*word).to_owned(),
            (true, before) => format!("{}N", &word[..before.map_or(0, |at| at + 1)]),
        }
    };
    words.iter().enumerate().map(word).collect::<Vec<_>>().join(" ")
}

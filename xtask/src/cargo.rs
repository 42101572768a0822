//! Running cargo in the workspace, and counting what the test programs say.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use crate::tally::Tally;
use crate::{root, say};

/// Where cargo builds, and where what is downloaded for the tests is kept.
pub(crate) fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that started this program, with arguments.
pub(crate) fn cargo<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    command
}

/// The cargo of another toolchain, with arguments.
pub(crate) fn cargo_of<A: AsRef<OsStr>>(
    toolchain: &str,
    arguments: impl IntoIterator<Item = A>,
) -> Command {
    let mut command = Command::new("rustup");
    command.args(["run", toolchain, "cargo"]).args(arguments).current_dir(root());
    command
}

/// A command that runs no test programs is itself one test.
pub(crate) fn as_one_test(command: &mut Command) -> Tally {
    if run(command).failed == 0 { Tally::PASSED } else { Tally::FAILED }
}

/// Runs test programs, passes their output on and counts; it is a failure if there was no test.
pub(crate) fn count(command: &mut Command) -> Tally {
    let tally = run(command);
    if tally == Tally::default() {
        say("no test ran");
        return Tally::FAILED;
    }
    tally
}

/// Runs a command, passes its output on and counts.
fn run(command: &mut Command) -> Tally {
    let mut child = match command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => {
            say(&format!("cannot run {}: {error}", command.get_program().display()));
            return Tally::FAILED;
        }
    };
    let stderr = child.stderr.take().expect("stderr is piped");
    let notices = thread::spawn(move || relay(stderr));
    let mut tally = relay(child.stdout.take().expect("stdout is piped"));
    let notices = notices.join().expect("relaying lines does not panic");
    let self_skipped = notices.skipped;
    tally += notices;
    let success = child.wait().is_ok_and(|status| status.success());
    if !success && tally.failed == 0 {
        tally.failed = 1;
    }
    tally.settle(self_skipped)
}

/// Passes lines on as they come, and counts.
fn relay(stream: impl Read) -> Tally {
    let mut tally = Tally::default();
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|n| n > 0) {
        let text = String::from_utf8_lossy(&line);
        tally += Tally::of_line(&text);
        say(text.trim_end_matches('\n'));
        line.clear();
    }
    tally
}

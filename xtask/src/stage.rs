//! The stages of `cargo xtask test`.

use std::io::{BufRead as _, BufReader, Read};
use std::process::{Command, Stdio};
use std::thread;

use crate::setup::{cargo_component, on_path};
use crate::tally::Tally;
use crate::{root, say};

/// A stage.
pub(crate) struct Stage {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    action: fn() -> Tally,
}

impl Stage {
    pub(crate) fn run(&self) -> Tally {
        (self.action)()
    }
}

/// Every stage, in the order in which they run: the cheapest first.
pub(crate) const ALL: &[Stage] = &[
    Stage { name: "fmt", about: "rustfmt has nothing to change", action: fmt },
    Stage { name: "clippy", about: "no warnings, with clippy's", action: clippy },
    Stage { name: "test", about: "unit, snapshot, property, corpus and tidy tests", action: test },
    Stage { name: "doctest", about: "the examples in the documentation", action: doctest },
    Stage { name: "doc", about: "the documentation builds without warnings", action: doc },
    Stage { name: "fuzz", about: "the fuzz targets compile", action: fuzz },
];

fn fmt() -> Tally {
    if !cargo_component("fmt", "rustfmt") {
        return skip("rustfmt is not installed (rustup component add rustfmt)");
    }
    as_one_test(cargo(&["fmt", "--all", "--check"], &[]))
}

fn clippy() -> Tally {
    if !cargo_component("clippy", "clippy") {
        return skip("clippy is not installed (rustup component add clippy)");
    }
    let arguments =
        ["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    as_one_test(cargo(&arguments, &[]))
}

/// Without capture, the notices of tests that skip themselves are seen and counted.
fn test() -> Tally {
    let environment = [("RUST_TEST_NOCAPTURE", "1")];
    let arguments =
        ["test", "--workspace", "--all-targets", "--profile", "checked", "--no-fail-fast"];
    cargo(&arguments, &environment)
}

fn doctest() -> Tally {
    cargo(&["test", "--workspace", "--doc", "--profile", "checked", "--no-fail-fast"], &[])
}

fn doc() -> Tally {
    let flags = [("RUSTDOCFLAGS", "--deny warnings")];
    as_one_test(cargo(&["doc", "--quiet", "--workspace", "--no-deps"], &flags))
}

fn fuzz() -> Tally {
    if !root().join("fuzz/Cargo.toml").exists() {
        return skip("no fuzz targets here");
    }
    if !on_path("c++") {
        return skip("libFuzzer needs a C++ compiler (apt-get install g++)");
    }
    as_one_test(cargo(&["check", "--quiet", "--manifest-path", "fuzz/Cargo.toml"], &[]))
}

fn skip(reason: &str) -> Tally {
    say(&format!("skipped: {reason}"));
    Tally::SKIPPED
}

/// A command that runs no test programs is itself one test.
fn as_one_test(tally: Tally) -> Tally {
    if tally.failed == 0 { Tally::PASSED } else { Tally::FAILED }
}

/// Runs cargo in the workspace, passes its output on and counts.
pub(crate) fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Tally {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).envs(environment.iter().copied()).current_dir(root());
    let mut child = match command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => {
            say(&format!("cannot run cargo: {error}"));
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

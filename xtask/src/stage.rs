//! The stages of `cargo xtask test`.

use crate::cargo::{as_one_test, cargo, count};
use crate::setup::{self, on_path};
use crate::tally::Tally;
use crate::{cross, goldens, library, loom, real_code, root, say};

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

/// Every stage, in the order in which they run: first the whole workspace, the cheapest first, then
/// the library of atomics in every way in which it can be built and run.
#[rustfmt::skip] // One stage a line.
pub(crate) const ALL: &[Stage] = &[
    Stage { name: "fmt", about: "rustfmt has nothing to change", action: fmt },
    Stage { name: "clippy", about: "no warnings, with clippy's", action: clippy },
    Stage { name: "test", about: "unit, snapshot, property, corpus and tidy tests", action: test },
    Stage { name: "doctest", about: "the examples in the documentation", action: doctest },
    Stage { name: "doc", about: "the documentation builds without warnings", action: doc },
    Stage { name: "fuzz", about: "the fuzz targets compile", action: fuzz },
    Stage { name: "goldens", about: "the instructions are those that are checked in", action: goldens::test },
    Stage { name: "check-targets", about: "the library compiles for other systems", action: library::check_targets },
    Stage { name: "native", about: "the library's tests in debug, release, LTO, portable", action: library::native },
    Stage { name: "msrv", about: "the library's tests with the oldest Rust", action: library::oldest_rust },
    Stage { name: "cross", about: "the library's tests on other CPUs", action: cross::test },
    Stage { name: "check-hook", about: "the library's types and locks under the checker", action: library::under_the_checker },
    Stage { name: "sanitizers", about: "the library's tests under ASan and TSan", action: library::sanitizers },
    Stage { name: "real-code", about: "published crates on the library, with their own tests", action: real_code::test },
    Stage { name: "loom", about: "the checker in loom's place, with loom's own tests and others'", action: loom::test },
    Stage { name: "miri", about: "the library's tests under Miri", action: library::miri },
];

fn fmt() -> Tally {
    if !setup::cargo_component("fmt", "rustfmt") {
        return skip("rustfmt is not installed (rustup component add rustfmt)");
    }
    as_one_test(&mut cargo(["fmt", "--all", "--check"]))
}

fn clippy() -> Tally {
    if !setup::cargo_component("clippy", "clippy") {
        return skip("clippy is not installed (rustup component add clippy)");
    }
    let arguments =
        ["clippy", "--quiet", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    as_one_test(&mut cargo(arguments))
}

fn test() -> Tally {
    setup::prepare(setup::OF_THE_WORKSPACE);
    let arguments = "test --workspace --all-targets --profile checked --no-fail-fast";
    count(&mut cargo(arguments.split(' ')))
}

fn doctest() -> Tally {
    count(&mut cargo(["test", "--workspace", "--doc", "--profile", "checked", "--no-fail-fast"]))
}

fn doc() -> Tally {
    let arguments = ["doc", "--quiet", "--workspace", "--no-deps"];
    as_one_test(cargo(arguments).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn fuzz() -> Tally {
    if !root().join("fuzz/Cargo.toml").exists() {
        return skip("no fuzz targets here");
    }
    if !on_path("c++") {
        return skip("libFuzzer needs a C++ compiler (apt-get install g++)");
    }
    as_one_test(&mut cargo(["check", "--quiet", "--manifest-path", "fuzz/Cargo.toml"]))
}

/// Says why something did not run, and counts it.
pub(crate) fn skip(reason: &str) -> Tally {
    say(&format!("skipped: {reason}"));
    Tally::SKIPPED
}

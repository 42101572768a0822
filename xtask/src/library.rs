//! The stages of the library of atomics alone, the crate `interlocked`: its own tests, built and
//! run in each way that its users may choose.
//!
//! Other CPUs are in `cross`.

use std::process::Command;
use std::thread;

use crate::cargo::{as_one_test, cargo, cargo_of, count, target_folder};
use crate::cross::toolchain::Toolchain;
use crate::say;
use crate::setup::{nightly_component, rustup};
use crate::stage::skip;
use crate::tally::Tally;

/// Where inline assembly does not go, the library is `core::sync::atomic`; this chooses that
/// everywhere.
const PORTABLE: &str = "--cfg interlocked_portable";

/// The library's own tests without its examples, which stage `doctest` runs.
pub(crate) fn tests() -> impl Iterator<Item = &'static str> {
    "test --package interlocked --features serde --lib --tests --no-fail-fast".split(' ')
}

/// A profile that builds in little time what runs in little time under an emulator or a sanitizer,
/// with the checks of a debug build; and how much it optimizes.
const QUICK: &str = "checked";
const LITTLE: (&str, &str) = ("CARGO_PROFILE_CHECKED_OPT_LEVEL", "1");

/// Makes cargo use that profile.
pub(crate) fn quick(cargo: &mut Command) -> &mut Command {
    cargo.args(["--profile", QUICK]).env(LITTLE.0, LITTLE.1)
}

/// One way to build the library for this machine.
struct Build {
    about: &'static str,
    profile: &'static str,
    /// What `CARGO_PROFILE_RELEASE_LTO` says.
    lto: &'static str,
    flags: &'static str,
}

#[rustfmt::skip] // One build a line.
const BUILDS: &[Build] = &[
    Build { about: "debug", profile: "dev", lto: "off", flags: "" },
    Build { about: "release", profile: "release", lto: "off", flags: "" },
    Build { about: "link-time optimization", profile: "release", lto: "fat", flags: "" },
    Build { about: "all features of this CPU", profile: QUICK, lto: "off", flags: "-Ctarget-cpu=native" },
    Build { about: "the portable back end", profile: QUICK, lto: "off", flags: PORTABLE },
];

/// Every build of the table.
pub(crate) fn native() -> Tally {
    let test = |build: &Build| {
        say(&format!("─ {}", build.about));
        let mut command = cargo(tests());
        command.args(["--profile", build.profile]).env(LITTLE.0, LITTLE.1);
        count(command.env("CARGO_PROFILE_RELEASE_LTO", build.lto).env("RUSTFLAGS", build.flags))
    };
    BUILDS.iter().map(test).sum()
}

/// With the oldest Rust that the library supports, on this machine.
pub(crate) fn oldest_rust() -> Tally {
    match Toolchain::oldest(&[]) {
        Ok(rust) => count(rust.apply(quick(&mut cargo(tests())))),
        Err(reason) => skip(&reason),
    }
}

/// Systems that the tests do not run on here: other executable formats, other words, no system at
/// all, and CPUs that the library has no instructions of its own for.
const CHECKED: &[&str] = &[
    "aarch64-apple-darwin",
    "x86_64-pc-windows-msvc",
    "aarch64-pc-windows-msvc",
    "i686-pc-windows-msvc",
    "thumbv7em-none-eabihf",
    "riscv32imac-unknown-none-elf",
    "powerpc64le-unknown-linux-gnu",
    "s390x-unknown-linux-gnu",
    "wasm32-unknown-unknown",
];

/// `cargo check` for each target that rustup has or can get.
pub(crate) fn check_targets() -> Tally {
    let check = |target: &&str| {
        if !rustup(&["target", "add", target]) {
            return skip(&format!("{target}: rustup cannot add it"));
        }
        let mut command = cargo(["check", "--quiet", "--package", "interlocked"]);
        as_one_test(command.args(["--target", target]))
    };
    CHECKED.iter().map(check).sum()
}

/// The library's types and locks under the checker, by the command that users have for that; and its
/// unit tests in the same build, where no check runs.
pub(crate) fn under_the_checker() -> Tally {
    let command = "run --quiet --package cargo-interlocked -- test --package interlocked --lib \
                   --test checked --no-fail-fast --profile checked";
    count(&mut cargo(command.split_whitespace()))
}

/// The portable back end under the sanitizers for addresses and for data races.
///
/// The standard library is built with the sanitizer too: without that, the orders that its locks
/// and threads make are not seen, and correct programs are reported as races. Sanitizers do not see
/// inline assembly, so that only the portable back end can be watched: these runs check the code
/// around the instructions, and the races that the orderings of `core::sync::atomic` leave.
pub(crate) fn sanitizers() -> Tally {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return skip("the sanitizers run on x86-64 Linux");
    }
    if !nightly_component("rust-src") {
        return skip(
            "no nightly Rust with its source (rustup component add rust-src --toolchain nightly)",
        );
    }
    let test = |sanitizer: &str| {
        say(&format!("─ {sanitizer} sanitizer"));
        let mut command = cargo_of("nightly", tests());
        quick(&mut command).args(["-Zbuild-std", "--target", "x86_64-unknown-linux-gnu"]);
        command.env("RUSTFLAGS", format!("{PORTABLE} -Zsanitizer={sanitizer}"));
        count(command.env("CARGO_TARGET_DIR", target_folder().join(sanitizer)))
    };
    ["address", "thread"].into_iter().map(test).sum()
}

/// The tests under Miri, in two processes of about the same time: Miri uses one CPU.
const INTERPRETED: [&str; 2] =
    ["--test suite", "--lib --test go --test linux --test names --test serde --test std_code"];

/// The tests that Miri cannot interpret, and why.
const NOT_INTERPRETED: &[(&str, &str)] =
    &[("processes", "Miri forks no process"), ("checked", "it is for the checker")];

/// Under Miri, which chooses the portable back end by itself.
///
/// What a program sees of this machine is left as Miri has it, the same in every run. A test that
/// needs more than Miri has skips itself, by name.
pub(crate) fn miri() -> Tally {
    if !nightly_component("miri") {
        return skip("no nightly Rust with Miri (rustup component add miri --toolchain nightly)");
    }
    let miri = |arguments: &str| {
        let mut command = cargo_of("nightly", ["miri"]);
        command.args(arguments.split(' ')).env("CARGO_TARGET_DIR", target_folder().join("miri"));
        // To find where a panic comes from takes Miri longer than everything else.
        command.env("RUST_BACKTRACE", "0");
        command
    };
    let test = |tests| {
        let options = "--package interlocked --features serde --no-fail-fast";
        count(&mut miri(&format!("test {options} {tests}")))
    };
    // Both would build Miri's standard library.
    if as_one_test(&mut miri("setup --quiet")) == Tally::FAILED {
        return Tally::FAILED;
    }
    thread::scope(|scope| {
        let processes = INTERPRETED.map(|tests| scope.spawn(move || test(tests)));
        let tallies = processes.map(|process| process.join().expect("counting does not panic"));
        let skipped = NOT_INTERPRETED.iter().map(|(name, why)| skip(&format!("{name}: {why}")));
        tallies.into_iter().chain(skipped).sum()
    })
}

#[cfg(test)]
mod tests {
    use super::{INTERPRETED, NOT_INTERPRETED};
    use crate::root;

    #[test]
    fn every_test_program_is_interpreted_or_says_why_not() {
        let named = |name: &str| {
            let listed = INTERPRETED.iter().any(|tests| tests.split(' ').any(|word| word == name));
            listed != NOT_INTERPRETED.iter().any(|(skipped, _)| *skipped == name)
        };
        let folder = root().join("crates/interlocked/tests");
        for entry in folder.read_dir().expect("the library has tests") {
            let path = entry.expect("it can be read").path();
            let is_program =
                path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").exists();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("names are ASCII");
            assert!(!is_program || named(name), "stage `miri` does not know the test `{name}`");
        }
    }
}

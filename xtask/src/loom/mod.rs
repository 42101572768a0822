//! The checker in loom's place: loom's own tests, and those that published crates have for loom.
//!
//! Cargo fetches the crates. No line of their sources is edited: loom's tests are the test targets
//! of a package made here, the other crates are copied, and in the manifests the dependency `loom`
//! is the package `interlocked-check` by another name. All of it stays in the target folder.
//!
//! A test is one process, so that a test that hangs or aborts is that test's failure. Those that
//! loom ignores run too. What cannot pass on principle is in `exceptions.rs`, with the reason.
//!
//! With `LOOM_ITSELF` in the environment the real loom is used: what a test that fails here does
//! there.

mod exceptions;
mod manifest;
mod run;
mod suite;
mod workspace;

use std::path::Path;

use crate::cargo::target_folder;
use crate::stage::skip;
use crate::tally::Tally;
use crate::{published, say};
use suite::Suite;

/// The tests of all suites.
pub(crate) fn test() -> Tally {
    let folder = target_folder().join("loom");
    let tested = suite::ALL.iter().map(|suite| (suite.name, suite.version));
    let crates: Vec<_> = tested.chain(suite::BELOW.iter().copied()).collect();
    match published::fetch(&folder.join("published"), &crates) {
        Ok(true) => {}
        Ok(false) => return skip("crates.io cannot be reached"),
        Err(error) => return failed(&format!("{}: {error}", folder.display())),
    }
    if let Err(error) = workspace::write(&folder) {
        return failed(&error.to_string());
    }
    suite::ALL.iter().map(|suite| one(suite, &folder)).sum()
}

fn failed(reason: &str) -> Tally {
    say(reason);
    Tally::FAILED
}

/// The tests of one suite.
fn one(suite: &Suite, folder: &Path) -> Tally {
    let programs = match run::build(suite, folder) {
        Ok(programs) => programs,
        Err(report) => return failed(&format!("{} does not compile\n{report}", suite.name)),
    };
    let results = run::run(suite, &programs);
    let (tally, lines) = exceptions::judge(suite.name, &results, exceptions::ALL);
    for line in lines {
        say(&line);
    }
    say(&format!("{} {}, {}: {tally}", suite.name, suite.version, suite.about));
    tally
}

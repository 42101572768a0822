//! `interlocked advise` passes its arguments to cargo's subcommand, which lies beside it or is found
//! by cargo, and says with its exit code how that ended.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

/// A program that prints its name and arguments and ends with `code`.
fn script(path: &Path, name: &str, code: i32) {
    fs::write(path, format!("#!/bin/sh\necho {name} \"$@\"\nexit {code}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The exit code and the output of a copy of the command in a folder.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let own = folder.join("interlocked");
    if !own.exists() {
        fs::copy(env!("CARGO_BIN_EXE_interlocked"), &own).unwrap();
    }
    let mut command = Command::new(own);
    command.args(arguments).env("CARGO", folder.join("cargo")).env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn arguments_are_passed_on() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["advise", "--release", "--format", "json", "--", "one"];
    script(&folder.path().join("cargo"), "cargo", 0);
    let said = "cargo interlocked advise --release --format json -- one\n";
    assert_eq!(run(folder.path(), &arguments), (Some(0), said.to_owned()));
    // What was installed with the command goes before.
    script(&folder.path().join("cargo-interlocked"), "beside", 0);
    let said = said.replace("cargo", "beside");
    assert_eq!(run(folder.path(), &arguments), (Some(0), said));
}

#[test]
fn the_exit_code_says_how_it_ended() {
    for (code, own) in [(0, 0), (1, 1), (2, 2), (101, 1)] {
        let folder = tempfile::tempdir().unwrap();
        script(&folder.path().join("cargo"), "cargo", code);
        assert_eq!(run(folder.path(), &["advise"]).0, Some(own), "cargo ended with {code}");
    }
}

#[test]
fn where_there_is_no_cargo_that_is_said() {
    let (code, said) = run(tempfile::tempdir().unwrap().path(), &["advise"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("cargo install cargo-interlocked"), "{said}");
}

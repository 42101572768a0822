//! The command, run on a crate that looks at how it was compiled.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MANIFEST: &str = "
[package]
name = 'probe'
version = '0.1.0'
edition = '2024'

[lib]
doctest = false

[workspace]
";

const LIB: &str = "
#[test] fn checked() { assert!(cfg!(interlocked_check)); }
#[test] fn own() { assert!(cfg!(own)); }
#[test] fn loom() { assert!(cfg!(loom)); }
";

/// A crate in a new folder, with a configuration of cargo.
fn probe(configuration: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("Cargo.toml", MANIFEST);
    write("src/lib.rs", LIB);
    write(".cargo/config.toml", configuration);
    folder
}

/// Runs the command there.
fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-interlocked"));
    command.arg("interlocked").args(arguments).current_dir(folder);
    // As outside of the tests of this workspace.
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR", "RUSTDOCFLAGS"] {
        command.env_remove(variable);
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[track_caller]
fn passes(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) {
    let output = run(folder, arguments, variables);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
}

#[test]
fn flags_are_added_to_those_of_the_configuration() {
    for configuration in [
        "build.rustflags = ['--cfg', 'own']",
        "build.rustflags = '--cfg own'",
        "target.'cfg(all())'.rustflags = ['--cfg', 'own']\nbuild.rustflags = '-Copt-level=1'",
        "target.'cfg(any())'.rustflags = ['--cfg', 'no']\nbuild.rustflags = ['--cfg', 'own']",
    ] {
        let folder = probe(configuration);
        passes(folder.path(), &["test", "--", "--skip", "loom"], &[]);
        assert!(folder.path().join("target/interlocked").is_dir());
    }
}

#[test]
fn flags_are_added_to_those_of_the_environment() {
    let folder = probe("build.rustflags = ['--cfg', 'no']");
    passes(folder.path(), &["test", "--loom"], &[("RUSTFLAGS", "--cfg own")]);
    assert!(folder.path().join("target/interlocked-loom").is_dir());
    let encoded = [("CARGO_ENCODED_RUSTFLAGS", "--cfg\x1fown")];
    passes(folder.path(), &["test", "--target-dir", "there", "--", "--skip", "loom"], &encoded);
    assert!(folder.path().join("there").is_dir());
    let folder = probe("");
    let build = [("CARGO_BUILD_RUSTFLAGS", "--cfg own")];
    passes(folder.path(), &["test", "--", "--skip", "loom"], &build);
}

#[test]
fn the_exit_code_is_that_of_cargo() {
    let folder = probe("");
    let code = |arguments: &[&str]| run(folder.path(), arguments, &[]).status.code();
    assert_eq!(code(&["test", "checked"]), Some(0));
    assert_eq!(code(&["test", "own"]), Some(101));
    assert_eq!(code(&["--release"]), Some(2));
}

#[test]
fn help_is_printed() {
    let folder = probe("");
    let output = run(folder.path(), &["test", "--help"], &[]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("--loom"));
}

#[test]
fn advice_is_what_is_printed() {
    let folder = probe("");
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("../check");
    let dependency = format!("[dev-dependencies]\ninterlocked-check = {{ path = {check:?} }}\n");
    fs::write(folder.path().join("Cargo.toml"), format!("{MANIFEST}\n{dependency}")).unwrap();
    let test = "
        use interlocked_check::sync::atomic::{AtomicU32, Ordering::SeqCst};
        #[test] fn flag() {
            println!(\"this is not the result\");
            interlocked_check::verify(|| {
                let x = AtomicU32::new(0);
                x.store(1, SeqCst);
            });
        }";
    fs::write(folder.path().join("src/lib.rs"), test).unwrap();
    let text = |arguments: &[&str]| {
        let output = run(folder.path(), arguments, &[]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let table = text(&["advise", "--", "--nocapture"]);
    let rows: Vec<Vec<&str>> =
        table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["flag"]);
    assert_eq!(rows[2], ["src/lib.rs:7:19", "store", "SeqCst", "Relaxed"]);
    let json: serde_json::Value =
        serde_json::from_str(&text(&["advise", "--format=json"])).unwrap();
    assert_eq!(json["test"], "flag");
    assert_eq!(json["orderings"][0]["enough"], "Relaxed");
    let nothing = run(folder.path(), &["advise", "none_such"], &[]);
    assert!(nothing.stdout.is_empty());
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("no check was run"));
}

//! The README and the manual show what the command prints now. `cargo xtask bless` writes it anew.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands before the page in the README.
const START: &str = "`cargo xtask bless` writes it anew -->\n```\n";
/// What stands after it.
const END: &str = "```\n";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn interlocked(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_interlocked"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("results are UTF-8")
}

fn blessing() -> bool {
    std::env::var_os("INTERLOCKED_BLESS").is_some()
}

/// Whether `line` has the words of `wanted` in their order, and perhaps others between: the
/// experiment's column differs from run to run, and is empty without one.
fn has_words(line: &str, wanted: &str) -> bool {
    let mut words = line.split_whitespace();
    wanted.split_whitespace().all(|word| words.any(|other| other == word))
}

#[test]
fn the_page_is_what_explain_prints() {
    let path = root().join("README.md");
    let mut readme = std::fs::read_to_string(&path).expect("there is a README");
    let start = readme.find(START).expect("the README has the page") + START.len();
    let end = start + readme[start..].find(END).expect("the page ends");
    if blessing() {
        readme.replace_range(start..end, &interlocked(&["explain", "SB"]));
        std::fs::write(&path, &readme).expect("the README can be written");
        return;
    }
    let mut shown = readme[start..end].lines();
    for line in interlocked(&["explain", "SB", "--no-run"]).lines() {
        let found = shown.any(|other| has_words(other, line));
        assert!(found, "README.md lacks `{line}`: run `cargo xtask bless`");
    }
}

#[test]
fn the_pictures_are_what_the_command_draws() {
    let pictures: [(&str, &[&str]); 2] = [
        ("docs/SB.svg", &["explain", "SB+mov", "--no-run", "--format", "svg"]),
        ("docs/MP.svg", &["trace", "MP+str+ldr", "--format", "svg"]),
    ];
    for (name, arguments) in pictures {
        let path = root().join(name);
        let drawn = interlocked(arguments);
        if blessing() {
            std::fs::write(&path, &drawn).expect("the picture can be written");
        }
        let shown = std::fs::read_to_string(&path).expect("there is a picture");
        assert!(shown == drawn, "{name}: run `cargo xtask bless`");
    }
}

#[test]
fn the_example_is_a_test_that_rustc_compiles() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let example = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.rs");
    std::fs::write(&path, example.expect("the README has an example")).expect("it is written");
    let text = interlocked(&["explain", path.to_str().expect("a UTF-8 path"), "--no-run"]);
    assert!(text.contains("forbidden"), "{text}");
    let rustc = Command::new("rustc")
        .args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "-A", "dead_code"])
        .arg("--out-dir")
        .arg(folder.path())
        .arg(&path)
        .output()
        .expect("rustc runs");
    assert!(rustc.status.success(), "{}", String::from_utf8_lossy(&rustc.stderr));
}

#[test]
fn the_manual_is_what_help_prints() {
    let commands = [
        "explain",
        "check",
        "merge",
        "run",
        "trace",
        "step",
        "compile",
        "advise",
        "models",
        "list",
        "completions",
        "man",
    ];
    let mut manual = String::from("# The command\n\nWritten by `cargo xtask bless`.\n");
    let help = interlocked(&["--help"]);
    manual.push_str(&format!("\n```\n{help}```\n"));
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "{command} is in the overview");
        let help = interlocked(&[command, "--help"]);
        manual.push_str(&format!("\n## `{command}`\n\n```\n{help}```\n"));
    }
    let path = root().join("docs/command.md");
    if blessing() {
        std::fs::write(&path, &manual).expect("the manual can be written");
    }
    let shown = std::fs::read_to_string(&path).expect("there is a manual");
    assert!(shown == manual, "docs/command.md: run `cargo xtask bless`");
}

//! Which crate may depend on which. Arrows run one way; ARCHITECTURE.md has the picture.

use std::process::Command;

use super::files::assert_none;
use crate::root;

/// Each crate of the workspace and the crates of the workspace that it may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("interlocked", &[]),
    ("interlocked-diag", &[]),
    ("interlocked-exec", &[]),
    ("interlocked-isa", &["diag", "exec"]),
    ("interlocked-litmus", &["diag", "exec", "isa"]),
    ("interlocked-cat", &["diag", "exec"]),
    ("interlocked-hardware", &["exec", "isa"]),
    ("interlocked-check", &[]),
    ("interlocked-machine", &["exec"]),
    ("interlocked-report", &["exec", "machine"]),
    ("interlocked-cli", &["diag", "exec", "isa", "litmus", "cat", "machine", "hardware", "report"]),
    ("cargo-interlocked", &[]),
    ("xtask", &[]),
];

/// Crates from elsewhere that only some may use: the noun crate at the bottom stays small.
const FEW_DEPENDENCIES: &[(&str, &[&str])] = &[
    ("interlocked", &["serde"]),
    ("interlocked-diag", &["annotate-snippets"]),
    ("interlocked-exec", &["rayon", "rustc-hash"]),
    ("interlocked-cat", &["rustc-hash"]),
    ("interlocked-isa", &["rustc-hash"]),
    ("interlocked-check", &["corosensei", "ctrlc", "interlocked"]),
    ("cargo-interlocked", &["serde_json", "toml_edit"]),
    ("interlocked-machine", &["hashbrown", "rustc-hash"]),
    ("interlocked-litmus", &["rustc-hash", "syn", "proc-macro2"]),
];

/// A crate and what it depends on outside of tests.
struct Package {
    name: String,
    dependencies: Vec<String>,
}

fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo metadata prints JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: text(&package["name"]),
            dependencies: list(&package["dependencies"])
                .iter()
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| text(&dependency["name"]))
                .collect(),
        })
        .collect()
}

#[test]
fn arrows_run_one_way() {
    let mut offences = Vec::new();
    for package in packages() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            offences.push(format!("{} has no row in the table of arrows", package.name));
            continue;
        };
        let inner = package.dependencies.iter().filter_map(|d| d.strip_prefix("interlocked-"));
        for dependency in inner.filter(|d| !allowed.contains(d)) {
            offences.push(format!("{} → interlocked-{dependency}", package.name));
        }
    }
    assert_none("an arrow that the architecture does not have", &offences);
}

#[test]
fn the_engines_have_few_dependencies() {
    let mut offences = Vec::new();
    for package in packages() {
        let Some((_, allowed)) = FEW_DEPENDENCIES.iter().find(|(name, _)| *name == package.name)
        else {
            continue;
        };
        let outer = package.dependencies.iter().filter(|d| !d.starts_with("interlocked-"));
        for dependency in outer.filter(|d| !allowed.contains(&d.as_str())) {
            offences.push(format!("{} → {dependency}", package.name));
        }
    }
    assert_none("a dependency that is not in the table", &offences);
}

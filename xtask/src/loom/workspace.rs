//! The workspace in which the suites are built, below the target folder.

use std::fs;
use std::io;
use std::path::Path;

use super::manifest;
use super::suite::{self, LOOM};
use crate::{published, root};

/// The beginning of its manifest. The checker runs the same code many times, so that it and the
/// tests are optimized; what else they use is not.
const WORKSPACE: &str = r#"[workspace]
resolver = "2"
members = [MEMBERS]

[profile.dev]
opt-level = 1

[profile.dev.package.interlocked-check]
opt-level = 3

[patch.crates-io]
"#;

/// Makes the workspace from the fetched crates.
pub(super) fn write(folder: &Path) -> io::Result<()> {
    let library = root().join("crates/check");
    let library = library.to_str().ok_or_else(|| io::Error::other("the path is not Unicode"))?;
    // Beside each other, so that neither is built anew for the other.
    let library = std::env::var_os("LOOM_ITSELF").is_none().then_some(library);
    let workspace = folder.join("workspace");
    let members: Vec<_> = suite::ALL.iter().map(|suite| format!("{:?}", suite.name)).collect();
    let mut manifest = WORKSPACE.replace("MEMBERS", &members.join(", "));
    if library.is_none() {
        // Any version: not all of them want the same one.
        manifest = manifest.replace("interlocked-check", "\"*\"");
    }
    let published = |name, version| published::sources(&folder.join("published"), name, version);
    loom(&published(LOOM.name, LOOM.version), &workspace.join(LOOM.name), library)?;
    let tested = suite::ALL.iter().filter(|suite| suite.name != LOOM.name);
    let tested = tested.map(|suite| (suite.name, suite.version, suite.needs));
    let below = suite::BELOW.iter().map(|(name, version)| (*name, *version, &[][..]));
    for (name, version, needs) in tested.chain(below) {
        let (from, to) = (published(name, version), workspace.join(name));
        copy(&from, &to)?;
        rewrite(name, &from, &to, library, needs)?;
        manifest += &format!("{name} = {{ path = {name:?} }}\n");
    }
    keep(&workspace.join("Cargo.toml"), manifest.as_bytes())
}

/// A package whose test targets are loom's, where they lie.
fn loom(from: &Path, to: &Path, library: Option<&str>) -> io::Result<()> {
    let version = LOOM.version;
    let dependency = library.map_or_else(
        || format!("version = \"={version}\"\nfeatures = [\"futures\"]\n"),
        manifest::replacement,
    );
    let mut text = format!(
        r#"[package]
name = "loom-tests"
version = "{version}"
edition = "2021"

[features]
default = ["futures"]
futures = []

[dependencies.loom]
{dependency}
[dev-dependencies.futures-util]
version = "0.3"
"#
    );
    let mut files: Vec<_> = fs::read_dir(from.join("tests"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    files.sort();
    for file in files {
        let name = file.file_stem().unwrap_or_default();
        text += &format!("\n[[test]]\nname = {name:?}\npath = {file:?}\n");
    }
    fs::create_dir_all(to.join("src"))?;
    keep(&to.join("src/lib.rs"), b"")?;
    keep(&to.join("Cargo.toml"), text.as_bytes())
}

/// Writes the manifest of a copied crate.
fn rewrite(
    name: &str,
    from: &Path,
    to: &Path,
    library: Option<&str>,
    needs: &[&str],
) -> io::Result<()> {
    let text = fs::read_to_string(from.join("Cargo.toml"))?;
    let rewritten = manifest::rewrite(&text, library, needs);
    if library.is_some_and(|library| !rewritten.contains(library)) {
        return Err(io::Error::other(format!("{name} does not depend on loom")));
    }
    keep(&to.join("Cargo.toml"), rewritten.as_bytes())
}

/// Copies a folder with all that is in it but the manifest.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to)?;
        } else if entry.file_name() != "Cargo.toml" && entry.file_name() != "Cargo.lock" {
            keep(&to, &fs::read(&from)?)?;
        }
    }
    Ok(())
}

/// Writes a file unless it has that content, so that cargo builds again only what changed.
fn keep(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|present| present == content) {
        return Ok(());
    }
    fs::write(path, content)
}

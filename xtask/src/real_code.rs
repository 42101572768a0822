//! Published crates on the library of atomics: their own tests, with every path to
//! `core::sync::atomic` replaced by one to `interlocked::sync::atomic`, and nothing else.
//!
//! Cargo fetches the crates; their sources stay in the target folder. Their lock-free code asks for
//! what is rarely asked for: fences between relaxed accesses, sequentially consistent ones against
//! hazard pointers, 64-bit counters, pointers with tags.

use std::fs;
use std::io;
use std::path::Path;

use crate::cargo::{cargo, count, target_folder};
use crate::stage::skip;
use crate::tally::Tally;
use crate::{published, root, say};

/// A published crate.
struct Published {
    name: &'static str,
    version: &'static str,
    about: &'static str,
}

#[rustfmt::skip] // One crate a line.
const CRATES: &[Published] = &[
    Published { name: "crossbeam-utils", version: "0.8.23", about: "any type as an atomic, parking, backing off" },
    Published { name: "crossbeam-epoch", version: "0.9.21", about: "reclamation of memory by epochs" },
    Published { name: "crossbeam-deque", version: "0.8.8", about: "Chase and Lev's work-stealing queue" },
    Published { name: "arc-swap", version: "1.9.3", about: "an Arc that is replaced while it is read" },
];

/// The beginning of the manifest of the workspace in which they are tested and use each other. They
/// are optimized a little, since they spin; what else their tests use is not.
const WORKSPACE: &str = r#"[workspace]
resolver = "2"
members = ["*"]

[profile.dev]
opt-level = 1

[profile.dev.package."*"]
opt-level = 0

[patch.crates-io]
"#;

/// The tests of all of them.
pub(crate) fn test() -> Tally {
    let folder = target_folder().join("real-code");
    let crates: Vec<_> = CRATES.iter().map(|c| (c.name, c.version)).collect();
    match published::fetch(&folder.join("published"), &crates) {
        Ok(true) => {}
        Ok(false) => return skip("crates.io cannot be reached"),
        Err(error) => return failed(&format!("{}: {error}", folder.display())),
    }
    if let Err(error) = rewrite_all(&folder) {
        return failed(&error.to_string());
    }
    let mut command = cargo(["test", "--workspace", "--lib", "--tests", "--no-fail-fast"]);
    command.arg("--manifest-path").arg(folder.join("rewritten/Cargo.toml"));
    command.env("RUSTFLAGS", "--cap-lints=allow");
    count(command.env("CARGO_TARGET_DIR", folder.join("target")))
}

fn failed(reason: &str) -> Tally {
    say(reason);
    Tally::FAILED
}

/// Copies the crates with their paths replaced, and makes a workspace of them.
fn rewrite_all(folder: &Path) -> io::Result<()> {
    let to = folder.join("rewritten");
    if to.exists() {
        fs::remove_dir_all(&to)?;
    }
    for Published { name, version, about } in CRATES {
        let mut paths = 0;
        let from = published::sources(&folder.join("published"), name, version);
        copy(&from, &to.join(name), &mut paths)?;
        let manifest = to.join(name).join("Cargo.toml");
        let text = fs::read_to_string(&manifest)?;
        let library = root().join("crates/interlocked");
        fs::write(&manifest, format!("{text}\n[dependencies.interlocked]\npath = {library:?}\n"))?;
        say(&format!("{name} {version}, {about}: {paths} paths replaced"));
        if paths == 0 {
            return Err(io::Error::other(format!("{name} uses no atomics")));
        }
    }
    let patch = |c: &Published| format!("{0} = {{ path = \"{0}\" }}\n", c.name);
    let patches: String = CRATES.iter().map(patch).collect();
    fs::write(to.join("Cargo.toml"), format!("{WORKSPACE}{patches}"))
}

/// Copies a folder with all that is in it; in Rust sources, paths are replaced and counted.
fn copy(from: &Path, to: &Path, paths: &mut usize) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (from, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if from.is_dir() {
            copy(&from, &to, paths)?;
        } else if from.extension().is_some_and(|extension| extension == "rs") {
            let (text, replaced) = rewrite(&fs::read_to_string(&from)?);
            if let Some(path) = left_over(&text) {
                return Err(io::Error::other(format!("{}: `{path}`", from.display())));
            }
            *paths += replaced;
            fs::write(to, text)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

/// A source with every path to the standard atomics replaced, and how many there were.
fn rewrite(text: &str) -> (String, usize) {
    const PATHS: [&str; 2] = ["core::sync::atomic", "std::sync::atomic"];
    let replaced = PATHS.iter().map(|path| text.matches(path).count()).sum();
    let replace = |text: String, path: &&str| text.replace(*path, "interlocked::sync::atomic");
    (PATHS.iter().fold(text.to_owned(), replace), replaced)
}

/// An import of the standard atomics in another form: `std::sync::{atomic, Arc}`.
fn left_over(text: &str) -> Option<&str> {
    let groups = ["core::sync::{", "std::sync::{"];
    let groups = groups.into_iter().flat_map(|path| text.match_indices(path));
    let mut groups = groups.filter_map(|(start, _)| text[start..].split(';').next());
    groups.find(|group| group.contains("atomic"))
}

#[cfg(test)]
mod tests {
    use super::{left_over, rewrite};

    #[test]
    fn paths_are_replaced_and_other_forms_are_found() {
        let (text, replaced) =
            rewrite("use std::sync::atomic::{self, AtomicU8}; core::sync::atomic::fence");
        assert_eq!(
            (text.as_str(), replaced),
            (
                "use interlocked::sync::atomic::{self, AtomicU8}; interlocked::sync::atomic::fence",
                2
            )
        );
        assert_eq!(left_over(&text), None);
        assert_eq!(left_over("use std::sync::{Arc, Mutex}; mod atomic;"), None);
        let nested = "use std::sync::{Arc, atomic::AtomicU8}";
        assert_eq!(left_over(&format!("{nested};")), Some(&nested[4..]));
    }
}

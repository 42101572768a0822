//! Goldens: the instructions of every (operation, ordering, width) for every target, read back from
//! what the compiler emitted, beside those of `core`.
//!
//! The stage `goldens` compiles and compares with the checked-in files, `cargo xtask bless` writes
//! them. Everything else works from the files alone: the counts, the documentation of each
//! instruction set, and the judgement of the sequences by the law.
//!
//! Limits: one compiler, whose version is fixed; counts are of instructions in the function, loops
//! counted once, and padding not at all.

#[cfg(test)]
pub(crate) mod book;
#[cfg(test)]
mod counts;
#[cfg(test)]
pub(crate) mod documents;
pub(crate) mod listing;
pub(crate) mod operation;
mod probe;
pub(crate) mod sheet;
pub(crate) mod target;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::stage::skip;
use crate::tally::Tally;
use crate::{root, say};
use probe::Probe;
use target::Target;

/// The folder of all goldens.
fn folder() -> PathBuf {
    root().join("crates/interlocked/tests/asm")
}

/// The files of a target by their path in its folder.
type Files = BTreeMap<String, String>;

/// Compiles for every target and compares.
pub(crate) fn test() -> Tally {
    each_target(&[], |target, files| {
        let kept = read(&folder().join(target.name));
        if *files == kept {
            return Tally::PASSED;
        }
        let differ = |path: &&String| files.get(*path) != kept.get(*path);
        for path in files.keys().chain(kept.keys()).filter(differ) {
            say(&format!("{}/{path} is not what the compiler emits", target.name));
        }
        say("cargo xtask bless writes the files anew; read what changed");
        Tally::FAILED
    })
}

/// Compiles for these targets, or for all, and writes the files anew.
pub(crate) fn bless(names: &[String]) -> Tally {
    each_target(names, |target, files| {
        let folder = folder().join(target.name);
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in files {
            let path = folder.join(path);
            let parent = path.parent().expect("it lies in the folder");
            let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, text));
            if let Err(error) = written {
                say(&format!("{}: {error}", path.display()));
                return Tally::FAILED;
            }
        }
        Tally::PASSED
    })
}

fn each_target(names: &[String], mut action: impl FnMut(&Target, &Files) -> Tally) -> Tally {
    if !probe::toolchain(target::ALL) {
        let version = target::RUST;
        return skip(&format!("goldens are those of Rust {version}, which rustup cannot get here"));
    }
    let mut made: BTreeMap<&str, Files> = BTreeMap::new();
    let mut total = Tally::default();
    let chosen = |name: &str| names.is_empty() || names.iter().any(|chosen| chosen == name);
    let needed = |target: &&Target| {
        chosen(target.name)
            || target::ALL.iter().any(|t| t.base == Some(target.name) && chosen(t.name))
    };
    for target in target::ALL.iter().filter(needed) {
        match generate(target) {
            Ok(files) => {
                let own = without_base(target, &files, &made);
                if chosen(target.name) {
                    total += action(target, &own);
                }
                made.insert(target.name, files);
            }
            Err(error) => {
                say(&format!("{}: {error}", target.name));
                total += Tally::FAILED;
            }
        }
    }
    total
}

/// Every file of a target.
fn generate(target: &Target) -> Result<Files, String> {
    let probe = Probe::build(target)?;
    let mut files = Files::new();
    for operation in operation::ALL {
        for ty in operation.types(target.widths) {
            let groups = sheet::groups(probe.of(operation, &ty));
            for (suffix, text) in sheet::files(target, operation, &ty, &groups) {
                files.insert(format!("{}/{ty}{suffix}.s", operation.name), text);
            }
        }
    }
    Ok(files)
}

/// The files of the operations and types whose code is not that of the target that this one builds
/// on; first lines name the target and are not compared.
fn without_base(target: &Target, files: &Files, made: &BTreeMap<&str, Files>) -> Files {
    let Some(base) = target.base.and_then(|name| made.get(name)) else { return files.clone() };
    let bodies = |files: &Files, wanted: &str| -> Vec<(String, String)> {
        let of_page = files.iter().filter(|(path, _)| page(path) == wanted);
        let body =
            |text: &String| text.split_once('\n').map_or(String::new(), |(_, b)| b.to_owned());
        of_page.map(|(path, text)| (path.clone(), body(text))).collect()
    };
    let differs = |path: &String| bodies(files, page(path)) != bodies(base, page(path));
    files
        .iter()
        .filter(|(path, _)| differs(path))
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

/// The operation and the type that a file is about: its path without what tells orderings apart.
fn page(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

/// The files below a folder.
fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    for operation in folder.read_dir().into_iter().flatten().flatten() {
        for file in operation.path().read_dir().into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let operation = operation.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(file.path()).unwrap_or_default();
            files.insert(format!("{operation}/{name}"), text);
        }
    }
    files
}

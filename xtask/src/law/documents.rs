//! The litmus tests in the library's documentation: what they ask must be so.

use std::fs;
use std::path::{Path, PathBuf};

use interlocked_cat::CatModel;
use interlocked_exec::{Architecture, Limits, outcomes};

use super::judge::parse;
use crate::root;

/// A block of a documentation comment, with its place.
struct Block {
    place: String,
    text: String,
}

/// The files below a folder that end in `.rs`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the library's sources").flatten();
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The blocks of a file that say they are litmus tests.
fn blocks(path: &Path) -> Vec<Block> {
    let text = fs::read_to_string(path).expect("it can be read");
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim_start();
        let Some(line) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
            inside = false;
            continue;
        };
        let line = line.strip_prefix(' ').unwrap_or(line);
        match line.trim().strip_prefix("```") {
            Some("litmus") => {
                let place = format!("{}:{}", path.display(), number + 1);
                blocks.push(Block { place, text: String::new() });
                inside = true;
            }
            Some(_) => inside = false,
            None if inside => {
                let block = blocks.last_mut().expect("inside a block");
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    blocks
}

/// The models that have to agree.
fn models(architecture: Architecture) -> &'static [&'static str] {
    match architecture {
        Architecture::X86_64 | Architecture::X86 => &["x86-tso"],
        Architecture::AArch64 => &["aarch64"],
        Architecture::C | Architecture::Rust => &["c20", "rc11"],
    }
}

/// What is wrong with a block, if anything is.
fn objection(block: &Block) -> Option<String> {
    let name = if block.text.contains("fn p0") { "t.rs" } else { "t.litmus" };
    let test = match parse(name, &block.text) {
        Ok(test) => test,
        Err(errors) => return Some(format!("{}: {errors}", block.place)),
    };
    let program = test.lower().expect("a test that was parsed has a meaning");
    let question = test.question(&program);
    let models = models(test.architecture());
    if models.is_empty() {
        return Some(format!("{}: no model judges this", block.place));
    }
    models.iter().find_map(|name| {
        let model = CatModel::embedded(name).expect("an embedded model");
        let found = outcomes(&program, &model, &Limits::default()).expect("it can be unfolded");
        let wrong = if !found.complete() {
            "cannot be answered"
        } else if !found.answer(&question) {
            "is not so"
        } else {
            return None;
        };
        Some(format!("{}: what {} says of it {wrong} under {name}", block.place, test.name()))
    })
}

#[test]
fn the_litmus_tests_of_the_documentation_hold() {
    let blocks: Vec<Block> = sources(&root().join("crates/interlocked/src"))
        .iter()
        .flat_map(|path| blocks(path))
        .collect();
    assert!(blocks.len() >= 8, "the documentation's tests were not found");
    let objections: Vec<String> = blocks.iter().filter_map(objection).collect();
    assert!(objections.is_empty(), "{}", objections.join("\n"));
}

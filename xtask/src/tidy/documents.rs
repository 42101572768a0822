//! Documents do not rot: what they name exists.

use super::files::{self, assert_none};
use crate::root;

/// The pieces of a Markdown text between single backquotes, outside of fenced blocks.
fn quoted(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            pieces.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    pieces
}

/// Whether a quoted piece claims to be a path of the workspace.
fn is_path(piece: &str) -> bool {
    let folders =
        ["crates/", "models/", "catalogue/", "docs/", "xtask/", "fuzz/", ".ci/", ".github/"];
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+".contains(c);
    piece.chars().all(plain) && folders.iter().any(|folder| piece.starts_with(folder))
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut offences = Vec::new();
    for file in files::all().iter().filter(|file| file.path.ends_with(".md")) {
        for piece in quoted(&file.text).iter().filter(|piece| is_path(piece)) {
            if !root().join(piece).exists() {
                offences.push(format!("{}: `{piece}`", file.path));
            }
        }
    }
    assert_none("a path that does not exist", &offences);
}

#[test]
fn every_link_inside_the_repository_leads_somewhere() {
    let mut offences = Vec::new();
    for file in files::all().iter().filter(|file| file.path.ends_with(".md")) {
        let folder = root().join(&file.path);
        let folder = folder.parent().expect("a file lies in a folder");
        for target in file.text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or(target);
            let outside = target.contains("://") || target.is_empty();
            if !outside && !folder.join(target).exists() {
                offences.push(format!("{}: {target}", file.path));
            }
        }
    }
    assert_none("a link that leads nowhere", &offences);
}

#[test]
fn paths_are_told_from_other_words() {
    assert_eq!(quoted("a `b` c\n```\n`d`\n```\n`e`"), ["b", "e"]);
    assert!(is_path("crates/exec/src"));
    assert!(!is_path("crates/*"));
    assert!(!is_path("cargo xtask test"));
}

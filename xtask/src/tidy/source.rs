//! Rules for Rust sources: what stands on top of a file, how long things are, which words and
//! attributes have their place.

use super::files::{self, File, assert_none};

/// The most lines of a source file, its tests left out.
const LONGEST_FILE: usize = 650;
/// The most lines of a function.
const LONGEST_FUNCTION: usize = 100;
/// Names that say nothing about what a module is for.
const EMPTY_NAMES: &[&str] = &["utils.rs", "util.rs", "common.rs", "helpers.rs", "misc.rs"];
/// The crates that may hold unsafe code.
const UNSAFE_CRATES: &[&str] = &["crates/interlocked/", "crates/hardware/"];

/// The files of the checker that may have unsafe code: what a coroutine and an allocator are made of,
/// registers, the standard library's types whose interface is unsafe itself, and threads that borrow.
const UNSAFE_FILES: &[&str] = &[
    "crates/check/src/arch/aarch64.rs",
    "crates/check/src/arch/x86_64.rs",
    "crates/check/src/native/coroutine.rs",
    "crates/check/src/native/allocator.rs",
    "crates/check/src/native/contents.rs",
    "crates/check/src/native/debugger.rs",
    "crates/check/src/native/copies.rs",
    "crates/check/src/alloc.rs",
    "crates/check/src/cell/borrow.rs",
    "crates/check/src/cell/unsafe_cell.rs",
    "crates/check/src/future/waker.rs",
    "crates/check/src/hint.rs",
    "crates/check/src/thread/builder.rs",
    "crates/check/src/thread/scope.rs",
    "crates/check/src/thread/started.rs",
    "crates/check/src/sync/arc/convert.rs",
    "crates/check/src/sync/arc/mod.rs",
    "crates/check/src/sync/arc/weak.rs",
    "crates/check/src/sync/atomic.rs",
    "crates/check/src/sync/contents.rs",
    "crates/check/src/sync/lazy_lock.rs",
    "crates/check/src/sync/lock.rs",
    "crates/check/src/sync/mutex.rs",
    "crates/check/src/sync/once.rs",
    "crates/check/src/sync/once_lock.rs",
    "crates/check/src/sync/rwlock.rs",
];

/// Whether the file consists of tests or is not part of the workspace.
fn is_test(file: &File) -> bool {
    let path = &file.path;
    path.contains("/tests/") || path.contains("/benches/") || file.name() == "tests.rs"
}

/// The lines before a unit-test module.
fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file.text.lines().enumerate().map(|(n, line)| (n + 1, line));
    lines.take_while(|(_, line)| *line != "#[cfg(test)]")
}

/// The name of the function that a line of rustfmt's output starts, and its indentation.
fn function(line: &str) -> Option<(&str, usize)> {
    let indent = line.len() - line.trim_start().len();
    let mut words = line.trim_start().split(' ');
    loop {
        match words.next()? {
            "fn" => break,
            "pub" | "const" | "async" | "unsafe" | "extern" | "\"C\"" => {}
            word if word.starts_with("pub(") => {}
            _ => return None,
        }
    }
    let name = words.next()?.split(['(', '<']).next()?;
    Some((name, indent))
}

/// The functions of a file: first line, name, number of lines.
fn functions(text: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some((name, indent)) = function(line) else { continue };
        // Parameters end with commas; what follows them opens a body, or says that there is none.
        let signature = lines[start..].iter().find(|line| line.ends_with(['{', '}', ';']));
        if !signature.is_some_and(|last| last.ends_with('{')) {
            continue;
        }
        let closing = format!("{}}}", " ".repeat(indent));
        if let Some(length) = lines[start..].iter().position(|line| *line == closing) {
            found.push((start + 1, name.to_owned(), length + 1));
        }
    }
    found
}

#[test]
fn every_file_says_on_top_what_it_is() {
    let offences: Vec<String> = files::rust()
        .iter()
        .filter(|file| !file.path.starts_with("catalogue/"))
        .filter(|file| {
            let first = file.text.lines().find(|line| !line.starts_with("#!["));
            !first.is_some_and(|line| line.starts_with("//! "))
        })
        .map(|file| file.path.clone())
        .collect();
    assert_none("a source file starts with `//!`: what, why, source, limits", &offences);
}

#[test]
fn files_and_functions_are_short() {
    let mut offences = Vec::new();
    for file in files::rust().iter().filter(|file| !is_test(file)) {
        let lines = code(file).count();
        let table = file.text.contains("// A table: its length is that of what it lists.");
        if lines > LONGEST_FILE && !table {
            offences.push(format!("{}: {lines} lines, more than {LONGEST_FILE}", file.path));
        }
        for (line, name, length) in functions(&file.text) {
            if length > LONGEST_FUNCTION && !table {
                let path = &file.path;
                offences.push(format!("{path}:{line}: `{name}` has {length} lines"));
            }
        }
    }
    assert_none("one idea a file, one step a function", &offences);
}

#[test]
fn names_and_comments_keep_to_the_rules() {
    let unfinished = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")];
    let places = [concat!("/wo", "rk/"), concat!("/home", "/"), concat!("C:\\", "Users")];
    let mut offences = Vec::new();
    for file in files::all() {
        if EMPTY_NAMES.contains(&file.name()) {
            offences.push(format!("{}: a name that says nothing", file.path));
        }
        for (number, line) in file.text.lines().enumerate() {
            for word in unfinished.iter().chain(&places).filter(|word| line.contains(**word)) {
                offences.push(format!("{}:{}: `{word}`", file.path, number + 1));
            }
        }
    }
    assert_none("nothing unfinished, no path of one machine", &offences);
}

#[test]
fn conditional_compilation_for_a_processor_has_one_place() {
    let mut offences = Vec::new();
    let is_code = |file: &&File| !is_test(file) && !file.path.starts_with("xtask/");
    for file in files::rust().iter().filter(is_code) {
        // Which processor is chosen once. What one is known to have, its own file says, in which its
        // features are listed; the files of its folder have it from there.
        let place = file.path.split_once("/src/arch/").map_or("", |(_, place)| place);
        let chooses = place == "mod.rs";
        let lists = !place.is_empty() && !place.contains('/');
        for (number, line) in file.text.lines().enumerate().filter(|(_, l)| l.contains("cfg")) {
            if line.contains("target_arch") && !chooses
                || line.contains("target_feature =") && !lists
            {
                offences.push(format!("{}:{}", file.path, number + 1));
            }
        }
    }
    assert_none(
        "`cfg(target_arch)` stands in `arch/mod.rs` alone, `cfg(target_feature)` also in `arch/*.rs`",
        &offences,
    );
}

#[test]
fn unsafe_code_is_forbidden_where_it_has_no_business() {
    let is_root =
        |file: &&File| file.path.ends_with("/src/lib.rs") || file.path.ends_with("/src/main.rs");
    let has_a_list = |file: &File| file.path.starts_with("crates/check/") && !is_test(file);
    let is_kept = |file: &File| match has_a_list(file) {
        true => file.text.contains("#![deny(unsafe_code)]"),
        false => file.text.contains("#![forbid(unsafe_code)]"),
    };
    let offences: Vec<String> = files::rust()
        .iter()
        .filter(is_root)
        .filter(|file| UNSAFE_CRATES.iter().all(|krate| !file.path.starts_with(krate)))
        .filter(|file| file.text.lines().count() > 1)
        .filter(|file| !is_kept(file))
        .map(|file| file.path.clone())
        .collect();
    assert_none("`#![forbid(unsafe_code)]` is missing", &offences);
    let offences: Vec<String> = files::rust()
        .iter()
        .filter(|file| has_a_list(file) && !is_test(file))
        .filter(|file| !UNSAFE_FILES.contains(&file.path.as_str()))
        .filter(|file| file.text.contains("unsafe {") || file.text.contains("unsafe fn"))
        .map(|file| file.path.clone())
        .collect();
    assert_none("unsafe code outside of the files that may have it", &offences);
}

#[test]
fn functions_are_measured() {
    let text = "impl A {\n    pub(crate) const fn f<T>(\n        x: T,\n    ) -> T {\n        x\n    }\n}\n\
                fn g() {}\n";
    assert_eq!(functions(text), [(2, "f".to_owned(), 5)]);
    assert_eq!(functions("fn f(\n    a: [u8; 3],\n);\nfn g() {}\nfn h() {\n}\n").len(), 1);
}

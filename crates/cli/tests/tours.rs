//! The guided tours run: each command in `docs/tours` prints what stands below it.
//!
//! A tour's blocks are marked `console`. A line of one that starts with `$ ` is a line for the
//! shell, in the folder of the tours; what follows is all that it prints, on both streams. A line
//! `…` stands for any lines, and `…` in a line for any text: so does an experiment's output, which
//! differs from run to run, say what it always is. `cargo xtask bless` writes the other blocks anew.
//!
//! Blocks with an experiment are left out where there is none.
//!
//! Between the blocks, ``step 7, `asks for x` `` is the first step that says so in the table before
//! it; the number is checked, or written anew, too.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Stands for what differs from run to run.
const ANYTHING: &str = "…";

/// The experiment runs on x86-64 Linux.
const HAS_EXPERIMENT: bool = cfg!(all(target_arch = "x86_64", target_os = "linux"));

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tours")
}

/// What a line for the shell prints, with the command of this build as `interlocked`.
fn told(line: &str) -> String {
    let built = Path::new(env!("CARGO_BIN_EXE_interlocked")).parent().expect("it is in a folder");
    let others = env::var_os("PATH").unwrap_or_default();
    let folders = [built.to_owned()].into_iter().chain(env::split_paths(&others));
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1; {line}")])
        .current_dir(folder())
        .env("PATH", env::join_paths(folders).expect("a search path"))
        .env("NO_COLOR", "1")
        .output()
        .expect("there is a shell");
    String::from_utf8(output.stdout).expect("results are UTF-8")
}

/// Whether a text is as a pattern says.
fn is_like(text: &str, pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.split(ANYTHING).collect();
    let [first, inner @ .., last] = parts.as_slice() else { return text == pattern };
    let rest = text.strip_prefix(first).and_then(|rest| {
        inner.iter().try_fold(rest, |rest, part| rest.split_once(part).map(|(_, after)| after))
    });
    rest.is_some_and(|rest| rest.ends_with(last))
}

/// The block with what its commands print now.
fn run(block: &str) -> String {
    let commands = block.lines().filter(|line| line.starts_with("$ "));
    commands.map(|line| format!("{line}\n{}", told(&line[2..]))).collect()
}

/// The steps of a block's table: the number of each and what its row says, a text a column.
fn steps(block: &str) -> Vec<(usize, Vec<String>)> {
    let mut steps: Vec<(usize, Vec<String>)> = Vec::new();
    for line in block.lines() {
        let mut cells = line.split('│').map(|cell| cell.trim().to_owned());
        let first = cells.next().unwrap_or_default();
        match (first.parse(), steps.last_mut()) {
            (Ok(step), _) => steps.push((step, cells.collect())),
            (Err(_), Some((_, texts))) if first.is_empty() => {
                texts.iter_mut().zip(cells).for_each(|(text, more)| *text += &format!(" {more}"));
            }
            _ => {}
        }
    }
    steps
}

/// Whether `text` has the words, and not as the beginning of others.
fn says(text: &str, words: &str) -> bool {
    let goes_on = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric());
    text.match_indices(words).any(|(at, _)| !goes_on(&text[at + words.len()..]))
}

/// The prose with the numbers that its steps have in the table before it.
fn numbered(prose: &str, table: &[(usize, Vec<String>)]) -> String {
    let mut pieces = prose.split("step ");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|digit: char| digit.is_ascii_digit());
        out.push_str("step ");
        if rest.len() < piece.len() {
            let words = rest.strip_prefix(", `").and_then(|rest| rest.split_once('`'));
            let (words, _) = words.unwrap_or_else(|| panic!("which words? {piece}"));
            let found = table.iter().find(|(_, texts)| texts.iter().any(|text| says(text, words)));
            let (step, _) = found.unwrap_or_else(|| panic!("no step says `{words}`"));
            out.push_str(&step.to_string());
        }
        out.push_str(rest);
    }
    out
}

/// The tour with what its commands print now; where that is as the tour says, its own words.
fn renewed(tour: &str) -> String {
    let mut out = String::new();
    let mut rest = tour;
    let mut table = Vec::new();
    while let Some((before, block)) = rest.split_once("```console\n") {
        let (block, after) = block.split_once("```\n").expect("a block ends");
        let is_left_out = block.contains("$ interlocked run ") && !HAS_EXPERIMENT;
        let now = if is_left_out { block.to_owned() } else { run(block) };
        let is_as_shown = is_like(&now, block);
        assert!(is_as_shown || !block.contains(ANYTHING), "shown:\n{block}\nnow:\n{now}");
        let shown = if is_as_shown { block } else { &now };
        out.push_str(&format!("{}```console\n{shown}```\n", numbered(before, &table)));
        table = steps(shown);
        rest = after;
    }
    out + &numbered(rest, &table)
}

#[test]
fn the_tours_show_what_the_command_prints() {
    let mut tours: Vec<PathBuf> = fs::read_dir(folder())
        .expect("there are tours")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    tours.sort();
    assert!(tours.len() > 9, "{tours:?}");
    let index = fs::read_to_string(folder().join("README.md")).expect("there is an index");
    let mut old = Vec::new();
    for path in tours {
        let tour = fs::read_to_string(&path).expect("a tour is a text");
        let now = renewed(&tour);
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(name == "README.md" || index.contains(&format!("({name})")), "{name}: no index");
        if now == tour {
            continue;
        }
        if env::var_os("INTERLOCKED_BLESS").is_some() {
            fs::write(&path, now).expect("a tour can be written");
        } else {
            let line = tour.lines().zip(now.lines()).find(|(old, new)| old != new);
            old.push(format!("{name}: {line:?}"));
        }
    }
    assert!(old.is_empty(), "{old:#?}: run `cargo xtask bless` and read what changed");
}

#[test]
fn steps_are_found_by_their_words() {
    let table = steps(" step │ core 0\n──┼──\n 1 │ asks for xy\n 12 │ asks for\n    │ x, too\n");
    let prose = numbered("First (step 3, `asks for x`), a step, step 0, `too`.", &table);
    assert_eq!(prose, "First (step 12, `asks for x`), a step, step 12, `too`.");
}

#[test]
fn what_may_differ_is_marked() {
    let pattern = "on …\n…\n* … of … runs\n";
    assert!(is_like("on this CPU\n 1 a\n 2 b\n* 1 of 3 runs\n", pattern));
    assert!(!is_like("on this CPU\n 1 a\n* 1 of 3 rums\n", pattern));
    assert!(!is_like("on this CPU\n* 1 of 3 runs\nerror\n", pattern));
    assert!(is_like("a\n", "a\n") && !is_like("a\n", "b\n") && !is_like("aa\n", "a\n"));
}

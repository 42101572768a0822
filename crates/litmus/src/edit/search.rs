//! The cheapest changes that tip a verdict.
//!
//! Forbidding an outcome can take a change in more than one thread. Sets of one change a thread are
//! tried, fewest and cheapest first; so a set found is of the least size, and of that size the least
//! cost, among such sets. Where it takes more than one thread, SeqCst on every access is tried as
//! well: it is not the cheapest, but what a program can always be given.

use super::{Edit, apply, edits};
use crate::test::Test;

/// How many changed tests are judged, at most.
const MAX_JUDGED: usize = 2000;

/// How many suggestions are given, at most.
const MAX_SUGGESTIONS: usize = 8;

/// Changes that together tip the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The changes in words.
    pub description: String,
    /// The changes, at most one a thread but for a change of all accesses.
    pub edits: Vec<Edit>,
    /// The test with them.
    pub test: Test,
    /// What they cost together, or save.
    pub cost: u32,
}

/// The cheapest sets of changes that forbid what `test` allows: the smallest sets that do, by cost.
///
/// `judge` says whether the outcome in question is allowed, or `None` if it cannot tell.
pub fn strengthenings(
    test: &Test,
    judge: &mut dyn FnMut(&Test) -> Option<bool>,
) -> Vec<Suggestion> {
    let all: Vec<Edit> = edits(test).into_iter().filter(|edit| edit.strengthens).collect();
    let mut judged = 0;
    for size in 1..=test.threads() {
        let mut sets = Vec::new();
        choose(&all, size, 0, &mut Vec::new(), &mut sets);
        sets.sort_by_key(|set| cost(set));
        let mut found: Vec<Suggestion> = Vec::new();
        for set in sets {
            let is_dearer = found.first().is_some_and(|best| cost(&set) > best.cost);
            if is_dearer || found.len() == MAX_SUGGESTIONS || judged == MAX_JUDGED {
                break;
            }
            judged += 1;
            found.extend(tried(test, &set, judge));
        }
        if found.is_empty() {
            continue;
        }
        if size > 1 {
            found.extend(seq_cst(test, &all, judge));
        }
        return found;
    }
    seq_cst(test, &all, judge).into_iter().collect()
}

/// SeqCst on every access that can have it.
fn seq_cst(
    test: &Test,
    all: &[Edit],
    judge: &mut dyn FnMut(&Test) -> Option<bool>,
) -> Option<Suggestion> {
    let strongest: Vec<&Edit> = all
        .iter()
        .filter(|edit| SEQ_CST.iter().any(|end| edit.description.ends_with(end)))
        .collect();
    let found = tried(test, &strongest, judge)?;
    Some(Suggestion { description: "SeqCst on every access".to_owned(), ..found })
}

/// How the description of a change to SeqCst ends, in Rust and in C.
const SEQ_CST: [&str; 2] = ["→ SeqCst", "→ memory_order_seq_cst"];

/// The single changes that take order away without allowing what `test` forbids, those that save
/// most first.
pub fn weakenings(test: &Test, judge: &mut dyn FnMut(&Test) -> Option<bool>) -> Vec<Suggestion> {
    let all = edits(test);
    let mut found: Vec<Suggestion> = all
        .iter()
        .filter(|edit| !edit.strengthens)
        .take(MAX_JUDGED)
        .filter_map(|edit| tried(test, &[edit], judge))
        .collect();
    found.sort_by_key(|suggestion| core::cmp::Reverse(suggestion.cost));
    found
}

/// The changed test, if it forbids the outcome.
fn tried(
    test: &Test,
    set: &[&Edit],
    judge: &mut dyn FnMut(&Test) -> Option<bool>,
) -> Option<Suggestion> {
    if set.is_empty() {
        return None;
    }
    let changed = apply(test, set)?;
    let texts: Vec<&str> = set.iter().map(|edit| edit.description.as_str()).collect();
    (judge(&changed) == Some(false)).then(|| Suggestion {
        description: texts.join("; "),
        edits: set.iter().map(|&edit| edit.clone()).collect(),
        test: changed,
        cost: cost(set),
    })
}

fn cost(set: &[&Edit]) -> u32 {
    set.iter().map(|edit| edit.cost).sum()
}

/// All sets of `size` edits of different threads, as far as they are few.
fn choose<'e>(
    all: &'e [Edit],
    size: usize,
    from: usize,
    chosen: &mut Vec<&'e Edit>,
    sets: &mut Vec<Vec<&'e Edit>>,
) {
    /// Beyond this many, larger sets are out of reach anyway.
    const MAX_SETS: usize = 50_000;
    if chosen.len() == size {
        sets.push(chosen.clone());
        return;
    }
    for (index, edit) in all.iter().enumerate().skip(from) {
        if sets.len() >= MAX_SETS {
            return;
        }
        if chosen.iter().all(|other| other.thread != edit.thread) {
            chosen.push(edit);
            choose(all, size, index + 1, chosen, sets);
            chosen.pop();
        }
    }
}

//! The source text that an execution's events are in, as far as it can be read.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::program::Place;

/// The files that were asked for.
#[derive(Debug, Default)]
pub(crate) struct Sources(BTreeMap<String, Option<Vec<String>>>);

/// A call, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// What it is called on, or its first argument; empty if that is not a name.
    pub(crate) receiver: String,
    /// The last name of what is called.
    pub(crate) name: String,
}

impl Call {
    /// Whether it is an operation of an atomic, or a fence: not that of a lock, for example.
    pub(crate) fn is_atomic(&self) -> bool {
        let names = ["load", "store", "swap", "fence", "update", "try_update"];
        let families = ["fetch_", "compare_"];
        let name = self.name.as_str();
        names.contains(&name) || families.iter().any(|family| name.starts_with(family))
    }
}

impl Sources {
    /// A line of a file, which is looked for where the program runs and in the folders around that:
    /// the compiler names files as seen from the workspace.
    pub(crate) fn line(&mut self, file: &str, line: u32) -> Option<&str> {
        let lines = self.0.entry(file.to_owned()).or_insert_with(|| {
            let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
            let text =
                here.ancestors().find_map(|dir| std::fs::read_to_string(dir.join(file)).ok());
            Some(text?.lines().map(str::to_owned).collect())
        });
        lines.as_ref()?.get(line.checked_sub(1)? as usize).map(String::as_str)
    }

    /// The call at a place.
    pub(crate) fn call(&mut self, place: &Place) -> Option<Call> {
        let after: Vec<char> = self.line(&place.file, place.line)?.chars().collect();
        let column = place.column.checked_sub(1)? as usize;
        let (before, after) = after.split_at_checked(column)?;
        let mut before: Vec<char> = before.to_vec();
        // A chain of calls goes on from the lines above.
        for line in (1..place.line).rev().take(4) {
            if before.iter().any(|c| !c.is_whitespace() && *c != '.') {
                break;
            }
            let above = self.line(&place.file, line)?;
            before = above.chars().chain(Some(' ')).chain(before).collect();
        }
        let path: String = after.iter().take_while(|c| is_name(**c) || **c == ':').collect();
        let name = path.rsplit("::").next().unwrap_or_default().to_owned();
        if name.is_empty() {
            return None;
        }
        let receiver = match receiver(&before) {
            Some(receiver) => receiver,
            None => argument(&after[path.chars().count()..]),
        };
        let receiver = receiver.strip_prefix("self.").unwrap_or(&receiver).to_owned();
        Some(Call { receiver, name })
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The expression before a method's dot: names, fields, indices and calls; `None` if there is no dot.
fn receiver(before: &[char]) -> Option<String> {
    let mut at = before.iter().rposition(|c| !c.is_whitespace())?;
    if before[at] != '.' {
        return None;
    }
    let mut start = at;
    while let Some(last) = at.checked_sub(1) {
        let c = before[last];
        at = match c {
            ')' | ']' => match opening(&before[..at]) {
                Some(opening) => opening,
                None => break,
            },
            c if is_name(c) || matches!(c, '.' | ':' | '?') => last,
            c if c.is_whitespace() && before[start] == '.' => last,
            _ => break,
        };
        if !c.is_whitespace() {
            start = at;
        }
    }
    let dot = before.iter().rposition(|c| *c == '.')?;
    let text: String = before[start..dot].iter().filter(|c| !c.is_whitespace()).collect();
    Some(shortened(&text))
}

/// Where the bracket that ends a text opens.
fn opening(text: &[char]) -> Option<usize> {
    let mut depth = 0_u32;
    for (index, c) in text.iter().enumerate().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(index);
        }
    }
    None
}

/// The first argument of a call, if it is a name.
fn argument(after: &[char]) -> String {
    let text: String = after.iter().collect();
    let Some(text) = text.strip_prefix('(') else { return String::new() };
    let text = text.trim_start_matches("&mut ").trim_start_matches('&');
    let end = text.find(|c: char| !is_name(c) && c != '.').unwrap_or(text.len());
    shortened(&text[..end])
}

/// The end of an expression, if it is long.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 20;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let starts = text.match_indices('.').map(|(at, _)| at);
    let fits = starts.into_iter().find(|at| text.len() - at <= LONGEST);
    let start = fits.or_else(|| text.rfind('.'));
    start.map_or_else(|| text.to_owned(), |at| format!("…{}", &text[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: Option<&str>) {
        let before: Vec<char> = before.chars().collect();
        assert_eq!(receiver(&before).as_deref(), expected);
    }

    #[test]
    fn receivers() {
        check("    let a = x.", Some("x"));
        check("if self.slots[i + 1].flag.", Some("self.slots[i+1].flag"));
        check("!(*node).next.", Some("(*node).next"));
        check("    shared\n        .", Some("shared"));
        check("match x { y => z }.", Some(""));
        check("f(", None);
        check("a.b.c.d.e.f.a_rather_long_name.field.", Some("….field"));
    }

    #[test]
    fn arguments() {
        let first = |text: &str| argument(&text.chars().collect::<Vec<_>>());
        assert_eq!(first("(&x, 1)"), "x");
        assert_eq!(first("(SeqCst)"), "SeqCst");
        assert_eq!(first("()"), "");
    }
}

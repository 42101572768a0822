//! The golden files: what they look like, and reading them.
//!
//! A file has the code of one operation for one type, the library's on the left and `core`'s on the
//! right. Orderings with equal code on both sides stand together. A file that would be too long to
//! read is split between orderings.
//!
//! ```text
//! # fetch_add, u32, x86-64 | core
//!
//! relaxed acquire release acqrel seqcst full: 3 instructions, core 3, portable-atomic 3
//!     mov eax, esi                     | mov eax, esi
//!     lock xadd dword ptr [rdi], eax   | lock xadd dword ptr [rdi], eax
//!     ret                              | ret
//! ```

use std::fmt::Write as _;

use super::listing::{Listing, count, leaves};
use super::operation::{Operation, Orders};
use super::probe::Probed;
use super::target::Target;

/// The most lines of a file.
pub(crate) const LINES_MAX: usize = 30;
/// Lines of a file before its first group, and of a group before its code.
const HEAD: usize = 1;
const GROUP_HEAD: usize = 2;
/// The most lines of code in a group.
const CODE_MAX: usize = LINES_MAX - HEAD - GROUP_HEAD;
/// What stands for the counts where a group goes on from the file before.
const CONTINUED: &str = "continued";
/// The narrowest left column.
const COLUMN: usize = 32;

/// Orderings whose code is the same.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// The names of the orderings.
    pub(crate) orders: Vec<String>,
    /// How many instructions: ours, `core`'s, portable-atomic's.
    pub(crate) counts: [Option<usize>; 3],
    /// Our code.
    pub(crate) ours: Listing,
    /// `core`'s, as far as it is shown.
    pub(crate) core: Listing,
}

/// Puts orderings with equal code together. `Full`, which `core` lacks, joins those whose code on
/// our side is its own.
pub(crate) fn groups(probed: Vec<Probed>) -> Vec<Group> {
    let mut groups: Vec<(Group, Option<Listing>)> = Vec::new();
    for probe in probed {
        let counted = |listing: &Listing| (!leaves(listing)).then(|| count(listing));
        let portable = probe.portable.as_ref().and_then(counted);
        let known = groups.iter_mut().find(|(group, core)| {
            let same = *core == probe.core && group.counts[2] == portable;
            group.ours == probe.ours && (same || !probe.order.of_core())
        });
        if let Some((group, _)) = known {
            group.orders.push(probe.order.name);
            continue;
        }
        let core = probe.core.as_ref().and_then(counted);
        let counts = [Some(count(&probe.ours)), core, portable];
        let room = probe.ours.len().max(CODE_MAX);
        let shown = shortened(probe.core.clone().unwrap_or_default(), room);
        let group = Group { orders: vec![probe.order.name], counts, ours: probe.ours, core: shown };
        groups.push((group, probe.core));
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// The other side's code is for comparison: its end is left out where a file has no room for it.
fn shortened(mut listing: Listing, room: usize) -> Listing {
    if listing.len() > room {
        let hidden = count(&listing[room - 1..]);
        listing.truncate(room - 1);
        listing.push(format!("({hidden} more)"));
    }
    listing
}

/// The files of one operation for one type: what comes behind the type in their names, and their
/// texts.
pub(crate) fn files(
    target: &Target,
    operation: &Operation,
    ty: &str,
    groups: &[Group],
) -> Vec<(String, String)> {
    let head = format!("# {}, {ty}, {} ({}) | core\n", operation.name, target.name, target.about);
    let mut files: Vec<(String, String)> = Vec::new();
    for group in groups {
        let order = group.orders[0].replace('/', "-");
        for (part, text) in render(group, operation.orders).into_iter().enumerate() {
            let lines = text.lines().count();
            match files.last_mut() {
                Some((_, file)) if file.lines().count() + lines <= LINES_MAX => {
                    file.push_str(&text);
                }
                Some(_) => {
                    let part = if part > 0 { format!(".{}", part + 1) } else { String::new() };
                    files.push((format!(".{order}{part}"), format!("{head}{text}")));
                }
                None => files.push((String::new(), format!("{head}{text}"))),
            }
        }
    }
    files
}

/// A group as text, in as many parts as it needs.
fn render(group: &Group, orders: Orders) -> Vec<String> {
    let libraries = ["", "core ", "portable-atomic "];
    let counts = libraries.iter().zip(group.counts).filter_map(|(library, count)| {
        let words = if library.is_empty() { " instructions" } else { "" };
        count.map(|count| format!("{library}{count}{words}"))
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let width = group.ours.iter().map(|line| indented(line).len()).max().unwrap_or(0).max(COLUMN);
    let cell = |listing: &Listing, row: usize| listing.get(row).map_or(String::new(), indented);
    let rows: Vec<usize> = (0..group.ours.len().max(group.core.len())).collect();
    let part = |(index, rows): (usize, &[usize])| {
        let said = if index == 0 { &counts } else { CONTINUED };
        let mut text = format!("\n{}: {said}\n", named(&group.orders, orders));
        for &row in rows {
            let (ours, core) = (cell(&group.ours, row), cell(&group.core, row));
            let line = format!("  {ours:width$} | {core}");
            let _ = writeln!(text, "{}", line.trim_end());
        }
        text
    };
    rows.chunks(CODE_MAX).enumerate().map(part).collect()
}

/// Instructions stand two columns to the right of labels.
fn indented(line: &String) -> String {
    if line.ends_with(':') { line.to_owned() } else { format!("  {line}") }
}

/// The orderings of a group in short: `any` for all, and for all that share a success.
pub(crate) fn named(names: &[String], orders: Orders) -> String {
    let all: Vec<String> = orders.all().into_iter().map(|order| order.name).collect();
    if all.iter().all(|name| names.contains(name)) {
        return "any".to_owned();
    }
    let mut words = Vec::new();
    let mut names = names.iter().peekable();
    while let Some(name) = names.next() {
        let Some((success, failure)) = name.split_once('/') else {
            words.push(name.clone());
            continue;
        };
        let mut failures = vec![failure];
        while let Some((_, next)) =
            names.peek().and_then(|next| next.split_once('/')).filter(|(s, _)| *s == success)
        {
            failures.push(next);
            names.next();
        }
        let failures = if failures.len() == 3 { "any".to_owned() } else { failures.join(",") };
        words.push(format!("{success}/{failures}"));
    }
    words.join(" ")
}

/// The groups of the files of one operation for one type, given in order.
#[cfg(test)]
pub(crate) fn parse<'a>(files: impl Iterator<Item = &'a str>, orders: Orders) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in files.flat_map(|text| text.lines().skip(HEAD)).filter(|line| !line.is_empty()) {
        if let Some((names, counts)) = line.split_once(": ").filter(|_| !line.starts_with(' ')) {
            if counts != CONTINUED {
                let orders = expanded(names, orders);
                let counts = parse_counts(counts);
                groups.push(Group { orders, counts, ours: Vec::new(), core: Vec::new() });
            }
        } else if let Some(group) = groups.last_mut() {
            let (ours, core) = line.split_once(" |").unwrap_or((line, ""));
            for (listing, cell) in [(&mut group.ours, ours), (&mut group.core, core)] {
                if !cell.trim().is_empty() {
                    listing.push(cell.trim().to_owned());
                }
            }
        }
    }
    groups
}

/// What [`named`] made short.
#[cfg(test)]
fn expanded(names: &str, orders: Orders) -> Vec<String> {
    let all: Vec<String> = orders.all().into_iter().map(|order| order.name).collect();
    if names == "any" {
        return all;
    }
    let expand = |word: &str| -> Vec<String> {
        match word.split_once('/') {
            None => vec![word.to_owned()],
            Some((success, "any")) => {
                let prefix = format!("{success}/");
                all.iter().filter(|name| name.starts_with(&prefix)).cloned().collect()
            }
            Some((success, failures)) => {
                failures.split(',').map(|failure| format!("{success}/{failure}")).collect()
            }
        }
    };
    names.split(' ').flat_map(expand).collect()
}

#[cfg(test)]
fn parse_counts(text: &str) -> [Option<usize>; 3] {
    let mut counts = [None; 3];
    for part in text.split(", ") {
        let number = part.split(' ').find_map(|word| word.parse().ok());
        let index = match part {
            _ if part.starts_with("core") => 1,
            _ if part.starts_with("portable") => 2,
            _ => 0,
        };
        counts[index] = number;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{CODE_MAX, Group, LINES_MAX, expanded, files, named, parse};
    use crate::goldens::operation::{ALL, Orders};
    use crate::goldens::target;

    fn code(name: &str, lines: usize) -> Vec<String> {
        (0..lines).map(|line| format!("{name} {line}")).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let operation = ALL.iter().find(|o| o.orders == Orders::Exchange).expect("there is one");
        let target = target::named("x86-64").expect("there is one");
        let orders: Vec<String> = operation.orders.all().into_iter().map(|o| o.name).collect();
        for lines in [1, 10, CODE_MAX, CODE_MAX + 1, 3 * CODE_MAX] {
            let group = |orders: &[String], counts| Group {
                orders: orders.to_vec(),
                counts,
                ours: code("mov", lines),
                core: code("add", 3),
            };
            let groups = [
                group(&orders[..4], [Some(lines), Some(3), None]),
                group(&orders[4..], [Some(lines), None, Some(7)]),
            ];
            let files = files(target, operation, "u32", &groups);
            let texts = files.iter().map(|(_, text)| text.as_str());
            assert!(texts.clone().all(|text| text.lines().count() <= LINES_MAX));
            let again = parse(texts, operation.orders);
            assert_eq!(again.len(), 2);
            for (again, group) in again.iter().zip(&groups) {
                assert_eq!(again.orders, group.orders);
                assert_eq!(again.counts, group.counts);
                assert_eq!((&again.ours, &again.core), (&group.ours, &group.core));
            }
        }
    }

    #[test]
    fn names_in_short_mean_the_same() {
        for orders in [Orders::Load, Orders::Rmw, Orders::Exchange] {
            let all: Vec<String> = orders.all().into_iter().map(|order| order.name).collect();
            for start in 0..all.len() {
                for end in start + 1..=all.len() {
                    let names = &all[start..end];
                    assert_eq!(expanded(&named(names, orders), orders), names);
                }
            }
        }
        let all: Vec<String> = Orders::Exchange.all().into_iter().map(|order| order.name).collect();
        assert_eq!(named(&all, Orders::Exchange), "any");
        assert_eq!(named(&all[..4], Orders::Exchange), "relaxed/any acquire/relaxed");
    }
}

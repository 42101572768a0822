//! An execution graph for a terminal: threads side by side, po downward, the other edges in words
//! below.

use std::collections::BTreeMap;

use crate::execution::{EdgeKind, Execution};
use crate::table::Table;

/// The graph; ends with a line break.
#[must_use]
pub fn draw(execution: &Execution<'_>) -> String {
    let mut out = columns(execution);
    out.push('\n');
    out.push_str(&relations(execution));
    out
}

/// The threads as columns of `letter: action  instruction`.
fn columns(execution: &Execution<'_>) -> String {
    let threads = 0..execution.program.threads.len();
    let events: Vec<Vec<usize>> = threads.clone().map(|t| execution.events_of(t)).collect();
    let mut table = Table::new();
    table.row(threads.flat_map(|t| [execution.thread_name(t), String::new(), String::new()]));
    let height = events.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let cells = events.iter().flat_map(|column| match column.get(line) {
            Some(&event) => [
                format!("{}: {}", execution.letter(event), execution.action(event)),
                execution.instruction(event).to_owned(),
                String::new(),
            ],
            None => [String::new(), String::new(), String::new()],
        });
        table.row(cells);
    }
    table.render()
}

/// One line for each relation: `rf  ix → f, iy → c`.
fn relations(execution: &Execution<'_>) -> String {
    let initial = execution.initial_writes();
    let mut lines: BTreeMap<(EdgeKind, String), Vec<String>> = BTreeMap::new();
    for edge in execution.edges() {
        let from_start = edge.from < initial && edge.kind == EdgeKind::Co;
        for name in edge.label.split(", ") {
            let kind = EdgeKind::of(name);
            if kind == EdgeKind::Po || from_start {
                continue;
            }
            let pair = format!("{} → {}", execution.letter(edge.from), execution.letter(edge.to));
            let pair = if edge.cycle { format!("{pair} (cycle)") } else { pair };
            lines.entry((kind, name.to_owned())).or_default().push(pair);
        }
    }
    let mut table = Table::new();
    for ((_, name), pairs) in lines {
        table.row([name, pairs.join(", ")]);
    }
    table.render()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn threads_stand_side_by_side() {
        fixture::with_execution(|execution| {
            insta::assert_snapshot!(draw(execution), @r"
            P0                            P1
            a: W x=1     movq $1,(x)      d: W y=1     movq $1,(y)
            b: F.MFENCE  mfence           e: F.MFENCE  mfence
            c: R y=0     movq (y),%rax    f: R x=0     movq (x),%rax

            rf      ix → f, iy → c
            fre     c → d (cycle), f → a (cycle)
            ghb     a → c (cycle), d → f (cycle)
            mfence  a → c (cycle), d → f (cycle)
            ");
        });
    }
}

//! An execution graph in Graphviz's DOT language, for people who have their own tools.
//!
//! Threads are clusters; po holds the ranks, the other edges do not move anything.
//! Source: the DOT grammar, <https://graphviz.org/doc/info/lang.html>.

use core::fmt::Write as _;

use crate::execution::{EdgeKind, Execution};

/// The graph; ends with a line break.
#[must_use]
pub fn draw(execution: &Execution<'_>) -> String {
    let mut out = String::new();
    let initial = execution.initial_writes();
    let _ = writeln!(out, "digraph {} {{", quote(&execution.program.name));
    out.push_str("  node [shape=box, style=rounded, fontname=monospace];\n");
    out.push_str("  edge [fontname=monospace];\n");
    for thread in 0..execution.program.threads.len() {
        let name = quote(&execution.thread_name(thread));
        let _ = writeln!(out, "  subgraph cluster_{thread} {{\n    label={name};");
        for event in execution.events_of(thread) {
            let _ = writeln!(out, "    e{event} [label={}];", label(execution, event));
        }
        out.push_str("  }\n");
    }
    let edges = execution.edges();
    for event in (0..initial).filter(|&e| edges.iter().any(|edge| edge.from == e)) {
        let _ = writeln!(out, "  e{event} [label={}];", label(execution, event));
    }
    for edge in &edges {
        let look = match edge.kind {
            EdgeKind::Po => "color=gray",
            EdgeKind::Rf => "color=\"#c14b00\", constraint=false",
            EdgeKind::Co => "color=\"#0072b2\", constraint=false",
            EdgeKind::Fr => "color=\"#b0307f\", constraint=false",
            EdgeKind::Dependency => "color=\"#7a5c00\", style=dashed, constraint=false",
            EdgeKind::Model => "color=\"#00805d\", style=dotted, constraint=false",
        };
        let bold = if edge.cycle { ", penwidth=3" } else { "" };
        let name = quote(&edge.label);
        let _ = writeln!(out, "  e{} -> e{} [label={name}, {look}{bold}];", edge.from, edge.to);
    }
    out.push_str("}\n");
    out
}

fn label(execution: &Execution<'_>, event: usize) -> String {
    let action = format!("{}: {}", execution.letter(event), execution.action(event));
    let instruction = execution.instruction(event);
    if instruction.is_empty() { quote(&action) } else { quote(&format!("{action}\n{instruction}")) }
}

/// A DOT string: in quotes, with quotes, backslashes and line breaks escaped.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn store_buffering() {
        fixture::with_execution(|execution| insta::assert_snapshot!(draw(execution)));
    }

    #[test]
    fn strings_are_quoted() {
        assert_eq!(quote("a\"b\\c\nd\0"), r#""a\"b\\c\nd ""#);
    }
}

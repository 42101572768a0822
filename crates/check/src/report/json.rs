//! A report as JSON, with a version.
//!
//! Few lines that write JSON stand here in place of a crate that does: who tests with the checker
//! would compile it too.

use core::fmt::{self, Write as _};

use super::view::{Change, Edge, Mark, Memory, Origin, Repair, SCHEMA, Step, View};
use crate::program::Place;

/// A value of JSON.
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

use Json::{Bool, List, Null, Number, Object, Text};

impl Json {
    /// The value on lines of its own, `depth` steps in; what is short stays on one line.
    fn write(&self, depth: usize, out: &mut String) {
        let (open, close, parts): (_, _, Vec<(Option<&str>, &Self)>) = match self {
            List(list) => ('[', ']', list.iter().map(|value| (None, value)).collect()),
            Object(fields) => {
                ('{', '}', fields.iter().map(|(name, value)| (Some(*name), value)).collect())
            }
            _ => {
                let _ = write!(out, "{self}");
                return;
            }
        };
        let is_flat = |(_, value): &(_, &Self)| !matches!(value, List(_) | Object(_));
        if parts.iter().all(is_flat) {
            let _ = write!(out, "{self}");
            return;
        }
        out.push(open);
        for (index, (name, value)) in parts.iter().enumerate() {
            out.push_str(if index == 0 { "\n" } else { ",\n" });
            let _ = write!(out, "{:1$}", "", 2 * depth + 2);
            if let Some(name) = name {
                let _ = write!(out, "\"{name}\": ");
            }
            value.write(depth + 1, out);
        }
        let _ = write!(out, "\n{:1$}{close}", "", 2 * depth);
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Null => f.write_str("null"),
            Bool(value) => write!(f, "{value}"),
            Number(number) => write!(f, "{number}"),
            Text(text) => quoted(text, f),
            List(list) => {
                f.write_char('[')?;
                for (index, value) in list.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{value}")?;
                }
                f.write_char(']')
            }
            Object(fields) => {
                f.write_char('{')?;
                for (index, (name, value)) in fields.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}\"{name}\": {value}")?;
                }
                f.write_char('}')
            }
        }
    }
}

/// A string, as RFC 8259, section 7, has it; `<` too, so that it can stand in a page.
fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '<' => f.write_str("\\u003c")?,
            c if c.is_control() => write!(f, "\\u{:04x}", u32::from(c))?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

/// The whole report; ends with a line break.
pub(super) fn document(view: &View) -> String {
    let mut out = String::new();
    object(view).write(0, &mut out);
    out.push('\n');
    out
}

fn object(view: &View) -> Json {
    let text = |text: &String| Text(text.clone());
    Object(vec![
        ("schema", Number(SCHEMA.into())),
        ("kind", text(&view.kind)),
        ("headline", text(&view.headline)),
        ("marks", list(&view.marks, mark)),
        ("threads", list(&view.threads, text)),
        ("steps", List(view.steps.iter().zip(1..).map(|(s, n)| step(s, n)).collect())),
        ("why", list(&view.why, text)),
        ("repairs", list(&view.repairs, repair)),
        ("locations", list(&view.locations, memory)),
        ("edges", list(&view.edges, edge)),
        ("model", text(&view.model)),
        ("executions", Number(view.executions)),
        ("token", text(&view.token)),
        ("test", view.test.as_ref().map_or(Null, text)),
    ])
}

fn list<T>(all: &[T], each: impl Fn(&T) -> Json) -> Json {
    List(all.iter().map(each).collect())
}

fn number(number: usize) -> Json {
    Number(number as u64)
}

fn place(place: &Place) -> Json {
    Object(vec![
        ("file", Text(place.file.clone())),
        ("line", Number(place.line.into())),
        ("column", Number(place.column.into())),
    ])
}

fn optional(text: Option<&String>) -> Json {
    text.map_or(Null, |text| Text(text.clone()))
}

fn mark(mark: &Mark) -> Json {
    Object(vec![
        ("place", place(&mark.place)),
        ("label", Text(mark.label.clone())),
        ("code", optional(mark.code.as_ref())),
    ])
}

/// A step; what reads says from which step, 0 for the start.
fn step(step: &Step, index: usize) -> Json {
    let from = step.from.map(|from| match from {
        Origin::Start => Number(0),
        Origin::Step(from) => number(from),
    });
    Object(vec![
        ("number", number(index)),
        ("thread", number(step.thread)),
        ("action", Text(step.action.clone())),
        ("order", Text(step.order.clone())),
        ("from", from.unwrap_or(Null)),
        ("missed", step.missed.map_or(Null, number)),
        ("place", step.place.as_ref().map_or(Null, place)),
        ("code", optional(step.code.as_ref())),
        ("is_fault", Bool(step.is_fault)),
    ])
}

fn repair(repair: &Repair) -> Json {
    Object(vec![
        ("changes", list(&repair.changes, change)),
        ("effect", Text(repair.effect.clone())),
        ("then", Text(repair.then.clone())),
    ])
}

fn change(change: &Change) -> Json {
    Object(vec![
        ("place", place(&change.place)),
        ("operation", Text(change.operation.clone())),
        ("written", Text(change.written.clone())),
        ("needed", Text(change.needed.clone())),
    ])
}

fn memory(memory: &Memory) -> Json {
    let write = |(step, value): &(usize, String)| {
        Object(vec![("step", number(*step)), ("value", Text(value.clone()))])
    };
    Object(vec![
        ("name", Text(memory.name.clone())),
        ("initial", Text(memory.initial.clone())),
        ("writes", list(&memory.writes, write)),
    ])
}

fn edge(edge: &Edge) -> Json {
    Object(vec![
        ("from", number(edge.from)),
        ("to", number(edge.to)),
        ("kind", Text(edge.kind.name().to_owned())),
    ])
}

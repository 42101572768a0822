//! A report as text for a terminal.

use core::fmt::{self, Write as _};

use super::names;
use super::view::{EdgeKind, Mark, Origin, Step, View};

/// Wider tables have one column for all threads.
const WIDEST: usize = 132;

/// Everything, in the order in which it is read.
pub(super) fn write(view: &View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut lines = view.headline.lines();
    writeln!(f, "error: {}", lines.next().unwrap_or(&view.kind))?;
    for line in lines {
        writeln!(f, "       {line}")?;
    }
    excerpts(&view.marks, f)?;
    writeln!(f, "\nThe execution, in an order that its values allow:\n")?;
    table(view, f)?;
    if !view.why.is_empty() {
        writeln!(f, "\nWhy it can be so:\n")?;
        for sentence in &view.why {
            for (index, line) in wrapped(sentence, 96).iter().enumerate() {
                writeln!(f, "  {} {line}", if index == 0 { "-" } else { " " })?;
            }
        }
    }
    graph(view, f)?;
    replay(view, f)
}

/// The marked lines, as rustc shows them.
fn excerpts(marks: &[Mark], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let widest = marks.iter().map(|mark| mark.place.line.to_string().len()).max().unwrap_or(1);
    let mut file = "";
    for (index, mark) in marks.iter().enumerate() {
        let arrow = if mark.place.file == file { ":::" } else { "-->" };
        file = &mark.place.file;
        if index > 0 {
            writeln!(f, "{:widest$} |", "")?;
        }
        writeln!(f, "{:widest$}{arrow} {}", "", mark.place)?;
        let Some(code) = &mark.code else {
            writeln!(f, "{:widest$} = {}", "", mark.label)?;
            continue;
        };
        let column = (mark.place.column as usize).saturating_sub(1);
        // A tab is as wide as one character here and in the line below.
        let code = code.replace('\t', " ");
        let word =
            code.chars().skip(column).take_while(|c| c.is_alphanumeric() || *c == '_').count();
        let sign = if index == 0 { "^" } else { "-" }.repeat(word.max(1));
        writeln!(f, "{:widest$} |", "")?;
        writeln!(f, "{:widest$} | {}", mark.place.line, code.trim_end())?;
        writeln!(f, "{:widest$} | {:column$}{sign} {}", "", "", mark.label)?;
    }
    Ok(())
}

/// A step, as a cell of the table.
fn cell(step: &Step) -> String {
    let order = if step.order.is_empty() { String::new() } else { format!("  {}", step.order) };
    format!("{}{order}", step.action)
}

fn from(step: &Step) -> String {
    let from = match step.from {
        None => return String::new(),
        Some(Origin::Start) => "start".to_owned(),
        Some(Origin::Step(from)) => from.to_string(),
    };
    step.missed.map_or_else(|| from.clone(), |newer| format!("{from}, not {newer}"))
}

fn table(view: &View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let has_steps = |thread: &usize| view.steps.iter().any(|step| step.thread == *thread);
    let threads: Vec<usize> = (0..view.threads.len()).filter(has_steps).collect();
    let mut head: Vec<String> = vec!["  #".to_owned()];
    head.extend(threads.iter().map(|&thread| view.threads[thread].clone()));
    head.extend(["reads".to_owned(), "at".to_owned()]);
    let row = |(step, number): (&Step, usize)| {
        let sign = if step.is_fault { ">" } else { " " };
        let mut cells = vec![format!("{sign} {number}")];
        let own = |&thread: &usize| if thread == step.thread { cell(step) } else { String::new() };
        cells.extend(threads.iter().map(own));
        cells.extend([from(step), step.place.as_ref().map_or(String::new(), names::short)]);
        cells
    };
    let mut rows: Vec<Vec<String>> = view.steps.iter().zip(1..).map(row).collect();
    let width = |rows: &[Vec<String>], head: &[String]| -> Vec<usize> {
        let cells = |column: usize| rows.iter().map(move |row| row[column].chars().count());
        let widest = |column: usize| cells(column).chain([head[column].chars().count()]).max();
        (0..head.len()).map(|column| widest(column).unwrap_or(0)).collect()
    };
    let mut widths = width(&rows, &head);
    if widths.iter().map(|width| width + 2).sum::<usize>() > WIDEST {
        head = ["  #", "thread", "", "reads", "at"].map(str::to_owned).to_vec();
        let narrow = |(step, number): (&Step, usize)| {
            let mut cells = row((step, number));
            cells.splice(1..=threads.len(), [view.threads[step.thread].clone(), cell(step)]);
            cells
        };
        rows = view.steps.iter().zip(1..).map(narrow).collect();
        widths = width(&rows, &head);
    }
    if rows.iter().all(|row| row[row.len() - 2].is_empty()) {
        let column = head.len() - 2;
        head[column].clear();
        widths[column] = 0;
    }
    for row in core::iter::once(&head).chain(&rows) {
        let mut line = String::new();
        for (column, (text, &width)) in row.iter().zip(&widths).enumerate() {
            let gap = if column == 0 || width == 0 { "" } else { "  " };
            let _ = match column {
                // Numbers stand under each other.
                0 => write!(line, "{}{:>1$}", &text[..1], width - 1).and_then(|()| {
                    line.truncate(1);
                    write!(line, "{:>1$}", text[1..].trim_start(), width - 1)
                }),
                _ => write!(line, "{gap}{text:width$}"),
            };
        }
        writeln!(f, "  {}", line.trim_end())?;
    }
    Ok(())
}

/// rf, mo and fr, a place in memory a line.
fn graph(view: &View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if view.locations.is_empty() {
        return Ok(());
    }
    writeln!(f, "\nThe writes to each place, in modification order:\n")?;
    let widest = view.locations.iter().map(|at| at.name.chars().count()).max().unwrap_or(0);
    for at in &view.locations {
        let mut line = format!("  {:widest$}  {}", at.name, at.initial);
        for (number, value) in &at.writes {
            let _ = write!(line, " → {value} ({number})");
        }
        writeln!(f, "{line}")?;
    }
    for kind in [EdgeKind::Rf, EdgeKind::Fr, EdgeKind::Sw] {
        let edges = view.edges.iter().filter(|edge| edge.kind == kind);
        let edges: Vec<String> = edges.map(|edge| format!("{}→{}", edge.from, edge.to)).collect();
        if edges.is_empty() {
            continue;
        }
        let lines = wrapped(&edges.join(" "), 90);
        for (index, line) in lines.iter().enumerate() {
            writeln!(f, "  {}  {line}", if index == 0 { kind.name() } else { "  " })?;
        }
    }
    Ok(())
}

fn replay(view: &View, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let View { executions, model, .. } = view;
    let plural = if *executions == 1 { "" } else { "s" };
    writeln!(f, "\nFound after {executions} complete execution{plural}, under {model}.")?;
    if !view.token.is_empty() {
        writeln!(f, "This execution alone, again:\n\n  {}", command(view))?;
    }
    Ok(())
}

/// The command that replays the execution.
pub(super) fn command(view: &View) -> String {
    let test = view.test.as_ref().map_or(String::new(), |test| format!(" {test} -- --exact"));
    let cargo = if cfg!(interlocked_check) { "cargo interlocked" } else { "cargo" };
    format!("INTERLOCKED_REPLAY={} {cargo} test{test}", view.token)
}

/// The words of a text, in lines.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

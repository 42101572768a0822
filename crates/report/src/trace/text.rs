//! A run as a table for a terminal: a column a core, one for the interconnect and memory, one row a
//! step.

use super::run::{Answer, Core, Passage, Run, State, equations, node};
use crate::page::Paint;
use crate::table::display_width;
use crate::wrap;

/// The widest that all columns together may be. In characters.
const WIDTH: usize = 118;

/// What stands for nothing.
const NONE: &str = "–";

/// The narrowest column. In characters.
const NARROWEST: usize = 20;

/// How much of each state is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What the step changed.
    Changes,
    /// All of it.
    Full,
}

/// The table, after what was asked and the answer; ends with a line break.
#[must_use]
pub fn draw(run: &Run, paint: Paint, detail: Detail) -> String {
    let mut out = format!("{} on {}\n", paint.strong(&run.test), run.machine);
    out.push_str(&format!("{}: {}\n", run.asked, paint.strong(&run.answer_words())));
    out.push_str(&body(run, paint, detail));
    out
}

/// What follows the head.
pub(crate) fn body(run: &Run, paint: Paint, detail: Detail) -> String {
    let mut out = String::new();
    if run.answer != Answer::Reachable {
        out.push_str(match (run.answer, run.outcomes.as_slice()) {
            (_, []) => "No final state was reached.\n",
            (Answer::Unreachable, _) => "It ends with one of:\n",
            _ => "It can end with:\n",
        });
        run.outcomes.iter().for_each(|outcome| out.push_str(&format!("  {outcome}\n")));
        return out;
    }
    out.push('\n');
    out.push_str(&rows(run, 0, paint, detail));
    out.push_str(&match run.cycle_after {
        None => format!("\nIt ends with {}\n", run.end),
        Some(before) => {
            format!("\nAfter step {} all is as it was after step {before}.\n", run.steps.len())
        }
    });
    if run.has_stale_lines() {
        out.push_str("`?`: the line's invalidation waits in the queue; it may be out of date.\n");
    }
    let causes = run.causes();
    if !causes.is_empty() {
        out.push_str(&format!("It uses: {}.\n", causes.join(", ")));
    }
    out
}

/// A paragraph of a cell.
struct Piece {
    /// What it is about: a structure of the core; empty for what happened.
    label: &'static str,
    text: String,
    tone: Tone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tone {
    Plain,
    Strong,
    Faint,
    Striking,
}

type Cell = Vec<Piece>;

/// The width of the labels. In characters.
const LABEL: usize = 8;

impl Piece {
    fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { label: "", text: text.into(), tone }
    }

    fn indent(&self) -> usize {
        if self.label.is_empty() { 0 } else { LABEL }
    }

    fn width(&self) -> usize {
        self.indent() + display_width(&self.text)
    }

    /// Its lines in a column of that width, each filled up to it.
    fn lines(&self, width: usize, paint: Paint) -> Vec<String> {
        let indent = self.indent();
        let lines = wrap::lines(&self.text, width.saturating_sub(indent)).into_iter();
        let filled = lines.enumerate().map(|(number, text)| {
            let label = if number == 0 { self.label } else { "" };
            let space = " ".repeat(width.saturating_sub(indent + display_width(&text)));
            let text = match self.tone {
                Tone::Plain => text,
                Tone::Strong => paint.strong(&text),
                Tone::Faint => paint.faint(&text),
                Tone::Striking => paint.striking(&text),
            };
            format!("{}{text}{space}", paint.faint(&format!("{label:<indent$}")))
        });
        filled.collect()
    }
}

/// The rows from a step on; ends with a line break.
#[must_use]
pub fn rows(run: &Run, first: usize, paint: Paint, detail: Detail) -> String {
    let mut rows: Vec<Vec<Cell>> = vec![head(run)];
    rows.extend((first..=run.steps.len()).map(|step| row(run, step, detail)));
    let room = (WIDTH / (run.threads.len() + 1)).max(NARROWEST);
    let width = |column: usize| {
        let pieces = rows.iter().flat_map(|row| &row[column]);
        pieces.map(Piece::width).max().unwrap_or(0).min(room)
    };
    let widths: Vec<usize> = (0..run.threads.len() + 2).map(width).collect();
    let rule = widths.iter().map(|width| "─".repeat(width + 2)).collect::<Vec<_>>().join("┼");
    let rule = format!("{}\n", paint.faint(&rule));
    let drawn = rows.iter().map(|row| lines(row, &widths, paint));
    drawn.collect::<Vec<_>>().join(&rule)
}

/// The lines of a row.
fn lines(row: &[Cell], widths: &[usize], paint: Paint) -> String {
    let columns: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, &width)| cell.iter().flat_map(|piece| piece.lines(width, paint)).collect())
        .collect();
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for number in 0..height {
        let texts = columns.iter().zip(widths).map(|(lines, &width)| match lines.get(number) {
            Some(line) => format!(" {line} "),
            None => " ".repeat(width + 2),
        });
        out.push_str(texts.collect::<Vec<_>>().join(&paint.faint("│")).trim_end());
        out.push('\n');
    }
    out
}

fn head(run: &Run) -> Vec<Cell> {
    let mut cells = vec![vec![Piece::new("step", Tone::Faint)]];
    for (number, thread) in run.threads.iter().enumerate() {
        let text = format!("core {number} · {}", thread.name);
        cells.push(vec![Piece::new(text, Tone::Strong)]);
    }
    cells.push(vec![Piece::new("interconnect, memory", Tone::Strong)]);
    cells
}

/// A row: what happened in a step, and the state after it; the start is step 0.
fn row(run: &Run, step: usize, detail: Detail) -> Vec<Cell> {
    let now = run.state(step);
    let before = step.checked_sub(1).map(|last| run.state(last));
    let notes = step.checked_sub(1).map_or(&[][..], |last| &run.steps[last].notes);
    let mut cells = vec![vec![Piece::new(step.to_string(), Tone::Faint)]];
    for (number, core) in now.cores.iter().enumerate() {
        let own = notes.iter().filter(|note| note.core == Some(number) && note.message.is_none());
        let mut cell: Cell = own
            .map(|note| {
                let tone = if note.cause.is_some() { Tone::Striking } else { Tone::Strong };
                Piece::new(&note.words, tone)
            })
            .collect();
        let core_before = before.map(|state| structures(&state.cores[number], run, number));
        cell.extend(shown(structures(core, run, number), core_before, detail));
        cells.push(cell);
    }
    let messages = notes.iter().filter_map(|note| note.message.as_ref());
    let mut cell: Cell = messages
        .map(|(passage, message)| {
            let words = match passage {
                Passage::Sent => format!("{}: {}", message.way(), message.words()),
                Passage::Delivered => {
                    format!("{} arrives at {}", message.words(), node(message.to))
                }
            };
            Piece::new(words, Tone::Plain)
        })
        .collect();
    let before = before.map(interconnect);
    cell.extend(shown(interconnect(now), before, detail));
    cells.push(cell);
    cells
}

/// The parts of a state that differ from those before, or all of them.
fn shown(
    now: Vec<(&'static str, String)>,
    before: Option<Vec<(&'static str, String)>>,
    detail: Detail,
) -> Vec<Piece> {
    let pieces = now.into_iter().enumerate().filter_map(|(index, (label, text))| {
        let same = before.as_ref().map(|before| before[index].1 == text);
        let rare = ["holds", "monitor", "lock"].contains(&label) && text == NONE;
        let (is_shown, tone) = match same {
            Some(false) => (true, Tone::Plain),
            Some(true) => (!rare && detail == Detail::Full, Tone::Faint),
            None => (!rare, Tone::Plain),
        };
        is_shown.then_some(Piece { label, text, tone })
    });
    pieces.collect()
}

/// What a core holds: the same parts for every state of a run.
fn structures(core: &Core, run: &Run, number: usize) -> Vec<(&'static str, String)> {
    let mut parts = vec![("at", run.threads[number].instruction(core.instruction))];
    parts.push(("holds", listed(&core.registers, ToString::to_string)));
    if let Some(buffer) = &core.buffer {
        parts.push(("buffer", listed(buffer, |entry| entry.words())));
    }
    if let Some(queue) = &core.queue {
        parts.push(("queue", listed(queue, Clone::clone)));
    }
    if let Some(lines) = &core.lines {
        parts.push(("cache", listed(lines, |line| line.words())));
    }
    parts.push(("monitor", core.monitor.clone().unwrap_or_else(|| NONE.to_owned())));
    parts
}

fn interconnect(state: &State) -> Vec<(&'static str, String)> {
    let lock =
        state.locked_by.map_or_else(|| NONE.to_owned(), |core| format!("held by core {core}"));
    vec![("memory", equations(&state.memory)), ("lock", lock)]
}

fn listed<T>(items: &[T], words: impl Fn(&T) -> String) -> String {
    match items {
        [] => NONE.to_owned(),
        _ => items.iter().map(words).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::fixture;

    #[test]
    fn what_a_step_changes() {
        let run = fixture::message_passing();
        insta::assert_snapshot!(draw(&run, Paint::Plain, Detail::Changes));
    }

    #[test]
    fn all_of_each_state() {
        let run = fixture::store_buffering();
        insta::assert_snapshot!(draw(&run, Paint::Plain, Detail::Full));
    }

    #[test]
    fn no_run() {
        let mut run = fixture::unreachable();
        let unreachable = draw(&run, Paint::Plain, Detail::Changes);
        (run.answer, run.limits) = (Answer::Incomplete, vec!["out of time".to_owned()]);
        run.outcomes.clear();
        let incomplete = draw(&run, Paint::Plain, Detail::Changes);
        assert!(!incomplete.contains("unreachable"), "{incomplete}");
        insta::assert_snapshot!(unreachable + "\n" + &incomplete);
    }

    #[test]
    fn color_changes_no_width() {
        let run = fixture::store_buffering();
        let plain = draw(&run, Paint::Plain, Detail::Changes);
        let mut colored = draw(&run, Paint::Ansi, Detail::Changes);
        for code in ["\u{1b}[0m", "\u{1b}[1m", "\u{1b}[2m", "\u{1b}[33m"] {
            colored = colored.replace(code, "");
        }
        assert_eq!(plain, colored);
    }
}

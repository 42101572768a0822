//! A run as a sequence diagram: a lifeline a core and one for memory, steps from top to bottom,
//! messages as arrows from where they are sent to where they arrive.
//!
//! Deterministic and self-contained, as the execution graphs are: whole pixels, one style for light
//! and dark.

use core::fmt::Write as _;

use super::run::{Message, Passage, Run, equations};
use crate::html::escape;
use crate::wrap;

/// From one lifeline to the next.
const COLUMN: i32 = 370;
/// The characters of a line of a box, and how wide one is.
const CHARACTERS: usize = 31;
const CHARACTER: i32 = 7;
/// The height of a line of text.
const LINE: i32 = 16;
/// The room between two rows.
const GAP: i32 = 22;
/// The room for the names above the lifelines.
const HEADER: i32 = 74;

const STYLE: &str = "<style>
.run{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12px;background:#fff}
.run text{fill:#1f2328;text-anchor:middle}
.run .title{font-size:14px;font-weight:700;text-anchor:start}
.run .asked{fill:#57606a;text-anchor:start}
.run .name{font-size:13px;font-weight:700}
.run .step{fill:#6e7781;text-anchor:end}
.run .life{stroke:#8c959f;stroke-dasharray:3 4}
.run .box{fill:#f6f8fa;stroke:#8c959f}
.run .box.cause{fill:#fff4dc;stroke:#b07a00}
.run .code{fill:#0550ae}
.run .way{stroke:#0072b2;stroke-width:1.6;fill:none}
.run .data{stroke:#c14b00}
.run #head path{fill:#0072b2}.run #data-head path{fill:#c14b00}
.run .label{fill:#0072b2;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.run .label.data{fill:#c14b00;stroke:#fff}
@media(prefers-color-scheme:dark){
.run{background:#0d1117}
.run text{fill:#e6edf3}.run .asked,.run .step{fill:#9198a1}
.run .life{stroke:#6e7681}
.run .box{fill:#161b22;stroke:#6e7681}
.run .box.cause{fill:#3a2d0a;stroke:#e3b341}
.run .code{fill:#79c0ff}
.run .way{stroke:#56b4e9}.run .data{stroke:#ff8f4d}
.run #head path{fill:#56b4e9}.run #data-head path{fill:#ff8f4d}
.run .label{fill:#56b4e9;stroke:#0d1117}.run .label.data{fill:#ff8f4d;stroke:#0d1117}
}
</style>
";

const HEADS: &str = "<defs>\n\
    <marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" \
    markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/>\
    </marker>\n<marker id=\"data-head\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" \
    markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
    <path d=\"M0 0L8 4L0 8z\"/></marker>\n</defs>\n";

/// What stands on a lifeline in a row.
struct Block {
    column: usize,
    /// The instruction that is done, if one is.
    code: Vec<String>,
    words: Vec<String>,
    /// Whether a structure made it possible.
    caused: bool,
}

impl Block {
    fn height(&self) -> i32 {
        (self.code.len() + self.words.len()) as i32 * LINE + 12
    }

    fn half_width(&self) -> i32 {
        let lines = self.code.iter().chain(&self.words);
        let longest = lines.map(|line| line.chars().count()).max().unwrap_or(0);
        (longest as i32 * CHARACTER + 20) / 2
    }
}

/// A step.
struct Row {
    middle: i32,
    blocks: Vec<Block>,
}

impl Row {
    /// How far from its lifeline an arrow starts or ends.
    fn distance(&self, column: usize) -> i32 {
        let block = self.blocks.iter().find(|block| block.column == column);
        block.map_or(0, |block| block.half_width() + 2)
    }
}

/// The picture as a complete SVG document; ends with a line break. Of no run, the answer.
#[must_use]
pub fn draw(run: &Run) -> String {
    let memory = run.threads.len();
    let (rows, height) = rows(run);
    let width = 60 + COLUMN * (memory as i32 + 1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"run\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n"
    );
    let (test, machine) = (escape(&run.test), escape(&run.machine));
    let _ = writeln!(out, "<title>A run of {test}</title>");
    out.push_str(STYLE);
    out.push_str(HEADS);
    let asked = escape(&format!("{}: {}", run.asked, run.answer_words()));
    let _ = writeln!(
        out,
        "<text class=\"title\" x=\"16\" y=\"22\">{test} on {machine}</text>\n\
         <text class=\"asked\" x=\"16\" y=\"42\">{asked}</text>"
    );
    if !rows.is_empty() {
        lifelines(run, height, &mut out);
        arrows(run, &rows, &mut out);
    }
    for (number, row) in rows.iter().enumerate() {
        let _ = writeln!(
            out,
            "<text class=\"step\" x=\"34\" y=\"{}\">{}</text>",
            row.middle + 4,
            number + 1
        );
        row.blocks.iter().for_each(|block| draw_block(block, row.middle, &mut out));
    }
    out.push_str("</svg>\n");
    out
}

/// The horizontal middle of a lifeline; memory's is the last.
fn middle(column: usize) -> i32 {
    60 + COLUMN / 2 + column as i32 * COLUMN
}

fn lifelines(run: &Run, height: i32, out: &mut String) {
    let names = run.threads.iter().enumerate();
    let mut names: Vec<String> =
        names.map(|(number, thread)| format!("core {number} · {}", thread.name)).collect();
    names.push("memory".to_owned());
    for (column, name) in names.iter().enumerate() {
        let (x, top, bottom) = (middle(column), HEADER + 6, height - 10);
        let name = escape(name);
        let _ = writeln!(
            out,
            "<text class=\"name\" x=\"{x}\" y=\"{HEADER}\">{name}</text>\
             <path class=\"life\" d=\"M{x} {top}V{bottom}\"/>"
        );
    }
}

/// The rows, and where they end.
fn rows(run: &Run) -> (Vec<Row>, i32) {
    let mut top = HEADER + 16;
    let rows = (1..=run.steps.len())
        .map(|step| {
            let blocks = blocks(run, step);
            let height = blocks.iter().map(Block::height).max().unwrap_or(LINE);
            let middle = top + height / 2;
            top += height + GAP;
            Row { middle, blocks }
        })
        .collect();
    (rows, top + 6)
}

fn blocks(run: &Run, step: usize) -> Vec<Block> {
    let (before, now, notes) = (run.state(step - 1), run.state(step), &run.steps[step - 1].notes);
    let mut blocks = Vec::new();
    for column in 0..run.threads.len() {
        let own = notes.iter().filter(|note| note.core == Some(column) && note.message.is_none());
        let mut block = Block { column, code: Vec::new(), words: Vec::new(), caused: false };
        for note in own {
            block.words.extend(wrap::lines(&note.words, CHARACTERS));
            block.caused |= note.cause.is_some();
        }
        let (done, next) = (before.cores[column].instruction, now.cores[column].instruction);
        if done != next && !block.words.is_empty() {
            block.code = wrap::lines(&run.threads[column].instruction(done), CHARACTERS);
        }
        if !block.words.is_empty() {
            blocks.push(block);
        }
    }
    if before.memory != now.memory {
        let words = wrap::lines(&equations(&now.memory), CHARACTERS);
        let column = run.threads.len();
        blocks.push(Block { column, code: Vec::new(), words, caused: false });
    }
    blocks
}

fn draw_block(block: &Block, y: i32, out: &mut String) {
    let (x, half, height) = (middle(block.column), block.half_width(), block.height());
    let (left, top, width) = (x - half, y - height / 2, 2 * half);
    let class = if block.caused { "box cause" } else { "box" };
    let _ = write!(
        out,
        "<rect class=\"{class}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" \
         rx=\"6\"/>"
    );
    let lines = block.code.iter().map(|line| ("code", line));
    let lines = lines.chain(block.words.iter().map(|line| ("words", line)));
    for (number, (class, line)) in lines.enumerate() {
        let (y, line) = (top + 18 + number as i32 * LINE, escape(line));
        let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{line}</text>");
    }
    out.push('\n');
}

/// The messages: each from the row where it is sent to the row where it arrives.
fn arrows(run: &Run, rows: &[Row], out: &mut String) {
    let mut under_way: Vec<(usize, &Message)> = Vec::new();
    let mut labels = String::new();
    for (row, step) in run.steps.iter().enumerate() {
        for (passage, message) in step.notes.iter().filter_map(|note| note.message.as_ref()) {
            match passage {
                Passage::Sent => under_way.push((row, message)),
                Passage::Delivered => {
                    let sent = under_way.iter().position(|(_, other)| *other == message);
                    if let Some(sent) = sent {
                        let (from, _) = under_way.remove(sent);
                        arrow(run, message, (&rows[from], &rows[row]), out, &mut labels);
                    }
                }
            }
        }
    }
    out.push_str(&labels);
}

fn arrow(
    run: &Run,
    message: &Message,
    (sent, arrives): (&Row, &Row),
    out: &mut String,
    labels: &mut String,
) {
    let column = |node: Option<usize>| node.unwrap_or(run.threads.len());
    let (from, to) = (column(message.from), column(message.to));
    let direction = if from < to { 1 } else { -1 };
    // A row in which one message arrives and another leaves has them one above the other.
    let (x, y) = (middle(from) + direction * sent.distance(from), sent.middle + 5);
    let (end, bottom) = (middle(to) - direction * arrives.distance(to), arrives.middle - 5);
    let (class, head) =
        if message.cells.is_empty() { ("", "head") } else { (" data", "data-head") };
    let _ = writeln!(
        out,
        "<path class=\"way{class}\" d=\"M{x} {y}L{end} {bottom}\" marker-end=\"url(#{head})\"/>"
    );
    // In the middle of the last gap that it crosses, where it is apart from what left with it.
    let halves = 2 * to.abs_diff(from) as i32;
    let along = |a: i32, b: i32| b + (a - b) / halves;
    let (at, above) = (along(x, end), along(y, bottom) - 6);
    let text = escape(&message.words());
    let _ = writeln!(labels, "<text class=\"label{class}\" x=\"{at}\" y=\"{above}\">{text}</text>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::fixture;

    #[test]
    fn message_passing() {
        insta::assert_snapshot!(draw(&fixture::message_passing()));
    }

    #[test]
    fn every_message_is_an_arrow() {
        let run = fixture::message_passing();
        let notes = run.steps.iter().flat_map(|step| &step.notes);
        let arrives = |passage: &Passage| *passage == Passage::Delivered;
        let messages = notes.filter(|note| note.message.as_ref().is_some_and(|(p, _)| arrives(p)));
        assert_eq!(draw(&run).matches("marker-end").count(), messages.count());
    }

    #[test]
    fn user_text_cannot_leave_its_place() {
        let mut run = fixture::store_buffering();
        run.test = "</title><script>".to_owned();
        run.threads[0].instructions[0] = "a && \"<b>\"".to_owned();
        let drawing = draw(&run);
        assert!(!drawing.contains("<script") && !drawing.contains("<b>"));
        assert!(drawing.contains("a &amp;&amp; &quot;&lt;b&gt;&quot;"));
    }
}

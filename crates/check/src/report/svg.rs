//! The execution graph as a picture: a column a thread, a row a step, in the order of the table.
//!
//! All is in whole pixels and in a fixed order, and the style is inside, for light and dark.

use core::fmt::Write as _;

use super::names;
use super::view::{EdgeKind, Step, View};

const ROW: i32 = 58;
const BOX: i32 = 40;
const TOP: i32 = 44;
const GAP: i32 = 84;
const LEFT: i32 = 30;
/// The width of a character.
const LARGE: i32 = 8;
const SMALL: i32 = 7;

/// The kinds of edges, with those that are drawn first below.
const KINDS: [EdgeKind; 4] = [EdgeKind::Mo, EdgeKind::Sw, EdgeKind::Fr, EdgeKind::Rf];

/// The looks; the colors are those of Okabe and Ito, darker or lighter.
pub(super) const STYLE: &str = include_str!("graph.css");

/// Text for an element or an attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not allowed in XML at all.
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// Where things are.
struct Layout {
    /// The left edge and the width of each thread's column; 0 wide if it has no steps.
    columns: Vec<(i32, i32)>,
    width: i32,
    height: i32,
}

fn pixels(characters: usize, each: i32) -> i32 {
    i32::try_from(characters).unwrap_or(i32::MAX / 64).saturating_mul(each)
}

/// What stands below the action: ordering and place.
fn detail(step: &Step) -> String {
    let place = step.place.as_ref().map(names::short);
    let parts = [Some(step.order.clone()).filter(|order| !order.is_empty()), place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

impl Layout {
    fn new(view: &View) -> Self {
        let mut left = LEFT;
        let columns = (0..view.threads.len()).map(|thread| {
            let steps = view.steps.iter().filter(|step| step.thread == thread);
            let width = |step: &Step| {
                let action = pixels(step.action.chars().count(), LARGE);
                action.max(pixels(detail(step).chars().count(), SMALL)) + 44
            };
            let Some(width) = steps.map(width).max() else { return (left, 0) };
            let column = (left, width.max(120));
            left += column.1 + GAP;
            column
        });
        let columns: Vec<(i32, i32)> = columns.collect();
        let height = TOP + pixels(view.steps.len(), ROW) + 6;
        Self { columns, width: (left - GAP + LEFT + 30).max(200), height }
    }

    /// The box of a step, from 1: left, top, width.
    fn place(&self, view: &View, number: usize) -> (i32, i32, i32) {
        let (left, width) = self.columns[view.steps[number - 1].thread];
        (left, TOP + pixels(number - 1, ROW), width)
    }
}

/// The picture as a complete SVG document; ends with a line break.
pub(super) fn draw(view: &View) -> String {
    let layout = Layout::new(view);
    let Layout { width, height, .. } = layout;
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" role=\"img\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n<defs>",
        escape(&view.headline)
    );
    for kind in KINDS {
        let name = kind.name();
        let _ = writeln!(
            out,
            "<marker id=\"to-{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
             <path d=\"M0 0L8 4L0 8z\"/></marker>"
        );
    }
    out.push_str("</defs>\n");
    threads(view, &layout, &mut out);
    let mut labels = String::new();
    for kind in KINDS {
        for edge in view.edges.iter().filter(|edge| edge.kind == kind) {
            arrow(view, &layout, (edge.from, edge.to), kind, &mut out, &mut labels);
        }
    }
    for number in 1..=view.steps.len() {
        event(view, &layout, number, &mut out);
    }
    out.push_str(&labels);
    out.push_str("</svg>\n");
    out
}

/// The threads' names, and the lines of program order.
fn threads(view: &View, layout: &Layout, out: &mut String) {
    for (thread, &(left, width)) in layout.columns.iter().enumerate() {
        let mut own = (1..=view.steps.len()).filter(|&n| view.steps[n - 1].thread == thread);
        let Some(first) = own.next() else { continue };
        let last = own.next_back().unwrap_or(first);
        let x = left + width / 2;
        let tops = [first, last].map(|number| layout.place(view, number).1);
        let _ = writeln!(
            out,
            "<text class=\"thread\" x=\"{x}\" y=\"26\">{}</text>\
             <path class=\"po\" d=\"M{x} {}V{}\"/>",
            escape(&view.threads[thread]),
            tops[0],
            tops[1]
        );
    }
}

fn event(view: &View, layout: &Layout, number: usize, out: &mut String) {
    let step = &view.steps[number - 1];
    let (x, y, width) = layout.place(view, number);
    let fault = if step.is_fault { " fault" } else { "" };
    let code = step.code.as_ref().map_or(String::new(), |code| escape(code));
    let _ = writeln!(
        out,
        "<g class=\"step{fault}\" data-step=\"{number}\"><title>{code}</title>\
         <rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BOX}\" rx=\"6\"/>\
         <text class=\"number\" x=\"{}\" y=\"{}\">{number}</text>\
         <text class=\"action\" x=\"{}\" y=\"{}\">{}</text>\
         <text class=\"detail\" x=\"{}\" y=\"{}\">{}</text></g>",
        x + 15,
        y + 25,
        x + 30,
        y + 17,
        escape(&step.action),
        x + 30,
        y + 33,
        escape(&detail(step))
    );
}

/// An edge between two steps.
fn arrow(
    view: &View,
    layout: &Layout,
    (from, to): (usize, usize),
    kind: EdgeKind,
    out: &mut String,
    labels: &mut String,
) {
    let (start, end) = (layout.place(view, from), layout.place(view, to));
    // Edges of different kinds leave and reach a box at different heights.
    let height = match kind {
        EdgeKind::Rf => 12,
        EdgeKind::Fr => 20,
        EdgeKind::Mo => 36,
        EdgeKind::Sw => 28,
    };
    let (y1, y2) = (start.1 + height, end.1 + height);
    let right = |place: (i32, i32, i32)| place.0 + place.2;
    let (x1, x2, bow1, bow2) = match start.0.cmp(&end.0) {
        core::cmp::Ordering::Less => (right(start), end.0, 40, -40),
        core::cmp::Ordering::Greater => (start.0, right(end), -40, 40),
        core::cmp::Ordering::Equal => {
            let bow = 18 + height + ((y2 - y1).abs() / 12).min(30);
            (right(start), right(end), bow, bow)
        }
    };
    let (name, from_x, to_x) = (kind.name(), x1 + bow1, x2 + bow2);
    let _ = writeln!(
        out,
        "<path class=\"edge {name}\" data-from=\"{from}\" data-to=\"{to}\" \
         d=\"M{x1} {y1}C{from_x} {y1} {to_x} {y2} {x2} {y2}\" marker-end=\"url(#to-{name})\"/>"
    );
    // The middle of the curve.
    let (x, y) = ((x1 + 3 * from_x + 3 * to_x + x2) / 8, (y1 + y2) / 2 + 4);
    let _ = writeln!(
        labels,
        "<text class=\"label {name}\" data-from=\"{from}\" data-to=\"{to}\" x=\"{x}\" y=\"{y}\">\
         {name}</text>"
    );
}

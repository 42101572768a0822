//! An execution graph as a picture: threads are columns, po goes down, and only the edges between
//! events that po does not order need routing.
//!
//! The picture is deterministic (whole pixels, fixed order), stands alone (its style is inside, for
//! light and dark) and is small enough to read in a diff.

mod layout;
mod route;
mod style;

use core::fmt::Write as _;

use crate::execution::{EdgeKind, Execution};
use layout::{BOX_HEIGHT, Layout};
use route::Route;

/// The picture as a complete SVG document; ends with a line break.
#[must_use]
pub fn draw(execution: &Execution<'_>) -> String {
    let layout = Layout::new(execution);
    let routes = route::all(execution, &layout);
    let (left, width) = route::extent(&layout, &routes);
    let height = layout.height;
    let mut out = String::new();
    let name = style::escape(&execution.program.name);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"execution\" role=\"img\" \
         viewBox=\"{left} 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
    );
    let _ = writeln!(out, "<title>An execution of {name}</title>");
    out.push_str(style::SHEET);
    out.push_str(&style::markers());
    draw_threads(execution, &layout, &mut out);
    for route in &routes {
        draw_route(route, &mut out);
    }
    for event in execution.initial_writes()..execution.structure.len() {
        draw_event(execution, &layout, event, &mut out);
    }
    for route in &routes {
        let class = route.kind.class();
        let (x, y) = route.label_at;
        let text = style::escape(&route.label);
        let _ = writeln!(out, "<text class=\"label {class}\" x=\"{x}\" y=\"{y}\">{text}</text>");
    }
    out.push_str("</svg>\n");
    out
}

fn draw_threads(execution: &Execution<'_>, layout: &Layout, out: &mut String) {
    for (thread, column) in layout.columns.iter().enumerate() {
        let (x, width) = (column.left - 10, column.width + 20);
        let (top, height) = (layout::HEADER, layout.height - layout::HEADER - 6);
        let middle = column.left + column.width / 2;
        let name = style::escape(&execution.thread_name(thread));
        let _ = writeln!(
            out,
            "<rect class=\"lane\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" \
             rx=\"10\"/><text class=\"thread\" x=\"{middle}\" y=\"{}\">{name}</text>",
            top - 8
        );
    }
}

fn draw_event(execution: &Execution<'_>, layout: &Layout, event: usize, out: &mut String) {
    let Some(place) = layout.boxes[event] else { return };
    let (x, y, width) = (place.left, place.top, place.width);
    let middle = x + width / 2;
    let letter = style::escape(&execution.letter(event));
    let action = style::escape(&execution.action(event));
    let instruction = style::escape(&layout::shortened(execution.instruction(event)));
    let _ = writeln!(
        out,
        "<rect class=\"event\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{BOX_HEIGHT}\" \
         rx=\"6\"/><text class=\"action\" x=\"{middle}\" y=\"{}\">{letter}: {action}</text>\
         <text class=\"code\" x=\"{middle}\" y=\"{}\">{instruction}</text>",
        y + 17,
        y + 33
    );
}

fn draw_route(route: &Route, out: &mut String) {
    let class = route.kind.class();
    let bold = if route.cycle { " cycle" } else { "" };
    if route.kind == EdgeKind::Rf && route.from_start {
        let (x, y) = route.points[0];
        let _ = writeln!(out, "<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>");
    }
    let path = route.path();
    let _ = writeln!(
        out,
        "<path class=\"edge {class}{bold}\" d=\"{path}\" marker-end=\"url(#to-{class})\"/>"
    );
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
    fn user_text_cannot_leave_its_place() {
        fixture::with_execution(|execution| {
            let mut program = execution.program.clone();
            program.name = "</title><script>".into();
            program.threads[0].instructions[0] = "a && \"<b>\"".into();
            let drawing = draw(&Execution { program: &program, ..execution.clone() });
            assert!(drawing.contains("&lt;/title&gt;&lt;script&gt;"));
            assert!(drawing.contains("a &amp;&amp; &quot;&lt;b&gt;&quot;"));
            assert!(!drawing.contains("<script") && !drawing.contains("<b>"));
        });
    }
}

//! Where things stand: one column a thread, one row a step of po. All in whole pixels.

use crate::execution::Execution;

/// The width of a character of the monospaced face at the sizes that the style sheet sets.
const ACTION_CHARACTER: i32 = 8;
const CODE_CHARACTER: i32 = 7;
/// The room around the text of a box.
const PADDING: i32 = 24;
/// The height of an event's box.
pub(super) const BOX_HEIGHT: i32 = 42;
/// From the top of one box to the top of the next.
pub(super) const ROW: i32 = 92;
/// The room above the threads' lanes.
pub(super) const HEADER: i32 = 30;
/// From the top of a lane to its first box.
const LANE_TOP: i32 = 26;
/// Between two lanes.
const GAP: i32 = 130;
/// Instructions longer than this many characters are cut.
const LONGEST_CODE: usize = 40;

/// The column of a thread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) left: i32,
    pub(super) width: i32,
}

/// The box of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) row: i32,
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
}

impl Place {
    pub(super) fn right(&self) -> i32 {
        self.left + self.width
    }

    pub(super) fn center(&self) -> (i32, i32) {
        (self.left + self.width / 2, self.top + BOX_HEIGHT / 2)
    }
}

/// The places of all events.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) columns: Vec<Column>,
    /// By event; initial writes have none.
    pub(super) boxes: Vec<Option<Place>>,
    pub(super) height: i32,
}

impl Layout {
    pub(super) fn new(execution: &Execution<'_>) -> Self {
        let mut boxes = vec![None; execution.structure.len()];
        let mut columns = Vec::new();
        let mut left = 10;
        let mut rows = 1;
        for thread in 0..execution.program.threads.len() {
            let events = execution.events_of(thread);
            let width = events.iter().map(|&event| box_width(execution, event)).max();
            let width = width.unwrap_or(60);
            for (row, &event) in (0..).zip(&events) {
                let top = HEADER + LANE_TOP + row * ROW;
                boxes[event] = Some(Place { column: thread, row, left, top, width });
                rows = rows.max(row + 1);
            }
            columns.push(Column { left, width });
            left += width + GAP;
        }
        let height = HEADER + LANE_TOP + (rows - 1) * ROW + BOX_HEIGHT + 24;
        Self { columns, boxes, height }
    }

    /// The vertical middle of the free band below a row (above the first row for −1).
    pub(super) fn band(row: i32) -> i32 {
        HEADER + LANE_TOP + row * ROW + (BOX_HEIGHT + ROW) / 2
    }
}

fn box_width(execution: &Execution<'_>, event: usize) -> i32 {
    let action = execution.letter(event).len() + 2 + execution.action(event).chars().count();
    let code = shortened(execution.instruction(event)).chars().count();
    let characters = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 64);
    (characters(action) * ACTION_CHARACTER).max(characters(code) * CODE_CHARACTER) + PADDING
}

/// An instruction's text on one line, cut where it is long.
pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_CODE {
        return line;
    }
    let cut: String = line.chars().take(LONGEST_CODE - 1).collect();
    format!("{}…", cut.trim_end())
}

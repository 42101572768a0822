//! The state for people.

use super::Mesi;
use super::protocol::LineState;
use super::state::{Core, Item, State};
use crate::view::{BufferView, CoreView, LineView, View};

impl Mesi {
    pub(crate) fn view_of(&self, state: &State) -> View {
        let cores = state.cores.iter().enumerate();
        View {
            cores: cores.map(|(number, core)| self.core_view(number, core)).collect(),
            messages: state.messages.iter().map(|message| self.message_view(message)).collect(),
            memory: self.loaded.cells(&state.memory),
            locked_by: state.bus.map(usize::from),
        }
    }

    fn core_view(&self, number: usize, core: &Core) -> CoreView {
        let layout = &self.loaded.layout;
        let buffer = core.buffer.iter().map(|item| match *item {
            Item::Mark => BufferView::Mark,
            Item::Store { place, bits, release } => {
                BufferView::Store { cell: self.loaded.cell(place, bits), release }
            }
        });
        let queue = core.queue.iter().map(|&line| layout.line_name(line).to_owned());
        let lines = core.lines.iter().enumerate().filter(|&(_, &state)| state != LineState::I);
        let lines = lines.map(|(line, state)| LineView {
            line: layout.line_name(line as u8).to_owned(),
            state: state.letter(),
            stale: core.is_stale(line as u8),
            cells: self.loaded.line_cells(line as u8, &core.data),
        });
        CoreView {
            buffer: (self.config.buffer.capacity > 0).then(|| buffer.collect()),
            queue: (self.config.queue > 0).then(|| queue.collect()),
            lines: Some(lines.collect()),
            ..self.loaded.view(number, &core.thread)
        }
    }
}

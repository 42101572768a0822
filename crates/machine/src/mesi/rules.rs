//! What must hold in every state, for the protocol to be one (McKenney, section 2; Sorin, Hill,
//! Wood, *A Primer on Memory Consistency and Cache Coherence*, section 2.3: single writer or
//! multiple readers, and the data-value invariant).

use super::Mesi;
use super::protocol::{Kind, LineState};
use super::state::State;
use crate::machine::{Rule, Violation};

impl Mesi {
    /// The first rule that a state breaks.
    pub(crate) fn broken_rule(&self, state: &State) -> Option<Violation> {
        if let Some((line, at, event)) = state.impossible {
            let name = self.loaded.layout.line_name(line);
            let what = format!("{name}: {event:?} came in state {at:?}, where it cannot");
            return Some(Violation { rule: Rule::Messages, what });
        }
        (0..self.loaded.layout.lines() as u8).find_map(|line| {
            self.two_writers(state, line)
                .or_else(|| self.wrong_messages(state, line))
                .or_else(|| self.wrong_data(state, line))
        })
    }

    /// The cores whose copy of a line counts: here, and not waiting to be invalidated.
    fn copies(state: &State, line: u8) -> impl Iterator<Item = (usize, LineState)> {
        let cores = state.cores.iter().enumerate();
        let valid = cores.filter(move |(_, core)| !core.is_stale(line));
        let states = valid.map(move |(number, core)| (number, core.line(line)));
        states.filter(|&(_, state)| state != LineState::I)
    }

    fn two_writers(&self, state: &State, line: u8) -> Option<Violation> {
        let alone = |at: LineState| matches!(at, LineState::M | LineState::E);
        let (writer, _) = Self::copies(state, line).find(|&(_, at)| alone(at))?;
        let (other, at) = Self::copies(state, line).find(|&(core, _)| core != writer)?;
        let name = self.loaded.layout.line_name(line);
        let what = format!(
            "{name} is in state {:?} at core {writer} and in state {at:?} at core {other}",
            state.cores[writer].line(line),
        );
        Some(Violation { rule: Rule::SingleWriter, what })
    }

    fn wrong_data(&self, state: &State, line: u8) -> Option<Violation> {
        let bytes = self.loaded.layout.line_bytes(line);
        let truth = &state.truth[bytes.clone()];
        let name = self.loaded.layout.line_name(line);
        let violation = |what: String| Some(Violation { rule: Rule::DataValue, what });
        for (core, at) in Self::copies(state, line) {
            if state.cores[core].data[bytes.clone()] != *truth {
                return violation(format!(
                    "core {core} has {name} in state {at:?}, and not what was last written"
                ));
            }
        }
        let quiet = state.requests[line as usize].is_none();
        let dirty =
            Self::copies(state, line).any(|(_, at)| matches!(at, LineState::M | LineState::O));
        if quiet && !dirty && state.memory[bytes] != *truth {
            return violation(format!(
                "memory answers for {name} and has not what was last written"
            ));
        }
        None
    }

    fn wrong_messages(&self, state: &State, line: u8) -> Option<Violation> {
        let under_way = state.messages.iter().filter(|message| message.line == line).count();
        let waiting = state.requests[line as usize].as_ref().map_or(0, |r| usize::from(r.waiting));
        if under_way == waiting {
            return None;
        }
        let name = self.loaded.layout.line_name(line);
        let what =
            format!("{name}: {under_way} messages are under way, and {waiting} are waited for");
        Some(Violation { rule: Rule::Messages, what })
    }

    /// Memory as the caches have it, where nothing is under way.
    pub(crate) fn coherent_memory(&self, state: &State) -> Vec<u8> {
        let mut memory = state.memory.clone();
        for line in 0..self.loaded.layout.lines() as u8 {
            let owner = Self::copies(state, line)
                .find(|&(_, at)| matches!(at, LineState::M | LineState::O));
            if let Some((core, _)) = owner {
                let bytes = self.loaded.layout.line_bytes(line);
                memory[bytes.clone()].copy_from_slice(&state.cores[core].data[bytes]);
            }
        }
        debug_assert!(state.messages.iter().all(|message| message.kind != Kind::Writeback));
        memory
    }
}

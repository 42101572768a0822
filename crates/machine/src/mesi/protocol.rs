//! A cache protocol as a table: state × event → next state, messages.
//!
//! A table must have a row for each state and each event that can come there; what cannot is a row
//! too, `Never`. [`Protocol::check`] finds what is missing before a machine starts.

mod mesi;
mod mesif;
mod moesi;

use core::fmt;

pub use mesi::MESI;
pub use mesif::MESIF;
pub use moesi::MOESI;

/// The state of a line in a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum LineState {
    /// Invalid: not here.
    I,
    /// Shared: readable, perhaps in other caches too.
    S,
    /// Exclusive: in no other cache, and memory has the same.
    E,
    /// Modified: in no other cache, and memory is out of date.
    M,
    /// Owned: in other caches too, memory is out of date, and this one answers for it.
    O,
    /// Forward: shared, and this one answers.
    F,
}

impl LineState {
    /// All states.
    pub const ALL: [Self; 6] = [Self::I, Self::S, Self::E, Self::M, Self::O, Self::F];

    /// Its letter.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::I => 'I',
            Self::S => 'S',
            Self::E => 'E',
            Self::M => 'M',
            Self::O => 'O',
            Self::F => 'F',
        }
    }
}

/// The kind of a message (McKenney, *Memory Barriers: a Hardware View for Software Hackers*,
/// section 2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// Asks for a line.
    Read,
    /// Asks all others to give a line up.
    Invalidate,
    /// Both.
    ReadInvalidate,
    /// Brings the line.
    ReadResponse,
    /// The line was given up, or will be before it is used again.
    InvalidateAck,
    /// Brings a modified line to memory.
    Writeback,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Read,
        Self::Invalidate,
        Self::ReadInvalidate,
        Self::ReadResponse,
        Self::InvalidateAck,
        Self::Writeback,
    ];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "Read",
            Self::Invalidate => "Invalidate",
            Self::ReadInvalidate => "ReadInvalidate",
            Self::ReadResponse => "ReadResponse",
            Self::InvalidateAck => "InvalidateAck",
            Self::Writeback => "Writeback",
        }
    }
}

/// What happens to a line in a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// Its core reads it.
    Load,
    /// Its core writes it.
    Store,
    /// It makes room for another.
    Evict,
    /// Another cache asks for it, and this one is the one that answers.
    Read,
    /// Another cache has it and wants to write it.
    Invalidate,
    /// Another cache does not have it and wants to write it.
    ReadInvalidate,
    /// It was read, and other caches have it too.
    FillShared,
    /// It was read, and no other cache has it.
    FillAlone,
    /// All others have given it up.
    Own,
}

impl Event {
    /// All events; each state has a row for each.
    pub const ALL: [Self; 9] = [
        Self::Load,
        Self::Store,
        Self::Evict,
        Self::Read,
        Self::Invalidate,
        Self::ReadInvalidate,
        Self::FillShared,
        Self::FillAlone,
        Self::Own,
    ];
}

/// What a cache does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes to a state and sends messages: a request on a miss, whose answer decides the state
    /// (until then the line stays as it is), an answer to another cache's request, a write-back.
    Go(LineState, &'static [Kind]),
    /// The event cannot come in this state.
    Never,
}

/// A row of a table.
pub type Row = (LineState, Event, Action);

/// A cache protocol.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// Its name.
    pub name: &'static str,
    /// Its states; [`LineState::I`] is one.
    pub states: &'static [LineState],
    /// Its rows.
    pub rows: &'static [Row],
    /// The rows of the protocol that it extends, which hold where it has none of its own.
    pub base: &'static [Row],
}

/// A defect of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// There is no row for a state and an event.
    Missing(LineState, Event),
    /// There are two rows for a state and an event.
    Double(LineState, Event),
    /// A row goes to a state that the protocol does not have.
    Foreign(LineState, Event),
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(state, event) => write!(f, "no row for {state:?} × {event:?}"),
            Self::Double(state, event) => write!(f, "two rows for {state:?} × {event:?}"),
            Self::Foreign(state, event) => {
                write!(f, "the row for {state:?} × {event:?} goes to a state of another protocol")
            }
        }
    }
}

impl Protocol {
    /// What a cache does; `None` where the table has no row.
    #[must_use]
    pub fn action(&self, state: LineState, event: Event) -> Option<Action> {
        let mut rows = self.rows.iter().chain(self.base);
        rows.find(|(s, e, _)| (*s, *e) == (state, event)).map(|&(_, _, action)| action)
    }

    /// What is wrong with the table.
    #[must_use]
    pub fn check(&self) -> Vec<Defect> {
        let mut defects = Vec::new();
        for &state in self.states {
            for event in Event::ALL {
                match self.action(state, event) {
                    None => defects.push(Defect::Missing(state, event)),
                    Some(Action::Go(next, _)) if !self.states.contains(&next) => {
                        defects.push(Defect::Foreign(state, event));
                    }
                    Some(_) => {}
                }
                let same = |rows: &[Row]| {
                    rows.iter().filter(|(s, e, _)| (*s, *e) == (state, event)).count()
                };
                if same(self.rows) > 1 || same(self.base) > 1 {
                    defects.push(Defect::Double(state, event));
                }
            }
        }
        defects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        for protocol in [MESI, MOESI, MESIF] {
            assert_eq!(protocol.check(), [], "{}", protocol.name);
        }
    }

    #[test]
    fn a_defect_is_found() {
        let without = |row: usize| Protocol {
            rows: Box::leak([&MESI.rows[..row], &MESI.rows[row + 1..]].concat().into()),
            ..MESI
        };
        for (number, &(state, event, _)) in MESI.rows.iter().enumerate() {
            assert_eq!(without(number).check(), [Defect::Missing(state, event)]);
        }
        let without_base = Protocol { base: &[], ..MOESI };
        assert!(without_base.check().contains(&Defect::Missing(LineState::S, Event::Load)));
        let foreign = Protocol { states: &MESI.states[..3], ..MESI };
        assert!(foreign.check().iter().any(|defect| matches!(defect, Defect::Foreign(..))));
        let rows = [MESI.rows, &MESI.rows[..1]].concat();
        let double = Protocol { rows: Box::leak(rows.into()), ..MESI };
        assert_eq!(double.check(), [Defect::Double(MESI.rows[0].0, MESI.rows[0].1)]);
    }
}

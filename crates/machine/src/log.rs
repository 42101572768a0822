//! What happened in a step, in words. Exploration throws it away; a trace keeps it.

use crate::view::MessageView;

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The core that it happened at; `None` for memory and the interconnect.
    pub core: Option<usize>,
    /// The words.
    pub words: String,
    /// The structure that made it possible, if one did.
    pub cause: Option<Cause>,
    /// The message that it is about.
    pub message: Option<(Passage, MessageView)>,
}

/// A structure that lets a core run ahead of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// A store waits in a store buffer.
    StoreBuffer,
    /// A load got its value from the core's own store buffer.
    Forwarding,
    /// A store left the store buffer before an older one.
    Unordered,
    /// A load got the value of a line whose invalidation waits in the queue.
    InvalidateQueue,
    /// An access was done in parts.
    Tearing,
}

impl Cause {
    /// The structure, in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::StoreBuffer => "store buffer",
            Self::Forwarding => "store-to-load forwarding",
            Self::Unordered => "unordered store buffer",
            Self::InvalidateQueue => "invalidate queue",
            Self::Tearing => "access in parts",
        }
    }
}

/// What happened to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage {
    /// It was put on the interconnect.
    Sent,
    /// It arrived.
    Delivered,
}

/// Where a step tells what happened.
#[derive(Debug, Default)]
pub struct Log {
    notes: Option<Vec<Note>>,
}

impl Log {
    /// Keeps nothing.
    #[must_use]
    pub const fn off() -> Self {
        Self { notes: None }
    }

    /// Keeps all.
    #[must_use]
    pub const fn on() -> Self {
        Self { notes: Some(Vec::new()) }
    }

    /// What was told.
    #[must_use]
    pub fn notes(self) -> Vec<Note> {
        self.notes.unwrap_or_default()
    }

    pub(crate) fn note(&mut self, note: impl FnOnce() -> Note) {
        if let Some(notes) = &mut self.notes {
            notes.push(note());
        }
    }

    /// `words` about a core.
    pub(crate) fn core(&mut self, core: usize, words: impl FnOnce() -> String) {
        self.note(|| Note { core: Some(core), words: words(), cause: None, message: None });
    }

    /// `words` about a core, made possible by a structure.
    pub(crate) fn caused(&mut self, core: usize, cause: Cause, words: impl FnOnce() -> String) {
        self.note(|| Note { core: Some(core), words: words(), cause: Some(cause), message: None });
    }
}

//! Which steps commute with all that can happen before them, so that they can be taken alone.
//!
//! - A message to memory, or to the core that asked: the interconnect starts no other request for
//!   that line before.
//! - A store into the own buffer, a fence that can be passed, the write of a locked instruction:
//!   they change nothing that others see.
//! - An invalidation that the core waits to apply: it does nothing else with the line before.
//!   (Others are put off until the core needs them.)
//! - Whatever concerns a line that no other core will access again, and whatever happens to a line
//!   in a cache whose core will not access it again.

use interlocked_exec::Link;

use super::Mesi;
use super::protocol::Kind;
use super::state::{Item, Message, Purpose, State};
use crate::thread::Next;

impl Mesi {
    /// The lines that a core may still access, or has stores for, a bit each.
    fn concern(&self, state: &State, core: usize) -> u64 {
        let c = &state.cores[core];
        let waiting = c.buffer.iter().map(|item| match item {
            Item::Store { place, .. } => self.loaded.layout.mask(*place),
            Item::Mark => 0,
        });
        waiting.fold(self.loaded.code(core).reach(&c.thread), |mask, lines| mask | lines)
    }

    /// Whether a line concerns a core.
    pub(crate) fn concerns(&self, state: &State, core: usize, line: u8) -> bool {
        self.concern(state, core) >> line & 1 == 1
    }

    /// Whether lines, a bit each, concern no core but `core`, which loses them to nothing: neither
    /// to another line that needs room, nor to an invalidation in its queue.
    pub(crate) fn are_own(&self, state: &State, core: usize, lines: u64) -> bool {
        let mut others = (0..state.cores.len()).filter(|&other| other != core);
        self.config.buffer.forwarding
            && self.config.cache.ways >= self.loaded.layout.lines()
            && state.cores[core].queue.iter().all(|line| lines >> line & 1 == 0)
            && others.all(|other| self.concern(state, other) & lines == 0)
    }

    /// Whether a core's next op, which it can do, commutes.
    pub(crate) fn run_commutes(&self, state: &State, core: usize, next: Next) -> bool {
        let buffered = self.config.buffer.capacity > 0 && self.config.buffer.forwarding;
        if self.loaded.code(core).repeats(&state.cores[core].thread) {
            return false;
        }
        match next {
            Next::Fence(_) => true,
            Next::Store { link: Link::None, .. } if buffered => true,
            Next::Store { .. } if state.cores[core].thread.is_atomic => true,
            Next::Load { place, .. } | Next::Store { place, .. } => {
                self.are_own(state, core, self.loaded.layout.mask(place))
            }
            Next::Choose(_) | Next::End => false,
        }
    }

    /// Whether the arrival of a message commutes.
    pub(crate) fn delivery_commutes(&self, state: &State, message: &Message) -> bool {
        let is_question =
            matches!(message.kind, Kind::Read | Kind::Invalidate | Kind::ReadInvalidate);
        let Some(core) = message.core() else { return true };
        if is_question {
            return !self.concerns(state, core, message.line);
        }
        // The last answer does the access; without forwarding, the core sees when its own store is.
        let Some(request) = &state.requests[message.line as usize] else { return true };
        match request.purpose {
            Purpose::Drain => self.config.buffer.forwarding,
            Purpose::Run | Purpose::Far => {
                !self.loaded.code(core).repeats(&state.cores[core].thread)
            }
            Purpose::Evict => true,
        }
    }

    /// Whether it makes a difference, before anything else happens, that the invalidation of a line
    /// is applied: the core is about to use the line, or the queue is full. It commutes with all
    /// else, and is put off until then.
    pub(crate) fn needs_applied(&self, state: &State, core: usize, next: Next, line: u8) -> bool {
        let c = &state.cores[core];
        let layout = &self.loaded.layout;
        let uses = match next {
            Next::Load { place, .. } | Next::Store { place, .. } => {
                layout.mask(place) >> line & 1 == 1
            }
            Next::Choose(_) => c.thread.monitor.is_some_and(|place| layout.line(place) == line),
            Next::Fence(_) | Next::End => false,
        };
        let drains = c.buffer.iter().any(|item| match item {
            Item::Store { place, .. } => layout.mask(*place) >> line & 1 == 1,
            Item::Mark => false,
        });
        uses || drains
            || c.queue.len() >= self.config.queue
            || self.config.cache.ways < layout.lines()
    }
}

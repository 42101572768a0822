//! Reads in vain: a thread that reads what it does not go on from, as what it then waits for, or an
//! assumption, says.
//!
//! Such a read could be added, and be given a later write to read from by a backward revisit, beside
//! which the graph in which it is in vain goes on to a blocked execution. Instead the thread *sleeps*:
//! the read is taken out again, and added when another value is last in modification order, or when
//! nothing else is left. This is in-place revisiting (Kokologiannakis, Marmanis, Vafeiadis, *Unblocking
//! dynamic partial order reduction*, CAV 2023) as an order in which threads go: which comes next is a
//! matter of the graph alone, and any such order will do for TruSt, so that no execution is lost, and
//! none comes twice.
//!
//! A read in vain of what is not last in modification order is given up at once: nothing takes it
//! back (`Graph::revisits` takes back only what was added last), so that its thread would never go on.
//! What the other threads do, they do as well where it reads what is last.

use crate::graph::{EventId, Label, Location};
use crate::program::{Program, Request};
use crate::replay::value_of;
use crate::run::Run;
use crate::work::Mark;

/// A thread that would read in vain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asleep {
    /// The read that it would make.
    read: EventId,
    /// What it would read.
    value: u64,
}

impl<P: Program> Run<'_, P> {
    /// The event that was added last, if it is a read after which its thread does not go on.
    pub(crate) fn in_vain(&mut self) -> Option<EventId> {
        let graph = self.work.graph();
        let newest = graph.newest?;
        let thread = newest.thread as usize;
        let is_read = matches!(graph.event(newest).label, Label::Read { .. });
        if !is_read {
            return None;
        }
        matches!(self.wanted(thread), Request::Block | Request::Wait { .. }).then_some(newest)
    }

    /// Takes a read in vain, which was added last, out again.
    pub(crate) fn put_to_sleep(&mut self, read: EventId, before: Mark) {
        let graph = self.work.graph();
        if let Label::Read { location, from, .. } = graph.event(read).label {
            let value = value_of(self.program, graph, location, from);
            self.buffers.asleep.retain(|asleep| asleep.read.thread != read.thread);
            self.buffers.asleep.push(Asleep { read, value });
        }
        self.work.take_back(before);
    }

    /// Whether a thread that wants to read would do it in vain.
    pub(crate) fn is_asleep(&self, thread: usize, location: Location) -> bool {
        let graph = self.work.graph();
        let next = graph.threads[thread].len() as u32;
        let read = EventId { thread: thread as u32, index: next };
        self.buffers.asleep.iter().any(|asleep| {
            let last = graph.source(location, graph.writes(location).len());
            asleep.read == read && asleep.value == value_of(self.program, graph, location, last)
        })
    }
}

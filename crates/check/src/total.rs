//! Models in which memory has one order that all see: sequential consistency (Lamport 1979) and
//! x86-TSO (Owens, Sarkar, Sewell, TPHOLs 2009): whether an event that was just added comes before
//! itself in what that order has to hold.
//!
//! Under sequential consistency that is program order, rf, mo and fr. Under TSO it is program order
//! but for a write and a later read, mfence and locked instructions apart, and rf between threads,
//! mo and fr. The start of a thread is after all that came before what started it, and its end before
//! the join.

use crate::graph::{EventId, Graph, Label, Location, Source};
use crate::models::Model;
use crate::program::Order;

/// What is known to come after an event.
struct After<'a> {
    graph: &'a Graph,
    seen: Vec<Vec<bool>>,
    stack: Vec<EventId>,
}

impl Graph {
    /// Whether `latest` comes before itself.
    pub(crate) fn is_before_itself(&self, latest: EventId) -> bool {
        let seen = self.threads.iter().map(|events| vec![false; events.len()]).collect();
        let mut after = After { graph: self, seen, stack: Vec::new() };
        after.step(latest);
        while let Some(next) = after.stack.pop() {
            if next == latest {
                return true;
            }
            after.step(next);
        }
        false
    }

    /// Whether an event waits for all before it, and all after it for it.
    fn is_strong(&self, id: EventId) -> bool {
        let event = self.event(id);
        let is_sc = event.label.order() == Order::SeqCst;
        match event.label {
            Label::Read { exchange, .. } => exchange.is_some() || self.updates(id),
            Label::Write { update, .. } => update || is_sc,
            Label::Fence { .. } => is_sc,
            Label::Spawn { .. } | Label::Join { .. } => true,
            Label::Access { .. } | Label::Choice { .. } => false,
        }
    }
}

impl After<'_> {
    fn reach(&mut self, id: EventId) {
        let seen = &mut self.seen[id.thread as usize][id.index as usize];
        if !core::mem::replace(seen, true) {
            self.stack.push(id);
        }
    }

    /// Reaches what comes right after an event.
    fn step(&mut self, id: EventId) {
        let event = self.graph.event(id);
        match event.label {
            Label::Read { location, from, .. } => {
                self.write_after(location, from);
                self.rest(id.thread, id.index + 1, true);
            }
            Label::Write { location, .. } => {
                self.write_after(location, Source::Write(id));
                let is_total = self.graph.model == Model::Sc;
                for &read in self.graph.reads(location) {
                    let is_own = read.thread == id.thread;
                    if (is_total || !is_own) && self.graph.from(read) == Source::Write(id) {
                        self.reach(read);
                    }
                }
                self.rest(id.thread, id.index + 1, is_total || self.graph.is_strong(id));
            }
            Label::Spawn { child } => {
                self.rest(child, 0, true);
                self.rest(id.thread, id.index + 1, true);
            }
            _ => self.rest(id.thread, id.index + 1, true),
        }
    }

    /// Reaches the write after another, or after what reads that.
    fn write_after(&mut self, location: Location, source: Source) {
        let place = self.graph.place(location, source);
        if let Some(&next) = self.graph.writes(location).get(place) {
            self.reach(next);
        }
    }

    /// Reaches the events of a thread from one on, reads only if it `is_strong` what is left, until
    /// one that reaches the others.
    fn rest(&mut self, thread: u32, from: u32, is_strong: bool) {
        for index in from..self.graph.threads[thread as usize].len() as u32 {
            let id = EventId { thread, index };
            let is_read = matches!(self.graph.event(id).label, Label::Read { .. });
            let is_write = self.graph.is_write(id);
            let stops = self.graph.is_strong(id) || self.graph.model == Model::Sc;
            if stops || is_write || is_read && is_strong {
                self.reach(id);
                if stops || is_read || !is_strong {
                    return;
                }
            }
        }
        let joins = |&id: &EventId| matches!(self.graph.event(id).label, Label::Join { child } if child == thread);
        if self.graph.spawned[thread as usize].is_some() {
            let joins: Vec<EventId> = self.graph.events().filter(joins).collect();
            joins.into_iter().for_each(|id| self.reach(id));
        }
    }
}

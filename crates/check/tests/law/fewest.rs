//! The fewest preemptions of all orders of a graph's events: a twin that tries each.
//!
//! A lock is taken as what it is: a thread may be left before it for nothing if the latest write to it
//! holds another value than the thread waits for. All locations hold 0 at the start.

use interlocked_check::{EventId, Graph, Label, Source};

pub(crate) fn fewest(graph: &Graph, threads: usize) -> u32 {
    let mut search = Search { graph, done: vec![0; threads], best: u32::MAX };
    search.go(None, 0);
    search.best
}

struct Search<'a> {
    graph: &'a Graph,
    done: Vec<usize>,
    best: u32,
}

impl Search<'_> {
    fn go(&mut self, latest: Option<usize>, so_far: u32) {
        if so_far >= self.best {
            return;
        }
        if (0..self.done.len()).all(|thread| self.next(thread).is_none()) {
            self.best = so_far;
        }
        for thread in 0..self.done.len() {
            let Some(label) = self.next(thread) else { continue };
            if let Label::Read { from: Source::Write(write), .. } = label
                && !self.is_done(write)
            {
                continue;
            }
            let is_preemption =
                latest.is_some_and(|other| other != thread && self.can_go_on(other));
            let more = self.cost(thread, label) + u32::from(is_preemption);
            self.done[thread] += 1;
            self.go(Some(thread), so_far + more);
            self.done[thread] -= 1;
        }
    }

    fn next(&self, thread: usize) -> Option<Label> {
        self.graph.thread(thread).nth(self.done[thread]).map(|event| event.label)
    }

    fn is_done(&self, id: EventId) -> bool {
        (id.index as usize) < self.done[id.thread as usize]
    }

    /// What an event counts as by itself.
    fn cost(&self, thread: usize, label: Label) -> u32 {
        let own = (thread as u32, self.done[thread] as u32);
        match label {
            Label::Write { location, .. } => {
                let writes = self.graph.writes(location).iter();
                let earlier = writes.take_while(|write| (write.thread, write.index) != own);
                earlier.filter(|&&write| !self.is_done(write)).count() as u32
            }
            Label::Read { exchange: Some(exchange), .. } => u32::from(exchange.fails),
            Label::Choice { taken, for_no_reason, .. } => u32::from(for_no_reason && taken > 0),
            _ => 0,
        }
    }

    /// Whether a thread has more to do, and is not at a lock that is taken.
    fn can_go_on(&self, thread: usize) -> bool {
        match self.next(thread) {
            None => false,
            Some(Label::Read { location, exchange: Some(exchange), waits: true, .. }) => {
                let mut writes = self.graph.writes(location).iter();
                let latest = writes.rfind(|&&write| self.is_done(write));
                let value = |&write: &EventId| match self.graph.event(write).label {
                    Label::Write { value, .. } => value,
                    _ => unreachable!("it is a write"),
                };
                latest.map_or(0, value) == exchange.expected
            }
            Some(_) => true,
        }
    }
}

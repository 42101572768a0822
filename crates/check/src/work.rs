//! The work that is still to be done: graphs, and what can be added to them in other ways.
//!
//! Each graph that a backward revisit made is kept once, at a level of its own. The ways that were
//! left for later are small: a graph is cut back to what it was, and goes on in the other way. So
//! memory is linear in the size of a graph for each level, and there are no more levels than reads.

use crate::graph::{EventId, Graph, Label};
use crate::models::Model;
use crate::program::{Program, Site};
use crate::revisit::Revisit;
use crate::waits::Known;

/// An event to be added.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Addition {
    pub(crate) thread: usize,
    pub(crate) label: Label,
    pub(crate) site: Option<Site>,
    /// For a write, its place in modification order.
    pub(crate) place: usize,
    /// Whether this is the way that removals may take back.
    pub(crate) is_last: bool,
    /// For a read, whether the write of a read-modify-write follows.
    pub(crate) updates: bool,
}

#[derive(Clone, Copy, Debug)]
enum Way {
    Add(Addition),
    Revisit(Revisit),
}

/// What is left for later.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// The stamp that the graph is cut back to.
    stamp: u32,
    /// Its part of the whole; see [`Work::done`].
    share: f64,
    way: Way,
}

/// A graph and what is left to do with it.
#[derive(Clone, Debug, Default)]
struct Level {
    graph: Graph,
    items: Vec<Item>,
}

/// What is still to be done, the next at the end.
#[derive(Debug, Default)]
pub(crate) struct Work {
    levels: Vec<Level>,
    /// Memory to use again.
    spare: Vec<Level>,
    /// The part of the whole that the graph under way is: all ways to go on from a graph are taken
    /// as equal (Knuth, *Estimating the efficiency of backtrack programs*, 1975).
    share: f64,
    /// The part of the whole that is done.
    pub(crate) done: f64,
    /// Whether the event that was added last may not stay: it is the read of a read-modify-write
    /// that reads what another one reads, and is there until a revisit has been found.
    pub(crate) is_passing: bool,
    /// The most preemptions of an execution, if there is a bound.
    pub(crate) preemptions: Option<u32>,
    pub(crate) waits: Known,
    /// Whether something was left out for that.
    pub(crate) has_left_out: bool,
    keep: Vec<u32>,
    revisits: Vec<Revisit>,
}

/// A state of the graph under way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    stamp: u32,
    items: usize,
    share: f64,
}

/// Work that was given away.
#[derive(Debug)]
pub(crate) struct Job(Level);

impl Work {
    /// All of it: the graph without events, as the one under way.
    pub(crate) fn whole<P: Program>(program: &P, model: Model) -> Self {
        let mut graph = Graph::new(program.threads(), model);
        for thread in 0..program.threads() as u32 {
            if let Some(twin) = program.twin(thread) {
                graph.pair(thread, twin);
            }
        }
        let first = Level { graph, items: Vec::new() };
        Self { levels: vec![first], share: 1.0, ..Self::default() }
    }

    /// Takes a job on; there is no other work. [`next`](Self::next) begins it.
    pub(crate) fn take(&mut self, job: Job) {
        self.levels.push(job.0);
    }

    /// The graph under way.
    pub(crate) fn graph(&self) -> &Graph {
        &self.levels.last().expect("a graph is under way").graph
    }

    fn top(&mut self) -> &mut Level {
        self.levels.last_mut().expect("a graph is under way")
    }

    /// The state of the graph under way.
    pub(crate) fn mark(&mut self) -> Mark {
        let share = self.share;
        let level = self.top();
        Mark { stamp: level.graph.stamp, items: level.items.len(), share }
    }

    /// Takes back what was done since then.
    pub(crate) fn take_back(&mut self, mark: Mark) {
        (self.share, self.is_passing) = (mark.share, false);
        let level = self.top();
        level.graph.cut(mark.stamp);
        level.graph.newest = None;
        level.items.truncate(mark.items);
    }

    /// Puts an event into the graph under way that can be added in one way only.
    pub(crate) fn push(&mut self, thread: usize, label: Label, site: Option<Site>) {
        self.is_passing = false;
        self.top().graph.push(thread, label, site);
    }

    /// A thread that was started last does the same as another.
    pub(crate) fn pair(&mut self, thread: u32, twin: u32) {
        self.top().graph.pair(thread, twin);
    }

    /// A number for a new thread.
    pub(crate) fn new_thread(&mut self) -> u32 {
        self.top().graph.new_thread()
    }

    /// Adds an event in the first of some ways, and keeps those after it. Whether the graph is
    /// consistent; if it is not, there was no other way, since what is added last always is.
    pub(crate) fn add_one_of(&mut self, ways: &[Addition]) -> bool {
        let Some((&first, later)) = ways.split_first() else { return false };
        self.share /= ways.len() as f64;
        let share = self.share;
        let level = self.top();
        let stamp = level.graph.stamp;
        let items = later.iter().rev().map(|&way| Item { stamp, share, way: Way::Add(way) });
        level.items.extend(items);
        let goes = self.add(first);
        debug_assert!(goes || later.is_empty(), "what is added last is consistent");
        goes
    }

    /// Adds an event, and keeps the revisits that it makes. Whether the graph is consistent.
    fn add(&mut self, way: Addition) -> bool {
        let Level { graph, items } = self.levels.last_mut().expect("a graph is under way");
        let id = graph.push(way.thread, way.label, way.site);
        graph.event_mut(id).added_last = way.is_last;
        let was_passing = core::mem::replace(&mut self.is_passing, way.is_passing(graph, id));
        let Label::Write { location, .. } = way.label else {
            return graph.allows(id) && graph.is_in_order(id, way.updates);
        };
        graph.mo.insert(location, way.place, id);
        if !graph.allows(id) || !graph.is_in_order(id, false) {
            return false;
        }
        let rival = graph.rival_of(id);
        // If it was told that its read is one of a read-modify-write, that was asked then.
        if !was_passing && rival.is_some_and(|rival| graph.event(rival).is_stable) {
            return false;
        }
        graph.revisits(id, &mut self.keep, &mut self.revisits);
        self.share /= (1 + self.revisits.len()) as f64;
        let (stamp, share) = (graph.stamp, self.share);
        items.extend(self.revisits.drain(..).map(|way| Item {
            stamp,
            share,
            way: Way::Revisit(way),
        }));
        // Two read-modify-writes may read from one write only until a revisit has been found.
        rival.is_none()
    }

    /// Begins with the next graph. Whether there is one.
    pub(crate) fn next(&mut self) -> bool {
        while let Some(level) = self.levels.last_mut() {
            let Some(item) = level.items.pop() else {
                let level = self.levels.pop().expect("it is there");
                self.spare.push(level);
                continue;
            };
            self.share = item.share;
            level.graph.cut(item.stamp);
            let goes = match item.way {
                Way::Add(way) => self.add(way),
                Way::Revisit(revisit) => self.revisit(revisit),
            };
            if goes && !self.leaves_out(|_| false) {
                return true;
            }
            self.done += self.share;
        }
        false
    }

    /// Whether the graph under way is left out, since what comes of it needs too many preemptions.
    #[inline]
    pub(crate) fn leaves_out(&mut self, has_ended: impl Fn(usize) -> bool) -> bool {
        // Of a graph that is passing, others come.
        let Some(most) = self.preemptions.filter(|_| !self.is_passing) else { return false };
        let graph = &self.levels.last().expect("a graph is under way").graph;
        let leaves_out = graph.needs_more(most, self.waits.rounds(), has_ended);
        if leaves_out {
            self.has_left_out = true;
            self.waits.left_out();
        }
        leaves_out
    }

    fn revisit(&mut self, revisit: Revisit) -> bool {
        self.is_passing = false;
        let mut next = self.spare.pop().unwrap_or_default();
        let level = self.levels.last().expect("a graph is under way");
        next.graph.revisit(&level.graph, revisit, &mut self.keep);
        let graph = &next.graph;
        let is_allowed = |read| graph.allows(read) && graph.is_in_order(read, false);
        let goes = graph.newest.is_none_or(is_allowed);
        if goes {
            self.levels.push(next)
        } else {
            self.spare.push(next)
        }
        goes
    }

    /// The graph under way is done with.
    pub(crate) fn finished(&mut self) {
        self.done += self.share;
    }

    /// Executions in all, if those so far are as many for their part as the others for theirs.
    pub(crate) fn estimate(&self, executions: u64) -> f64 {
        estimate(executions, self.done)
    }

    /// Gives about half of the work away, if there is enough: what was left first, which is the
    /// most.
    pub(crate) fn split(&mut self) -> Option<Job> {
        let total: usize = self.levels.iter().map(|level| level.items.len()).sum();
        if total < 2 {
            return None;
        }
        let level = self.levels.iter_mut().find(|level| !level.items.is_empty())?;
        let count = level.items.len().div_ceil(2);
        let items: Vec<Item> = level.items.drain(..count).collect();
        let last = items.last().expect("there are some").stamp;
        let mut graph = level.graph.clone();
        graph.cut(last);
        Some(Job(Level { graph, items }))
    }
}

/// Executions in all, if `done` is the part of the whole that these are.
pub(crate) fn estimate(executions: u64, done: f64) -> f64 {
    executions as f64 / done.max(f64::MIN_POSITIVE)
}

impl Addition {
    fn is_passing(&self, graph: &Graph, id: EventId) -> bool {
        match self.label {
            Label::Read { location, from, .. } => {
                self.updates && graph.rival(location, from, Some(id)).is_some()
            }
            _ => false,
        }
    }
}

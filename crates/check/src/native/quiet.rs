//! Counts of owners that nobody looks at: what is done to them is no event.
//!
//! How many owners a value has can be told if somebody looks at the count, and which of them is the
//! last if the value's destructor does something that others can tell. Otherwise all orders in which
//! owners come and go are one execution. So values begin as quiet, by the place in the source text
//! where they are made. When it matters after all who is the last, or how many there are, the
//! exploration begins again: with an event where an owner goes, or with all counts as atomics.
//!
//! The memory of a quiet value is freed by whoever is the last in the order of steps of the
//! exploration, but after all that any of its owners did; a use that comes before no owner's end is
//! found.
//!
//! Limits: the owner that drops the value does not acquire what others released, so that two owners
//! that both go may go on as if neither had been the last. A destructor that looks at the thread it
//! runs in, and makes no event, is not run in every thread that it may run in.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::memory::{Memory, Pending};
use super::shared::{Shared, with_shared};
use super::sorted::Sorted;
use super::{ask, is_running};
use crate::graph::{EventId, Graph};
use crate::program::{FaultKind, Request, Site};

/// Where a value was made; `None` if that was before the check.
type Origin = Option<Site>;

/// What of a value's owners are events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Events {
    /// Nothing.
    None,
    /// That they go.
    Ends,
    /// All that is done to their counts.
    Counts,
}

/// The places in the source text of values that are not quiet.
pub(crate) type Told = BTreeMap<Origin, Events>;

/// Whether a fault says no more than that more matters of what owners do; then it does from now on.
pub(crate) fn learn(told: &mut Told, kind: &FaultKind) -> bool {
    let FaultKind::Told(origin, events) = *kind else { return false };
    told.insert(origin, events).is_none_or(|before| before < events)
}

/// How far a thread has come: after how many of its events it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    thread: usize,
    step: u32,
}

impl Point {
    /// The latest event before it; `None` if there is none.
    pub(super) fn event(self, graph: &Graph) -> Option<EventId> {
        let thread = self.thread as u32;
        match self.step.checked_sub(1) {
            Some(index) => Some(EventId { thread, index }),
            None => *graph.spawned.get(self.thread)?,
        }
    }

    /// Whether what a thread did there happens before another point.
    pub(super) fn is_before(self, other: Self, graph: &Graph) -> bool {
        let event = other.event(graph);
        self.thread == other.thread
            || event.is_some_and(|event| Memory::is_past(graph, self.thread, self.step, event))
    }
}

/// What the execution knows of a value with owners.
#[derive(Debug)]
pub(super) struct Owned {
    origin: Origin,
    events: Events,
    /// Where owners went.
    left: Vec<Point>,
}

/// What is quiet in an execution.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    pub(super) told: Rc<Told>,
    /// By address.
    values: Sorted<usize, Owned>,
    /// The values that are being dropped: where their owners went.
    dropping: Vec<(Origin, Rc<[Point]>)>,
}

thread_local! {
    /// Whether a quiet value is being dropped.
    static IS_DROPPING: Cell<bool> = const { Cell::new(false) };
}

impl Quiet {
    /// Where all owners went of the value that is being dropped.
    pub(super) fn owners(&self) -> Option<Rc<[Point]>> {
        Some(Rc::clone(&self.dropping.last()?.1))
    }

    /// Forgets an execution.
    pub(super) fn clear(&mut self) {
        self.values.clear();
        self.dropping.clear();
    }

    fn events_of(&self, origin: Origin) -> Events {
        self.told.get(&origin).copied().unwrap_or(Events::None)
    }
}

/// A value with one owner was made, of which there are at least these events.
pub(crate) fn owned(address: usize, site: Site, least: Events) {
    with_shared(|shared| {
        let origin = Some(site);
        let events = shared.quiet.events_of(origin).max(least);
        let value = Owned { origin, events, left: Vec::new() };
        shared.quiet.values.insert(address, value);
    });
}

/// What of the owners of a value are events.
pub(crate) fn events(address: usize) -> Events {
    with_shared(|shared| match shared.quiet.values.get(address) {
        Some(value) => value.events,
        None => shared.quiet.events_of(None),
    })
}

/// The count of a value matters after all: goes no further.
pub(crate) fn tell(address: usize) -> ! {
    with_shared(|shared| {
        let origin = shared.quiet.values.get(address).and_then(|value| value.origin);
        shared.memory.is_pending(shared.running, Pending::Told(origin, Events::Counts));
    });
    ask(Request::Block, None);
    unreachable!("a thread that is blocked is not answered")
}

/// Whether the thread that runs is the only one there ever was.
pub(crate) fn is_alone() -> bool {
    with_shared(|shared| shared.threads.len() == 1)
}

/// The thread that runs relies on it that owners of a value went before.
pub(crate) fn rely_on_ends(address: usize) {
    with_shared(|shared| {
        let now = point(shared);
        if let Some(Owned { origin, left, .. }) = shared.quiet.values.get(address)
            && left.iter().any(|point| point.thread != now.thread)
        {
            let ends = Pending::Before { origin: *origin, ends: left.clone(), now };
            shared.memory.is_pending(shared.running, ends);
        }
    });
}

fn point(shared: &Shared) -> Point {
    Point { thread: shared.running, step: shared.threads[shared.running].steps }
}

/// An owner of a value goes.
pub(crate) fn leave(address: usize) {
    with_shared(|shared| {
        let now = point(shared);
        let owners = shared.quiet.owners();
        if let Some(value) = shared.quiet.values.get_mut(address) {
            match owners {
                // It is owned by what is being dropped, that is by all of its owners.
                Some(owners) => value.left.extend(owners.iter()),
                None if value.left.contains(&now) => {}
                None => value.left.push(now),
            }
        }
    });
}

/// A quiet value is being dropped by its last owner, until this is dropped.
#[derive(Debug)]
pub(crate) struct Dropping(());

impl Dropping {
    pub(crate) fn new(address: usize) -> Self {
        with_shared(|shared| {
            let value = shared.quiet.values.get(address);
            let (origin, left) = value.map_or((None, &[][..]), |value| (value.origin, &value.left));
            let left = Rc::from(left);
            shared.quiet.dropping.push((origin, left));
        });
        IS_DROPPING.set(true);
        Self(())
    }
}

impl Drop for Dropping {
    fn drop(&mut self) {
        let is_over = with_shared(|shared| {
            shared.quiet.dropping.pop();
            shared.quiet.dropping.is_empty()
        });
        IS_DROPPING.set(!is_over);
    }
}

/// The thread that runs does what others can tell: while a quiet value is dropped, that means that
/// it matters who does it.
#[inline]
pub(super) fn does_something() {
    if IS_DROPPING.get() && is_running() {
        with_shared(|shared| {
            if let Some(&(origin, _)) = shared.quiet.dropping.first() {
                shared.memory.is_pending(shared.running, Pending::Told(origin, Events::Ends));
            }
        });
    }
}

/// An execution begins.
pub(super) fn begin() {
    IS_DROPPING.set(false);
}

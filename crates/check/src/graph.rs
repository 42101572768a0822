//! Execution graphs.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::clock::Clock;
use crate::program::{Order, Site};

/// A location in memory: for programs that have addresses, eight times that of its first byte, plus
/// the binary logarithm of its size in bytes.
pub type Location = u64;

/// An event: a thread, and its place in the thread's program order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId {
    /// The thread.
    pub thread: u32,
    /// The event's number in it.
    pub index: u32,
}

/// Where a read takes its value from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The initial value.
    Initial,
    /// A write.
    Write(EventId),
}

/// A compare-exchange: its read has one ordering if it finds what is expected, and another if not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exchange {
    /// The value expected.
    pub expected: u64,
    /// The ordering if it is found.
    pub success: Order,
    /// The ordering if another value is found.
    pub failure: Order,
    /// Whether the thread waits if another value is found: its next request is then
    /// [`Request::Wait`](crate::Request::Wait).
    pub waits: bool,
}

impl Exchange {
    /// The ordering of a read that finds `value`.
    #[must_use]
    pub const fn order(&self, value: u64) -> Order {
        if value == self.expected { self.success } else { self.failure }
    }
}

/// What an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A read.
    Read {
        /// The location.
        location: Location,
        /// The ordering.
        order: Order,
        /// What it reads from.
        from: Source,
        /// If it is that of a compare-exchange, what that expects.
        exchange: Option<Exchange>,
    },
    /// A write.
    Write {
        /// The location.
        location: Location,
        /// The ordering.
        order: Order,
        /// The value.
        value: u64,
        /// Whether it is the second half of a read-modify-write; the first is the event before it.
        update: bool,
    },
    /// An access that is not atomic, to memory whose contents the program itself keeps.
    Access {
        /// The first byte's address.
        address: u64,
        /// The number of bytes.
        size: u32,
        /// Whether it may write.
        write: bool,
    },
    /// A fence.
    Fence {
        /// The ordering.
        order: Order,
    },
    /// A choice that is not a matter of memory.
    Choice {
        /// The number of ways.
        ways: u8,
        /// The way taken.
        taken: u8,
    },
    /// The start of a thread.
    Spawn {
        /// The thread.
        child: u32,
    },
    /// The end of a thread was waited for.
    Join {
        /// The thread.
        child: u32,
    },
}

impl Label {
    /// The location of an access whose values are in the graph.
    #[must_use]
    pub const fn location(&self) -> Option<Location> {
        match self {
            Self::Read { location, .. } | Self::Write { location, .. } => Some(*location),
            _ => None,
        }
    }

    /// The address of the first byte of an access.
    pub(crate) const fn address(&self) -> Option<u64> {
        match self {
            Self::Read { location, .. } | Self::Write { location, .. } => Some(*location >> 3),
            Self::Access { address, .. } => Some(*address),
            _ => None,
        }
    }

    /// Whether it is an access that may write.
    pub(crate) const fn writes(&self) -> bool {
        matches!(self, Self::Write { .. } | Self::Access { write: true, .. })
    }

    /// The ordering; [`Order::Plain`] for what is neither an access nor a fence.
    #[must_use]
    pub const fn order(&self) -> Order {
        match self {
            Self::Read { order, .. } | Self::Write { order, .. } | Self::Fence { order } => *order,
            Self::Access { .. } | Self::Choice { .. } | Self::Spawn { .. } | Self::Join { .. } => {
                Order::Plain
            }
        }
    }
}

/// An event of a graph.
#[derive(Clone, Debug)]
pub struct Event {
    /// What it is.
    pub label: Label,
    /// Where in the source text it is.
    pub site: Option<Site>,
    /// When it was added, among all events of the graph.
    pub(crate) stamp: u32,
    /// Whether it was added in the way that removals may take back: last in mo, or reading what
    /// was last in mo, or the first of the ways of a choice.
    pub(crate) added_last: bool,
    /// Whether it may no longer be given another write to read from.
    pub(crate) is_stable: bool,
    /// What happens before it, and itself.
    pub(crate) hb: Clock,
    /// What it depends on by program order and rf, and itself.
    pub(crate) prefix: Clock,
    /// For a write: what happens before a read that acquires from it.
    pub(crate) message: Clock,
    /// What the thread's reads so far would have acquired: what an acquire fence acquires.
    pub(crate) pending: Clock,
    /// The same of its reads without a result: what a fence acquires that is more than an acquire.
    pub(crate) unreturned: Clock,
    /// What happened before the thread's latest release fence: what its relaxed writes release.
    pub(crate) released: Clock,
}

/// An execution, whole or under construction.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Shared with the graphs that this one was made from, and those made from it.
    pub(crate) threads: Vec<Vec<Arc<Event>>>,
    /// The event that started each thread; the first threads have none.
    pub(crate) spawned: Vec<Option<EventId>>,
    /// How many threads are there from the start.
    roots: usize,
    /// The writes to each location in modification order, after the initial one.
    pub(crate) mo: BTreeMap<Location, Vec<EventId>>,
    /// The reads of each location, in no order.
    pub(crate) reads: BTreeMap<Location, Vec<EventId>>,
    /// The accesses that are not atomic and whose values are not in the graph, by address.
    pub(crate) plain: BTreeMap<u64, Vec<EventId>>,
    pub(crate) stamp: u32,
    /// The event that was added last.
    pub(crate) newest: Option<EventId>,
    /// `SeqCst` events.
    pub(crate) sc: u32,
}

impl Graph {
    pub(crate) fn new(threads: usize) -> Self {
        let spawned = vec![None; threads];
        Self { threads: vec![Vec::new(); threads], spawned, roots: threads, ..Self::default() }
    }

    /// An event.
    ///
    /// # Panics
    /// If the graph has no such event.
    #[must_use]
    pub fn event(&self, id: EventId) -> &Event {
        &self.threads[id.thread as usize][id.index as usize]
    }

    pub(crate) fn event_mut(&mut self, id: EventId) -> &mut Event {
        Arc::make_mut(&mut self.threads[id.thread as usize][id.index as usize])
    }

    /// The events of a thread, in program order.
    #[must_use]
    pub fn thread(
        &self,
        thread: usize,
    ) -> impl ExactSizeIterator<Item = &Event> + DoubleEndedIterator {
        self.threads[thread].iter().map(Arc::as_ref)
    }

    /// The latest event of a thread.
    #[must_use]
    pub fn last(&self, thread: usize) -> Option<EventId> {
        let index = self.threads[thread].len().checked_sub(1)? as u32;
        Some(EventId { thread: thread as u32, index })
    }

    /// The writes to a location in modification order, after the initial one.
    #[must_use]
    pub fn writes(&self, location: Location) -> &[EventId] {
        self.mo.get(&location).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn reads(&self, location: Location) -> &[EventId] {
        self.reads.get(&location).map_or(&[], Vec::as_slice)
    }

    /// All events.
    pub fn events(&self) -> impl Iterator<Item = EventId> + '_ {
        self.threads.iter().enumerate().flat_map(|(thread, events)| {
            (0..events.len())
                .map(move |index| EventId { thread: thread as u32, index: index as u32 })
        })
    }

    /// A write's place in modification order; 0 is the initial one.
    pub(crate) fn place(&self, location: Location, source: Source) -> usize {
        match source {
            Source::Initial => 0,
            Source::Write(id) => {
                let at = self.writes(location).iter().position(|&write| write == id);
                1 + at.expect("a write is in the modification order of its location")
            }
        }
    }

    /// The write at a place in modification order.
    pub(crate) fn source(&self, location: Location, place: usize) -> Source {
        match place.checked_sub(1) {
            None => Source::Initial,
            Some(index) => Source::Write(self.writes(location)[index]),
        }
    }

    /// The event after another in its thread.
    pub(crate) fn next(&self, id: EventId) -> Option<(EventId, &Event)> {
        let next = EventId { index: id.index + 1, ..id };
        Some((next, self.threads[id.thread as usize].get(next.index as usize)?.as_ref()))
    }

    /// Whether a read is the first half of a read-modify-write that wrote.
    pub(crate) fn updates(&self, read: EventId) -> bool {
        matches!(self.next(read), Some((_, Event { label: Label::Write { update: true, .. }, .. })))
    }

    /// What a read reads from.
    pub(crate) fn from(&self, read: EventId) -> Source {
        match self.event(read).label {
            Label::Read { from, .. } => from,
            _ => unreachable!("it is a read"),
        }
    }

    /// The value of a write.
    pub(crate) fn value(&self, write: EventId) -> u64 {
        match self.event(write).label {
            Label::Write { value, .. } => value,
            _ => unreachable!("it is a write"),
        }
    }

    /// The event before the next one of a thread: its latest, or the one that started it.
    pub(crate) fn latest(&self, thread: usize) -> Option<&Event> {
        let last = self.threads[thread].last().map(Arc::as_ref);
        last.or_else(|| Some(self.event(self.spawned[thread]?)))
    }

    /// A number for a new thread, which no thread of the graph has.
    pub(crate) fn new_thread(&mut self) -> u32 {
        let free = (self.roots..self.spawned.len()).find(|&child| self.spawned[child].is_none());
        let child = free.unwrap_or(self.spawned.len());
        if child == self.spawned.len() {
            self.spawned.push(None);
            self.threads.push(Vec::new());
        }
        child as u32
    }

    /// Appends an event to a thread. A write is given its place in mo by the caller.
    pub(crate) fn push(&mut self, thread: usize, label: Label, site: Option<Site>) -> EventId {
        let id = EventId { thread: thread as u32, index: self.threads[thread].len() as u32 };
        let mut event = match self.threads[thread].last() {
            Some(last) => {
                let last = Event::clone(last);
                Event { label, site, message: Clock::default(), is_stable: false, ..last }
            }
            None => Event {
                label,
                site,
                stamp: 0,
                added_last: false,
                is_stable: false,
                hb: self.latest(thread).map_or_else(Clock::default, |event| event.hb.clone()),
                prefix: self.latest(thread).map_or_else(Clock::default, |e| e.prefix.clone()),
                message: Clock::default(),
                pending: Clock::default(),
                unreturned: Clock::default(),
                released: Clock::default(),
            },
        };
        event.stamp = self.stamp;
        event.added_last = true;
        self.stamp += 1;
        event.hb.insert(id);
        event.prefix.insert(id);
        self.synchronize(id, &mut event);
        if let Label::Read { location, .. } = label {
            self.reads.entry(location).or_default().push(id);
        }
        match label {
            Label::Spawn { child } => self.spawned[child as usize] = Some(id),
            Label::Access { address, .. } => self.plain.entry(address).or_default().push(id),
            _ => {}
        }
        self.sc += u32::from(label.order() == Order::SeqCst);
        self.threads[thread].push(Arc::new(event));
        self.newest = Some(id);
        id
    }

    /// What an event acquires and releases (PLDI 2017, section 3.2, with the release sequences of
    /// C++20: a write and the read-modify-writes that follow it).
    fn synchronize(&self, id: EventId, event: &mut Event) {
        match event.label {
            Label::Read { order, from: Source::Write(write), .. } => {
                let write = self.event(write);
                event.prefix.join(&write.prefix);
                match order {
                    Order::NoReturn => event.unreturned.join(&write.message),
                    _ => event.pending.join(&write.message),
                }
                if order.acquires() {
                    event.hb.join(&write.message);
                }
            }
            Label::Read { .. }
            | Label::Access { .. }
            | Label::Choice { .. }
            | Label::Spawn { .. } => {}
            Label::Join { child } => {
                if let Some(last) = self.latest(child as usize) {
                    event.hb.join(&last.hb);
                    event.prefix.join(&last.prefix);
                }
            }
            Label::Write { order, update, .. } => {
                event.message = match order.releases() {
                    true => event.hb.clone(),
                    false => event.released.clone(),
                };
                if update {
                    let read = EventId { index: id.index - 1, ..id };
                    if let Source::Write(write) = self.from(read) {
                        let earlier = self.event(write).message.clone();
                        event.message.join(&earlier);
                    }
                }
            }
            Label::Fence { order } => {
                if order.acquires() {
                    let pending = event.pending.clone();
                    event.hb.join(&pending);
                    if order != Order::Acquire {
                        let unreturned = event.unreturned.clone();
                        event.hb.join(&unreturned);
                    }
                }
                if order.releases() {
                    event.released = event.hb.clone();
                }
            }
        }
    }
}

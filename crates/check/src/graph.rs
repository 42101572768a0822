//! Execution graphs.

use core::ops::Range;

use crate::clock::Clock;
use crate::index::Index;
use crate::models::Model;
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
    /// Whether it may fail although the value is found.
    pub weak: bool,
    /// In a graph: whether it does so.
    pub fails: bool,
}

impl Exchange {
    /// The ordering of a read that finds `value`.
    #[must_use]
    pub const fn order(&self, value: u64) -> Order {
        if self.succeeds(value) { self.success } else { self.failure }
    }

    /// Whether it goes through if it finds `value`.
    #[must_use]
    pub const fn succeeds(&self, value: u64) -> bool {
        value == self.expected && !self.fails
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
        /// Whether the thread waits if it does not read what it waits for; see
        /// [`Request::Read`](crate::Request::Read).
        waits: bool,
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
        /// Whether another way than the first is that something happens for no reason.
        for_no_reason: bool,
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

    /// Whether it is that something happens for no reason.
    pub(crate) fn is_for_no_reason(&self) -> bool {
        match *self {
            Self::Choice { taken, for_no_reason, .. } => for_no_reason && taken > 0,
            Self::Read { exchange: Some(exchange), .. } => exchange.fails,
            _ => false,
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

    /// The bytes of an access.
    fn bytes(&self) -> Option<Range<u64>> {
        let (address, size) = match *self {
            Self::Read { location, .. } | Self::Write { location, .. } => {
                (location >> 3, 1 << (location & 7))
            }
            Self::Access { address, size, .. } => (address, size.into()),
            _ => return None,
        };
        Some(address..address + size)
    }

    /// Whether it writes to a part of what another access reads: to an atomic or a cell in a value
    /// that is looked at as a whole.
    pub(crate) fn is_of_a_part(&self, whole: &Self) -> bool {
        let (Some(part), Some(all)) = (self.bytes(), whole.bytes()) else { return false };
        self.writes() && !whole.writes() && is_part(&part, &all)
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

/// Whether some bytes are among others, which are more.
pub(crate) fn is_part<T: PartialOrd>(part: &Range<T>, all: &Range<T>) -> bool {
    part != all && all.start <= part.start && part.end <= all.end
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
    /// What it depends on by program order and rf, and itself; with threads that do the same, what of
    /// theirs has to be there before it, too.
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
    pub(crate) threads: Vec<Vec<Event>>,
    /// The event that started each thread; the first threads have none.
    pub(crate) spawned: Vec<Option<EventId>>,
    /// For each thread, the one before it that does the same, if there is one; empty if there is none.
    pub(crate) twins: Vec<Option<u32>>,
    /// How many threads are there from the start.
    pub(crate) roots: usize,
    /// The writes to each location in modification order, after the initial one.
    pub(crate) mo: Index,
    /// The reads of each location, in no order.
    pub(crate) reads: Index,
    /// The accesses that are not atomic and whose values are not in the graph, by address.
    pub(crate) plain: Index,
    /// No access in `plain` is longer.
    pub(crate) longest: u32,
    pub(crate) stamp: u32,
    /// The event that was added last.
    pub(crate) newest: Option<EventId>,
    /// How many events there are.
    pub(crate) count: usize,
    /// `SeqCst` events.
    pub(crate) sc: u32,
    /// Accesses that are not atomic.
    pub(crate) nonatomic: u32,
    pub(crate) model: Model,
}

impl Graph {
    pub(crate) fn new(threads: usize, model: Model) -> Self {
        let spawned = vec![None; threads];
        let threads = vec![Vec::new(); threads];
        Self { roots: threads.len(), threads, spawned, model, ..Self::default() }
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
        &mut self.threads[id.thread as usize][id.index as usize]
    }

    /// The events of a thread, in program order.
    #[must_use]
    pub fn thread(
        &self,
        thread: usize,
    ) -> impl ExactSizeIterator<Item = &Event> + DoubleEndedIterator {
        self.threads[thread].iter()
    }

    /// How many events each thread has.
    pub(crate) fn counts(&self) -> Vec<u32> {
        self.threads.iter().map(|events| events.len() as u32).collect()
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
        self.mo.of(location)
    }

    pub(crate) fn reads(&self, location: Location) -> &[EventId] {
        self.reads.of(location)
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
                let at = self.writes(location).iter().rposition(|&write| write == id);
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
        Some((next, self.threads[id.thread as usize].get(next.index as usize)?))
    }

    /// Whether a read is the first half of a read-modify-write that wrote.
    pub(crate) fn updates(&self, read: EventId) -> bool {
        matches!(self.next(read), Some((_, Event { label: Label::Write { update: true, .. }, .. })))
    }

    /// A read-modify-write that wrote and reads from `from`, other than that of `read`.
    pub(crate) fn rival(
        &self,
        location: Location,
        from: Source,
        read: Option<EventId>,
    ) -> Option<EventId> {
        let mut reads = self.reads(location).iter().copied();
        reads.find(|&r| Some(r) != read && self.from(r) == from && self.updates(r))
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
        let last = self.threads[thread].last();
        last.or_else(|| Some(self.event(self.spawned[thread]?)))
    }

    /// How many events of a thread happen before an event or are that.
    pub(crate) fn count_before(&self, id: EventId, thread: usize) -> u32 {
        // The end of the thread, which counts as something that happens, is no event.
        self.event(id).hb.count(thread).min(self.threads[thread].len() as u32)
    }

    /// Whether a thread has been started.
    pub(crate) fn is_started(&self, thread: usize) -> bool {
        thread < self.roots || self.spawned[thread].is_some()
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
        let before = self.latest(thread);
        let clock =
            |of: fn(&Event) -> &Clock| before.map_or_else(Clock::default, |e| of(e).clone());
        let is_first = id.index == 0;
        let own = |of| if is_first { Clock::default() } else { clock(of) };
        let mut event = Event {
            label,
            site,
            stamp: self.stamp,
            added_last: true,
            is_stable: false,
            hb: clock(|event| &event.hb),
            prefix: clock(|event| &event.prefix),
            message: Clock::default(),
            pending: own(|event| &event.pending),
            unreturned: own(|event| &event.unreturned),
            released: own(|event| &event.released),
        };
        self.stamp += 1;
        event.hb.insert(id);
        event.prefix.insert(id);
        self.synchronize(id, &mut event);
        if self.has_twins() {
            self.follow_twins(id, &mut event);
        }
        self.threads[thread].push(event);
        self.newest = Some(id);
        self.note(id, label);
        id
    }

    /// Notes where an event is that was put into its thread, a write apart.
    fn note(&mut self, id: EventId, label: Label) {
        match label {
            Label::Read { location, .. } => self.reads.push(location, id),
            Label::Spawn { child } => self.spawned[child as usize] = Some(id),
            Label::Access { address, size, .. } => {
                self.plain.push(address, id);
                self.longest = self.longest.max(size);
            }
            _ => {}
        }
        self.count_in(label);
    }

    /// Counts an event.
    pub(crate) fn count_in(&mut self, label: Label) {
        self.count += 1;
        self.sc += u32::from(label.order() == Order::SeqCst);
        self.nonatomic += u32::from(label.address().is_some() && label.order() == Order::Plain);
    }

    /// Takes out all events that were added when the graph had given `stamp` stamps, or later.
    pub(crate) fn cut(&mut self, stamp: u32) {
        for thread in 0..self.threads.len() {
            while let Some(event) = self.threads[thread].pop_if(|event| event.stamp >= stamp) {
                let index = self.threads[thread].len() as u32;
                self.take_out(EventId { thread: thread as u32, index }, event.label);
            }
        }
        self.stamp = stamp;
    }

    /// Forgets an event that is no longer in its thread.
    fn take_out(&mut self, id: EventId, label: Label) {
        match label {
            Label::Read { location, .. } => self.reads.remove(location, id),
            Label::Write { location, .. } => self.mo.remove(location, id),
            Label::Spawn { child } => {
                self.spawned[child as usize] = None;
                if let Some(twin) = self.twins.get_mut(child as usize) {
                    *twin = None;
                }
            }
            Label::Access { address, .. } => self.plain.remove(address, id),
            _ => {}
        }
        self.count -= 1;
        self.sc -= u32::from(label.order() == Order::SeqCst);
        self.nonatomic -= u32::from(label.address().is_some() && label.order() == Order::Plain);
    }

    /// What an event acquires and releases (PLDI 2017, section 3.2, with the release sequences of
    /// C++20: a write and the read-modify-writes that follow it).
    fn synchronize(&self, id: EventId, event: &mut Event) {
        let order = self.model.order(event.label.order());
        match event.label {
            Label::Read { from: Source::Write(write), .. } => {
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
                // The end of the thread is something that happened, too.
                let end = self.threads[child as usize].len() as u32;
                event.hb.insert(EventId { thread: child, index: end });
            }
            Label::Write { update, .. } => {
                event.message = match order.releases() {
                    true => event.hb.clone(),
                    false => event.released.clone(),
                };
                if update {
                    let read = EventId { index: id.index - 1, ..id };
                    if let Source::Write(write) = self.from(read) {
                        event.message.join(&self.event(write).message);
                    }
                }
            }
            Label::Fence { .. } => {
                if order.acquires() {
                    event.hb.join(&event.pending);
                    if order != Order::Acquire {
                        event.hb.join(&event.unreturned);
                    }
                }
                if order.releases() {
                    event.released = event.hb.clone();
                }
            }
        }
    }
}

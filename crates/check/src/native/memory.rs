//! Memory by names that are the same in every execution.
//!
//! The addresses of stacks and of what is allocated differ from run to run. What a thread allocated
//! is named by the thread, how many events it had before, and what it allocated since then; what is
//! on a stack, by the thread and the distance from the stack's base. Everything else (statics, what
//! was there before the check) keeps its address. Names are beyond every address of a process on
//! the supported systems (2⁴⁸), and arithmetic within a block works on them.
//!
//! A freed block is kept until the execution is over: no address is used twice.
//!
//! Limits: a thread's first 16,383 events, 1,024 threads, 16 MiB between two events of a thread;
//! what is beyond keeps its address, which may make the program look nondeterministic. A pointer
//! that is kept in an integer in another form than its address (shifted, exclusive-or) is not
//! recognized.

use core::alloc::Layout;
use core::cell::Cell;
use core::ops::Range;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::quiet::{Events, Point};
use super::sorted::Sorted;
use super::wide::Wide;
use super::{allocator, contents};
use crate::graph::{EventId, Graph, Label, Location, Source};
use crate::program::{Fault, FaultKind, Site};

/// Addresses are below.
const ADDRESSES: u64 = 1 << 48;
/// What names are a part of: their upper bits.
pub(crate) const NAMES: Range<u64> = 0xb5 << 50..0xb6 << 50;
const HEAP: u64 = NAMES.start | 1 << 48;
const STACK: u64 = NAMES.start | 1 << 49;
const THREAD: u32 = 38;
const STEP: u32 = 24;

/// Something that a thread allocated.
#[derive(Debug)]
struct Block {
    name: u64,
    layout: Layout,
    /// Who allocated it.
    thread: usize,
    /// After how many events of that thread.
    step: u32,
    is_freed: bool,
    /// Whether atomics have held its address. If not, what gave it to other threads is something that
    /// the checker does not know of, such as the standard library's own `Arc`.
    is_named: Cell<bool>,
}

impl Block {
    /// Whether a thread that has made an event is past the allocation.
    fn is_known(&self, graph: &Graph, event: EventId) -> bool {
        event.thread as usize == self.thread
            || Memory::is_past(graph, self.thread, self.step, event)
    }
}

/// The event before which what has an address was allocated: the next one of the thread that did
/// it; `None` for what no thread of the check allocated.
pub(crate) fn allocation(address: u64) -> Option<EventId> {
    if !(HEAP..STACK).contains(&address) {
        return None;
    }
    let thread = (address & !HEAP) >> THREAD;
    let index = address >> STEP & ((1 << (THREAD - STEP)) - 1);
    Some(EventId { thread: thread as u32, index: index as u32 })
}

/// What an atomic is known to hold.
#[derive(Clone, Copy, Debug)]
struct Known {
    initial: u64,
    /// The bits that the checker last saw or put into memory.
    bits: u128,
}

/// What a check has to know when a thread has made a step.
#[derive(Debug)]
pub(super) enum Pending {
    /// The block at this address was freed.
    Freed(usize),
    /// It was, after what its owners did until then.
    FreedByAll(usize, Rc<[Point]>),
    /// More of what owners do matters.
    Told(Option<Site>, Events),
    /// It does, unless owners have gone before.
    Before {
        origin: Option<Site>,
        ends: Vec<Point>,
        now: Point,
    },
    FreedTwice,
    /// These accesses are of different sizes, and nothing orders them.
    Mixed(EventId, EventId),
    Misuse(String),
}

/// The memory of an execution.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// By address.
    blocks: Sorted<usize, Block>,
    /// Addresses by name.
    names: Sorted<u64, usize>,
    /// For each thread, its stack.
    stacks: Vec<Range<usize>>,
    /// For each thread, the step in which it last allocated, and how much since then.
    latest: Vec<(u32, u64)>,
    known: Sorted<Location, Known>,
    /// The values of 16 bytes of all executions.
    pub(super) wide: Wide,
    /// Locations that overlap others.
    mixed: BTreeSet<Location>,
    /// The execution's copies of what is in statics, by address, each with its size and the address
    /// of what it is a copy of, which is its name.
    copies: Sorted<usize, (usize, usize)>,
    /// The addresses of copies, by the address of what they are copies of.
    originals: Sorted<usize, usize>,
    /// Whether a thread has allocated something that has no name.
    has_unnamed: bool,
    /// Blocks that are marked, so that it is known whether something was written to them: their
    /// sizes, by address.
    marked: Sorted<usize, usize>,
    /// With the thread whose step it is of.
    pending: Vec<(usize, Pending)>,
}

impl Memory {
    /// Forgets everything, and gives what was freed back.
    pub(super) fn clear(&mut self) {
        let freed = self.blocks.iter().filter(|(_, block)| block.is_freed);
        freed.for_each(|(address, block)| allocator::release(*address, block.layout));
        self.blocks.clear();
        self.names.clear();
        self.stacks.clear();
        self.latest.clear();
        self.known.clear();
        self.marked.clear();
        self.mixed.clear();
        self.copies.clear();
        self.originals.clear();
        self.has_unnamed = false;
        self.pending.clear();
    }

    /// Says where a thread's stack is.
    pub(super) fn stack(&mut self, thread: usize, stack: Range<usize>) {
        if self.stacks.len() <= thread {
            self.stacks.resize(thread + 1, 0..0);
            self.latest.resize(thread + 1, (0, 0));
        }
        self.stacks[thread] = stack;
    }

    /// A thread has allocated a block.
    pub(super) fn allocated(&mut self, thread: usize, step: u32, address: usize, layout: Layout) {
        let (last, used) = &mut self.latest[thread];
        if *last != step {
            (*last, *used) = (step, 0);
        }
        let align = layout.align().max(16) as u64;
        let offset = used.next_multiple_of(align);
        *used = offset + layout.size() as u64 + 16;
        if *used > 1 << STEP || step >= 1 << (THREAD - STEP) || thread >= 1 << 10 {
            self.has_unnamed = true;
            return;
        }
        let name = HEAP | (thread as u64) << THREAD | u64::from(step) << STEP | offset;
        self.names.insert(name, address);
        let (is_freed, is_named) = (false, Cell::new(false));
        let block = Block { name, layout, thread, step, is_freed, is_named };
        self.blocks.insert(address, block);
    }

    /// A thread frees a block. Whether the block is kept for now.
    pub(super) fn freed(
        &mut self,
        thread: usize,
        address: usize,
        owners: Option<Rc<[Point]>>,
    ) -> bool {
        let Some(block) = self.blocks.get_mut(address) else { return false };
        let twice = core::mem::replace(&mut block.is_freed, true);
        let pending = match owners {
            _ if twice => Pending::FreedTwice,
            None => Pending::Freed(address),
            Some(owners) => Pending::FreedByAll(address, owners),
        };
        self.pending.push((thread, pending));
        true
    }

    /// Outside of a thread, a block that one has allocated is freed. Whether that is done later.
    pub(super) fn dropped(&mut self, address: usize) -> bool {
        match self.blocks.get(address) {
            Some(block) if block.is_freed => true,
            Some(_) => {
                self.blocks.remove(address);
                false
            }
            None => false,
        }
    }

    /// What is allocated: names, addresses and sizes.
    pub(super) fn allocated_now(&self) -> impl Iterator<Item = (u64, usize, usize)> + '_ {
        let live = self.blocks.iter().filter(|(_, block)| !block.is_freed);
        let live = live.map(|&(address, ref block)| (block.name, address, block.layout.size()));
        let copies = self.copies.iter();
        live.chain(copies.map(|&(copy, (size, original))| (original as u64, copy, size)))
    }

    /// The block that has an address.
    fn block(&self, address: usize) -> Option<(usize, &Block)> {
        let &(start, ref block) = self.blocks.up_to(address)?;
        (address - start <= block.layout.size()).then_some((start, block))
    }

    /// The name of an address.
    pub(super) fn name(&self, address: usize) -> u64 {
        if let Some((start, block)) = self.block(address) {
            return block.name + (address - start) as u64;
        }
        let thread = self.stacks.iter().position(|stack| stack.contains(&address));
        match thread {
            Some(thread) => {
                let depth = (self.stacks[thread].end - address) as u64;
                STACK | (((thread as u64 + 1) << THREAD) - depth)
            }
            None => match self.copy(address) {
                Some((copy, original)) => (original + (address - copy)) as u64,
                None => address as u64,
            },
        }
    }

    /// The execution has made a copy of what is at `original`.
    pub(super) fn copied(&mut self, copy: usize, size: usize, original: usize) {
        self.copies.insert(copy, (size, original));
        self.originals.insert(original, copy);
    }

    /// The copy that an address is in: where it begins, and what it is a copy of.
    fn copy(&self, address: usize) -> Option<(usize, usize)> {
        let &(copy, (size, original)) = self.copies.up_to(address)?;
        (address - copy < size).then_some((copy, original))
    }

    /// The copy of what is at an address: where it begins, and what it is a copy of.
    fn copy_of(&self, address: usize) -> Option<(usize, usize)> {
        let &(original, copy) = self.originals.up_to(address)?;
        let size = self.copies.get(copy)?.0;
        (address - original < size).then_some((copy, original))
    }

    /// Whether an address has no other name: as far as is known, it is neither on a stack nor in
    /// what was allocated in the execution.
    pub(super) fn is_outside(&self, address: usize) -> bool {
        self.name(address) == address as u64
    }

    /// Whether a thread has allocated something that has no name.
    pub(super) fn has_unnamed(&self) -> bool {
        self.has_unnamed
    }

    /// The address that has a name; what is no name stays as it is.
    pub(super) fn address(&self, name: u64) -> u64 {
        if name < ADDRESSES
            && let Some((copy, original)) = self.copy_of(name as usize)
        {
            return copy as u64 + (name - original as u64);
        }
        if !NAMES.contains(&name) {
            return name;
        }
        if name >= STACK {
            let thread = ((name & !STACK) >> THREAD) as usize;
            let depth = ((thread as u64 + 1) << THREAD) - (name & !STACK);
            return self.stacks.get(thread).map_or(name, |stack| stack.end as u64 - depth);
        }
        let block = self.names.up_to(name);
        block.map_or(name, |&(start, address)| address as u64 + (name - start))
    }

    /// Eight bytes with a name in place of an address.
    pub(super) fn named(&self, bits: u64) -> u64 {
        if !(1 << 12..ADDRESSES).contains(&bits) {
            return bits;
        }
        if let Some((_, block)) = self.block(bits as usize) {
            block.is_named.set(true);
        }
        self.name(bits as usize)
    }

    /// Whether the contents of a place change with each execution, so that the checker keeps them
    /// as they would be.
    pub(super) fn is_own(&self, location: Location) -> bool {
        (location >> 3) >= ADDRESSES || self.copy_of((location >> 3) as usize).is_some()
    }

    /// The location of an atomic that holds `bits`, of 2^`log` bytes; and whether something else
    /// than an atomic operation has changed it since the last one.
    pub(super) fn locate(
        &mut self,
        thread: usize,
        address: usize,
        log: u64,
        bits: u128,
    ) -> (Location, bool) {
        let location = self.name(address) << 3 | log;
        let is_own = self.is_own(location);
        if let Some(known) = self.known.get_mut(location) {
            let is_changed = known.bits != bits && is_own;
            known.bits = bits;
            return (location, is_changed);
        }
        let initial = self.value(thread, location, bits);
        let near = (location >> 3).saturating_sub(16) << 3..((location >> 3) + (1 << log)) << 3;
        let overlaps = |other: &Location| (other >> 3) + (1 << (other & 7)) > location >> 3;
        let others = self.known.from(near.start).map(|&(other, _)| other);
        let others = others.take_while(|&other| other < near.end).filter(overlaps);
        for other in others.collect::<Vec<Location>>() {
            self.mixed.extend([location, other]);
            if !is_own {
                // The memory of a static stays as it was, so that checks on other threads may use
                // it too.
                let what = "accesses of different sizes to one static are not followed";
                self.misused(thread, what.to_owned());
            }
        }
        self.known.insert(location, Known { initial, bits });
        (location, false)
    }

    /// The location of what has values in the graph alone, and the initial one if it is new.
    pub(super) fn shadow(&mut self, address: usize, log: u64, initial: u64) -> Location {
        let location = self.name(address) << 3 | log;
        if self.known.get(location).is_none() {
            self.known.insert(location, Known { initial, bits: initial.into() });
        }
        location
    }

    /// Whether a location was used in the execution.
    pub(super) fn is_known(&self, address: usize, log: u64) -> bool {
        self.known.get(self.name(address) << 3 | log).is_some()
    }

    /// The bits that the checker has put into an atomic.
    pub(super) fn set(&mut self, location: Location, bits: u128) {
        if let Some(known) = self.known.get_mut(location) {
            known.bits = bits;
        }
    }

    /// What a location holds at the start.
    pub(super) fn initial(&self, location: Location) -> u64 {
        self.known.get(location).map_or(0, |known| known.initial)
    }

    /// A misuse, to be told.
    pub(super) fn misused(&mut self, thread: usize, what: String) {
        self.pending.push((thread, Pending::Misuse(what)));
    }

    /// Something is to be looked at when the thread has made its step.
    pub(super) fn is_pending(&mut self, thread: usize, pending: Pending) {
        self.pending.push((thread, pending));
    }

    /// Whether a thread that has made an event knows that another has made more than `step`, or has
    /// ended.
    pub(super) fn is_past(graph: &Graph, thread: usize, step: u32, event: EventId) -> bool {
        let knows = |id| graph.event(event).hb.contains(id);
        let next = EventId { thread: thread as u32, index: step };
        // A thread that has ended makes no event after what it did last.
        let is_join = |id: &EventId| matches!(graph.event(*id).label, Label::Join { child } if child == next.thread);
        knows(next)
            || graph.thread(thread).len() == step as usize
                && graph.events().any(|id| knows(id) && is_join(&id))
    }

    /// What is wrong, now that threads have made steps.
    pub(super) fn fault(&mut self, graph: &Graph) -> Option<Fault> {
        for (thread, pending) in core::mem::take(&mut self.pending) {
            // A thread may not have made any event yet.
            let latest = graph.last(thread);
            let of = |kind| Some(Fault::new(kind, latest.into_iter().collect()));
            let fault = match pending {
                Pending::Freed(address) => {
                    latest.and_then(|latest| self.unordered(graph, latest, address))
                }
                Pending::FreedByAll(address, owners) => {
                    self.unordered_with(graph, latest, address, &owners)
                }
                Pending::Told(origin, events) => of(FaultKind::Told(origin, events)),
                Pending::Before { origin, ends, now } => {
                    let is_clear = ends.iter().all(|end| end.is_before(now, graph));
                    if is_clear { None } else { of(FaultKind::Told(origin, Events::Counts)) }
                }
                Pending::FreedTwice => of(FaultKind::FreedTwice),
                Pending::Mixed(other, latest) => {
                    Some(Fault::new(FaultKind::MixedSizes, vec![other, latest]))
                }
                Pending::Misuse(what) => of(FaultKind::Misuse(what)),
            };
            if fault.is_some() {
                return fault;
            }
        }
        None
    }

    /// Whether the place that a thread is about to access is there for it.
    pub(super) fn accessible(&mut self, graph: &Graph, latest: EventId) -> Option<FaultKind> {
        let address = graph.event(latest).label.address()?;
        if let Some(other) = self.other_size(graph, latest) {
            self.pending.push((latest.thread as usize, Pending::Mixed(other, latest)));
        }
        if address < 1 << 12 {
            return Some(FaultKind::Null);
        }
        if !(HEAP..STACK).contains(&address) {
            return None;
        }
        let (_, block) = self.block(self.address(address) as usize)?;
        if block.is_freed {
            return Some(FaultKind::Freed);
        }
        if !block.is_known(graph, latest) {
            return Some(FaultKind::Unpublished);
        }
        let label = graph.event(latest).label;
        self.reads_unwritten(label).then_some(FaultKind::Uninitialized)
    }

    /// A block was marked, so that it is known whether something was written to it.
    pub(super) fn mark(&mut self, address: usize, size: usize) {
        self.marked.insert(address, size);
    }

    /// Whether an access reads what nobody has written. Less than four bytes may be what they are by
    /// chance.
    fn reads_unwritten(&self, label: Label) -> bool {
        let (name, size) = match label {
            Label::Read { location, from: Source::Initial, .. } => {
                (location >> 3, 1 << (location & 7))
            }
            Label::Access { address, size, write: false } => (address, size as usize),
            _ => return false,
        };
        let address = self.address(name) as usize;
        let Some(&(start, length)) = self.marked.up_to(address) else {
            return false;
        };
        let offset = address - start;
        if size < 4 || offset + size > length {
            return false;
        }
        match label.location() {
            Some(location) => {
                let bits = self.bits(location, self.initial(location));
                contents::are_unwritten(bits, offset, size)
            }
            None => contents::are_bytes_unwritten(start, offset, size),
        }
    }

    /// An access to a block that comes before none of the ends of its owners, after which it was
    /// freed.
    fn unordered_with(
        &self,
        graph: &Graph,
        latest: Option<EventId>,
        address: usize,
        owners: &[Point],
    ) -> Option<Fault> {
        let block = self.blocks.get(address)?;
        let events: Vec<EventId> = owners.iter().filter_map(|end| end.event(graph)).collect();
        let is_before = |id: EventId| {
            let ends = &mut events.iter();
            ends.any(|&end| graph.event(end).hb.contains(id) || graph.comes_from(end, id))
        };
        let size = block.layout.size() as u32;
        let accesses = graph.atomic_within(block.name, size);
        let mut accesses = accesses.chain(graph.plain_within(block.name, size));
        let other = accesses.find(|&id| !is_before(id))?;
        Some(Fault::new(FaultKind::Freed, core::iter::once(other).chain(latest).collect()))
    }

    /// An access of another size that conflicts with one and does not happen before it.
    fn other_size(&self, graph: &Graph, latest: EventId) -> Option<EventId> {
        let event = graph.event(latest);
        let location = event.label.location().filter(|location| self.mixed.contains(location))?;
        let is_write = |label| matches!(label, Label::Write { .. });
        graph.atomic_within(location >> 3, 1 << (location & 7)).find(|&other| {
            let label = graph.event(other).label;
            label.location() != Some(location)
                && (is_write(label) || is_write(event.label))
                && !event.hb.contains(other)
        })
    }

    /// An access to a block that does not happen before the block was freed.
    fn unordered(&self, graph: &Graph, latest: EventId, address: usize) -> Option<Fault> {
        let block = self.blocks.get(address)?;
        if block.is_named.get() && !block.is_known(graph, latest) {
            return Some(Fault::new(FaultKind::Unpublished, vec![latest]));
        }
        let size = block.layout.size() as u32;
        let known = &graph.event(latest).hb;
        let accesses = graph.atomic_within(block.name, size);
        let mut accesses = accesses.chain(graph.plain_within(block.name, size));
        let other = accesses.find(|&id| !known.contains(id))?;
        let events = vec![other, latest];
        Some(Fault { is_suspicion: true, ..Fault::new(FaultKind::Freed, events) })
    }
}

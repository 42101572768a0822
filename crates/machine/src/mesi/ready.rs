//! What a core can do now, and what it has to wait for.

use interlocked_exec::Link;

use super::protocol::{Action, Event, Kind, LineState};
use super::state::{Core, Item, State};
use super::{Atomics, Fault, Mesi, Purpose, WriteBarrier};
use crate::forward::{Forward, forward};
use crate::layout::Place;
use crate::order::{Barrier, Order};
use crate::thread::Next;

/// Whether something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ready {
    /// Not now.
    Wait,
    /// Now.
    Now,
    /// After a request for a line.
    Ask(u8, Kind, Purpose),
    /// After another line has made room for this one.
    Room(u8),
    /// After the bus is locked.
    Lock,
    /// A choice is to be made: the first and the last.
    Choose(u8, u8),
}

impl Mesi {
    /// Whether a core's next op can be done.
    pub(crate) fn ready(&self, state: &State, core: usize, next: Next) -> Ready {
        let c = &state.cores[core];
        if self.waits_for_queue(state, core, next) && !c.queue.is_empty() {
            return Ready::Wait;
        }
        match next {
            Next::End => Ready::Wait,
            Next::Choose(count) => self.choices(state, core, count),
            Next::Load { place, link: Link::None, order, .. } => {
                self.plain_load(state, core, place, order)
            }
            Next::Load { place, link: Link::Exclusive, .. } => {
                let event = if self.config.exclusives.own { Event::Store } else { Event::Load };
                if holds(c, |other| self.same_line(place, other)) {
                    return Ready::Wait;
                }
                self.obtain(state, core, self.loaded.layout.line(place), event, Purpose::Run)
            }
            Next::Load { place, link: Link::Atomic, order, .. } => {
                self.atomic(state, core, place, order)
            }
            // Its read had the line.
            Next::Store { link: Link::Atomic, .. } => Ready::Now,
            Next::Store { place, link: Link::Exclusive, order, .. } => {
                self.atomic(state, core, place, order)
            }
            Next::Store { place, link: Link::None, order, .. } => {
                self.plain_store(state, core, place, order)
            }
            Next::Fence(barrier) => self.fence(c, barrier),
        }
    }

    /// Whether a core may do its next op only with an empty invalidate queue.
    pub(crate) fn waits_for_queue(&self, state: &State, core: usize, next: Next) -> bool {
        if self.config.queue == 0 {
            return false;
        }
        state.cores[core].must_drain && next != Next::End
            || match next {
                Next::Load { order, dependent, .. } => {
                    order.full
                        || order.after_release
                        || dependent && self.config.dependent_loads_drain
                }
                Next::Fence(barrier) => barrier.full || barrier.read,
                Next::Store { .. } | Next::Choose(_) | Next::End => false,
            }
    }

    fn fence(&self, core: &Core, Barrier { full, write, .. }: Barrier) -> Ready {
        let drains = full || write && self.config.write_barrier == WriteBarrier::Drain;
        if drains && !core.buffer.is_empty() { Ready::Wait } else { Ready::Now }
    }

    fn choices(&self, state: &State, core: usize, count: u8) -> Ready {
        if self.config.exclusives.spurious {
            return Ready::Choose(0, count - 1);
        }
        let failure = u8::from(state.cores[core].thread.monitor.is_none());
        Ready::Choose(failure, failure)
    }

    fn plain_load(&self, state: &State, core: usize, place: Place, order: Order) -> Ready {
        let c = &state.cores[core];
        if order.after_release && c.buffer.iter().any(Item::is_release) {
            return Ready::Wait;
        }
        let part = self.part(place, c.done);
        match self.forward(c, part) {
            Forward::Value(_) => Ready::Now,
            Forward::Part => Ready::Wait,
            Forward::None => {
                let line = self.loaded.layout.line(part);
                self.obtain(state, core, line, Event::Load, Purpose::Run)
            }
        }
    }

    fn plain_store(&self, state: &State, core: usize, place: Place, _: Order) -> Ready {
        let c = &state.cores[core];
        let capacity = self.config.buffer.capacity;
        if capacity > 0 {
            let entries = c.buffer.iter().filter(|item| matches!(item, Item::Store { .. })).count();
            return if entries < capacity { Ready::Now } else { Ready::Wait };
        }
        let part = self.part(place, c.done);
        self.obtain(state, core, self.loaded.layout.line(part), Event::Store, Purpose::Run)
    }

    /// An access that reads and writes, or writes if the monitor is set: it needs the line alone.
    fn atomic(&self, state: &State, core: usize, place: Place, order: Order) -> Ready {
        let c = &state.cores[core];
        let after_all = self.config.buffer.fifo || order.full || order.release;
        if after_all && !c.buffer.is_empty()
            || c.buffer.contains(&Item::Mark)
            || order.after_release && c.buffer.iter().any(Item::is_release)
            || holds(c, |other| self.same_line(place, other))
        {
            return Ready::Wait;
        }
        let layout = &self.loaded.layout;
        let (first, last) = (layout.line(place), layout.line(self.last_byte(place)));
        let is_load = c.thread.monitor != Some(place);
        if first == last && self.config.atomics == Atomics::Far && is_load {
            return self.far(state, core, first);
        }
        if first != last && state.bus != Some(core as u8) {
            let quiet = state.bus.is_none() && state.requests.iter().all(Option::is_none);
            return if quiet { Ready::Lock } else { Ready::Wait };
        }
        match self.obtain(state, core, first, Event::Store, Purpose::Run) {
            Ready::Now => self.obtain(state, core, last, Event::Store, Purpose::Run),
            other => other,
        }
    }

    /// An atomic access at memory, unless the cache has the line alone.
    fn far(&self, state: &State, core: usize, line: u8) -> Ready {
        match self.obtain(state, core, line, Event::Store, Purpose::Run) {
            Ready::Ask(line, ..) => Ready::Ask(line, Kind::ReadInvalidate, Purpose::Far),
            Ready::Room(line) => Ready::Ask(line, Kind::ReadInvalidate, Purpose::Far),
            other => other,
        }
    }

    /// Whether a line can be read or written, as `event` says, or what it takes.
    pub(crate) fn obtain(
        &self,
        state: &State,
        core: usize,
        line: u8,
        event: Event,
        purpose: Purpose,
    ) -> Ready {
        let c = &state.cores[core];
        let has = c.line(line);
        let Action::Go(_, needs) = self.action(has, event) else { return Ready::Wait };
        if event == Event::Load && needs.is_empty() {
            return Ready::Now;
        }
        if event == Event::Store && self.has(Fault::SilentUpgrade) && has == LineState::S {
            return Ready::Now;
        }
        if c.is_stale(line) && !self.has(Fault::StaleUpgrade) {
            return Ready::Wait;
        }
        let Some(&kind) = needs.first() else { return Ready::Now };
        let bus = state.bus.is_some_and(|holder| usize::from(holder) != core);
        if bus || state.requests[line as usize].is_some() {
            Ready::Wait
        } else if has == LineState::I && !self.has_room(state, core, line) {
            Ready::Room(line)
        } else {
            Ready::Ask(line, kind, purpose)
        }
    }

    /// Whether entry number `index` of a core's store buffer can go to the cache, and its line.
    pub(crate) fn can_drain(&self, state: &State, core: usize, index: usize) -> (Ready, u8) {
        let buffer = &state.cores[core].buffer;
        let Item::Store { place, release, .. } = buffer[index] else { return (Ready::Wait, 0) };
        let waits = index > 0
            && (self.config.buffer.fifo
                || release
                || buffer[..index].iter().any(|item| match *item {
                    Item::Mark => true,
                    Item::Store { place: other, .. } => self.same_line(place, other),
                }));
        let line = self.loaded.layout.line(place);
        if waits {
            return (Ready::Wait, line);
        }
        (self.obtain(state, core, line, Event::Store, Purpose::Drain), line)
    }

    /// The newest value in a core's store buffer for a place.
    pub(crate) fn forward(&self, core: &Core, place: Place) -> Forward {
        if !self.config.buffer.forwarding {
            return Forward::None;
        }
        let stores = core.buffer.iter().rev().filter_map(|item| match *item {
            Item::Store { place, bits, .. } => Some((place, bits)),
            Item::Mark => None,
        });
        forward(stores, place)
    }

    pub(crate) fn set(&self, line: u8) -> usize {
        usize::from(line) % self.config.cache.sets
    }

    /// Whether the set of a line has a way free, counting lines that are on their way here.
    fn has_room(&self, state: &State, core: usize, line: u8) -> bool {
        if self.config.cache.ways >= self.loaded.layout.lines() {
            return true;
        }
        let taken = (0..self.loaded.layout.lines() as u8).filter(|&other| {
            self.set(other) == self.set(line)
                && (state.cores[core].line(other) != LineState::I
                    || state.requests[other as usize].as_ref().is_some_and(|request| {
                        usize::from(request.core) == core
                            && matches!(request.purpose, Purpose::Run | Purpose::Drain)
                    }))
        });
        taken.count() < self.config.cache.ways
    }

    pub(crate) fn can_evict(&self, state: &State, core: usize, line: u8) -> bool {
        state.cores[core].line(line) != LineState::I
            && state.requests[line as usize].is_none()
            && state.bus.is_none()
            && !self.is_locked(state, core, line)
    }

    /// Whether an atomic instruction of a core is between its read and its write of a line.
    pub(crate) fn is_locked(&self, state: &State, core: usize, line: u8) -> bool {
        if !state.cores[core].thread.is_atomic {
            return false;
        }
        let Next::Store { place, .. } = self.next(state, core) else { return false };
        [place, self.last_byte(place)].iter().any(|&end| self.loaded.layout.line(end) == line)
    }

    pub(crate) const fn last_byte(&self, place: Place) -> Place {
        Place { byte: place.byte + place.size as u16 - 1, size: 1 }
    }

    fn same_line(&self, one: Place, other: Place) -> bool {
        let line = |place| self.loaded.layout.line(place);
        line(one) == line(other) || line(self.last_byte(one)) == line(other)
    }
}

impl Item {
    const fn is_release(&self) -> bool {
        matches!(self, Self::Store { release: true, .. })
    }
}

/// Whether a core's store buffer has a store to a place for which `pick` holds.
fn holds(core: &Core, pick: impl Fn(Place) -> bool) -> bool {
    core.buffer.iter().any(|item| matches!(item, Item::Store { place, .. } if pick(*place)))
}

//! What a core does: loads, stores, fences, and what its store buffer and invalidate queue do.

use interlocked_exec::Link;

use super::protocol::{Action, Event, LineState};
use super::state::{Item, State};
use super::{Fault, Mesi};
use crate::forward::Forward;
use crate::layout::{Place, bits, set_bits};
use crate::log::{Cause, Log};
use crate::order::{Barrier, Order};
use crate::thread::Next;

impl Mesi {
    /// Does a core's next op, or a part of it; it is ready.
    pub(crate) fn run(&self, state: &mut State, core: usize, log: &mut Log) {
        let next = self.next(state, core);
        state.cores[core].must_drain = false;
        match next {
            Next::Load { place, link: Link::None, order, .. } => {
                self.load(state, core, place, order, log);
            }
            Next::Load { place, order, .. } => self.whole_load(state, core, place, order, log),
            Next::Store { place, bits, link: Link::None, order } => {
                self.store(state, core, (place, bits), order, log);
            }
            Next::Store { place, bits, .. } => {
                self.write(state, core, place, bits);
                log.core(core, || {
                    format!("writes {} in its cache", self.loaded.shown(place, bits))
                });
                self.advance(state, core);
                self.unlock(state, core, log);
            }
            Next::Fence(barrier) => self.pass(state, core, barrier, log),
            Next::End | Next::Choose(_) => unreachable!("no such step was given"),
        }
    }

    fn advance(&self, state: &mut State, core: usize) {
        let thread = &mut state.cores[core].thread;
        self.loaded.code(core).advance(thread, &self.loaded.layout);
    }

    /// The bus lock ends with the access that it was for.
    fn unlock(&self, state: &mut State, core: usize, log: &mut Log) {
        if state.bus == Some(core as u8) && !state.cores[core].thread.is_atomic {
            state.bus = None;
            log.core(core, || "unlocks the bus".to_owned());
        }
    }

    /// A part of a plain load; all of it, as a rule.
    fn load(&self, state: &mut State, core: usize, place: Place, order: Order, log: &mut Log) {
        let part = self.part(place, state.cores[core].done);
        let value = match self.forward(&state.cores[core], part) {
            Forward::Value(value) => {
                log.caused(core, Cause::Forwarding, || {
                    format!("reads {} from its own store buffer", self.loaded.shown(part, value))
                });
                value
            }
            Forward::None | Forward::Part => self.read(state, core, part, log),
        };
        let c = &mut state.cores[core];
        c.got |= value << (8 * u32::from(c.done));
        c.done += part.size;
        if c.done < place.size {
            return;
        }
        let got = core::mem::take(&mut c.got);
        let parts = core::mem::take(&mut c.done) != part.size;
        if parts {
            log.caused(core, Cause::Tearing, || {
                format!("has read {} in parts", self.loaded.shown(place, got))
            });
        }
        self.loaded_value(state, core, place, got, order);
    }

    fn loaded_value(&self, state: &mut State, core: usize, at: Place, got: u128, order: Order) {
        let c = &mut state.cores[core];
        c.must_drain = order.acquire && self.config.queue > 0;
        self.loaded.code(core).load(&mut c.thread, &self.loaded.layout, at, got);
    }

    /// The load of an atomic instruction or a load-exclusive: in the cache, never in parts.
    fn whole_load(&self, state: &mut State, core: usize, at: Place, order: Order, log: &mut Log) {
        let value = self.read(state, core, at, log);
        self.loaded_value(state, core, at, value, order);
        if state.cores[core].thread.is_atomic {
            log.core(core, || "keeps the line locked until it has written".to_owned());
        }
        self.unlock(state, core, log);
    }

    fn read(&self, state: &State, core: usize, place: Place, log: &mut Log) -> u128 {
        let c = &state.cores[core];
        let value = bits(&c.data, place);
        let line = self.loaded.layout.line(place);
        let shown = || self.loaded.shown(place, value);
        if c.is_stale(line) {
            log.caused(core, Cause::InvalidateQueue, || {
                format!("reads {} from a line whose invalidation waits in its queue", shown())
            });
        } else if !c.buffer.is_empty() {
            log.caused(core, Cause::StoreBuffer, || {
                format!("reads {} from its cache, while its store buffer is not empty", shown())
            });
        } else {
            log.core(core, || format!("reads {} from its cache", shown()));
        }
        value
    }

    /// A plain store: into the buffer, in as many entries as it has parts, or a part of it to the
    /// cache if there is no buffer.
    fn store(
        &self,
        state: &mut State,
        core: usize,
        (place, bits): (Place, u128),
        order: Order,
        log: &mut Log,
    ) {
        let part_of = |part: Place| part.part_of(place, bits);
        if self.config.buffer.capacity > 0 {
            let mut done = 0;
            while done < place.size {
                let part = self.part(place, done);
                let item = Item::Store { place: part, bits: part_of(part), release: order.release };
                state.cores[core].buffer.push(item);
                done += part.size;
                log.core(core, || {
                    format!("puts {} into its store buffer", self.loaded.shown(part, part_of(part)))
                });
            }
            self.advance(state, core);
            return;
        }
        let part = self.part(place, state.cores[core].done);
        self.write(state, core, part, part_of(part));
        log.core(core, || {
            format!("writes {} in its cache", self.loaded.shown(part, part_of(part)))
        });
        let c = &mut state.cores[core];
        c.done += part.size;
        if c.done == place.size {
            c.done = 0;
            self.advance(state, core);
        }
    }

    fn pass(&self, state: &mut State, core: usize, barrier: Barrier, log: &mut Log) {
        let c = &mut state.cores[core];
        let marks = barrier.write && !barrier.full && !self.config.buffer.fifo;
        if marks && !c.buffer.is_empty() && c.buffer.last() != Some(&Item::Mark) {
            c.buffer.push(Item::Mark);
            log.core(core, || "marks its store buffer".to_owned());
        } else {
            log.core(core, || "passes the fence".to_owned());
        }
        self.advance(state, core);
    }

    /// Writes to the core's cache, which has the line alone.
    fn write(&self, state: &mut State, core: usize, place: Place, bits: u128) {
        let layout = &self.loaded.layout;
        for end in [place, self.last_byte(place)] {
            let line = layout.line(end);
            let now = &mut state.cores[core].lines[line as usize];
            match self.action(*now, Event::Store) {
                Action::Go(next, []) => *now = next,
                _ if self.has(Fault::SilentUpgrade) => *now = LineState::M,
                _ => state.impossible = Some((line, *now, Event::Store)),
            }
        }
        set_bits(&mut state.cores[core].data, place, bits);
        set_bits(&mut state.truth, place, bits);
    }

    /// Entry number `index` of the store buffer goes to the cache, which has the line alone.
    pub(crate) fn drain(&self, state: &mut State, core: usize, index: usize, log: &mut Log) {
        let Item::Store { place, bits, .. } = state.cores[core].buffer.remove(index) else {
            unreachable!("a mark does not drain")
        };
        let words = || format!("drains {} from its store buffer", self.loaded.shown(place, bits));
        if index > 0 {
            log.caused(core, Cause::Unordered, || words() + " before an older store");
        } else {
            log.core(core, words);
        }
        self.write(state, core, place, bits);
        let buffer = &mut state.cores[core].buffer;
        buffer.dedup_by(|a, b| *a == Item::Mark && *b == Item::Mark);
        if buffer.first() == Some(&Item::Mark) {
            buffer.remove(0);
        }
        if buffer.last() == Some(&Item::Mark) && buffer.len() == 1 {
            buffer.clear();
        }
    }

    /// An invalidation in the queue is applied.
    pub(crate) fn apply(&self, state: &mut State, core: usize, index: usize, log: &mut Log) {
        let line = state.cores[core].queue.remove(index);
        let name = self.loaded.layout.line_name(line);
        log.core(core, || format!("applies the invalidation of {name}"));
        if !self.has(Fault::MissedInvalidation) {
            self.drop_line(state, core, line, LineState::I);
        }
    }

    /// A line leaves the cache, or stays in another state.
    pub(crate) fn drop_line(&self, state: &mut State, core: usize, line: u8, next: LineState) {
        let c = &mut state.cores[core];
        c.lines[line as usize] = next;
        if next != LineState::I {
            return;
        }
        let layout = &self.loaded.layout;
        c.data[layout.line_bytes(line)].fill(0);
        if c.thread.monitor.is_some_and(|place| layout.line(place) == line) {
            c.thread.monitor = None;
        }
    }
}

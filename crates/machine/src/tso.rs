//! Sequential consistency, and x86-TSO: cores over one memory, with a store buffer each.
//!
//! The abstract machine of Owens, Sarkar, Sewell, *A better x86 memory model: x86-TSO*, TPHOLs
//! 2009, section 3.1 (and Sewell et al., CACM 53(7), 2010, section 3): store buffers are FIFO, a
//! load takes the newest value for its address from the core's own buffer or else from memory, a
//! locked instruction holds the lock while it runs and ends with an empty buffer, and `mfence`
//! waits for an empty buffer. While a core holds the lock, the others neither read nor drain.
//!
//! Without buffers it is sequential consistency (Lamport 1979).
//!
//! A load that overlaps a buffered store without being covered by it waits until the store has
//! drained. Accesses are never done in parts. An AArch64 program runs as if its fences and atomic
//! instructions were those of x86: an LDAR waits for the STLRs before it.

use interlocked_exec::{Link, Program};

use crate::forward::{self, Forward};
use crate::in_place::clone_in_place;
use crate::layout::{Place, Placement, bits, set_bits};
use crate::loaded::Loaded;
use crate::log::{Cause, Log};
use crate::machine::{Machine, Refused, Status, Violation};
use crate::order::Barrier;
use crate::pack::{Reader, Writer};
use crate::thread::{Next, Thread};
use crate::view::{BufferView, View};

/// Cores with FIFO store buffers over one memory.
#[derive(Debug)]
pub struct Tso {
    loaded: Loaded,
    /// The entries that a store buffer holds.
    capacity: usize,
}

/// A state of [`Tso`].
#[derive(Debug, PartialEq, Eq)]
pub struct State {
    cores: Vec<Core>,
    memory: Vec<u8>,
}

clone_in_place!(State { cores, memory });

#[derive(Debug, PartialEq, Eq)]
struct Core {
    thread: Thread,
    buffer: Vec<Entry>,
}

clone_in_place!(Core { thread, buffer });

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    place: Place,
    bits: u128,
    release: bool,
}

/// A step of [`Tso`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A core does its next access or fence.
    Run(u8),
    /// A core makes a choice.
    Choose(u8, u8),
    /// The oldest store in a core's buffer goes to memory.
    Drain(u8),
}

impl Tso {
    /// The x86-TSO machine, whose store buffers hold `capacity` stores.
    ///
    /// # Errors
    /// If the machine does not have what the program needs.
    pub fn new(program: &Program, capacity: usize) -> Result<Self, Refused> {
        Ok(Self { loaded: Loaded::new(program, &Placement::default())?, capacity })
    }

    /// Cores without store buffers: sequential consistency.
    ///
    /// # Errors
    /// If the machine does not have what the program needs.
    pub fn sc(program: &Program) -> Result<Self, Refused> {
        Self::new(program, 0)
    }

    fn next(&self, state: &State, core: usize) -> Next {
        self.loaded.next(core, &state.cores[core].thread)
    }

    /// Whether a core other than `core` is between the read and the write of a locked instruction.
    fn is_locked(state: &State, core: usize) -> bool {
        state.cores.iter().enumerate().any(|(other, c)| other != core && c.thread.is_atomic)
    }

    /// Whether a core's next op can be done now.
    fn can_run(&self, state: &State, core: usize, next: Next) -> bool {
        let Core { thread, buffer } = &state.cores[core];
        let locked = Self::is_locked(state, core);
        match next {
            Next::End | Next::Choose(_) => false,
            Next::Load { link: Link::Atomic | Link::Exclusive, .. } => buffer.is_empty() && !locked,
            Next::Load { place, order, .. } => {
                let waits = order.after_release && buffer.iter().any(|entry| entry.release);
                let is_there = match forward(buffer, place) {
                    Forward::None => !locked,
                    Forward::Value(_) => true,
                    Forward::Part => false,
                };
                !waits && is_there
            }
            Next::Store { link: Link::Atomic, .. } => !locked,
            Next::Store { link: Link::Exclusive, place, .. } => {
                buffer.is_empty() && !locked && thread.monitor == Some(place)
            }
            Next::Store { .. } if self.capacity == 0 => !locked,
            Next::Store { .. } => buffer.len() < self.capacity,
            Next::Fence(Barrier { full, .. }) => !full || buffer.is_empty(),
        }
    }

    /// Writes to memory. The exclusive monitors of the other cores are lost.
    fn write(state: &mut State, core: usize, place: Place, bits: u128) {
        set_bits(&mut state.memory, place, bits);
        for (other, Core { thread, .. }) in state.cores.iter_mut().enumerate() {
            if other != core && thread.monitor.is_some_and(|watched| watched.overlaps(place)) {
                thread.monitor = None;
            }
        }
    }

    fn load(&self, state: &mut State, core: usize, place: Place, log: &mut Log) {
        let Core { thread, buffer } = &mut state.cores[core];
        let value = match forward(buffer, place) {
            Forward::Value(value) => {
                log.caused(core, Cause::Forwarding, || {
                    format!("reads {} from its own store buffer", self.loaded.shown(place, value))
                });
                value
            }
            Forward::None | Forward::Part => {
                let value = bits(&state.memory, place);
                let words = || format!("reads {} from memory", self.loaded.shown(place, value));
                if buffer.is_empty() {
                    log.core(core, words);
                } else {
                    log.caused(core, Cause::StoreBuffer, || {
                        words() + ", while its store buffer is not empty"
                    });
                }
                value
            }
        };
        self.loaded.code(core).load(thread, &self.loaded.layout, place, value);
    }

    fn store(&self, state: &mut State, core: usize, entry: Entry, link: Link, log: &mut Log) {
        let layout = &self.loaded.layout;
        let words = || self.loaded.shown(entry.place, entry.bits);
        if link == Link::None && self.capacity > 0 {
            state.cores[core].buffer.push(entry);
            log.core(core, || format!("puts {} into its store buffer", words()));
        } else {
            Self::write(state, core, entry.place, entry.bits);
            log.core(core, || format!("writes {} to memory", words()));
        }
        self.loaded.code(core).advance(&mut state.cores[core].thread, layout);
    }
}

/// What a core's store buffer has for a load.
fn forward(buffer: &[Entry], place: Place) -> Forward {
    forward::forward(buffer.iter().rev().map(|entry| (entry.place, entry.bits)), place)
}

impl Machine for Tso {
    type State = State;
    type Step = Step;

    fn program(&self) -> &Program {
        &self.loaded.program
    }

    fn start(&self) -> State {
        let threads = self.loaded.start().into_iter();
        let cores = threads.map(|thread| Core { thread, buffer: Vec::new() }).collect();
        State { cores, memory: self.loaded.layout.init().to_vec() }
    }

    /// A store into the own buffer, a fence, and the write of a locked instruction commute with
    /// all that other cores can do until then.
    fn steps(&self, state: &State, reduce: bool, to: &mut Vec<Step>) {
        for core in 0..state.cores.len() {
            let next = self.next(state, core);
            if let Next::Choose(count) = next {
                to.extend((0..count).map(|choice| Step::Choose(core as u8, choice)));
            } else if self.can_run(state, core, next) {
                let commutes = match next {
                    Next::Store { link: Link::None, .. } => self.capacity > 0,
                    Next::Store { link: Link::Atomic, .. } | Next::Fence(_) => true,
                    _ => false,
                };
                let repeats = self.loaded.code(core).repeats(&state.cores[core].thread);
                if reduce && commutes && !repeats {
                    to.clear();
                    to.push(Step::Run(core as u8));
                    return;
                }
                to.push(Step::Run(core as u8));
            }
            if !state.cores[core].buffer.is_empty() && !Self::is_locked(state, core) {
                to.push(Step::Drain(core as u8));
            }
        }
    }

    fn take(&self, state: &mut State, step: Step, log: &mut Log) {
        let layout = &self.loaded.layout;
        match step {
            Step::Choose(core, choice) => {
                let core = core.into();
                self.loaded.choose(core, &mut state.cores[core].thread, choice, log);
            }
            Step::Drain(core) => {
                let core = usize::from(core);
                let Entry { place, bits, .. } = state.cores[core].buffer.remove(0);
                Self::write(state, core, place, bits);
                log.core(core, || format!("drains {} to memory", self.loaded.shown(place, bits)));
            }
            Step::Run(core) => {
                let core = usize::from(core);
                match self.next(state, core) {
                    Next::Load { place, .. } => self.load(state, core, place, log),
                    Next::Store { place, bits, link, order } => {
                        let entry = Entry { place, bits, release: order.release };
                        self.store(state, core, entry, link, log);
                    }
                    Next::Fence(_) => {
                        log.core(core, || "passes the fence".to_owned());
                        self.loaded.code(core).advance(&mut state.cores[core].thread, layout);
                    }
                    Next::End | Next::Choose(_) => unreachable!("no such step was given"),
                }
            }
        }
        for (number, core) in state.cores.iter_mut().enumerate() {
            self.loaded.give_up(number, &mut core.thread);
        }
    }

    fn actor(&self, _: &State, step: Step) -> Option<usize> {
        let (Step::Run(core) | Step::Choose(core, _) | Step::Drain(core)) = step;
        Some(core.into())
    }

    fn running(&self, state: &State) -> Vec<usize> {
        self.loaded.running(state.cores.iter().map(|core| &core.thread))
    }

    fn status(&self, state: &State) -> Status {
        let drained = state.cores.iter().all(|core| core.buffer.is_empty());
        let threads = state.cores.iter().map(|core| &core.thread);
        self.loaded.status(threads, || drained.then(|| state.memory.clone()))
    }

    fn check(&self, _: &State) -> Option<Violation> {
        None
    }

    fn pack(&self, state: &State, to: &mut Vec<u8>) {
        let mut to = Writer(to);
        for (number, core) in state.cores.iter().enumerate() {
            self.loaded.code(number).pack(&core.thread, &mut to);
            to.length(core.buffer.len());
            for entry in &core.buffer {
                to.length(entry.place.byte.into());
                to.byte(entry.place.size << 1 | u8::from(entry.release));
                to.number(entry.bits);
            }
        }
        to.bytes(&state.memory);
    }

    fn unpack(&self, from: &[u8], state: &mut State) {
        let mut from = Reader(from);
        for (number, core) in state.cores.iter_mut().enumerate() {
            self.loaded.code(number).unpack(&mut from, &mut core.thread);
            let length = from.length();
            core.buffer.clear();
            core.buffer.extend((0..length).map(|_| {
                let byte = from.length() as u16;
                let flags = from.byte();
                let place = Place { byte, size: flags >> 1 };
                Entry { place, release: flags & 1 == 1, bits: from.number() }
            }));
        }
        state.memory.copy_from_slice(from.bytes(self.loaded.layout.init().len()));
    }

    fn view(&self, state: &State) -> View {
        let buffer = |core: &Core| {
            let entry = |entry: &Entry| BufferView::Store {
                cell: self.loaded.cell(entry.place, entry.bits),
                release: entry.release,
            };
            (self.capacity > 0).then(|| core.buffer.iter().map(entry).collect())
        };
        let cores = state.cores.iter().enumerate();
        View {
            cores: cores
                .map(|(number, core)| crate::view::CoreView {
                    buffer: buffer(core),
                    ..self.loaded.view(number, &core.thread)
                })
                .collect(),
            messages: Vec::new(),
            memory: self.loaded.cells(&state.memory),
            locked_by: state.cores.iter().position(|core| core.thread.is_atomic),
        }
    }
}

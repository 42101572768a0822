//! Cores with store buffers, invalidate queues and coherent caches, and the messages between them.
//!
//! P. E. McKenney, *Memory Barriers: a Hardware View for Software Hackers*, 2010, sections 2 to 5:
//! a store waits in the store buffer until its cache has the line alone; a cache acknowledges an
//! invalidation when it is in the invalidate queue, and until it is applied the core reads what the
//! line held before. Which core goes next, which message arrives, which store drains and when an
//! invalidation is applied are the steps.
//!
//! Simplified: cores execute in program order, one access after the other. The interconnect works
//! on one request for a line at a time and knows which caches have the line, as a snoop filter
//! does. A store is requested for when it is about to drain, not earlier. What a load or a store
//! waited for is done when the last answer arrives.

mod access;
mod alone;
pub mod fault;
mod interconnect;
pub mod protocol;
mod ready;
mod rules;
mod state;
mod view;

use interlocked_exec::{Architecture, Program};

use self::fault::Fault;
use self::protocol::{Action, Event, LineState, MESI, Protocol};
use self::ready::Ready;
use self::state::Purpose;
pub use self::state::State;
use crate::layout::{Place, Placement};
use crate::loaded::Loaded;
use crate::log::Log;
use crate::machine::{Machine, Refused, Status, Violation};
use crate::thread::Next;
use crate::view::View;

/// What the cores and caches are like.
#[derive(Clone, Debug)]
pub struct Config {
    /// The cache protocol.
    pub protocol: Protocol,
    /// The store buffers.
    pub buffer: Buffer,
    /// The entries that an invalidate queue holds; 0 for none.
    pub queue: usize,
    /// The caches.
    pub cache: Cache,
    /// Where the variables lie.
    pub placement: Placement,
    /// How a write barrier works.
    pub write_barrier: WriteBarrier,
    /// Whether a load drains the invalidate queue if its address depends on an earlier load. Alpha
    /// does not (McKenney, section 7.1: `read_barrier_depends`); all others behave as if they did.
    pub dependent_loads_drain: bool,
    /// Where atomic instructions are done.
    pub atomics: Atomics,
    /// What LL/SC does.
    pub exclusives: Exclusives,
    /// A defect to build in, for the tests of the rules.
    pub fault: Option<Fault>,
}

/// A store buffer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Buffer {
    /// The stores that it holds; 0 for none.
    pub capacity: usize,
    /// Whether stores leave it in the order in which they came. If not, stores to one line do.
    pub fifo: bool,
    /// Whether loads take values from it. Without, a core may miss its own stores.
    pub forwarding: bool,
}

/// The caches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    /// Sets; a line belongs to the set with its number modulo this.
    pub sets: usize,
    /// Lines in a set.
    pub ways: usize,
    /// Whether a line that no other cache has comes in exclusive state, or else shared.
    pub exclusive: bool,
    /// Whether every cache has every line at the start, shared; else all are empty.
    pub warm: bool,
}

/// How a write barrier works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteBarrier {
    /// It marks the store buffer: what comes after does not leave it before what is in it.
    Mark,
    /// It waits until the store buffer is empty.
    Drain,
}

/// Where atomic instructions are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atomics {
    /// In the core's own cache, with the line locked.
    Near,
    /// At memory, unless the cache has the line alone.
    Far,
}

/// What LL/SC does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exclusives {
    /// Whether a store-exclusive may fail although its monitor is set.
    pub spurious: bool,
    /// Whether a load-exclusive already takes the line from all others.
    pub own: bool,
}

impl Default for Config {
    /// MESI, FIFO store buffers of 8 entries with forwarding, no invalidate queue, caches that
    /// hold every line: x86-TSO.
    fn default() -> Self {
        Self {
            protocol: MESI,
            buffer: Buffer { capacity: 8, fifo: true, forwarding: true },
            queue: 0,
            cache: Cache { sets: 1, ways: usize::MAX, exclusive: true, warm: false },
            placement: Placement::default(),
            write_barrier: WriteBarrier::Mark,
            dependent_loads_drain: false,
            atomics: Atomics::Near,
            exclusives: Exclusives { spurious: true, own: false },
            fault: None,
        }
    }
}

impl Config {
    /// Unordered store buffers and invalidate queues, and caches that have every line at the start:
    /// McKenney's weakly ordered machine.
    #[must_use]
    pub fn weak() -> Self {
        let config = Self::default();
        let buffer = Buffer { fifo: false, ..config.buffer };
        Self { buffer, queue: 8, cache: Cache { warm: true, ..config.cache }, ..config }
    }
}

/// Cores with caches.
#[derive(Debug)]
pub struct Mesi {
    loaded: Loaded,
    config: Config,
    /// The protocol's table, by state and event.
    table: [[Option<Action>; 9]; 6],
    /// Whether an access in one line is done as one, aligned or not (Intel SDM 3A 9.1.1).
    is_x86: bool,
}

/// A step of [`Mesi`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A core does its next access or fence, or a part of it.
    Run(u8),
    /// A core makes a choice.
    Choose(u8, u8),
    /// A core asks for the line that its next access needs.
    Ask(u8),
    /// A core takes the bus lock for an atomic access that crosses a line.
    Lock(u8),
    /// A store leaves a core's store buffer: the number of the entry.
    Drain(u8, u8),
    /// A core asks for the line that a store in its buffer needs.
    AskToDrain(u8, u8),
    /// A core applies an invalidation from its queue: the number of the entry.
    Apply(u8, u8),
    /// A core drops a line to make room.
    Evict(u8, u8),
    /// A message arrives: its number.
    Deliver(u8),
}

impl Mesi {
    /// A machine with the given cores.
    ///
    /// # Errors
    /// If the machine does not have what the program needs, or cannot be built.
    pub fn new(program: &Program, config: Config) -> Result<Self, Refused> {
        if let Some(defect) = config.protocol.check().first() {
            return Err(Refused::Protocol(format!("{}: {defect}", config.protocol.name)));
        }
        if config.cache.sets == 0 || config.cache.ways == 0 {
            return Err(Refused::Size("a cache has at least one set and one way"));
        }
        if config.cache.warm && config.cache.ways != usize::MAX {
            return Err(Refused::Size("caches that have every line have no limit of ways"));
        }
        let mut table = [[None; 9]; 6];
        for state in LineState::ALL {
            for event in Event::ALL {
                table[state as usize][event as usize] = config.protocol.action(state, event);
            }
        }
        let loaded = Loaded::new(program, &config.placement)?;
        let is_x86 = matches!(program.architecture, Architecture::X86_64 | Architecture::X86);
        Ok(Self { loaded, config, table, is_x86 })
    }

    /// What the protocol does; [`Action::Never`] also where a fault led beyond the table.
    fn action(&self, state: LineState, event: Event) -> Action {
        self.table[state as usize][event as usize].unwrap_or(Action::Never)
    }

    fn has(&self, fault: Fault) -> bool {
        self.config.fault == Some(fault)
    }

    fn next(&self, state: &State, core: usize) -> Next {
        self.loaded.next(core, &state.cores[core].thread)
    }

    /// The part of an access that is done as one, from its byte number `from` on.
    fn part(&self, place: Place, from: u8) -> Place {
        if self.is_x86 || self.loaded.layout.is_aligned(place) {
            self.loaded.layout.piece(place, from)
        } else {
            Place { byte: place.byte + u16::from(from), size: 1 }
        }
    }

    /// Appends the steps, those of the interconnect first. With `reduce` it ends with the first that
    /// commutes with all that can happen before it, and gives that, if there is one.
    fn all_steps(&self, state: &State, reduce: bool, to: &mut Vec<Step>) -> Option<Step> {
        for (number, message) in state.messages.iter().enumerate() {
            if self.can_deliver(state, message) {
                let step = Step::Deliver(number as u8);
                to.push(step);
                if reduce && self.delivery_commutes(state, message) {
                    return Some(step);
                }
            }
        }
        (0..state.cores.len()).find_map(|core| self.core_steps(state, core, reduce, to))
    }

    /// Appends the steps of a core. With `reduce`, `Some` with one that commutes with all that can
    /// happen before it, if there is one.
    fn core_steps(
        &self,
        state: &State,
        core: usize,
        reduce: bool,
        to: &mut Vec<Step>,
    ) -> Option<Step> {
        let number = core as u8;
        let mut alone = None;
        let mut push = |step: Step, commutes: bool| {
            to.push(step);
            alone = alone.or(commutes.then_some(step));
        };
        let own = |line: u8| reduce && self.are_own(state, core, 1 << line);
        let next = self.next(state, core);
        let mut full = None;
        match self.ready(state, core, next) {
            Ready::Wait => {}
            Ready::Now => {
                push(Step::Run(number), reduce && self.run_commutes(state, core, next));
            }
            Ready::Ask(line, ..) => push(Step::Ask(number), own(line)),
            Ready::Room(line) => full = Some(line),
            Ready::Lock => push(Step::Lock(number), false),
            Ready::Choose(first, last) => {
                (first..=last).for_each(|choice| push(Step::Choose(number, choice), false));
            }
        }
        for index in 0..state.cores[core].buffer.len() {
            let at = index as u8;
            match self.can_drain(state, core, index) {
                (Ready::Now, line) => push(Step::Drain(number, at), own(line)),
                (Ready::Ask(..), line) => push(Step::AskToDrain(number, at), own(line)),
                (Ready::Room(line), _) => full = Some(line),
                (Ready::Wait | Ready::Lock | Ready::Choose(..), _) => {}
            }
        }
        let waits = self.waits_for_queue(state, core, next);
        for (index, &line) in state.cores[core].queue.iter().enumerate() {
            if !reduce || waits || self.needs_applied(state, core, next, line) {
                push(Step::Apply(number, index as u8), reduce && waits);
            }
        }
        if let Some(line) = full {
            self.evictions(state, core, line, to);
        }
        alone
    }

    /// The steps that drop a line so that `line` has room.
    fn evictions(&self, state: &State, core: usize, line: u8, to: &mut Vec<Step>) {
        let lines = 0..self.loaded.layout.lines() as u8;
        let victims = lines.filter(|&victim| {
            self.set(victim) == self.set(line) && self.can_evict(state, core, victim)
        });
        to.extend(victims.map(|victim| Step::Evict(core as u8, victim)));
    }
}

impl Machine for Mesi {
    type State = State;
    type Step = Step;

    fn program(&self) -> &Program {
        &self.loaded.program
    }

    fn start(&self) -> State {
        State::new(&self.loaded, self.config.cache)
    }

    fn steps(&self, state: &State, reduce: bool, to: &mut Vec<Step>) {
        let before = to.len();
        if let Some(alone) = self.all_steps(state, reduce, to) {
            to.truncate(before);
            to.push(alone);
        }
    }

    fn take(&self, state: &mut State, step: Step, log: &mut Log) {
        match step {
            Step::Run(core) => self.run(state, core.into(), log),
            Step::Choose(core, choice) => {
                let core = usize::from(core);
                self.loaded.choose(core, &mut state.cores[core].thread, choice, log);
            }
            Step::Ask(core) => self.ask_to_run(state, core.into(), log),
            Step::Lock(core) => {
                state.bus = Some(core);
                log.core(core.into(), || "locks the bus".to_owned());
            }
            Step::Drain(core, index) => self.drain(state, core.into(), index.into(), log),
            Step::AskToDrain(core, index) => {
                self.ask_to_drain(state, core.into(), index.into(), log);
            }
            Step::Apply(core, index) => self.apply(state, core.into(), index.into(), log),
            Step::Evict(core, line) => self.evict(state, core.into(), line, log),
            Step::Deliver(index) => self.deliver(state, index.into(), log),
        }
        for (number, core) in state.cores.iter_mut().enumerate() {
            self.loaded.give_up(number, &mut core.thread);
        }
    }

    fn actor(&self, _: &State, step: Step) -> Option<usize> {
        match step {
            Step::Deliver(_) => None,
            Step::Run(core)
            | Step::Choose(core, _)
            | Step::Ask(core)
            | Step::Lock(core)
            | Step::Drain(core, _)
            | Step::AskToDrain(core, _)
            | Step::Apply(core, _)
            | Step::Evict(core, _) => Some(core.into()),
        }
    }

    fn running(&self, state: &State) -> Vec<usize> {
        self.loaded.running(state.cores.iter().map(|core| &core.thread))
    }

    fn status(&self, state: &State) -> Status {
        let quiet = state.messages.is_empty()
            && state.requests.iter().all(Option::is_none)
            && state.cores.iter().all(|core| core.buffer.is_empty());
        let threads = state.cores.iter().map(|core| &core.thread);
        self.loaded.status(threads, || quiet.then(|| self.coherent_memory(state)))
    }

    fn check(&self, state: &State) -> Option<Violation> {
        self.broken_rule(state)
    }

    fn pack(&self, state: &State, to: &mut Vec<u8>) {
        state.pack(&self.loaded, to);
    }

    fn unpack(&self, from: &[u8], state: &mut State) {
        state.unpack(&self.loaded, from);
    }

    fn view(&self, state: &State) -> View {
        self.view_of(state)
    }
}

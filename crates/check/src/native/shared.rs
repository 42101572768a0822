//! What the threads of an execution share with the explorer, and whose code it is that runs.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Start;
use super::memory::Memory;
use super::panics::Panic;
use super::quiet::Quiet;
use super::sorted::Sorted;
use crate::graph::{EventId, Location};
use crate::program::Site;

/// A thread of an execution, apart from its coroutine.
#[derive(Default)]
pub(super) struct Thread {
    /// How many events it has made.
    pub(super) steps: u32,
    /// The thread that it has asked to start.
    pub(super) start: Option<Start>,
    pub(super) name: Option<Arc<str>>,
    pub(super) panic: Option<Panic>,
    /// Whether it is being unwound.
    pub(super) is_unwinding: bool,
}

/// What the threads of an execution share with the explorer.
#[derive(Default)]
pub(super) struct Shared {
    /// The thread that runs.
    pub(super) running: usize,
    /// Whether the compare-exchange that a thread is told of fails for no reason.
    pub(super) fails: bool,
    /// Whether nothing fails or returns for no reason.
    pub(super) has_reasons: bool,
    pub(super) threads: Vec<Thread>,
    pub(super) memory: Memory,
    /// What was written last in modification order, as far as it was executed.
    pub(super) written: Sorted<Location, u64>,
    /// What was made and is to be given up, and where, by address.
    pub(super) made: BTreeMap<usize, (&'static str, Site)>,
    pub(super) quiet: Quiet,
    /// How many things without an address were made.
    pub(super) unaddressed: usize,
    /// Rounds of loops that wait in destructors, now that the execution is over.
    pub(super) rounds: u32,
    /// The operations of all threads.
    pub(super) branches: usize,
    /// The most of them, if there is a limit.
    pub(super) most_branches: Option<usize>,
    /// Events that are to happen before the end of the first thread.
    pub(super) before_end: Vec<EventId>,
    /// What belongs to the execution and to no thread, by key: contents of statics, for example.
    pub(super) places: BTreeMap<usize, Box<dyn Any>>,
}

impl Shared {
    /// The thread that runs.
    pub(super) fn current(&mut self) -> &mut Thread {
        &mut self.threads[self.running]
    }

    /// Forgets an execution, and keeps the memory that knowing of it took.
    pub(super) fn clear(&mut self) {
        (self.running, self.fails, self.has_reasons) = (0, false, false);
        self.threads.clear();
        self.memory.clear();
        self.written.clear();
        self.made.clear();
        self.quiet.clear();
        (self.unaddressed, self.rounds, self.branches) = (0, 0, 0);
        self.most_branches = None;
        self.before_end.clear();
        self.places.clear();
    }
}

/// Whose allocations are those of now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The checker's own, or those of a program that nothing checks.
    Checker,
    /// Those of a thread of the execution.
    Program,
    /// What is left of an execution that is over is dropped.
    Cleanup,
}

thread_local! {
    pub(super) static MODE: Cell<Mode> = const { Cell::new(Mode::Checker) };
    pub(super) static SHARED: RefCell<Shared> = RefCell::default();
}

/// Runs the checker's own code in a thread of the program.
pub(super) fn with_shared<R>(work: impl FnOnce(&mut Shared) -> R) -> R {
    aside(|| SHARED.with_borrow_mut(work))
}

/// Does work of the checker's own in a thread of the program.
pub(crate) fn aside<R>(work: impl FnOnce() -> R) -> R {
    let before = MODE.replace(Mode::Checker);
    let result = work();
    MODE.set(before);
    result
}

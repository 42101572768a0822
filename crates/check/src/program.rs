//! What the explorer asks of a program: what each thread does next, given what it has read.

use crate::graph::{EventId, Exchange, Graph, Location};
use crate::native::quiet::Events;

/// A place in the source text.
pub type Site = &'static core::panic::Location<'static>;

/// A place in the source text that is not known for the whole of the run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the compiler was given it.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl Place {
    /// The place of a location.
    #[must_use]
    pub fn of(location: &core::panic::Location<'_>) -> Self {
        let (line, column) = (location.line(), location.column());
        Self { file: location.file().to_owned(), line, column }
    }
}

impl core::fmt::Display for Place {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A memory ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Not atomic.
    Plain,
    /// As `Relaxed`, for the read of a read-modify-write whose result goes nowhere: an acquire fence
    /// does not order it (`interlocked`'s `Atomic::add`, Linux's `atomic_add`).
    NoReturn,
    /// `Relaxed`.
    Relaxed,
    /// `Acquire`.
    Acquire,
    /// `Release`.
    Release,
    /// `AcqRel`.
    AcqRel,
    /// `SeqCst`.
    SeqCst,
}

impl Order {
    /// Whether a read or a fence of this ordering acquires.
    #[must_use]
    pub const fn acquires(self) -> bool {
        matches!(self, Self::Acquire | Self::AcqRel | Self::SeqCst)
    }

    /// Whether a write or a fence of this ordering releases.
    #[must_use]
    pub const fn releases(self) -> bool {
        matches!(self, Self::Release | Self::AcqRel | Self::SeqCst)
    }
}

/// What a thread wants to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Read.
    Read {
        /// From where.
        location: Location,
        /// How.
        order: Order,
        /// If it is that of a compare-exchange, what that expects; it says how, then.
        exchange: Option<Exchange>,
        /// Whether it is the first half of a read-modify-write that writes whatever it reads: the
        /// thread's next request is its write, then. Where this is not said, executions are begun
        /// that turn out not to be any.
        update: bool,
        /// Whether the thread waits if it does not read what it waits for, which for a
        /// compare-exchange is the value expected: its next request is [`Wait`](Self::Wait), then.
        waits: bool,
    },
    /// Write.
    Write {
        /// To where.
        location: Location,
        /// How.
        order: Order,
        /// What.
        value: u64,
        /// Whether it is the second half of a read-modify-write, whose first half was the thread's
        /// latest event.
        update: bool,
    },
    /// An access that is not atomic, to memory whose contents the program itself keeps: it can race,
    /// and which value it reads is not a question.
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
        /// How.
        order: Order,
    },
    /// A choice that is not a matter of memory: [`Program::done`] gets the way, from 0.
    Choice {
        /// The number of ways, at least 1.
        ways: u8,
        /// Whether another way than the first is that something happens for no reason, or because
        /// time has passed; where preemptions are bounded it counts as one.
        for_no_reason: bool,
    },
    /// Start a thread: [`Program::done`] gets its number.
    Spawn,
    /// Wait for the end of a thread.
    Join {
        /// Its number.
        thread: u32,
    },
    /// Nothing more: what the thread has read is not what the question is about.
    Block,
    /// Nothing more, until one of the thread's latest reads reads something else: if they all read
    /// what is last in modification order, it waits for ever.
    Wait {
        /// How many of them.
        reads: u32,
    },
    /// Nothing more: it has ended.
    End,
}

/// A program, driven from outside.
///
/// It must be deterministic: what a thread requests depends on the values it was given alone.
pub trait Program {
    /// The number of threads at the start.
    fn threads(&self) -> usize;

    /// Takes all threads back to their starts.
    fn reset(&mut self);

    /// A thread before this one, of the same start, that does the same: what the two do depends on
    /// what they read alone, and never on which of them it is. Of the executions in which such threads
    /// have each other's parts one is looked at, and the others are not.
    ///
    /// It is asked of the first threads, and of each other one when it has been started: right after the
    /// thread that it names, or it is not taken to do the same.
    fn twin(&self, _thread: u32) -> Option<u32> {
        None
    }

    /// What a thread wants to do.
    fn request(&mut self, thread: usize) -> Request;

    /// The thread has done what it wanted; `value` is what it read, the way that was
    /// chosen, the number of the thread that was started, or, for a write, 1 if it is last in the
    /// modification order of all that were done so far, and 0 if not.
    fn done(&mut self, thread: usize, value: u64);

    /// As [`done`](Self::done), for a compare-exchange that may fail for no reason and does, though
    /// `value` is what it expects.
    fn failed(&mut self, thread: usize, value: u64) {
        self.done(thread, value);
    }

    /// The value of a location that nothing has been written to.
    fn initial(&self, location: Location) -> u64;

    /// The value of 16 bytes for which there is `value` in graphs.
    fn whole(&self, value: u64) -> u128 {
        value.into()
    }

    /// What a thread requests in place of what it would: [`Request::Wait`] or [`Request::Block`], if
    /// it would go round in a loop for as long as its reads read the same.
    fn wait(&mut self, _thread: usize) -> Option<Request> {
        None
    }

    /// Whether the program has to be given its graph again before it goes on, since it would now
    /// find out more.
    fn again(&mut self) -> bool {
        false
    }

    /// Where in the source text the thread's request is.
    fn site(&self, _thread: usize) -> Option<Site> {
        None
    }

    /// What is wrong with an event of `graph`, which the thread is not told of yet.
    fn access(&mut self, _graph: &Graph, _event: EventId) -> Option<FaultKind> {
        None
    }

    /// A bug was found: the execution stays as it is from here on.
    fn found(&mut self) {}

    /// What is wrong, now that threads have gone on after their latest events in `graph`.
    fn fault(&mut self, _graph: &Graph) -> Option<Fault> {
        None
    }
}

/// A bug in an execution.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// The events that it is about, the latest one last.
    pub events: Vec<EventId>,
    /// Whether it is only one if the first event can come after what the thread of the last one did
    /// since that: memory was freed, and nothing that the checker knows of kept the first event
    /// from coming later.
    pub is_suspicion: bool,
}

impl Fault {
    /// A bug.
    #[must_use]
    pub const fn new(kind: FaultKind, events: Vec<EventId>) -> Self {
        Self { kind, events, is_suspicion: false }
    }
}

/// The kinds of bugs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// No bug: more matters than was explored of what owners do to what was made at this place. The
    /// exploration begins again with it, so that no report has this.
    #[doc(hidden)]
    Told(Option<Site>, Events),
    /// Two accesses to one place that nothing orders, one of them a write and one not atomic.
    Race,
    /// An access to memory that was freed, or that nothing keeps from being freed before.
    Freed,
    /// A read of memory that was allocated and that nothing was written to.
    Uninitialized,
    /// Memory was freed a second time.
    FreedTwice,
    /// An access to memory whose allocation does not happen before it.
    Unpublished,
    /// An access through a null pointer.
    Null,
    /// Atomic accesses of different sizes to the same bytes that nothing orders.
    MixedSizes,
    /// No thread can go on, and none waits for what may still come.
    Deadlock {
        /// The threads that wait.
        threads: Vec<u32>,
    },
    /// A thread panicked.
    Panic {
        /// The thread.
        thread: u32,
        /// Its message.
        message: String,
        /// Where in the source text.
        place: Option<Place>,
    },
    /// A thread that was given the same values did something else than before: it depends on what
    /// the checker does not control.
    Nondeterminism {
        /// The thread.
        thread: u32,
        /// What it did before is the fault's event; what it wants now, if anything.
        wants: Request,
        /// Where in the source text it wants that.
        site: Option<Site>,
    },
    /// Something that was allocated was never freed.
    Leak {
        /// What it is.
        what: String,
    },
    /// Another misuse, in words.
    Misuse(String),
}

impl FaultKind {
    /// Whether a thread did something else than before.
    pub(crate) const fn is_nondeterminism(&self) -> bool {
        matches!(self, Self::Nondeterminism { .. })
    }

    /// A word or two for it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Told(..) => "count that matters",
            Self::Race => "data race",
            Self::Freed => "use after free",
            Self::Uninitialized => "uninitialized read",
            Self::FreedTwice => "double free",
            Self::Unpublished => "access before allocation",
            Self::Null => "null pointer",
            Self::MixedSizes => "mixed sizes",
            Self::Deadlock { .. } => "deadlock",
            Self::Panic { .. } => "panic",
            Self::Leak { .. } => "leak",
            Self::Misuse(_) => "misuse",
            Self::Nondeterminism { .. } => "uncontrolled nondeterminism",
        }
    }
}

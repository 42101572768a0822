//! What the explorer asks of a program: what each thread does next, given what it has read.

use crate::graph::{Exchange, Location};

/// A memory ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// Not atomic.
    Plain,
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
    /// A fence.
    Fence {
        /// How.
        order: Order,
    },
    /// A choice that is not a matter of memory: [`Program::done`] gets the way, from 0.
    Choice {
        /// The number of ways, at least 1.
        ways: u8,
    },
    /// Start a thread: [`Program::done`] gets its number.
    Spawn,
    /// Wait for the end of a thread.
    Join {
        /// Its number.
        thread: u32,
    },
    /// Nothing more: what the thread has read does not let it go on.
    Block,
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

    /// What a thread wants to do.
    fn request(&mut self, thread: usize) -> Request;

    /// The thread has done what it wanted; `value` is what it read, the way that was
    /// chosen, or the number of the thread that was started.
    fn done(&mut self, thread: usize, value: u64);

    /// The value of a location that nothing has been written to.
    fn initial(&self, location: Location) -> u64;
}

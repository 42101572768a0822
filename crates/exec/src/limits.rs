//! Every bound of the law's engine. A run that hits one is *incomplete*, never "Never".

use core::fmt;
use core::sync::atomic::{AtomicBool, Ordering};
use std::sync::Arc;
use std::time::Instant;

/// The bounds of a run.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How often one backward jump is taken on a path.
    pub unroll: u32,
    /// Events in one event structure, initial writes included.
    pub events: usize,
    /// Control-flow paths of one thread.
    pub paths: usize,
    /// Micro-ops that one path executes.
    pub steps: usize,
    /// Candidate executions visited, partial ones that were pruned included.
    pub candidates: u64,
    /// When to stop.
    pub deadline: Option<Instant>,
    /// Set from outside to stop.
    pub cancel: Option<Arc<AtomicBool>>,
    /// Worker threads inside one test; 1 is sequential.
    pub jobs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unroll: 2,
            events: 1024,
            paths: 100_000,
            steps: 20_000,
            candidates: u64::MAX,
            deadline: None,
            cancel: None,
            jobs: 1,
        }
    }
}

impl Limits {
    /// Whether the run has to stop now, and why.
    #[must_use]
    pub fn stop(&self) -> Option<LimitHit> {
        if self.cancel.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed)) {
            return Some(LimitHit::Cancelled);
        }
        self.deadline.filter(|deadline| Instant::now() >= *deadline).map(|_| LimitHit::Deadline)
    }
}

/// A bound that a run hit, or a part of the program's behavior that it left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LimitHit {
    /// [`Limits::unroll`]: a loop went on for longer.
    Unroll(u32),
    /// [`Limits::events`].
    Events(usize),
    /// [`Limits::paths`].
    Paths(usize),
    /// [`Limits::steps`].
    Steps(usize),
    /// [`Limits::candidates`].
    Candidates(u64),
    /// States of a machine explored.
    States(usize),
    /// Bytes that a machine's states take.
    Memory(usize),
    /// [`Limits::deadline`].
    Deadline,
    /// The caller asked to stop.
    Cancelled,
    /// Some execution reads or writes at an address that is no location's.
    Stray,
    /// Some execution accesses overlapping bytes in different sizes.
    MixedSize,
    /// Some execution uses the result of arithmetic that is undefined on addresses.
    Undefined,
}

impl fmt::Display for LimitHit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unroll(n) => write!(f, "a loop runs for more than {n} rounds (--limit-unroll)"),
            Self::Events(n) => write!(f, "more than {n} events (--limit-events)"),
            Self::Paths(n) => write!(f, "a thread has more than {n} paths (--limit-paths)"),
            Self::Steps(n) => write!(f, "a path of more than {n} steps (--limit-steps)"),
            Self::Candidates(n) => write!(f, "{n} candidates visited (--limit-candidates)"),
            Self::States(n) => write!(f, "{n} states explored (--limit-states)"),
            Self::Memory(n) => {
                write!(f, "the states take more than {} MiB (--limit-memory)", n >> 20)
            }
            Self::Deadline => f.write_str("out of time (--timeout)"),
            Self::Cancelled => f.write_str("interrupted"),
            Self::Stray => f.write_str("an execution accesses memory outside every location"),
            Self::MixedSize => f.write_str(
                "an execution accesses overlapping bytes in different sizes, \
                 which is not supported",
            ),
            Self::Undefined => {
                f.write_str("an execution uses arithmetic on addresses that has no defined result")
            }
        }
    }
}

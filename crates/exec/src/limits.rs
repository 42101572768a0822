//! Every bound of the law's engine. A run that hits one is *incomplete*, never "Never".

use core::fmt;
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
    /// Candidate executions visited.
    pub candidates: u64,
    /// When to stop.
    pub deadline: Option<Instant>,
    /// Worker threads inside one test; 1 is sequential.
    pub jobs: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unroll: 2,
            events: 1024,
            paths: 100_000,
            candidates: u64::MAX,
            deadline: None,
            jobs: 1,
        }
    }
}

/// A bound that a run hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LimitHit {
    /// [`Limits::unroll`]: a loop went on for longer.
    Unroll(u32),
    /// [`Limits::events`].
    Events(usize),
    /// [`Limits::paths`].
    Paths(usize),
    /// [`Limits::candidates`].
    Candidates(u64),
    /// [`Limits::deadline`].
    Deadline,
    /// The caller asked to stop.
    Cancelled,
}

impl fmt::Display for LimitHit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unroll(n) => write!(f, "a loop runs for more than {n} rounds (--limit-unroll)"),
            Self::Events(n) => write!(f, "more than {n} events (--limit-events)"),
            Self::Paths(n) => write!(f, "a thread has more than {n} paths (--limit-paths)"),
            Self::Candidates(n) => write!(f, "{n} candidates visited (--limit-candidates)"),
            Self::Deadline => f.write_str("out of time (--timeout)"),
            Self::Cancelled => f.write_str("interrupted"),
        }
    }
}

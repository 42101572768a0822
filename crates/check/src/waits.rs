//! Where loops wait, and for what: the rounds of a thread that was seen to wait in a loop. Under a bound
//! on preemptions it matters: to leave a thread that waits is none.
//!
//! Such a round becomes known when a thread first waits after it. If graphs were left out before, they
//! might have needed less, so the exploration begins again, with the round known.
//!
//! Limits: a thread that has waited after a round is taken to wait after each that has read the same,
//! whatever it has read before. That leaves nothing out.

use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use crate::graph::Location;
use crate::program::Site;

/// A read in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Vain {
    pub(crate) site: Site,
    pub(crate) location: Location,
    /// What it read.
    pub(crate) value: u64,
    /// What the location holds at the start.
    pub(crate) initial: u64,
    /// Whether it may be that of a read-modify-write.
    pub(crate) updates: bool,
}

/// What a thread read, in program order, before it read the same again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Round {
    pub(crate) thread: u32,
    pub(crate) reads: Vec<Vain>,
}

/// Those that all workers know of.
#[derive(Debug)]
pub(crate) struct Waits {
    rounds: Mutex<Vec<Round>>,
    /// How many there are.
    count: AtomicUsize,
    /// How many were known to the worker that knew least of those that left something out.
    left_out: AtomicUsize,
}

impl Default for Waits {
    fn default() -> Self {
        let left_out = AtomicUsize::new(usize::MAX);
        Self { rounds: Mutex::default(), count: AtomicUsize::new(0), left_out }
    }
}

impl Waits {
    /// Whether something was left out by who did not know all.
    pub(crate) fn is_outdated(&self) -> bool {
        self.left_out.load(Relaxed) < self.count.load(Relaxed)
    }

    /// The exploration begins again, and nothing is left out yet.
    pub(crate) fn begin_again(&self) {
        self.left_out.store(usize::MAX, Relaxed);
    }
}

/// Those that one worker knows of.
#[derive(Debug, Default)]
pub(crate) struct Known {
    all: Arc<Waits>,
    rounds: Vec<Round>,
    /// How many graphs it has begun with, and after how many it ends, if something was left out that
    /// should not have been.
    graphs: u64,
    end: Option<u64>,
}

impl Known {
    pub(crate) fn new(all: &Arc<Waits>) -> Self {
        Self { all: Arc::clone(all), ..Self::default() }
    }

    /// Whether the exploration should end, since it has to begin again. It goes on for as long again
    /// as it has taken, so that it does not begin again with every round that becomes known.
    pub(crate) fn is_over(&mut self) -> bool {
        self.graphs += 1;
        if self.end.is_none() && self.all.is_outdated() {
            self.end = Some(2 * self.graphs);
        }
        self.end.is_some_and(|end| self.graphs > end)
    }

    /// All that are known by now.
    pub(crate) fn rounds(&mut self) -> &[Round] {
        if self.all.count.load(Relaxed) != self.rounds.len() {
            let rounds = self.all.rounds.lock().unwrap_or_else(PoisonError::into_inner);
            self.rounds.clone_from(&rounds);
        }
        &self.rounds
    }

    pub(crate) fn learn(&mut self, round: Round) {
        if self.rounds.contains(&round) {
            return;
        }
        let mut all = self.all.rounds.lock().unwrap_or_else(PoisonError::into_inner);
        if !all.contains(&round) {
            all.push(round);
            self.all.count.store(all.len(), Relaxed);
        }
    }

    /// Something is left out by who knows of these.
    pub(crate) fn left_out(&self) {
        self.all.left_out.fetch_min(self.rounds.len(), Relaxed);
    }
}

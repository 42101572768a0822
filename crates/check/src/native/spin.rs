//! Loops that wait, found without the program's help.
//!
//! A thread that comes back to the same read, in the same state, and has only read since, will read
//! again and again: what it waits for is that one of those reads reads something else. That is a
//! graph of its own, in which the loop ends sooner, so the thread need not go round again: it waits.
//! (Kokologiannakis, Ren, Vafeiadis, *Dynamic partial order reductions for spinloops*, FMCAD 2021,
//! shows this for loops that a compiler proves to be free of effects. Here the state is compared.)
//! A read-modify-write that writes what it read is no effect: who reads from it could as well read
//! what it read, of the same release sequences.
//!
//! The state of a suspended thread is what is on its stack, registers included; and it must not have
//! changed what the threads of the execution have allocated. A byte of the stack that held the filling at the first
//! visit was not written until then, so that nothing reads it before writing it; one that holds it
//! only later is a value.
//!
//! Limits: a place that a thread has come back to 2,000 times without ever having been in the same
//! state is taken for a loop that counts; if it waits later, it is run until a limit. Memory that is
//! neither on a stack nor allocated by the execution, and that no checked operation changes, is not
//! looked at: a loop that counts its rounds in a real atomic of a `static` is taken for one that waits.
//! Registers and stack are cleared of what calls have left before a thread makes a request
//! ([`clear_registers`](crate::arch::clear_registers)); where dead bytes of a stack still differ, the
//! thread goes round once more, which adds executions and loses none.

use core::mem::MaybeUninit;
use std::collections::BTreeMap;

use super::contents::{self, FILLING};
use crate::graph::Location;
use crate::program::{Request, Site};

/// The most visits of a thread that are compared with the next.
const VISITS: usize = 16;

/// How often a thread may come back to a place without ever being in the same state, before the place
/// is no longer looked at.
const MISSES: u32 = 2_000;

/// What is known of a place that a thread came back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Suspicion {
    /// The thread was in another state each time, so often.
    Misses(u32),
    /// It was in the same state.
    Waits,
    /// It counts, or goes on to something else: it does not wait.
    Counts,
}

/// A visit of a read.
#[derive(Debug)]
struct Visit {
    /// The source place.
    site: usize,
    /// The reads of the thread before it.
    reads: u32,
    /// The choices before it that were not a matter of memory.
    choices: u32,
    /// What was on the stack.
    stack: Option<Vec<u8>>,
}

/// Whether a thread would now do the same as at the latest of some visits; `are_all`, if there were
/// none before these.
fn is_like(visits: &[Visit], are_all: bool, site: usize, now: &[u8]) -> bool {
    let Some((visit, earlier)) = visits.split_last() else { return false };
    let is_there = |visit: &Visit| visit.site == site;
    let same = visit.stack.as_deref().filter(|stack| is_there(visit) && stack.len() == now.len());
    let Some(stack) = same else { return false };
    // It holds the filling, and did so from the first on.
    let is_unused = |at: usize| {
        let visits = earlier.iter().filter(|visit| is_there(visit));
        let stacks = visits.filter_map(|visit| visit.stack.as_deref());
        let mut stacks = stacks.filter(|stack| stack.len() == now.len());
        are_all && stacks.all(|stack| stack[at] == FILLING)
    };
    let mut bytes = stack.iter().zip(now).enumerate();
    bytes.all(|(at, (a, b))| a == b || *a == FILLING && is_unused(at))
}

/// What a thread has done since it last had an effect.
#[derive(Debug, Default)]
struct Round {
    visits: Vec<Visit>,
    /// Whether there were more visits than are kept.
    is_long: bool,
    reads: u32,
    choices: u32,
    /// What its latest read read.
    read: Option<(Location, u64)>,
    /// What it waits for.
    wait: Option<Request>,
}

impl Round {
    fn clear(&mut self) {
        self.visits.clear();
        self.is_long = false;
        (self.reads, self.choices, self.read, self.wait) = (0, 0, None, None);
    }
}

/// The loops of a program.
#[derive(Debug, Default)]
pub(super) struct Loops {
    /// Threads, and places that they came back to.
    suspects: BTreeMap<(usize, usize), Suspicion>,
    /// Which threads have some.
    suspected: Vec<bool>,
    rounds: Vec<Round>,
    is_new: bool,
    /// Whether they are not looked for.
    pub(super) is_off: bool,
}

impl Loops {
    /// Whether the states of a thread have to be comparable.
    pub(super) fn has_any(&self, thread: usize) -> bool {
        self.suspected.get(thread).copied().unwrap_or(false)
    }

    /// A new execution begins.
    pub(super) fn clear(&mut self) {
        for round in &mut self.rounds {
            round.clear();
        }
        self.is_new = false;
    }

    /// Whether a suspect was found, of whose earlier visit nothing is known, since the last time.
    pub(super) fn take_new(&mut self) -> bool {
        core::mem::take(&mut self.is_new)
    }

    fn round(&mut self, thread: usize) -> &mut Round {
        if self.rounds.len() <= thread {
            self.rounds.resize_with(thread + 1, Round::default);
        }
        &mut self.rounds[thread]
    }

    /// A thread's request is done, and it is about to be told of `value`.
    pub(super) fn done(&mut self, thread: usize, request: Request, value: u64) {
        let round = self.round(thread);
        round.wait = None;
        match request {
            Request::Read { location, .. } => {
                round.reads += 1;
                round.read = Some((location, value));
            }
            Request::Write { location, value, update: true, .. }
                if round.read == Some((location, value)) => {}
            Request::Fence { .. } | Request::Access { write: false, .. } => {}
            Request::Choice { .. } => round.choices += 1,
            _ => round.clear(),
        }
    }

    /// A thread is about to be told of a failure for no reason.
    pub(super) fn fails(&mut self, thread: usize) {
        self.round(thread).choices += 1;
    }

    /// Whether a thread may be in a loop, so that it matters whether it changes memory.
    pub(super) fn is_in(&self, thread: usize) -> bool {
        let round = self.rounds.get(thread);
        round.is_some_and(|round| round.visits.iter().any(|visit| visit.stack.is_some()))
    }

    /// A thread has changed memory.
    pub(super) fn left(&mut self, thread: usize) {
        self.round(thread).clear();
    }

    /// A thread wants to read, with that on its stack.
    pub(super) fn visit<'a>(
        &mut self,
        thread: usize,
        site: Site,
        stack: impl FnOnce() -> &'a [MaybeUninit<u8>],
    ) {
        if self.is_off {
            return;
        }
        let site = core::ptr::from_ref(site).addr();
        let suspicion = self.suspects.get(&(thread, site)).copied();
        if suspicion == Some(Suspicion::Counts) {
            return;
        }
        let round = self.round(thread);
        if suspicion.is_none() {
            if round.visits.iter().any(|visit| visit.site == site) {
                self.suspects.insert((thread, site), Suspicion::Misses(0));
                self.suspected.resize(self.suspected.len().max(thread + 1), false);
                self.suspected[thread] = true;
                self.is_new = true;
            } else {
                let (reads, choices) = (round.reads, round.choices);
                round.visits.push(Visit { site, reads, choices, stack: None });
            }
            return;
        }
        let stack = contents::copy(stack());
        let mut upto = (0..round.visits.len()).rev();
        if let Some(at) =
            upto.find(|&at| is_like(&round.visits[..=at], !round.is_long, site, &stack))
        {
            let visit = &round.visits[at];
            // With a choice in the round, it is the choice that can be another.
            round.wait = Some(match round.choices == visit.choices {
                true => Request::Wait { reads: round.reads - visit.reads },
                false => Request::Block,
            });
            self.suspects.insert((thread, site), Suspicion::Waits);
            return;
        }
        let came_back = round.visits.iter().any(|visit| visit.site == site);
        if round.visits.len() == VISITS {
            round.visits.remove(0);
            round.is_long = true;
        }
        let (reads, choices) = (round.reads, round.choices);
        round.visits.push(Visit { site, reads, choices, stack: Some(stack) });
        if let (true, Some(Suspicion::Misses(misses))) = (came_back, suspicion) {
            self.missed(thread, site, misses + 1);
        }
    }

    /// A thread came back to a place in another state.
    fn missed(&mut self, thread: usize, site: usize, misses: u32) {
        let counts = misses == MISSES;
        let suspicion = if counts { Suspicion::Counts } else { Suspicion::Misses(misses) };
        self.suspects.insert((thread, site), suspicion);
        if counts {
            let mut others = self.suspects.range((thread, 0)..(thread + 1, 0));
            self.suspected[thread] = others.any(|(_, other)| *other != Suspicion::Counts);
        }
    }

    /// What a thread waits for, if it goes round in a loop.
    pub(super) fn wait(&self, thread: usize) -> Option<Request> {
        self.rounds.get(thread)?.wait
    }
}

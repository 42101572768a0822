//! Real Rust code under every execution that the memory model allows, each exactly once.
//!
//! A test that starts threads and asserts what they did runs one execution, and the next run may be
//! another one. Which ones there are depends on the orderings of the atomic operations, and the one
//! with the bug may come once in a billion runs, or only on another CPU. [`verify`] runs a closure
//! under all of them:
//!
//! ```should_panic
//! use interlocked_check::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
//! use interlocked_check::{thread, verify};
//! use std::sync::Arc;
//!
//! verify(|| {
//!     let data = Arc::new(AtomicU32::new(0));
//!     let is_ready = Arc::new(AtomicBool::new(false));
//!     let (other, flag) = (Arc::clone(&data), Arc::clone(&is_ready));
//!     thread::spawn(move || {
//!         other.store(42, Relaxed);
//!         flag.store(true, Relaxed); // `Release` is missing here,
//!     });
//!     if is_ready.load(Relaxed) { // and `Acquire` here:
//!         assert_eq!(data.load(Relaxed), 42); // this may fail.
//!     }
//! });
//! ```
//!
//! It panics with a [`Report`]: what is wrong and where, the execution as a table, which orderings
//! would forbid it, and a token that runs this execution again, in a debugger too.
//!
//! # How to use it
//!
//! Code under test uses the types of [`sync`], [`thread`], [`cell`], [`hint`] and [`future`] in place
//! of the standard library's; outside of a check they are those. Code that is written on the crate
//! `interlocked` needs no other types: under `--cfg interlocked_check`, which
//! `cargo interlocked test` sets, its operations are the checker's. A program that is written for
//! loom needs another line in `Cargo.toml`: `loom = { package = "interlocked-check", … }`; see
//! [`model`](mod@model).
//!
//! - [`verify`] is for a `#[test]`; [`check`] gives a [`Verdict`] instead of a panic.
//! - [`Builder`] has the options: limits, replaying, reports in files; each has a variable of the
//!   environment.
//! - [`assume`] gives up executions that a test is not about.
//! - [`advise`] finds out which orderings a program needs.
//!
//! The closure is run many times, and has to do the same when it reads the same: it may not look at
//! clocks, at random numbers, or at what it changed in an earlier run. If it does, that is reported
//! with both places.
//!
//! # How it works
//!
//! An execution is a graph: the events of each thread, from which write each read takes its value
//! (rf), and in which order the writes to each location are (mo). [`explore`] builds all consistent
//! graphs by TruSt (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, *Truly stateless, optimal dynamic
//! partial order reduction*, POPL 2022): none twice, none inconsistent, and without a set of visited
//! ones. The threads of the closure are coroutines on one thread of the system; when an execution goes
//! another way than the last one, the closure is run anew up to there.
//!
//! # Limits
//!
//! - What the checker does not know of, such as the standard library's own locks, orders nothing here.
//! - No load buffering, which C++20 allows and RC11 does not.
//! - A loop that only waits is seen as that and costs no executions; one that has no end otherwise is
//!   given up at a number of events, and the verdict is [`Verdict::Bounded`].

#![deny(unsafe_code)]

mod advise;
#[allow(unsafe_code)]
pub mod alloc;
#[allow(unsafe_code)]
mod arch;
mod asleep;
mod bound;
mod builder;
pub mod cell;
mod check;
mod clock;
mod consistency;
mod explore;
pub mod future;
mod graph;
#[allow(unsafe_code)]
pub mod hint;
#[cfg(interlocked_check)]
mod hook;
mod index;
pub mod lazy_static;
mod macros;
pub mod model;
mod models;
mod native;
mod parallel;
mod preemption;
mod program;
mod progress;
mod psc;
mod replay;
pub mod report;
mod rerun;
mod revisit;
mod run;
mod seqcst;
mod strong;
mod symmetry;
pub mod sync;
pub mod thread;
mod token;
mod total;
mod verdict;
mod waits;
mod work;

pub use advise::{Advice, Advised, Operation, Strength, advise};
pub use builder::Builder;
pub use check::{assume, check, verify};
pub use explore::{Ended, Explored, Found, Limit, Limits, Progress, Watch, explore};
pub use graph::{Event, EventId, Exchange, Graph, Label, Location, Source};
#[doc(inline)]
pub use model::{model, skip_branch, stop_exploring};
pub use models::Model;
pub use native::Allocator;
pub use parallel::explore_parallel;
pub use program::{Fault, FaultKind, Order, Place, Program, Request, Site};
pub use report::Report;
pub use verdict::{Bound, Verdict};

/// The most threads that loom has in a model; here there may be more.
pub const MAX_THREADS: usize = 5;

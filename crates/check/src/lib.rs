//! Real Rust code under every execution that RC11 allows, each exactly once.
//!
//! [`check`] runs a closure that uses this crate's [`sync::atomic`] and [`thread`] in place of the
//! standard library's. An execution is a graph: the events of each thread, from which write each
//! read takes its value (rf), and in which order the writes to each location are (mo). [`explore`]
//! builds all consistent graphs by TruSt (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, *Truly
//! stateless, optimal dynamic partial order reduction*, POPL 2022): none twice, none inconsistent,
//! and without a set of visited ones.
//!
//! Code that is written on the crate `interlocked` needs no other types: under
//! `--cfg interlocked_check`, which `cargo interlocked test` sets, its operations are the checker's.
//!
//! Limits: what the checker does not know of, such as the standard library's own locks, orders nothing
//! here; a loop that waits runs for ever unless [`assume`] ends it.

#![deny(unsafe_code)]

mod advise;
#[allow(unsafe_code)]
pub mod alloc;
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
mod program;
mod psc;
mod replay;
pub mod report;
mod rerun;
mod revisit;
mod run;
mod seqcst;
mod strong;
pub mod sync;
pub mod thread;
mod token;
mod total;
mod verdict;
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

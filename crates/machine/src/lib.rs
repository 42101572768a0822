//! Machines that run a program step by step, and everything that they can reach.
//!
//! A machine answers "how can that happen?": its states are what cores, store buffers, invalidate
//! queues, caches and the messages between them hold, and a step is one thing that happens.
//! [`explore`] visits every state that can be reached and gives the [`interlocked_exec::Outcomes`]
//! of the program, the same type that the law and the experiment give; [`Trace`] tells a run.

#![forbid(unsafe_code)]

mod explore;
mod forward;
mod in_place;
mod layout;
mod livelock;
mod loaded;
mod log;
pub mod machine;
pub mod mesi;
mod order;
mod pack;
mod states;
mod thread;
mod trace;
pub mod tso;
pub mod view;

pub use explore::{Exploration, Limits, explore, find, shortest};
pub use layout::Placement;
pub use livelock::{Livelock, livelock};
pub use log::{Cause, Log, Note, Passage};
pub use machine::{Machine, Refused, Rule, Status, Violation};
pub use mesi::Mesi;
pub use trace::{Trace, TraceStep};
pub use tso::Tso;
pub use view::View;

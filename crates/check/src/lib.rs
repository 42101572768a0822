//! Every execution of a concurrent program that RC11 allows, each exactly once.
//!
//! An execution is a graph: the events of each thread, from which write each read takes its value
//! (rf), and in which order the writes to each location are (mo). [`explore`] builds all consistent
//! graphs of a program by TruSt (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, *Truly stateless,
//! optimal dynamic partial order reduction*, POPL 2022): none twice, none inconsistent, and with
//! memory linear in the size of a graph.

#![forbid(unsafe_code)]

mod clock;
mod consistency;
mod explore;
mod graph;
mod program;
mod psc;
mod revisit;

pub use explore::{Ended, Explored, Limits, explore};
pub use graph::{Event, EventId, Graph, Label, Location, Source};
pub use program::{Order, Program, Request};

//! Run a litmus test's threads on this CPU and count the outcomes.
//!
//! The threads are assembled in memory as the test writes them, and run again and again, each on a
//! processor of its own, on cells that are set to the initial values before every run. What they
//! leave is the third witness beside the law and the mechanism: [`interlocked_exec::Outcomes`] with
//! the number of runs behind each. A run on hardware shows that an outcome can be; it never
//! shows that one cannot.
//!
//! ```text
//! program ──confine──► widths ──layout──► arena      ┐
//! code ──────────arch: assemble─────────► bodies     ├─ worker × threads ──► tallies ──► Run
//! options ──────────────────────────────► processors ┘
//! ```
//!
//! A test cannot crash or hang the process: an analysis proves before the first run that every
//! access lies in the test's own cells, and loops are left after [`LOOP_ROUNDS`] rounds.
//!
//! The experiment is available on x86-64 Linux, for x86-64 and 32-bit tests; elsewhere [`run`]
//! gives [`Error::Unsupported`].

mod arch;
mod cell;
mod confine;
mod error;
mod experiment;
mod layout;
mod options;
mod random;
mod record;
mod rendezvous;
mod worker;

pub use error::{Error, Refusal};
pub use experiment::{Host, Progress, Run, run};
pub use options::{Affinity, Options};

/// How many backward jumps a thread takes in one run before the run is abandoned, uncounted.
pub const LOOP_ROUNDS: u32 = 1_000;

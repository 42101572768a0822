//! What this CPU offers, and the choice of a level by it.

mod report;

pub use report::{Feature, Presence, features, instruction_set};

use crate::level::{Detect, Level};

/// An algorithm that is compiled once for each level.
pub trait Algorithm {
    /// What it gives.
    type Output;

    /// Runs it at a level.
    fn run<L: Level>(self, level: L) -> Self::Output;
}

/// Runs an algorithm at the best level that this CPU has.
pub fn dispatch<A: Algorithm>(algorithm: A) -> A::Output {
    let _ = crate::detect::all();
    algorithm.run(Detect)
}

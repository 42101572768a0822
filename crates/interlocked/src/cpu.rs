//! What this CPU offers, and the choice of a level by it.

mod report;

pub use report::{
    Feature, Presence, Report, features, has, instruction_set, report, sequence, sequences,
};

pub use crate::arch::Sequence;

use crate::arch;
use crate::level::Level;

/// An algorithm that is compiled once for each level.
///
/// Its atomics are `Atomic<T, L>`; one that was made elsewhere joins by [`Atomic::at`].
///
/// [`Atomic::at`]: crate::Atomic::at
pub trait Algorithm {
    /// What it gives.
    type Output;

    /// Runs it at a level.
    fn run<L: Level>(self, level: L) -> Self::Output;
}

/// Runs an algorithm at the best level that this CPU has: the choice is made here, once, and no
/// operation of the algorithm tests for it again.
///
/// ```
/// use interlocked::cpu::{Algorithm, dispatch};
/// use interlocked::level::Level;
/// use interlocked::{AtomicU64, Relaxed};
///
/// struct Count<'a>(&'a AtomicU64);
///
/// impl Algorithm for Count<'_> {
///     type Output = u64;
///
///     fn run<L: Level>(self, level: L) -> u64 {
///         let counter = self.0.at(level);
///         for _ in 0..1000 {
///             counter.inc(Relaxed);
///         }
///         counter.load(Relaxed)
///     }
/// }
///
/// assert_eq!(dispatch(Count(&AtomicU64::new(0))), 1000);
/// ```
#[inline]
pub fn dispatch<A: Algorithm>(algorithm: A) -> A::Output {
    arch::dispatch(algorithm)
}

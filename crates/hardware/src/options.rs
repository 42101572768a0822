//! How long and where an experiment runs.

use std::time::Duration;

/// On which processors the threads run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Affinity {
    /// Each thread is pinned to a processor of its own among those that the process may use; to a
    /// shared one where there are too few, and then now and again to another.
    #[default]
    Spread,
    /// Thread `i` is pinned to the `i`-th of these, beginning again at the end of the list.
    Processors(Vec<usize>),
    /// The operating system decides.
    System,
}

/// How long and where an experiment runs.
///
/// It ends with the first of [`Self::runs`] and [`Self::time`] that is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many runs to make of the test; no bound if `None`.
    pub runs: Option<u64>,
    /// How long to go on; no bound if `None`. Looked at about every millisecond.
    pub time: Option<Duration>,
    /// The distance in bytes between the cells of one location in successive runs; at least the
    /// location's size (it is rounded up to that), at most [`Self::MAX_STRIDE`]. Below 64 several
    /// runs share a cache line.
    pub stride: usize,
    /// On which processors the threads run.
    pub affinity: Affinity,
    /// Decides who touches which cell first and how the starts are shuffled. The CPU adds its own
    /// chance: equal seeds do not give equal counts.
    pub seed: u64,
}

impl Options {
    /// The largest [`Self::stride`]: 64 KiB.
    pub const MAX_STRIDE: usize = 1 << 16;
}

impl Default for Options {
    /// One second, one cache line a run.
    fn default() -> Self {
        Self {
            runs: None,
            time: Some(Duration::from_secs(1)),
            stride: 64,
            affinity: Affinity::Spread,
            seed: 0,
        }
    }
}

//! From the options to the engine's limits.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use interlocked_exec::Limits;

use crate::args::LimitOptions;

/// The longest time that an option may name. In seconds.
const LONGEST: f64 = 1e9;

impl LimitOptions {
    /// The number of threads to work with.
    pub(crate) fn jobs(&self) -> usize {
        let processors = || std::thread::available_parallelism().map_or(1, usize::from);
        self.jobs.unwrap_or_else(processors).max(1)
    }

    /// The engine's limits for one test that begins now and may use `jobs` threads.
    pub(crate) fn begin(&self, jobs: usize, cancel: &Arc<AtomicBool>) -> Limits {
        let default = Limits::default();
        Limits {
            unroll: self.limit_unroll.unwrap_or(default.unroll),
            events: self.limit_events.unwrap_or(default.events),
            steps: self.limit_steps.unwrap_or(default.steps),
            paths: self.limit_paths.unwrap_or(default.paths),
            candidates: self.limit_candidates.unwrap_or(default.candidates),
            deadline: self.timeout.map(|seconds| Instant::now() + duration(seconds)),
            cancel: Some(Arc::clone(cancel)),
            jobs,
        }
    }
}

/// A time that was typed; negative and nonsensical ones are none.
pub(crate) fn duration(seconds: f64) -> Duration {
    if seconds.is_finite() && seconds > 0.0 {
        Duration::from_secs_f64(seconds.min(LONGEST))
    } else {
        Duration::ZERO
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsensical_times_do_not_panic() {
        for seconds in [-1.0, 0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(duration(seconds), Duration::ZERO);
        }
        assert_eq!(duration(1e300), Duration::from_secs(1_000_000_000));
        assert_eq!(duration(0.5), Duration::from_millis(500));
    }
}

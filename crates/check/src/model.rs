//! loom's way to start a check, with the options that loom has.
//!
//! A program that depends on loom 0.7 can depend on this crate by the same name in its place. All
//! executions are looked at, unless a bound is asked for; what else makes loom look at fewer is
//! accepted and does nothing.
//!
//! | field, or variable | here |
//! |---|---|
//! | `max_branches`, `LOOM_MAX_BRANCHES` | the operations of one execution after which it is given up as one that does not end, which is an error; rounds of loops that only wait do not happen |
//! | `max_permutations`, `LOOM_MAX_PERMUTATIONS` | the executions after which the check ends, without an error |
//! | `max_duration`, `LOOM_MAX_DURATION` | the time, in seconds, after which the check ends, without an error |
//! | `max_threads` | nothing: there may be more |
//! | `preemption_bound`, `LOOM_MAX_PREEMPTIONS` | the preemptions that executions need: those that need more are left out, without an error ([`Builder::preemptions`](crate::Builder::preemptions)) |
//! | `checkpoint_file`, `checkpoint_interval`, `LOOM_CHECKPOINT_FILE`, `LOOM_CHECKPOINT_INTERVAL` | nothing: a report has a token that replays its execution |
//! | `expect_explicit_explore` | nothing: everything is explored |
//! | `location`, `log`, `LOOM_LOCATION`, `LOOM_LOG` | nothing: reports have the places and all events |

use std::path::PathBuf;
use std::time::Duration;

use crate::native;
use crate::verdict::{Bound, Verdict};

/// How a model is checked, as loom's type of this name.
#[derive(Debug)]
#[non_exhaustive]
pub struct Builder {
    /// Accepted; there may be more threads.
    pub max_threads: usize,
    /// The operations in one execution.
    pub max_branches: usize,
    /// The executions.
    pub max_permutations: Option<usize>,
    /// The time.
    pub max_duration: Option<Duration>,
    /// The preemptions that executions need.
    pub preemption_bound: Option<usize>,
    /// Accepted; a report has a token to replay.
    pub checkpoint_file: Option<PathBuf>,
    /// Accepted.
    pub checkpoint_interval: usize,
    /// Accepted; everything is explored.
    pub expect_explicit_explore: bool,
    /// Accepted; places are always known.
    pub location: bool,
    /// Accepted; a report has all events.
    pub log: bool,
}

impl Builder {
    /// The usual options, or those of the environment.
    ///
    /// # Panics
    /// If a variable cannot be read.
    #[must_use]
    pub fn new() -> Self {
        Self {
            max_threads: crate::MAX_THREADS,
            max_branches: number("LOOM_MAX_BRANCHES").unwrap_or(1000),
            max_permutations: number("LOOM_MAX_PERMUTATIONS"),
            max_duration: number("LOOM_MAX_DURATION").map(Duration::from_secs),
            preemption_bound: number("LOOM_MAX_PREEMPTIONS"),
            checkpoint_file: std::env::var_os("LOOM_CHECKPOINT_FILE").map(PathBuf::from),
            checkpoint_interval: number("LOOM_CHECKPOINT_INTERVAL").unwrap_or(20_000),
            expect_explicit_explore: false,
            location: std::env::var_os("LOOM_LOCATION").is_some(),
            log: std::env::var_os("LOOM_LOG").is_some(),
        }
    }

    /// Accepted; a report has a token to replay.
    pub fn checkpoint_file(&mut self, file: &str) -> &mut Self {
        self.checkpoint_file = Some(file.into());
        self
    }

    /// Runs `body` under every execution.
    ///
    /// # Panics
    /// With the report, if there is a bug; and if an execution has more operations than
    /// `max_branches`.
    #[track_caller]
    pub fn check<F>(&self, body: F)
    where
        F: Fn() + Sync + Send + 'static,
    {
        let branches = self.max_branches;
        // Those who expect long executions expect accesses that are no operations too.
        let mut builder = crate::Builder::new().events_up_to(branches.saturating_mul(2));
        if let Some(executions) = self.max_permutations {
            builder = builder.executions(executions as u64);
        }
        if let Some(time) = self.max_duration {
            builder = builder.time(time);
        }
        if let Some(most) = self.preemption_bound {
            builder = builder.preemptions(u32::try_from(most).unwrap_or(u32::MAX));
        }
        let verdict = builder.check(move || {
            native::limit_branches(branches);
            body();
        });
        match verdict {
            Verdict::Bounded {
                why: Bound::Executions | Bound::Preemptions(_) | Bound::Time,
                ..
            } => {
                // Nobody is told otherwise, since it is no error.
                #[expect(clippy::print_stderr, reason = "a test's output is for its reader")]
                {
                    eprintln!("{verdict}");
                }
            }
            verdict => {
                verdict.verified();
            }
        }
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

/// The number that a variable of the environment has.
fn number<N: core::str::FromStr>(name: &str) -> Option<N> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("invalid value for `{name}`: {text}")))
}

/// Runs `body` under every execution, with the options of the environment.
///
/// ```
/// use interlocked_check as loom;
/// use loom::sync::Arc;
/// use loom::sync::atomic::{AtomicUsize, Ordering::SeqCst};
///
/// loom::model(|| {
///     let x = Arc::new(AtomicUsize::new(0));
///     let other = Arc::clone(&x);
///     let thread = loom::thread::spawn(move || other.fetch_add(1, SeqCst));
///     x.fetch_add(1, SeqCst);
///     thread.join().unwrap();
///     assert_eq!(x.load(SeqCst), 2);
/// });
/// ```
///
/// # Panics
/// With the report, if there is a bug.
#[track_caller]
pub fn model<F>(body: F)
where
    F: Fn() + Sync + Send + 'static,
{
    Builder::new().check(body);
}

/// loom explores from here on; here everything is explored, so this does nothing.
pub const fn explore() {}

/// loom does not explore what comes next; here everything is explored, so this does nothing.
pub const fn stop_exploring() {}

/// loom explores no more of this execution; here everything is explored, so this does nothing.
pub const fn skip_branch() {}

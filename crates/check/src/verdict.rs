//! What a check found.

use core::fmt;

use crate::progress::part;
use crate::report::Report;

/// What a check found. Its `Display` is the text that people read.
#[derive(Clone, Debug)]
#[must_use = "a bug is only a value until it is looked at: `verified` panics with its report"]
#[non_exhaustive]
pub enum Verdict {
    /// Every execution was looked at, and none has a bug.
    #[non_exhaustive]
    Verified {
        /// Executions in which every thread ran to its end.
        executions: u64,
        /// Executions in which a thread could not go on.
        blocked: u64,
        /// What was checked against.
        model: String,
        /// The time that it took. In seconds.
        seconds: f64,
    },
    /// No bug was found, and not all executions were looked at.
    #[non_exhaustive]
    Bounded {
        /// What ended the check.
        why: Bound,
        /// Executions in which every thread ran to its end.
        executions: u64,
        /// Executions in which a thread could not go on.
        blocked: u64,
        /// An estimate of how many executions there are in all.
        estimate: f64,
        /// What was checked against.
        model: String,
        /// The time that it took. In seconds.
        seconds: f64,
    },
    /// An execution has a bug.
    Bug(Box<Report>),
}

/// Why not all executions were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// The limit of executions.
    Executions,
    /// The bound on preemptions, which this was: executions that need more were left out, and none
    /// that needs no more.
    Preemptions(u32),
    /// The limit of events in one execution: a loop may have no end.
    Events,
    /// The limit of threads in one execution.
    Threads,
    /// The limit of time.
    Time,
    /// It was asked to end.
    Interrupted,
    /// One execution was replayed, and it has no bug.
    Replayed,
    /// The token does not replay, for this reason.
    Token(String),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Executions => "the limit of executions was reached",
            Self::Events => {
                "an execution has more events than the limit: a loop may have no end, or needs \
                 `thread::yield_now` or `hint::spin_loop` where it waits"
            }
            Self::Preemptions(most) => {
                return write!(
                    f,
                    "executions that need more than {most} preemptions were left out"
                );
            }
            Self::Threads => "an execution has more threads than the limit",
            Self::Time => "the time is over",
            Self::Interrupted => "interrupted",
            Self::Replayed => "one execution was replayed, and it has no bug",
            Self::Token(why) => return write!(f, "the replay token does not fit: {why}"),
        })
    }
}

impl Verdict {
    /// The complete executions, all of which were looked at.
    ///
    /// # Panics
    /// If there is a bug, with its report; or if not all executions were looked at.
    #[track_caller]
    pub fn verified(&self) -> u64 {
        match self {
            Self::Verified { executions, .. } => *executions,
            Self::Bounded { .. } => panic!("{self}"),
            Self::Bug(report) => panic!("\n{report}"),
        }
    }

    /// The complete executions that were looked at, which may not be all.
    ///
    /// # Panics
    /// If there is a bug, with its report; or if a replay token does not fit.
    #[track_caller]
    pub fn no_bug(&self) -> u64 {
        match self {
            Self::Bounded { why, executions, .. } if !matches!(why, Bound::Token(_)) => *executions,
            other => other.verified(),
        }
    }

    /// The bug.
    ///
    /// # Panics
    /// If there is none.
    #[track_caller]
    pub fn expect_bug(self) -> Box<Report> {
        match self {
            Self::Bug(report) => report,
            other => panic!("a bug was expected: {other}"),
        }
    }

    /// The report, if there is a bug.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Bug(report) => Some(report),
            _ => None,
        }
    }

    /// Whether every execution was looked at, and none has a bug.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        matches!(self, Self::Verified { .. })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Verified { executions, blocked, model, seconds } => {
                let all = if *executions == 1 {
                    "the only execution".to_owned()
                } else {
                    format!("all {executions} executions")
                };
                write!(f, "verified: no bug in {all} under {model}")?;
                counted(f, *blocked, *seconds)
            }
            Self::Bounded { why, executions, blocked, estimate, model, seconds } => {
                write!(f, "not verified: {why}; no bug in {executions} executions under {model}")?;
                if matches!(why, Bound::Executions | Bound::Time | Bound::Interrupted) {
                    f.write_str(&part(executions + blocked, *estimate))?;
                }
                counted(f, *blocked, *seconds)
            }
            Self::Bug(report) => report.fmt(f),
        }
    }
}

fn counted(f: &mut fmt::Formatter<'_>, blocked: u64, seconds: f64) -> fmt::Result {
    if blocked > 0 {
        write!(f, "; {blocked} more ended blocked")?;
    }
    write!(f, " ({seconds:.1} s)")
}

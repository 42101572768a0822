//! A closure under every execution that RC11 allows.

use std::ops::ControlFlow;
use std::rc::Rc;

use crate::explore::{Limits, explore};
use crate::graph::{EventId, Graph};
use crate::native::{self, Native};
use crate::program::Request;

/// What a check found.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// No execution has a bug.
    Verified {
        /// Executions in which every thread ran to its end.
        executions: u64,
        /// Executions in which a thread could not go on.
        blocked: u64,
    },
    /// No bug was found, and not all executions were looked at.
    Bounded {
        /// Executions in which every thread ran to its end.
        executions: u64,
    },
    /// An execution has a bug.
    Bug(Bug),
}

/// A bug.
#[derive(Clone, Debug)]
pub enum Bug {
    /// A thread panicked.
    Panic {
        /// Its message.
        message: String,
        /// The execution.
        graph: Graph,
    },
    /// A data race.
    Race {
        /// The two accesses.
        accesses: [EventId; 2],
        /// The execution, up to the race.
        graph: Graph,
    },
}

impl Verdict {
    /// The complete executions.
    ///
    /// # Panics
    /// If there is a bug, or not all executions were looked at.
    #[track_caller]
    #[must_use]
    pub fn verified(&self) -> u64 {
        match self {
            Self::Verified { executions, .. } => *executions,
            other => panic!("not verified: {other:?}"),
        }
    }
}

/// Runs `body` under every execution that RC11 allows.
///
/// ```
/// use interlocked_check::sync::atomic::{AtomicU32, Ordering::Relaxed};
/// use interlocked_check::{check, thread};
/// use std::sync::Arc;
///
/// let verdict = check(|| {
///     let x = Arc::new(AtomicU32::new(0));
///     let other = Arc::clone(&x);
///     let thread = thread::spawn(move || other.fetch_add(1, Relaxed));
///     x.fetch_add(1, Relaxed);
///     thread.join().unwrap();
///     assert_eq!(x.load(Relaxed), 2);
/// });
/// assert_eq!(verdict.verified(), 2);
/// ```
pub fn check(body: impl Fn() + 'static) -> Verdict {
    let mut program = Native::new(Rc::new(body));
    let mut panicked = None;
    let found =
        explore(&mut program, &Limits::default(), |program, graph, _| match program.panic() {
            None => ControlFlow::Continue(()),
            Some(message) => {
                panicked = Some(Bug::Panic { message, graph: graph.clone() });
                ControlFlow::Break(())
            }
        });
    if let Some(bug) = panicked {
        return Verdict::Bug(bug);
    }
    if let Some(race) = found.race {
        return Verdict::Bug(Bug::Race { accesses: race.accesses, graph: race.graph });
    }
    let (executions, blocked) = (found.complete, found.blocked);
    if found.is_bounded {
        Verdict::Bounded { executions }
    } else {
        Verdict::Verified { executions, blocked }
    }
}

/// Gives the execution up, as blocked, unless `condition` holds.
pub fn assume(condition: bool) {
    if !condition && native::is_running() {
        native::ask(Request::Block);
    }
}

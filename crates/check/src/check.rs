//! A closure under every execution that RC11 allows.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::explore::{Ended, Found, Limits, explore};
use crate::native::{self, Native};
use crate::program::{Fault, Request};

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
    Bug(Box<Found>),
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
pub fn check(body: impl Fn() + Send + Sync + 'static) -> Verdict {
    run(Arc::new(body))
}

pub(crate) fn run(body: Arc<dyn Fn() + Send + Sync>) -> Verdict {
    native::quiet_panics();
    let mut program = Native::new(body);
    // The first execution is run twice: what the standard library and others make at their first
    // use, and keep, is made in the first run, so that later executions allocate the same.
    explore(&mut program, &Limits { executions: 1, ..Limits::default() }, |_, _, _| {
        ControlFlow::Break(())
    });
    let mut panicked = None;
    let mut explored = explore(&mut program, &Limits::default(), |program, graph, ended| {
        if ended != Ended::Complete {
            return ControlFlow::Continue(());
        }
        let fault = program.panic().or_else(|| Some((0, program.leak()?)));
        let Some((thread, kind)) = fault else { return ControlFlow::Continue(()) };
        let fault = Fault::new(kind, graph.last(thread as usize).into_iter().collect());
        panicked = Some(Found::new(program, fault, graph.clone()));
        ControlFlow::Break(())
    });
    if let Some(found) = explored.found.take().or(panicked) {
        program.forget();
        return Verdict::Bug(Box::new(found));
    }
    let (executions, blocked) = (explored.complete, explored.blocked);
    if explored.is_bounded {
        Verdict::Bounded { executions }
    } else {
        Verdict::Verified { executions, blocked }
    }
}

/// Gives the execution up, as blocked, unless `condition` holds.
#[track_caller]
pub fn assume(condition: bool) {
    if !condition && native::is_running() {
        native::ask(Request::Block, Some(core::panic::Location::caller()));
    }
}

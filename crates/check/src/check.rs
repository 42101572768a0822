//! A closure under every execution that RC11 allows.

use std::sync::Arc;

use crate::builder::Builder;
use crate::native;
use crate::program::Request;
use crate::verdict::Verdict;

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
    Builder::new().check(body)
}

/// Runs `body` under every execution that RC11 allows: what a `#[test]` does.
///
/// # Panics
/// With the report, if there is a bug; and if not all executions were looked at.
#[track_caller]
pub fn verify(body: impl Fn() + Send + Sync + 'static) {
    Builder::new().verify(body);
}

/// A check of which only the kind of the bug is asked, without options from the environment.
pub(crate) fn run(body: Arc<dyn Fn() + Send + Sync>) -> Verdict {
    Builder::brief().run(body)
}

/// Gives the execution up, as blocked, unless `condition` holds.
#[track_caller]
pub fn assume(condition: bool) {
    if !condition && native::is_running() {
        native::ask(Request::Block, Some(core::panic::Location::caller()));
    }
}

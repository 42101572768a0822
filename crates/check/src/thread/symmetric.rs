//! Threads that do the same, of which it does not matter which is which.

use std::panic::Location as Caller;

use super::builder::Builder;
use super::handle::JoinHandle;
use super::started::Started;
use crate::native;

/// Starts so many threads that all run `body`, each its own clone of it.
///
/// In a check, executions that differ only in which of these threads did what are looked at once:
/// `n` threads that each update one location have one execution, and not `n!`.
///
/// ```
/// use interlocked_check::sync::atomic::{AtomicU32, Ordering::Relaxed};
/// use interlocked_check::{check, thread};
/// use std::sync::Arc;
///
/// let verdict = check(|| {
///     let x = Arc::new(AtomicU32::new(0));
///     let other = Arc::clone(&x);
///     let threads = thread::spawn_symmetric(6, move || other.fetch_add(1, Relaxed));
///     let mut found = threads.join().unwrap();
///     found.sort();
///     assert_eq!(found, [0, 1, 2, 3, 4, 5]);
///     assert_eq!(x.load(Relaxed), 6);
/// });
/// assert_eq!(verdict.verified(), 1);
/// ```
///
/// # What the caller promises
///
/// Which of the threads it is must not matter to what it does, nor to what others make of it:
///
/// - All clones of `body` do the same when they read the same.
/// - Nothing depends on a thread's [id](super::ThreadId), or on the numerical order of addresses of
///   what the threads have on their stacks or allocate. Whether two addresses are equal may matter.
/// - What is done with the results does not depend on their order.
///
/// If this does not hold, there may be bugs that are not found: an assertion that fails only if it is
/// the first thread that comes last, for example. It is not looked at whether it holds.
///
/// # What is left out
///
/// Of executions that are permutations of each other at least one is looked at, and most often one;
/// but
///
/// - threads are compared until they do what may not be the same for each: until they start or wait for
///   other threads, or use an atomic that is on their own stack or that they allocated. What they do
///   after this is looked at in all orders.
/// - Where three threads or more wait for each other, more than one permutation may be looked at.
///
/// # Panics
/// Outside of a check, if the system cannot start a thread.
#[track_caller]
pub fn spawn_symmetric<F, T>(count: usize, body: F) -> SymmetricHandle<T>
where
    F: FnOnce() -> T + Clone + Send + 'static,
    T: Send + 'static,
{
    let site = Caller::caller();
    // To clone may be events: all clones come before all threads.
    let mut bodies = vec![body; count];
    let mut twin = None;
    let start = |body: F| {
        if !native::is_running() && !native::is_torn_down() {
            return JoinHandle::real(std::thread::spawn(body));
        }
        let started = Started::new(Builder { twin, ..Builder::new() }, body, site);
        twin = started.thread.number().filter(|_| native::is_running());
        JoinHandle::checked(started)
    };
    SymmetricHandle { threads: bodies.drain(..).map(start).collect() }
}

/// Threads that can be waited for together; see [`spawn_symmetric`].
///
/// There is no way to wait for one of them: what is done between the ends of two would tell them apart.
pub struct SymmetricHandle<T> {
    threads: Vec<JoinHandle<T>>,
}

impl<T> core::fmt::Debug for SymmetricHandle<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SymmetricHandle").finish_non_exhaustive()
    }
}

impl<T> SymmetricHandle<T> {
    /// Waits for the ends of all threads and gives their results, in an order that says nothing.
    ///
    /// # Errors
    /// What one of them panicked with.
    #[track_caller]
    pub fn join(self) -> std::thread::Result<Vec<T>> {
        let site = Caller::caller();
        let threads = self.threads.into_iter();
        // All are waited for, also if one has panicked.
        let results: Vec<_> = threads.map(|thread| thread.join_at(site)).collect();
        results.into_iter().collect()
    }
}

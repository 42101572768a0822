//! Threads, as in [`std::thread`]; outside of a check they are those.
//!
//! With `--cfg loom` the body of [`spawn`] need not be `Send`, as loom has it: in a check all threads
//! of an execution run on one. It panics outside of a check then; [`Builder::spawn`] does not.

#[allow(unsafe_code)]
mod builder;
mod current;
mod handle;
mod local;
mod park;
#[allow(unsafe_code)]
mod scope;
#[allow(unsafe_code)]
mod started;
mod symmetric;
mod table;

use std::num::NonZero;
use std::panic::Location as Caller;
use std::time::Duration;

pub use self::builder::Builder;
pub use self::current::{Thread, ThreadId, current};
pub use self::handle::JoinHandle;
pub use self::local::{AccessError, LocalKey};
pub use self::park::{park, park_timeout};
pub use self::scope::{Scope, ScopedJoinHandle, scope};

pub use self::symmetric::{SymmetricHandle, spawn_symmetric};

use self::started::Started;
use crate::native;

pub(crate) use self::local::destroy as ended;
pub(crate) use self::table::next_call;

/// Starts a thread.
///
/// # Panics
/// Outside of a check, if the system cannot start a thread.
#[cfg(not(loom))]
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    if native::is_running() || native::is_torn_down() {
        return JoinHandle::checked(Started::new(Builder::new(), body, Caller::caller()));
    }
    JoinHandle::real(std::thread::spawn(body))
}

/// Starts a thread.
///
/// # Panics
/// Outside of a check, since the body may be one that cannot be sent to another thread.
#[cfg(loom)]
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + 'static,
    T: 'static,
{
    assert!(
        native::is_running() || native::is_torn_down(),
        "outside of a check, use `thread::Builder`: loom's `spawn` takes what is not `Send`"
    );
    JoinHandle::checked(Started::new(Builder::new(), body, Caller::caller()))
}

/// Lets others run, as [`std::thread::yield_now`].
pub fn yield_now() {
    if native::is_running() {
        native::branch();
    } else if native::is_torn_down() {
        native::give_up_later();
    } else {
        std::thread::yield_now();
    }
}

/// Waits for some time, as [`std::thread::sleep`]. In a check time does not pass, and nothing is
/// ordered by it.
pub fn sleep(duration: Duration) {
    if !native::is_running() && !native::is_torn_down() {
        // The real thing is what this is outside of a check.
        #[allow(clippy::disallowed_methods)]
        std::thread::sleep(duration);
    }
}

/// Whether the thread is unwinding from a panic, as [`std::thread::panicking`].
pub fn panicking() -> bool {
    if native::is_running() { native::is_unwinding() } else { std::thread::panicking() }
}

/// How many threads can run at once, as [`std::thread::available_parallelism`]; in a check it is 2
/// on every machine.
///
/// # Errors
/// If the system does not say.
pub fn available_parallelism() -> std::io::Result<NonZero<usize>> {
    if native::is_running() {
        return Ok(const { NonZero::new(2).unwrap() });
    }
    std::thread::available_parallelism()
}

//! A thread that can be waited for.

use std::panic::Location as Caller;

use super::current::Thread;
use super::started::Started;
use crate::program::Site;

/// A thread that can be waited for, as [`std::thread::JoinHandle`].
pub struct JoinHandle<T>(Kind<T>);

enum Kind<T> {
    Checked(Started<T>),
    Real(std::thread::JoinHandle<T>, Thread),
}

impl<T> core::fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

impl<T> JoinHandle<T> {
    pub(super) const fn checked(started: Started<T>) -> Self {
        Self(Kind::Checked(started))
    }

    pub(super) fn real(handle: std::thread::JoinHandle<T>) -> Self {
        let thread = Thread::real(handle.thread().clone());
        Self(Kind::Real(handle, thread))
    }

    /// Waits for the thread's end and gives its result.
    ///
    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        self.join_at(Caller::caller())
    }

    /// As [`join`](Self::join), at a place in the source text.
    pub(super) fn join_at(self, site: Site) -> std::thread::Result<T> {
        match self.0 {
            Kind::Checked(started) => started.join(site),
            Kind::Real(handle, _) => handle.join(),
        }
    }

    /// The thread.
    pub fn thread(&self) -> &Thread {
        match &self.0 {
            Kind::Checked(started) => &started.thread,
            Kind::Real(_, thread) => thread,
        }
    }

    /// Whether the thread has ended. In a check both answers are tried, and a yes waits for the end:
    /// what the thread has done happens before it.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        match &self.0 {
            Kind::Checked(started) => started.is_finished(Caller::caller()),
            Kind::Real(handle, _) => handle.is_finished(),
        }
    }
}

//! Which thread runs.

use std::sync::Arc;

use super::park;
use super::table::running;
use crate::native;

/// A thread, as [`std::thread::Thread`].
#[derive(Clone, Debug)]
pub struct Thread(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Checked { thread: u32, name: Option<Arc<str>> },
    Real(std::thread::Thread),
}

/// What tells a thread from others, as [`std::thread::ThreadId`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(Id);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Id {
    Checked(u32),
    Real(std::thread::ThreadId),
}

impl core::fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Id::Checked(thread) => f.debug_tuple("ThreadId").field(&thread).finish(),
            Id::Real(id) => id.fmt(f),
        }
    }
}

/// The thread that runs, as [`std::thread::current`].
pub fn current() -> Thread {
    if !native::is_running() {
        return Thread::real(std::thread::current());
    }
    Thread::checked(running(), native::thread_name())
}

impl Thread {
    pub(super) const fn checked(thread: u32, name: Option<Arc<str>>) -> Self {
        Self(Kind::Checked { thread, name })
    }

    pub(super) const fn real(thread: std::thread::Thread) -> Self {
        Self(Kind::Real(thread))
    }

    /// In a check, its number.
    pub(super) const fn number(&self) -> Option<u32> {
        match &self.0 {
            Kind::Checked { thread, .. } => Some(*thread),
            Kind::Real(_) => None,
        }
    }

    /// What tells the thread from others.
    pub fn id(&self) -> ThreadId {
        ThreadId(match &self.0 {
            Kind::Checked { thread, .. } => Id::Checked(*thread),
            Kind::Real(thread) => Id::Real(thread.id()),
        })
    }

    /// The thread's name. In a check, the first thread has none.
    pub fn name(&self) -> Option<&str> {
        match &self.0 {
            Kind::Checked { name, .. } => name.as_deref(),
            Kind::Real(thread) => thread.name(),
        }
    }

    /// Lets the thread return from [`park`](super::park()), now or at its next call.
    #[track_caller]
    pub fn unpark(&self) {
        match &self.0 {
            Kind::Checked { thread, .. } => park::unpark(*thread),
            Kind::Real(thread) => thread.unpark(),
        }
    }
}

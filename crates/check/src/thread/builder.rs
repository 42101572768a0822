//! A thread that is yet to be started, with what it should have.

use std::io;
use std::panic::Location as Caller;

use super::handle::JoinHandle;
use super::scope::{Scope, ScopedJoinHandle};
use super::started::Started;
use crate::native;

/// What a thread should have, as [`std::thread::Builder`].
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) name: Option<String>,
    pub(super) stack_size: Option<usize>,
    /// In a check, the number of the thread before it that does the same.
    pub(super) twin: Option<u32>,
}

impl Builder {
    /// Nothing special.
    pub const fn new() -> Self {
        Self { name: None, stack_size: None, twin: None }
    }

    /// A name.
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// The size of the stack: in bytes, as [`std::thread::Builder`] has it, but in a check eight times
    /// as many, as loom counts words.
    pub const fn stack_size(mut self, size: usize) -> Self {
        self.stack_size = Some(size);
        self
    }

    /// Starts the thread.
    ///
    /// # Errors
    /// Outside of a check, if the system cannot.
    #[track_caller]
    pub fn spawn<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        if !native::is_running() && !native::is_torn_down() {
            return self.real().spawn(body).map(JoinHandle::real);
        }
        Ok(JoinHandle::checked(Started::new(self, body, Caller::caller())))
    }

    /// Starts the thread.
    ///
    /// # Errors
    /// Outside of a check, if the system cannot.
    ///
    /// # Safety
    /// The thread ends before what the body and its result borrow ends.
    #[track_caller]
    pub unsafe fn spawn_unchecked<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send,
        T: Send,
    {
        if !native::is_running() && !native::is_torn_down() {
            // SAFETY: the caller's promise.
            return unsafe { self.real().spawn_unchecked(body) }.map(JoinHandle::real);
        }
        // SAFETY: the caller's promise: who ends a thread by waiting for it has its result, and when
        // an execution is over, threads are unwound in the reverse of the order they were started in.
        let started = unsafe { Started::unchecked(self, body, Caller::caller()) };
        Ok(JoinHandle::checked(started))
    }

    /// Starts the thread in a scope.
    ///
    /// # Errors
    /// Outside of a check, if the system cannot.
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        body: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        scope.start(self, body, Caller::caller())
    }

    /// The same outside of a check.
    pub(super) fn real(self) -> std::thread::Builder {
        let mut real = std::thread::Builder::new();
        if let Some(name) = self.name {
            real = real.name(name);
        }
        if let Some(size) = self.stack_size {
            real = real.stack_size(size);
        }
        real
    }
}

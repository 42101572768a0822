//! Threads that end before the function that started them returns.
//!
//! In a check the end of a scope waits for each thread of it, so that all that they did happens
//! before it, whether or not their handles are still there.

use core::marker::PhantomData;
use core::mem::transmute;
use std::io;
use std::panic::{self, AssertUnwindSafe, Location as Caller};
use std::sync::OnceLock;

use super::builder::Builder;
use super::current::Thread;
use super::started::{self, Started};
use super::table::{entry, running};
use crate::native;
use crate::program::{Request, Site};

/// A scope, as [`std::thread::Scope`].
#[derive(Debug)]
pub struct Scope<'scope, 'env: 'scope> {
    /// The same outside of a check.
    real: Option<&'scope std::thread::Scope<'scope, 'env>>,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// A thread of a scope that can be waited for, as [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T>(Kind<'scope, T>);

enum Kind<'scope, T> {
    Checked(Started<T>),
    Real(std::thread::ScopedJoinHandle<'scope, T>, Thread),
}

/// Calls `body` with a scope, and waits for the threads that are started in it.
///
/// # Panics
/// If a thread of the scope panics and nobody waits for it by its handle.
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    if !native::is_running() && !native::is_torn_down() {
        return real_scope(body);
    }
    let scope = Scope { real: None, scope: PhantomData, env: PhantomData };
    let mut threads = Threads { scope: &scope, waiting: Vec::new(), over: Vec::new() };
    let result = panic::catch_unwind(AssertUnwindSafe(|| body(&scope)));
    if !native::is_running() {
        drop(threads);
        return result.unwrap_or_else(|payload| panic::resume_unwind(payload));
    }
    let has_panicked = threads.wait(Caller::caller());
    drop(threads);
    match result {
        Err(payload) => panic::resume_unwind(payload),
        Ok(_) if has_panicked => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

fn real_scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let place: OnceLock<Scope<'static, 'static>> = OnceLock::new();
    std::thread::scope(|real| {
        // SAFETY: lifetimes are all that differs. The reference is used for a `'scope` only, as which
        // it is given out below; `place` is there for longer, and is not read after it.
        let real: &'static std::thread::Scope<'static, 'static> = unsafe { transmute(real) };
        let ours = || Scope { real: Some(real), scope: PhantomData, env: PhantomData };
        let ours: *const Scope<'static, 'static> = place.get_or_init(ours);
        // SAFETY: it is in `place`, which outlives the call of `std::thread::scope`, and so `'scope`.
        body(unsafe { &*ours.cast() })
    })
}

/// The threads of a scope.
struct Threads<'a, 'scope, 'env> {
    scope: &'a Scope<'scope, 'env>,
    /// Those not waited for.
    waiting: Vec<u32>,
    over: Vec<u32>,
}

impl Threads<'_, '_, '_> {
    /// Adds the threads that a thread has started in the scope.
    fn add(&mut self, starter: u32) {
        let key = self.scope.key();
        let threads = entry(starter, |entry| {
            let is_own = |&mut (scope, _): &mut (usize, u32)| scope == key;
            entry.scoped.extract_if(.., is_own).map(|(_, thread)| thread).collect::<Vec<_>>()
        });
        self.waiting.extend(threads);
    }

    /// Waits for all of them, and for those that they started. Whether one has panicked without
    /// anybody being told.
    fn wait(&mut self, site: Site) -> bool {
        let mut has_panicked = false;
        self.add(running());
        while let Some(thread) = self.waiting.pop() {
            self.over.push(thread);
            native::ask(Request::Join { thread }, Some(site));
            has_panicked |= native::joined(thread).is_some();
            self.add(thread);
        }
        has_panicked
    }
}

impl Drop for Threads<'_, '_, '_> {
    /// What the threads have returned may borrow from what ends now.
    fn drop(&mut self) {
        self.add(running());
        while let Some(thread) = self.waiting.pop() {
            self.over.push(thread);
            self.add(thread);
        }
        for &thread in &self.over {
            started::discard(thread);
        }
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    fn key(&self) -> usize {
        core::ptr::from_ref(self).addr()
    }

    /// Starts a thread.
    ///
    /// # Panics
    /// Outside of a check, if the system cannot.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, body: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let handle = self.start(Builder::new(), body, Caller::caller());
        handle.expect("the system can start a thread")
    }

    pub(super) fn start<F, T>(
        &'scope self,
        builder: Builder,
        body: F,
        site: Site,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        if let Some(real) = self.real {
            let handle = builder.real().spawn_scoped(real, body)?;
            let thread = Thread::real(handle.thread().clone());
            return Ok(ScopedJoinHandle(Kind::Real(handle, thread)));
        }
        // SAFETY: `scope` waits for the thread and drops its result before `'scope` ends; when the
        // execution is over before, the thread was started later than the one that has the scope, and
        // is unwound earlier, and `scope` drops the result as it is unwound.
        let started = unsafe { Started::unchecked(builder, body, site) };
        if let Some(thread) = started.thread.number().filter(|_| native::is_running()) {
            entry(running(), |entry| entry.scoped.push((self.key(), thread)));
        }
        Ok(ScopedJoinHandle(Kind::Checked(started)))
    }
}

impl<T> core::fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the thread's end and gives its result.
    ///
    /// # Errors
    /// What the thread panicked with.
    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        match self.0 {
            Kind::Checked(started) => started.join(Caller::caller()),
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

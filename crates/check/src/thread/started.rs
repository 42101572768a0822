//! A thread that was started in a check, and what it returned.
//!
//! A handle that is dropped does not drop the result, nor does the thread: which of them is last
//! depends on the schedule, and is no event of an execution. What nobody asks for is dropped when the
//! execution is over, or, in a scope, at its end.

use core::marker::PhantomData;
use std::sync::Arc;

use super::builder::Builder;
use super::current::Thread;
use super::table::{entry, running};
use crate::native;
use crate::program::{Request, Site};

/// A value whose type who put it there knows.
pub(super) struct Erased {
    value: *mut (),
    drop: unsafe fn(*mut ()),
}

impl Erased {
    fn new<T>(value: T) -> Self {
        let value = Box::into_raw(Box::new(value)).cast();
        // SAFETY: who calls it promises that the pointer is from above, and that it is not used
        // after this.
        Self { value, drop: |value| drop(unsafe { Box::from_raw(value.cast::<T>()) }) }
    }

    /// The value.
    ///
    /// # Safety
    /// It was made from a `T`.
    unsafe fn into<T>(self) -> T {
        let value = self.value.cast::<T>();
        core::mem::forget(self);
        // SAFETY: the caller's promise; it is from `Box::into_raw` in `new`, and `Drop` is not run.
        *unsafe { Box::from_raw(value) }
    }
}

impl Drop for Erased {
    fn drop(&mut self) {
        // SAFETY: the value is from `new`, and nothing uses it after this.
        unsafe { (self.drop)(self.value) };
    }
}

/// A thread of an execution that returns a `T`.
pub(super) struct Started<T> {
    pub(super) thread: Thread,
    /// A result can be asked for by every thread, as [`std::thread::JoinHandle`] has it: where a
    /// thread is started, its result is `Send` or never leaves the execution's one system thread.
    result: PhantomData<fn() -> T>,
}

/// What there is in place of a thread that was not started, since the execution is over.
const NONE: u32 = u32::MAX;

impl<T> Started<T> {
    /// Starts a thread.
    pub(super) fn new(builder: Builder, body: impl FnOnce() -> T + 'static, site: Site) -> Self
    where
        T: 'static,
    {
        // SAFETY: nothing is borrowed for less than the whole time.
        unsafe { Self::unchecked(builder, body, site) }
    }

    /// Starts a thread.
    ///
    /// # Safety
    /// The thread ends, or its coroutine is unwound, and its result is asked for or
    /// [dropped](Self::discard), before what the body and the result borrow ends.
    pub(super) unsafe fn unchecked(builder: Builder, body: impl FnOnce() -> T, site: Site) -> Self {
        let result = PhantomData;
        if !native::is_running() {
            return Self { thread: Thread::checked(NONE, None), result };
        }
        let body = move || {
            let value = body();
            entry(running(), |entry| entry.result = Some(Erased::new(value)));
        };
        let body: Box<dyn FnOnce() + '_> = native::aside(|| Box::new(body));
        // SAFETY: both types differ in a lifetime only; the caller promises that the body is not
        // used after it.
        let body: Box<dyn FnOnce()> = unsafe { core::mem::transmute(body) };
        let Builder { name, stack_size: stack, twin } = builder;
        let name: Option<Arc<str>> = name.map(Arc::from);
        let start = native::Start { body, name: name.clone(), stack, twin };
        Self { thread: Thread::checked(native::spawn(start, Some(site)), name), result }
    }

    /// Waits for the thread's end; what it returned or what it panicked with.
    pub(super) fn join(self, site: Site) -> std::thread::Result<T> {
        if native::is_running() && self.number() != NONE {
            native::ask(Request::Join { thread: self.number() }, Some(site));
            if let Some(payload) = native::joined(self.number()) {
                return Err(payload);
            }
        }
        match self.take() {
            // SAFETY: the thread's body is the one of `unchecked`, which returns a `T`.
            Some(value) => Ok(unsafe { value.into() }),
            None => native::give_up(),
        }
    }

    /// Whether it has ended: either answer is possible, and a yes waits for it.
    pub(super) fn is_finished(&self, site: Site) -> bool {
        if !native::is_running() || self.number() == NONE {
            return true;
        }
        let says_yes =
            native::ask(Request::Choice { ways: 2, for_no_reason: false }, Some(site)) == 1;
        if says_yes {
            native::ask(Request::Join { thread: self.number() }, Some(site));
        }
        says_yes
    }

    fn number(&self) -> u32 {
        self.thread.number().unwrap_or(NONE)
    }

    fn take(&self) -> Option<Erased> {
        let is_there = self.number() != NONE && (native::is_running() || native::is_torn_down());
        is_there.then(|| entry(self.number(), |entry| entry.result.take()))?
    }
}

/// Drops what a thread has returned, if nobody has asked for it.
pub(super) fn discard(thread: u32) {
    let result = entry(thread, |entry| entry.result.take());
    drop(result);
}

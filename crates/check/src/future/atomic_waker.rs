//! A place for the waker of one task, which others wake.

use std::task::Waker;

use crate::sync::{Mutex, PoisonError};

/// A place for the waker of one task, which others wake.
///
/// What was done before [`wake`](Self::wake) is seen after the [`register`](Self::register) that
/// follows it, and a waker that is registered before is woken: it is a lock around the waker.
#[derive(Debug, Default)]
pub struct AtomicWaker(Mutex<Option<Waker>>);

impl AtomicWaker {
    /// One with no waker.
    pub const fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// Has this waker woken, and no longer the one before.
    #[track_caller]
    pub fn register(&self, waker: Waker) {
        drop(self.replace(Some(waker)));
    }

    /// Has this waker woken, and no longer the one before.
    #[track_caller]
    pub fn register_by_ref(&self, waker: &Waker) {
        self.register(waker.clone());
    }

    /// Wakes the task, if there is a waker.
    #[track_caller]
    pub fn wake(&self) {
        if let Some(waker) = self.take_waker() {
            waker.wake();
        }
    }

    /// The waker, if there is one, which is no longer here.
    #[track_caller]
    pub fn take_waker(&self) -> Option<Waker> {
        self.replace(None)
    }

    #[track_caller]
    fn replace(&self, waker: Option<Waker>) -> Option<Waker> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        core::mem::replace(&mut *place, waker)
    }
}

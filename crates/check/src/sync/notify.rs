//! A flag that one thread waits for, as loom has it.

use std::panic::Location as Caller;
use std::sync::{Condvar as RealCondvar, Mutex as RealMutex, PoisonError};

use super::word::{Modelled, Word};
use crate::native;
use crate::program::Order;

/// A flag that one thread waits for.
///
/// Who waits has the flag, which is no longer set, and all that was done before it was set happens
/// before that.
#[derive(Debug, Default)]
pub struct Notify {
    word: Word,
    /// The same outside of a check.
    real: (RealMutex<bool>, RealCondvar),
}

impl Notify {
    /// One that is not set.
    pub const fn new() -> Self {
        Self { word: Word::new(0), real: (RealMutex::new(false), RealCondvar::new()) }
    }

    /// Sets the flag.
    #[track_caller]
    pub fn notify(&self) {
        if native::is_running() {
            self.word.modify((Order::Relaxed, Order::Release), Caller::caller(), |_| 1);
        } else if !native::is_torn_down() {
            *self.real.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
            self.real.1.notify_one();
        }
    }

    /// Waits for the flag and takes it.
    #[track_caller]
    pub fn wait(&self) {
        if native::is_running() {
            return self.word.take(1, 0, Caller::caller());
        }
        if native::is_torn_down() {
            native::give_up();
        }
        let flag = self.real.0.lock().unwrap_or_else(PoisonError::into_inner);
        let flag = self.real.1.wait_while(flag, |is_set| !*is_set);
        *flag.unwrap_or_else(PoisonError::into_inner) = false;
    }
}

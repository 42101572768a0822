//! A channel without bounds, in a check.
//!
//! A sender takes the next place by a read-modify-write, and says so at a word of that place: so the
//! order of messages is explored, and no order between sending and receiving. The last sender to go
//! leaves a message that there are no more.

use std::collections::BTreeMap;
use std::sync::mpsc::{RecvTimeoutError, SendError, TryRecvError};
use std::sync::{Mutex, MutexGuard};

use crate::native;
use crate::program::{Order, Request, Site};
use crate::sync::ending::End;
use crate::sync::signal::number;
use crate::sync::word::{Modelled as _, Shadow};

/// What the count of places has in it when the receiver is gone.
const GONE: u32 = 1 << 31;

/// A channel.
#[derive(Debug)]
pub(super) struct List<T> {
    /// The thread that made it, and its number among those.
    thread: usize,
    number: u64,
    /// What is in each place; nothing is in the place after the last message.
    messages: Mutex<BTreeMap<u32, Option<T>>>,
}

/// What a receiver finds in a place.
enum Found<T> {
    Message(T),
    End,
}

impl<T> List<T> {
    pub(super) fn new() -> Self {
        let messages = Mutex::new(BTreeMap::new());
        Self { thread: native::current(), number: number(2), messages }
    }

    /// The number of places that were taken.
    fn taken(&self) -> Shadow {
        Shadow::apart(2, self.thread, self.number, 0)
    }

    /// Whether what is in a place was put there, and whether it was received.
    fn place(&self, at: u32) -> Shadow {
        Shadow::apart(2, self.thread, self.number, u64::from(at) + 1)
    }

    fn messages(&self) -> MutexGuard<'_, BTreeMap<u32, Option<T>>> {
        self.messages.lock().expect("nothing panics with it")
    }

    fn put(&self, at: u32, message: Option<T>, site: Site) {
        native::aside(|| self.messages().insert(at, message));
        self.place(at).store(1, Order::Release, site);
    }

    pub(super) fn send(&self, message: T, site: Site) -> Result<(), SendError<T>> {
        let next = |taken| (taken & GONE == 0).then(|| taken + 1);
        match self.taken().modify_if((Order::Relaxed, Order::Release), site, next) {
            Ok(at) => {
                self.put(at, Some(message), site);
                Ok(())
            }
            Err(_) => Err(SendError(message)),
        }
    }

    /// The last sender is gone.
    pub(super) fn end(&self, site: Site) {
        let at = self.taken().modify((Order::Relaxed, Order::Release), site, |taken| taken + 1);
        if at & GONE == 0 {
            self.put(at, None, site);
        }
    }

    /// Takes what is in a place, which was put there.
    fn found(&self, at: u32) -> Found<T> {
        let found = native::aside(|| self.messages().remove(&at));
        match found.expect("it was put there") {
            Some(message) => Found::Message(message),
            None => Found::End,
        }
    }

    pub(super) fn receive(&self, at: u32, site: Site) -> Option<T> {
        self.place(at).take(1, 2, site);
        match self.found(at) {
            Found::Message(message) => Some(message),
            Found::End => None,
        }
    }

    pub(super) fn try_receive(&self, at: u32, site: Site) -> Result<T, TryRecvError> {
        if self.place(at).try_take(1, 2, site) {
            return match self.found(at) {
                Found::Message(message) => Ok(message),
                Found::End => Err(TryRecvError::Disconnected),
            };
        }
        if self.taken().load(Order::Relaxed, site) > at {
            // The place is taken, so that the standard library's waits for its message; and that
            // it is there is another execution.
            native::ask(Request::Block, Some(site));
        }
        Err(TryRecvError::Empty)
    }

    pub(super) fn receive_in_time(&self, at: u32, site: Site) -> Result<T, RecvTimeoutError> {
        let is_over = End::choose(false, true, site) == End::TimeOver;
        match self.try_receive(at, site) {
            Ok(message) if !is_over => Ok(message),
            Err(TryRecvError::Disconnected) if !is_over => Err(RecvTimeoutError::Disconnected),
            Err(TryRecvError::Empty) if is_over => Err(RecvTimeoutError::Timeout),
            _ => {
                // That is as the other choice, or too early.
                native::ask(Request::Block, Some(site));
                Err(RecvTimeoutError::Timeout)
            }
        }
    }

    /// The receiver goes. What was not received is dropped.
    pub(super) fn leave(&self, site: Site) {
        self.taken().modify((Order::Acquire, Order::Release), site, |taken| taken | GONE);
        let left = native::aside(|| core::mem::take(&mut *self.messages()));
        left.into_values().for_each(drop);
    }
}

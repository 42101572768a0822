//! A channel with bounds, in a check: a queue under a lock.
//!
//! A sender that finds no room waits with its message; a receiver that finds none waits too, and who
//! comes next hands over what the other waits for.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::mpsc::{RecvTimeoutError, SendError, TryRecvError, TrySendError};

use crate::native;
use crate::program::{Order, Request, Site};
use crate::sync::ending::End;
use crate::sync::signal::{Signal, number};
use crate::sync::word::{Modelled as _, Shadow};

/// A channel.
#[derive(Debug)]
pub(super) struct Bounded<T> {
    lock: Shadow,
    bound: usize,
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    messages: VecDeque<T>,
    /// Those who wait for room, by number, with their messages.
    senders: VecDeque<(u64, T, Signal)>,
    /// The messages of those for whom there will be no room.
    refused: Vec<(u64, T)>,
    /// The receiver, while it waits.
    receiver: Option<Signal>,
    /// What the receiver is given while it waits, if anything.
    handed: Option<T>,
    has_receiver: bool,
    has_senders: bool,
    count: u64,
}

impl<T> State<T> {
    /// Takes a message; also who is to be woken, since there is room.
    fn take(&mut self, bound: usize) -> Option<(T, Option<Signal>)> {
        let first = self.messages.pop_front();
        let next = (self.messages.len() < bound.max(1)).then(|| self.senders.pop_front()).flatten();
        match (first, next) {
            (Some(first), Some((_, next, signal))) => {
                self.messages.push_back(next);
                Some((first, Some(signal)))
            }
            (Some(first), None) => Some((first, None)),
            (None, Some((_, next, signal))) => Some((next, Some(signal))),
            (None, None) => None,
        }
    }

    /// Gives a message to the receiver if it waits, or puts it where there is room; also who is to
    /// be woken.
    fn put(&mut self, message: T, bound: usize) -> Result<Option<Signal>, T> {
        if let Some(receiver) = self.receiver.take() {
            self.handed = Some(message);
            return Ok(Some(receiver));
        }
        if self.messages.len() < bound {
            self.messages.push_back(message);
            return Ok(None);
        }
        Err(message)
    }
}

impl<T> Bounded<T> {
    pub(super) fn new(bound: usize) -> Self {
        let state = State {
            messages: VecDeque::new(),
            senders: VecDeque::new(),
            refused: Vec::new(),
            receiver: None,
            handed: None,
            has_receiver: true,
            has_senders: true,
            count: 0,
        };
        let lock = Shadow::apart(3, native::current(), 0, number(3));
        Self { lock, bound, state: Mutex::new(state) }
    }

    /// Does something with the state, without the lock.
    fn state<R>(&self, work: impl FnOnce(&mut State<T>) -> R) -> R {
        native::aside(|| work(&mut self.state.lock().expect("nothing panics with it")))
    }

    /// Does something with the state, with the lock.
    fn locked<R>(&self, site: Site, work: impl FnOnce(&mut State<T>) -> R) -> R {
        self.lock.take(0, 1, site);
        let result = self.state(work);
        self.lock.store(0, Order::Release, site);
        result
    }

    pub(super) fn send(&self, message: T, site: Site) -> Result<(), SendError<T>> {
        let signal = Signal::new();
        let put = self.locked(site, |state| {
            if !state.has_receiver {
                return Err(SendError(message));
            }
            Ok(state.put(message, self.bound).map_err(|message| {
                state.count += 1;
                state.senders.push_back((state.count, message, signal));
                state.count
            }))
        });
        match put? {
            Ok(woken) => wake(woken, site),
            Err(number) => {
                signal.wait(Order::Acquire, site);
                let refused = self.state(|state| {
                    let at = state.refused.iter().position(|&(other, _)| other == number)?;
                    Some(state.refused.swap_remove(at).1)
                });
                if let Some(message) = refused {
                    return Err(SendError(message));
                }
            }
        }
        Ok(())
    }

    pub(super) fn try_send(&self, message: T, site: Site) -> Result<(), TrySendError<T>> {
        let woken = self.locked(site, |state| match state.has_receiver {
            true => state.put(message, self.bound).map_err(TrySendError::Full),
            false => Err(TrySendError::Disconnected(message)),
        });
        wake(woken?, site);
        Ok(())
    }

    /// The last sender is gone.
    pub(super) fn end(&self, site: Site) {
        let woken = self.locked(site, |state| {
            state.has_senders = false;
            state.receiver.take()
        });
        wake(woken, site);
    }

    pub(super) fn receive(&self, site: Site) -> Option<T> {
        self.receive_or_wait(site, |signal| signal.wait(Order::Acquire, site))
    }

    fn receive_or_wait(&self, site: Site, wait: impl FnOnce(Signal)) -> Option<T> {
        let signal = Signal::new();
        let found = self.locked(site, |state| {
            let found = state.take(self.bound);
            if found.is_none() && state.has_senders {
                state.receiver = Some(signal);
                return Err(signal);
            }
            Ok(found)
        });
        match found {
            Ok(found) => {
                let (message, woken) = found?;
                wake(woken, site);
                Some(message)
            }
            Err(signal) => {
                wait(signal);
                self.state(|state| state.handed.take())
            }
        }
    }

    pub(super) fn try_receive(&self, site: Site) -> Result<T, TryRecvError> {
        let found = self.locked(site, |state| {
            state.take(self.bound).ok_or(match state.has_senders {
                true => TryRecvError::Empty,
                false => TryRecvError::Disconnected,
            })
        });
        let (message, woken) = found?;
        wake(woken, site);
        Ok(message)
    }

    pub(super) fn receive_in_time(&self, site: Site) -> Result<T, RecvTimeoutError> {
        if End::choose(false, true, site) == End::TimeOver {
            if !matches!(self.try_receive(site), Err(TryRecvError::Empty)) {
                // That is as the other choice.
                native::ask(Request::Block, Some(site));
            }
            return Err(RecvTimeoutError::Timeout);
        }
        let message =
            self.receive_or_wait(site, |signal| signal.wait_or_leave(Order::Acquire, site));
        message.ok_or(RecvTimeoutError::Disconnected)
    }

    /// The receiver goes. What was not received is dropped.
    pub(super) fn leave(&self, site: Site) {
        let (left, senders) = self.locked(site, |state| {
            state.has_receiver = false;
            let mut signals = Vec::new();
            while let Some((number, message, signal)) = state.senders.pop_front() {
                state.refused.push((number, message));
                signals.push(signal);
            }
            (core::mem::take(&mut state.messages), signals)
        });
        senders.into_iter().for_each(|sender| wake(Some(sender), site));
        left.into_iter().for_each(drop);
    }
}

fn wake(signal: Option<Signal>, site: Site) {
    if let Some(signal) = signal {
        signal.set(Order::Release, site);
    }
}

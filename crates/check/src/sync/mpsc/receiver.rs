//! [`std::sync::mpsc::Receiver`].

use core::cell::Cell;
use core::fmt;
use std::panic::Location as Caller;
use std::sync::Arc;
use std::sync::mpsc::{self as real, RecvError, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use super::bounded::Bounded;
use super::list::List;
use crate::native::is_running;
use crate::program::Site;

/// The side of a channel that receives: [`std::sync::mpsc::Receiver`].
pub struct Receiver<T>(Kind<T>);

enum Kind<T> {
    Real(real::Receiver<T>),
    List {
        channel: Arc<List<T>>,
        /// The place of the next message; `None` after the end.
        next: Cell<Option<u32>>,
        /// Where it was made.
        site: Site,
    },
    Bounded {
        channel: Arc<Bounded<T>>,
        site: Site,
    },
}

impl<T> Receiver<T> {
    pub(super) fn real(receiver: real::Receiver<T>) -> Self {
        Self(Kind::Real(receiver))
    }

    pub(super) fn list(channel: Arc<List<T>>, site: Site) -> Self {
        Self(Kind::List { channel, next: Cell::new(Some(0)), site })
    }

    pub(super) fn bounded(channel: Arc<Bounded<T>>, site: Site) -> Self {
        Self(Kind::Bounded { channel, site })
    }

    /// The next message, when there is one.
    ///
    /// # Errors
    /// There is none, and no sender.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        let site = Caller::caller();
        match &self.0 {
            Kind::Real(receiver) => receiver.recv(),
            _ if !is_running() => Err(RecvError),
            Kind::Bounded { channel, .. } => channel.receive(site).ok_or(RecvError),
            Kind::List { channel, next, .. } => {
                let at = next.get().ok_or(RecvError)?;
                let message = channel.receive(at, site);
                next.set(message.is_some().then(|| at + 1));
                message.ok_or(RecvError)
            }
        }
    }

    /// The next message, if there is one.
    ///
    /// # Errors
    /// There is none.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let site = Caller::caller();
        match &self.0 {
            Kind::Real(receiver) => receiver.try_recv(),
            _ if !is_running() => Err(TryRecvError::Disconnected),
            Kind::Bounded { channel, .. } => channel.try_receive(site),
            Kind::List { channel, next, .. } => {
                let at = next.get().ok_or(TryRecvError::Disconnected)?;
                let result = channel.try_receive(at, site);
                next.set(match &result {
                    Ok(_) => Some(at + 1),
                    Err(TryRecvError::Empty) => Some(at),
                    Err(TryRecvError::Disconnected) => None,
                });
                result
            }
        }
    }

    /// The next message, when there is one, if that is soon enough.
    ///
    /// # Errors
    /// There is none in time, or there is none and no sender.
    #[track_caller]
    pub fn recv_timeout(&self, time: Duration) -> Result<T, RecvTimeoutError> {
        let site = Caller::caller();
        match &self.0 {
            Kind::Real(receiver) => receiver.recv_timeout(time),
            _ if !is_running() => Err(RecvTimeoutError::Disconnected),
            Kind::Bounded { channel, .. } => channel.receive_in_time(site),
            Kind::List { channel, next, .. } => {
                let at = next.get().ok_or(RecvTimeoutError::Disconnected)?;
                let result = channel.receive_in_time(at, site);
                next.set(match &result {
                    Ok(_) => Some(at + 1),
                    Err(RecvTimeoutError::Timeout) => Some(at),
                    Err(RecvTimeoutError::Disconnected) => None,
                });
                result
            }
        }
    }

    /// The messages, for each of which it waits.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter(self)
    }

    /// The messages that are there.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter(self)
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        match &self.0 {
            Kind::List { channel, site, .. } if is_running() => channel.leave(site),
            Kind::Bounded { channel, site } if is_running() => channel.leave(site),
            _ => {}
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// The messages of a [`Receiver`]: [`std::sync::mpsc::Iter`].
#[derive(Debug)]
pub struct Iter<'a, T: 'a>(&'a Receiver<T>);

/// The messages that a [`Receiver`] finds: [`std::sync::mpsc::TryIter`].
#[derive(Debug)]
pub struct TryIter<'a, T: 'a>(&'a Receiver<T>);

/// The messages of a [`Receiver`] that it owns: [`std::sync::mpsc::IntoIter`].
#[derive(Debug)]
pub struct IntoIter<T>(Receiver<T>);

impl<T> Iterator for Iter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.0.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}

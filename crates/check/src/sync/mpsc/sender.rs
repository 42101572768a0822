//! [`std::sync::mpsc::Sender`] and [`std::sync::mpsc::SyncSender`].

use core::fmt;
use std::panic::Location as Caller;
use std::sync::Arc;
use std::sync::mpsc::{self as real, SendError, TrySendError};

use super::bounded::Bounded;
use super::list::List;
use crate::native::is_running;
use crate::program::Site;
use crate::sync::owners::Owner;

/// One of the checker's, or the standard library's.
enum Kind<R, C> {
    Real(R),
    Checked {
        channel: Arc<C>,
        owner: Owner,
        /// Where it was made.
        site: Site,
    },
}

impl<R: Clone, C> Kind<R, C> {
    fn split(&self, site: Site) -> Self {
        match self {
            Self::Real(real) => Self::Real(real.clone()),
            Self::Checked { channel, owner, site: made } => Self::Checked {
                channel: Arc::clone(channel),
                owner: match is_running() {
                    true => owner.split(site),
                    false => Owner::none(),
                },
                site: made,
            },
        }
    }
}

/// The side of a channel that sends: [`std::sync::mpsc::Sender`].
pub struct Sender<T>(Kind<real::Sender<T>, List<T>>);

/// The side of a channel with bounds that sends: [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T>(Kind<real::SyncSender<T>, Bounded<T>>);

impl<T> Sender<T> {
    pub(super) fn real(sender: real::Sender<T>) -> Self {
        Self(Kind::Real(sender))
    }

    pub(super) fn checked(channel: Arc<List<T>>, owner: Owner, site: Site) -> Self {
        Self(Kind::Checked { channel, owner, site })
    }

    /// Sends a message; it never waits.
    ///
    /// # Errors
    /// There is no receiver; the message is in the error.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.send(message),
            Kind::Checked { channel, .. } if is_running() => {
                channel.send(message, Caller::caller())
            }
            Kind::Checked { .. } => Err(SendError(message)),
        }
    }
}

impl<T> SyncSender<T> {
    pub(super) fn real(sender: real::SyncSender<T>) -> Self {
        Self(Kind::Real(sender))
    }

    pub(super) fn checked(channel: Arc<Bounded<T>>, owner: Owner, site: Site) -> Self {
        Self(Kind::Checked { channel, owner, site })
    }

    /// Sends a message, when there is room for it.
    ///
    /// # Errors
    /// There is no receiver; the message is in the error.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.send(message),
            Kind::Checked { channel, .. } if is_running() => {
                channel.send(message, Caller::caller())
            }
            Kind::Checked { .. } => Err(SendError(message)),
        }
    }

    /// Sends a message, if there is room for it.
    ///
    /// # Errors
    /// There is no room, or no receiver; the message is in the error.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        match &self.0 {
            Kind::Real(sender) => sender.try_send(message),
            Kind::Checked { channel, .. } if is_running() => {
                channel.try_send(message, Caller::caller())
            }
            Kind::Checked { .. } => Err(TrySendError::Disconnected(message)),
        }
    }
}

impl<T> Clone for Sender<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self(self.0.split(Caller::caller()))
    }
}

impl<T> Clone for SyncSender<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        Self(self.0.split(Caller::caller()))
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        if let Kind::Checked { channel, owner, site } = &self.0
            && is_running()
            && owner.leave(site)
        {
            channel.end(site);
        }
    }
}

impl<T> Drop for SyncSender<T> {
    fn drop(&mut self) {
        if let Kind::Checked { channel, owner, site } = &self.0
            && is_running()
            && owner.leave(site)
        {
            channel.end(site);
        }
    }
}

impl<T> fmt::Debug for Sender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for SyncSender<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSender").finish_non_exhaustive()
    }
}

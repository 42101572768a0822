//! [`std::sync::mpsc`].
//!
//! A channel that is made in a check is the checker's; others are the standard library's. `list.rs`
//! is the one without bounds, `bounded.rs` the one with.
//!
//! Limits: as those of [`Condvar`](super::Condvar) for what waits with a time limit.

mod bounded;
mod list;
mod receiver;
mod sender;

use std::panic::Location as Caller;
use std::sync::Arc;
use std::sync::mpsc as real;

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use self::bounded::Bounded;
use self::list::List;
pub use self::receiver::{IntoIter, Iter, Receiver, TryIter};
pub use self::sender::{Sender, SyncSender};
use super::owners::Owner;
use crate::native::{self, is_running};

/// A channel without bounds.
#[track_caller]
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    if !is_running() {
        let (sender, receiver) = real::channel();
        return (Sender::real(sender), Receiver::real(receiver));
    }
    let site = Caller::caller();
    let list = native::aside(|| Arc::new(List::new()));
    let sender = Sender::checked(Arc::clone(&list), Owner::only(), site);
    (sender, Receiver::list(list, site))
}

/// A channel with room for `bound` messages; with room for none, a sender waits for the receiver.
#[track_caller]
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    if !is_running() {
        let (sender, receiver) = real::sync_channel(bound);
        return (SyncSender::real(sender), Receiver::real(receiver));
    }
    let site = Caller::caller();
    let channel = native::aside(|| Arc::new(Bounded::new(bound)));
    let sender = SyncSender::checked(Arc::clone(&channel), Owner::only(), site);
    (sender, Receiver::bounded(channel, site))
}

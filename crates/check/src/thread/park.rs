//! Parking: a thread waits for a token that others give it.
//!
//! A token is a location of its own, so that `unpark` happens before the `park` that takes it
//! (documentation of [`std::thread::park`]). In a check `park` may return for no reason, without the
//! token, once in each thread: more would give infinitely many executions. [`park_timeout`] may
//! time out every time.

use std::panic::Location as Caller;
use std::time::Duration;

use super::table::{entry, running};
use crate::graph::{Exchange, Location};
use crate::native;
use crate::program::{Order, Request, Site};

/// How often a thread returns for no reason.
const SPURIOUS: u32 = 1;

const fn token(thread: u32) -> Location {
    native::location(1, thread as u64)
}

/// Whether the thread that runs now returns from waiting for no reason; both are tried.
pub(super) fn is_spurious(site: Site) -> bool {
    if !native::may_be_spurious() || entry(running(), |entry| entry.spurious) >= SPURIOUS {
        return false;
    }
    let is_spurious =
        native::ask(Request::Choice { ways: 2, for_no_reason: true }, Some(site)) == 1;
    entry(running(), |entry| entry.spurious += u32::from(is_spurious));
    is_spurious
}

/// Takes the token if it is there; whether it was.
fn take(waits: bool, site: Site) -> bool {
    let (location, order) = (token(running()), Order::Acquire);
    let failure = Order::Relaxed;
    let exchange = Exchange { expected: 1, success: order, failure, weak: false, fails: false };
    let request = Request::Read { location, order, exchange: Some(exchange), update: false, waits };
    let is_there = native::ask(request, Some(site)) == 1;
    if is_there {
        let order = Order::Relaxed;
        native::ask(Request::Write { location, order, value: 0, update: true }, Some(site));
    } else if waits {
        native::ask(Request::Wait { reads: 1 }, Some(site));
    }
    is_there
}

/// Waits for the thread's token and takes it, as [`std::thread::park`].
#[track_caller]
pub fn park() {
    if native::is_torn_down() {
        native::give_up();
    }
    if !native::is_running() {
        return std::thread::park();
    }
    let site = Caller::caller();
    if !is_spurious(site) {
        while !take(true, site) {}
    }
}

/// Waits for the thread's token and takes it, but not for ever, as [`std::thread::park_timeout`].
/// In a check time does not pass, and it may always time out.
#[track_caller]
pub fn park_timeout(timeout: Duration) {
    if native::is_torn_down() {
        return;
    }
    if !native::is_running() {
        return std::thread::park_timeout(timeout);
    }
    let site = Caller::caller();
    let times_out = native::ask(Request::Choice { ways: 2, for_no_reason: true }, Some(site)) == 1;
    if !times_out && !take(false, site) {
        // It waits, and if nobody comes it times out, as it does the other way.
        native::ask(Request::Block, Some(site));
    }
}

/// Gives a thread its token.
#[track_caller]
pub(super) fn unpark(thread: u32) {
    if !native::is_running() {
        return;
    }
    let site = Some(Caller::caller());
    let location = token(thread);
    let order = Order::Relaxed;
    native::ask(
        Request::Read { location, order, exchange: None, update: true, waits: false },
        site,
    );
    let order = Order::Release;
    native::ask(Request::Write { location, order, value: 1, update: true }, site);
}

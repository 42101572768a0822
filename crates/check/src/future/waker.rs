//! What wakes a future that [`block_on`](super::block_on) runs.
//!
//! A waker is a number, so that it is the same in every execution, and that to clone and drop it is
//! no event. To wake is to set a location of its own, which happens before the poll that follows
//! (documentation of [`core::task::Waker::wake`]: what was done before it is seen by the poll).

use core::sync::atomic::AtomicU8;
use core::task::{RawWaker, RawWakerVTable, Waker};
use std::collections::BTreeMap;

use crate::graph::{Exchange, Location};
use crate::native;
use crate::program::{Order, Request, Site};
use crate::thread;

/// What a call of `block_on` waits for.
pub(super) struct Signal {
    number: u64,
    site: Site,
    may_be_spurious: bool,
}

/// The most calls of one thread that can be told apart.
const CALLS: u64 = 1 << 16;

const TABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, drop_one);

fn location(number: u64) -> Location {
    native::location(2, number)
}

impl Signal {
    pub(super) fn new(site: Site) -> Self {
        let (thread, call) = thread::next_call();
        Self {
            number: u64::from(thread) * CALLS + u64::from(call) % CALLS,
            site,
            may_be_spurious: true,
        }
    }

    /// A waker for it.
    pub(super) fn waker(&self) -> Waker {
        table(|table| table.insert(self.number, Wakers { count: 0, site: self.site }));
        count(self.number, 1);
        let data = core::ptr::without_provenance(self.number as usize);
        // SAFETY: the functions of the table are safe whatever the pointer is, which is a number, and
        // may be called by every thread, so that the contract of `RawWaker` is kept.
        unsafe { Waker::from_raw(RawWaker::new(data, &TABLE)) }
    }

    /// Waits until it is woken, or does not, once.
    pub(super) fn wait(&mut self) {
        if !native::is_running() {
            return;
        }
        let site = Some(self.site);
        if self.may_be_spurious
            && native::may_be_spurious()
            && native::ask(Request::Choice { ways: 2, for_no_reason: true }, site) == 1
        {
            self.may_be_spurious = false;
            return;
        }
        let (location, order) = (location(self.number), Order::Acquire);
        let exchange = Exchange {
            expected: 1,
            success: order,
            failure: Order::Relaxed,
            weak: false,
            fails: false,
        };
        let exchange = Some(exchange);
        let request = Request::Read { location, order, exchange, update: false, waits: true };
        while native::ask(request, site) != 1 {
            native::ask(Request::Wait { reads: 1 }, site);
        }
        let order = Order::Relaxed;
        native::ask(Request::Write { location, order, value: 0, update: true }, site);
    }
}

/// The wakers of a call.
struct Wakers {
    count: i64,
    /// Where the call is.
    site: Site,
}

/// Does something with what is known of the wakers of this execution.
fn table<R>(work: impl FnOnce(&mut BTreeMap<u64, Wakers>) -> R) -> R {
    static KEY: AtomicU8 = AtomicU8::new(0);
    native::aside(|| native::place(KEY.as_ptr().addr(), BTreeMap::new, work))
}

/// There are more or fewer wakers of a call.
fn count(number: u64, more: i64) {
    if !native::is_running() && !native::is_torn_down() {
        return;
    }
    // No address, and no number that `unused_address` gives.
    let key = 1 << 62 | number as usize;
    let now = table(|table| {
        let wakers = table.get_mut(&number)?;
        wakers.count += more;
        Some((wakers.count, wakers.site))
    });
    match now {
        Some((0, _)) => native::given_up(key),
        Some((_, site)) => native::made(key, "waker", site),
        None => {}
    }
}

unsafe fn clone(data: *const ()) -> RawWaker {
    count(data.addr() as u64, 1);
    RawWaker::new(data, &TABLE)
}

unsafe fn wake(data: *const ()) {
    set(data);
    count(data.addr() as u64, -1);
}

unsafe fn wake_by_ref(data: *const ()) {
    set(data);
}

unsafe fn drop_one(data: *const ()) {
    count(data.addr() as u64, -1);
}

fn set(data: *const ()) {
    if !native::is_running() {
        return;
    }
    let number = data.addr() as u64;
    // Who calls it is not known.
    let site = table(|table| table.get(&number).map(|wakers| wakers.site));
    let location = location(number);
    let order = Order::Relaxed;
    native::ask(
        Request::Read { location, order, exchange: None, update: true, waits: false },
        site,
    );
    let order = Order::Release;
    native::ask(Request::Write { location, order, value: 1, update: true }, site);
}

//! What locks and counts are made of in a check: words of the checker's own, which no advice on
//! orderings is given for.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

use crate::graph::{Exchange, Location};
use crate::native::{ask, atomic};
use crate::program::{Order, Request, Site};

/// The binary logarithm of a word's size in bytes.
const LOG: u64 = 2;

/// A word whose values are in the graph; the operations are for threads of a check.
pub(super) trait Modelled {
    /// Where it is.
    fn locate(&self, site: Site) -> Location;

    /// The value was written, as the last in modification order of those that were written so far.
    fn wrote(&self, location: Location, value: u32);

    fn read(
        &self,
        location: Location,
        order: Order,
        exchange: Option<Exchange>,
        waits: bool,
        site: Site,
    ) -> u32 {
        ask(Request::Read { location, order, exchange, update: false, waits }, Some(site)) as u32
    }

    fn write(&self, location: Location, order: Order, value: u32, update: bool, site: Site) {
        let request = Request::Write { location, order, value: value.into(), update };
        if ask(request, Some(site)) == 1 {
            self.wrote(location, value);
        }
    }

    #[inline(never)]
    fn load(&self, order: Order, site: Site) -> u32 {
        self.read(self.locate(site), order, None, false, site)
    }

    #[inline(never)]
    fn store(&self, value: u32, order: Order, site: Site) {
        self.write(self.locate(site), order, value, false, site);
    }

    /// Writes what `new` makes of the value, and gives the old one. The orders are those of the
    /// read and of the write.
    #[inline(never)]
    fn modify(
        &self,
        (reading, writing): (Order, Order),
        site: Site,
        new: impl FnOnce(u32) -> u32,
    ) -> u32 {
        let location = self.locate(site);
        let request =
            Request::Read { location, order: reading, exchange: None, update: true, waits: false };
        let old = ask(request, Some(site)) as u32;
        self.write(location, writing, new(old), true, site);
        old
    }

    /// Writes what `new` makes of the value, if it makes something of it; the old value in any case.
    /// The orders are those of the read and of the write.
    #[inline(never)]
    fn modify_if(
        &self,
        (reading, writing): (Order, Order),
        site: Site,
        new: impl FnOnce(u32) -> Option<u32>,
    ) -> Result<u32, u32> {
        let location = self.locate(site);
        let old = self.read(location, reading, None, false, site);
        let new = new(old).ok_or(old)?;
        self.write(location, writing, new, true, site);
        Ok(old)
    }

    /// Acquires, waits until `new` makes something of the value, and writes what it makes of it, or
    /// leaves it; the old value.
    #[inline(never)]
    fn modify_or_leave(&self, site: Site, new: impl Fn(u32) -> Option<Option<u32>>) -> u32 {
        let location = self.locate(site);
        loop {
            let old = self.read(location, Order::Acquire, None, true, site);
            if let Some(new) = new(old) {
                if let Some(new) = new {
                    self.write(location, Order::Relaxed, new, true, site);
                }
                return old;
            }
            wait(site);
        }
    }

    /// Waits until the value is such that `is_so`, and acquires; the value.
    #[inline(never)]
    fn wait_until(&self, site: Site, is_so: impl Fn(u32) -> bool) -> u32 {
        self.modify_or_leave(site, |value| is_so(value).then_some(None))
    }

    /// Acquires, waits until `new` makes something of the value, and writes that; the old value.
    #[inline(never)]
    fn modify_when(&self, site: Site, new: impl Fn(u32) -> Option<u32>) -> u32 {
        self.modify_or_leave(site, |value| new(value).map(Some))
    }

    #[inline(never)]
    fn exchange(
        &self,
        (expected, new): (u32, u32),
        success: Order,
        waits: bool,
        site: Site,
    ) -> bool {
        let location = self.locate(site);
        let failure = Order::Relaxed;
        let exchange =
            Exchange { expected: expected.into(), success, failure, weak: false, fails: false };
        let is_found = self.read(location, success, Some(exchange), waits, site) == expected;
        if is_found {
            self.write(location, Order::Relaxed, new, true, site);
        }
        is_found
    }

    /// Acquires and writes `new`, if the value is `expected`; whether it was.
    #[inline(never)]
    fn try_take(&self, expected: u32, new: u32, site: Site) -> bool {
        self.exchange((expected, new), Order::Acquire, false, site)
    }

    /// Waits until the value is `expected`, acquires, and writes `new`.
    #[inline(never)]
    fn take(&self, expected: u32, new: u32, site: Site) {
        self.take_as((expected, new), Order::Acquire, site);
    }

    /// As [`take`](Self::take), with another order than to acquire.
    #[inline(never)]
    fn take_as(&self, values: (u32, u32), order: Order, site: Site) {
        while !self.exchange(values, order, true, site) {
            wait(site);
        }
    }
}

/// Waits until the thread's latest read reads something else, which is another execution; it goes on
/// only when this one is given up.
fn wait(site: Site) {
    ask(Request::Wait { reads: 1 }, Some(site));
}

/// A word in a lock. Memory holds what the last write in modification order wrote, so that the lock
/// can be moved by its owner.
#[derive(Debug, Default)]
pub(super) struct Word(AtomicU32);

impl Word {
    pub(super) const fn new(value: u32) -> Self {
        Self(AtomicU32::new(value))
    }

    /// What it holds, now that it has one owner.
    pub(super) fn last(&self) -> u32 {
        self.0.load(Relaxed)
    }
}

impl Modelled for Word {
    fn locate(&self, site: Site) -> Location {
        let address = core::ptr::from_ref(self).addr();
        atomic::locate(address, LOG, self.last().into(), Some(site))
    }

    fn wrote(&self, location: Location, value: u32) {
        if atomic::keep(location, value.into()) {
            self.0.store(value, Relaxed);
        }
    }
}

/// A word at an address whose memory is somebody else's: it has a value in the graph alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shadow {
    pub(super) address: usize,
    /// Its value before it is first used in an execution.
    pub(super) initial: u32,
}

impl Modelled for Shadow {
    fn locate(&self, _: Site) -> Location {
        atomic::shadow(self.address, LOG, self.initial.into())
    }

    fn wrote(&self, _: Location, _: u32) {}
}

impl Shadow {
    /// One that has no memory at all, and its own address if no other has the same numbers: `kind`
    /// is below 4, `thread` and `owner` below 2^12 and `number` below 2^28.
    pub(super) fn apart(kind: u64, thread: usize, owner: u64, number: u64) -> Self {
        let address = 1 << 57 | kind << 55 | (thread as u64) << 43 | owner << 31 | number << 3;
        Self { address: address as usize, initial: 0 }
    }

    /// Whether it was used in the execution.
    pub(super) fn is_known(&self) -> bool {
        atomic::is_known(self.address, LOG)
    }
}

/// What a count holds while somebody looks whether it is the only one.
pub(super) const LOCKED: u32 = u32::MAX;

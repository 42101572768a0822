//! A word that locks are made of in a check: an atomic of the checker's own, which no advice on
//! orderings is given for.
//!
//! Its value is in the graph; memory holds what the last write in modification order wrote, so that
//! a lock can be moved by its owner.

use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

use crate::graph::{Exchange, Location};
use crate::native::{ask, atomic};
use crate::program::{Order, Request, Site};

/// The binary logarithm of its size in bytes.
const LOG: u64 = 2;

/// A word; its operations are for threads of a check.
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

    fn locate(&self, site: Site) -> Location {
        let address = core::ptr::from_ref(self).addr();
        atomic::locate(address, LOG, self.last().into(), Some(site))
    }

    fn read(location: Location, order: Order, exchange: Option<Exchange>, site: Site) -> u32 {
        ask(Request::Read { location, order, exchange }, Some(site)) as u32
    }

    fn write(&self, location: Location, order: Order, value: u32, update: bool, site: Site) {
        let bits = u64::from(value);
        let is_last = ask(Request::Write { location, order, value: bits, update }, Some(site)) == 1;
        if is_last && atomic::keep(location, bits) {
            self.0.store(value, Relaxed);
        }
    }

    #[inline(never)]
    pub(super) fn load(&self, order: Order, site: Site) -> u32 {
        Self::read(self.locate(site), order, None, site)
    }

    #[inline(never)]
    pub(super) fn store(&self, value: u32, order: Order, site: Site) {
        self.write(self.locate(site), order, value, false, site);
    }

    /// Writes what `new` makes of the value, and gives the old one. The orders are those of the
    /// read and of the write.
    #[inline(never)]
    pub(super) fn modify(
        &self,
        (reading, writing): (Order, Order),
        site: Site,
        new: impl FnOnce(u32) -> u32,
    ) -> u32 {
        let location = self.locate(site);
        let old = Self::read(location, reading, None, site);
        self.write(location, writing, new(old), true, site);
        old
    }

    /// Acquires, and writes what `new` makes of the value, if it makes something of it; the old
    /// value in any case.
    #[inline(never)]
    pub(super) fn modify_if(
        &self,
        site: Site,
        new: impl FnOnce(u32) -> Option<u32>,
    ) -> Result<u32, u32> {
        let location = self.locate(site);
        let old = Self::read(location, Order::Acquire, None, site);
        let new = new(old).ok_or(old)?;
        self.write(location, Order::Relaxed, new, true, site);
        Ok(old)
    }

    /// As [`modify_if`](Self::modify_if), but it waits until `new` makes something of the value.
    #[inline(never)]
    pub(super) fn modify_when(&self, site: Site, new: impl FnOnce(u32) -> Option<u32>) -> u32 {
        self.modify_if(site, new).unwrap_or_else(|_| wait(site))
    }

    fn exchange(&self, expected: u32, new: u32, waits: bool, site: Site) -> bool {
        let location = self.locate(site);
        let (success, failure) = (Order::Acquire, Order::Relaxed);
        let exchange = Exchange { expected: expected.into(), success, failure, waits };
        let is_found = Self::read(location, success, Some(exchange), site) == expected;
        if is_found {
            self.write(location, Order::Relaxed, new, true, site);
        }
        is_found
    }

    /// Acquires and writes `new`, if the value is `expected`; whether it was.
    #[inline(never)]
    pub(super) fn try_take(&self, expected: u32, new: u32, site: Site) -> bool {
        self.exchange(expected, new, false, site)
    }

    /// Waits until the value is `expected`, acquires, and writes `new`.
    #[inline(never)]
    pub(super) fn take(&self, expected: u32, new: u32, site: Site) {
        if !self.exchange(expected, new, true, site) {
            wait(site);
        }
    }
}

/// Waits until the thread's latest read reads something else, which is another execution.
fn wait(site: Site) -> ! {
    ask(Request::Wait { reads: 1 }, Some(site));
    unreachable!("a thread that waits is not answered")
}

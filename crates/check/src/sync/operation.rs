//! What every atomic type does in a check: operations on bits at an address. The types are those of
//! this crate, and those of `interlocked`.
//!
//! Memory holds what the last write in modification order wrote, as far as it was executed: so an
//! atomic can be moved and dropped by its owner as the plain memory that it is.

use crate::advise::{Operation, Strength, chosen};
use crate::graph::{Exchange, Location};
use crate::native::{ask, atomic, may_be_spurious, take_failure};
use crate::program::{Order, Request, Site};

/// Where there is no memory.
const FIRST_PAGE: usize = 1 << 12;

/// What is in an atomic's memory, as a number.
pub(crate) trait Bits: Copy + Eq + Into<u128> {
    /// The number, of which there are no more bits.
    fn of(bits: u128) -> Self;
}

impl Bits for u64 {
    fn of(bits: u128) -> Self {
        bits as Self
    }
}

#[cfg(interlocked_check)]
impl Bits for u128 {
    fn of(bits: u128) -> Self {
        bits
    }
}

/// An atomic's memory.
pub(crate) trait Cell {
    /// As much as it holds.
    type Bits: Bits;

    /// The binary logarithm of its size in bytes.
    fn log(&self) -> u64;

    /// Its address.
    fn address(&self) -> usize;

    /// The bits that are in memory.
    fn bits(&self) -> Self::Bits;

    /// Puts bits into memory.
    fn set(&self, bits: Self::Bits);
}

/// Not inlined: what is in memory now would stay on the stack of who waits for an answer, and states
/// would differ in it.
#[inline(never)]
fn locate<C: Cell>(cell: &C, site: Site) -> Location {
    let address = cell.address();
    // Through a null pointer: to be told of, and not to be read.
    let bits = if address < FIRST_PAGE { 0 } else { cell.bits().into() };
    atomic::locate(address, cell.log(), bits, Some(site))
}

fn read<B: Bits>(location: Location, order: Order, update: bool, site: Site) -> B {
    let value =
        ask(Request::Read { location, order, exchange: None, update, waits: false }, Some(site));
    B::of(atomic::bits(location, value))
}

fn write<C: Cell>(
    cell: &C,
    location: Location,
    order: Order,
    bits: C::Bits,
    update: bool,
    site: Site,
) {
    let value = atomic::value(location, bits.into());
    let is_last = ask(Request::Write { location, order, value, update }, Some(site)) == 1;
    if is_last && atomic::keep(location, bits.into()) {
        cell.set(bits);
    }
}

#[inline(never)]
pub(crate) fn load<C: Cell>(cell: &C, order: Order, site: Site) -> C::Bits {
    let order = chosen(site, Operation::Load, order.into()).halves().0;
    read(locate(cell, site), order, false, site)
}

#[inline(never)]
pub(crate) fn store<C: Cell>(cell: &C, bits: C::Bits, order: Order, site: Site) {
    let order = chosen(site, Operation::Store, order.into()).halves().1;
    write(cell, locate(cell, site), order, bits, false, site);
}

/// Writes what `new` makes of the old bits, and gives those; `returns` is whether they go anywhere.
#[inline(never)]
pub(crate) fn modify<C: Cell>(
    cell: &C,
    ordering: Strength,
    returns: bool,
    site: Site,
    new: impl FnOnce(C::Bits) -> C::Bits,
) -> C::Bits {
    let location = locate(cell, site);
    let (mut reading, writing) = chosen(site, Operation::Update, ordering).halves();
    if reading == Order::Relaxed && !returns {
        reading = Order::NoReturn;
    }
    let old = read(location, reading, true, site);
    write(cell, location, writing, new(old), true, site);
    old
}

/// How a compare-exchange may fail.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failing {
    /// If it does not find what it expects.
    Strong,
    /// For no reason, too.
    Weak,
    /// Not: it waits until it finds what it expects.
    #[allow(dead_code)]
    Never,
}

/// Writes `new` if the bits are `expected`; the old bits.
#[inline(never)]
pub(crate) fn exchange<C: Cell>(
    cell: &C,
    (expected, new): (C::Bits, C::Bits),
    (success, failure): (Strength, Order),
    failing: Failing,
    site: Site,
) -> Result<C::Bits, C::Bits> {
    let location = locate(cell, site);
    let (reading, writing) = chosen(site, Operation::Update, success).halves();
    let failure = chosen(site, Operation::Failure, failure.into()).halves().0;
    let wanted = atomic::value(location, expected.into());
    let waits = failing == Failing::Never;
    let weak = failing == Failing::Weak && may_be_spurious();
    let exchange = Exchange { expected: wanted, success: reading, failure, weak, fails: false };
    let exchange = Some(exchange);
    let request = Request::Read { location, order: reading, exchange, update: false, waits };
    let old = ask(request, Some(site));
    if weak && take_failure() {
        return Err(expected);
    }
    if old != wanted {
        if waits {
            ask(Request::Wait { reads: 1 }, Some(site));
        }
        return Err(C::Bits::of(atomic::bits(location, old)));
    }
    write(cell, location, writing, new, true, site);
    Ok(expected)
}

/// The read of a compare-exchange that is known to fail.
#[cfg(interlocked_check)]
pub(crate) fn failed<C: Cell>(cell: &C, failure: Order, site: Site) -> C::Bits {
    let failure = chosen(site, Operation::Failure, failure.into()).halves().0;
    read(locate(cell, site), failure, false, site)
}

/// The owner reads or writes memory without an atomic operation.
#[inline(never)]
pub(super) fn own<C: Cell>(cell: &C, write: bool, site: Site) {
    let location = locate(cell, site);
    let (address, size) = (location >> 3, 1 << cell.log());
    ask(Request::Access { address, size, write }, Some(site));
}

/// A fence.
pub(crate) fn fence(order: Order, site: Site) {
    let order = chosen(site, Operation::Fence, order.into()).of_fence();
    ask(Request::Fence { order }, Some(site));
}

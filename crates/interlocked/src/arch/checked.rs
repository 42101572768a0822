//! The operations as a checker has them: words as numbers, and places.
//!
//! Each gives nothing if no checker is installed, or it runs no thread now: then the operation is for
//! the portable back end to do.

use core::panic::Location;
use core::ptr;

use super::{Address, Bits, Exchange, Operation, Word};
use crate::hook::{self, Change, Place, Width, running};
use crate::order::Order;

/// A word that a checker knows.
pub(crate) trait Checked: Word {
    /// How it is accessed.
    const WIDTH: Width;

    /// A word as a number.
    fn number(bits: Bits<Self>) -> u128;

    /// A number as a word.
    fn word(number: u128) -> Bits<Self>;
}

macro_rules! checked {
    ($($word:ident $width:ident;)+) => {$(
        impl Checked for $word {
            const WIDTH: Width = Width::$width;

            fn number(bits: Bits<Self>) -> u128 {
                // SAFETY: `Word`'s contract says that values are initialized.
                unsafe { bits.assume_init() }.into()
            }

            #[allow(clippy::cast_possible_truncation, reason = "the rest is zero")]
            fn word(number: u128) -> Bits<Self> {
                Bits::new(number as Self)
            }
        }
    )+};
}

checked! {
    u8 Byte;
    u16 Half;
    u32 Word;
    u64 Double;
    u128 Quad;
}

impl Checked for Address {
    const WIDTH: Width = Width::Pointer;

    fn number(bits: Bits<Self>) -> u128 {
        // SAFETY: `Word`'s contract says that values are initialized.
        unsafe { bits.assume_init() }.0.expose_provenance() as u128
    }

    fn word(number: u128) -> Bits<Self> {
        Bits::new(Self(ptr::with_exposed_provenance_mut(number as usize)))
    }
}

/// The place for a checker.
///
/// # Safety
///
/// As [`Word`]'s operations, as long as the result lives.
const unsafe fn place<W: Checked>(place: *mut Bits<W>) -> Place {
    // SAFETY: The caller's contract is the same.
    unsafe { Place::new(place.cast(), W::WIDTH) }
}

/// Reads.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn load<W: Checked>(at: *mut Bits<W>, order: Order) -> Option<Bits<W>> {
    let hook = running()?;
    // SAFETY: The caller's contract is the same.
    Some(W::word((hook.load)(&unsafe { place(at) }, order, Location::caller())))
}

/// Writes.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn store<W: Checked>(
    at: *mut Bits<W>,
    value: Bits<W>,
    order: Order,
) -> Option<()> {
    let hook = running()?;
    // SAFETY: The caller's contract is the same.
    (hook.store)(&unsafe { place(at) }, W::number(value), order, Location::caller());
    Some(())
}

/// Writes and gives what was there.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn swap<W: Checked>(
    at: *mut Bits<W>,
    value: Bits<W>,
    order: Order,
) -> Option<Bits<W>> {
    let value = W::number(value);
    // SAFETY: The caller's contract is the same.
    unsafe { modify(at, &Change { compute: &|_| value, order, returns: true }) }
}

/// Reads, computes, writes, and gives what was read.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn rmw<W: Checked>(
    operation: Operation,
    at: *mut Bits<W>,
    operand: Bits<W>,
    order: Order,
) -> Option<Bits<W>> {
    let compute = |old| W::number(W::compute(operation, W::word(old), operand));
    // SAFETY: The caller's contract is the same.
    unsafe { modify(at, &Change { compute: &compute, order, returns: true }) }
}

/// Reads, computes, writes.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn rmw_no_return<W: Checked>(
    operation: Operation,
    at: *mut Bits<W>,
    operand: Bits<W>,
    order: Order,
) -> Option<()> {
    let compute = |old| W::number(W::compute(operation, W::word(old), operand));
    // SAFETY: The caller's contract is the same.
    unsafe { modify(at, &Change { compute: &compute, order, returns: false }) }.map(drop)
}

/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
unsafe fn modify<W: Checked>(at: *mut Bits<W>, change: &Change<'_>) -> Option<Bits<W>> {
    let hook = running()?;
    // SAFETY: The caller's contract is the same.
    Some(W::word((hook.modify)(&unsafe { place(at) }, change, Location::caller())))
}

/// Writes `new` if `old` is there, and gives what was there.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn compare_exchange<W: Checked>(
    at: *mut Bits<W>,
    old: Bits<W>,
    new: Bits<W>,
    success: Order,
    failure: Order,
) -> Option<Exchange<W>> {
    let (expected, new) = (W::number(old), W::number(new));
    let exchange = hook::Exchange { expected, new, success, failure, is_weak: false };
    // SAFETY: The caller's contract is the same.
    unsafe { exchanged(at, &exchange) }
}

/// As [`compare_exchange`], and may fail for no reason.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
pub(crate) unsafe fn compare_exchange_weak<W: Checked>(
    at: *mut Bits<W>,
    old: Bits<W>,
    new: Bits<W>,
    success: Order,
    failure: Order,
) -> Option<Exchange<W>> {
    let (expected, new) = (W::number(old), W::number(new));
    let exchange = hook::Exchange { expected, new, success, failure, is_weak: true };
    // SAFETY: The caller's contract is the same.
    unsafe { exchanged(at, &exchange) }
}

/// # Safety
///
/// As [`Word`]'s operations.
#[track_caller]
unsafe fn exchanged<W: Checked>(
    at: *mut Bits<W>,
    exchange: &hook::Exchange,
) -> Option<Exchange<W>> {
    let hook = running()?;
    let mut found = 0;
    // SAFETY: The caller's contract is the same.
    let place = unsafe { place(at) };
    let done = (hook.compare_exchange)(&place, exchange, &mut found, Location::caller());
    Some((W::word(found), done))
}

/// A fence.
///
/// # Safety
///
/// None is needed; it is called as the others are.
#[track_caller]
pub(crate) unsafe fn fence(order: Order) -> Option<()> {
    (running()?.fence)(order, Location::caller());
    Some(())
}

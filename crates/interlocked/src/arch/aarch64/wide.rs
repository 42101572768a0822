//! 128 bits: two registers.
//!
//! Which instructions reach sixteen bytes as one differs (DDI 0487 B2.2.1, "Requirements for
//! single-copy atomicity"):
//!
//! - `ldxp` alone does not: what it read is known to be one value only when `stxp` has stored. So a
//!   load stores what it read, and a compare-exchange that fails does too.
//! - `casp` (LSE) does. As a load it compares with anything and puts the same back.
//! - `ldp` and `stp` do with LSE2, and have no order of their own. `ldiapp` acquires and `stilp`
//!   releases (LRCPC3).
//! - `swpp`, `ldclrp` and `ldsetp` (LSE128) do.
//!
//! What LSE has no instruction for is a loop of `ldxp` and `stxp`, which is shorter than one of
//! `casp`.
//!
//! Limits: without LSE2 a load needs memory that may be written.

#[path = "wide/exclusives.rs"]
mod exclusives;
#[path = "wide/single.rs"]
mod single;

use super::super::{Bits, Exchange, Operation, Test, Word, computes};
use super::{LRCPC3, LSE, LSE2, LSE128};
use crate::level::Level;
use crate::order::Order;

/// Two halves and the place, as an instruction has them: the half at the lower address first.
#[cfg(target_endian = "little")]
macro_rules! pair {
    ($low:literal $high:literal) => {
        concat!(" {", $low, "}, {", $high, "}, [{place}]")
    };
}
#[cfg(target_endian = "big")]
macro_rules! pair {
    ($low:literal $high:literal) => {
        concat!(" {", $high, "}, {", $low, "}, [{place}]")
    };
}
use pair;

/// The halves of a value.
///
/// # Safety
///
/// The value is initialized.
#[inline(always)]
const unsafe fn halves(value: Bits<u128>) -> [u64; 2] {
    // SAFETY: The caller's contract.
    let value = unsafe { value.assume_init() };
    [value as u64, (value >> 64) as u64]
}

/// The value of two halves.
#[inline(always)]
const fn whole([low, high]: [u64; 2]) -> Bits<u128> {
    Bits::new((high as u128) << 64 | low as u128)
}

/// Two halves as memory has them, from the lower half first or back.
#[inline(always)]
const fn in_memory([low, high]: [u64; 2]) -> [u64; 2] {
    if cfg!(target_endian = "big") { [high, low] } else { [low, high] }
}

type Place = *mut Bits<u128>;

/// Writes `new` if `old` is there, and gives what was there. A weak one does not give up either.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[inline]
unsafe fn exchange<L: Level>(
    place: Place,
    old: Bits<u128>,
    new: Bits<u128>,
    (success, failure): (Order, Order),
    weak: bool,
) -> Exchange<u128> {
    // SAFETY: The caller's contract is the same; values are initialized.
    unsafe {
        let (old, new) = (halves(old), halves(new));
        if L::knows(LSE) {
            let order = success.with_failure(failure);
            let found = single::exchange_by_casp(place, old, new, order, weak);
            (whole(found), found == old)
        } else {
            exclusives::compare_exchange(place, old, new, success, failure)
        }
    }
}

// SAFETY: The module's documentation says what makes the sequences atomic and gives them their order;
// each runs where the level has what it needs.
unsafe impl Word for u128 {
    computes!();

    #[inline]
    unsafe fn load<L: Level>(place: Place, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        whole(unsafe {
            if L::knows(LSE2) {
                let rcpc3 = order != Order::Relaxed && L::knows(LRCPC3);
                single::load_by_ldp(place, order, rcpc3)
            } else if L::knows(LSE) {
                single::load_by_casp(place, order)
            } else {
                exclusives::load(place, order)
            }
        })
    }

    #[inline]
    unsafe fn store<L: Level>(place: Place, value: Bits<Self>, order: Order) {
        // SAFETY: The caller's contract is the same; values are initialized.
        unsafe {
            let value = halves(value);
            if order != Order::Relaxed && L::knows(LSE2 | LRCPC3) {
                single::store_by_stilp(place, value, order);
            } else if order != Order::Relaxed && L::knows(LSE128) {
                single::swap_by_swpp(place, value, order);
            } else if L::knows(LSE2) {
                single::store_by_stp(place, value, order);
            } else {
                exclusives::swap(place, value, order);
            }
        }
    }

    #[inline]
    unsafe fn swap<L: Level>(place: Place, value: Bits<Self>, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same; values are initialized.
        whole(unsafe {
            if L::knows(LSE128) {
                single::swap_by_swpp(place, halves(value), order)
            } else {
                exclusives::swap(place, halves(value), order)
            }
        })
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: Place,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { exchange::<L>(place, old, new, (success, failure), false) }
    }

    #[inline]
    unsafe fn compare_exchange_weak<L: Level>(
        place: Place,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { exchange::<L>(place, old, new, (success, failure), true) }
    }

    #[inline]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: Place,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: The caller's contract is the same; values are initialized.
        whole(unsafe {
            let operand = halves(operand);
            match operation {
                Operation::And if L::knows(LSE128) => {
                    single::fetch_by_ldclrp(place, operand.map(|half| !half), order)
                }
                Operation::AndNot if L::knows(LSE128) => {
                    single::fetch_by_ldclrp(place, operand, order)
                }
                Operation::Or if L::knows(LSE128) => single::fetch_by_ldsetp(place, operand, order),
                _ => exclusives::rmw(operation, place, operand, order).0,
            }
        })
    }

    #[inline]
    unsafe fn rmw_test<L: Level>(
        operation: Operation,
        place: Place,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool {
        // SAFETY: The caller's contract is the same; values are initialized.
        unsafe { exclusives::rmw_test(operation, place, halves(operand), test, order) }
    }
}

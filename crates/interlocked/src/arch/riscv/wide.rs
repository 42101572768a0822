//! 128 bits: `amocas.q` of Zacas, on registers in pairs.
//!
//! A load is a compare-exchange of zero by zero: where it fails it reads, and where it succeeds it
//! writes what was there. So it faults on memory that cannot be written.
//!
//! Sources: RISC-V Unprivileged ISA, "Zacas" (`AMOCAS.Q`: even registers, atomic if aligned to 16
//! bytes); RISC-V ELF psABI, riscv-atomic.adoc, note 5.

use core::arch::asm;
use core::mem::transmute;

use super::cas::amocas;
use super::{ZACAS, fence, looped};
use crate::arch::{Bits, Exchange, Operation, Test, Word, computes};
use crate::fallback::{self, or_fallback};
use crate::level::Level;
use crate::order::Order;

/// The lower half and the upper one, as they go into registers.
type Halves = [Bits<u64>; 2];

/// A word in halves.
#[inline(always)]
pub(super) const fn halves(bits: Bits<u128>) -> Halves {
    // SAFETY: Both have the same size, and neither has a value that is not valid. RISC-V with 64
    // bits is little-endian here.
    unsafe { transmute(bits) }
}

/// A word made of its halves.
#[inline(always)]
pub(super) const fn whole(halves: Halves) -> Bits<u128> {
    // SAFETY: As in `halves`.
    unsafe { transmute(halves) }
}

/// Compares and exchanges.
///
/// # Safety
///
/// As [`Word`]'s operations, and the CPU has Zacas.
#[inline]
unsafe fn exchange(
    place: *mut Bits<u128>,
    old: Bits<u128>,
    new: Bits<u128>,
    success: Order,
    failure: Order,
) -> Exchange<u128> {
    if failure == Order::SeqCst {
        fence(Order::SeqCst);
    }
    let ([old_low, old_high], [new_low, new_high]) = (halves(old), halves(new));
    let (low, high);
    // SAFETY: The caller's contract; values are initialized. What the comparison takes is for the
    // compiler to keep, if it is asked for.
    unsafe {
        amocas!(success.with_failure(failure), "4", "a2", "a4", [], [],
            place = in(reg) place,
            inlateout("a2") old_low => low,
            inlateout("a3") old_high => high,
            in("a4") new_low,
            in("a5") new_high,
        );
        let found = whole([low, high]);
        (found, found.assume_init() == old.assume_init())
    }
}

/// Reads.
///
/// # Safety
///
/// As for [`exchange`].
#[inline]
unsafe fn load(place: *mut Bits<u128>, order: Order) -> Bits<u128> {
    if order == Order::SeqCst {
        fence(Order::SeqCst);
    }
    let (low, high): (Bits<u64>, Bits<u64>);
    // SAFETY: The caller's contract is the same. The register `zero` stands for a pair of zeros.
    unsafe {
        amocas!(order, "4", "a0", "zero", [], [],
            place = in(reg) place,
            inlateout("a0") 0_u64 => low,
            inlateout("a1") 0_u64 => high,
        );
    }
    whole([low, high])
}

/// Reads, computes, writes, with what the level has.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[inline]
unsafe fn changed<L: Level>(
    operation: Operation,
    place: *mut Bits<u128>,
    operand: Bits<u128>,
    order: Order,
) -> looped::Change {
    // SAFETY: The caller's contract is the same.
    unsafe {
        or_fallback!(L, ZACAS, looped::rmw(operation, place, operand, order), {
            let old = fallback::rmw(operation, place, operand, order);
            (old, u128::compute(operation, old, operand))
        })
    }
}

// SAFETY: `amocas.q` is single-copy atomic if aligned, ordered as the psABI's mapping of the narrower
// ones says; the fallback is what it says.
unsafe impl Word for u128 {
    computes!();

    #[inline]
    fn is_lock_free<L: Level>() -> bool {
        L::has(ZACAS)
    }

    #[inline]
    unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { or_fallback!(L, ZACAS, load(place, order), fallback::load(place, order)) }
    }

    #[inline]
    unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
        // SAFETY: The caller's contract is the same.
        unsafe { Self::swap::<L>(place, value, order) };
    }

    #[inline]
    unsafe fn swap<L: Level>(
        place: *mut Bits<Self>,
        value: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe {
            or_fallback!(
                L,
                ZACAS,
                looped::swap(place, value, order),
                fallback::change(place, order, |_| Some(value))
            )
        }
    }

    #[inline]
    unsafe fn compare_exchange<L: Level>(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe {
            or_fallback!(
                L,
                ZACAS,
                exchange(place, old, new, success, failure),
                fallback::compare_exchange(place, old, new, success, failure)
            )
        }
    }

    #[inline]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        // SAFETY: The caller's contract is the same.
        unsafe { changed::<L>(operation, place, operand, order).0 }
    }

    #[inline]
    unsafe fn rmw_test<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        test: Test,
        order: Order,
    ) -> bool {
        // SAFETY: The caller's contract is the same.
        Self::passes(unsafe { changed::<L>(operation, place, operand, order).1 }, test)
    }
}

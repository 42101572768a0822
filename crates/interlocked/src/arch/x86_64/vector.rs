//! 128-bit loads and stores by AVX: one instruction that reads without writing, one that writes
//! without reading.
//!
//! Aligned, they are atomic on the CPUs that [`detect`](super::detect) admits, and ordered as any
//! other load and store. A store that is `SeqCst` is followed by a locked instruction, so that no
//! later load overtakes it (see [`locked`](super::locked)).

use core::arch::asm;

use super::wide::{Halves, halves, whole};
use crate::arch::Bits;
use crate::order::Order;

/// Reads.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `AVX`.
#[inline]
pub(super) unsafe fn load(place: *mut Bits<u128>) -> Bits<u128> {
    let (low, high);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "vmovdqa xmm0, xmmword ptr [{place}]",
            "vmovq {low}, xmm0",
            "vpextrq {high}, xmm0, 1",
            place = in(reg) place,
            low = lateout(reg) low,
            high = lateout(reg) high,
            out("xmm0") _,
            options(nostack, preserves_flags),
        );
    }
    whole(low, high)
}

/// Writes.
///
/// # Safety
///
/// `place` is valid and aligned, and the CPU has the feature `AVX`.
#[inline]
pub(super) unsafe fn store(place: *mut Bits<u128>, value: Bits<u128>, order: Order) {
    let Halves { low, high } = halves(value);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "vmovq xmm0, {low}",
            "vpinsrq xmm0, xmm0, {high}, 1",
            "vmovdqa xmmword ptr [{place}], xmm0",
            place = in(reg) place,
            low = in(reg) low,
            high = in(reg) high,
            out("xmm0") _,
            options(nostack, preserves_flags),
        );
    }
    super::fence(order);
}

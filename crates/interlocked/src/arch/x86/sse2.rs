//! 64-bit loads and stores on 32-bit x86, by the registers of SSE2.

use core::arch::asm;
use core::arch::x86::__m128i;
use core::mem::transmute;

use super::locked::low;
use crate::arch::Bits;

/// Reads.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn load(place: *mut Bits<u64>) -> Bits<u64> {
    let value: Bits<__m128i>;
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "movq {value}, qword ptr [{place}]",
            place = in(reg) place,
            value = lateout(xmm_reg) value,
            options(nostack, preserves_flags),
        );
    }
    low(value)
}

/// Writes.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn store(place: *mut Bits<u64>, value: Bits<u64>) {
    // SAFETY: The caller's contract; the types have the same size.
    unsafe {
        asm!(
            "movq qword ptr [{place}], {value}",
            place = in(reg) place,
            value = in(xmm_reg) transmute::<Bits<u64>, Bits<f64>>(value),
            options(nostack, preserves_flags),
        );
    }
}

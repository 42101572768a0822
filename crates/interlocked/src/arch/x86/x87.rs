//! 64-bit loads and stores on 32-bit x86, by the registers of the x87.
//!
//! They have 64 bits of significand, so that an integer goes through them unchanged, whatever the
//! precision control says (Intel SDM Vol. 1 8.1.5.2, Vol. 2A FILD, FIST/FISTP).

use core::arch::asm;

use crate::arch::Bits;

/// Copies 64 bits from one place to another, at once each.
///
/// # Safety
///
/// `from` and `to` are valid, and that which others reach is aligned.
#[inline]
unsafe fn copy(from: *const Bits<u64>, to: *mut Bits<u64>) {
    // SAFETY: The caller's contract. All registers of the x87 are named, so that they are empty.
    unsafe {
        asm!(
            "fild qword ptr [{from}]",
            "fistp qword ptr [{to}]",
            from = in(reg) from,
            to = in(reg) to,
            out("st(0)") _, out("st(1)") _, out("st(2)") _, out("st(3)") _,
            out("st(4)") _, out("st(5)") _, out("st(6)") _, out("st(7)") _,
            options(nostack, preserves_flags),
        );
    }
}

/// Reads.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn load(place: *mut Bits<u64>) -> Bits<u64> {
    let mut value = Bits::uninit();
    // SAFETY: The caller's contract.
    unsafe { copy(place, &raw mut value) };
    value
}

/// Writes.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn store(place: *mut Bits<u64>, value: Bits<u64>) {
    // SAFETY: The caller's contract.
    unsafe { copy(&raw const value, place) };
}

//! 64-bit loads and stores on 32-bit x86 where there are no wider registers, as in a kernel that
//! leaves those of floating point to its programs.
//!
//! Limits: a load writes (the value that it found), so that it faults on memory that is read-only.

use core::arch::asm;

use super::wide::{swap, whole};
use crate::arch::Bits;

/// Reads, by writing what is there: the value is compared with whatever `ecx:ebx` holds, and in case
/// that it is the same, it is written again.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn load(place: *mut Bits<u64>) -> Bits<u64> {
    let (low, high);
    // SAFETY: The caller's contract.
    unsafe {
        asm!(
            "mov eax, ebx",
            "mov edx, ecx",
            "lock cmpxchg8b qword ptr [{place}]",
            place = in(reg) place,
            out("eax") low,
            out("edx") high,
            options(nostack),
        );
    }
    whole(low, high)
}

/// Writes.
///
/// # Safety
///
/// `place` is valid and aligned.
#[inline]
pub(super) unsafe fn store(place: *mut Bits<u64>, value: Bits<u64>) {
    // SAFETY: The caller's contract is the same.
    unsafe { swap(place, value) };
}

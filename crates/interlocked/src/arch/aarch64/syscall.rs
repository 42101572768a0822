//! A system call on AArch64 Linux: the number in `x8`, arguments in `x0`…, the result in `x0`.
//!
//! Sources: Linux, man-pages syscall(2); the numbers: include/uapi/asm-generic/unistd.h. The call
//! may drop the vector registers beyond 128 bits (Documentation/arch/arm64/sve.rst, section 3), so
//! they are clobbered here with all others that a C function may clobber.

use core::arch::asm;

use super::Numbers;

/// The numbers of the calls.
pub(crate) const NUMBERS: Numbers =
    Numbers { read: 63, close: 57, openat: 56, prctl: 167, membarrier: 283 };

/// Calls the kernel; a negative result is an error.
///
/// # Safety
///
/// The call with these arguments must be sound.
pub(crate) unsafe fn syscall(number: usize, [a, b, c, d, e]: [usize; 5]) -> isize {
    let result;
    // SAFETY: The caller's contract; registers are as the sources of this module say.
    unsafe {
        asm!(
            "svc #0",
            in("x8") number,
            inlateout("x0") a => result,
            in("x1") b,
            in("x2") c,
            in("x3") d,
            in("x4") e,
            clobber_abi("C"),
            options(nostack),
        );
    }
    result
}

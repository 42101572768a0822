//! A system call on RISC-V Linux: the number in `a7`, arguments in `a0`…, the result in `a0`.
//!
//! Sources: Linux, man-pages syscall(2); the numbers: include/uapi/asm-generic/unistd.h. The call
//! drops the vector registers (Documentation/arch/riscv/vector.rst, section 2), so they are clobbered
//! here with all others that a C function may clobber.

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
            "ecall",
            in("a7") number,
            inlateout("a0") a => result,
            in("a1") b,
            in("a2") c,
            in("a3") d,
            in("a4") e,
            clobber_abi("C"),
            options(nostack),
        );
    }
    result
}

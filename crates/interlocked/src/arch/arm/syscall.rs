//! A system call on 32-bit Arm Linux (EABI): the number in `r7`, arguments in `r0`…, the result in
//! `r0`.
//!
//! `r7` may be the frame pointer, so it is exchanged and put back.
//!
//! Sources: Linux, man-pages syscall(2); the numbers: arch/arm/tools/syscall.tbl.

use core::arch::asm;

use super::Numbers;

/// The numbers of the calls.
pub(crate) const NUMBERS: Numbers =
    Numbers { read: 3, close: 6, openat: 322, prctl: 172, membarrier: 389 };

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
            "mov {kept}, r7",
            "mov r7, {number}",
            "svc #0",
            "mov r7, {kept}",
            kept = out(reg) _,
            number = in(reg) number,
            inlateout("r0") a => result,
            in("r1") b,
            in("r2") c,
            in("r3") d,
            in("r4") e,
            options(nostack),
        );
    }
    result
}

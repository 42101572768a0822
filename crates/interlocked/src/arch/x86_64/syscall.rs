//! A system call on x86-64 Linux: the number in `rax`, arguments in `rdi`, `rsi`, `rdx`, `r10`,
//! `r8`, the result in `rax`; `rcx` and `r11` are lost.
//!
//! Sources: System V ABI, AMD64 supplement, A.2.1; the numbers: Linux,
//! arch/x86/entry/syscalls/syscall_64.tbl.

use core::arch::asm;

use super::Numbers;

/// The numbers of the calls.
pub(crate) const NUMBERS: Numbers =
    Numbers { read: 0, close: 3, openat: 257, prctl: 157, membarrier: 324 };

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
            "syscall",
            inlateout("rax") number => result,
            in("rdi") a,
            in("rsi") b,
            in("rdx") c,
            in("r10") d,
            in("r8") e,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    result
}

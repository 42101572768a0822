//! A system call on 32-bit x86 Linux: the number in `eax`, arguments in `ebx`, `ecx`, `edx`, `esi`,
//! `edi`, the result in `eax`.
//!
//! `ebx` and `esi` may belong to the compiler, so the arguments go in by an array and the two
//! registers over the stack.
//!
//! Sources: Linux, man-pages syscall(2); the numbers: arch/x86/entry/syscalls/syscall_32.tbl.

use core::arch::asm;

use super::Numbers;

/// The numbers of the calls.
pub(crate) const NUMBERS: Numbers =
    Numbers { read: 3, close: 6, openat: 295, prctl: 172, membarrier: 375 };

/// Calls the kernel; a negative result is an error.
///
/// # Safety
///
/// The call with these arguments must be sound.
pub(crate) unsafe fn syscall(number: usize, arguments: [usize; 5]) -> isize {
    let result;
    // SAFETY: The caller's contract; registers are as the sources of this module say, and those that
    // are not operands are put back.
    unsafe {
        asm!(
            "push ebx",
            "push esi",
            "mov ebx, [edi]",
            "mov ecx, [edi + 4]",
            "mov edx, [edi + 8]",
            "mov esi, [edi + 12]",
            "mov edi, [edi + 16]",
            "int 0x80",
            "pop esi",
            "pop ebx",
            inlateout("eax") number => result,
            inlateout("edi") arguments.as_ptr() => _,
            lateout("ecx") _,
            lateout("edx") _,
        );
    }
    result
}

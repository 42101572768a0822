//! x86-64: `rbx` and `r12` to `r15` (System V ABI, AMD64 supplement, 3.2.1).
//!
//! Limits: `rbp` is left as it is; most often it is the frame's.

use core::arch::asm;

/// Clears them, as far as they hold nothing that the caller still needs.
#[inline(always)]
pub(crate) fn clear_registers() {
    // A block may not name `rbx`. But one that asks for as many registers as there are, all at once,
    // gets it too.
    //
    // SAFETY: the block changes the registers that it is given and the flags, and nothing else.
    unsafe {
        asm!(
            "xor {0:e}, {0:e}",
            "xor {1:e}, {1:e}",
            "xor {2:e}, {2:e}",
            "xor {3:e}, {3:e}",
            "xor {4:e}, {4:e}",
            "xor {5:e}, {5:e}",
            "xor {6:e}, {6:e}",
            "xor {7:e}, {7:e}",
            "xor {8:e}, {8:e}",
            "xor {9:e}, {9:e}",
            "xor {10:e}, {10:e}",
            "xor {11:e}, {11:e}",
            "xor {12:e}, {12:e}",
            "xor {13:e}, {13:e}",
            out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _,
            out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _, out(reg) _,
            options(nomem, nostack),
        );
    }
}

//! AArch64: `x19` to `x28` (AAPCS64 6.1.1).
//!
//! Limits: `x19` is left as it is, since a block may not name it.

use core::arch::asm;

/// Clears them, as far as they hold nothing that the caller still needs.
#[inline(always)]
pub(crate) fn clear_registers() {
    // SAFETY: the block changes the registers that it names, and nothing else.
    unsafe {
        asm!(
            "mov x20, xzr",
            "mov x21, xzr",
            "mov x22, xzr",
            "mov x23, xzr",
            "mov x24, xzr",
            "mov x25, xzr",
            "mov x26, xzr",
            "mov x27, xzr",
            "mov x28, xzr",
            out("x20") _, out("x21") _, out("x22") _, out("x23") _, out("x24") _,
            out("x25") _, out("x26") _, out("x27") _, out("x28") _,
            options(nomem, nostack, preserves_flags),
        );
    }
}

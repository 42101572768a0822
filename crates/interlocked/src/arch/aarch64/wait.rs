//! Waiting for a write without spinning, as Linux does: `ldxr` and then `wfe`.
//!
//! `ldxr` marks the place. A write to it by another CPU takes the mark away, and that is an event,
//! which `wfe` waits for (DDI 0487, "Wait for Event mechanism and Send event", WFE wake-up events: "An
//! event caused by the clearing of the global monitor for the PE"). No write is missed between the
//! two: the event is then in the event register, and `wfe` does not wait. Neither does it if the thread
//! was interrupted in between, because the return from an exception is an event as well. So the writer
//! has nothing to do for it, and nothing here depends on what else makes events.
//!
//! `sevl` and the `wfe` behind it take an event out of the register that is older than the mark, with
//! which the wait would be over at once.
//!
//! A wait may end for other reasons: an interrupt, a write beside the place (the mark is of a block of
//! 16 bytes to 2 KiB), the timer's event stream, which Linux turns on and says so in `HWCAP_EVTSTRM`. So
//! whoever waits looks again. Without the stream a wait ends with a write or an interrupt alone.
//!
//! Limits: a mark is cleared by who is in the same coherent, shareable memory, as all that programs are
//! given is. `ldxp` is not one read of 128 bits, so these spin.
//!
//! Source of the sequence: Linux, arch/arm64/include/asm/cmpxchg.h, `__cmpwait`.

use core::arch::asm;

use super::super::Bits;

/// Widths whose place can be marked.
pub(super) trait Wait: Sized {
    /// Waits for an event, unless something else than `seen` is there.
    ///
    /// # Safety
    ///
    /// As [`Word`](crate::arch::Word)'s operations.
    unsafe fn wait(place: *mut Bits<Self>, seen: Bits<Self>);
}

/// `$word: "suffix" "register" "extension"`, the last of a register that has anything above a narrow
/// value.
macro_rules! wait {
    ($($word:ident: $size:literal $r:literal $extension:literal;)+) => {$(
        impl Wait for $word {
            #[inline]
            unsafe fn wait(place: *mut Bits<Self>, seen: Bits<Self>) {
                // SAFETY: One aligned load from memory that the caller says is valid. That the mark
                // may stay changes nothing: see `llsc`.
                unsafe {
                    asm!(
                        "sevl",
                        "wfe",
                        concat!("ldxr", $size, " {found:", $r, "}, [{place}]"),
                        concat!("sub {found:", $r, "}, {found:", $r, "}, {seen:", $r, "}", $extension),
                        concat!("cbnz {found:", $r, "}, 2f"),
                        "wfe",
                        "2:",
                        place = in(reg) place,
                        seen = in(reg) seen,
                        found = out(reg) _,
                        options(nostack, preserves_flags),
                    );
                }
            }
        }
    )+};
}

wait! {
    u8: "b" "w" ", uxtb";
    u16: "h" "w" ", uxth";
    u32: "" "w" "";
    u64: "" "x" "";
}

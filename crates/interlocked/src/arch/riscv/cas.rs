//! Compare-exchange as one instruction: `amocas` of Zacas, with Zabha also of bytes and halfwords.
//!
//! An `amocas` that fails is a read: its `.rl` means nothing. Where the failure is to be `SeqCst` a
//! fence goes in front. What it gives is extended by the sign, and of what it compares with it looks
//! at its width alone.
//!
//! It is written as a number because the assembler of Rust 1.85 has no name for it.
//!
//! Sources: RISC-V Unprivileged ISA, "Zacas", "Zabha"; RISC-V ELF psABI, riscv-atomic.adoc, "RVWMO AMO
//! Mapping" and note 5.

use core::arch::asm;

use super::fence;
use super::register::InRegister;
use crate::arch::{Bits, Exchange};
use crate::order::Order;

/// `amocas!(order, "width", "found", "new", ["before"], ["after"], operands)`: the AMO with the number
/// 5, between other instructions. `found` and `new` are registers, `{place}` is one of the operands.
macro_rules! amocas {
    ($order:expr, $($rest:tt)*) => {
        match $order {
            Order::Relaxed => amocas!(@ "0", $($rest)*),
            Order::Release => amocas!(@ "1", $($rest)*),
            Order::Acquire => amocas!(@ "2", $($rest)*),
            Order::AcqRel | Order::SeqCst | Order::Full => amocas!(@ "3", $($rest)*),
        }
    };
    (@ $aqrl:literal, $width:literal, $found:literal, $new:literal,
        [$($before:literal)*], [$($after:literal)*], $($operands:tt)*) => {
        asm!(
            $($before,)*
            concat!(
                ".insn r 0x2f, ", $width, ", 5 << 2 | ", $aqrl, ", ",
                $found, ", {place}, ", $new,
            ),
            $($after,)*
            $($operands)*
            options(nostack, preserves_flags),
        )
    };
}
#[cfg(target_pointer_width = "64")]
pub(super) use amocas;

/// A width that has `amocas`.
///
/// The place is as [`Word`](crate::arch::Word) says, values are initialized, and the CPU has the
/// extensions.
pub(super) trait CompareExchange: InRegister {
    /// Compares and exchanges.
    unsafe fn amocas(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;
}

macro_rules! words {
    ($($word:ident $width:literal;)+) => {$(
        impl CompareExchange for $word {
            #[inline]
            unsafe fn amocas(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                if failure == Order::SeqCst {
                    fence(Order::SeqCst);
                }
                let old = Self::extend(old);
                let found: Self::Register;
                // SAFETY: The trait's contract.
                unsafe {
                    amocas!(success.with_failure(failure), $width, "{found}", "{new}", [], [],
                        found = inlateout(reg) old => found,
                        place = in(reg) place,
                        new = in(reg) new,
                    );
                    (Self::narrow(found), Self::number(found) == Self::number(old))
                }
            }
        }
    )+};
}

words! { u32 "2"; }

#[cfg(target_pointer_width = "64")]
words! { u64 "3"; }

/// What takes a loop, for the widths that have no LR/SC.
///
/// As for [`CompareExchange`].
pub(super) trait Loop: InRegister {
    /// Negates, and gives the old value.
    unsafe fn neg(place: *mut Bits<Self>, order: Order) -> Bits<Self>;

    /// Ands and inverts, and gives the old value.
    unsafe fn nand(place: *mut Bits<Self>, operand: Bits<Self>, order: Order) -> Bits<Self>;
}

/// A loop: what is loaded and what is found are both extended by the sign, so that they compare.
macro_rules! update {
    ($order:ident, $width:literal, $load:literal, [$($body:literal)+], $place:ident, $($operands:tt)*) => {{
        let old: usize;
        // SAFETY: The trait's contract. The first value may be any that was ever there.
        unsafe {
            amocas!($order, $width, "{old}", "{new}",
                [$load "2:" $($body)+ "mv {compared}, {old}"],
                ["bne {old}, {compared}, 2b"],
                old = out(reg) old,
                new = out(reg) _,
                compared = out(reg) _,
                place = in(reg) $place,
                $($operands)*
            );
            Self::narrow(old)
        }
    }};
}

macro_rules! narrow {
    ($($word:ident $width:literal $load:literal;)+) => {$(
        impl CompareExchange for $word {
            #[inline]
            unsafe fn amocas(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                if failure == Order::SeqCst {
                    fence(Order::SeqCst);
                }
                let found: usize;
                // SAFETY: The trait's contract. Above the width `old` is not extended as `found` is.
                unsafe {
                    let old = usize::from(old.assume_init());
                    amocas!(success.with_failure(failure), $width, "{found}", "{new}", [], [],
                        found = inlateout(reg) old => found,
                        place = in(reg) place,
                        new = in(reg) new,
                    );
                    (Self::narrow(found), (found ^ old) << (usize::BITS - Self::BITS) == 0)
                }
            }
        }

        impl Loop for $word {
            #[inline]
            unsafe fn neg(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
                update!(order, $width, $load, ["neg {new}, {old}"], place,)
            }

            #[inline]
            unsafe fn nand(place: *mut Bits<Self>, operand: Bits<Self>, order: Order) -> Bits<Self> {
                update!(order, $width, $load,
                    ["and {new}, {old}, {operand}" "not {new}, {new}"], place,
                    operand = in(reg) operand,
                )
            }
        }
    )+};
}

narrow! {
    u8 "0" "lb {old}, 0({place})";
    u16 "1" "lh {old}, 0({place})";
}

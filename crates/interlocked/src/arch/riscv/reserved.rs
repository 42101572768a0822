//! Operations as a load-reserved and a store-conditional: those for which "A" has no AMO.
//!
//! The store takes place only if nobody wrote since the load, so that the pair is one
//! read-modify-write. The loops are *constrained* (at most 16 instructions of the base set, no other
//! access in between), which is what makes them end.
//!
//! Sources: RISC-V Unprivileged ISA, "Zalrsc", "Eventual Success of Store-Conditional Instructions";
//! RISC-V ELF psABI, riscv-atomic.adoc, "RVWMO LR/SC Mapping".

use core::arch::asm;

use super::register::InRegister;
use crate::arch::{Bits, Exchange};
use crate::order::Order;

/// `update!(order: "width" ["what makes {new} of {old}"] operands)`: a loop that does not give up.
/// The operands are `old`, `new` and `place`, and those of the body.
macro_rules! update {
    ($order:ident: $($rest:tt)*) => {
        match $order {
            Order::Relaxed => update!(@ "" "" "" $($rest)*),
            Order::Acquire => update!(@ ".aq" "" "" $($rest)*),
            Order::Release => update!(@ "" ".rl" "" $($rest)*),
            Order::AcqRel => update!(@ ".aq" ".rl" "" $($rest)*),
            Order::SeqCst => update!(@ ".aqrl" ".rl" "" $($rest)*),
            Order::Full => update!(@ "" ".rl" "fence rw, rw" $($rest)*),
        }
    };
    (@ $lr:literal $sc:literal $after:literal
        $width:literal [$($body:literal)+] $($operands:tt)*) => {
        asm!(
            concat!("2: lr", $width, $lr, " {old}, ({place})"),
            $($body,)+
            concat!("sc", $width, $sc, " {new}, {new}, ({place})"),
            "bnez {new}, 2b",
            $after,
            $($operands)*
            options(nostack, preserves_flags),
        )
    };
}
pub(super) use update;

/// `exchange!(strong, success, failure: "width" ["compare, or go to 3", …] "what to store" operands)`.
///
/// A weak exchange tries once. Where `sc` is reached, `{failed}` is zero after it if the store took
/// place. The operands are `found`, `failed` and `place`, and those of the lines.
macro_rules! exchange {
    (strong, $($rest:tt)*) => {
        exchange!(by_order "bnez {failed}, 2b" $($rest)*)
    };
    (weak, $($rest:tt)*) => {
        exchange!(by_order "" $($rest)*)
    };
    (by_order $again:literal $success:ident, $failure:ident: $($rest:tt)*) => {
        match ($success, $failure) {
            (Order::Full, Order::SeqCst) => {
                exchange!(@ $again ".aqrl" ".rl" "fence rw, rw" $($rest)*)
            }
            (Order::Full, Order::Acquire) => {
                exchange!(@ $again ".aq" ".rl" "fence rw, rw" $($rest)*)
            }
            (Order::Full, _) => exchange!(@ $again "" ".rl" "fence rw, rw" $($rest)*),
            (success, failure) => match success.with_failure(failure) {
                Order::Relaxed => exchange!(@ $again "" "" "" $($rest)*),
                Order::Acquire => exchange!(@ $again ".aq" "" "" $($rest)*),
                Order::Release => exchange!(@ $again "" ".rl" "" $($rest)*),
                Order::AcqRel => exchange!(@ $again ".aq" ".rl" "" $($rest)*),
                Order::SeqCst | Order::Full => exchange!(@ $again ".aqrl" ".rl" "" $($rest)*),
            },
        }
    };
    (@ $again:literal $lr:literal $sc:literal $after:literal
        $width:literal [$($body:expr),+] $stored:literal $($operands:tt)*) => {
        asm!(
            concat!("2: lr", $width, $lr, " {found}, ({place})"),
            $($body,)+
            concat!("sc", $width, $sc, " {failed}, ", $stored, ", ({place})"),
            $again,
            $after,
            "3:",
            $($operands)*
            options(nostack, preserves_flags),
        )
    };
}
pub(super) use exchange;

/// A width that has LR/SC.
///
/// In all of them the place is as [`Word`](crate::arch::Word) says.
pub(super) trait Reserved: InRegister {
    /// Negates, and gives the old value.
    unsafe fn neg(place: *mut Bits<Self>, order: Order) -> Bits<Self>;

    /// Ands and inverts, and gives the old value.
    unsafe fn nand(place: *mut Bits<Self>, operand: Bits<Self>, order: Order) -> Bits<Self>;

    /// Compares and exchanges.
    unsafe fn exchange(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;

    /// As `exchange`, but tries once.
    unsafe fn exchange_weak(
        place: *mut Bits<Self>,
        old: Bits<Self>,
        new: Bits<Self>,
        success: Order,
        failure: Order,
    ) -> Exchange<Self>;
}

macro_rules! reserved {
    ($($word:ident $width:literal;)+) => {$(
        impl Reserved for $word {
            #[inline]
            unsafe fn neg(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
                let old: Self::Register;
                // SAFETY: The caller's contract. What is loaded is extended.
                unsafe {
                    update!(order: $width ["neg {new}, {old}"]
                        old = out(reg) old,
                        new = out(reg) _,
                        place = in(reg) place,
                    );
                    Self::narrow(old)
                }
            }

            #[inline]
            unsafe fn nand(
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                let old: Self::Register;
                // SAFETY: As in `neg`.
                unsafe {
                    update!(order: $width ["and {new}, {old}, {operand}" "not {new}, {new}"]
                        old = out(reg) old,
                        new = out(reg) _,
                        place = in(reg) place,
                        operand = in(reg) operand,
                    );
                    Self::narrow(old)
                }
            }

            #[inline]
            unsafe fn exchange(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                let found: Self::Register;
                // SAFETY: As in `neg`; values are initialized. The loop ends when another value is
                // found or the store took place.
                unsafe {
                    exchange!(strong, success, failure: $width ["bne {found}, {old}, 3f"] "{new}"
                        found = out(reg) found,
                        failed = out(reg) _,
                        place = in(reg) place,
                        old = in(reg) Self::extend(old),
                        new = in(reg) new,
                    );
                    (Self::narrow(found), Self::number(found) == Self::number(Self::extend(old)))
                }
            }

            #[inline]
            unsafe fn exchange_weak(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                let found: Self::Register;
                let failed: usize;
                // SAFETY: As in `neg`. The difference between what is found and `old` says that they
                // differ, and where they do not `sc` is reached.
                unsafe {
                    exchange!(weak, success, failure:
                        $width ["xor {failed}, {found}, {old}", "bnez {failed}, 3f"] "{new}"
                        found = out(reg) found,
                        failed = out(reg) failed,
                        place = in(reg) place,
                        old = in(reg) Self::extend(old),
                        new = in(reg) new,
                    );
                    (Self::narrow(found), failed == 0)
                }
            }
        }
    )+};
}

reserved! { u32 ".w"; }

#[cfg(target_pointer_width = "64")]
reserved! { u64 ".d"; }

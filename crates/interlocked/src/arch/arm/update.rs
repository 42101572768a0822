//! The loops of the operations that compute.
//!
//! What is stored is cut off to the width, so that only comparisons need an extended operand.
//!
//! Source: Arm ARM DDI 0406, A3.4; A8.8 for the instructions in between.

use core::arch::asm;

use super::exclusive::update;
use super::fence_if;
use super::register::InRegister;
use crate::arch::{Bits, Operation};
use crate::order::Order;

/// A width that has exclusive loads and stores.
///
/// In both the place is as [`Word`](crate::arch::Word) says, and values are initialized.
pub(super) trait Update: InRegister {
    /// Gives the old value, extended by zeros, and the new one with anything in the rest of the
    /// register.
    unsafe fn update(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> (Self::Register, Self::Register);

    /// `Or`, `AndNot` or `Xor`: gives the old value and the mask, extended by zeros.
    unsafe fn update_bits(
        operation: Operation,
        place: *mut Bits<Self>,
        mask: Self::Register,
        order: Order,
    ) -> (Self::Register, Self::Register);
}

/// `by!("width", place, old, new, "what makes {new} of {old}"; operand)`: the loop of an operation,
/// with or without an `{operand}`.
macro_rules! by {
    ($width:literal, $place:ident, $old:ident, $new:ident, $($body:literal),+
        $(; $operand:ident)?) => {
        update!($width, "{old}", [$($body),+], "{new}",
            old = out(reg) $old,
            new = out(reg) $new,
            failed = out(reg) _,
            place = in(reg) $place,
            $(operand = in(reg) $operand,)?
        )
    };
}

/// The same for a mask, which comes back.
macro_rules! by_mask {
    ($width:literal, $place:ident, $old:ident, $mask:ident, $body:literal) => {
        update!($width, "{old}", [$body], "{new}",
            old = out(reg) $old,
            new = out(reg) _,
            failed = out(reg) _,
            place = in(reg) $place,
            mask = inout(reg) $mask,
        )
    };
}

/// A row for each width: the suffix of its accesses, and how its signed numbers compare.
macro_rules! updates {
    ($($word:ident $width:literal [$($compare:literal)+];)+) => {$(
        impl Update for $word {
            #[inline]
            unsafe fn update(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> (Self::Register, Self::Register) {
                fence_if(order.releases());
                let (unsigned, signed) = (Self::extend(operand), Self::extend_sign(operand));
                let (old, new): (Self::Register, Self::Register);
                // SAFETY: The trait's contract.
                unsafe {
                    match operation {
                        Operation::Add => by!($width, place, old, new, "add {new}, {old}, {operand}"; operand),
                        Operation::Sub => by!($width, place, old, new, "sub {new}, {old}, {operand}"; operand),
                        Operation::Inc => by!($width, place, old, new, "add {new}, {old}, #1"),
                        Operation::Dec => by!($width, place, old, new, "sub {new}, {old}, #1"),
                        Operation::Neg => by!($width, place, old, new, "rsb {new}, {old}, #0"),
                        Operation::And => by!($width, place, old, new, "and {new}, {old}, {operand}"; operand),
                        Operation::AndNot => by!($width, place, old, new, "bic {new}, {old}, {operand}"; operand),
                        Operation::Or => by!($width, place, old, new, "orr {new}, {old}, {operand}"; operand),
                        Operation::Xor => by!($width, place, old, new, "eor {new}, {old}, {operand}"; operand),
                        Operation::Nand => by!($width, place, old, new, "and {new}, {old}, {operand}", "mvn {new}, {new}"; operand),
                        Operation::Not => by!($width, place, old, new, "mvn {new}, {old}"),
                        Operation::SignedMax => by!($width, place, old, new, $($compare,)+
                            "mov {new}, {operand}", "it gt", "movgt {new}, {old}"; signed),
                        Operation::SignedMin => by!($width, place, old, new, $($compare,)+
                            "mov {new}, {operand}", "it lt", "movlt {new}, {old}"; signed),
                        Operation::UnsignedMax => by!($width, place, old, new, "cmp {old}, {operand}",
                            "mov {new}, {operand}", "it hi", "movhi {new}, {old}"; unsigned),
                        Operation::UnsignedMin => by!($width, place, old, new, "cmp {old}, {operand}",
                            "mov {new}, {operand}", "it lo", "movlo {new}, {old}"; unsigned),
                    }
                }
                fence_if(order.acquires());
                (old, new)
            }

            #[inline]
            unsafe fn update_bits(
                operation: Operation,
                place: *mut Bits<Self>,
                mut mask: Self::Register,
                order: Order,
            ) -> (Self::Register, Self::Register) {
                fence_if(order.releases());
                let old: Self::Register;
                // SAFETY: The trait's contract.
                unsafe {
                    match operation {
                        Operation::Or => by_mask!($width, place, old, mask, "orr {new}, {old}, {mask}"),
                        Operation::AndNot => by_mask!($width, place, old, mask, "bic {new}, {old}, {mask}"),
                        _ => by_mask!($width, place, old, mask, "eor {new}, {old}, {mask}"),
                    }
                }
                fence_if(order.acquires());
                (old, mask)
            }
        }
    )+};
}

updates! {
    u8 "b" ["sxtb {new}, {old}" "cmp {new}, {operand}"];
    u16 "h" ["sxth {new}, {old}" "cmp {new}, {operand}"];
    u32 "" ["cmp {old}, {operand}"];
}

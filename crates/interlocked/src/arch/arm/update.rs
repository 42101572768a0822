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
    /// Gives the old value, extended by zeros, with `SignedMax` and `SignedMin` by its sign, and the
    /// new one with anything in the rest of the register.
    unsafe fn update(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> (Self::Register, Self::Register);

    /// Subtracts a number that is extended by zeros, and gives the difference of the two.
    unsafe fn difference(
        place: *mut Bits<Self>,
        operand: Self::Register,
        order: Order,
    ) -> Self::Register;

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

/// The greater or smaller one: the operand takes the place of what was loaded, on a condition.
macro_rules! chosen {
    ($width:literal, $place:ident, $old:ident, $new:ident, $extend:literal, $replace:literal,
        $move:literal; $operand:ident) => {
        update!($width, "{new}",
            [concat!($extend, " {old}, {new}"), "cmp {old}, {operand}", $replace, $move], "{new}",
            old = out(reg) $old,
            new = out(reg) $new,
            failed = out(reg) _,
            place = in(reg) $place,
            operand = in(reg) $operand,
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

/// A row for each width: the suffix of its accesses, and how the sign of a number is extended.
macro_rules! updates {
    ($($word:ident $width:literal $extend:literal;)+) => {$(
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
                        Operation::SignedMax => chosen!($width, place, old, new,
                            $extend, "it le", "movle {new}, {operand}"; signed),
                        Operation::SignedMin => chosen!($width, place, old, new,
                            $extend, "it ge", "movge {new}, {operand}"; signed),
                        Operation::UnsignedMax => chosen!($width, place, old, new,
                            "mov", "it ls", "movls {new}, {operand}"; unsigned),
                        Operation::UnsignedMin => chosen!($width, place, old, new,
                            "mov", "it hs", "movhs {new}, {operand}"; unsigned),
                    }
                }
                fence_if(order.acquires());
                (old, new)
            }

            #[inline]
            unsafe fn difference(
                place: *mut Bits<Self>,
                operand: Self::Register,
                order: Order,
            ) -> Self::Register {
                fence_if(order.releases());
                let (_old, new): (Self::Register, Self::Register);
                // SAFETY: The trait's contract.
                unsafe {
                    by!($width, place, _old, new, "sub {new}, {old}, {operand}"; operand);
                }
                fence_if(order.acquires());
                new
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
    u8 "b" "sxtb";
    u16 "h" "sxth";
    u32 "" "mov";
}

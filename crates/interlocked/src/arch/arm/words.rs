//! The words up to a register.

use core::arch::asm;

use super::exclusive::{exchange, succeeded, update};
use super::fence_if;
use super::register::InRegister;
use crate::arch::{Bits, Exchange, Operation, Word, computes};
use crate::level::Level;
use crate::order::Order;

/// `by!("width", place, old, "what makes {new} of {old}"; operand)`: the loop of an operation, with or
/// without an `{operand}`.
macro_rules! by {
    ($width:literal, $place:ident, $old:ident, $($body:literal),+ $(; $operand:ident)?) => {
        update!($width, "{old}", [$($body),+], "{new}",
            old = out(reg) $old,
            new = out(reg) _,
            failed = out(reg) _,
            place = in(reg) $place,
            $(operand = in(reg) $operand,)?
        )
    };
}

/// Compares and exchanges.
macro_rules! exchange_word {
    ($strength:ident, $width:literal, $place:ident, $old:ident, $new:ident,
        $success:ident, $failure:ident) => {{
        let found: <Self as InRegister>::Register;
        let failed: u32;
        // SAFETY: `Word`'s contract. What is loaded is extended by zeros, as `old` is. A strong one
        // ends when another value is found or the store took place.
        unsafe {
            exchange!($strength, $success, $failure:
                $width "{found}" ["cmp {found}, {old}" "bne 3f"] "{new}"
                found = out(reg) found,
                old = in(reg) Self::extend($old),
                new = in(reg) $new,
                failed = out(reg) failed,
                place = in(reg) $place,
            );
            (Self::narrow(found), succeeded(failed))
        }
    }};
}

/// A row for each width: the suffix of its accesses, and how its signed numbers compare.
macro_rules! word {
    ($($word:ident $width:literal [$($compare:literal)+];)+) => {$(
        // SAFETY: Each operation is one access or a successful pair of exclusive accesses of the
        // width, between the barriers of its ordering.
        unsafe impl Word for $word {
            computes!();

            #[inline]
            unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
                let value: <Self as InRegister>::Register;
                // SAFETY: `Word`'s contract. An aligned load is atomic, and extends by zeros.
                let value = unsafe {
                    asm!(
                        concat!("ldr", $width, " {value}, [{place}]"),
                        value = lateout(reg) value,
                        place = in(reg) place,
                        options(nostack, preserves_flags),
                    );
                    Self::narrow(value)
                };
                fence_if(order.acquires());
                value
            }

            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                fence_if(order.releases());
                // SAFETY: `Word`'s contract. An aligned store is atomic.
                unsafe {
                    asm!(
                        concat!("str", $width, " {value}, [{place}]"),
                        value = in(reg) value,
                        place = in(reg) place,
                        options(nostack, preserves_flags),
                    );
                }
                fence_if(order == Order::SeqCst);
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                fence_if(order.releases());
                let old: <Self as InRegister>::Register;
                // SAFETY: `Word`'s contract. What is loaded is extended by zeros.
                let old = unsafe {
                    update!($width, "{old}", [], "{value}",
                        old = out(reg) old,
                        value = in(reg) value,
                        failed = out(reg) _,
                        place = in(reg) place,
                    );
                    Self::narrow(old)
                };
                fence_if(order.acquires());
                old
            }

            #[inline]
            unsafe fn compare_exchange<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                exchange_word!(strong, $width, place, old, new, success, failure)
            }

            #[inline]
            unsafe fn compare_exchange_weak<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                exchange_word!(weak, $width, place, old, new, success, failure)
            }

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                fence_if(order.releases());
                // What is stored is cut off, so that only comparisons need an extended operand.
                let (unsigned, signed) = (Self::extend(operand), Self::extend_sign(operand));
                let old: <Self as InRegister>::Register;
                // SAFETY: As in `swap`; values are initialized.
                let old = unsafe {
                    match operation {
                        Operation::Add => by!($width, place, old, "add {new}, {old}, {operand}"; operand),
                        Operation::Sub => by!($width, place, old, "sub {new}, {old}, {operand}"; operand),
                        Operation::Inc => by!($width, place, old, "add {new}, {old}, #1"),
                        Operation::Dec => by!($width, place, old, "sub {new}, {old}, #1"),
                        Operation::Neg => by!($width, place, old, "rsb {new}, {old}, #0"),
                        Operation::And => by!($width, place, old, "and {new}, {old}, {operand}"; operand),
                        Operation::AndNot => by!($width, place, old, "bic {new}, {old}, {operand}"; operand),
                        Operation::Or => by!($width, place, old, "orr {new}, {old}, {operand}"; operand),
                        Operation::Xor => by!($width, place, old, "eor {new}, {old}, {operand}"; operand),
                        Operation::Nand => by!($width, place, old,
                            "and {new}, {old}, {operand}", "mvn {new}, {new}"; operand),
                        Operation::Not => by!($width, place, old, "mvn {new}, {old}"),
                        Operation::SignedMax => by!($width, place, old, $($compare,)+
                            "mov {new}, {operand}", "it gt", "movgt {new}, {old}"; signed),
                        Operation::SignedMin => by!($width, place, old, $($compare,)+
                            "mov {new}, {operand}", "it lt", "movlt {new}, {old}"; signed),
                        Operation::UnsignedMax => by!($width, place, old, "cmp {old}, {operand}",
                            "mov {new}, {operand}", "it hi", "movhi {new}, {old}"; unsigned),
                        Operation::UnsignedMin => by!($width, place, old, "cmp {old}, {operand}",
                            "mov {new}, {operand}", "it lo", "movlo {new}, {old}"; unsigned),
                    }
                    Self::narrow(old)
                };
                fence_if(order.acquires());
                old
            }
        }
    )+};
}

word! {
    u8 "b" ["sxtb {new}, {old}" "cmp {new}, {operand}"];
    u16 "h" ["sxth {new}, {old}" "cmp {new}, {operand}"];
    u32 "" ["cmp {old}, {operand}"];
}

//! The words up to a register.

use core::arch::asm;

use super::exclusive::{exchange, update};
use super::fence_if;
use super::register::InRegister;
use super::update::Update;
use crate::arch::{Bits, Exchange, Operation, Test, Word, computes};
use crate::level::Level;
use crate::order::Order;

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
                $width "{found}" ["subs {failed}, {found}, {old}" "bne 3f"] "{new}"
                found = out(reg) found,
                old = in(reg) Self::extend($old),
                new = in(reg) $new,
                failed = out(reg) failed,
                place = in(reg) $place,
            );
            (Self::narrow(found), failed == 0)
        }
    }};
}

/// A row for each width: the suffix of its accesses.
macro_rules! word {
    ($($word:ident $width:literal;)+) => {$(
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
                // SAFETY: The caller's contract is the same.
                unsafe {
                    let (old, _) = Self::update(operation, place, operand, order);
                    match operation {
                        Operation::SignedMax | Operation::SignedMin => Self::cut(old),
                        _ => Self::narrow(old),
                    }
                }
            }

            /// The new value is there, in a register.
            #[inline]
            unsafe fn rmw_test<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                // SAFETY: The caller's contract is the same; values are initialized. Of two words
                // that are extended the difference is zero where they are the same.
                unsafe {
                    if (operation, test) == (Operation::Sub, Test::Zero) {
                        let difference = Self::difference(place, Self::extend(operand), order);
                        return Self::number(difference) == 0;
                    }
                    let (_, new) = Self::update(operation, place, operand, order);
                    if (operation, test) == (Operation::Dec, Test::Zero) {
                        return Self::number(new) == 0;
                    }
                    Self::passes(Self::cut(new), test)
                }
            }

            /// The mask comes back from the loop in its register, so that it is not made twice.
            #[inline]
            unsafe fn rmw_bit<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                bit: u32,
                order: Order,
            ) -> bool {
                let mask = Self::extend(Self::bit(bit));
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    let (old, mask) = Self::update_bits(operation, place, mask, order);
                    Self::number(old) & Self::number(mask) != 0
                }
            }
        }
    )+};
}

word! {
    u8 "b";
    u16 "h";
    u32 "";
}

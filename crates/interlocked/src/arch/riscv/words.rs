//! The words up to a register, made of AMOs, LR/SC and fences.

use core::arch::asm;

use super::amo::{Amo, Single};
use super::cas::{CompareExchange, Loop};
use super::register::InRegister;
use super::reserved::Reserved;
use super::{ZABHA, ZACAS, compiled, compiled_halfword, fence, masked};
use crate::arch::owned::owned;
use crate::arch::{Bits, Exchange, Operation, Test, Word, computes, lock_free};
use crate::level::Level;
use crate::order::Order;

/// Loads, between the fences of their ordering.
///
/// An assembly block is a barrier to the compiler, so that nothing comes between fence and access.
macro_rules! load {
    ($load:literal) => {
        #[inline]
        unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
            if order == Order::SeqCst {
                fence(Order::SeqCst);
            }
            let value: <Self as InRegister>::Register;
            // SAFETY: `Word`'s contract. An aligned load is atomic, and extends what it read.
            let value = unsafe {
                asm!(
                    concat!($load, " {value}, 0({place})"),
                    value = lateout(reg) value,
                    place = in(reg) place,
                    options(nostack, preserves_flags),
                );
                Self::loaded(value)
            };
            if order.acquires() {
                fence(Order::Acquire);
            }
            value
        }
    };
}

/// A store with a release fence, if it asks for one.
macro_rules! store {
    ($store:literal, $place:ident, $value:ident, $order:ident) => {{
        if $order.releases() {
            fence(Order::Release);
        }
        // SAFETY: `Word`'s contract. An aligned store is atomic.
        unsafe {
            asm!(
                concat!($store, " {value}, 0({place})"),
                value = in(reg) $value,
                place = in(reg) $place,
                options(nostack, preserves_flags),
            );
        }
    }};
}

macro_rules! word {
    ($($word:ident $load:literal $store:literal $atomic:ident;)+) => {$(
        lock_free!($word);

        // SAFETY: Each operation is one access, AMO or successful LR/SC of the width, ordered as
        // the psABI's mapping says.
        unsafe impl Word for $word {
            computes!();
            load!($load);

            /// `SeqCst` is one `amoswap.rl`: the other mapping that the psABI has for it.
            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                if order == Order::SeqCst {
                    // SAFETY: The caller's contract is the same.
                    unsafe { Self::apply(Amo::Swap, place, value, Order::Release) }
                } else {
                    store!($store, place, value, order);
                }
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                unsafe { Self::narrow(Self::fetch(Amo::Swap, place, value, order)) }
            }

            /// No flag is tested for `amocas`: that would take as many instructions as LR/SC does.
            #[inline]
            unsafe fn compare_exchange<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                // SAFETY: The caller's contract is the same; `amocas` if the CPU has it.
                unsafe {
                    if L::sure(ZACAS) {
                        Self::amocas(place, old, new, success, failure)
                    } else {
                        Self::exchange(place, old, new, success, failure)
                    }
                }
            }

            #[inline]
            unsafe fn compare_exchange_weak<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                // SAFETY: The caller's contract is the same; `amocas` if the CPU has it.
                unsafe {
                    if L::sure(ZACAS) {
                        Self::amocas(place, old, new, success, failure)
                    } else {
                        Self::exchange_weak(place, old, new, success, failure)
                    }
                }
            }

            owned!($atomic if compiled::<L>);

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    match Amo::of(operation, operand.assume_init()) {
                        Some((amo, operand)) => {
                            Self::narrow(Self::fetch(amo, place, operand, order))
                        }
                        None if operation == Operation::Neg => Self::neg(place, order),
                        None => Self::nand(place, operand, order),
                    }
                }
            }

            #[inline]
            unsafe fn rmw_no_return<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    match Amo::of(operation, operand.assume_init()) {
                        Some((amo, operand)) => Self::apply(amo, place, operand, order),
                        None => {
                            Self::rmw::<L>(operation, place, operand, order);
                        }
                    }
                }
            }

            /// A difference is zero where the old value is the operand: both are at hand, extended.
            #[inline]
            unsafe fn rmw_test<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    match Amo::of(operation, operand.assume_init()) {
                        Some((amo, minus)) if (operation, test) == (Operation::Sub, Test::Zero) => {
                            let old = Self::fetch(amo, place, minus, order);
                            Self::number(old) == Self::number(Self::extend(operand))
                        }
                        _ => {
                            let old = Self::rmw::<L>(operation, place, operand, order);
                            Self::passes(Self::compute(operation, old, operand), test)
                        }
                    }
                }
            }

            /// One bit of a register is set or not, however it is extended.
            #[inline]
            unsafe fn rmw_bit<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                bit: u32,
                order: Order,
            ) -> bool {
                let mask = Self::bit(bit);
                // SAFETY: The caller's contract is the same. All three operations are AMOs.
                unsafe {
                    Amo::of(operation, mask.assume_init()).is_some_and(|(amo, operand)| {
                        let old = Self::number(Self::fetch(amo, place, operand, order));
                        old & Self::number(Self::extend(mask)) != 0
                    })
                }
            }
        }
    )+};
}

macro_rules! narrow_word {
    ($($word:ident $load:literal $store:literal $({$($owned:tt)*})?;)+) => {$(
        lock_free!($word);

        // SAFETY: Each operation is one access of the width, an AMO, or a successful LR/SC of the
        // word around it that leaves the rest as it was, ordered as the psABI's mapping says.
        unsafe impl Word for $word {
            computes!();
            load!($load);

            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                store!($store, place, value, order);
                if order == Order::SeqCst {
                    fence(Order::SeqCst);
                }
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    if L::knows(ZABHA) {
                        Self::narrow(Self::fetch(Amo::Swap, place, value, order))
                    } else {
                        masked::swap(place, value.assume_init(), order)
                    }
                }
            }

            #[inline]
            unsafe fn compare_exchange<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    if L::knows(ZABHA | ZACAS) {
                        Self::amocas(place, old, new, success, failure)
                    } else {
                        let (old, new) = (old.assume_init(), new.assume_init());
                        masked::exchange(place, old, new, success, failure)
                    }
                }
            }

            #[inline]
            unsafe fn compare_exchange_weak<L: Level>(
                place: *mut Bits<Self>,
                old: Bits<Self>,
                new: Bits<Self>,
                success: Order,
                failure: Order,
            ) -> Exchange<Self> {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    if L::knows(ZABHA | ZACAS) {
                        Self::amocas(place, old, new, success, failure)
                    } else {
                        let (old, new) = (old.assume_init(), new.assume_init());
                        masked::exchange_weak(place, old, new, success, failure)
                    }
                }
            }

            $($($owned)*)?

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    let number = operand.assume_init();
                    if !L::knows(ZABHA) {
                        return masked::fetch(operation, place, number, order);
                    }
                    match Amo::of(operation, number) {
                        Some((amo, operand)) => {
                            Self::narrow(Self::fetch(amo, place, operand, order))
                        }
                        None if L::knows(ZACAS) && operation == Operation::Neg => {
                            Self::neg(place, order)
                        }
                        None if L::knows(ZACAS) => Self::nand(place, operand, order),
                        None => masked::fetch(operation, place, number, order),
                    }
                }
            }

            #[inline]
            unsafe fn rmw_no_return<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) {
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    let number = operand.assume_init();
                    if !L::knows(ZABHA) {
                        return masked::apply(operation, place, number, order);
                    }
                    match Amo::of(operation, number) {
                        Some((amo, operand)) => Self::apply(amo, place, operand, order),
                        None => {
                            Self::rmw::<L>(operation, place, operand, order);
                        }
                    }
                }
            }
        }
    )+};
}

narrow_word! {
    u8 "lbu" "sb";
    u16 "lhu" "sh" { owned!(AtomicU16 if compiled_halfword); };
}

word! { u32 "lw" "sw" AtomicU32; }

#[cfg(target_pointer_width = "64")]
word! { u64 "ld" "sd" AtomicU64; }
#[cfg(not(target_pointer_width = "64"))]
crate::fallback::seqlock_word!(u64);
#[cfg(not(target_pointer_width = "64"))]
crate::fallback::seqlock_word!(u128);

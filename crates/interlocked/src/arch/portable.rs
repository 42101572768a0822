//! Any target, by `core::sync::atomic`: what the compiler knows of it, for targets that have no file
//! here, for Miri and for sanitizers, which cannot see into assembly; and outside of a check, for
//! programs that are built for the checker.
//!
//! Limits: an operation is what LLVM makes of it. `Full` is a `SeqCst` operation between two
//! `SeqCst` fences.

use core::sync::atomic::{self, Ordering};

use super::by_core::{core_order, exchange_by_core};
pub(crate) use super::feature::holds;
use super::word::{address_computes, computes, rmw_by_exchange};
use super::{Address, Bits, Feature, Features, Operation, Word, by_checker, levels, lock_free};
use crate::level::Level;
use crate::order::Order;

/// The name of this back end.
pub(crate) const ISA: &str = "portable";

/// No sequences to choose from.
pub(crate) const FEATURES: &[Feature] = &[];

/// No sequences to choose from.
pub(crate) const STATIC: Features = 0;

levels! {}

/// Nothing to find.
pub(crate) fn detect() -> Features {
    0
}

/// A fence.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub(crate) fn fence(order: Order) {
    by_checker!(fence(order));
    atomic::fence(core_order(order));
}

/// A fence of reads with reads. C++ has none, and the acquire is the weakest that orders them.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub(crate) fn read_fence() {
    by_checker!(fence(Order::Acquire));
    atomic::fence(Ordering::Acquire);
}

/// A fence of writes with writes. C++ has none, and the release is the weakest that orders them.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub(crate) fn write_fence() {
    by_checker!(fence(Order::Release));
    atomic::fence(Ordering::Release);
}

/// Nothing is known of the instructions.
pub(crate) const RMW_IS_FULL: bool = false;

/// Runs a read-modify-write between two fences, if it is to be fully ordered.
#[inline]
fn fenced<R>(order: Order, rmw: impl FnOnce(Ordering) -> R) -> R {
    if order != Order::Full {
        return rmw(core_order(order));
    }
    atomic::fence(Ordering::SeqCst);
    let result = rmw(Ordering::SeqCst);
    atomic::fence(Ordering::SeqCst);
    result
}

/// The four operations that every word has, by one of `core`'s types.
macro_rules! exchanges {
    ($atomic:ty, $value:ty) => {
        #[inline]
        unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
            by_checker!(load(place, order));
            // SAFETY: `Word`'s contract is that of `from_ptr`, and the types have the same layout.
            let atomic = unsafe { <$atomic>::from_ptr(place.cast()) };
            Bits::new(Self::from(atomic.load(core_order(order))))
        }

        #[inline]
        unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
            by_checker!(store(place, value, order));
            // SAFETY: As in `load`.
            let atomic = unsafe { <$atomic>::from_ptr(place.cast()) };
            // SAFETY: `Word`'s contract says that values are initialized.
            let value = unsafe { value.assume_init() };
            atomic.store(value.into(), core_order(order));
        }

        #[inline]
        unsafe fn swap<L: Level>(
            place: *mut Bits<Self>,
            value: Bits<Self>,
            order: Order,
        ) -> Bits<Self> {
            by_checker!(swap(place, value, order));
            // SAFETY: As in `load`.
            let atomic = unsafe { <$atomic>::from_ptr(place.cast()) };
            // SAFETY: `Word`'s contract says that values are initialized.
            let value = unsafe { value.assume_init() };
            Bits::new(Self::from(fenced(order, |order| atomic.swap(value.into(), order))))
        }

        exchange_by_core!(compare_exchange by $atomic, compare_exchange between fenced);
        exchange_by_core! {
            compare_exchange_weak by $atomic, compare_exchange_weak between fenced
        }

        /// Only a checker can tell this from `rmw`.
        #[inline]
        unsafe fn rmw_no_return<L: Level>(
            operation: Operation,
            place: *mut Bits<Self>,
            operand: Bits<Self>,
            order: Order,
        ) {
            by_checker!(rmw_no_return(operation, place, operand, order));
            // SAFETY: The caller's contract is the same.
            unsafe { Self::rmw::<L>(operation, place, operand, order) };
        }
    };
}

macro_rules! word {
    ($($word:ident $signed:ident $atomic:ident $signed_atomic:ident $has:literal;)+) => {$(
        // SAFETY: `core`'s operations are what the contract asks for.
        #[cfg(target_has_atomic = $has)]
        unsafe impl Word for $word {
            computes!();
            exchanges!(atomic::$atomic, $word);

            #[inline]
            #[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                by_checker!(rmw(operation, place, operand, order));
                // SAFETY: As in `load`.
                let atomic = unsafe { atomic::$atomic::from_ptr(place.cast()) };
                // SAFETY: As in `load`; signed and unsigned have the same layout.
                let signed = unsafe { atomic::$signed_atomic::from_ptr(place.cast()) };
                // SAFETY: `Word`'s contract says that values are initialized.
                let operand = unsafe { operand.assume_init() };
                Bits::new(fenced(order, |order| match operation {
                    Operation::Add => atomic.fetch_add(operand, order),
                    Operation::Sub => atomic.fetch_sub(operand, order),
                    Operation::Inc => atomic.fetch_add(1, order),
                    Operation::Dec => atomic.fetch_sub(1, order),
                    Operation::And => atomic.fetch_and(operand, order),
                    Operation::AndNot => atomic.fetch_and(!operand, order),
                    Operation::Or => atomic.fetch_or(operand, order),
                    Operation::Xor => atomic.fetch_xor(operand, order),
                    Operation::Not => atomic.fetch_xor(Self::MAX, order),
                    Operation::Nand => atomic.fetch_nand(operand, order),
                    Operation::SignedMax => signed.fetch_max(operand as $signed, order) as Self,
                    Operation::SignedMin => signed.fetch_min(operand as $signed, order) as Self,
                    Operation::UnsignedMax => atomic.fetch_max(operand, order),
                    Operation::UnsignedMin => atomic.fetch_min(operand, order),
                    Operation::Neg => {
                        let negate = |old: Self| Some(old.wrapping_neg());
                        let updated = atomic.fetch_update(order, Ordering::Relaxed, negate);
                        updated.unwrap_or_default()
                    }
                }))
            }
        }

        #[cfg(target_has_atomic = $has)]
        lock_free!($word);

        #[cfg(not(target_has_atomic = $has))]
        crate::fallback::seqlock_word!($word);
    )+};
}

word! {
    u8 i8 AtomicU8 AtomicI8 "8";
    u16 i16 AtomicU16 AtomicI16 "16";
    u32 i32 AtomicU32 AtomicI32 "32";
    u64 i64 AtomicU64 AtomicI64 "64";
}

// `core`'s 128-bit atomics are not stable.
crate::fallback::seqlock_word!(u128);

// SAFETY: `core`'s operations are what the contract asks for. Arithmetic is by compare-exchange, so
// that the pointer keeps its provenance.
#[cfg(target_has_atomic = "ptr")]
unsafe impl Word for Address {
    address_computes!();
    exchanges!(atomic::AtomicPtr<()>, *mut ());

    #[inline]
    unsafe fn rmw<L: Level>(
        operation: Operation,
        place: *mut Bits<Self>,
        operand: Bits<Self>,
        order: Order,
    ) -> Bits<Self> {
        by_checker!(rmw(operation, place, operand, order));
        // SAFETY: The caller's contract is the same.
        unsafe { rmw_by_exchange::<Self, L>(operation, place, operand, order) }
    }
}

#[cfg(target_has_atomic = "ptr")]
lock_free!(Address);

//! Compare-exchange on memory that is Rust's own, by `core::sync::atomic`.
//!
//! It is the one operation that assembly does not do best. Its answer is in a flag, or in which of its
//! branches came to the end, and a block of assembly has to put it into a register, so that a branch
//! tests once more: that a block jumps (`asm goto`) and has results is not in stable Rust. The
//! compiler's own compare-exchange branches on the flag, or goes where its loop went, and leaves out
//! what nobody asks for.
//!
//! An instruction set takes it where the compiler emits the same accesses in place, and says where in
//! its own file.
//!
//! `core`'s operations and blocks of assembly may meet at one place: a block does to memory what some
//! Rust code could do that the compiler cannot see (The Rust Reference, "Inline assembly", "Rules
//! for inline assembly"), and here that is an atomic operation of the same width.
//!
//! Where every read-modify-write is `Full` whatever its ordering, as on x86, the compiler, which may
//! move other accesses across a relaxed exchange, is kept from it by a fence on either side, as a block
//! of assembly would keep it.
//!
//! Limits: foreign memory (`raw`), of which Rust's model of memory knows nothing, has the assembly.

use core::sync::atomic::{Ordering, compiler_fence};

use super::RMW_IS_FULL;
use super::by_core::core_order;
use crate::order::Order;

/// Runs an exchange, which the compiler moves nothing across if no CPU does.
#[inline(always)]
pub(super) fn fenced<R>(order: Order, exchange: impl FnOnce(Ordering) -> R) -> R {
    let fence = || {
        if RMW_IS_FULL {
            compiler_fence(Ordering::SeqCst);
        }
    };
    fence();
    let result = exchange(core_order(order));
    fence();
    result
}

/// The exchanges of owned memory of [`Word`](crate::arch::Word), by one of `core`'s types:
/// `owned!(AtomicU32)` always, `owned!(AtomicU32 if compiled)` where `compiled(success)`, which may ask the
/// level `L`. None if `core` was built for a target without atomics.
#[allow(unused_macros, reason = "not every instruction set has compare-exchange by the compiler")]
macro_rules! owned {
    ($atomic:ident $(<$target:ty>)? $(if $compiled:expr)?) => {
        #[cfg(target_has_atomic = "ptr")]
        $crate::arch::by_core::exchange_by_core! {
            compare_exchange_owned by core::sync::atomic::$atomic $(<$target>)?,
            compare_exchange between $crate::arch::owned::fenced $(, if $compiled)?
        }
        #[cfg(target_has_atomic = "ptr")]
        $crate::arch::by_core::exchange_by_core! {
            compare_exchange_weak_owned by core::sync::atomic::$atomic $(<$target>)?,
            compare_exchange_weak between $crate::arch::owned::fenced $(, if $compiled)?
        }
    };
}
pub(super) use owned;

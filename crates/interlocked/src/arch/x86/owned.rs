//! Compare-exchange on memory that is Rust's own, on both x86: by `core::sync::atomic`.
//!
//! It is the one operation that assembly does not do best. Its answer is in the zero flag, from which
//! a block of assembly has to fetch it with a `sete`, so that a branch tests once more: that a block
//! jumps (`asm goto`) and has results is not in stable Rust. The compiler's own `lock cmpxchg`
//! branches on the flag, and leaves out what nobody asks for.
//!
//! `core`'s operations and blocks of assembly may meet at one place: a block does to memory what some
//! Rust code could do that the compiler cannot see (The Rust Reference, "Inline assembly", "Rules
//! for inline assembly"), and here that is an atomic operation of the same width.
//!
//! The instruction is `Full` whatever the ordering, as every locked one (Intel SDM Vol. 3A 9.1.2,
//! 9.2.3.9; AMD APM Vol. 2 7.3.2, 7.4.2). The compiler, which may move other accesses across a
//! relaxed one, is kept from it by a fence on either side, as a block of assembly would keep it.
//!
//! Limits: foreign memory (`raw`), of which Rust's model of memory knows nothing, has the assembly.

use core::sync::atomic::{Ordering, compiler_fence};

use crate::arch::by_core::core_order;
use crate::order::Order;

/// Runs an exchange that the compiler moves nothing across.
#[inline(always)]
pub(super) fn fenced<R>(order: Order, exchange: impl FnOnce(Ordering) -> R) -> R {
    compiler_fence(Ordering::SeqCst);
    let result = exchange(core_order(order));
    compiler_fence(Ordering::SeqCst);
    result
}

/// The exchanges of owned memory of [`Word`](crate::arch::Word), by one of `core`'s types.
macro_rules! owned {
    ($atomic:ty) => {
        $crate::arch::by_core::exchange_by_core! {
            compare_exchange_owned by $atomic, compare_exchange between fenced
        }
        $crate::arch::by_core::exchange_by_core! {
            compare_exchange_weak_owned by $atomic, compare_exchange_weak between fenced
        }
    };
}

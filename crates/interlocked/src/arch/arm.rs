//! ARMv7 (profiles A and R) and newer in their 32-bit state, ARM or Thumb.
//!
//! | what | sequence |
//! |---|---|
//! | load | `ldr`; with `Acquire` and `SeqCst` `dmb ish` after it |
//! | store | `str`; with `Release` `dmb ish` before it, with `SeqCst` also after it |
//! | read-modify-write | `ldrex`, `strex` until it succeeds; `dmb ish` before it to release and after it to acquire |
//! | 64 bits | the same with `ldrexd` and `strexd`; a store is a loop |
//! | fence | `dmb ish`: there is no weaker one that orders loads |
//!
//! `SeqCst` and `Full` are the same: a full barrier on either side.
//!
//! A compare-exchange has its first barrier between load and store, so that none runs when it fails.
//! The load may then be earlier than what stands before the operation. That shows in nothing: no
//! write comes between the value that it read and the store, which is behind the barrier.
//! It leaves the exclusive monitor as it is when it fails. Every `strex` here has a `ldrex` of its
//! own, so no `clrex` is needed, and Cortex-A15 has an erratum (830321) that makes one harmful. This
//! and its length are why it is not the compiler's: LLVM has a `clrex`, and a second loop.
//!
//! Sources: Arm Architecture Reference Manual ARMv7-A and ARMv7-R (DDI 0406), A3.4
//! "Synchronization and semaphores", A3.5.3 "Atomicity in the Arm architecture", A3.8.3 "Memory
//! barriers", A8.8 (the instructions); Cortex-A15 MPCore Software Developers Errata Notice, 830321.
//!
//! Limits: older CPUs and the M profile use the portable back end; 128 bits are a sequence lock; a
//! 64-bit load is `ldrexd` although CPUs with LPAE could use `ldrd`, because no target promises that.

#[path = "arm/exclusive.rs"]
mod exclusive;
#[path = "arm/pair.rs"]
mod pair;
#[path = "arm/register.rs"]
mod register;
#[path = "arm/update.rs"]
mod update;
#[path = "arm/words.rs"]
mod words;

use core::arch::asm;

pub(crate) use super::feature::holds;
use super::{Feature, Features, address_is, levels, lock_free};
use crate::order::Order;

/// The name of this instruction set.
pub(crate) const ISA: &str = "armv7";

/// No features are named.
pub(crate) const FEATURES: &[Feature] = &[];

/// No sequences to choose from.
pub(crate) const STATIC: Features = 0;

levels! {}

/// Nothing to find.
pub(crate) fn detect() -> Features {
    0
}

lock_free!(u8 u16 u32 u64);
crate::fallback::seqlock_word!(u128);

mod address {
    super::address_is!(u32);
    super::lock_free!(Address);
}

/// A fence.
#[inline(always)]
pub(crate) fn fence(order: Order) {
    fence_if(order != Order::Relaxed);
}

/// A fence of reads with reads. There is none of reads alone (ARM DDI 0406C A3.8.3).
#[inline(always)]
pub(crate) fn read_fence() {
    fence(Order::Acquire);
}

/// A fence of writes with writes (ARM DDI 0406C A3.8.3).
#[inline(always)]
pub(crate) fn write_fence() {
    // SAFETY: A barrier touches no memory and no register.
    unsafe { asm!("dmb ishst", options(nostack, preserves_flags)) }
}

/// An exclusive pair has no order of its own.
pub(crate) const RMW_IS_FULL: bool = false;

/// A barrier that orders everything before it with everything behind it.
///
/// An assembly block is a barrier to the compiler too, so that nothing comes between this and an
/// access.
#[inline(always)]
fn fence_if(needed: bool) {
    if needed {
        // SAFETY: A barrier touches no memory and no register.
        unsafe { asm!("dmb ish", options(nostack, preserves_flags)) }
    }
}

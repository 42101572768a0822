//! 32-bit x86: everything up to a register is a locked instruction or a plain load and store; 64 bits
//! are `lock cmpxchg8b`, with loads and stores by wider registers; 128 bits have no instructions.
//!
//! Nothing is looked for at run time: the build says which registers there are.
//!
//! Sources: the manuals of Intel (SDM) and AMD (APM), section by section in the files of the folder,
//! of the editions that `x86/sequences.rs` names.

#[macro_use]
#[path = "x86/double.rs"]
mod double;
#[macro_use]
#[path = "x86/fence.rs"]
mod fence;
#[macro_use]
#[path = "x86/locked.rs"]
mod locked;
#[path = "x86/wide.rs"]
mod wide;

// 64-bit loads and stores. FXSR without SSE is what the soft-float targets have: nothing but integer
// registers may be used there.
#[cfg_attr(target_feature = "sse2", path = "x86/sse2.rs")]
#[cfg_attr(
    all(not(target_feature = "sse2"), any(target_feature = "sse", not(target_feature = "fxsr"))),
    path = "x86/x87.rs"
)]
#[cfg_attr(all(not(target_feature = "sse"), target_feature = "fxsr"), path = "x86/exchanged.rs")]
mod moved;

use core::arch::asm;
use core::sync::atomic::{Ordering, compiler_fence};

use self::locked::{low, truth};
pub(crate) use super::feature::holds;
use super::owned::owned;
use super::word::{address_is, computes};
use super::{Feature, Features, Operation as Op, Test, levels, lock_free};

/// The name of this instruction set.
pub(crate) const ISA: &str = "x86";

/// No features choose between sequences at run time.
pub(crate) const FEATURES: &[Feature] = &[];

/// No features choose between sequences at run time.
pub(crate) const STATIC: Features = 0;

levels! {}

/// Nothing to find.
pub(crate) fn detect() -> Features {
    0
}

/// Every CPU with SSE has conditional moves; the Pentium has not.
const HAS_MOVE: bool = cfg!(target_feature = "sse");

fence!("esp");

// Only four registers have a name for eight bits. The new value goes in the second byte of the one
// that has the old value in its first. (On x86-64 that byte has no name beside the upper registers.)
#[rustfmt::skip]
word! {
    u8 AtomicU8: (reg_byte "" "movzx" "byte ptr" "eax" "al" u32, ["ah"]), "{value:e}", false;
}

address_is!(u32, owned!(AtomicPtr<()>););

lock_free!(u8 u16 u32 u64 Address);

crate::fallback::seqlock_word!(u128);

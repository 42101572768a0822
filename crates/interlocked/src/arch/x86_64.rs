//! x86-64: everything up to a register is a locked instruction or a plain load and store; 128 bits
//! are `lock cmpxchg16b`, which only the first CPUs of 2003 lack, and AVX.
//!
//! `-C target-feature=+cmpxchg16b` says that every CPU of the build has the former, and makes
//! `Atomic<u128>` available at every level. `+avx` says so of the latter, and with it, as LLVM takes
//! it to say, that aligned accesses of 16 bytes are atomic.
//!
//! Sources: the manuals of Intel (SDM) and AMD (APM), section by section in the files of this folder
//! and of `x86`, which has what the two have in common and names the editions.

#[path = "x86_64/detect.rs"]
mod detect;
#[macro_use]
#[path = "x86/double.rs"]
mod double;
#[macro_use]
#[path = "x86/fence.rs"]
mod fence;
#[cfg(interlocked_jumps)]
#[path = "x86_64/flag.rs"]
mod flag;
#[macro_use]
#[path = "x86/locked.rs"]
mod locked;
#[cfg(test)]
#[path = "x86_64/tests.rs"]
mod tests;
#[path = "x86_64/vector.rs"]
mod vector;
#[path = "x86_64/wide.rs"]
mod wide;

use core::arch::asm;
use core::sync::atomic::{Ordering, compiler_fence};

pub(crate) use self::detect::detect;
#[cfg(interlocked_jumps)]
pub(crate) use self::flag::holds;
use self::locked::{low, truth};
#[cfg(not(interlocked_jumps))]
pub(crate) use super::feature::holds;
use super::owned::owned;
use super::word::{address_is, computes};
use super::{Operation as Op, Test, features, levels, lock_free};

/// The name of this instruction set.
pub(crate) const ISA: &str = "x86-64";

features! {
    CX16 "CMPXCHG16B" "128-bit operations are instructions": cfg!(target_feature = "cmpxchg16b");
    AVX "AVX" "128-bit loads do not write, and stores do not loop":
        cfg!(all(target_feature = "cmpxchg16b", target_feature = "avx"));
}

levels! {
    /// CPUs with CMPXCHG16B and AVX: 128-bit operations are instructions, and loads do not write.
    Avx: CX16 | AVX;
    /// CPUs with CMPXCHG16B: 128-bit operations are instructions.
    Cx16: CX16;
}

/// Whether the build may use the registers of SSE.
const HAS_VECTORS: bool = cfg!(target_feature = "sse");

/// Every CPU has conditional moves.
const HAS_MOVE: bool = true;

fence!("rsp - 64");

#[rustfmt::skip]
word! {
    u8 AtomicU8: (reg_byte "" "movzx" "byte ptr" "eax" "al" u32, ["{new}" new = out(reg_byte) _,]), "{value:e}", false;
    u64 AtomicU64: (reg ":r" "mov" "qword ptr" "rax" "rax" u64, ["{new:r}" new = out(reg) _,]), "{value}", HAS_MOVE;
}

address_is!(u64, owned!(AtomicPtr<()>););

lock_free!(u8 u16 u32 u64 Address);

#[cfg(target_feature = "cmpxchg16b")]
lock_free!(u128);
#[cfg(not(target_feature = "cmpxchg16b"))]
super::served_at!(u128: crate::level::OrSeqlock tokens::Avx tokens::Cx16);

//! AArch64, at four levels of instructions.
//!
//! Every CPU has load-exclusive and store-exclusive (LL/SC) and loads and stores that acquire and
//! release; Armv8.1 added single instructions for most operations (LSE), and later versions made
//! 128-bit loads and stores atomic (LSE2), acquiring loads cheaper (LRCPC) and 128-bit operations
//! single instructions (LSE128). Each family of instructions is a file here:
//! `access` (loads and stores), `llsc`, `lse`, and `wide` (128 bits). If the build has LSE, a
//! compare-exchange of up to 64 bits is the compiler's where the memory is Rust's own.
//!
//! Two rules hold in all of them. The zero register is never a destination where the read has an
//! order: it would lose it. And a `SeqCst` load is `ldar` and never `ldapr`, which may pass an
//! earlier `stlr`.
//!
//! Sources: Arm Architecture Reference Manual for A-profile (DDI 0487, issue K.a): B2.2 (atomicity),
//! B2.3 (memory model), C6.2 (instructions); Arm, "C/C++ Atomics Application Binary Interface
//! Standard for the Arm 64-bit Architecture" (atomicsabi64), which fixes the sequences so that code
//! of different compilers can share an atomic.

#[path = "aarch64/access.rs"]
mod access;
#[path = "aarch64/detect.rs"]
mod detect;
#[path = "aarch64/llsc.rs"]
mod llsc;
#[path = "aarch64/lse.rs"]
mod lse;
#[path = "aarch64/wait.rs"]
mod wait;
#[path = "aarch64/wide.rs"]
mod wide;

use core::arch::asm;

use access::Access;
use llsc::Exclusive;
use lse::Single;
use wait::Wait;

use super::owned::owned;
use super::{Test, address_is, computes, features, levels, lock_free};

pub(crate) use super::feature::holds;
pub(crate) use detect::detect;

/// The name of this instruction set.
pub(crate) const ISA: &str = "aarch64";

features! {
    LSE "LSE" "a swap, an exchange or a fetch-and-add is one instruction (Armv8.1)":
        cfg!(target_feature = "lse");
    LRCPC "LRCPC" "an acquiring load does not wait for earlier releasing stores (Armv8.3)":
        cfg!(target_feature = "rcpc");
    LRCPC2 "LRCPC2" "the same with an offset in the instruction, which no sequence uses (Armv8.4)":
        cfg!(target_feature = "rcpc2");
    // Every Apple CPU that macOS runs on has it, of which the build says nothing: LLVM,
    // AArch64Processors.td, `apple-m1`.
    LSE2 "LSE2" "128-bit loads and stores are one instruction, and a load does not write (Armv8.4)":
        cfg!(target_feature = "lse2") || crate::os::MACOS;
    LSE128 "LSE128" "128-bit swap, and, or are one instruction (Armv9.4)":
        cfg!(target_feature = "lse128");
    LRCPC3 "LRCPC3" "128-bit loads acquire and stores release without a fence (Armv8.9)":
        cfg!(target_feature = "rcpc3");
}

levels! {
    /// Armv9.4 with all that it may have for atomics: [`Lse2`], LSE128 and LRCPC3. A CPU with only
    /// one of the two is at [`Lse2`].
    Lse128: LSE | LRCPC | LSE2 | LSE128 | LRCPC3;

    /// Armv8.4: [`Rcpc`] and LSE2. Apple M1, Neoverse V1, Cortex-A510 and later.
    Lse2: LSE | LRCPC | LSE2;

    /// Armv8.3, and Cortex-A75 to A78 and Neoverse N1, which have this of it: [`Lse`] and LRCPC.
    Rcpc: LSE | LRCPC;

    /// Armv8.1: a swap, an exchange or a fetch-and-add is one instruction.
    Lse: LSE;
}

lock_free! { u8 u16 u32 u64 u128 Address }

/// Whether this is code for Microsoft's compilers, whose `SeqCst` load is `ldr; dmb ish`: then our
/// `SeqCst` store needs a fence after it, because `stlr` is ordered before `ldar` and not before
/// `ldr`. So does an LL/SC loop, and the instructions of LSE do not. Source: LLVM,
/// AArch64ISelLowering.cpp, `shouldInsertTrailingSeqCstFenceForAtomicStore` (D141748).
const MSVC: bool = cfg!(target_env = "msvc");

/// A fence.
///
/// `dmb ishld` orders earlier reads before all that is later, `dmb ish` all before all (DDI 0487
/// B2.3, "Data Memory Barrier").
#[inline]
pub(crate) fn fence(order: Order) {
    match order {
        Order::Relaxed => {}
        // SAFETY: A barrier touches no register and no memory.
        Order::Acquire => unsafe { asm!("dmb ishld", options(nostack, preserves_flags)) },
        // SAFETY: As above.
        _ => unsafe { asm!("dmb ish", options(nostack, preserves_flags)) },
    }
}

/// A fence of reads with reads: `dmb ishld`, the weakest that orders them.
#[inline]
pub(crate) fn read_fence() {
    fence(Order::Acquire);
}

/// A fence of writes with writes (DDI 0487 B2.3, "Data Memory Barrier").
#[inline]
pub(crate) fn write_fence() {
    // SAFETY: A barrier touches no register and no memory.
    unsafe { asm!("dmb ishst", options(nostack, preserves_flags)) }
}

/// Whether a compare-exchange of up to 64 bits is the compiler's where the memory is Rust's own: if the
/// build has LSE it is the same `cas`. Without, the compiler may call a function, and would make an
/// LL/SC loop of its own.
#[inline(always)]
fn compiled(_: Order) -> bool {
    STATIC & LSE == LSE
}

/// An exclusive pair and an instruction of LSE have the order that they are given.
pub(crate) const RMW_IS_FULL: bool = false;

macro_rules! words {
    ($($word:ident $atomic:ident;)+) => {$(
        // SAFETY: The sequences of `access`, `llsc` and `lse` say what makes them atomic and gives
        // them their order; those of LSE run where the level has it.
        unsafe impl Word for $word {
            computes!();

            // A test would cost more than `ldapr` saves.
            #[inline]
            unsafe fn load<L: Level>(place: *mut Bits<Self>, order: Order) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                unsafe { <Self as Access>::load(place, order, L::sure(LRCPC)) }
            }

            #[inline]
            unsafe fn store<L: Level>(place: *mut Bits<Self>, value: Bits<Self>, order: Order) {
                // SAFETY: The caller's contract is the same.
                unsafe { <Self as Access>::store(place, value, order) }
            }

            #[inline]
            unsafe fn swap<L: Level>(
                place: *mut Bits<Self>,
                value: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::swap(place, value, order)
                    } else {
                        Exclusive::swap(place, value, order)
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
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::compare_exchange(place, old, new, success.with_failure(failure))
                    } else {
                        Exclusive::compare_exchange::<false>(place, old, new, success, failure)
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
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::compare_exchange(place, old, new, success.with_failure(failure))
                    } else {
                        Exclusive::compare_exchange::<true>(place, old, new, success, failure)
                    }
                }
            }

            owned!($atomic if compiled);

            #[inline]
            unsafe fn rmw<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                order: Order,
            ) -> Bits<Self> {
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::rmw(operation, place, operand, order)
                    } else {
                        Exclusive::rmw(operation, place, operand, order).0
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
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::rmw_no_return(operation, place, operand, order);
                    } else {
                        Exclusive::rmw(operation, place, operand, order);
                    }
                }
            }

            #[inline]
            unsafe fn rmw_test<L: Level>(
                operation: Operation,
                place: *mut Bits<Self>,
                operand: Bits<Self>,
                test: Test,
                order: Order,
            ) -> bool {
                // SAFETY: The caller's contract is the same.
                unsafe {
                    if L::knows(LSE) {
                        Single::rmw_test(operation, place, operand, test, order)
                    } else {
                        Exclusive::rmw_test(operation, place, operand, test, order)
                    }
                }
            }

            #[inline]
            unsafe fn wait(place: *mut Bits<Self>, seen: Bits<Self>) {
                // SAFETY: The caller's contract is the same.
                unsafe { Wait::wait(place, seen) }
            }
        }
    )+};
}

words! {
    u8 AtomicU8;
    u16 AtomicU16;
    u32 AtomicU32;
    u64 AtomicU64;
}

address_is!(u64, owned!(AtomicPtr<()> if compiled););

//! RISC-V with the extension "A", 32 and 64 bits; Zabha and Zacas where the CPU has them.
//!
//! The mapping is the psABI's "A6S": fences around loads and stores, AMOs with `.aq` and `.rl`, and
//! `lr.aqrl`/`sc.rl` for `SeqCst`. It is compatible with code that uses Zalasr ("A7").
//!
//! | what | sequence |
//! |---|---|
//! | `Relaxed Acquire Release` and stronger, AMO | no suffix, `.aq`, `.rl`, `.aqrl` |
//! | the same, LR/SC | `lr`/`sc`, `lr.aq`/`sc`, `lr`/`sc.rl`, `lr.aq`/`sc.rl`; `SeqCst` `lr.aqrl`/`sc.rl` |
//! | `Full`, LR/SC | `lr`, `sc.rl`, `fence rw, rw` |
//!
//! `Full` needs no fence in front of an LR/SC loop that succeeds.
//! Earlier accesses come before the `sc.rl`, and later ones come after the fence. The `lr` itself may
//! be early, but no write comes between what it read and the `sc`, so that whatever is ordered with
//! the read by a location is ordered with the `sc` as well. Forbidden, and allowed without the `.rl`:
//!
//! ```text
//! RISCV R+full-rmw
//! { 0:x1=x; 0:x3=a; 1:x1=a; 1:x3=x; }
//!  P0                  | P1          ;
//!  ori x5,x0,1         | ori x5,x0,2 ;
//!  sw x5,0(x1)         | sw x5,0(x1) ;
//!  lr.w x6,0(x3)       | fence rw,rw ;
//!  sc.w.rl x7,x5,0(x3) | lw x8,0(x3) ;
//!  fence rw,rw         |             ;
//! ~exists (0:x6=0 /\ 0:x7=0 /\ 1:x8=0)
//! ```
//!
//! An AMO without a destination is ordered like one with: `rd = x0` drops the value, not the read.
//!
//! The default level tests a flag for Zabha, which puts one instruction in the place of a loop, and for
//! the 128-bit operations of Zacas. Narrower ones use `amocas` where the level or the build names it.
//!
//! Where the memory is Rust's own, a compare-exchange of 32 and 64 bits is the compiler's, which emits
//! the same accesses and branches where they do; with Zacas and Zabha in the build that of 16 bits is
//! too. Its weak one is its strong one. `Full` is ours.
//!
//! Sources: RISC-V Instruction Set Manual, Volume I: "A" (LR/SC, AMO), "Zacas", "Zabha", "RVWMO" and
//! its appendix A; RISC-V ELF psABI, riscv-atomic.adoc, "RISC-V atomics mappings"; for `Full`: Linux,
//! Documentation/atomic_t.txt.
//!
//! Limits: an 8- or 16-bit operation without Zabha reaches the aligned 32-bit word around it. 128-bit
//! loads write, so that they fault on read-only memory. On 32-bit CPUs 64 bits are a sequence lock.

#[path = "riscv/amo.rs"]
mod amo;
#[path = "riscv/cas.rs"]
mod cas;
#[cfg(target_pointer_width = "64")]
#[path = "riscv/looped.rs"]
mod looped;
#[path = "riscv/masked.rs"]
mod masked;
#[path = "riscv/register.rs"]
mod register;
#[path = "riscv/reserved.rs"]
mod reserved;
#[cfg(target_pointer_width = "64")]
#[path = "riscv/wide.rs"]
mod wide;
#[path = "riscv/words.rs"]
mod words;

use core::arch::asm;

pub(crate) use super::feature::holds;
use super::owned::owned;
use super::{Features, address_is, features, levels, lock_free};
use crate::level::Level;
use crate::order::Order;
use crate::os;

/// The name of this instruction set.
pub(crate) const ISA: &str = if cfg!(target_pointer_width = "64") { "riscv64" } else { "riscv32" };

features! {
    ZABHA "Zabha" "8- and 16-bit operations are one instruction": cfg!(target_feature = "zabha");
    ZACAS "Zacas" "compare_exchange is one instruction; 128-bit operations":
        cfg!(target_feature = "zacas");
}

levels! {
    /// Instructions for bytes and halfwords, and compare-exchange, also of these.
    ZabhaZacas: ZABHA | ZACAS;
    /// Compare-exchange of 32, 64 and 128 bits.
    Zacas: ZACAS;
    /// Instructions for bytes and halfwords.
    Zabha: ZABHA;
}

mod address {
    #[cfg(not(target_pointer_width = "64"))]
    super::address_is!(u32, super::owned!(AtomicPtr<()> if super::compiled::<L>););
    #[cfg(target_pointer_width = "64")]
    super::address_is!(u64, super::owned!(AtomicPtr<()> if super::compiled::<L>););
    super::lock_free!(Address);
}

#[cfg(all(target_pointer_width = "64", target_feature = "zacas"))]
lock_free!(u128);
#[cfg(all(target_pointer_width = "64", not(target_feature = "zacas")))]
super::served_at!(u128: crate::level::OrSeqlock tokens::Zacas tokens::ZabhaZacas);

/// What Linux says that every CPU of this machine has.
///
/// Source of the positions: Linux, arch/riscv/include/uapi/asm/hwprobe.h.
pub(crate) fn detect() -> Features {
    let extensions = os::riscv_extensions();
    let feature =
        |position: u32, feature| if extensions >> position & 1 == 1 { feature } else { 0 };
    feature(34, ZACAS) | feature(58, ZABHA)
}

/// One instruction, which is a barrier to the compiler too.
macro_rules! fence {
    ($instruction:literal) => {
        // SAFETY: A fence touches no memory and no register.
        unsafe { asm!($instruction, options(nostack, preserves_flags)) }
    };
}

/// A fence.
#[inline(always)]
pub(crate) fn fence(order: Order) {
    match order {
        Order::Relaxed => {}
        Order::Acquire => fence!("fence r, rw"),
        Order::Release => fence!("fence rw, w"),
        Order::AcqRel => fence!("fence.tso"),
        Order::SeqCst | Order::Full => fence!("fence rw, rw"),
    }
}

/// A fence of reads with reads.
#[inline(always)]
pub(crate) fn read_fence() {
    fence!("fence r, r");
}

/// A fence of writes with writes.
#[inline(always)]
pub(crate) fn write_fence() {
    fence!("fence w, w");
}

/// Whether a compare-exchange of 32 or 64 bits is the compiler's where the memory is Rust's own: the
/// same `lr` and `sc`, or the same `amocas` if the build has Zacas. A level that has it and not the
/// build has ours, and so has `Full`, which the compiler does not know.
#[inline(always)]
#[cfg_attr(not(target_has_atomic = "ptr"), allow(dead_code))]
fn compiled<L: Level>(success: Order) -> bool {
    success != Order::Full && (STATIC & ZACAS == ZACAS || !L::sure(ZACAS))
}

/// The same of 16 bits: if the build has the `amocas`, of which the compiler compares what it found in
/// one instruction less. Of 8 bits it does not, and without `amocas` its loop is longer than ours.
#[inline(always)]
#[cfg_attr(not(target_has_atomic = "ptr"), allow(dead_code))]
fn compiled_halfword(success: Order) -> bool {
    success != Order::Full && STATIC & (ZABHA | ZACAS) == ZABHA | ZACAS
}

/// An AMO is ordered by its `aq` and `rl` bits.
pub(crate) const RMW_IS_FULL: bool = false;

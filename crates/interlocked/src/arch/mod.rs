//! The instruction sets. The only place that asks which one this is.
//!
//! Each gives [`Word`] for every width, [`ServedAt`] for the levels at which it has instructions of
//! a width, and the same few things besides: `fence`; `read_fence` and `write_fence`, of reads with reads
//! and of writes with writes alone;
//! `RMW_IS_FULL`, whether a read-modify-write of any ordering is a `Full` one; `ISA`, its name; `detect`, and with the macro
//! `features!` the names of the bits that it finds, `FEATURES`, and those that the build takes for
//! granted, `STATIC`; `holds`, the test of what was found; with the macro `levels!` its `tokens`, `LEVELS` and `dispatch`.

#[allow(dead_code, unused_imports, unused_macros, reason = "most instruction sets do without")]
mod by_core;
#[cfg(interlocked_check)]
pub(crate) mod checked;
mod feature;
mod levels;
mod misaligned;
mod operation;
#[allow(dead_code, unused_imports, unused_macros, reason = "most instruction sets do without")]
mod owned;
mod sequence;
mod word;

pub use feature::Feature;
pub use misaligned::{Access, Outcome, Rule, misaligned};
pub use operation::{Compute, Operation, Test};
pub use sequence::{Sequence, instruction_sets, sequences};
pub use word::{Address, Bits, Exchange, Word};
#[allow(unused_imports, reason = "not every instruction set needs both")]
pub(crate) use word::{address_computes, address_is, computes};

// The instruction set: one line for each, and the same for the rest.
#[cfg_attr(all(target_arch = "aarch64", target_pointer_width = "64"), path = "aarch64.rs")]
#[cfg_attr(interlocked_armv7, path = "arm.rs")]
#[cfg_attr(
    all(any(target_arch = "riscv32", target_arch = "riscv64"), target_feature = "a"),
    path = "riscv.rs"
)]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
#[cfg_attr(
    not(any(
        all(target_arch = "aarch64", target_pointer_width = "64"),
        interlocked_armv7,
        all(any(target_arch = "riscv32", target_arch = "riscv64"), target_feature = "a"),
        target_arch = "x86",
        all(target_arch = "x86_64", target_pointer_width = "64"),
    )),
    path = "portable.rs"
)]
#[cfg(not(any(miri, interlocked_portable, interlocked_check)))]
mod here;
#[cfg(any(miri, interlocked_portable, interlocked_check))]
#[path = "portable.rs"]
mod here;

/// Gives an operation to the checker, if one is installed and a thread of a check runs.
#[allow(unused_macros, reason = "most instruction sets have no part in a check")]
macro_rules! by_checker {
    ($operation:ident($($argument:expr),*)) => {
        #[cfg(interlocked_check)]
        // SAFETY: The caller's contract is the same.
        if let Some(result) = unsafe { $crate::arch::checked::$operation($($argument),*) } {
            return result;
        }
    };
}
#[allow(unused_imports, reason = "as above")]
pub(crate) use by_checker;

crate::conditional::conditional! {
    $ cfg_has_atomic_128 cfg_no_atomic_128 "of 128 bits"
        all(
            not(any(miri, interlocked_portable, interlocked_check)),
            any(
                all(target_arch = "aarch64", target_pointer_width = "64"),
                all(target_arch = "x86_64", target_feature = "cmpxchg16b"),
                all(target_arch = "riscv64", target_feature = "zacas"),
            ),
        );
}

// Linux's system calls: a file for each instruction set, and one for those that have none here.
#[cfg_attr(all(target_arch = "aarch64", target_pointer_width = "64"), path = "aarch64/syscall.rs")]
#[cfg_attr(target_arch = "arm", path = "arm/syscall.rs")]
#[cfg_attr(any(target_arch = "riscv32", target_arch = "riscv64"), path = "riscv/syscall.rs")]
#[cfg_attr(target_arch = "x86", path = "x86/syscall.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64/syscall.rs")]
#[cfg(not(any(miri, interlocked_portable, interlocked_check)))]
#[allow(dead_code, reason = "only Linux is called this way")]
mod syscall;
#[cfg(any(miri, interlocked_portable, interlocked_check))]
#[allow(dead_code, reason = "only Linux is called this way")]
mod syscall;

#[allow(unused_imports, reason = "not every instruction set has features")]
pub(crate) use feature::features;
pub use here::tokens;
pub(crate) use here::{
    FEATURES, ISA, LEVELS, RMW_IS_FULL, STATIC, detect, dispatch, fence, holds, read_fence,
    write_fence,
};
pub(crate) use levels::levels;
#[allow(unused_imports, reason = "only Linux is called this way")]
pub(crate) use syscall::{NUMBERS, syscall};

use crate::level::Level;

/// The numbers of Linux's system calls, which differ between instruction sets.
#[allow(dead_code, reason = "only Linux is called this way")]
pub(crate) struct Numbers {
    pub(crate) read: usize,
    pub(crate) close: usize,
    pub(crate) openat: usize,
    pub(crate) prctl: usize,
    pub(crate) membarrier: usize,
}

/// Features of a CPU that choose between sequences, as a set of bits; each instruction set names
/// its own.
pub type Features = u32;

/// A width whose operations are available at level `L`.
#[diagnostic::on_unimplemented(
    message = "operations of this width are not instructions on every CPU at level `{L}`",
    label = "not an instruction here",
    note = "name the fallback: `Atomic<T, OrSeqlock>` uses a sequence lock where the CPU has none"
)]
pub trait ServedAt<L: Level>: Word {}

/// `lock_free!(u8 u16)` says that the operations of these are instructions on every CPU that this
/// target admits: at every level.
macro_rules! lock_free {
    ($($word:ty)+) => {$(
        impl<L: $crate::level::Level> $crate::arch::ServedAt<L> for $word {}
    )+};
}
use lock_free;

/// `served_at!(u128: OrSeqlock Cx16)` says that the operations of the width are available at these
/// levels, and not at all of them.
#[allow(unused_macros, reason = "not every target has such widths")]
macro_rules! served_at {
    ($word:ty: $($level:ty)+) => {$(
        impl $crate::arch::ServedAt<$level> for $word {}
    )+};
}
#[allow(unused_imports, reason = "not every target has such widths")]
pub(crate) use served_at;

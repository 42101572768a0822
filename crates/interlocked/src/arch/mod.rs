//! The instruction sets. The only place that asks which one this is.
//!
//! Each gives [`Word`] for every width, [`LockFree`] for the widths for which it has instructions on
//! every CPU that the target admits, and the same few functions besides: `fence`, `detect`,
//! `STATIC`, `levels`; `ISA`, its name, and `FEATURES`, the names of the bits that `detect` finds.

mod feature;
mod operation;
mod sequence;
mod word;

pub use feature::Feature;
pub use operation::{Compute, Operation, Test};
pub use sequence::{Sequence, instruction_sets, sequences};
pub use word::{Address, Bits, Exchange, Word};
#[allow(unused_imports, reason = "not every instruction set needs both")]
pub(crate) use word::{address_computes, address_is, computes};

#[path = "portable.rs"]
mod here;

pub(crate) use here::{FEATURES, ISA, STATIC, detect, fence};

/// Features of a CPU that choose between sequences, as a set of bits; each instruction set names
/// its own.
pub type Features = u32;

/// Widths whose operations are instructions on every CPU that this target admits.
#[diagnostic::on_unimplemented(
    message = "operations of this width are not instructions on every CPU of this target",
    note = "name the fallback: `Atomic<T, OrSeqlock>` uses a sequence lock where the CPU has none"
)]
pub trait LockFree: Word {}

/// `lock_free!(u8 u16)` says that the operations of these are instructions.
macro_rules! lock_free {
    ($($word:ty)+) => {$(impl $crate::arch::LockFree for $word {})+};
}
use lock_free;

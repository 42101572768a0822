//! Levels: what an algorithm may take for granted of the CPU.
//!
//! The operations of an [`Atomic`](crate::Atomic) are compiled for a *level*, its second type
//! parameter. At the default, [`Detect`], an operation that has two sequences tests a flag that was
//! set when the CPU was looked at: one load and one predictable branch, inline, no call. At a level
//! that names the CPU's abilities nothing is tested:
//! the algorithm is instantiated once for each level and the choice is made once, at its entry
//! ([`cpu::dispatch`](crate::cpu::dispatch)). Where the build says what the CPU has (`-C
//! target-feature=+lse`) the test disappears from [`Detect`] as well.
//!
//! A level above the target's least is a token that only detection hands out, so that holding one
//! proves that the CPU has it.

use crate::arch::{Features, LockFree, STATIC};
use crate::detect::detected;
use crate::primitive::Primitive;
use crate::sealed::Sealed;

/// A level: which instructions may be used without asking.
pub trait Level: Sealed + Copy + 'static {
    /// Whether all of `features` may be used.
    #[doc(hidden)]
    fn has(features: Features) -> bool;
}

/// A level at which the operations on `T` are available.
#[diagnostic::on_unimplemented(
    message = "`{T}` has no lock-free operations on every CPU of this target",
    label = "not an instruction here",
    note = "name the fallback: `Atomic<{T}, OrSeqlock>` uses a sequence lock where the CPU has none"
)]
pub trait Serves<T>: Level {}

/// The default level: what the build says, and beyond that what this CPU turns out to have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Detect;

impl Sealed for Detect {}

impl Level for Detect {
    #[inline(always)]
    fn has(features: Features) -> bool {
        STATIC & features == features || detected(features)
    }
}

impl<T: Primitive> Serves<T> for Detect where T::Bits: LockFree {}

/// The level that serves every type: instructions where this CPU has them, and a sequence lock
/// where it has not.
///
/// The lock is not of the atomic, which has the size of its value, but one of a table, chosen by
/// address. A load does not write and does not wait for other loads. An operation may wait for
/// another thread, so it is not for signal handlers and interrupts, and not for memory that is
/// shared with another process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrSeqlock;

impl Sealed for OrSeqlock {}

impl Level for OrSeqlock {
    #[inline(always)]
    fn has(features: Features) -> bool {
        Detect::has(features)
    }
}

impl<T: Primitive> Serves<T> for OrSeqlock {}

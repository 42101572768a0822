//! Levels: what an algorithm may take for granted of the CPU.
//!
//! The operations of an [`Atomic`](crate::Atomic) are compiled for a *level*, its second type
//! parameter. At the default, [`Detect`], an operation that has two sequences tests a flag that was
//! set when the CPU was looked at: one load and one predictable branch, inline, no call. On Linux,
//! Android and Windows that is before `main`; elsewhere [`cpu::features`](crate::cpu::features) looks.
//!
//! At a level that names the CPU's abilities nothing is tested: the algorithm is instantiated once for
//! each level and the choice is made once, at its entry ([`cpu::dispatch`](crate::cpu::dispatch)).
//! Where the build says what the CPU has (`-C target-feature=+lse`) the test disappears from
//! [`Detect`] as well.
//!
//! A level above the target's least, [`Baseline`], is a token that only detection hands out, so that
//! holding one proves that the CPU has it. Which there are depends on the instruction set: on AArch64
//! `Lse`, `Rcpc`, `Lse2` and `Lse128`.

#[allow(unused_imports, unreachable_pub, reason = "not every instruction set has levels")]
pub use crate::arch::tokens::*;
use crate::arch::{Features, STATIC, ServedAt};
use crate::detect::{detected, known};
use crate::primitive::Primitive;
use crate::sealed::Sealed;

/// A level: which instructions may be used without asking.
pub trait Level: Sealed + Copy + 'static {
    /// Whether all of `features` may be used.
    #[doc(hidden)]
    fn has(features: Features) -> bool;

    /// Whether all of `features` are known to be there, which they are not as long as nobody looked:
    /// for a choice between sequences that are all right. It never calls, so that it costs the hot
    /// path no registers.
    #[doc(hidden)]
    #[inline(always)]
    fn knows(features: Features) -> bool {
        Self::has(features)
    }

    /// Whether all of `features` may be used without a test: for a choice that is not worth one.
    #[doc(hidden)]
    #[inline(always)]
    fn sure(features: Features) -> bool {
        Self::has(features)
    }
}

/// A level at which the operations on `T` are available.
///
/// Every level serves the types whose operations are instructions on every CPU of the target.
pub trait Serves<T>: Level {}

impl<T: Primitive, L: Level> Serves<T> for L where T::Bits: ServedAt<L> {}

/// The default level: what the build says, and beyond that what this CPU turns out to have.
// The compiler quotes this line where a type is not served; so it says what to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Detect; // Where it does not serve `T`, name the fallback: `Atomic<T, OrSeqlock>`.

impl Sealed for Detect {}

impl Level for Detect {
    #[inline(always)]
    fn has(features: Features) -> bool {
        Self::sure(features) || detected(features)
    }

    #[inline(always)]
    fn knows(features: Features) -> bool {
        Self::sure(features) || known(features)
    }

    #[inline(always)]
    fn sure(features: Features) -> bool {
        STATIC & features == features
    }
}

/// The least level: what the build says that every CPU has, and nothing else. No flag is tested.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Baseline;

impl Sealed for Baseline {}

impl Level for Baseline {
    #[inline(always)]
    fn has(features: Features) -> bool {
        STATIC & features == features
    }
}

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

    #[inline(always)]
    fn knows(features: Features) -> bool {
        Detect::knows(features)
    }

    #[inline(always)]
    fn sure(features: Features) -> bool {
        Detect::sure(features)
    }
}

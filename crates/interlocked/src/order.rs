//! Orderings, as types: an ordering that an operation does not have does not compile.
//!
//! Each ordering is a unit struct, so that `x.load(Acquire)` reads as it does with the standard
//! library, and each kind of operation has a trait that says which orderings it takes.
//! [`core::sync::atomic::Ordering`] is accepted wherever one of ours is; its value is then looked at
//! at run time (mostly: by the optimizer), with the panics of the standard library.
//!
//! Sources: the orderings of C++20 (ISO/IEC 14882:2020, 31.4) by way of `core::sync::atomic`;
//! [`Full`]: Linux, Documentation/atomic_t.txt, "ORDERING".

use core::sync::atomic::Ordering;

use crate::sealed::Sealed;

/// No order with other locations; the operation itself is atomic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Relaxed;

/// Later accesses of this thread stay after the read of this operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Acquire;

/// Earlier accesses of this thread stay before the write of this operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Release;

/// [`Acquire`] for the read and [`Release`] for the write of a read-modify-write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AcqRel;

/// [`AcqRel`] (or what the operation can have of it), and one total order with all other
/// operations that are `SeqCst`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SeqCst;

/// Linux's *fully ordered*: as if a full barrier stood before and after the operation.
///
/// This is stronger than [`SeqCst`], which orders an operation with other `SeqCst` operations only.
/// On LL/SC machines the difference is real: the accesses before and after a `SeqCst`
/// read-modify-write can meet between its load and its store.
/// In the test below `ldaxr`/`stlxr` is the `SeqCst` sequence, and both threads may read 0:
///
/// ```litmus
/// AArch64 SB+seqcst-rmw
/// { 0:X1=x; 0:X3=y; 0:X5=a; 1:X1=y; 1:X3=x; 1:X5=b; }
///  P0               | P1               ;
///  MOV W0,#1        | MOV W0,#1        ;
///  STR W0,[X1]      | STR W0,[X1]      ;
///  LDAXR W6,[X5]    | LDAXR W6,[X5]    ;
///  STLXR W7,W0,[X5] | STLXR W7,W0,[X5] ;
///  LDR W2,[X3]      | LDR W2,[X3]      ;
/// exists (0:X7=0 /\ 1:X7=0 /\ 0:X2=0 /\ 1:X2=0)
/// ```
/// Allowed. With the sequence of `Full` it is forbidden:
///
/// ```litmus
/// AArch64 SB+full-rmw
/// { 0:X1=x; 0:X3=y; 0:X5=a; 1:X1=y; 1:X3=x; 1:X5=b; }
///  P0               | P1               ;
///  MOV W0,#1        | MOV W0,#1        ;
///  STR W0,[X1]      | STR W0,[X1]      ;
///  LDXR W6,[X5]     | LDXR W6,[X5]     ;
///  STLXR W7,W0,[X5] | STLXR W7,W0,[X5] ;
///  DMB ISH          | DMB ISH          ;
///  LDR W2,[X3]      | LDR W2,[X3]      ;
/// ~exists (0:X7=0 /\ 1:X7=0 /\ 0:X2=0 /\ 1:X2=0)
/// ```
///
/// A compare-exchange that fails is not ordered by `Full`; it has its failure ordering.
/// On x86 every locked instruction is `Full`, and `Full` costs nothing more than `SeqCst`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Full;

/// An ordering as a value: what the types of this module stand for.
///
/// Operations accept it as they accept [`core::sync::atomic::Ordering`]: looked at at run time, with
/// a panic if the operation has no such ordering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// See [`Relaxed`].
    Relaxed,
    /// See [`Acquire`].
    Acquire,
    /// See [`Release`].
    Release,
    /// See [`AcqRel`].
    AcqRel,
    /// See [`SeqCst`].
    SeqCst,
    /// See [`Full`].
    Full,
}

impl Order {
    /// Every ordering.
    pub const ALL: [Self; 6] =
        [Self::Relaxed, Self::Acquire, Self::Release, Self::AcqRel, Self::SeqCst, Self::Full];

    /// Whether later accesses stay after the read.
    #[must_use]
    #[inline]
    pub const fn acquires(self) -> bool {
        matches!(self, Self::Acquire | Self::AcqRel | Self::SeqCst | Self::Full)
    }

    /// Whether earlier accesses stay before the write.
    #[must_use]
    #[inline]
    pub const fn releases(self) -> bool {
        matches!(self, Self::Release | Self::AcqRel | Self::SeqCst | Self::Full)
    }

    /// The least ordering that is as strong as this one for the write, and as strong as both for
    /// the read: what a compare-exchange needs if its two outcomes share one instruction.
    #[must_use]
    #[inline]
    pub(crate) const fn with_failure(self, failure: Self) -> Self {
        match (self, failure) {
            (Self::Full, _) => Self::Full,
            (_, Self::SeqCst) | (Self::SeqCst, _) => Self::SeqCst,
            (Self::Relaxed, Self::Acquire) => Self::Acquire,
            (Self::Release, Self::Acquire) => Self::AcqRel,
            (success, _) => success,
        }
    }
}

/// The orderings of a load: [`Relaxed`], [`Acquire`], [`SeqCst`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ordering of a load",
    note = "a load is Relaxed, Acquire or SeqCst"
)]
pub trait LoadOrdering: Sealed {
    #[doc(hidden)]
    #[track_caller]
    fn order(self) -> Order;
}

/// The orderings of a store: [`Relaxed`], [`Release`], [`SeqCst`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ordering of a store",
    note = "a store is Relaxed, Release or SeqCst"
)]
pub trait StoreOrdering: Sealed {
    #[doc(hidden)]
    #[track_caller]
    fn order(self) -> Order;
}

/// The orderings of a read-modify-write: all six.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ordering of a read-modify-write",
    note = "a read-modify-write is Relaxed, Acquire, Release, AcqRel, SeqCst or Full"
)]
pub trait RmwOrdering: Sealed {
    #[doc(hidden)]
    fn order(self) -> Order;
}

/// The orderings of a compare-exchange that fails, which is a load.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ordering of a compare-exchange that fails",
    note = "a failed compare-exchange is a load: Relaxed, Acquire or SeqCst"
)]
pub trait FailureOrdering: Sealed {
    #[doc(hidden)]
    #[track_caller]
    fn order(self) -> Order;
}

/// The orderings of a fence: all but [`Relaxed`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an ordering of a fence",
    note = "a fence is Acquire, Release, AcqRel, SeqCst or Full"
)]
pub trait FenceOrdering: Sealed {
    #[doc(hidden)]
    #[track_caller]
    fn order(self) -> Order;
}

/// `$trait: $ordering…` gives each of the orderings the trait.
macro_rules! takes {
    ($($trait:ident: $($ordering:ident)+;)+) => {$($(
        impl $trait for $ordering {
            #[inline(always)]
            fn order(self) -> Order {
                Order::$ordering
            }
        }
    )+)+};
}

takes! {
    LoadOrdering: Relaxed Acquire SeqCst;
    StoreOrdering: Relaxed Release SeqCst;
    RmwOrdering: Relaxed Acquire Release AcqRel SeqCst Full;
    FailureOrdering: Relaxed Acquire SeqCst;
    FenceOrdering: Acquire Release AcqRel SeqCst Full;
}

macro_rules! sealed {
    ($($ordering:ident)+) => {$(impl Sealed for $ordering {})+};
}

sealed! { Relaxed Acquire Release AcqRel SeqCst Full Order Ordering }

/// `core`'s value as ours.
///
/// `Ordering` is `#[non_exhaustive]`; an ordering that this crate does not know is taken as the
/// strongest that `core` has today.
#[inline(always)]
const fn of_core(order: Ordering) -> Order {
    match order {
        Ordering::Relaxed => Order::Relaxed,
        Ordering::Acquire => Order::Acquire,
        Ordering::Release => Order::Release,
        Ordering::AcqRel => Order::AcqRel,
        _ => Order::SeqCst,
    }
}

/// `$trait: $refused "what it is called"…` for the two types whose values are orderings.
/// The messages are those of `core::sync::atomic` (Rust 1.95).
macro_rules! values {
    ($($trait:ident: $noun:literal refuses $($refused:ident $called:literal)*;)+) => {$(
        impl $trait for Order {
            #[inline(always)]
            #[track_caller]
            fn order(self) -> Order {
                match self {
                    $(Self::$refused => {
                        panic!(concat!("there is no such thing as a", $called, " ", $noun))
                    })*
                    order => order,
                }
            }
        }

        impl $trait for Ordering {
            #[inline(always)]
            #[track_caller]
            fn order(self) -> Order {
                $trait::order(of_core(self))
            }
        }
    )+};
}

values! {
    LoadOrdering: "load" refuses Release " release" AcqRel "n acquire-release" Full " full";
    StoreOrdering: "store" refuses Acquire "n acquire" AcqRel "n acquire-release" Full " full";
    RmwOrdering: "" refuses;
    FailureOrdering: "failure ordering"
        refuses Release " release" AcqRel "n acquire-release" Full " full";
    FenceOrdering: "fence" refuses Relaxed " relaxed";
}

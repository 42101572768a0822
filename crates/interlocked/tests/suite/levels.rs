//! Types at levels: what serves what, and each level of this instruction set by its token, alone
//! and together with another one on one location.

use core::marker::PhantomData;

use interlocked::OrSeqlock;
use interlocked::level::{Baseline, Serves};

use crate::effort;

/// A type at a level and at another one, which may or may not serve it.
pub(crate) struct At<T, L, M> {
    pub(crate) level: L,
    pub(crate) other: M,
    of: PhantomData<T>,
}

pub(crate) fn at<T, L, M>(level: L, other: M) -> At<T, L, M> {
    At { level, other, of: PhantomData }
}

impl<T, L: Serves<T>, M: Serves<T>> At<T, L, M> {
    pub(crate) fn is_served(&self) -> bool {
        true
    }
}

/// What is done with a type that a level does not serve: nothing. An inherent method of the same
/// name whose bounds hold goes first.
#[allow(dead_code, reason = "on some targets every level serves every type")]
pub(crate) trait NotServed: Sized {
    fn is_served(&self) -> bool {
        effort::skip("this level has no instructions of this width");
        false
    }

    /// See `results`.
    fn every_ordering(self) {}

    /// See `results`.
    fn order_values(self) {}

    /// See `untorn`.
    fn untorn(self) {}

    /// See `mixed`.
    fn on_one_location(self) {}
}

impl<T, L, M> NotServed for At<T, L, M> {}

/// The token; a notice if this CPU is not at the level.
fn found<L>(token: Option<L>) -> Option<L> {
    if token.is_none() {
        effort::skip("this CPU is not at this level");
    }
    token
}

/// Calls a method of [`At`] for every type.
macro_rules! each {
    ($level:expr, $other:expr; $method:ident: $($type:ty)+) => {
        $(at::<$type, _, _>($level, $other).$method();)+
    };
}

macro_rules! tests {
    ($($name:ident: $token:expr;)+) => {$(
        mod $name {
            use super::*;

            #[test]
            fn results() {
                let Some(level) = found($token) else { return };
                each!(level, level; order_values: i8 u8 i16 u32 i64 f64 i128 u128 *mut u32);
            }

            #[test]
            fn untorn() {
                let Some(level) = found($token).filter(|_| effort::threads()) else { return };
                each!(level, Baseline; untorn: u16 u32 u64 u128);
                each!(level, OrSeqlock; untorn: u16 u32 u64 u128);
            }

            #[test]
            fn on_one_location() {
                let Some(level) = found($token).filter(|_| effort::threads()) else { return };
                each!(level, Baseline; on_one_location: u8 u16 u32 u64 u128);
                each!(level, OrSeqlock; on_one_location: u8 u16 u32 u64 u128);
            }
        }
    )+};
}

tests! {
    baseline: Some(Baseline);
    or_seqlock: Some(OrSeqlock);
}

/// The levels that detection hands out.
#[cfg(not(any(miri, interlocked_portable, interlocked_check)))]
mod tokens {
    #[cfg(all(
        target_pointer_width = "64",
        any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
    ))]
    use super::*;

    #[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
    tests! {
        cx16: interlocked::level::Cx16::detect();
        avx: interlocked::level::Avx::detect();
    }

    #[cfg(all(target_arch = "aarch64", target_pointer_width = "64"))]
    tests! {
        lse: interlocked::level::Lse::detect();
        rcpc: interlocked::level::Rcpc::detect();
        lse2: interlocked::level::Lse2::detect();
        lse128: interlocked::level::Lse128::detect();
    }

    #[cfg(all(target_arch = "riscv64", target_pointer_width = "64"))]
    tests! {
        zabha: interlocked::level::Zabha::detect();
        zacas: interlocked::level::Zacas::detect();
        zabha_zacas: interlocked::level::ZabhaZacas::detect();
    }
}

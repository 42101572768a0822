//! And, or, xor and not: integers.

use super::Atomic;
use super::arithmetic::{no_return, unary};
use crate::arch::Operation;
use crate::level::Serves;
use crate::order::RmwOrdering;
use crate::primitive::Integer;

/// `$fetch` with a result and `$name` without.
macro_rules! bitwise {
    ($($(#[$doc:meta])+ $fetch:ident $operation:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(5_u8).", stringify!($fetch), "(3, ());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $fetch(&self, value: T, order: impl RmwOrdering) -> T {
            self.rmw(Operation::$operation, value, order.order())
        }
    )+};
}

/// Operations on the bits of integers.
impl<T: Integer, L: Serves<T>> Atomic<T, L> {
    bitwise! {
        /// `old & value`; gives the old value.
        fetch_and And;
        /// `old & !value`; gives the old value.
        fetch_andnot AndNot;
        /// `old | value`; gives the old value.
        fetch_or Or;
        /// `old ^ value`; gives the old value.
        fetch_xor Xor;
        /// `!(old & value)`; gives the old value.
        fetch_nand Nand;
    }

    no_return! {
        /// `old & value`.
        and And "let x = Atomic::new(5_u8); x.and(6, Relaxed); assert_eq!(x.into_inner(), 4);";
        /// `old & !value`.
        andnot AndNot "let x = Atomic::new(5_u8); x.andnot(4, Relaxed); assert_eq!(x.into_inner(), 1);";
        /// `old | value`.
        or Or "let x = Atomic::new(5_u8); x.or(2, Relaxed); assert_eq!(x.into_inner(), 7);";
        /// `old ^ value`.
        xor Xor "let x = Atomic::new(5_u8); x.xor(1, Relaxed); assert_eq!(x.into_inner(), 4);";
    }

    unary! {
        /// `!old`; gives the old value.
        fetch_not
        /// `!old`.
        not Not;
    }
}

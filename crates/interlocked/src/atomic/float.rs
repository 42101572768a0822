//! Floats: what can be done to their bits.

use super::Atomic;
use crate::level::Serves;
use crate::order::RmwOrdering;

/// `$float $bits`: the operations of a float that are operations on the integer of its bits.
macro_rules! float {
    ($($float:ident $bits:ident;)+) => {$(
        /// The sign, by one operation on its bit, and the bits.
        ///
        /// ```
        /// # use interlocked::*;
        #[doc = concat!("let x = Atomic::new(-1.5_", stringify!($float), ");")]
        /// assert_eq!(x.fetch_abs(AcqRel), -1.5);
        /// assert_eq!(x.fetch_neg(AcqRel), 1.5);
        /// assert_eq!(x.into_inner(), -1.5);
        /// ```
        impl<L: Serves<$float> + Serves<$bits>> Atomic<$float, L> {
            /// The bits of the float, as an atomic.
            #[must_use]
            #[inline]
            pub const fn as_bits(&self) -> &Atomic<$bits, L> {
                // SAFETY: Same size and alignment, and every bit pattern is valid for both.
                unsafe { &*core::ptr::from_ref(self).cast() }
            }

            /// Clears the sign, and gives the old value.
            ///
            /// ```compile_fail,E0277
            /// # use interlocked::*;
            #[doc = concat!("Atomic::new(1.5_", stringify!($float), ").fetch_abs(());")]
            /// ```
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn fetch_abs(&self, order: impl RmwOrdering) -> $float {
                $float::from_bits(self.as_bits().fetch_and($bits::MAX >> 1, order))
            }

            /// Changes the sign, and gives the old value.
            ///
            /// ```compile_fail,E0277
            /// # use interlocked::*;
            #[doc = concat!("Atomic::new(1.5_", stringify!($float), ").fetch_neg(());")]
            /// ```
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn fetch_neg(&self, order: impl RmwOrdering) -> $float {
                $float::from_bits(self.as_bits().fetch_xor(!($bits::MAX >> 1), order))
            }

            /// Changes the sign.
            ///
            /// Nothing is given back, so the read is not ordered by a later `fence(Acquire)`: see
            /// `Atomic::<u32>::add`.
            ///
            /// ```compile_fail,E0277
            /// # use interlocked::*;
            #[doc = concat!("Atomic::new(1.5_", stringify!($float), ").neg(());")]
            /// ```
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn neg(&self, order: impl RmwOrdering) {
                self.as_bits().xor(!($bits::MAX >> 1), order);
            }
        }
    )+};
}

float! {
    f32 u32;
    f64 u64;
}

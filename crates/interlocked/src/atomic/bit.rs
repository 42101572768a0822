//! One bit: set, clear, toggle, and what it was.

use super::Atomic;
use crate::arch::{Operation, Word};
use crate::level::Serves;
use crate::order::RmwOrdering;
use crate::primitive::Integer;

macro_rules! bit {
    ($($(#[$doc:meta])+ $name:ident $operation:ident;)+) => {$(
        $(#[$doc])+
        /// The least bit is 0; `bit` is taken modulo the width.
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(5_u8).", stringify!($name), "(0, ());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, bit: u32, order: impl RmwOrdering) -> bool {
            let order = order.order();
            // SAFETY: The place is ours, aligned, and all access is by atomics of this width.
            unsafe { T::Bits::rmw_bit::<L>(Operation::$operation, self.place(), bit, order) }
        }
    )+};
}

/// Operations on one bit of an integer. On x86 each is one instruction.
///
/// ```
/// # use interlocked::*;
/// let x = Atomic::new(0b101_u8);
/// assert!(!x.bit_set(1, AcqRel));
/// assert!(x.bit_clear(0, AcqRel));
/// assert!(x.bit_toggle(10, AcqRel));
/// assert_eq!(x.into_inner(), 0b010);
/// ```
impl<T: Integer, L: Serves<T>> Atomic<T, L> {
    bit! {
        /// Sets a bit, and says whether it was set.
        bit_set Or;
        /// Clears a bit, and says whether it was set.
        bit_clear AndNot;
        /// Toggles a bit, and says whether it was set.
        bit_toggle Xor;
    }
}

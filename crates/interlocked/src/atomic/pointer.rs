//! Pointers: their addresses as numbers, with the provenance kept.

use super::Atomic;
use crate::arch::{Operation, Word};
use crate::level::Serves;
use crate::order::RmwOrdering;

/// `$name $operation`: an operation on the address.
macro_rules! address {
    ($($(#[$doc:meta])+ $name:ident $operation:ident($operand:ident) by $bytes:expr;)+) => {$(
        $(#[$doc])+
        /// The pointer keeps its provenance.
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!(
            "Atomic::<*mut u8>::new(core::ptr::null_mut()).", stringify!($name), "(1, ());"
        )]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, $operand: usize, order: impl RmwOrdering) -> *mut T {
            let operand = core::ptr::without_provenance_mut($bytes);
            self.rmw(Operation::$operation, operand, order.order())
        }
    )+};
}

/// `$name $operation`: an operation on one bit of the address.
macro_rules! bit {
    ($($(#[$doc:meta])+ $name:ident $operation:ident;)+) => {$(
        $(#[$doc])+
        /// The least bit is 0; `bit` is taken modulo the width of a pointer.
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!(
            "Atomic::<*mut u8>::new(core::ptr::null_mut()).", stringify!($name), "(0, ());"
        )]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, bit: u32, order: impl RmwOrdering) -> bool {
            let order = order.order();
            // SAFETY: The place is ours, aligned, and all access is by atomics of this width.
            unsafe {
                <*mut T as crate::Primitive>::Bits::rmw_bit::<L>(
                    Operation::$operation,
                    self.place(),
                    bit,
                    order,
                )
            }
        }
    )+};
}

/// Arithmetic on addresses: wrapping, and with no claim that the result points anywhere.
///
/// ```
/// # use interlocked::*;
/// let mut array = [1_u32, 2, 3];
/// let x = Atomic::new(array.as_mut_ptr());
/// let first = x.fetch_ptr_add(1, AcqRel);
/// assert_eq!(x.load(Acquire), first.wrapping_add(1));
/// assert!(!x.bit_set(0, AcqRel));
/// assert_eq!(x.fetch_and(!1, AcqRel).addr() & 1, 1);
/// ```
impl<T, L: Serves<*mut T>> Atomic<*mut T, L> {
    address! {
        /// Moves forward by `count` values of `T`, and gives the old pointer.
        fetch_ptr_add Add(count) by count.wrapping_mul(size_of::<T>());
        /// Moves back by `count` values of `T`, and gives the old pointer.
        fetch_ptr_sub Sub(count) by count.wrapping_mul(size_of::<T>());
        /// Moves forward by `count` bytes, and gives the old pointer.
        fetch_byte_add Add(count) by count;
        /// Moves back by `count` bytes, and gives the old pointer.
        fetch_byte_sub Sub(count) by count;
        /// `address & value`; gives the old pointer.
        fetch_and And(value) by value;
        /// `address | value`; gives the old pointer.
        fetch_or Or(value) by value;
        /// `address ^ value`; gives the old pointer.
        fetch_xor Xor(value) by value;
    }

    bit! {
        /// Sets a bit of the address, and says whether it was set.
        bit_set Or;
        /// Clears a bit of the address, and says whether it was set.
        bit_clear AndNot;
        /// Toggles a bit of the address, and says whether it was set.
        bit_toggle Xor;
    }
}

impl<T> Atomic<*mut T> {
    /// An atomic that holds the null pointer.
    #[must_use]
    #[inline]
    pub const fn null() -> Self {
        Self::new(core::ptr::null_mut())
    }
}

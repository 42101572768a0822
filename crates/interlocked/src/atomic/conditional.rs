//! Operations that test: what came out, or whether to go on. Linux's names, where it has them.

use super::Atomic;
use crate::arch::{Operation, Test, Word};
use crate::level::Serves;
use crate::order::{Order, RmwOrdering};
use crate::primitive::{Integer, to_bits};

/// Operations that test what they wrote.
///
/// On x86 the answer is in the flags of the locked instruction.
///
/// ```
/// # use interlocked::*;
/// let count = Atomic::new(2_i32);
/// assert!(!count.dec_and_test(AcqRel));
/// assert!(count.dec_and_test(AcqRel));
/// assert!(count.add_negative(-1, AcqRel));
/// ```
impl<T: Integer, L: Serves<T>> Atomic<T, L> {
    /// Adds, and says whether the result is zero.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).add_and_test(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn add_and_test(&self, value: T, order: impl RmwOrdering) -> bool {
        self.rmw_test(Operation::Add, value, Test::Zero, order.order())
    }

    /// Subtracts, and says whether the result is zero.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).sub_and_test(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn sub_and_test(&self, value: T, order: impl RmwOrdering) -> bool {
        self.rmw_test(Operation::Sub, value, Test::Zero, order.order())
    }

    /// Adds one, and says whether the result is zero.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).inc_and_test(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn inc_and_test(&self, order: impl RmwOrdering) -> bool {
        self.rmw_test(Operation::Inc, T::ZERO, Test::Zero, order.order())
    }

    /// Subtracts one, and says whether the result is zero.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).dec_and_test(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn dec_and_test(&self, order: impl RmwOrdering) -> bool {
        self.rmw_test(Operation::Dec, T::ZERO, Test::Zero, order.order())
    }

    /// Adds, and says whether the result is negative, as a signed number.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_i8).add_negative(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn add_negative(&self, value: T, order: impl RmwOrdering) -> bool {
        self.rmw_test(Operation::Add, value, Test::Negative, order.order())
    }

    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    fn rmw_test(&self, operation: Operation, operand: T, test: Test, order: Order) -> bool {
        let operand = to_bits(operand);
        // SAFETY: The place is ours, aligned, and all access is by atomics of this width.
        unsafe { T::Bits::rmw_test::<L>(operation, self.place(), operand, test, order) }
    }
}

/// Operations that may leave the value as it is; then they are relaxed loads.
///
/// ```
/// # use interlocked::*;
/// let references = Atomic::new(1_u32);
/// assert!(references.inc_not_zero(Relaxed));
/// assert_eq!(references.dec_if_positive(AcqRel), Ok(2));
/// assert_eq!(references.fetch_add_unless(10, 1, Relaxed), Err(1));
/// ```
impl<T: Integer, L: Serves<T>> Atomic<T, L> {
    /// Adds unless the value is `unless`, and gives the old value.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// let _ = Atomic::new(5_u8).fetch_add_unless(3, 0, ());
    /// ```
    ///
    /// # Errors
    ///
    /// The value, if it is `unless`.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_add_unless(&self, value: T, unless: T, order: impl RmwOrdering) -> Result<T, T> {
        self.change(order, |old| (old != unless).then(|| old.plus(value)))
    }

    /// Adds unless the value is `unless`, and says whether it did.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).add_unless(3, 0, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn add_unless(&self, value: T, unless: T, order: impl RmwOrdering) -> bool {
        self.fetch_add_unless(value, unless, order).is_ok()
    }

    /// Adds one unless the value is zero, and says whether it did.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).inc_not_zero(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn inc_not_zero(&self, order: impl RmwOrdering) -> bool {
        self.add_unless(T::ONE, T::ZERO, order)
    }

    /// Adds one unless the value is negative, and says whether it did.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_i8).inc_unless_negative(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn inc_unless_negative(&self, order: impl RmwOrdering) -> bool {
        self.change(order, |old| (old >= T::ZERO).then(|| old.plus(T::ONE))).is_ok()
    }

    /// Subtracts one unless the value is positive, and says whether it did.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_i8).dec_unless_positive(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn dec_unless_positive(&self, order: impl RmwOrdering) -> bool {
        self.change(order, |old| (old <= T::ZERO).then(|| old.minus(T::ONE))).is_ok()
    }

    /// Subtracts one if the value is positive, and gives the old value.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// let _ = Atomic::new(5_i8).dec_if_positive(());
    /// ```
    ///
    /// # Errors
    ///
    /// The value, if it is zero or negative.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn dec_if_positive(&self, order: impl RmwOrdering) -> Result<T, T> {
        self.change(order, |old| (old > T::ZERO).then(|| old.minus(T::ONE)))
    }

    /// Fully ordered on success means unordered on failure (atomic_t.txt, "ORDERING").
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    fn change(&self, order: impl RmwOrdering, change: impl FnMut(T) -> Option<T>) -> Result<T, T> {
        self.try_replace_bits(order.order(), Order::Relaxed, change)
    }
}

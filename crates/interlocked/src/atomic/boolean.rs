//! `bool`: logic that keeps 0 and 1.

use super::Atomic;
use crate::arch::Operation;
use crate::level::Serves;
use crate::order::RmwOrdering;

macro_rules! logic {
    ($($(#[$doc:meta])+ $fetch:ident $(#[$short:meta])+ $name:ident $operation:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(true).", stringify!($fetch), "(true, ());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $fetch(&self, value: bool, order: impl RmwOrdering) -> bool {
            self.rmw(Operation::$operation, value, order.order())
        }

        $(#[$short])+
        ///
        /// Nothing is given back, so the read is not ordered by a later `fence(Acquire)`: see
        /// [`add`](Self::add).
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(true).", stringify!($name), "(true, ());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, value: bool, order: impl RmwOrdering) {
            self.rmw_no_return(Operation::$operation, value, order.order());
        }
    )+};
}

/// Logic on `bool`.
///
/// ```
/// # use interlocked::*;
/// let x = Atomic::new(true);
/// assert!(x.fetch_and(false, AcqRel));
/// assert!(!x.fetch_nand(true, AcqRel));
/// assert!(x.fetch_not(AcqRel));
/// assert!(!x.into_inner());
/// ```
impl<L: Serves<bool>> Atomic<bool, L> {
    logic! {
        /// `old & value`; gives the old value.
        fetch_and
        /// `old & value`.
        and And;
        /// `old | value`; gives the old value.
        fetch_or
        /// `old | value`.
        or Or;
        /// `old ^ value`; gives the old value.
        fetch_xor
        /// `old ^ value`.
        xor Xor;
    }

    /// `!(old & value)`; gives the old value.
    ///
    /// With `true` that is `!old`, and with `false` it is `true` whatever was there.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(true).fetch_nand(true, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_nand(&self, value: bool, order: impl RmwOrdering) -> bool {
        let order = order.order();
        if value { self.fetch_not(order) } else { self.swap(true, order) }
    }

    /// `!old`; gives the old value.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(true).fetch_not(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_not(&self, order: impl RmwOrdering) -> bool {
        self.rmw(Operation::Xor, true, order.order())
    }

    /// `!old`.
    ///
    /// Nothing is given back, so the read is not ordered by a later `fence(Acquire)`: see
    /// `Atomic::<u32>::add`.
    ///
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(true).not(());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn not(&self, order: impl RmwOrdering) {
        self.rmw_no_return(Operation::Xor, true, order.order());
    }
}

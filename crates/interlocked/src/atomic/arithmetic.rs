//! Adding and comparing: integers and floats.

use super::Atomic;
use crate::arch::Operation;
use crate::level::Serves;
use crate::order::RmwOrdering;
use crate::primitive::{Arithmetic, Integer, Number};

/// Arithmetic that gives the old value. Integers wrap around; floats loop over compare-exchange.
impl<T: Number, L: Serves<T>> Atomic<T, L> {
    /// Adds, and gives the old value.
    ///
    /// ```
    /// # use interlocked::*;
    /// assert_eq!(Atomic::new(5_u8).fetch_add(3, Relaxed), 5);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).fetch_add(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_add(&self, value: T, order: impl RmwOrdering) -> T {
        T::fetch_arithmetic(self, Arithmetic::Add, value, order.order())
    }

    /// Subtracts, and gives the old value.
    ///
    /// ```
    /// # use interlocked::*;
    /// assert_eq!(Atomic::new(5.0_f32).fetch_sub(3.0, Relaxed), 5.0);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).fetch_sub(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_sub(&self, value: T, order: impl RmwOrdering) -> T {
        T::fetch_arithmetic(self, Arithmetic::Sub, value, order.order())
    }

    /// Leaves the greater of the two, and gives the old value.
    ///
    /// Floats compare as [`f32::max`] does: a number is preferred to NaN.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(-5_i8);
    /// assert_eq!(x.fetch_max(3, Relaxed), -5);
    /// assert_eq!(x.into_inner(), 3);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).fetch_max(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_max(&self, value: T, order: impl RmwOrdering) -> T {
        T::fetch_arithmetic(self, Arithmetic::Max, value, order.order())
    }

    /// Leaves the smaller of the two, and gives the old value.
    ///
    /// Floats compare as [`f32::min`] does: a number is preferred to NaN.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(-5_i8);
    /// assert_eq!(x.fetch_min(3, Relaxed), -5);
    /// assert_eq!(x.into_inner(), -5);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).fetch_min(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn fetch_min(&self, value: T, order: impl RmwOrdering) -> T {
        T::fetch_arithmetic(self, Arithmetic::Min, value, order.order())
    }
}

/// `$name $operation` with an operand, and the same without a result.
macro_rules! no_return {
    ($($(#[$doc:meta])+ $name:ident $operation:ident $example:literal;)+) => {$(
        $(#[$doc])+
        ///
        /// Nothing is given back, so the read is not ordered by a later `fence(Acquire)`: see
        /// [`add`](Self::add).
        ///
        /// ```
        /// # use interlocked::*;
        #[doc = $example]
        /// ```
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(5_u8).", stringify!($name), "(3, ());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, value: T, order: impl RmwOrdering) {
            self.rmw_no_return(Operation::$operation, value, order.order());
        }
    )+};
}
pub(super) use no_return;

/// `$name $operation` without an operand, with and without a result.
macro_rules! unary {
    ($($(#[$doc:meta])+ $fetch:ident $(#[$short:meta])+ $name:ident $operation:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(5_u8).", stringify!($fetch), "(());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $fetch(&self, order: impl RmwOrdering) -> T {
            self.rmw(Operation::$operation, T::ZERO, order.order())
        }

        $(#[$short])+
        ///
        /// Nothing is given back, so the read is not ordered by a later `fence(Acquire)`: see
        /// [`add`](Self::add).
        ///
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        #[doc = concat!("Atomic::new(5_u8).", stringify!($name), "(());")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, order: impl RmwOrdering) {
            self.rmw_no_return(Operation::$operation, T::ZERO, order.order());
        }
    )+};
}
pub(super) use unary;

/// `$name` gives the new value, which it computes from the old one that `$fetch` gives.
macro_rules! by_new {
    ($(
        $(#[$doc:meta])+
        $name:ident($($operand:ident: $type:ty)?) $fetch:ident($($value:ident)?) $again:ident $by:expr;
    )+) => {$(
        $(#[$doc])+
        ///
        /// ```
        /// # use interlocked::*;
        $(#[doc = concat!("# let ", stringify!($value), " = 3;")])?
        /// let x = Atomic::new(5_u8);
        #[doc = concat!(
            "assert_eq!(x.", stringify!($name), "(", $(stringify!($value), ", ",)?
            "Relaxed), x.into_inner());"
        )]
        /// ```
        /// ```compile_fail,E0277
        /// # use interlocked::*;
        $(#[doc = concat!("# let ", stringify!($value), " = 3;")])?
        #[doc = concat!(
            "Atomic::new(5_u8).", stringify!($name), "(", $(stringify!($value), ", ",)? "());"
        )]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $name(&self, $($operand: $type,)? order: impl RmwOrdering) -> T {
            self.$fetch($($value,)? order).$again($by)
        }
    )+};
}

/// Arithmetic of integers: wrapping, with and without a result.
impl<T: Integer, L: Serves<T>> Atomic<T, L> {
    /// Adds.
    ///
    /// The operations without a result are Linux's `atomic_add` and its kin
    /// (Documentation/atomic_t.txt, "ORDERING"): cheaper than their `fetch_` forms, and weaker in one
    /// point. What they read goes to no register, so a later `fence(Acquire)` does not order it:
    ///
    /// ```litmus
    /// AArch64 MP+dmb.sy+stadd-dmb.ld
    /// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; 1:X2=1; }
    ///  P0          | P1            ;
    ///  MOV W0,#1   | STADD W2,[X1] ;
    ///  STR W0,[X1] | DMB ISHLD     ;
    ///  DMB ISH     | LDR W4,[X3]   ;
    ///  MOV W2,#1   |               ;
    ///  STR W2,[X3] |               ;
    /// exists (y=2 /\ 1:X4=0)
    /// ```
    /// Allowed: the addition came after the write of `y`, and the load after the fence missed that
    /// of `x`. With the result in a register it is forbidden:
    ///
    /// ```litmus
    /// AArch64 MP+dmb.sy+ldadd-dmb.ld
    /// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; 1:X2=1; }
    ///  P0          | P1               ;
    ///  MOV W0,#1   | LDADD W2,W5,[X1] ;
    ///  STR W0,[X1] | DMB ISHLD        ;
    ///  DMB ISH     | LDR W4,[X3]      ;
    ///  MOV W2,#1   |                  ;
    ///  STR W2,[X3] |                  ;
    /// ~exists (1:X5=1 /\ 1:X4=0)
    /// ```
    /// An ordering that acquires is kept: `add(1, Acquire)` orders its read as `fetch_add` does.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u8);
    /// x.add(255, Relaxed);
    /// assert_eq!(x.into_inner(), 4);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u8).add(3, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn add(&self, value: T, order: impl RmwOrdering) {
        self.rmw_no_return(Operation::Add, value, order.order());
    }

    by_new! {
        /// Adds, and gives the new value (Linux's `atomic_add_return`, Go's `Add`).
        add_fetch(value: T) fetch_add(value) plus value;
        /// Subtracts, and gives the new value.
        sub_fetch(value: T) fetch_sub(value) minus value;
        /// Adds one, and gives the new value.
        inc_fetch() fetch_inc() plus T::ONE;
        /// Subtracts one, and gives the new value.
        dec_fetch() fetch_dec() minus T::ONE;
    }

    no_return! {
        /// Subtracts.
        sub Sub "let x = Atomic::new(5_u8); x.sub(6, Relaxed); assert_eq!(x.into_inner(), 255);";
    }

    unary! {
        /// Negates, and gives the old value.
        fetch_neg
        /// Negates.
        neg Neg;
        /// Adds one, and gives the old value.
        fetch_inc
        /// Adds one.
        inc Inc;
        /// Subtracts one, and gives the old value.
        fetch_dec
        /// Subtracts one.
        dec Dec;
    }
}

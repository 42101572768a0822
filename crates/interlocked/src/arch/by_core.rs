//! `core`'s compare-exchange as one of ours: what the portable back end has, and what `owned` takes
//! where the memory is Rust's own.
//!
//! Limits: `core` has no `Full`. Whoever uses this says what has to stand around a `SeqCst` for it.

use core::sync::atomic::Ordering;

use crate::order::Order;

/// `core`'s name of an ordering; for `Full`, the closest.
#[inline]
pub(super) const fn core_order(order: Order) -> Ordering {
    match order {
        Order::Relaxed => Ordering::Relaxed,
        Order::Acquire => Ordering::Acquire,
        Order::Release => Ordering::Release,
        Order::AcqRel => Ordering::AcqRel,
        Order::SeqCst | Order::Full => Ordering::SeqCst,
    }
}

/// `$name by $atomic, $method between $fences`: a compare-exchange of [`Word`](super::Word) by one of
/// `core`'s types. The fences are those of a function that takes the ordering and what to do with
/// `core`'s name of it. With `if $compiled`, our own method of that name unless
/// `$compiled(success)`.
#[allow(unused_macros, reason = "not every instruction set has compare-exchange by the compiler")]
macro_rules! exchange_by_core {
    ($name:ident by $atomic:ty, $method:ident between $fences:path
        $(, if $compiled:expr)?) => {
        #[inline]
        unsafe fn $name<L: $crate::level::Level>(
            place: *mut $crate::arch::Bits<Self>,
            old: $crate::arch::Bits<Self>,
            new: $crate::arch::Bits<Self>,
            success: $crate::order::Order,
            failure: $crate::order::Order,
        ) -> $crate::arch::Exchange<Self> {
            #[cfg(interlocked_check)]
            // SAFETY: The caller's contract is the same.
            if let Some(exchanged) = unsafe {
                $crate::arch::checked::$method(place, old, new, success, failure)
            } {
                return exchanged;
            }
            $(if !$compiled(success) {
                // SAFETY: The caller's contract is the same.
                return unsafe {
                    <Self as $crate::arch::Word>::$method::<L>(place, old, new, success, failure)
                };
            })?
            // SAFETY: `Word`'s contract is that of `from_ptr`, and the types have the same layout.
            let atomic = unsafe { <$atomic>::from_ptr(place.cast()) };
            // SAFETY: `Word`'s contract says that values are initialized.
            let (old, new) = unsafe { (old.assume_init(), new.assume_init()) };
            let failure = $crate::arch::by_core::core_order(failure);
            let result = $fences(success, |success| {
                atomic.$method(old.into(), new.into(), success, failure)
            });
            match result {
                Ok(found) => ($crate::arch::Bits::new(Self::from(found)), true),
                Err(found) => ($crate::arch::Bits::new(Self::from(found)), false),
            }
        }
    };
}
pub(super) use exchange_by_core;

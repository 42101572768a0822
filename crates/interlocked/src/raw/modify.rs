//! The read-modify-writes that compute, each a row: with the old value, without a result, with a test of
//! the new value, and on one bit.

use super::{Misaligned, aligned};
use crate::arch::{Access, Operation, Test, Word};
use crate::level::{Detect, Serves};
use crate::order::{Order, RmwOrdering};
use crate::primitive::{Integer, from_bits, to_bits};

/// A read-modify-write that gives the old value.
///
/// # Safety
///
/// The pointer is valid for reads and writes, and as the [module](crate::raw) says.
#[inline(always)]
#[cfg_attr(interlocked_check, track_caller)]
unsafe fn fetch<T: Integer>(
    operation: Operation,
    place: *mut T,
    operand: T,
    order: Order,
) -> Result<T, Misaligned> {
    let place = aligned(place, Access::ReadModifyWrite)?;
    // SAFETY: The caller's contract; every pattern of bits is an integer.
    Ok(unsafe { from_bits(T::Bits::rmw::<Detect>(operation, place, to_bits(operand), order)) })
}

/// A read-modify-write whose result nobody asks for.
///
/// # Safety
///
/// As for [`fetch`].
#[inline(always)]
#[cfg_attr(interlocked_check, track_caller)]
unsafe fn apply<T: Integer>(
    operation: Operation,
    place: *mut T,
    operand: T,
    order: Order,
) -> Result<(), Misaligned> {
    let place = aligned(place, Access::ReadModifyWrite)?;
    // SAFETY: The caller's contract.
    unsafe { T::Bits::rmw_no_return::<Detect>(operation, place, to_bits(operand), order) };
    Ok(())
}

/// A read-modify-write that answers a question about what it wrote.
///
/// # Safety
///
/// As for [`fetch`].
#[inline(always)]
#[cfg_attr(interlocked_check, track_caller)]
unsafe fn test<T: Integer>(
    (operation, test): (Operation, Test),
    place: *mut T,
    operand: T,
    order: Order,
) -> Result<bool, Misaligned> {
    let place = aligned(place, Access::ReadModifyWrite)?;
    // SAFETY: The caller's contract.
    Ok(unsafe { T::Bits::rmw_test::<Detect>(operation, place, to_bits(operand), test, order) })
}

/// A read-modify-write of one bit, which gives what it was.
///
/// # Safety
///
/// As for [`fetch`].
#[inline(always)]
#[cfg_attr(interlocked_check, track_caller)]
unsafe fn bit<T: Integer>(
    operation: Operation,
    place: *mut T,
    bit: u32,
    order: Order,
) -> Result<bool, Misaligned> {
    let place = aligned(place, Access::ReadModifyWrite)?;
    // SAFETY: The caller's contract.
    Ok(unsafe { T::Bits::rmw_bit::<Detect>(operation, place, bit, order) })
}

/// `$name(operand) operation, operand;` by `$by`, which is one of the four above.
macro_rules! operations {
    ($by:ident -> $result:ty: $(
        $(#[$doc:meta])+
        $name:ident($($operand:ident: $type:ty)?) $operation:expr, $value:expr;
    )+) => {$(
        $(#[$doc])+
        ///
        /// # Errors
        ///
        /// If the pointer is misaligned.
        ///
        /// # Safety
        ///
        /// The pointer is valid for reads and writes, and as the [module](crate::raw) says.
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub unsafe fn $name<T: Integer>(
            place: *mut T,
            $($operand: $type,)?
            order: impl RmwOrdering,
        ) -> Result<$result, Misaligned>
        where
            Detect: Serves<T>,
        {
            // SAFETY: The caller's contract is the same.
            unsafe { $by($operation, place, $value, order.order()) }
        }
    )+};
}

operations! { fetch -> T:
    /// Adds, and gives the old value.
    fetch_add(value: T) Operation::Add, value;
    /// Subtracts, and gives the old value.
    fetch_sub(value: T) Operation::Sub, value;
    /// Adds one, and gives the old value.
    fetch_inc() Operation::Inc, T::ZERO;
    /// Subtracts one, and gives the old value.
    fetch_dec() Operation::Dec, T::ZERO;
    /// Negates, and gives the old value.
    fetch_neg() Operation::Neg, T::ZERO;
    /// `old & value`; gives the old value.
    fetch_and(value: T) Operation::And, value;
    /// `old & !value`; gives the old value.
    fetch_andnot(value: T) Operation::AndNot, value;
    /// `old | value`; gives the old value.
    fetch_or(value: T) Operation::Or, value;
    /// `old ^ value`; gives the old value.
    fetch_xor(value: T) Operation::Xor, value;
    /// `!(old & value)`; gives the old value.
    fetch_nand(value: T) Operation::Nand, value;
    /// `!old`; gives the old value.
    fetch_not() Operation::Not, T::ZERO;
    /// Leaves the greater of the two, and gives the old value.
    fetch_max(value: T) T::MAXIMUM, value;
    /// Leaves the smaller of the two, and gives the old value.
    fetch_min(value: T) T::MINIMUM, value;
}

operations! { apply -> ():
    /// Adds. [`Atomic::add`](crate::Atomic::add) says what the forms without a result order.
    add(value: T) Operation::Add, value;
    /// Subtracts.
    sub(value: T) Operation::Sub, value;
    /// Adds one.
    inc() Operation::Inc, T::ZERO;
    /// Subtracts one.
    dec() Operation::Dec, T::ZERO;
    /// Negates.
    neg() Operation::Neg, T::ZERO;
    /// `old & value`.
    and(value: T) Operation::And, value;
    /// `old & !value`.
    andnot(value: T) Operation::AndNot, value;
    /// `old | value`.
    or(value: T) Operation::Or, value;
    /// `old ^ value`.
    xor(value: T) Operation::Xor, value;
    /// `!old`.
    not() Operation::Not, T::ZERO;
}

operations! { test -> bool:
    /// Adds, and says whether the result is zero.
    add_and_test(value: T) (Operation::Add, Test::Zero), value;
    /// Subtracts, and says whether the result is zero.
    sub_and_test(value: T) (Operation::Sub, Test::Zero), value;
    /// Adds one, and says whether the result is zero.
    inc_and_test() (Operation::Inc, Test::Zero), T::ZERO;
    /// Subtracts one, and says whether the result is zero.
    dec_and_test() (Operation::Dec, Test::Zero), T::ZERO;
    /// Adds, and says whether the result is negative, as a signed number.
    add_negative(value: T) (Operation::Add, Test::Negative), value;
}

operations! { bit -> bool:
    /// Sets a bit, modulo the width, and says whether it was set.
    bit_set(index: u32) Operation::Or, index;
    /// Clears a bit, modulo the width, and says whether it was set.
    bit_clear(index: u32) Operation::AndNot, index;
    /// Toggles a bit, modulo the width, and says whether it was set.
    bit_toggle(index: u32) Operation::Xor, index;
}

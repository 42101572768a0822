//! The types that an [`Atomic`](crate::Atomic) can hold.

use core::fmt::Debug;
use core::mem::ManuallyDrop;

use crate::arch::{Address, Bits, Operation, ServedAt, Word};
use crate::atomic::Atomic;
use crate::level::{Level, OrSeqlock, Serves};
use crate::order::Order;
use crate::sealed::Sealed;

/// A type that an [`Atomic`](crate::Atomic) can hold: `bool`, the integers, the floats and `*mut T`.
///
/// # Safety
///
/// `Bits` is an integer or address of the same size, every bit of the type is initialized, and
/// `Align` is aligned to that size.
pub unsafe trait Primitive: Sealed + Copy + Debug {
    /// The word that is accessed.
    #[doc(hidden)]
    type Bits: Word + ServedAt<OrSeqlock>;
    /// Nothing, with the alignment of the type raised to its size.
    #[doc(hidden)]
    type Align: Copy;
    /// Zero, `false`, or the null pointer.
    #[doc(hidden)]
    const ZERO: Self;
}

/// The bits of a value.
#[inline(always)]
pub(crate) const fn to_bits<T: Primitive>(value: T) -> Bits<T::Bits> {
    // SAFETY: `Primitive` says that the sizes are equal.
    unsafe { reinterpret(value) }
}

/// The value of bits that were made by [`to_bits`] or read from an `Atomic<T>`.
///
/// # Safety
///
/// The bits are those of a valid `T`.
#[inline(always)]
pub(crate) const unsafe fn from_bits<T: Primitive>(bits: Bits<T::Bits>) -> T {
    // SAFETY: `Primitive` says that the sizes are equal, and the caller that the value is valid.
    unsafe { reinterpret(bits) }
}

/// The same bytes as another type of the same size.
///
/// # Safety
///
/// The sizes are equal and the bytes of `from` are valid for `To`.
#[inline(always)]
const unsafe fn reinterpret<From: Copy, To: Copy>(from: From) -> To {
    union Both<From, To> {
        from: ManuallyDrop<From>,
        to: ManuallyDrop<To>,
    }
    const { assert!(size_of::<From>() == size_of::<To>()) };
    // SAFETY: The caller's contract.
    ManuallyDrop::into_inner(unsafe { Both { from: ManuallyDrop::new(from) }.to })
}

macro_rules! align {
    ($($name:ident $bytes:literal)+) => {$(
        #[doc(hidden)]
        #[derive(Clone, Copy)]
        #[repr(align($bytes))]
        pub struct $name;
    )+};
}

align! { Align1 1 Align2 2 Align4 4 Align8 8 Align16 16 }

macro_rules! primitive {
    ($($type:ty: $bits:ty, $align:ty, $zero:expr;)+) => {$(
        impl Sealed for $type {}
        // SAFETY: The row gives the type's own size, and the type has no padding.
        unsafe impl Primitive for $type {
            type Bits = $bits;
            type Align = $align;
            const ZERO: Self = $zero;
        }
    )+};
}

primitive! {
    bool: u8, Align1, false;
    i8: u8, Align1, 0;
    u8: u8, Align1, 0;
    i16: u16, Align2, 0;
    u16: u16, Align2, 0;
    i32: u32, Align4, 0;
    u32: u32, Align4, 0;
    f32: u32, Align4, 0.0;
    i64: u64, Align8, 0;
    u64: u64, Align8, 0;
    f64: u64, Align8, 0.0;
    i128: u128, Align16, 0;
    u128: u128, Align16, 0;
}

#[cfg(target_pointer_width = "16")]
primitive! { isize: u16, Align2, 0; usize: u16, Align2, 0; }
#[cfg(target_pointer_width = "32")]
primitive! { isize: u32, Align4, 0; usize: u32, Align4, 0; }
#[cfg(target_pointer_width = "64")]
primitive! { isize: u64, Align8, 0; usize: u64, Align8, 0; }

impl<T> Sealed for *mut T {}
// SAFETY: `Address` is a pointer, and `usize`'s row is aligned to its size.
unsafe impl<T> Primitive for *mut T {
    type Bits = Address;
    type Align = <usize as Primitive>::Align;
    const ZERO: Self = core::ptr::null_mut();
}

/// The integers, signed and unsigned.
pub trait Integer: Number + Eq + Ord {
    #[doc(hidden)]
    const ONE: Self;
    /// Which of two is greater depends on the sign.
    #[doc(hidden)]
    const MAXIMUM: Operation;
    /// Which of two is smaller depends on the sign.
    #[doc(hidden)]
    const MINIMUM: Operation;
    #[doc(hidden)]
    fn plus(self, other: Self) -> Self;
    #[doc(hidden)]
    fn minus(self, other: Self) -> Self;
}

/// The types that add and compare: the integers and the floats.
pub trait Number: Primitive {
    #[doc(hidden)]
    fn fetch_arithmetic<L: Serves<Self>>(
        atomic: &Atomic<Self, L>,
        operation: Arithmetic,
        operand: Self,
        order: Order,
    ) -> Self;
}

/// What integers and floats have in common.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum Arithmetic {
    Add,
    Sub,
    Max,
    Min,
}

macro_rules! integer {
    ($($type:ident $max:ident $min:ident;)+) => {$(
        impl Integer for $type {
            const ONE: Self = 1;
            const MAXIMUM: Operation = Operation::$max;
            const MINIMUM: Operation = Operation::$min;
            #[inline]
            fn plus(self, other: Self) -> Self {
                self.wrapping_add(other)
            }
            #[inline]
            fn minus(self, other: Self) -> Self {
                self.wrapping_sub(other)
            }
        }

        impl Number for $type {
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            fn fetch_arithmetic<L: Serves<Self>>(
                atomic: &Atomic<Self, L>,
                operation: Arithmetic,
                operand: Self,
                order: Order,
            ) -> Self {
                let operation = match operation {
                    Arithmetic::Add => Operation::Add,
                    Arithmetic::Sub => Operation::Sub,
                    Arithmetic::Max => Self::MAXIMUM,
                    Arithmetic::Min => Self::MINIMUM,
                };
                atomic.rmw(operation, operand, order)
            }
        }
    )+};
}

integer! {
    i8 SignedMax SignedMin;
    u8 UnsignedMax UnsignedMin;
    i16 SignedMax SignedMin;
    u16 UnsignedMax UnsignedMin;
    i32 SignedMax SignedMin;
    u32 UnsignedMax UnsignedMin;
    i64 SignedMax SignedMin;
    u64 UnsignedMax UnsignedMin;
    i128 SignedMax SignedMin;
    u128 UnsignedMax UnsignedMin;
    isize SignedMax SignedMin;
    usize UnsignedMax UnsignedMin;
}

macro_rules! float {
    ($($type:ident)+) => {$(
        impl Number for $type {
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            fn fetch_arithmetic<L: Serves<Self>>(
                atomic: &Atomic<Self, L>,
                operation: Arithmetic,
                operand: Self,
                order: Order,
            ) -> Self {
                atomic.replace_bits(order, Order::Relaxed, |old| match operation {
                    Arithmetic::Add => old + operand,
                    Arithmetic::Sub => old - operand,
                    Arithmetic::Max => old.max(operand),
                    Arithmetic::Min => old.min(operand),
                })
            }
        }
    )+};
}

float! { f32 f64 }

/// Whether the operations on `T` are instructions at level `L`.
pub(crate) fn is_lock_free<T: Primitive, L: Level>() -> bool {
    T::Bits::is_lock_free::<L>()
}

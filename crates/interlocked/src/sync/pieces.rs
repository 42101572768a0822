//! Copying a value that is too large for one atomic access: piece by piece, each piece atomic.
//!
//! The copy may be torn, and whoever makes it has to find out. What the pieces do is to make the
//! race between reader and writer one of atomic accesses, which is no undefined behavior.

use core::mem::MaybeUninit;
use core::ops::Range;

use crate::arch::{Address, Bits, Word};
use crate::level::Detect;
use crate::order::Order;
use crate::primitive::Primitive;

/// Values that can be copied piece by piece: every byte of them is initialized.
///
/// ```
/// use interlocked::sync::{Plain, SeqLock};
///
/// #[derive(Clone, Copy)]
/// #[repr(C)]
/// struct Time {
///     seconds: u64,
///     nanoseconds: u32,
///     zone: i32,
/// }
///
/// // SAFETY: 8 + 4 + 4 bytes, and no padding between or behind them.
/// unsafe impl Plain for Time {}
///
/// static NOW: SeqLock<Time> = SeqLock::new(Time { seconds: 0, nanoseconds: 0, zone: 0 });
/// ```
///
/// # Safety
///
/// The type has no padding, not even in one of its values.
pub unsafe trait Plain: Copy {}

// SAFETY: `Primitive`'s contract says that every bit is initialized.
unsafe impl<T: Primitive> Plain for T {}
// SAFETY: As `*mut T`, which is a `Primitive`.
unsafe impl<T> Plain for *const T {}
// SAFETY: As `u32`; its values are some of those.
unsafe impl Plain for char {}
// SAFETY: One value after the other, with nothing between.
unsafe impl<T: Plain, const N: usize> Plain for [T; N] {}

/// Where the pieces of a value of `size` bytes begin: pointers as far as they go, then bytes.
/// Pointers, and not integers, so that pointers in the value keep their provenance.
fn pieces(size: usize) -> (impl Iterator<Item = usize>, Range<usize>) {
    let bytes = size - size % size_of::<Address>()..size;
    ((0..bytes.start).step_by(size_of::<Address>()), bytes)
}

/// Copies a value out, by relaxed loads.
///
/// # Safety
///
/// `place` is valid for reads, aligned to a pointer, and reached at the same time by this function
/// and [`store`] alone, for the same type, of which every byte is initialized.
#[inline]
pub(crate) unsafe fn load<T: Copy>(place: *mut T) -> MaybeUninit<T> {
    let mut value = MaybeUninit::uninit();
    let (from, to) = (place.cast::<u8>(), (&raw mut value).cast::<u8>());
    let (words, bytes) = pieces(size_of::<T>());
    for at in words {
        // SAFETY: The caller's contract; the piece lies in both values.
        unsafe {
            let piece = Address::load::<Detect>(from.add(at).cast(), Order::Relaxed);
            to.add(at).cast::<Bits<Address>>().write_unaligned(piece);
        }
    }
    for at in bytes {
        // SAFETY: As above.
        unsafe {
            let piece = u8::load::<Detect>(from.add(at).cast(), Order::Relaxed);
            to.add(at).cast::<Bits<u8>>().write(piece);
        }
    }
    value
}

/// Copies a value in, by relaxed stores.
///
/// # Safety
///
/// As for [`load`], and `place` is valid for writes.
#[inline]
pub(crate) unsafe fn store<T: Copy>(place: *mut T, value: MaybeUninit<T>) {
    let (from, to) = ((&raw const value).cast::<u8>(), place.cast::<u8>());
    let (words, bytes) = pieces(size_of::<T>());
    for at in words {
        // SAFETY: The caller's contract; the piece lies in both values.
        unsafe {
            let piece = from.add(at).cast::<Bits<Address>>().read_unaligned();
            Address::store::<Detect>(to.add(at).cast(), piece, Order::Relaxed);
        }
    }
    for at in bytes {
        // SAFETY: As above.
        unsafe {
            let piece = from.add(at).cast::<Bits<u8>>().read();
            u8::store::<Detect>(to.add(at).cast(), piece, Order::Relaxed);
        }
    }
}

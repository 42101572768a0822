//! Operations on memory that Rust does not own: shared with another process, another language or a
//! device.
//!
//! Each takes a raw pointer and makes no reference of it. The pointer's alignment is checked; where
//! it does not fit, the operation does not take place, and [`Misaligned`] says what the hardware
//! would have done.
//!
//! ```
//! use interlocked::{Acquire, Relaxed, raw};
//!
//! let mut bytes = [0_u64; 16];
//! let ring: *mut u64 = bytes.as_mut_ptr();
//! // SAFETY: The memory is ours, and nobody else reaches it.
//! unsafe {
//!     raw::store(ring, 7, Relaxed)?;
//!     assert_eq!(raw::fetch_add(ring, 1, Acquire)?, 7);
//!
//!     let crooked = ring.byte_add(1);
//!     let error = raw::fetch_add(crooked, 1, Acquire).unwrap_err();
//!     assert_eq!(error.width(), 8);
//!     println!("{error}");
//! }
//! # Ok::<(), raw::Misaligned>(())
//! ```
//!
//! # What the language says
//!
//! Rust's memory model is that of C++20. It knows the accesses of one program, made by typed
//! operations of one width for each place; another process is no part of it, and neither is a
//! device. What there is for them is inline assembly: a block may do to memory whatever some Rust
//! code could do that the compiler cannot see (The Rust Reference, "Inline assembly", "Rules for
//! inline assembly"). An operation of this module is one such block, handed one pointer. So the
//! compiler neither takes it apart nor assumes anything of the memory (on some targets an `Atomic`'s
//! compare-exchange is the compiler's own; here it is a block), and what threads, processes
//! and devices see of each other is what the instruction set says of its instructions.
//!
//! That holds for memory that is foreign: it lies in no static, local or heap allocation of this
//! program, and no reference to it lives (`mmap`, a pointer from C, a device's window). There
//!
//! - **widths may be mixed**, as far as the instruction set defines it. x86: a load that overlaps a
//!   store of its own thread waits for it or takes bytes from it, and is whole all the same (Intel
//!   SDM Vol. 3A 9.2.3); Arm and RISC-V: each access is single-copy atomic at its own width, and
//!   orderings hold byte by byte (Arm ARM DDI 0487 B2.2, B2.3). A store-exclusive after a
//!   load-exclusive of another width may fail or be unpredictable, but here each pair is in one
//!   operation of one width.
//! - **values are integers or floats**, for which every pattern of bits is a value: whoever writes
//!   there cannot be trusted to write a valid `bool`.
//! - **128-bit loads may write**: where the CPU has no 128-bit load, it is a compare-exchange, and
//!   memory that is mapped read-only faults.
//!
//! For memory that Rust does own, the contract is that of
//! [`Atomic::from_ptr`](crate::Atomic::from_ptr), one width at a time included. Under Miri and on the
//! portable back end the operations are those of `core::sync::atomic`, with that contract always.
//!
//! Sources: rust-lang/unsafe-code-guidelines issues 345 (mixed widths) and 607 (memory shared with
//! other processes), both open: what is said here is what the two of today's answers have in common.
//!
//! Limits: on cacheable memory; whether a device's window takes locked or exclusive accesses is for
//! its manual to say. Types that are no instructions on every CPU of the target are not here: a lock
//! would be known to this process alone.

mod misaligned;
mod modify;
#[cfg(test)]
mod tests;

use crate::arch::{Access, Bits, Word};
use crate::level::{Detect, Serves};
use crate::order::{FailureOrdering, LoadOrdering, RmwOrdering, StoreOrdering};
use crate::primitive::{Number, Primitive, from_bits, to_bits};

pub use self::misaligned::Misaligned;
pub use self::modify::*;
pub use crate::arch::Outcome;

/// The place, if it is aligned.
#[inline(always)]
fn aligned<T: Primitive>(place: *mut T, access: Access) -> Result<*mut Bits<T::Bits>, Misaligned> {
    if place.addr() % size_of::<T>() == 0 {
        Ok(place.cast())
    } else {
        Err(Misaligned::new(place.addr(), size_of::<T>(), access))
    }
}

/// Reads.
///
/// # Errors
///
/// If the pointer is misaligned.
///
/// # Panics
///
/// If the ordering is the value `Ordering::Release` or `Ordering::AcqRel`.
///
/// # Safety
///
/// The pointer is valid for reads, and as the [module](self) says.
#[inline]
#[track_caller]
pub unsafe fn load<T: Number>(place: *const T, order: impl LoadOrdering) -> Result<T, Misaligned>
where
    Detect: Serves<T>,
{
    let order = order.order();
    let place = aligned(place.cast_mut(), Access::load(order))?;
    // SAFETY: The caller's contract; every pattern of bits is a number.
    Ok(unsafe { from_bits(T::Bits::load::<Detect>(place, order)) })
}

/// Writes.
///
/// # Errors
///
/// If the pointer is misaligned.
///
/// # Panics
///
/// If the ordering is the value `Ordering::Acquire` or `Ordering::AcqRel`.
///
/// # Safety
///
/// The pointer is valid for writes, and as the [module](self) says.
#[inline]
#[track_caller]
pub unsafe fn store<T: Number>(
    place: *mut T,
    value: T,
    order: impl StoreOrdering,
) -> Result<(), Misaligned>
where
    Detect: Serves<T>,
{
    let order = order.order();
    let place = aligned(place, Access::store(order))?;
    // SAFETY: The caller's contract.
    unsafe { T::Bits::store::<Detect>(place, to_bits(value), order) };
    Ok(())
}

/// Writes, and gives what was there.
///
/// # Errors
///
/// If the pointer is misaligned.
///
/// # Safety
///
/// The pointer is valid for reads and writes, and as the [module](self) says.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub unsafe fn swap<T: Number>(
    place: *mut T,
    value: T,
    order: impl RmwOrdering,
) -> Result<T, Misaligned>
where
    Detect: Serves<T>,
{
    let place = aligned(place, Access::ReadModifyWrite)?;
    // SAFETY: The caller's contract; every pattern of bits is a number.
    Ok(unsafe { from_bits(T::Bits::swap::<Detect>(place, to_bits(value), order.order())) })
}

/// `$name`: the two forms of a compare-exchange.
macro_rules! exchange {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        ///
        /// # Errors
        ///
        /// The outer error if the pointer is misaligned, the inner one with the value found if it
        /// is not `current`.
        ///
        /// # Panics
        ///
        /// If `failure` is the value `Ordering::Release` or `Ordering::AcqRel`.
        ///
        /// # Safety
        ///
        /// The pointer is valid for reads and writes, and as the [module](self) says.
        #[inline]
        #[track_caller]
        pub unsafe fn $name<T: Number>(
            place: *mut T,
            current: T,
            new: T,
            success: impl RmwOrdering,
            failure: impl FailureOrdering,
        ) -> Result<Result<T, T>, Misaligned>
        where
            Detect: Serves<T>,
        {
            let (success, failure) = (success.order(), failure.order());
            let (current, new) = (to_bits(current), to_bits(new));
            let place = aligned(place, Access::ReadModifyWrite)?;
            // SAFETY: The caller's contract; every pattern of bits is a number.
            Ok(unsafe {
                let (found, done) =
                    T::Bits::$name::<Detect>(place, current, new, success, failure);
                let found = from_bits(found);
                if done { Ok(found) } else { Err(found) }
            })
        }
    )+};
}

exchange! {
    /// Writes `new` if the value is `current`, bit by bit.
    compare_exchange;
    /// As [`compare_exchange`], and may fail although the value is `current`.
    compare_exchange_weak;
}

/// Replaces the value by what `change` makes of it, again until nobody came between.
/// `change` may be called more than once, and gives `None` to leave the value.
///
/// # Errors
///
/// The outer error if the pointer is misaligned, the inner one with the value if `change` gave
/// `None` for it.
///
/// # Panics
///
/// If `fetch` is the value `Ordering::Release` or `Ordering::AcqRel`.
///
/// # Safety
///
/// The pointer is valid for reads and writes, and as the [module](self) says.
#[inline]
#[track_caller]
pub unsafe fn try_update<T: Number>(
    place: *mut T,
    set: impl RmwOrdering,
    fetch: impl LoadOrdering,
    mut change: impl FnMut(T) -> Option<T>,
) -> Result<Result<T, T>, Misaligned>
where
    Detect: Serves<T>,
{
    let (set, fetch) = (set.order(), fetch.order());
    // SAFETY: The caller's contract, for both.
    let mut old = unsafe { load(place, fetch)? };
    while let Some(new) = change(old) {
        // SAFETY: As above.
        match unsafe { compare_exchange_weak(place, old, new, set, fetch)? } {
            Ok(old) => return Ok(Ok(old)),
            Err(found) => old = found,
        }
    }
    Ok(Err(old))
}

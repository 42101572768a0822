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
//! compiler neither takes it apart nor assumes anything of the memory, and what threads, processes
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

use core::fmt;

use crate::arch::{Access, Bits, ISA, Operation, Rule, Test, Word, misaligned};
use crate::cpu;
use crate::level::{Detect, Serves};
use crate::order::{FailureOrdering, LoadOrdering, Order, RmwOrdering, StoreOrdering};
use crate::primitive::{Integer, Number, Primitive, from_bits, to_bits};

pub use crate::arch::Outcome;

/// A pointer is not aligned to the width of the operation, which did not take place.
///
/// Its text tells what this CPU would have done, why, and where that is written:
///
/// ```text
/// 0x7f30c5e0103c is not aligned to 8 bytes; on x86-64 this access would lock the bus: a locked
/// instruction that crosses a cache line is a split lock … (Intel SDM Vol. 3A 9.1.2.2, …)
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Misaligned {
    address: usize,
    width: usize,
    rule: &'static Rule,
}

impl Misaligned {
    #[cold]
    fn new(address: usize, width: usize, access: Access) -> Self {
        Self { address, width, rule: misaligned(ISA, access, address, width, cpu::has) }
    }

    /// The address.
    #[must_use]
    pub const fn address(&self) -> usize {
        self.address
    }

    /// The width of the operation in bytes, to a multiple of which the address has to be aligned.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// What this CPU would have done.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.rule.outcome
    }
}

impl fmt::Display for Misaligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, width, rule: Rule { outcome, why, source, .. } } = self;
        write!(
            f,
            "{address:#x} is not aligned to {width} bytes; on {ISA} this access would {outcome}: \
             {why} ({source})"
        )
    }
}

impl fmt::Debug for Misaligned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Misaligned")
            .field("address", &format_args!("{:#x}", self.address))
            .field("width", &self.width)
            .field("outcome", &self.outcome())
            .finish()
    }
}

impl core::error::Error for Misaligned {}

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

/// A read-modify-write that gives the old value.
///
/// # Safety
///
/// The pointer is valid for reads and writes, and as the [module](self) says.
#[inline(always)]
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
        /// The pointer is valid for reads and writes, and as the [module](self) says.
        #[inline]
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

#[cfg(test)]
mod tests {
    use std::string::ToString as _;
    use std::vec::Vec;

    use super::{Misaligned, Outcome};
    use crate::{AcqRel, Acquire, Relaxed, SeqCst};

    /// Lines of a cache, at whose ends accesses are placed.
    #[repr(align(64))]
    struct Lines([u8; 128]);

    #[test]
    fn every_operation_does_what_its_name_says() {
        let mut memory = Lines([0; 128]);
        let place: *mut u16 = memory.0.as_mut_ptr().wrapping_add(62).cast();
        // SAFETY: The memory is ours, and nobody else reaches it.
        let results = unsafe {
            // What each gives, and what it leaves, from 6.
            macro_rules! from_six {
                ($($name:ident($($operand:expr)?);)+) => {
                    [$({
                        super::store(place, 6, SeqCst).unwrap();
                        let result = super::$name(place, $($operand,)? AcqRel);
                        let result = std::format!("{:?}", result.unwrap());
                        (stringify!($name), result, super::load(place, Acquire).unwrap())
                    }),+]
                };
            }
            from_six! {
                swap(9);
                fetch_add(3); fetch_sub(7); fetch_inc(); fetch_dec(); fetch_neg();
                fetch_and(3); fetch_andnot(3); fetch_or(1); fetch_xor(3); fetch_nand(3);
                fetch_not(); fetch_max(9); fetch_min(3);
                add(3); sub(7); inc(); dec(); neg(); and(3); andnot(3); or(1); xor(3); not();
                add_and_test(0xfffa); sub_and_test(6); inc_and_test(); dec_and_test();
                add_negative(0x8000);
                bit_set(0); bit_clear(17); bit_toggle(1);
            }
        };
        let expected = [
            ("swap", "6", 9),
            ("fetch_add", "6", 9),
            ("fetch_sub", "6", 0xffff),
            ("fetch_inc", "6", 7),
            ("fetch_dec", "6", 5),
            ("fetch_neg", "6", 0xfffa),
            ("fetch_and", "6", 2),
            ("fetch_andnot", "6", 4),
            ("fetch_or", "6", 7),
            ("fetch_xor", "6", 5),
            ("fetch_nand", "6", 0xfffd),
            ("fetch_not", "6", 0xfff9),
            ("fetch_max", "6", 9),
            ("fetch_min", "6", 3),
            ("add", "()", 9),
            ("sub", "()", 0xffff),
            ("inc", "()", 7),
            ("dec", "()", 5),
            ("neg", "()", 0xfffa),
            ("and", "()", 2),
            ("andnot", "()", 4),
            ("or", "()", 7),
            ("xor", "()", 5),
            ("not", "()", 0xfff9),
            ("add_and_test", "true", 0),
            ("sub_and_test", "true", 0),
            ("inc_and_test", "false", 7),
            ("dec_and_test", "false", 5),
            ("add_negative", "true", 0x8006),
            ("bit_set", "false", 7),
            ("bit_clear", "true", 4),
            ("bit_toggle", "true", 4),
        ];
        let expected: Vec<_> =
            expected.map(|(name, result, left)| (name, result.into(), left)).into();
        assert_eq!(Vec::from(results), expected);
    }

    #[test]
    fn exchanges() {
        let mut value = 1.5_f32;
        let place = &raw mut value;
        // SAFETY: The memory is ours, and nobody else reaches it.
        unsafe {
            assert_eq!(super::compare_exchange(place, 1.5, 2.5, AcqRel, Acquire), Ok(Ok(1.5)));
            assert_eq!(super::compare_exchange(place, 1.5, 3.5, AcqRel, Relaxed), Ok(Err(2.5)));
            while super::compare_exchange_weak(place, 2.5, 4.5, AcqRel, Relaxed).unwrap().is_err() {
            }
            assert_eq!(super::try_update(place, AcqRel, Acquire, |x| Some(x * 2.0)), Ok(Ok(4.5)));
            assert_eq!(super::try_update(place, AcqRel, Acquire, |_| None), Ok(Err(9.0)));
        }
    }

    #[test]
    fn a_misaligned_pointer_is_refused_and_nothing_happens() {
        let mut memory = Lines([1; 128]);
        let bytes: *mut u8 = (&raw mut memory).cast();
        for offset in 0..64 {
            let place: *mut u64 = bytes.wrapping_add(offset).cast();
            // SAFETY: The memory is ours, and nobody else reaches it.
            let results: [Result<u64, Misaligned>; 6] = unsafe {
                [
                    super::load(place, Relaxed),
                    super::store(place, 2, Relaxed).map(|()| 0),
                    super::swap(place, 2, Relaxed),
                    super::fetch_add(place, 2, Relaxed),
                    super::bit_set(place, 2, Relaxed).map(u64::from),
                    super::compare_exchange(place, u64::MAX / 255, 2, Relaxed, Relaxed)
                        .map(|found| found.unwrap_or(0)),
                ]
            };
            for result in results {
                assert_eq!(result.is_ok(), offset % 8 == 0, "{offset} {result:?}");
                if let Err(error) = result {
                    assert_eq!((error.address(), error.width()), (place.addr(), 8));
                }
            }
            // SAFETY: As above.
            unsafe { bytes.write_bytes(1, size_of::<Lines>()) };
        }
    }

    #[test]
    fn an_error_tells_what_the_hardware_would_have_done() {
        let mut memory = Lines([0; 128]);
        let place: *mut u64 = memory.0.as_mut_ptr().wrapping_add(60).cast();
        // SAFETY: The memory is ours, and nobody else reaches it.
        let (load, add) =
            unsafe { (super::load(place, Relaxed), super::fetch_add(place, 1, Relaxed)) };
        let (load, add) = (load.unwrap_err(), add.unwrap_err());
        match super::ISA {
            "x86-64" | "x86" => {
                assert_eq!((load.outcome(), add.outcome()), (Outcome::Tears, Outcome::LocksBus));
                assert!(add.to_string().contains("would lock the bus: a locked instruction that"));
            }
            "aarch64" | "riscv64" => {
                assert_eq!((load.outcome(), add.outcome()), (Outcome::Tears, Outcome::Faults));
            }
            "armv7" => {
                assert_eq!((load.outcome(), add.outcome()), (Outcome::Faults, Outcome::Faults));
            }
            _ => assert_eq!(add.outcome(), Outcome::Undefined),
        }
        let text = add.to_string();
        let start =
            std::format!("{:#x} is not aligned to 8 bytes; on {}", place.addr(), super::ISA);
        assert!(text.starts_with(&start) && text.ends_with(')'), "{text}");
    }
}

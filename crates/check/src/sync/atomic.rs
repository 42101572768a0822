//! Atomics, as in [`std::sync::atomic`]; outside of a check they are those.
//!
//! Each type has the size, the alignment and the bits of the standard library's.

pub use std::sync::atomic::{Ordering, compiler_fence};

use std::panic::Location as Caller;
use std::sync::atomic as real;

use super::operation::{self, Cell, Failing};
use super::order;
use crate::native::is_running;

/// A fence, as [`std::sync::atomic::fence`].
///
/// # Panics
/// If `ordering` is `Relaxed`.
#[track_caller]
pub fn fence(ordering: Ordering) {
    let order = order::fence(ordering);
    if is_running() {
        operation::fence(order, Caller::caller());
    } else {
        real::fence(ordering);
    }
}

/// The methods that all atomic types have. `$bits` and `$value` convert to and from 64 bits.
macro_rules! atomic {
    (
        [$($generic:tt)*] $name:ident, $type:ty, $log:expr,
        |$value:ident| $bits:expr, |$raw:ident| $back:expr
    ) => {
        impl$($generic)* Cell for $name$($generic)* {
            type Bits = u64;

            fn log(&self) -> u64 {
                $log
            }

            fn address(&self) -> usize {
                core::ptr::from_ref(self).addr()
            }

            fn bits(&self) -> u64 {
                Self::bits_of(self.0.load(Ordering::Relaxed))
            }

            fn set(&self, bits: u64) {
                self.0.store(Self::back(bits), Ordering::Relaxed);
            }
        }

        impl$($generic)* $name$($generic)* {
            /// A new one with a value.
            #[must_use]
            pub const fn new(value: $type) -> Self {
                Self(real::$name::new(value))
            }

            /// The one at an address.
            ///
            /// # Safety
            /// As for the standard library's method of this name.
            #[must_use]
            pub const unsafe fn from_ptr<'a>(pointer: *mut $type) -> &'a Self {
                // SAFETY: the caller's promise, and a type with the same representation.
                unsafe { &*pointer.cast() }
            }

            /// The address of the value.
            pub const fn as_ptr(&self) -> *mut $type {
                self.0.as_ptr()
            }

            fn bits_of($value: $type) -> u64 {
                $bits
            }

            fn back($raw: u64) -> $type {
                $back
            }

            /// The value, without an atomic operation.
            #[track_caller]
            #[inline(always)]
            pub fn get_mut(&mut self) -> &mut $type {
                if is_running() {
                    operation::own(self, true, Caller::caller());
                }
                self.0.get_mut()
            }

            /// The value, which `work` may change without an atomic operation.
            #[track_caller]
            #[inline(always)]
            pub fn with_mut<R>(&mut self, work: impl FnOnce(&mut $type) -> R) -> R {
                work(self.get_mut())
            }

            /// The value, without an atomic operation.
            #[track_caller]
            #[inline(always)]
            pub fn into_inner(self) -> $type {
                if is_running() {
                    operation::own(&self, false, Caller::caller());
                }
                self.0.into_inner()
            }

            /// Reads the value without an atomic operation.
            ///
            /// # Safety
            /// No other thread writes to it at the same time.
            #[track_caller]
            #[inline(always)]
            pub unsafe fn unsync_load(&self) -> $type {
                if is_running() {
                    operation::own(self, false, Caller::caller());
                }
                self.0.load(Ordering::Relaxed)
            }

            /// Reads the value.
            ///
            /// # Panics
            /// If `ordering` is `Release` or `AcqRel`.
            #[track_caller]
            #[inline(always)]
            pub fn load(&self, ordering: Ordering) -> $type {
                if !is_running() {
                    return self.0.load(ordering);
                }
                Self::back(operation::load(self, order::load(ordering), Caller::caller()))
            }

            /// Writes a value.
            ///
            /// # Panics
            /// If `ordering` is `Acquire` or `AcqRel`.
            #[track_caller]
            #[inline(always)]
            pub fn store(&self, value: $type, ordering: Ordering) {
                if !is_running() {
                    return self.0.store(value, ordering);
                }
                let order = order::store(ordering);
                operation::store(self, Self::bits_of(value), order, Caller::caller());
            }

            /// Writes a value and gives the old one.
            #[track_caller]
            #[inline(always)]
            pub fn swap(&self, value: $type, ordering: Ordering) -> $type {
                if !is_running() {
                    return self.0.swap(value, ordering);
                }
                let bits = Self::bits_of(value);
                let site = Caller::caller();
                Self::back(operation::modify(self, ordering.into(), true, site, |_| bits))
            }

            /// Writes `new` if the value is `current`, and gives the old value.
            ///
            /// # Errors
            /// The value, if it is another.
            ///
            /// # Panics
            /// If `failure` is `Release` or `AcqRel`.
            #[track_caller]
            #[inline(always)]
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                if !is_running() {
                    return self.0.compare_exchange(current, new, success, failure);
                }
                let values = (Self::bits_of(current), Self::bits_of(new));
                let orders = (success.into(), order::failure(failure));
                let how = Failing::Strong;
                let result = operation::exchange(self, values, orders, how, Caller::caller());
                result.map(Self::back).map_err(Self::back)
            }

            /// As [`compare_exchange`](Self::compare_exchange), but it may fail even if the value is
            /// `current`: a check tries both.
            ///
            /// # Errors
            /// The value.
            ///
            /// # Panics
            /// If `failure` is `Release` or `AcqRel`.
            #[track_caller]
            #[inline(always)]
            pub fn compare_exchange_weak(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                if !is_running() {
                    return self.0.compare_exchange_weak(current, new, success, failure);
                }
                let values = (Self::bits_of(current), Self::bits_of(new));
                let orders = (success.into(), order::failure(failure));
                let how = Failing::Weak;
                let result = operation::exchange(self, values, orders, how, Caller::caller());
                result.map(Self::back).map_err(Self::back)
            }

            /// Writes `new` if the value is `current`, and gives the old value in any case.
            #[track_caller]
            #[inline(always)]
            pub fn compare_and_swap(&self, current: $type, new: $type, ordering: Ordering) -> $type {
                let failure = match ordering {
                    Ordering::Release => Ordering::Relaxed,
                    Ordering::AcqRel => Ordering::Acquire,
                    other => other,
                };
                match self.compare_exchange(current, new, ordering, failure) {
                    Ok(old) | Err(old) => old,
                }
            }

            /// Writes what `new` makes of the value, unless that is `None`, until no other write
            /// comes between; gives the old value.
            ///
            /// # Errors
            /// The value for which `new` gave `None`.
            #[track_caller]
            #[inline(always)]
            pub fn fetch_update(
                &self,
                success: Ordering,
                failure: Ordering,
                mut new: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                let mut old = self.load(failure);
                while let Some(next) = new(old) {
                    match self.compare_exchange(old, next, success, failure) {
                        Ok(old) => return Ok(old),
                        Err(found) => old = found,
                    }
                }
                Err(old)
            }

            /// As [`fetch_update`](Self::fetch_update).
            ///
            /// # Errors
            /// The value for which `new` gave `None`.
            #[track_caller]
            #[inline(always)]
            pub fn try_update(
                &self,
                success: Ordering,
                failure: Ordering,
                new: impl FnMut($type) -> Option<$type>,
            ) -> Result<$type, $type> {
                self.fetch_update(success, failure, new)
            }

            /// Writes what `new` makes of the value, until no other write comes between; gives the
            /// old value.
            #[track_caller]
            #[inline(always)]
            pub fn update(
                &self,
                success: Ordering,
                failure: Ordering,
                mut new: impl FnMut($type) -> $type,
            ) -> $type {
                match self.fetch_update(success, failure, |old| Some(new(old))) {
                    Ok(old) | Err(old) => old,
                }
            }

        }

        impl$($generic)* core::fmt::Debug for $name$($generic)* {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                // What is in memory: to print a value is no event.
                self.0.fmt(f)
            }
        }

        impl$($generic)* From<$type> for $name$($generic)* {
            fn from(value: $type) -> Self {
                Self::new(value)
            }
        }
    };
}

/// Read-modify-writes.
macro_rules! modify {
    ($type:ty,
        $($(#[doc = $doc:literal])* $method:ident($argument:ty) = |$old:ident, $value:ident| $new:expr;)*
    ) => {
        $(
            $(#[doc = $doc])*
            #[track_caller]
            #[inline(always)]
            pub fn $method(&self, $value: $argument, ordering: Ordering) -> $type {
                if !is_running() {
                    return self.0.$method($value, ordering);
                }
                let site = Caller::caller();
                Self::back(operation::modify(self, ordering.into(), true, site, |old| {
                    let $old = Self::back(old);
                    Self::bits_of($new)
                }))
            }
        )*
    };
}

macro_rules! integer {
    ($($name:ident $type:ident $log:literal),*) => {
        $(
            #[doc = concat!("[`std::sync::atomic::", stringify!($name), "`].")]
            #[derive(Default)]
            #[repr(transparent)]
            pub struct $name(real::$name);

            atomic!([] $name, $type, $log, |value| value as u64, |raw| raw as $type);

            impl $name {
                modify!($type,
                    /// Adds, wrapping; gives the old value.
                    fetch_add($type) = |old, value| old.wrapping_add(value);
                    /// Subtracts, wrapping; gives the old value.
                    fetch_sub($type) = |old, value| old.wrapping_sub(value);
                    /// Bitwise and; gives the old value.
                    fetch_and($type) = |old, value| old & value;
                    /// Bitwise not-and; gives the old value.
                    fetch_nand($type) = |old, value| !(old & value);
                    /// Bitwise or; gives the old value.
                    fetch_or($type) = |old, value| old | value;
                    /// Bitwise exclusive or; gives the old value.
                    fetch_xor($type) = |old, value| old ^ value;
                    /// The greater; gives the old value.
                    fetch_max($type) = |old, value| old.max(value);
                    /// The lesser; gives the old value.
                    fetch_min($type) = |old, value| old.min(value);
                );
            }
        )*
    };
}

integer!(
    AtomicU8 u8 0, AtomicI8 i8 0, AtomicU16 u16 1, AtomicI16 i16 1, AtomicU32 u32 2,
    AtomicI32 i32 2, AtomicU64 u64 3, AtomicI64 i64 3, AtomicUsize usize 3, AtomicIsize isize 3
);

/// [`std::sync::atomic::AtomicBool`].
#[derive(Default)]
#[repr(transparent)]
pub struct AtomicBool(real::AtomicBool);

atomic!([] AtomicBool, bool, 0, |value| u64::from(value), |raw| raw != 0);

impl AtomicBool {
    modify!(bool,
        /// And; gives the old value.
        fetch_and(bool) = |old, value| old & value;
        /// Not-and; gives the old value.
        fetch_nand(bool) = |old, value| !(old & value);
        /// Or; gives the old value.
        fetch_or(bool) = |old, value| old | value;
        /// Exclusive or; gives the old value.
        fetch_xor(bool) = |old, value| old ^ value;
    );

    /// Not; gives the old value.
    #[track_caller]
    pub fn fetch_not(&self, ordering: Ordering) -> bool {
        self.fetch_xor(true, ordering)
    }
}

/// [`std::sync::atomic::AtomicPtr`].
#[repr(transparent)]
pub struct AtomicPtr<T>(real::AtomicPtr<T>);

atomic!([<T>] AtomicPtr, *mut T, 3,
    |value| value.expose_provenance() as u64,
    |raw| core::ptr::with_exposed_provenance_mut(raw as usize)
);

impl<T> AtomicPtr<T> {
    modify!(*mut T,
        /// Adds to the address, wrapping, in units of `T`; gives the old pointer.
        fetch_ptr_add(usize) = |old, value| old.wrapping_add(value);
        /// Subtracts from the address, wrapping, in units of `T`; gives the old pointer.
        fetch_ptr_sub(usize) = |old, value| old.wrapping_sub(value);
        /// Adds to the address, wrapping, in bytes; gives the old pointer.
        fetch_byte_add(usize) = |old, value| old.wrapping_byte_add(value);
        /// Subtracts from the address, wrapping, in bytes; gives the old pointer.
        fetch_byte_sub(usize) = |old, value| old.wrapping_byte_sub(value);
        /// Bitwise or of the address; gives the old pointer.
        fetch_or(usize) = |old, value| old.map_addr(|address| address | value);
        /// Bitwise and of the address; gives the old pointer.
        fetch_and(usize) = |old, value| old.map_addr(|address| address & value);
        /// Bitwise exclusive or of the address; gives the old pointer.
        fetch_xor(usize) = |old, value| old.map_addr(|address| address ^ value);
    );
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> Self {
        Self::new(core::ptr::null_mut())
    }
}

/// Tells the CPU that the program waits: [`std::hint::spin_loop`].
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

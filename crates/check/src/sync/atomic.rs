//! Atomics, as in [`std::sync::atomic`]; outside of a check they are those.

pub use std::sync::atomic::Ordering;

use std::sync::atomic as real;

use crate::graph::{Exchange, Location};
use crate::native::{self, ask};
use crate::program::{Order, Request};

const fn order(ordering: Ordering) -> Order {
    match ordering {
        Ordering::Acquire => Order::Acquire,
        Ordering::Release => Order::Release,
        Ordering::AcqRel => Order::AcqRel,
        Ordering::SeqCst => Order::SeqCst,
        _ => Order::Relaxed,
    }
}

/// The parts of a read-modify-write's ordering: that of its read and that of its write.
const fn halves(ordering: Ordering) -> (Order, Order) {
    match ordering {
        Ordering::Acquire => (Order::Acquire, Order::Relaxed),
        Ordering::Release => (Order::Relaxed, Order::Release),
        Ordering::AcqRel => (Order::Acquire, Order::Release),
        other => (order(other), order(other)),
    }
}

/// A fence, as [`std::sync::atomic::fence`].
///
/// # Panics
/// If `ordering` is `Relaxed`.
pub fn fence(ordering: Ordering) {
    assert!(ordering != Ordering::Relaxed, "there is no such thing as a relaxed fence");
    if native::is_running() {
        ask(Request::Fence { order: order(ordering) });
    } else {
        real::fence(ordering);
    }
}

fn read(location: Location, order: Order) -> u64 {
    ask(Request::Read { location, order, exchange: None })
}

fn write(location: Location, order: Order, value: u64, update: bool) {
    ask(Request::Write { location, order, value, update });
}

fn modify(location: Location, ordering: Ordering, new: impl FnOnce(u64) -> u64) -> u64 {
    let (reading, writing) = halves(ordering);
    let old = read(location, reading);
    write(location, writing, new(old), true);
    old
}

fn exchange(
    location: Location,
    (expected, new): (u64, u64),
    success: Ordering,
    failure: Ordering,
) -> Result<u64, u64> {
    let (reading, writing) = halves(success);
    let exchange = Exchange { expected, success: reading, failure: order(failure) };
    let old = ask(Request::Read { location, order: reading, exchange: Some(exchange) });
    if old != expected {
        return Err(old);
    }
    write(location, writing, new, true);
    Ok(old)
}

/// The methods that all atomic types have. `$bits` and `$value` convert to and from 64 bits.
macro_rules! atomic {
    ($name:ident, $type:ty, |$value:ident| $bits:expr, |$raw:ident| $back:expr) => {
        #[doc = concat!("[`std::sync::atomic::", stringify!($name), "`].")]
        #[derive(Debug)]
        pub struct $name {
            real: real::$name,
            /// Where it is in a check; `None` if it was made outside of one.
            location: Option<Location>,
        }

        impl $name {
            /// A new one with a value.
            #[must_use]
            pub fn new($value: $type) -> Self {
                let location = native::is_running().then(|| native::make($bits));
                Self { real: real::$name::new($value), location }
            }

            fn checked(&self) -> Option<Location> {
                self.location.filter(|_| native::is_running())
            }

            fn back($raw: u64) -> $type {
                $back
            }

            /// Reads the value.
            pub fn load(&self, ordering: Ordering) -> $type {
                match self.checked() {
                    Some(location) => Self::back(read(location, order(ordering))),
                    None => self.real.load(ordering),
                }
            }

            /// Writes a value.
            pub fn store(&self, $value: $type, ordering: Ordering) {
                match self.checked() {
                    Some(location) => write(location, order(ordering), $bits, false),
                    None => self.real.store($value, ordering),
                }
            }

            /// Writes a value and gives the old one.
            pub fn swap(&self, $value: $type, ordering: Ordering) -> $type {
                match self.checked() {
                    Some(location) => Self::back(modify(location, ordering, |_| $bits)),
                    None => self.real.swap($value, ordering),
                }
            }

            /// Writes `new` if the value is `current`, and gives the old value.
            ///
            /// # Errors
            /// The value, if it is another.
            pub fn compare_exchange(
                &self,
                current: $type,
                new: $type,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$type, $type> {
                let bits = |$value: $type| $bits;
                match self.checked() {
                    Some(location) => {
                        let values = (bits(current), bits(new));
                        let result = exchange(location, values, success, failure);
                        result.map(Self::back).map_err(Self::back)
                    }
                    None => self.real.compare_exchange(current, new, success, failure),
                }
            }
        }
    };
}

macro_rules! integer {
    ($name:ident, $type:ty) => {
        atomic!($name, $type, |value| value as u64, |raw| raw as $type);

        impl $name {
            integer!(@modify $type,
                /// Adds, wrapping; gives the old value.
                fetch_add = |old, value| old.wrapping_add(value),
                /// Subtracts, wrapping; gives the old value.
                fetch_sub = |old, value| old.wrapping_sub(value),
                /// Bitwise and; gives the old value.
                fetch_and = |old, value| old & value,
                /// Bitwise or; gives the old value.
                fetch_or = |old, value| old | value,
                /// Bitwise exclusive or; gives the old value.
                fetch_xor = |old, value| old ^ value,
                /// The greater; gives the old value.
                fetch_max = |old, value| old.max(value),
                /// The lesser; gives the old value.
                fetch_min = |old, value| old.min(value),
            );
        }
    };
    (@modify $type:ty, $(#[doc = $doc:literal] $method:ident = |$old:ident, $value:ident| $new:expr,)*) => {
        $(
            #[doc = $doc]
            pub fn $method(&self, $value: $type, ordering: Ordering) -> $type {
                match self.checked() {
                    Some(location) => Self::back(modify(location, ordering, |old| {
                        let $old = Self::back(old);
                        ($new) as u64
                    })),
                    None => self.real.$method($value, ordering),
                }
            }
        )*
    };
}

atomic!(AtomicBool, bool, |value| u64::from(value), |raw| raw != 0);
integer!(AtomicU8, u8);
integer!(AtomicU16, u16);
integer!(AtomicU32, u32);
integer!(AtomicU64, u64);
integer!(AtomicUsize, usize);
integer!(AtomicI8, i8);
integer!(AtomicI16, i16);
integer!(AtomicI32, i32);
integer!(AtomicI64, i64);
integer!(AtomicIsize, isize);

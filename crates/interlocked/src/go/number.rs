//! `Int32` and so on, and `Bool`.

use crate::{Atomic, SeqCst};

/// `$name $type "Go's type"`: Go's type and its methods.
macro_rules! number {
    ($name:ident $type:ident $go:literal) => {
        #[doc = concat!("Go's `atomic.", stringify!($name), "`: a shared `", $go, "`.")]
        ///
        /// ```
        #[doc = concat!("use interlocked::go::", stringify!($name), ";")]
        ///
        #[doc = concat!("let x = ", stringify!($name), "::new(5);")]
        /// x.Store(6);
        /// assert_eq!(x.Load(), 6);
        /// assert_eq!(x.Swap(7), 6);
        /// assert!(x.CompareAndSwap(7, 8));
        /// assert_eq!(x.Add(2), 10); // new
        /// assert_eq!(x.And(3), 10); // old
        /// assert_eq!(x.Or(1), 2); // old
        /// assert_eq!(x.Load(), 3);
        /// ```
        #[derive(Debug, Default)]
        #[repr(transparent)]
        pub struct $name(Atomic<$type>);

        impl $name {
            /// A number that threads share.
            #[must_use]
            #[inline]
            pub const fn new(value: $type) -> Self {
                Self(Atomic::new(value))
            }

            /// Reads the value.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn Load(&self) -> $type {
                self.0.load(SeqCst)
            }

            /// Writes the value.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn Store(&self, val: $type) {
                self.0.store(val, SeqCst);
            }

            /// Writes the value, and returns the old one.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn Swap(&self, new: $type) -> $type {
                self.0.swap(new, SeqCst)
            }

            /// Writes `new` if the value is `old`, and returns whether it was.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn CompareAndSwap(&self, old: $type, new: $type) -> bool {
                self.0.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
            }

            /// Adds `delta`, and returns the new value.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn Add(&self, delta: $type) -> $type {
                self.0.fetch_add(delta, SeqCst).wrapping_add(delta)
            }

            /// Clears the bits that are not in `mask`, and returns the old value.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn And(&self, mask: $type) -> $type {
                self.0.fetch_and(mask, SeqCst)
            }

            /// Sets the bits that are in `mask`, and returns the old value.
            #[inline]
            #[cfg_attr(interlocked_check, track_caller)]
            pub fn Or(&self, mask: $type) -> $type {
                self.0.fetch_or(mask, SeqCst)
            }
        }
    };
}

number! { Int32 i32 "int32" }
number! { Uint32 u32 "uint32" }
number! { Uintptr usize "uintptr" }
#[cfg(target_has_atomic = "64")]
number! { Int64 i64 "int64" }
#[cfg(target_has_atomic = "64")]
number! { Uint64 u64 "uint64" }

/// Go's `atomic.Bool`: a shared `bool`, in 32 bits as Go's is.
///
/// ```
/// use interlocked::go::Bool;
///
/// let x = Bool::new(false);
/// x.Store(true);
/// assert!(x.Swap(false));
/// assert!(x.CompareAndSwap(false, true));
/// assert!(x.Load());
/// ```
#[derive(Debug, Default)]
#[repr(transparent)]
pub struct Bool(Atomic<u32>);

impl Bool {
    /// A `bool` that threads share.
    #[must_use]
    #[inline]
    pub const fn new(value: bool) -> Self {
        Self(Atomic::new(value as u32))
    }

    /// Reads the value.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Load(&self) -> bool {
        self.0.load(SeqCst) != 0
    }

    /// Writes the value.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Store(&self, val: bool) {
        self.0.store(val.into(), SeqCst);
    }

    /// Writes the value, and returns the old one.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn Swap(&self, new: bool) -> bool {
        self.0.swap(new.into(), SeqCst) != 0
    }

    /// Writes `new` if the value is `old`, and returns whether it was.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn CompareAndSwap(&self, old: bool, new: bool) -> bool {
        self.0.compare_exchange(old.into(), new.into(), SeqCst, SeqCst).is_ok()
    }
}

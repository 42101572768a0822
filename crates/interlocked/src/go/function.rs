//! `AddInt32` and so on: functions of a pointer.

use crate::{Atomic, SeqCst};

/// Go's check of 64-bit words where pointers have 32 bits (package runtime/internal/atomic,
/// `panicUnaligned`); a debug assertion elsewhere.
#[inline]
#[track_caller]
fn check_alignment<T>(addr: *mut T) {
    let aligned = addr.addr() % size_of::<T>() == 0;
    if size_of::<T>() > size_of::<usize>() {
        assert!(aligned, "unaligned 64-bit atomic operation");
    } else {
        debug_assert!(aligned, "unaligned atomic operation");
    }
}

/// One function. The example starts with `$start` in `x`.
macro_rules! function {
    (
        $name:ident $(<$generic:ident>)? [$start:expr, $before:literal, $after:literal] $does:literal
        ($type:ty $(, $argument:ident: $operand:ty)*) $(-> $result:ty)?,
        |$atomic:ident| $body:expr
    ) => {
        #[doc = $does]
        ///
        /// ```
        #[doc = concat!("use interlocked::go::", stringify!($name), ";")]
        ///
        #[doc = $start]
        /// // SAFETY: Nobody else knows `x`.
        #[doc = concat!($before, "unsafe { ", stringify!($name), $after)]
        /// ```
        ///
        /// # Panics
        ///
        /// If `addr` is not aligned to the word's size: see [the module](super).
        ///
        /// # Safety
        ///
        /// `addr` is valid for reads and writes. While the call lasts, others reach the word by
        /// atomic operations of this width alone, or only read it. Where the module promises no
        /// panic, `addr` is aligned to the word's size.
        #[inline]
        #[track_caller]
        pub unsafe fn $name $(<$generic>)? (addr: *mut $type $(, $argument: $operand)*)
        $(-> $result)? {
            check_alignment(addr);
            // SAFETY: The caller's contract.
            let $atomic = unsafe { Atomic::<$type>::from_ptr(addr) };
            $body
        }
    };
}

/// A row: the functions of a type of number.
macro_rules! number {
    (
        $type:ident $load:ident $store:ident $swap:ident $compare_and_swap:ident
        $add:ident $and:ident $or:ident
    ) => {
        function! {
            $load [number!(start $type), "assert_eq!(", "(&mut *x) }, 5);"]
            "Reads `*addr`."
            ($type) -> $type, |atomic| atomic.load(SeqCst)
        }
        function! {
            $store [number!(start $type), "", "(&mut *x, 6) };\nassert_eq!(*x, 6);"]
            "Writes `val` to `*addr`."
            ($type, val: $type), |atomic| atomic.store(val, SeqCst)
        }
        function! {
            $swap [number!(start $type), "assert_eq!(", "(&mut *x, 6) }, 5);"]
            "Writes `new` to `*addr`, and returns the old value."
            ($type, new: $type) -> $type, |atomic| atomic.swap(new, SeqCst)
        }
        function! {
            $compare_and_swap [number!(start $type), "assert!(", "(&mut *x, 5, 6) });"]
            "Writes `new` to `*addr` if `old` is there, and returns whether it was."
            ($type, old: $type, new: $type) -> bool,
            |atomic| atomic.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
        }
        function! {
            $add [number!(start $type), "assert_eq!(", "(&mut *x, 3) }, 8);"]
            "Adds `delta` to `*addr`, and returns the new value."
            ($type, delta: $type) -> $type,
            |atomic| atomic.fetch_add(delta, SeqCst).wrapping_add(delta)
        }
        function! {
            $and [number!(start $type), "assert_eq!(", "(&mut *x, 4) }, 5);\nassert_eq!(*x, 4);"]
            "Clears the bits of `*addr` that are not in `mask`, and returns the old value."
            ($type, mask: $type) -> $type, |atomic| atomic.fetch_and(mask, SeqCst)
        }
        function! {
            $or [number!(start $type), "assert_eq!(", "(&mut *x, 2) }, 5);\nassert_eq!(*x, 7);"]
            "Sets the bits of `*addr` that are in `mask`, and returns the old value."
            ($type, mask: $type) -> $type, |atomic| atomic.fetch_or(mask, SeqCst)
        }
    };
    (start $type:ident) => {
        concat!("let mut x = Box::new(5_", stringify!($type), ");")
    };
}

number! { i32 LoadInt32 StoreInt32 SwapInt32 CompareAndSwapInt32 AddInt32 AndInt32 OrInt32 }
number! { u32 LoadUint32 StoreUint32 SwapUint32 CompareAndSwapUint32 AddUint32 AndUint32 OrUint32 }
number! {
    usize LoadUintptr StoreUintptr SwapUintptr CompareAndSwapUintptr
    AddUintptr AndUintptr OrUintptr
}
#[cfg(target_has_atomic = "64")]
number! { i64 LoadInt64 StoreInt64 SwapInt64 CompareAndSwapInt64 AddInt64 AndInt64 OrInt64 }
#[cfg(target_has_atomic = "64")]
number! { u64 LoadUint64 StoreUint64 SwapUint64 CompareAndSwapUint64 AddUint64 AndUint64 OrUint64 }

function! {
    LoadPointer<T> ["let mut x = \"five\".as_ptr().cast_mut();", "assert!(!", "(&mut x) }.is_null());"]
    "Reads `*addr`."
    (*mut T) -> *mut T, |atomic| atomic.load(SeqCst)
}
function! {
    StorePointer<T> [
        "let mut x = \"five\".as_ptr().cast_mut();",
        "", "(&mut x, std::ptr::null_mut()) };\nassert!(x.is_null());"
    ]
    "Writes `val` to `*addr`."
    (*mut T, val: *mut T), |atomic| atomic.store(val, SeqCst)
}
function! {
    SwapPointer<T> [
        "let mut x = \"five\".as_ptr().cast_mut();",
        "assert!(!", "(&mut x, std::ptr::null_mut()) }.is_null());"
    ]
    "Writes `new` to `*addr`, and returns the old pointer."
    (*mut T, new: *mut T) -> *mut T, |atomic| atomic.swap(new, SeqCst)
}
function! {
    CompareAndSwapPointer<T> [
        "let mut x = \"five\".as_ptr().cast_mut();\nlet five = x;",
        "assert!(", "(&mut x, five, std::ptr::null_mut()) });"
    ]
    "Writes `new` to `*addr` if `old` is there, and returns whether it was."
    (*mut T, old: *mut T, new: *mut T) -> bool,
    |atomic| atomic.compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}

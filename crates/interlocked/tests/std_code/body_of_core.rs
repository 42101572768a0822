//! The code with `core`'s atomics.

use core::sync::atomic;

#[path = "body.rs"]
pub(crate) mod body;

/// What `core` has only since Rust 1.91 and 1.95, for older compilers; newer ones prefer their own.
#[allow(dead_code, reason = "newer compilers have it")]
mod newer {
    use super::atomic::{AtomicPtr, Ordering};

    macro_rules! update {
        ([$($t:ident)?] $atomic:ty, $value:ty) => {
            impl$(<$t>)? Update<$value> for $atomic {
                fn try_update(
                    &self,
                    set: Ordering,
                    fetch: Ordering,
                    change: impl FnMut($value) -> Option<$value>,
                ) -> Result<$value, $value> {
                    self.fetch_update(set, fetch, change)
                }
            }
        };
    }
    macro_rules! updates {
        ($($atomic:ident $value:ty;)+) => {$(update! { [] super::atomic::$atomic, $value })+};
    }

    pub(crate) trait Update<T> {
        fn try_update(
            &self,
            set: Ordering,
            fetch: Ordering,
            change: impl FnMut(T) -> Option<T>,
        ) -> Result<T, T>;

        fn update(&self, set: Ordering, fetch: Ordering, mut change: impl FnMut(T) -> T) -> T {
            match self.try_update(set, fetch, |old| Some(change(old))) {
                Ok(old) | Err(old) => old,
            }
        }
    }

    updates! {
        AtomicI8 i8; AtomicU8 u8; AtomicI16 i16; AtomicU16 u16; AtomicI32 i32; AtomicU32 u32;
        AtomicI64 i64; AtomicU64 u64; AtomicIsize isize; AtomicUsize usize; AtomicBool bool;
    }
    update! { [T] AtomicPtr<T>, *mut T }

    pub(crate) trait Address<T> {
        fn change(&self, order: Ordering, change: impl FnMut(*mut T) -> *mut T) -> *mut T;

        fn fetch_ptr_add(&self, count: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.wrapping_add(count))
        }
        fn fetch_ptr_sub(&self, count: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.wrapping_sub(count))
        }
        fn fetch_byte_add(&self, count: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.wrapping_byte_add(count))
        }
        fn fetch_byte_sub(&self, count: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.wrapping_byte_sub(count))
        }
        fn fetch_and(&self, value: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.map_addr(|address| address & value))
        }
        fn fetch_or(&self, value: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.map_addr(|address| address | value))
        }
        fn fetch_xor(&self, value: usize, order: Ordering) -> *mut T {
            self.change(order, |p| p.map_addr(|address| address ^ value))
        }
    }

    impl<T> Address<T> for AtomicPtr<T> {
        fn change(&self, order: Ordering, mut change: impl FnMut(*mut T) -> *mut T) -> *mut T {
            let change = |old| Some(change(old));
            match self.fetch_update(order, Ordering::Relaxed, change) {
                Ok(old) | Err(old) => old,
            }
        }
    }
}

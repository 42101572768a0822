//! The names of `core::sync::atomic`: replace the import and nothing else.
//!
//! ```
//! use interlocked::sync::atomic::{AtomicU64, Ordering};
//!
//! static COUNT: AtomicU64 = AtomicU64::new(0);
//! COUNT.fetch_add(1, Ordering::Relaxed);
//! assert_eq!(COUNT.load(Ordering::SeqCst), 1);
//! ```

pub use core::sync::atomic::Ordering;

pub use crate::{
    Atomic, AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicI128, AtomicIsize,
    AtomicPtr, AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicU128, AtomicUsize, compiler_fence,
    fence,
};

/// `hint::spin_loop` by its older name.
#[deprecated = "use `hint::spin_loop`"]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

macro_rules! init {
    ($($name:ident $type:ident $value:literal;)+) => {$(
        #[doc = concat!("`", stringify!($type), "::new(", stringify!($value), ")`.")]
        #[deprecated = "use `new`"]
        #[allow(clippy::declare_interior_mutable_const, reason = "core's constant is the same")]
        pub const $name: $type = $type::new($value);
    )+};
}

init! {
    ATOMIC_BOOL_INIT AtomicBool false;
    ATOMIC_ISIZE_INIT AtomicIsize 0;
    ATOMIC_USIZE_INIT AtomicUsize 0;
}

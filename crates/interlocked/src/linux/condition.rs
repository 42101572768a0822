//! Waiting: reading a location until its value is right.
//!
//! The kernel's macros take an expression of `VAL`; these take a closure. Between two reads the CPU
//! waits as it does in the kernel: on AArch64 in `WFE`, until the location is written or something else
//! happens, which saves power and leaves the line to the writer; elsewhere, and there for 128 bits, for
//! the moment that its hint for such loops takes. The thread is not put to sleep, so these are for
//! waits that are known to be short.
//!
//! Limits: the condition is to be one of the value. One that becomes true by itself, such as a time
//! that has come, is not looked at before `WFE` ends: on Linux within 0.1 ms, by the timer's event
//! stream, and where there is none (`HWCAP_EVTSTRM`) with the next interrupt.
//!
//! Sources: Linux, include/asm-generic/barrier.h, `smp_cond_load_relaxed`;
//! arch/arm64/include/asm/barrier.h and cmpxchg.h, `__cmpwait`.

use super::barrier::{READ_ONCE, smp_acquire__after_ctrl_dep};
use super::int::atomic_t;
use super::long::atomic_long_t;
#[cfg(target_has_atomic = "64")]
use super::s64::atomic64_t;
use crate::arch::Word;
use crate::level::{Detect, Serves};
use crate::primitive::to_bits;
use crate::{Atomic, Primitive};

/// Reads `p` until `cond` of its value holds, and returns that value. Unordered.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// let ticket = AtomicU32::new(7);
/// assert_eq!(smp_cond_load_relaxed(&ticket, |val| val == 7), 7);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_cond_load_relaxed<T: Primitive>(p: &Atomic<T>, mut cond: impl FnMut(T) -> bool) -> T
where
    Detect: Serves<T>,
{
    loop {
        let value = READ_ONCE(p);
        if cond(value) {
            return value;
        }
        // SAFETY: The place is valid, aligned, and all access is by atomics of this width.
        unsafe { T::Bits::wait(p.as_ptr().cast(), to_bits(value)) }
    }
}

/// Reads `p` until `cond` of its value holds, and returns that value. The last read is an acquire.
///
/// ```
/// # use interlocked::{AtomicBool, linux::*};
/// static DATA: atomic_t = ATOMIC_INIT(0);
/// static READY: AtomicBool = AtomicBool::new(false);
///
/// let writer = std::thread::spawn(|| {
///     atomic_set(&DATA, 42);
///     smp_store_release(&READY, true);
/// });
/// smp_cond_load_acquire(&READY, |ready| ready);
/// assert_eq!(atomic_read(&DATA), 42);
/// # writer.join().unwrap();
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_cond_load_acquire<T: Primitive>(p: &Atomic<T>, cond: impl FnMut(T) -> bool) -> T
where
    Detect: Serves<T>,
{
    let value = smp_cond_load_relaxed(p, cond);
    smp_acquire__after_ctrl_dep();
    value
}

/// The same two for a type of this module.
macro_rules! condition {
    ($t:ident $int:ident $init:ident $relaxed:ident $acquire:ident) => {
        /// Reads `v` until `cond` of its value holds, and returns that value. Unordered.
        ///
        /// ```
        /// # use interlocked::linux::*;
        #[doc = concat!("let v = ", stringify!($init), "(5);")]
        #[doc = concat!("assert_eq!(", stringify!($relaxed), "(&v, |val| val > 0), 5);")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $relaxed(v: &$t, cond: impl FnMut($int) -> bool) -> $int {
            smp_cond_load_relaxed(&v.counter, cond)
        }

        /// Reads `v` until `cond` of its value holds, and returns that value.
        /// The last read is an acquire.
        ///
        /// ```
        /// # use interlocked::linux::*;
        #[doc = concat!("let v = ", stringify!($init), "(5);")]
        #[doc = concat!("assert_eq!(", stringify!($acquire), "(&v, |val| val > 0), 5);")]
        /// ```
        #[inline]
        #[cfg_attr(interlocked_check, track_caller)]
        pub fn $acquire(v: &$t, cond: impl FnMut($int) -> bool) -> $int {
            smp_cond_load_acquire(&v.counter, cond)
        }
    };
}

condition! { atomic_t i32 ATOMIC_INIT atomic_cond_read_relaxed atomic_cond_read_acquire }
#[cfg(target_has_atomic = "64")]
condition! { atomic64_t i64 ATOMIC64_INIT atomic64_cond_read_relaxed atomic64_cond_read_acquire }
condition! {
    atomic_long_t isize ATOMIC_LONG_INIT
    atomic_long_cond_read_relaxed atomic_long_cond_read_acquire
}

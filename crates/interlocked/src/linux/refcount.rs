//! `refcount_t`: a reference count that saturates.
//!
//! A plain counter that wraps frees an object that is in use. This one gets stuck instead: whatever
//! goes wrong moves it to [`REFCOUNT_SATURATED`], from where it does not come back, and the object
//! leaks.
//!
//! ```text
//! 0 ──────────── references ──────────── REFCOUNT_MAX │ ───── REFCOUNT_SATURATED ───── -1
//!                                        0x7fff_ffff  │       0xc000_0000
//! ```
//!
//! No operation loops for that. It adds or subtracts, looks at the old value, and if that shows that
//! something is wrong, stores the saturated value. In between other threads may count on; the
//! distance from the middle of the negative numbers to their ends, 2³⁰, is what they would have to
//! cover in that time.
//!
//! | what goes wrong | the kernel warns of |
//! |---|---|
//! | an addition to 0 | addition on 0; use-after-free |
//! | an addition that passes `REFCOUNT_MAX` | saturated; leaking memory |
//! | a subtraction that passes 0 | underflow; use-after-free |
//! | [`refcount_dec`] that reaches 0 | decrement hit 0; leaking memory |
//!
//! Here nothing is printed: the saturated value is the sign.
//!
//! # Order
//!
//! Less than of [`atomic_t`], and as much as counting needs:
//!
//! - additions are unordered: whoever can reach the object to add has its contents already;
//! - subtractions are a release, so that what a thread did with the object comes before the last
//!   reference goes;
//! - one that reaches 0 and says so is an acquire as well, so that freeing comes after it;
//! - [`refcount_set_release`] and the `_acquire` forms are for memory that is used again for another
//!   object of the same kind while old pointers to it are still followed (`SLAB_TYPESAFE_BY_RCU`).
//!
//! Source: Linux, include/linux/refcount.h and lib/refcount.c.

use super::barrier::smp_acquire__after_ctrl_dep;
use super::int::{
    ATOMIC_INIT, atomic_fetch_add_relaxed, atomic_fetch_sub_release, atomic_read, atomic_set,
    atomic_set_release, atomic_t, atomic_try_cmpxchg_release,
};
use crate::order::RmwOrdering;
use crate::{Acquire, Relaxed, Release};

/// The greatest count.
pub const REFCOUNT_MAX: i32 = i32::MAX;

/// The value of a count that went wrong: the middle of the negative numbers, `0xc000_0000`.
pub const REFCOUNT_SATURATED: i32 = i32::MIN / 2;

/// Linux's `refcount_t`: a reference count that saturates.
///
/// ```
/// use interlocked::linux::*;
///
/// let references = REFCOUNT_INIT(1);
/// refcount_inc(&references);
/// assert!(!refcount_dec_and_test(&references));
/// assert!(refcount_dec_and_test(&references)); // the last one: free the object
///
/// refcount_inc(&references); // but somebody did not stop
/// assert_eq!(refcount_read(&references), REFCOUNT_SATURATED as u32);
/// assert!(!refcount_dec_and_test(&references)); // it leaks
/// ```
#[derive(Debug, Default)]
#[repr(transparent)]
pub struct refcount_t {
    /// The count.
    pub refs: atomic_t,
}

/// A count of `n`.
#[must_use]
#[inline]
pub const fn REFCOUNT_INIT(n: i32) -> refcount_t {
    refcount_t { refs: ATOMIC_INIT(n) }
}

/// Something is wrong: stick.
#[cold]
#[cfg_attr(interlocked_check, track_caller)]
fn saturate(r: &refcount_t) {
    atomic_set(&r.refs, REFCOUNT_SATURATED);
}

/// Sets the count. Unordered.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_set(r: &refcount_t, n: i32) {
    atomic_set(&r.refs, n);
}

/// Sets the count of an object that is complete. A release.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_set_release(r: &refcount_t, n: i32) {
    atomic_set_release(&r.refs, n);
}

/// The count. Unordered.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_read(r: &refcount_t) -> u32 {
    atomic_read(&r.refs) as u32
}

/// Adds `i`, of one who has a reference. Unordered. Saturates from 0, and past [`REFCOUNT_MAX`].
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_add(i: i32, r: &refcount_t) {
    let old = atomic_fetch_add_relaxed(i, &r.refs);
    if old <= 0 || old.wrapping_add(i) < 0 {
        saturate(r);
    }
}

/// [`refcount_add`] of 1.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_inc(r: &refcount_t) {
    refcount_add(1, r);
}

/// Adds `i` unless the count is 0, and says whether it did. Unordered, but for later writes, which
/// depend on the answer. Saturates past [`REFCOUNT_MAX`].
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_add_not_zero(i: i32, r: &refcount_t) -> bool {
    add_not_zero(i, r, Relaxed)
}

/// [`refcount_add_not_zero`] of 1.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_inc_not_zero(r: &refcount_t) -> bool {
    refcount_add_not_zero(1, r)
}

/// Adds `i` unless the count is 0, and says whether it did; then it is an acquire. Saturates past
/// [`REFCOUNT_MAX`].
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_add_not_zero_acquire(i: i32, r: &refcount_t) -> bool {
    add_not_zero(i, r, Acquire)
}

/// [`refcount_add_not_zero_acquire`] of 1.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_inc_not_zero_acquire(r: &refcount_t) -> bool {
    refcount_add_not_zero_acquire(1, r)
}

#[inline]
#[cfg_attr(interlocked_check, track_caller)]
fn add_not_zero(i: i32, r: &refcount_t, order: impl RmwOrdering) -> bool {
    let Ok(old) = r.refs.counter.fetch_add_unless(i, 0, order) else {
        return false;
    };
    if old < 0 || old.wrapping_add(i) < 0 {
        saturate(r);
    }
    true
}

/// Subtracts `i`, and says whether that was the last reference. A release; if it was the last, an
/// acquire as well. Saturates below 0.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_sub_and_test(i: i32, r: &refcount_t) -> bool {
    let old = atomic_fetch_sub_release(i, &r.refs);
    if old > 0 && old == i {
        smp_acquire__after_ctrl_dep();
        return true;
    }
    if old <= 0 || old.wrapping_sub(i) < 0 {
        saturate(r);
    }
    false
}

/// [`refcount_sub_and_test`] of 1.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_dec_and_test(r: &refcount_t) -> bool {
    refcount_sub_and_test(1, r)
}

/// Subtracts 1, of one who knows that it is not the last. A release. Saturates at 0.
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_dec(r: &refcount_t) {
    if atomic_fetch_sub_release(1, &r.refs) <= 1 {
        saturate(r);
    }
}

/// Makes 0 of 1, and says whether it was 1. A release if it was.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_dec_if_one(r: &refcount_t) -> bool {
    atomic_try_cmpxchg_release(&r.refs, &mut 1, 0)
}

/// Subtracts 1 unless the count is 1, and says whether it was another. A release if it subtracted;
/// it leaves 0 and [`REFCOUNT_SATURATED`] as they are.
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_dec_not_one(r: &refcount_t) -> bool {
    let dec = |count: i32| match count {
        0 | 1 | REFCOUNT_SATURATED => None,
        _ => Some(count.wrapping_sub(1)),
    };
    r.refs.counter.try_update(Release, Relaxed, dec) != Err(1)
}

/// Subtracts 1, and if that was the last reference returns with the lock held.
///
/// `lock` takes a lock and returns its guard. It is called if the last reference may be at stake,
/// and the guard is dropped if it was not. This is the kernel's `refcount_dec_and_mutex_lock` as
/// well, and with a closure that disables interrupts, `refcount_dec_and_lock_irqsave`.
///
/// ```
/// use std::sync::Mutex;
/// use interlocked::linux::*;
///
/// let list = Mutex::new(vec![7]);
/// let references = REFCOUNT_INIT(1);
/// let mut guard = refcount_dec_and_lock(&references, || list.lock().unwrap()).unwrap();
/// guard.clear();
/// ```
#[must_use]
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn refcount_dec_and_lock<G>(r: &refcount_t, lock: impl FnOnce() -> G) -> Option<G> {
    if refcount_dec_not_one(r) {
        return None;
    }
    let guard = lock();
    refcount_dec_and_test(r).then_some(guard)
}

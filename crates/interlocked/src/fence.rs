//! Fences: order without an access.

use crate::arch;
use crate::order::{FenceOrdering, Order};

/// Orders the accesses of this thread before and after it.
///
/// [`Acquire`](crate::Acquire): earlier reads before all later accesses.
/// [`Release`](crate::Release): all earlier accesses before later writes.
/// [`AcqRel`](crate::AcqRel): both. [`SeqCst`](crate::SeqCst) and [`Full`](crate::Full): everything
/// before everything, in one order with all other such fences.
///
/// ```
/// interlocked::fence(interlocked::SeqCst);
/// ```
/// ```compile_fail,E0277
/// interlocked::fence(interlocked::Relaxed);
/// ```
///
/// # Panics
///
/// If the ordering is the value `Ordering::Relaxed`.
#[inline]
#[track_caller]
pub fn fence(order: impl FenceOrdering) {
    arch::fence(order.order());
}

/// Orders the accesses of this thread against a signal handler of the same thread: no instruction,
/// but the compiler moves no access across it.
///
/// ```compile_fail,E0277
/// interlocked::compiler_fence(interlocked::Relaxed);
/// ```
///
/// # Panics
///
/// If the ordering is the value `Ordering::Relaxed`.
#[inline]
#[track_caller]
pub fn compiler_fence(order: impl FenceOrdering) {
    use core::sync::atomic::{Ordering, compiler_fence};
    compiler_fence(match order.order() {
        Order::Acquire => Ordering::Acquire,
        Order::Release => Ordering::Release,
        Order::AcqRel => Ordering::AcqRel,
        Order::Relaxed | Order::SeqCst | Order::Full => Ordering::SeqCst,
    });
}

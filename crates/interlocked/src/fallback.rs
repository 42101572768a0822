//! The fallback that has to be named: operations by a sequence lock.
//!
//! The locks are a table, and the address of the atomic chooses one; [`SeqLock`] tells how they
//! work. A load writes nothing; everything else takes the lock.
//!
//! With `SeqCst` or `Full` a fence stands before and after the operation, which makes it part of
//! the one order of all such operations.
//!
//! The aliases here are those of the crate's root at level [`OrSeqlock`]; they are made by
//! [`with_fallback`](Atomic::with_fallback).
//!
//! ```
//! use interlocked::SeqCst;
//! use interlocked::fallback::AtomicU128;
//!
//! static WIDE: AtomicU128 = AtomicU128::with_fallback(1 << 100);
//! assert_eq!(WIDE.fetch_add(1, SeqCst), 1 << 100);
//! println!("by instructions on this CPU: {}", AtomicU128::is_lock_free());
//! ```
//!
//! Where a CPU may have instructions, these functions are the path that is not taken, and out of line.
//!
//! Limits: not for signal handlers (the lock may be held by the thread that was interrupted) and
//! not between processes.
//!
//! [`SeqLock`]: crate::sync::SeqLock

use core::sync::atomic::{Ordering, fence};

use crate::arch::{Bits, Compute, Exchange, Operation, Word};
use crate::atomic::Atomic;
use crate::level::OrSeqlock;
use crate::order::Order;
use crate::sync::{Sequence, pieces};

aliases! { OrSeqlock }

/// A shared `*mut T`.
pub type AtomicPtr<T> = Atomic<*mut T, OrSeqlock>;

/// Locks; more than the threads that meet by chance, and a prime, so that strides spread.
const LOCKS: usize = 67;

/// A counter on cache lines of its own: two, because they are fetched in pairs.
#[repr(align(128))]
struct Lock(Sequence);

static TABLE: [Lock; LOCKS] = [const { Lock(Sequence::new()) }; LOCKS];

/// The lock of an address. Atomics of one size never overlap in part, so their address will do.
fn lock_of<W>(place: *mut Bits<W>) -> &'static Sequence {
    &TABLE[(place.addr() / size_of::<W>()) % LOCKS].0
}

/// Runs an operation between two fences, if its order asks for them.
fn fenced<R>(order: Order, operation: impl FnOnce() -> R) -> R {
    let strong = order >= Order::SeqCst;
    if strong {
        fence(Ordering::SeqCst);
    }
    let result = operation();
    if strong {
        fence(Ordering::SeqCst);
    }
    result
}

/// The instructions if the CPU is known to have what they need. If it is not, and if nobody looked
/// yet, that is found out of line, so that it costs the path that is taken no registers.
#[allow(
    unused_macros,
    reason = "not every instruction set chooses between instructions and the lock"
)]
macro_rules! or_fallback {
    ($level:ident, $features:expr, $instructions:expr, $fallback:expr) => {
        if $level::knows($features) {
            $instructions
        } else {
            $crate::fallback::aside(
                move || if $level::has($features) { $instructions } else { $fallback },
            )
        }
    };
}
#[allow(unused_imports, reason = "as above")]
pub(crate) use or_fallback;

/// Runs what is seldom needed, out of line.
#[cold]
#[inline(never)]
#[allow(dead_code, reason = "as above")]
pub(crate) fn aside<R>(seldom: impl FnOnce() -> R) -> R {
    seldom()
}

/// Reads.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[cold]
#[inline(never)]
pub(crate) unsafe fn load<W: Copy>(place: *mut Bits<W>, order: Order) -> Bits<W> {
    // SAFETY: The caller's contract; who writes does it by pieces as well.
    fenced(order, || lock_of(place).read(|| unsafe { pieces::load(place.cast::<W>()) }))
}

/// Gives the value to `change`, writes what comes back, if anything does, and gives the old value.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[cold]
#[inline(never)]
pub(crate) unsafe fn change<W: Copy>(
    place: *mut Bits<W>,
    order: Order,
    change: impl FnOnce(Bits<W>) -> Option<Bits<W>>,
) -> Bits<W> {
    fenced(order, || {
        let _writing = lock_of(place).write();
        // SAFETY: The caller's contract; the lock keeps other writers away.
        let old = unsafe { pieces::load(place.cast()) };
        if let Some(new) = change(old) {
            // SAFETY: As above.
            unsafe { pieces::store(place.cast(), new) };
        }
        old
    })
}

/// Writes `new` if `old` is there; gives what was there and whether it was `old`.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[cold]
#[inline(never)]
pub(crate) unsafe fn compare_exchange<W: Compute>(
    place: *mut Bits<W>,
    old: Bits<W>,
    new: Bits<W>,
    success: Order,
    failure: Order,
) -> Exchange<W> {
    // SAFETY: `Word`'s contract says that values are initialized.
    let same = |found: Bits<W>| unsafe { found.assume_init() == old.assume_init() };
    let order = success.with_failure(failure);
    // SAFETY: The caller's contract is the same.
    let found = unsafe { change(place, order, |found| same(found).then_some(new)) };
    (found, same(found))
}

/// Reads, computes, writes, and gives what was read.
///
/// # Safety
///
/// As [`Word`]'s operations.
#[cold]
#[inline(never)]
pub(crate) unsafe fn rmw<W: Word>(
    operation: Operation,
    place: *mut Bits<W>,
    operand: Bits<W>,
    order: Order,
) -> Bits<W> {
    // SAFETY: The caller's contract is the same.
    unsafe { change(place, order, |old| Some(W::compute(operation, old, operand))) }
}

/// Makes a word of a width for which a target has no instructions at all. In a check it is an atomic as
/// every other: the lock is no part of what is checked.
#[allow(unused_macros, reason = "not every instruction set has such a width")]
macro_rules! seqlock_word {
    ($word:ty) => {
        $crate::arch::served_at!($word: $crate::level::OrSeqlock);

        // SAFETY: Loads and changes are whole, by the lock, and ordered as asked.
        unsafe impl $crate::arch::Word for $word {
            $crate::arch::computes!();

            fn is_lock_free<L: $crate::level::Level>() -> bool {
                false
            }

            unsafe fn load<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) -> $crate::arch::Bits<Self> {
                $crate::arch::by_checker!(load(place, order));
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::load(place, order) }
            }

            unsafe fn store<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                value: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) {
                $crate::arch::by_checker!(store(place, value, order));
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::change(place, order, |_| Some(value)) };
            }

            unsafe fn swap<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                value: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) -> $crate::arch::Bits<Self> {
                $crate::arch::by_checker!(swap(place, value, order));
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::change(place, order, |_| Some(value)) }
            }

            unsafe fn compare_exchange<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                old: $crate::arch::Bits<Self>,
                new: $crate::arch::Bits<Self>,
                success: $crate::order::Order,
                failure: $crate::order::Order,
            ) -> $crate::arch::Exchange<Self> {
                $crate::arch::by_checker!(compare_exchange(place, old, new, success, failure));
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::compare_exchange(place, old, new, success, failure) }
            }

            #[cfg(interlocked_check)]
            unsafe fn compare_exchange_weak<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                old: $crate::arch::Bits<Self>,
                new: $crate::arch::Bits<Self>,
                success: $crate::order::Order,
                failure: $crate::order::Order,
            ) -> $crate::arch::Exchange<Self> {
                $crate::arch::by_checker!(compare_exchange_weak(place, old, new, success, failure));
                // SAFETY: The caller's contract is the same.
                unsafe { Self::compare_exchange::<L>(place, old, new, success, failure) }
            }

            #[cfg(interlocked_check)]
            unsafe fn rmw_no_return<L: $crate::level::Level>(
                operation: $crate::arch::Operation,
                place: *mut $crate::arch::Bits<Self>,
                operand: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) {
                $crate::arch::by_checker!(rmw_no_return(operation, place, operand, order));
                // SAFETY: The caller's contract is the same.
                unsafe { Self::rmw::<L>(operation, place, operand, order) };
            }

            unsafe fn rmw<L: $crate::level::Level>(
                operation: $crate::arch::Operation,
                place: *mut $crate::arch::Bits<Self>,
                operand: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) -> $crate::arch::Bits<Self> {
                $crate::arch::by_checker!(rmw(operation, place, operand, order));
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::rmw(operation, place, operand, order) }
            }
        }
    };
}
#[allow(unused_imports, reason = "not every instruction set has such a width")]
pub(crate) use seqlock_word;

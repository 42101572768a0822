//! The fallback that has to be named: operations by a sequence lock.
//!
//! The locks are a table, and the address of the atomic chooses one; [`SeqLock`] tells how they
//! work. A load writes nothing; everything else takes the lock.
//!
//! With `SeqCst` or `Full` a fence stands before and after the operation, which makes it part of
//! the one order of all such operations.
//!
//! Limits: not for signal handlers (the lock may be held by the thread that was interrupted) and
//! not between processes.
//!
//! [`SeqLock`]: crate::sync::SeqLock

use core::sync::atomic::{Ordering, fence};

use crate::arch::Bits;
use crate::order::Order;
use crate::sync::{Sequence, pieces};

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

/// Reads.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations.
pub(crate) unsafe fn load<W: Copy>(place: *mut Bits<W>, order: Order) -> Bits<W> {
    // SAFETY: The caller's contract; who writes does it by pieces as well.
    fenced(order, || lock_of(place).read(|| unsafe { pieces::load(place.cast::<W>()) }))
}

/// Gives the value to `change`, writes what comes back, if anything does, and gives the old value.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations.
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

/// Makes a word of a width for which a target has no instructions at all.
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
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::load(place, order) }
            }

            unsafe fn store<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                value: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) {
                // SAFETY: The caller's contract is the same.
                unsafe { $crate::fallback::change(place, order, |_| Some(value)) };
            }

            unsafe fn swap<L: $crate::level::Level>(
                place: *mut $crate::arch::Bits<Self>,
                value: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) -> $crate::arch::Bits<Self> {
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
                // SAFETY: The caller's contract is the same; values are initialized.
                unsafe {
                    let same =
                        |found: $crate::arch::Bits<Self>| found.assume_init() == old.assume_init();
                    let found =
                        $crate::fallback::change(place, success.with_failure(failure), |found| {
                            same(found).then_some(new)
                        });
                    (found, same(found))
                }
            }

            unsafe fn rmw<L: $crate::level::Level>(
                operation: $crate::arch::Operation,
                place: *mut $crate::arch::Bits<Self>,
                operand: $crate::arch::Bits<Self>,
                order: $crate::order::Order,
            ) -> $crate::arch::Bits<Self> {
                // SAFETY: The caller's contract is the same.
                unsafe {
                    $crate::fallback::change(place, order, |old| {
                        Some($crate::arch::Word::compute(operation, old, operand))
                    })
                }
            }
        }
    };
}
pub(crate) use seqlock_word;

//! The fallback that has to be named: operations by a sequence lock.
//!
//! The locks are a table, and the address of the atomic chooses one. A load reads the lock's
//! counter, the value piece by piece, and the counter again, until it was even and the same; it
//! writes nothing. Everything else takes the lock by making the counter odd.
//!
//! The pieces are relaxed atomic accesses, so that a load that will be thrown away is no data race.
//! With `SeqCst` or `Full` a fence stands before and after the operation, which makes it part of
//! the one order of all such operations.
//!
//! Source: Boehm, "Can seqlocks get along with programming language memory models?", MSPC 2012,
//! figure 6 (readers), section 4 (writers).
//!
//! Limits: not for signal handlers (the lock may be held by the thread that was interrupted) and
//! not between processes. A load is wrong if, while it runs, half as many writes as a `usize` counts
//! hit the same lock.

use core::hint::spin_loop;
use core::sync::atomic::{AtomicUsize, Ordering, fence};

use crate::arch::Bits;
use crate::order::Order;

/// Locks; more than the threads that meet by chance, and a prime, so that strides spread.
const LOCKS: usize = 67;

/// A counter on cache lines of its own: two, because they are fetched in pairs.
#[repr(align(128))]
struct Lock(AtomicUsize);

static TABLE: [Lock; LOCKS] = [const { Lock(AtomicUsize::new(0)) }; LOCKS];

/// The lock of an address. Atomics of one size never overlap in part, so their address will do.
fn lock_of<W>(place: *mut Bits<W>) -> &'static AtomicUsize {
    &TABLE[(place.addr() / size_of::<W>()) % LOCKS].0
}

/// A word in the pieces that can be read at once.
fn pieces<W>(place: *mut Bits<W>) -> impl Iterator<Item = *mut usize> {
    const { assert!(size_of::<W>() % size_of::<usize>() == 0) };
    (0..size_of::<W>() / size_of::<usize>()).map(move |i| place.cast::<usize>().wrapping_add(i))
}

/// Copies a word out, piece by piece.
///
/// # Safety
///
/// `place` is valid, aligned, and reached at the same time by atomic accesses of pieces alone.
unsafe fn read<W: Copy>(place: *mut Bits<W>) -> Bits<W> {
    let mut value = Bits::uninit();
    for (from, to) in pieces(place).zip(pieces(&raw mut value)) {
        // SAFETY: The caller's contract; `to` is a piece of `value`.
        unsafe { to.write(AtomicUsize::from_ptr(from).load(Ordering::Relaxed)) };
    }
    value
}

/// Copies a word in, piece by piece.
///
/// # Safety
///
/// As for [`read`]; and `value` is initialized.
unsafe fn write<W: Copy>(place: *mut Bits<W>, mut value: Bits<W>) {
    for (to, from) in pieces(place).zip(pieces(&raw mut value)) {
        // SAFETY: The caller's contract; `from` is a piece of `value`.
        unsafe { AtomicUsize::from_ptr(to).store(from.read(), Ordering::Relaxed) };
    }
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
    let lock = lock_of(place);
    fenced(order, || {
        loop {
            let before = lock.load(Ordering::Acquire);
            // SAFETY: The caller's contract; who writes does it by pieces as well.
            let value = unsafe { read(place) };
            fence(Ordering::Acquire);
            if before % 2 == 0 && lock.load(Ordering::Relaxed) == before {
                return value;
            }
            spin_loop();
        }
    })
}

/// Gives the value to `change`, writes what comes back, if anything does, and gives the old value.
///
/// # Safety
///
/// As [`Word`](crate::arch::Word)'s operations; `change` must not panic.
pub(crate) unsafe fn change<W: Copy>(
    place: *mut Bits<W>,
    order: Order,
    change: impl FnOnce(Bits<W>) -> Option<Bits<W>>,
) -> Bits<W> {
    let lock = lock_of(place);
    fenced(order, || {
        let taken = take(lock);
        // SAFETY: The caller's contract; the lock keeps other writers away.
        let old = unsafe { read(place) };
        if let Some(new) = change(old) {
            // SAFETY: As above.
            unsafe { write(place, new) };
        }
        lock.store(taken.wrapping_add(1), Ordering::Release);
        old
    })
}

/// Waits until the counter is even, makes it odd, and gives the odd number.
fn take(lock: &AtomicUsize) -> usize {
    loop {
        let counter = lock.load(Ordering::Relaxed);
        let odd = counter | 1;
        if odd != counter
            && lock
                .compare_exchange_weak(counter, odd, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
        {
            // The odd counter is seen before any piece that is written after it.
            fence(Ordering::Release);
            return odd;
        }
        spin_loop();
    }
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

//! Atomic operations on the bits of an array of words.
//!
//! The kernel's array is `unsigned long *`; here it is a slice, whose word is as wide as a pointer,
//! as the kernel's is. Bit `nr` is bit `nr % BITS` of word `nr / BITS`, the least being 0.
//!
//! ```
//! # use interlocked::{AtomicUsize, linux::*};
//! let map = [const { AtomicUsize::new(0) }; 4];
//! set_bit(70, &map);
//! assert!(test_bit(70, &map));
//! assert!(test_and_change_bit(70, &map));
//! assert!(!test_and_set_bit(70, &map));
//! assert!(test_and_clear_bit(70, &map));
//!
//! assert!(!test_and_set_bit_lock(0, &map)); // entered
//! clear_bit_unlock(0, &map); // and left
//! ```
//!
//! Source: Linux, Documentation/atomic_bitops.txt.

use crate::{Acquire, AtomicUsize, Full, Relaxed, Release};

/// The word that has bit `nr`, and the bit's number in it.
#[inline]
#[track_caller]
fn find(nr: usize, addr: &[AtomicUsize]) -> (&AtomicUsize, u32) {
    const BITS: usize = usize::BITS as usize;
    (&addr[nr / BITS], (nr % BITS) as u32)
}

/// Functions of a bit of an array: the body sees the word and the bit's number in it.
macro_rules! of_a_bit {
    ($($(#[$doc:meta])+ fn $name:ident($word:ident, $bit:ident) $(-> $result:ty)? $body:block)+) => {$(
        $(#[$doc])+
        ///
        /// # Panics
        ///
        /// If the array has no bit `nr`.
        #[inline]
        #[track_caller]
        pub fn $name(nr: usize, addr: &[AtomicUsize]) $(-> $result)? {
            let ($word, $bit) = find(nr, addr);
            $body
        }
    )+};
}

of_a_bit! {
    /// Whether a bit is set. Unordered.
    fn test_bit(word, bit) -> bool {
        word.load(Relaxed) >> bit & 1 != 0
    }

    /// Whether a bit is set. Its read is an acquire.
    fn test_bit_acquire(word, bit) -> bool {
        word.load(Acquire) >> bit & 1 != 0
    }

    /// Sets a bit. Unordered.
    fn set_bit(word, bit) {
        word.or(1 << bit, Relaxed);
    }

    /// Clears a bit. Unordered.
    fn clear_bit(word, bit) {
        word.andnot(1 << bit, Relaxed);
    }

    /// Toggles a bit. Unordered.
    fn change_bit(word, bit) {
        word.xor(1 << bit, Relaxed);
    }

    /// Sets a bit, and returns whether it was set. Fully ordered if it was not; the kernel promises
    /// no order if it was.
    fn test_and_set_bit(word, bit) -> bool {
        word.bit_set(bit, Full)
    }

    /// Clears a bit, and returns whether it was set. Fully ordered if it was; the kernel promises no
    /// order if it was not.
    fn test_and_clear_bit(word, bit) -> bool {
        word.bit_clear(bit, Full)
    }

    /// Toggles a bit, and returns whether it was set. Fully ordered.
    fn test_and_change_bit(word, bit) -> bool {
        word.bit_toggle(bit, Full)
    }

    /// Sets a bit, and returns whether it was set: `false` is the lock, taken. Its read is then an
    /// acquire; the kernel promises no order if the bit was set.
    fn test_and_set_bit_lock(word, bit) -> bool {
        word.bit_set(bit, Acquire)
    }

    /// Clears a bit: the end of the critical section that [`test_and_set_bit_lock`] began. Its write
    /// is a release.
    fn clear_bit_unlock(word, bit) {
        word.andnot(1 << bit, Release);
    }
}

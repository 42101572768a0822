//! The spin lock: a flag, taken by an exchange; who finds it set waits by reading.
//!
//! Waiting by the exchange itself would be right as well, and slow: every attempt writes, so that
//! the cache line wanders between the threads that wait, and away from the one that wants to give
//! the lock back. A thread that reads keeps a copy of the line until it changes.
//!
//! Source: Rudolph, Segall, "Dynamic decentralized cache schemes for MIMD parallel processors",
//! ISCA 1984 (test-and-test-and-set).
//!
//! Limits: not fair; a thread may wait forever while others come and go.

use super::lock::{Lock, Protocol};
use crate::hint::spin_loop;
use crate::{Acquire, AtomicBool, Relaxed, Release};

/// A value behind a flag that threads spin on.
///
/// ```
/// use interlocked::sync::SpinLock;
///
/// let count = SpinLock::new(0);
/// std::thread::scope(|scope| {
///     for _ in 0..2 {
///         scope.spawn(|| *count.lock() += 1);
///     }
/// });
/// assert_eq!(count.into_inner(), 2);
/// ```
pub type SpinLock<T> = Lock<Spin, T>;

/// The protocol of [`SpinLock`].
///
/// # Why these orderings
///
/// What one thread did under the lock must be there for the next that has it. The flag carries it
/// over: [`Release`] on the store that clears it, [`Acquire`] on the exchange that finds it clear.
///
/// ```litmus
/// AArch64 SpinLock
/// { 0:X1=x; 0:X3=locked; locked=1; 1:X1=x; 1:X3=locked; 1:X0=1; }
///  P0            | P1               ;
///  MOV W0,#1     | SWPA W0,W2,[X3]  ;
///  STR W0,[X1]   | LDR W4,[X1]      ;
///  STLR WZR,[X3] |                  ;
/// ~exists (1:X2=0 /\ 1:X4=0)
/// ```
/// Forbidden: P1 took the lock that P0 gave back, and read `x` as it was before P0 wrote it.
/// With a relaxed store it is allowed, because the store may overtake the write of `x`:
///
/// ```litmus
/// AArch64 SpinLock+relaxed-release
/// { 0:X1=x; 0:X3=locked; locked=1; 1:X1=x; 1:X3=locked; 1:X0=1; }
///  P0            | P1               ;
///  MOV W0,#1     | SWPA W0,W2,[X3]  ;
///  STR W0,[X1]   | LDR W4,[X1]      ;
///  STR WZR,[X3]  |                  ;
/// exists (1:X2=0 /\ 1:X4=0)
/// ```
/// and so it is with a relaxed exchange, because the read of `x` may overtake it:
///
/// ```litmus
/// AArch64 SpinLock+relaxed-acquire
/// { 0:X1=x; 0:X3=locked; locked=1; 1:X1=x; 1:X3=locked; 1:X0=1; }
///  P0            | P1               ;
///  MOV W0,#1     | SWP W0,W2,[X3]   ;
///  STR W0,[X1]   | LDR W4,[X1]      ;
///  STLR WZR,[X3] |                  ;
/// exists (1:X2=0 /\ 1:X4=0)
/// ```
///
/// The exchange need not release: it writes "taken", and who reads that learns nothing from it.
/// The load that waits is [`Relaxed`]: it is only a hint, and the exchange decides.
#[derive(Debug)]
pub struct Spin {
    locked: AtomicBool,
}

// SAFETY: Of the exchanges since the flag was last cleared one alone finds it clear; it acquires
// what the store that cleared it released.
unsafe impl Protocol for Spin {
    #[allow(clippy::declare_interior_mutable_const, reason = "each lock starts with its own copy")]
    const FREE: Self = Self { locked: AtomicBool::new(false) };

    #[inline]
    fn acquire(&self) {
        while !self.try_acquire() {
            while self.locked.load(Relaxed) {
                spin_loop();
            }
        }
    }

    #[inline]
    fn try_acquire(&self) -> bool {
        !self.locked.swap(true, Acquire)
    }

    #[inline]
    unsafe fn release(&self) {
        self.locked.store(false, Release);
    }
}

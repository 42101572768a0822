//! A pair of fences, one that costs nothing and one that costs much, which order as two full fences
//! do.
//!
//! Where one side of an algorithm runs often and the other seldom, [`light`] stands on the first side
//! and [`heavy`] on the second: hazard pointers, epochs, biased locks. `heavy` asks the operating
//! system to run a full fence on every CPU that runs a thread of this process; `light` then only has
//! to keep the compiler from moving accesses.
//!
//! What the pair forbids is what two [`fence(SeqCst)`](crate::fence) forbid in its place. With
//! `light` on one side and `heavy` on the other it is this store buffering, and both threads never
//! read 0:
//!
//! ```litmus
//! AArch64 SB+light+heavy
//! { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
//!  P0          | P1          ;
//!  MOV W0,#1   | MOV W0,#1   ;
//!  STR W0,[X1] | STR W0,[X1] ;
//!  DMB ISH     | DMB ISH     ;
//!  LDR W2,[X3] | LDR W2,[X3] ;
//! ~exists (0:X2=0 /\ 1:X2=0)
//! ```
//!
//! (`light` is the fence of P0 and `heavy` that of P1.)
//! Two `light` fences order nothing between them: that is the test without the two barriers, and both
//! threads may read 0.
//!
//! Until the first `heavy` of the process, and where the system has no such barrier, both are full
//! fences.
//!
//! Sources: Linux, man-pages membarrier(2), `MEMBARRIER_CMD_PRIVATE_EXPEDITED`; Microsoft, Windows
//! API reference, `FlushProcessWriteBuffers`; the same pair for C++: WG21 P1202R5.
//!
//! Limits: threads of one process only.

use core::sync::atomic::{AtomicU8, Ordering};

use crate::arch;
use crate::order::Order;
use crate::os;

/// No `heavy` ran yet.
const UNKNOWN: u8 = 0;
/// The system runs the barrier of `heavy`, so `light` needs none.
const BY_SYSTEM: u8 = 1;
/// The system has no such barrier.
const BY_BOTH: u8 = 2;

/// How `heavy` works in this process. Changes once.
///
/// A `light` that still finds `UNKNOWN` is a full fence, with which any `heavy` is right.
static MODE: AtomicU8 = AtomicU8::new(UNKNOWN);

/// The fence of the side that runs often: no instruction but a test, where [`heavy`] works by itself.
///
/// ```
/// use interlocked::asymmetric::{heavy, light};
/// use interlocked::{AtomicBool, Relaxed};
///
/// static INSIDE: AtomicBool = AtomicBool::new(false);
/// static CLOSED: AtomicBool = AtomicBool::new(false);
///
/// /// Often.
/// fn enter() -> bool {
///     INSIDE.store(true, Relaxed);
///     light();
///     !CLOSED.load(Relaxed)
/// }
///
/// /// Seldom: afterwards whoever is inside is seen, and who comes later sees that it is closed.
/// fn close() -> bool {
///     CLOSED.store(true, Relaxed);
///     heavy();
///     !INSIDE.load(Relaxed)
/// }
///
/// assert!(enter());
/// assert!(!close());
/// assert!(!enter());
/// ```
#[inline]
pub fn light() {
    if MODE.load(Ordering::Relaxed) == BY_SYSTEM {
        core::sync::atomic::compiler_fence(Ordering::SeqCst);
    } else {
        arch::fence(Order::SeqCst);
    }
}

/// The fence of the side that runs seldom: a call of the system, of some microseconds.
///
/// # Panics
///
/// If the system ran the barrier before and now refuses, as after a sandbox was closed around the
/// process: other threads rely on it.
pub fn heavy() {
    arch::fence(Order::SeqCst);
    if mode() == BY_SYSTEM {
        assert!(
            os::run_barrier() || (os::register_barrier() && os::run_barrier()),
            "the system no longer runs the barrier of `heavy`"
        );
    }
}

/// How `heavy` works: found out by the first one.
fn mode() -> u8 {
    match MODE.load(Ordering::Relaxed) {
        UNKNOWN => {
            let mode = if os::register_barrier() { BY_SYSTEM } else { BY_BOTH };
            let first = MODE.compare_exchange(UNKNOWN, mode, Ordering::Relaxed, Ordering::Relaxed);
            first.map_or_else(|first| first, |_| mode)
        }
        mode => mode,
    }
}

#[cfg(test)]
mod tests {
    use core::sync::atomic::Ordering::{Relaxed, SeqCst};
    use core::sync::atomic::{AtomicU32, AtomicUsize};
    use std::thread::{scope, yield_now};
    use std::vec::Vec;

    use super::{heavy, light};

    /// Both threads of store buffering read 0 in no round. They start each round together, and take
    /// turns with the fences.
    #[test]
    #[cfg_attr(target_family = "wasm", ignore = "there are no threads")]
    fn one_of_two_threads_sees_the_other() {
        const ROUNDS: usize = if cfg!(miri) { 20 } else { 2000 };
        let locations: Vec<[AtomicU32; 2]> = (0..ROUNDS).map(|_| Default::default()).collect();
        let arrived = AtomicUsize::new(0);
        let side = |me: usize, fences: [fn(); 2]| -> Vec<u32> {
            let run = |(round, location): (usize, &[AtomicU32; 2])| {
                arrived.fetch_add(1, SeqCst);
                while arrived.load(SeqCst) < 2 * (round + 1) {
                    yield_now();
                }
                location[me].store(1, Relaxed);
                fences[round % 2]();
                location[1 - me].load(Relaxed)
            };
            locations.iter().enumerate().map(run).collect()
        };
        let (left, right) = scope(|scope| {
            let left = scope.spawn(|| side(0, [light, heavy]));
            let right = scope.spawn(|| side(1, [heavy, light]));
            (left.join().unwrap(), right.join().unwrap())
        });
        assert!(left.iter().zip(&right).all(|pair| pair != (&0, &0)));
    }
}

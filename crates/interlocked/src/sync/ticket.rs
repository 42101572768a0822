//! The ticket lock: draw a number, wait until it is called. First come, first served.
//!
//! Source: Reed, Kanodia, "Synchronization with eventcounts and sequencers", CACM 22(2), 1979;
//! Mellor-Crummey, Scott, "Algorithms for scalable synchronization on shared-memory
//! multiprocessors", ACM TOCS 9(1), 1991, section 2.2.
//!
//! Limits: 2³² threads that wait at once. All wait on one number, so each call wakes all of them;
//! and if the system suspends the thread that is next, all wait for it.

use super::lock::{Lock, Protocol};
use crate::hint::spin_loop;
use crate::{Acquire, AtomicU32, Relaxed, Release};

/// A value behind a queue: threads get it in the order in which they asked.
///
/// ```
/// use interlocked::sync::TicketLock;
///
/// let line = TicketLock::new(Vec::new());
/// line.lock().push("first");
/// let guard = line.lock();
/// assert!(line.try_lock().is_none());
/// assert_eq!(*guard, ["first"]);
/// ```
pub type TicketLock<T> = Lock<Ticket, T>;

/// The protocol of [`TicketLock`].
///
/// # Why these orderings
///
/// Two numbers, two tasks. `next` hands out tickets, and all that it has to be is atomic: no two
/// threads draw the same one. So the draw is [`Relaxed`]. `serving` carries what was done under the
/// lock to the next thread: [`Release`] on the store that calls the next number, [`Acquire`] on the
/// load that finds it to be one's own.
///
/// ```litmus
/// AArch64 TicketLock
/// { 0:X1=x; 0:X3=serving; 1:X1=x; 1:X3=serving; 1:X5=next; next=1; 1:X0=1; }
///  P0           | P1                ;
///  MOV W0,#1    | LDADD W0,W6,[X5]  ;
///  STR W0,[X1]  | LDAR W2,[X3]      ;
///  STLR W0,[X3] | LDR W4,[X1]       ;
/// ~exists (1:X6=1 /\ 1:X2=1 /\ 1:X4=0)
/// ```
/// Forbidden: P1's ticket 1 was called by P0, who had ticket 0, and P1 missed what P0 wrote.
/// An acquire on the draw in place of the load does not help, because P0 never writes `next`:
///
/// ```litmus
/// AArch64 TicketLock+acquire-at-the-draw
/// { 0:X1=x; 0:X3=serving; 1:X1=x; 1:X3=serving; 1:X5=next; next=1; 1:X0=1; }
///  P0           | P1                ;
///  MOV W0,#1    | LDADDA W0,W6,[X5] ;
///  STR W0,[X1]  | LDR W2,[X3]       ;
///  STLR W0,[X3] | LDR W4,[X1]       ;
/// exists (1:X6=1 /\ 1:X2=1 /\ 1:X4=0)
/// ```
/// and a relaxed store may overtake the write of `x`:
///
/// ```litmus
/// AArch64 TicketLock+relaxed-release
/// { 0:X1=x; 0:X3=serving; 1:X1=x; 1:X3=serving; 1:X5=next; next=1; 1:X0=1; }
///  P0           | P1                ;
///  MOV W0,#1    | LDADD W0,W6,[X5]  ;
///  STR W0,[X1]  | LDAR W2,[X3]      ;
///  STR W0,[X3]  | LDR W4,[X1]       ;
/// exists (1:X6=1 /\ 1:X2=1 /\ 1:X4=0)
/// ```
///
/// `try_lock` draws the ticket that is being served, if it is still there to be drawn: whoever
/// draws it has the lock at once. Its load is the [`Acquire`], as above.
#[derive(Debug)]
pub struct Ticket {
    pub(super) next: AtomicU32,
    pub(super) serving: AtomicU32,
}

// SAFETY: Each ticket is drawn once, and only the thread that has the lock calls the next. The load
// that finds one's number acquires what the store that called it released.
unsafe impl Protocol for Ticket {
    #[allow(clippy::declare_interior_mutable_const, reason = "each lock starts with its own copy")]
    const FREE: Self = Self { next: AtomicU32::new(0), serving: AtomicU32::new(0) };

    #[inline]
    fn acquire(&self) {
        let mine = self.next.fetch_add(1, Relaxed);
        while self.serving.load(Acquire) != mine {
            spin_loop();
        }
    }

    #[inline]
    fn try_acquire(&self) -> bool {
        let serving = self.serving.load(Acquire);
        let after = serving.wrapping_add(1);
        self.next.compare_exchange(serving, after, Relaxed, Relaxed).is_ok()
    }

    #[inline]
    unsafe fn release(&self) {
        // Nobody else writes it: no read-modify-write is needed.
        let serving = self.serving.load(Relaxed);
        self.serving.store(serving.wrapping_add(1), Release);
    }
}

//! Barriers, and reads and writes of any type with the order that their names say.
//!
//! Sources: Linux, Documentation/memory-barriers.txt, "CPU MEMORY BARRIERS"; the formal meaning is
//! tools/memory-model/linux-kernel.bell and .cat.

use crate::arch;
use crate::level::{Detect, Serves};
use crate::order::Order;
use crate::{Acquire, Atomic, Full, Primitive, Relaxed, Release};

/// Orders every access before it with every access after it.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (x, y) = (AtomicU32::new(0), AtomicU32::new(0));
/// WRITE_ONCE(&x, 1);
/// smp_mb(); // and the same in the other thread, with x and y swapped: not both read 0
/// let r = READ_ONCE(&y);
/// # assert_eq!(r, 0);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_mb() {
    arch::fence(Order::Full);
}

/// Orders the reads before it with the reads after it.
///
/// It is less than an acquire: a read before it and a *write* after it may change places, so it does
/// not begin a critical section:
///
/// ```text
/// RISCV LB+fence.r.rs
/// { 0:x1=x; 0:x3=y; 1:x1=y; 1:x3=x; }
///  P0          | P1          ;
///  lw x5,0(x1) | lw x5,0(x1) ;
///  fence r,r   | fence r,r   ;
///  ori x6,x0,1 | ori x6,x0,1 ;
///  sw x6,0(x3) | sw x6,0(x3) ;
/// exists (0:x5=1 /\ 1:x5=1)
/// ```
/// What it costs: nothing on x86, which keeps reads in order; `fence r,r` on RISC-V; `DMB ISHLD` on
/// AArch64, which orders reads with later writes besides. It pairs with [`smp_wmb`]:
///
/// ```litmus
/// AArch64 MP+dmb.st+dmb.ld
/// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
///  P0          | P1          ;
///  MOV W0,#1   | LDR W0,[X1] ;
///  STR W0,[X1] | DMB ISHLD   ;
///  DMB ISHST   | LDR W2,[X3] ;
///  STR W0,[X3] |             ;
/// ~exists (1:X0=1 /\ 1:X2=0)
/// ```
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (data, ready) = (AtomicU32::new(0), AtomicU32::new(0));
/// if READ_ONCE(&ready) != 0 {
///     smp_rmb();
///     assert_eq!(READ_ONCE(&data), 42);
/// }
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_rmb() {
    arch::read_fence();
}

/// Orders the writes before it with the writes after it.
///
/// It is less than a release: a *read* before it and a write after it may change places, so it does
/// not end a critical section:
///
/// ```litmus
/// AArch64 LB+dmb.sts
/// { 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
///  P0          | P1          ;
///  LDR W0,[X1] | LDR W0,[X1] ;
///  DMB ISHST   | DMB ISHST   ;
///  MOV W2,#1   | MOV W2,#1   ;
///  STR W2,[X3] | STR W2,[X3] ;
/// exists (0:X0=1 /\ 1:X0=1)
/// ```
/// What it costs: nothing on x86, which keeps writes in order; `DMB ISHST` on Arm, `fence w,w` on
/// RISC-V.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (data, ready) = (AtomicU32::new(0), AtomicU32::new(0));
/// WRITE_ONCE(&data, 42);
/// smp_wmb();
/// WRITE_ONCE(&ready, 1);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_wmb() {
    arch::write_fence();
}

/// What a read-modify-write lacks to be fully ordered: on x86 nothing but a barrier to the compiler.
const BY_ATOMIC: Order = if arch::RMW_IS_FULL { Order::AcqRel } else { Order::Full };

/// [`smp_mb`] before a read-modify-write that is not ordered: nothing where those are always fully
/// ordered, as on x86.
///
/// It says nothing about reads and writes that are not part of a read-modify-write, such as
/// [`atomic_set`](super::atomic_set).
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (done, users) = (AtomicU32::new(0), ATOMIC_INIT(1));
/// WRITE_ONCE(&done, 1);
/// smp_mb__before_atomic();
/// atomic_dec(&users);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_mb__before_atomic() {
    arch::fence(BY_ATOMIC);
}

/// [`smp_mb`] after a read-modify-write that is not ordered: nothing where those are always fully
/// ordered, as on x86.
///
/// The module's [page](super#why-a-barrier-after-an-acquire-is-more-than-an-acquire) shows what it
/// has over an acquire.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (ready, users) = (AtomicU32::new(0), ATOMIC_INIT(1));
/// atomic_inc(&users);
/// smp_mb__after_atomic();
/// let ready = READ_ONCE(&ready);
/// # assert_eq!(ready, 0);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_mb__after_atomic() {
    arch::fence(BY_ATOMIC);
}

/// Makes an acquire of the reads that a branch before it depends on.
///
/// The branch orders those reads with later writes, and so in the kernel this is [`smp_rmb`]. Here it
/// orders them with all later accesses, because a compiler that finds the branch needless drops it.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (data, ready) = (AtomicU32::new(42), AtomicU32::new(1));
/// while READ_ONCE(&ready) == 0 {}
/// smp_acquire__after_ctrl_dep();
/// assert_eq!(READ_ONCE(&data), 42);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_acquire__after_ctrl_dep() {
    arch::fence(Order::Acquire);
}

/// Reads `p`, once and whole, unordered.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// assert_eq!(READ_ONCE(&AtomicU32::new(5)), 5);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn READ_ONCE<T: Primitive>(p: &Atomic<T>) -> T
where
    Detect: Serves<T>,
{
    p.load(Relaxed)
}

/// Writes `p`, once and whole, unordered.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// let x = AtomicU32::new(5);
/// WRITE_ONCE(&x, 6);
/// assert_eq!(x.into_inner(), 6);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn WRITE_ONCE<T: Primitive>(p: &Atomic<T>, v: T)
where
    Detect: Serves<T>,
{
    p.store(v, Relaxed);
}

/// Reads `p`, ordered before all later accesses.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// assert_eq!(smp_load_acquire(&AtomicU32::new(5)), 5);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_load_acquire<T: Primitive>(p: &Atomic<T>) -> T
where
    Detect: Serves<T>,
{
    p.load(Acquire)
}

/// Writes `p`, ordered after all earlier accesses.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// let x = AtomicU32::new(5);
/// smp_store_release(&x, 6);
/// assert_eq!(x.into_inner(), 6);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_store_release<T: Primitive>(p: &Atomic<T>, v: T)
where
    Detect: Serves<T>,
{
    p.store(v, Release);
}

/// Writes `p`, ordered before all later accesses: `WRITE_ONCE(p, v); smp_mb();`, or on x86 `XCHG`.
///
/// ```
/// # use interlocked::{AtomicU32, linux::*};
/// # let (state, wake) = (AtomicU32::new(0), AtomicU32::new(0));
/// smp_store_mb(&state, 1); // about to sleep: say so, and look again
/// let wake = READ_ONCE(&wake);
/// # assert_eq!(wake, 0);
/// ```
#[inline]
#[cfg_attr(interlocked_check, track_caller)]
pub fn smp_store_mb<T: Primitive>(p: &Atomic<T>, v: T)
where
    Detect: Serves<T>,
{
    if arch::RMW_IS_FULL {
        p.swap(v, Full);
    } else {
        p.store(v, Relaxed);
        smp_mb();
    }
}

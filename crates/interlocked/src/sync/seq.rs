//! The sequence lock: readers write nothing. They read a counter, the value, and the counter again,
//! until it was the same and even; a writer makes it odd while it writes.
//!
//! Source: Boehm, "Can seqlocks get along with programming language memory models?", MSPC 2012,
//! figure 6 (readers) and section 4 (writers); Linux, Documentation/locking/seqlock.rst.
//!
//! Limits: a reader may read again and again while writers follow each other closely. It is wrong if
//! half as many writes as a `usize` counts come while it reads once.

use core::cell::UnsafeCell;
use core::fmt;
use core::mem::MaybeUninit;

use super::pieces::{self, Plain};
use crate::hint::spin_loop;
use crate::{Acquire, AtomicUsize, Relaxed, Release, fence};

/// A small value that is read much and written little: readers take no lock and write nothing.
///
/// A reader may copy a value that is half written before it finds out; so the copy is made of
/// relaxed atomic pieces, and the type must have no padding ([`Plain`]).
///
/// ```
/// use interlocked::sync::SeqLock;
///
/// let pair = SeqLock::new([0_u64; 2]);
/// std::thread::scope(|scope| {
///     scope.spawn(|| (1..100).for_each(|i| pair.write([i, 2 * i])));
///     scope.spawn(|| {
///         let [a, b] = pair.read();
///         assert_eq!(b, 2 * a);
///     });
/// });
/// assert_eq!(pair.into_inner(), [99, 198]);
/// ```
///
/// It may be shared if the value may be sent, because every reader gets a copy of its own:
/// ```compile_fail,E0277
/// fn shared(_: impl Sync) {}
/// shared(interlocked::sync::SeqLock::new(core::ptr::null::<u8>()));
/// ```
///
/// # Why these orderings
///
/// The reader loads the counter with [`Acquire`], so that the pieces are not read before it, and
/// then has a `fence(Acquire)`, so that the counter is not read again before the pieces are:
///
/// ```litmus
/// AArch64 SeqLock
/// { 0:X1=x; 0:X3=count; 1:X1=x; 1:X3=count; }
///  P0           | P1           ;
///  MOV W0,#1    | LDAR W0,[X3] ;
///  STR W0,[X3]  | LDR W2,[X1]  ;
///  DMB ISH      | DMB ISHLD    ;
///  STR W0,[X1]  | LDR W4,[X3]  ;
///  MOV W2,#2    |              ;
///  STLR W2,[X3] |              ;
/// ~exists (1:X0=0 /\ 1:X2=1 /\ 1:X4=0)
/// ```
/// Forbidden: the reader has a piece of the new value, and both times the old count. The second
/// load as an acquire is no substitute for the fence, for it orders only what comes after it:
///
/// ```litmus
/// AArch64 SeqLock+acquire-for-the-fence
/// { 0:X1=x; 0:X3=count; 1:X1=x; 1:X3=count; }
///  P0           | P1           ;
///  MOV W0,#1    | LDAR W0,[X3] ;
///  STR W0,[X3]  | LDR W2,[X1]  ;
///  DMB ISH      | LDAR W4,[X3] ;
///  STR W0,[X1]  |              ;
///  MOV W2,#2    |              ;
///  STLR W2,[X3] |              ;
/// exists (1:X0=0 /\ 1:X2=1 /\ 1:X4=0)
/// ```
/// The writer needs its `fence(Release)` for the same reason. A release on the store that makes the
/// count odd orders only what comes before it:
///
/// ```litmus
/// AArch64 SeqLock+release-for-the-fence
/// { 0:X1=x; 0:X3=count; 1:X1=x; 1:X3=count; }
///  P0           | P1           ;
///  MOV W0,#1    | LDAR W0,[X3] ;
///  STLR W0,[X3] | LDR W2,[X1]  ;
///  STR W0,[X1]  | DMB ISHLD    ;
///  MOV W2,#2    | LDR W4,[X3]  ;
///  STLR W2,[X3] |              ;
/// exists (1:X0=0 /\ 1:X2=1 /\ 1:X4=0)
/// ```
/// The last store of the writer is a [`Release`]: who sees the even count sees all pieces. And as
/// writers exclude each other by the counter, they take it with [`Acquire`], as every lock.
pub struct SeqLock<T> {
    sequence: Sequence,
    value: Slot<T>,
}

/// Aligned for pieces.
#[repr(C)]
struct Slot<T>([usize; 0], UnsafeCell<T>);

// SAFETY: Readers get copies, and writers exclude each other; all access is atomic.
unsafe impl<T: Send> Sync for SeqLock<T> {}

impl<T: Plain> SeqLock<T> {
    /// A lock that nobody holds, around `value`.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self { sequence: Sequence::new(), value: Slot([], UnsafeCell::new(value)) }
    }

    /// A copy of the value: whole, as one writer left it.
    #[inline]
    pub fn read(&self) -> T {
        // SAFETY: All access is by pieces; a copy that is given was not written meanwhile, so it
        // is one that was written as a whole.
        unsafe { self.sequence.read(|| pieces::load(self.place())).assume_init() }
    }

    /// A copy of the value, unless it is being written just now.
    #[inline]
    pub fn try_read(&self) -> Option<T> {
        // SAFETY: As in `read`.
        unsafe { Some(self.sequence.try_read(|| pieces::load(self.place()))?.assume_init()) }
    }

    /// Replaces the value.
    #[inline]
    pub fn write(&self, value: T) {
        self.update(|_| value);
    }

    /// Replaces the value by what `change` makes of it, and gives the old one.
    ///
    /// No other writer comes between, and readers wait meanwhile. If `change` panics, the value
    /// stays what it was.
    #[inline]
    pub fn update(&self, change: impl FnOnce(T) -> T) -> T {
        let writing = self.sequence.write();
        // SAFETY: All access is by pieces; no other thread writes.
        let old = unsafe { pieces::load(self.place()).assume_init() };
        let new = change(old);
        // SAFETY: As above.
        unsafe { pieces::store(self.place(), MaybeUninit::new(new)) };
        drop(writing);
        old
    }

    /// The value, which nobody else can reach as long as the reference lives.
    #[must_use]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.1.get_mut()
    }

    /// The value, which nobody else can reach any more.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value.1.into_inner()
    }

    const fn place(&self) -> *mut T {
        self.value.1.get()
    }
}

impl<T: Plain + fmt::Debug> fmt::Debug for SeqLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SeqLock").field("value", &self.read()).finish()
    }
}

impl<T: Plain + Default> Default for SeqLock<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Plain> From<T> for SeqLock<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// The counter of a sequence lock: odd while someone writes.
pub(crate) struct Sequence(AtomicUsize);

impl Sequence {
    /// Nobody writes.
    pub(crate) const fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Runs `copy` until nobody wrote meanwhile.
    #[inline]
    pub(crate) fn read<R>(&self, mut copy: impl FnMut() -> R) -> R {
        loop {
            if let Some(copy) = self.try_read(&mut copy) {
                return copy;
            }
            spin_loop();
        }
    }

    /// Runs `copy`, and gives what it gave if nobody wrote meanwhile.
    #[inline]
    pub(super) fn try_read<R>(&self, copy: impl FnOnce() -> R) -> Option<R> {
        let before = self.0.load(Acquire);
        if before % 2 != 0 {
            return None;
        }
        let copy = copy();
        fence(Acquire);
        (self.0.load(Relaxed) == before).then_some(copy)
    }

    /// Waits until nobody writes; then the caller may, as long as it keeps what this gives.
    #[inline]
    pub(crate) fn write(&self) -> Writing<'_> {
        loop {
            let even = self.0.load(Relaxed) & !1;
            if self.0.compare_exchange_weak(even, even + 1, Acquire, Relaxed).is_ok() {
                fence(Release);
                return Writing { counter: &self.0, after: even.wrapping_add(2) };
            }
            spin_loop();
        }
    }
}

/// Makes the counter even when it is dropped.
pub(crate) struct Writing<'a> {
    counter: &'a AtomicUsize,
    after: usize,
}

impl Drop for Writing<'_> {
    #[inline]
    fn drop(&mut self) {
        self.counter.store(self.after, Release);
    }
}

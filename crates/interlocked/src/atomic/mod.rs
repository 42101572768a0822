//! [`Atomic<T>`]: a value that threads share without a lock.
//!
//! One type for all; the operations are grouped by idea, a file each.

mod arithmetic;
mod bit;
mod bitwise;
mod boolean;
mod conditional;
mod float;
mod pointer;
mod traits;

use core::cell::UnsafeCell;
use core::marker::PhantomData;

use crate::arch::{Bits, Operation, Word};
use crate::level::{Detect, Level, OrSeqlock, Serves};
use crate::order::{FailureOrdering, LoadOrdering, Order, RmwOrdering, StoreOrdering};
use crate::primitive::{Primitive, from_bits, is_lock_free, to_bits};

/// A value that threads share without a lock.
///
/// It has the size of `T`, the same bytes, and the alignment of `T` raised to its size.
/// An ordering is one of the types of [`order`](crate::order), or a value of
/// [`core::sync::atomic::Ordering`]. `L` is the [level](crate::level); leave it out.
///
/// ```
/// use interlocked::{Acquire, Atomic, Release};
///
/// static READY: Atomic<bool> = Atomic::new(false);
/// READY.store(true, Release);
/// assert!(READY.load(Acquire));
/// ```
///
/// An operation that is not an instruction on every CPU of the target does not compile:
/// `Atomic<u128>` has a value on every target, and operations where the target has 128-bit
/// instructions. [`OrSeqlock`] is the fallback that has to be asked for:
///
/// ```
/// use interlocked::{Atomic, OrSeqlock, SeqCst};
///
/// let wide: Atomic<u128, OrSeqlock> = Atomic::with_fallback(1 << 100);
/// assert_eq!(wide.fetch_add(1, SeqCst), 1 << 100);
/// ```
#[repr(C)]
pub struct Atomic<T: Primitive, L: Level = Detect> {
    align: [T::Align; 0],
    value: UnsafeCell<T>,
    level: PhantomData<L>,
}

// SAFETY: Every access through a shared reference is an atomic operation. A pointer in an atomic is
// only an address until someone dereferences it, which is their unsafe code (as core's AtomicPtr).
unsafe impl<T: Primitive, L: Level> Send for Atomic<T, L> {}
// SAFETY: As above.
unsafe impl<T: Primitive, L: Level> Sync for Atomic<T, L> {}
/// No operation leaves a value half-written, whatever unwinds.
impl<T: Primitive, L: Level> core::panic::RefUnwindSafe for Atomic<T, L> {}

impl<T: Primitive> Atomic<T> {
    /// An atomic that holds `value`.
    #[must_use]
    #[inline]
    pub const fn new(value: T) -> Self {
        Self::of(value)
    }

    /// An atomic where `pointer` points.
    ///
    /// # Safety
    ///
    /// `pointer` must be aligned to the size of `T`, valid for reads and writes for `'a`, and while
    /// the atomic is in use others may reach the memory by atomic operations of this width alone
    /// (or only read it).
    #[must_use]
    #[inline]
    pub const unsafe fn from_ptr<'a>(pointer: *mut T) -> &'a Self {
        // SAFETY: The caller's contract; the types have the same layout.
        unsafe { &*pointer.cast::<Self>() }
    }

    /// The value as an atomic, for as long as the reference lives.
    ///
    /// Does not compile where `T` is less aligned than its atomic (64-bit integers on 32-bit x86).
    #[inline]
    pub const fn from_mut(value: &mut T) -> &mut Self {
        const { assert!(align_of::<T>() == align_of::<Self>(), "T is less aligned than Atomic<T>") };
        // SAFETY: Same size, and by the assertion the same alignment; the reference is exclusive.
        unsafe { &mut *core::ptr::from_mut(value).cast::<Self>() }
    }

    /// The values as atomics, for as long as the reference lives.
    ///
    /// Does not compile where `T` is less aligned than its atomic (64-bit integers on 32-bit x86).
    #[inline]
    pub const fn from_mut_slice(values: &mut [T]) -> &mut [Self] {
        const { assert!(align_of::<T>() == align_of::<Self>(), "T is less aligned than Atomic<T>") };
        // SAFETY: Same size, and by the assertion the same alignment; the reference is exclusive.
        unsafe { &mut *(core::ptr::from_mut(values) as *mut [Self]) }
    }

    /// Whether the operations on `T` are instructions on every CPU of this target.
    ///
    /// The operations of `Atomic<T>` compile only if they are.
    #[must_use]
    #[inline]
    pub const fn is_always_lock_free() -> bool
    where
        Detect: Serves<T>,
    {
        true
    }
}

impl<T: Primitive> Atomic<T, OrSeqlock> {
    /// An atomic that holds `value`, with a sequence lock where the CPU has no instructions.
    #[must_use]
    #[inline]
    pub const fn with_fallback(value: T) -> Self {
        Self::of(value)
    }
}

impl<T: Primitive, L: Level> Atomic<T, L> {
    #[inline]
    const fn of(value: T) -> Self {
        const {
            assert!(size_of::<Self>() == size_of::<T>(), "the size is that of the value");
            assert!(align_of::<Self>() == size_of::<T>(), "aligned to the size");
        }
        Self { align: [], value: UnsafeCell::new(value), level: PhantomData }
    }

    /// The value, which nobody else can reach any more.
    #[must_use]
    #[inline]
    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    /// The value, which nobody else can reach as long as the reference lives.
    #[must_use]
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// The values, which nobody else can reach as long as the reference lives.
    #[must_use]
    #[inline]
    pub const fn get_mut_slice(atomics: &mut [Self]) -> &mut [T] {
        // SAFETY: Same size, and `T` is not more aligned; the reference is exclusive.
        unsafe { &mut *(core::ptr::from_mut(atomics) as *mut [T]) }
    }

    /// A pointer to the value, for foreign functions.
    #[must_use]
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    /// This atomic at another level: the token proves that the CPU has it.
    #[must_use]
    #[inline]
    pub const fn at<To: Serves<T>>(&self, level: To) -> &Atomic<T, To> {
        let _ = level;
        // SAFETY: The level is in no byte of the atomic.
        unsafe { &*core::ptr::from_ref(self).cast() }
    }

    /// Whether the operations are instructions on this CPU, and no lock.
    #[must_use]
    #[inline]
    pub fn is_lock_free() -> bool {
        is_lock_free::<T, L>()
    }

    /// Where the bits are.
    #[inline(always)]
    const fn place(&self) -> *mut Bits<T::Bits> {
        self.value.get().cast()
    }
}

/// Reading, writing, exchanging.
impl<T: Primitive, L: Serves<T>> Atomic<T, L> {
    /// Reads the value. The ordering is [`Relaxed`](crate::Relaxed), [`Acquire`](crate::Acquire) or
    /// [`SeqCst`](crate::SeqCst).
    ///
    /// ```
    /// # use interlocked::*;
    /// assert_eq!(Atomic::new(5_u32).load(Acquire), 5);
    /// ```
    /// A load has nothing to release:
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).load(Release);
    /// ```
    ///
    /// # Panics
    ///
    /// If the ordering is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn load(&self, order: impl LoadOrdering) -> T {
        let order = order.order();
        // SAFETY: The place is ours, aligned, and all access is by atomics of this width. What is
        // there was written from a `T`.
        unsafe { from_bits(T::Bits::load::<L>(self.place(), order)) }
    }

    /// Writes the value. The ordering is [`Relaxed`](crate::Relaxed), [`Release`](crate::Release) or
    /// [`SeqCst`](crate::SeqCst).
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u32);
    /// x.store(6, Release);
    /// assert_eq!(x.into_inner(), 6);
    /// ```
    /// A store has nothing to acquire:
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).store(6, Acquire);
    /// ```
    ///
    /// # Panics
    ///
    /// If the ordering is the value `Ordering::Acquire` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn store(&self, value: T, order: impl StoreOrdering) {
        let order = order.order();
        // SAFETY: As in `load`; the bits are those of a `T`.
        unsafe { T::Bits::store::<L>(self.place(), to_bits(value), order) }
    }

    /// Writes the value and gives the one that was there. Any ordering.
    ///
    /// ```
    /// # use interlocked::*;
    /// assert_eq!(Atomic::new(5_u32).swap(6, AcqRel), 5);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).swap(6, ());
    /// ```
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn swap(&self, value: T, order: impl RmwOrdering) -> T {
        let order = order.order();
        // SAFETY: As in `store`.
        unsafe { from_bits(T::Bits::swap::<L>(self.place(), to_bits(value), order)) }
    }

    /// Writes `new` if the value is `current`.
    ///
    /// Any ordering for success; for failure, which is a load, [`Relaxed`](crate::Relaxed),
    /// [`Acquire`](crate::Acquire) or [`SeqCst`](crate::SeqCst). Values are compared bit by bit.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u32);
    /// assert_eq!(x.compare_exchange(5, 6, AcqRel, Acquire), Ok(5));
    /// assert_eq!(x.compare_exchange(5, 7, AcqRel, Acquire), Err(6));
    /// ```
    /// A failed exchange writes nothing, so it has nothing to release:
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).compare_exchange(5, 6, AcqRel, Release);
    /// ```
    ///
    /// # Errors
    ///
    /// The value, if it is another one.
    ///
    /// # Panics
    ///
    /// If `failure` is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: T,
        new: T,
        success: impl RmwOrdering,
        failure: impl FailureOrdering,
    ) -> Result<T, T> {
        let (success, failure) = (success.order(), failure.order());
        let (current, new) = (to_bits(current), to_bits(new));
        // SAFETY: As in `store`.
        unsafe {
            result(T::Bits::compare_exchange_owned::<L>(
                self.place(),
                current,
                new,
                success,
                failure,
            ))
        }
    }

    /// As [`compare_exchange`](Self::compare_exchange), and may fail although the value is
    /// `current`: for loops, where that is cheaper on LL/SC machines.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u32);
    /// while x.compare_exchange_weak(5, 6, AcqRel, Relaxed).is_err() {}
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).compare_exchange_weak(5, 6, AcqRel, AcqRel);
    /// ```
    ///
    /// # Errors
    ///
    /// The value, if the exchange did not take place.
    ///
    /// # Panics
    ///
    /// If `failure` is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: T,
        new: T,
        success: impl RmwOrdering,
        failure: impl FailureOrdering,
    ) -> Result<T, T> {
        let (success, failure) = (success.order(), failure.order());
        let (current, new) = (to_bits(current), to_bits(new));
        // SAFETY: As in `store`.
        unsafe {
            result(T::Bits::compare_exchange_weak_owned::<L>(
                self.place(),
                current,
                new,
                success,
                failure,
            ))
        }
    }

    /// As [`compare_exchange`](Self::compare_exchange), in the form that Rust had before 1.50: gives
    /// what was there, and has one ordering.
    #[inline]
    #[deprecated = "use `compare_exchange` or `compare_exchange_weak`"]
    #[cfg_attr(interlocked_check, track_caller)]
    pub fn compare_and_swap(&self, current: T, new: T, order: impl RmwOrdering) -> T {
        let order = order.order();
        let failure = match order {
            Order::Relaxed | Order::Release | Order::Full => Order::Relaxed,
            Order::Acquire | Order::AcqRel => Order::Acquire,
            Order::SeqCst => Order::SeqCst,
        };
        match self.compare_exchange(current, new, order, failure) {
            Ok(found) | Err(found) => found,
        }
    }

    /// Replaces the value by what `change` makes of it, again until no other thread came between,
    /// and gives the old one. `change` may be called more than once.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u32);
    /// assert_eq!(x.update(AcqRel, Acquire, |x| x * 2), 5);
    /// assert_eq!(x.into_inner(), 10);
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// Atomic::new(5_u32).update(AcqRel, Release, |x| x * 2);
    /// ```
    ///
    /// # Panics
    ///
    /// If `fetch` is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn update(
        &self,
        set: impl RmwOrdering,
        fetch: impl LoadOrdering,
        change: impl FnMut(T) -> T,
    ) -> T {
        self.replace_bits(set.order(), fetch.order(), change)
    }

    /// Replaces the value by what `change` makes of it, again until no other thread came between.
    /// `change` may be called more than once, and gives `None` to leave the value.
    ///
    /// ```
    /// # use interlocked::*;
    /// let x = Atomic::new(5_u32);
    /// assert_eq!(x.try_update(AcqRel, Acquire, |x| x.checked_sub(5)), Ok(5));
    /// assert_eq!(x.try_update(AcqRel, Acquire, |x| x.checked_sub(5)), Err(0));
    /// ```
    /// ```compile_fail,E0277
    /// # use interlocked::*;
    /// let _ = Atomic::new(5_u32).try_update(AcqRel, Release, Some);
    /// ```
    ///
    /// # Errors
    ///
    /// The value, if `change` gave `None` for it.
    ///
    /// # Panics
    ///
    /// If `fetch` is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn try_update(
        &self,
        set: impl RmwOrdering,
        fetch: impl LoadOrdering,
        change: impl FnMut(T) -> Option<T>,
    ) -> Result<T, T> {
        self.try_replace_bits(set.order(), fetch.order(), change)
    }

    /// [`try_update`](Self::try_update) by its older name.
    ///
    /// # Errors
    ///
    /// The value, if `change` gave `None` for it.
    ///
    /// # Panics
    ///
    /// If `fetch` is the value `Ordering::Release` or `Ordering::AcqRel`.
    #[inline]
    #[track_caller]
    pub fn fetch_update(
        &self,
        set: impl RmwOrdering,
        fetch: impl LoadOrdering,
        change: impl FnMut(T) -> Option<T>,
    ) -> Result<T, T> {
        self.try_replace_bits(set.order(), fetch.order(), change)
    }

    /// A read-modify-write that gives the old value.
    ///
    /// The operation must make valid `T`s of valid `T`s, which for `bool` not all do.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub(crate) fn rmw(&self, operation: Operation, operand: T, order: Order) -> T {
        // SAFETY: As in `store`.
        unsafe { from_bits(T::Bits::rmw::<L>(operation, self.place(), to_bits(operand), order)) }
    }

    /// A read-modify-write whose result nobody asked for.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub(crate) fn rmw_no_return(&self, operation: Operation, operand: T, order: Order) {
        // SAFETY: As in `store`.
        unsafe { T::Bits::rmw_no_return::<L>(operation, self.place(), to_bits(operand), order) }
    }

    /// `update` with orderings as values.
    #[inline]
    #[cfg_attr(interlocked_check, track_caller)]
    pub(crate) fn replace_bits(
        &self,
        set: Order,
        fetch: Order,
        mut change: impl FnMut(T) -> T,
    ) -> T {
        match self.try_replace_bits(set, fetch, |value| Some(change(value))) {
            Ok(old) | Err(old) => old,
        }
    }

    /// `try_update` with orderings as values.
    #[inline(always)]
    #[cfg_attr(interlocked_check, track_caller)]
    pub(crate) fn try_replace_bits(
        &self,
        set: Order,
        fetch: Order,
        mut change: impl FnMut(T) -> Option<T>,
    ) -> Result<T, T> {
        let mut old = self.load(fetch);
        while let Some(new) = change(old) {
            // One that fails for no reason would only go round again: a checker need not see that.
            let exchanged = match cfg!(interlocked_check) {
                true => self.compare_exchange(old, new, set, fetch),
                false => self.compare_exchange_weak(old, new, set, fetch),
            };
            match exchanged {
                Ok(old) => return Ok(old),
                Err(found) => old = found,
            }
        }
        Err(old)
    }
}

/// What a compare-exchange found, as a result.
///
/// # Safety
///
/// The bits are those of a `T`.
#[inline(always)]
unsafe fn result<T: Primitive>((found, done): (Bits<T::Bits>, bool)) -> Result<T, T> {
    // SAFETY: The caller's contract.
    let found = unsafe { from_bits(found) };
    if done { Ok(found) } else { Err(found) }
}

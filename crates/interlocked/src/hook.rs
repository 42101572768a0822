//! The hook for a checker: what a program's atomics do when a checker runs it.
//!
//! It is here under `--cfg interlocked_check`. A checker, such as the crate `interlocked-check`,
//! [`install`]s a table of functions; from then on an operation of a thread that the checker runs is
//! the table's, whichever front door it came through, and every other is `core`'s. So what is written
//! on this crate is checked as it stands.
//!
//! # What an operation is to a checker
//!
//! A checker has the operations of C++20. What this crate has besides is made of them so that it is
//! never stronger than it is documented:
//!
//! - [`Full`](crate::Full): a `SeqCst` operation between two `SeqCst` fences, since it is more than
//!   `SeqCst`. A compare-exchange that fails is a load with its failure ordering, and no fence
//!   goes with it.
//! - Operations without a result ([`Atomic::add`](crate::Atomic::add) and so on): [`Change::returns`]
//!   is `false`, and a later `fence(Acquire)` does not order what they read, unless they acquire
//!   themselves.
//! - [`smp_rmb`](crate::linux::smp_rmb) and [`smp_wmb`](crate::linux::smp_wmb): `fence(Acquire)` and
//!   `fence(Release)`, the weakest fences of C++20 that order reads with reads and writes with
//!   writes.
//! - [`asymmetric`](crate::asymmetric): two `SeqCst` fences.
//! - The locks of [`sync`](crate::sync) are programs on these atomics, and are run as such. What they
//!   guard is plain memory; that a guard reads or writes it is told by [`Hook::access`].
//!
//! # Limits
//!
//! - `smp_rmb`, `smp_wmb` and two `light` fences are weaker than what stands for them: a program that
//!   is right by the difference alone is verified.
//! - What the owner of an atomic does without an atomic operation (`new`, `get_mut`) is seen at the
//!   next operation, by the bits that are in memory then.

use core::panic::Location;
use core::ptr;
use core::sync::atomic::{
    AtomicPtr, AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering::Acquire, Ordering::Relaxed,
    Ordering::Release,
};

use crate::order::Order;

/// Where in the source text an operation is.
pub type Site = &'static Location<'static>;

/// What a checker does in place of the operations. A value is passed as the least bits of a `u128`.
#[derive(Clone, Copy, Debug)]
pub struct Hook {
    /// Whether the code that runs now is that of a thread which the checker runs. The other
    /// functions are called if it is.
    pub is_running: fn() -> bool,
    /// Reads.
    pub load: fn(&Place, Order, Site) -> u128,
    /// Writes.
    pub store: fn(&Place, u128, Order, Site),
    /// Reads, writes what comes of it, and gives what was read.
    pub modify: fn(&Place, &Change<'_>, Site) -> u128,
    /// Writes if it finds what is expected. Puts down what it found, and gives whether it wrote.
    pub compare_exchange: fn(&Place, &Exchange, &mut u128, Site) -> bool,
    /// A fence.
    pub fence: fn(Order, Site),
    /// The program reads memory, or with `true` may write it, without an atomic operation: an address
    /// and a number of bytes.
    pub access: fn(usize, usize, bool, Site),
    /// The program waits for another thread.
    pub spin_loop: fn(Site),
}

/// A read-modify-write.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    /// What the new value is, by the old one.
    pub compute: &'a dyn Fn(u128) -> u128,
    /// The ordering.
    pub order: Order,
    /// Whether the program gets the old value. If not, its read is not ordered by a later
    /// `fence(Acquire)`.
    pub returns: bool,
}

impl core::fmt::Debug for Change<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Change")
            .field("order", &self.order)
            .field("returns", &self.returns)
            .finish_non_exhaustive()
    }
}

/// A compare-exchange.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// What has to be there.
    pub expected: u128,
    /// What is written then.
    pub new: u128,
    /// The ordering if it is there.
    pub success: Order,
    /// The ordering of the load if it is not.
    pub failure: Order,
    /// Whether it may fail for no reason.
    pub is_weak: bool,
}

/// The memory of an atomic, for as long as an operation takes.
#[derive(Debug)]
pub struct Place {
    pointer: *mut (),
    width: Width,
}

/// How a place is accessed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Width {
    Byte,
    Half,
    Word,
    Double,
    /// As a `Double`, which keeps provenance.
    Pointer,
    /// By halves: while a check runs, its threads take turns; outside of one, a lock is around this.
    Quad,
}

impl Place {
    /// # Safety
    ///
    /// As long as this lives, the pointer is valid for reads and writes of the width, aligned to it,
    /// and others reach the memory by atomic operations of this width alone.
    pub(crate) const unsafe fn new(pointer: *mut (), width: Width) -> Self {
        Self { pointer, width }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> usize {
        self.pointer.addr()
    }

    /// The binary logarithm of the size in bytes.
    #[must_use]
    pub const fn log(&self) -> u32 {
        match self.width {
            Width::Byte => 0,
            Width::Half => 1,
            Width::Word => 2,
            Width::Double | Width::Pointer => 3,
            Width::Quad => 4,
        }
    }

    /// The lower and the upper half of a `Quad`.
    const fn halves(&self) -> [*mut u64; 2] {
        let first = self.pointer.cast::<u64>();
        let halves = [first, first.wrapping_add(1)];
        if cfg!(target_endian = "big") { [halves[1], halves[0]] } else { halves }
    }

    /// What is in memory.
    #[must_use]
    pub fn bits(&self) -> u128 {
        // SAFETY: The promise that `new` was given.
        unsafe {
            match self.width {
                Width::Byte => AtomicU8::from_ptr(self.pointer.cast()).load(Relaxed).into(),
                Width::Half => AtomicU16::from_ptr(self.pointer.cast()).load(Relaxed).into(),
                Width::Word => AtomicU32::from_ptr(self.pointer.cast()).load(Relaxed).into(),
                Width::Double => AtomicU64::from_ptr(self.pointer.cast()).load(Relaxed).into(),
                Width::Pointer => {
                    let pointer: &AtomicPtr<()> = AtomicPtr::from_ptr(self.pointer.cast());
                    pointer.load(Relaxed).expose_provenance() as u128
                }
                Width::Quad => {
                    let halves = self.halves().map(|half| AtomicU64::from_ptr(half).load(Relaxed));
                    u128::from(halves[1]) << 64 | u128::from(halves[0])
                }
            }
        }
    }

    /// Puts bits into memory.
    #[allow(clippy::cast_possible_truncation, reason = "the rest is zero")]
    pub fn set(&self, bits: u128) {
        // SAFETY: The promise that `new` was given.
        unsafe {
            match self.width {
                Width::Byte => AtomicU8::from_ptr(self.pointer.cast()).store(bits as u8, Relaxed),
                Width::Half => AtomicU16::from_ptr(self.pointer.cast()).store(bits as u16, Relaxed),
                Width::Word => AtomicU32::from_ptr(self.pointer.cast()).store(bits as u32, Relaxed),
                Width::Double => {
                    AtomicU64::from_ptr(self.pointer.cast()).store(bits as u64, Relaxed)
                }
                Width::Pointer => {
                    let pointer: &AtomicPtr<()> = AtomicPtr::from_ptr(self.pointer.cast());
                    pointer.store(ptr::with_exposed_provenance_mut(bits as usize), Relaxed);
                }
                Width::Quad => {
                    let [low, high] = self.halves();
                    AtomicU64::from_ptr(low).store(bits as u64, Relaxed);
                    AtomicU64::from_ptr(high).store((bits >> 64) as u64, Relaxed);
                }
            }
        }
    }
}

/// The table, or null.
static HOOK: AtomicPtr<Hook> = AtomicPtr::new(ptr::null_mut());

/// Installs a checker, in place of the one that is installed.
pub fn install(hook: &'static Hook) {
    HOOK.store(ptr::from_ref(hook).cast_mut(), Release);
}

/// The checker, if one is installed and a thread of it runs.
#[inline]
pub(crate) fn running() -> Option<&'static Hook> {
    // SAFETY: Null, or what `install` was given.
    let hook = unsafe { HOOK.load(Acquire).as_ref() };
    hook.filter(|hook| (hook.is_running)())
}

/// Tells a checker that a value is read, or may be written, without an atomic operation.
#[inline]
#[track_caller]
pub(crate) fn access<T: ?Sized>(value: &T, write: bool) {
    if let Some(hook) = running() {
        let address = ptr::from_ref(value).cast::<()>().addr();
        (hook.access)(address, size_of_val(value), write, Location::caller());
    }
}

#[cfg(not(target_pointer_width = "64"))]
compile_error!("a checker is for 64-bit machines");

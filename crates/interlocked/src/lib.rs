//! Atomic operations, each as the instruction that the CPU has for it.
//!
//! ```
//! use interlocked::{Acquire, AtomicU32, Relaxed, Release};
//!
//! static DATA: AtomicU32 = AtomicU32::new(0);
//! static READY: AtomicU32 = AtomicU32::new(0);
//!
//! std::thread::scope(|scope| {
//!     scope.spawn(|| {
//!         DATA.store(42, Relaxed);
//!         READY.store(1, Release);
//!     });
//!     scope.spawn(|| {
//!         if READY.load(Acquire) == 1 {
//!             assert_eq!(DATA.load(Relaxed), 42);
//!         }
//!     });
//! });
//! ```
//!
//! # Three front doors
//!
//! - [`Atomic<T>`] and its aliases: Rust's interface and more. [`sync::atomic`] has the names of
//!   `core::sync::atomic`, so that code changes its import and nothing else.
//! - [`linux`]: `atomic_t`, the `smp_*` barriers, bitmaps and `refcount_t`, under the kernel's names
//!   and with its ordering rules.
//! - [`go`]: `sync/atomic`, with Go's results and Go's panics.
//!
//! Around them:
//!
//! - [`sync`]: a spin lock, a ticket lock and a sequence lock, to be read as much as used.
//! - [`raw`]: operations on memory that Rust does not own, with a checked alignment.
//! - [`cpu`]: what this CPU offers, which instructions each operation is on it, and the choice of a
//!   [`level`] once for a whole algorithm. [`fallback`] has the aliases that lock where they must.
//! - [`fence`](fence()), [`compiler_fence`], and the [`asymmetric`] pair of fences;
//!   [`hint::spin_loop`] for loops that wait.
//!
//! # What is different
//!
//! - **Orderings are types.** `x.load(Release)` does not compile.
//! - **Nothing locks silently.** An operation that is not an instruction on every CPU of the target
//!   does not compile there, unless the fallback is named: [`OrSeqlock`].
//! - **[`Full`] is an ordering of its own**, and so are the operations without a result
//!   ([`Atomic::add`] and so on): what they order is written down as litmus tests.
//! - **The sequences are written by hand** and whole: no compiler takes an LL/SC loop apart, and
//!   none turns an operation into another. (One is the compiler's where it has the same instructions,
//!   the compare-exchange: on x86 up to 64 bits, on RISC-V with 32 and 64, on AArch64 if the build
//!   has LSE. Assembly cannot leave its answer in the flags, nor in where it jumps.)
//!
//! # Limits
//!
//! - An operation by hand is opaque to the compiler, even a relaxed one: it is not merged, moved or removed;
//!   its address is computed into a register first, and a constant operand takes a register.
//! - No flag leaves a block of assembly. Where the answer of a compare-exchange comes in a register,
//!   a branch on it tests once more: with LL/SC on Arm, with [`Full`] on RISC-V, with the widths that
//!   are not the compiler's, and in [`raw`].
//! - Under Miri and with `--cfg interlocked_portable` (sanitizers) the operations are those of
//!   `core::sync::atomic`; with `--cfg interlocked_check` too, but within a check they are the
//!   checker's (the crate `interlocked-check`; `cargo interlocked test` sets it).

#![no_std]
#![warn(clippy::std_instead_of_core)]

#[cfg(test)]
extern crate std;

/// The README's examples run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The aliases of every type but pointers, at a level.
macro_rules! aliases {
    ($level:ty) => {
        aliases! {
            $level:
            AtomicBool bool;
            AtomicI8 i8;
            AtomicU8 u8;
            AtomicI16 i16;
            AtomicU16 u16;
            AtomicI32 i32;
            AtomicU32 u32;
            AtomicI64 i64;
            AtomicU64 u64;
            AtomicI128 i128;
            AtomicU128 u128;
            AtomicIsize isize;
            AtomicUsize usize;
            AtomicF32 f32;
            AtomicF64 f64;
        }
    };
    ($level:ty: $($alias:ident $type:ty;)+) => {$(
        #[doc = concat!("A shared `", stringify!($type), "`.")]
        pub type $alias = $crate::Atomic<$type, $level>;
    )+};
}

#[doc(hidden)]
pub mod arch;
pub mod asymmetric;
mod atomic;
mod conditional;
pub mod cpu;
mod detect;
#[allow(dead_code, reason = "not every target has widths without instructions")]
pub mod fallback;
mod fence;
#[cfg(target_has_atomic = "32")]
pub mod go;
#[cfg(interlocked_check)]
pub mod hint;
#[cfg(interlocked_check)]
pub mod hook;
pub mod level;
#[cfg(target_has_atomic = "32")]
pub mod linux;
pub mod order;
mod os;
mod primitive;
pub mod raw;
pub mod sync;

pub use atomic::Atomic;
#[cfg(not(interlocked_check))]
#[doc(no_inline)]
pub use core::hint;
pub use fence::{compiler_fence, fence};
pub use level::{Detect, OrSeqlock};
pub use order::{AcqRel, Acquire, Full, Relaxed, Release, SeqCst};
pub use primitive::{Integer, Number, Primitive};

mod sealed {
    /// Traits that only this crate implements.
    pub trait Sealed {}
}

aliases! { Detect }

/// A shared `*mut T`.
pub type AtomicPtr<T> = Atomic<*mut T>;

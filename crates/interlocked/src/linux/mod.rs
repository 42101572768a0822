//! Linux's atomics under their own names, with their own ordering rules.
//!
//! ```
//! use interlocked::linux::*;
//!
//! static USERS: atomic_t = ATOMIC_INIT(0);
//!
//! assert_eq!(atomic_inc_return(&USERS), 1); // fully ordered
//! assert_eq!(atomic_fetch_add_relaxed(2, &USERS), 1); // unordered
//! atomic_dec(&USERS); // unordered, because nothing is returned
//! assert_eq!(atomic_cmpxchg_acquire(&USERS, 7, 8), 2); // failed: unordered
//! ```
//!
//! # The types
//!
//! | type | C | here | initializer |
//! |---|---|---|---|
//! | [`atomic_t`] | `int` | [`Atomic<i32>`](crate::Atomic) | [`ATOMIC_INIT`] |
//! | [`atomic64_t`] | `s64` | [`Atomic<i64>`](crate::Atomic) | [`ATOMIC64_INIT`] |
//! | [`atomic_long_t`] | `long` | [`Atomic<isize>`](crate::Atomic) | [`ATOMIC_LONG_INIT`] |
//! | [`refcount_t`] | a counter that saturates | [`atomic_t`] | [`REFCOUNT_INIT`] |
//! | `unsigned long[]` | a bitmap | `[`[`AtomicUsize`](crate::AtomicUsize)`]` | |
//!
//! Numbers are signed and wrap around.
//! The kernel's `long` is as wide as a pointer on every machine, and so it is here.
//!
//! # The functions, and how they are ordered
//!
//! Each of the first three types has 85 functions. With `atomic` for the type's prefix:
//!
//! | family | functions | order |
//! |---|---|---|
//! | read, write | `atomic_read` `atomic_set` | unordered |
//! | | `atomic_read_acquire` | acquire |
//! | | `atomic_set_release` | release |
//! | arithmetic: `add` `sub` `inc` `dec` | `atomic_add` | unordered |
//! | | `atomic_add_return` `atomic_fetch_add` | full |
//! | | `…_acquire` `…_release` `…_relaxed` | as they say |
//! | bits: `and` `andnot` `or` `xor` | `atomic_and` | unordered |
//! | | `atomic_fetch_and` | full |
//! | | `…_acquire` `…_release` `…_relaxed` | as they say |
//! | exchange: `xchg` `cmpxchg` `try_cmpxchg` | `atomic_xchg` | full; unordered on failure |
//! | | `…_acquire` `…_release` `…_relaxed` | as they say; unordered on failure |
//! | tests of the new value | `atomic_sub_and_test` `atomic_dec_and_test` `atomic_inc_and_test` `atomic_add_negative` | full |
//! | | `atomic_add_negative_acquire` `…_release` `…_relaxed` | as they say |
//! | conditions | `atomic_fetch_add_unless` `atomic_add_unless` `atomic_inc_not_zero` `atomic_inc_unless_negative` `atomic_dec_unless_positive` `atomic_dec_if_positive` | full; unordered on failure |
//!
//! That is one rule: **what returns a value of a read-modify-write is fully ordered, the rest is
//! not ordered**, unless the name says otherwise. The words mean:
//!
//! - *unordered*: atomic, and no more. Of the accesses before and after it none is kept on its side,
//!   but those that depend on the value by an address. A read-modify-write without a result can be
//!   given order by [`smp_mb__before_atomic`] and [`smp_mb__after_atomic`].
//! - *acquire*: its read is ordered before all later accesses.
//! - *release*: its write is ordered after all earlier accesses.
//! - *full*: as if [`smp_mb`] stood before it and after it. That is more than
//!   [`SeqCst`](crate::SeqCst): [`Full`](crate::Full) has the litmus tests that tell them apart, and
//!   [`Atomic::add`](crate::Atomic::add) those about operations without a result.
//! - *failure*: the operation had no effect. It was a read, and no barrier goes with it.
//!
//! # Why a barrier after an acquire is more than an acquire
//!
//! An acquire orders the *read* of a read-modify-write. Its write may become visible after later
//! accesses have. In this test `P1` increments `y` with acquire, then writes `x`; `P0` sees the later
//! write and misses the earlier one:
//!
//! ```litmus
//! AArch64 MP+dmb.ld+rmw-acquire
//! { 0:X1=x; 0:X3=y; 1:X1=x; 1:X3=y; }
//!  P0          | P1               ;
//!  LDR W0,[X1] | LDAXR W4,[X3]    ;
//!  DMB ISHLD   | ADD W5,W4,#1     ;
//!  LDR W2,[X3] | STXR W6,W5,[X3]  ;
//!              | MOV W0,#1        ;
//!              | STR W0,[X1]      ;
//! exists (0:X0=1 /\ 0:X2=0 /\ 1:X6=0)
//! ```
//! Allowed. With `atomic_inc(y); smp_mb__after_atomic();` it is forbidden:
//!
//! ```litmus
//! AArch64 MP+dmb.ld+rmw-dmb
//! { 0:X1=x; 0:X3=y; 1:X1=x; 1:X3=y; }
//!  P0          | P1               ;
//!  LDR W0,[X1] | LDXR W4,[X3]     ;
//!  DMB ISHLD   | ADD W5,W4,#1     ;
//!  LDR W2,[X3] | STXR W6,W5,[X3]  ;
//!              | DMB ISH          ;
//!              | MOV W0,#1        ;
//!              | STR W0,[X1]      ;
//! ~exists (0:X0=1 /\ 0:X2=0 /\ 1:X6=0)
//! ```
//!
//! # Limits
//!
//! - Dependencies: the kernel orders accesses by address, data and control dependency, and builds
//!   with a compiler that it keeps from breaking them. Rust makes no such promise for the code
//!   between two of these functions. Where the kernel relies on a dependency from a read to a later
//!   *read*, use an acquire.
//! - The kernel warns when a [`refcount_t`] goes wrong. Here it saturates, and nothing is printed.
//! - `atomic64_t` is there where the target has 64-bit atomics; the kernel's spinlocks for the rest
//!   are not.
//!
//! Sources: Linux, Documentation/atomic_t.txt and atomic_bitops.txt, include/linux/refcount.h,
//! Documentation/memory-barriers.txt; the model is tools/memory-model (Alglave, Maranget, McKenney,
//! Parri, Stern: "Frightening Small Children and Disconcerting Grown-ups", ASPLOS 2018).

#![allow(non_camel_case_types, non_snake_case, reason = "the names are the kernel's")]

#[macro_use]
mod family;

mod barrier;
mod bitmap;
mod condition;
mod int;
mod long;
mod refcount;
#[cfg(target_has_atomic = "64")]
mod s64;

pub use barrier::*;
pub use bitmap::*;
pub use condition::*;
pub use int::*;
pub use long::*;
pub use refcount::*;
#[cfg(target_has_atomic = "64")]
pub use s64::*;

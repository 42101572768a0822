//! Go's `sync/atomic`, with Go's names, results and panics.
//!
//! ```
//! use interlocked::go::Int64;
//!
//! static USERS: Int64 = Int64::new(0);
//!
//! assert_eq!(USERS.Add(2), 2); // the new value
//! assert_eq!(USERS.Or(4), 2); // the old value
//! assert!(USERS.CompareAndSwap(6, 0));
//! assert_eq!(USERS.Load(), 0);
//! ```
//!
//! # What is here
//!
//! | Go | here |
//! |---|---|
//! | `atomic.Int32` `Int64` `Uint32` `Uint64` `Uintptr` | the types of these names: `Load` `Store` `Swap` `CompareAndSwap` `Add` `And` `Or` |
//! | `atomic.Bool` | [`Bool`], a `u32` as Go's is: `Load` `Store` `Swap` `CompareAndSwap` |
//! | `atomic.Pointer[T]` | [`Pointer<T>`], of `*mut T`: `Load` `Store` `Swap` `CompareAndSwap` |
//! | `atomic.Value` | [`Value`], of [`Any`]: `Load` `Store` `Swap` `CompareAndSwap` |
//! | `atomic.AddInt64(&x, 1)` and so on | [`AddInt64`] and so on: `unsafe`, of `*mut i64` |
//!
//! `Add` returns the new value; `And`, `Or` and `Swap` return the old one. Numbers wrap around.
//! To subtract `n` from an unsigned number, add its two's complement, `n.wrapping_neg()`.
//!
//! The names are Go's, upper case and all: code that is carried over is compared line by line, and
//! what is not Go's (`new`, `default`) is in lower case, so that the two are told apart.
//!
//! # Order
//!
//! Every operation is [`SeqCst`](crate::SeqCst). "The Go Memory Model" (version of June 6, 2022),
//! "Atomic Values", asks for what C++'s sequentially consistent atomics and Java's volatile variables
//! give: they behave as if in one order, and one that sees the effect of another comes after it.
//!
//! # Instructions
//!
//! On x86-64 the accesses are those that Go's compiler emits for amd64:
//!
//! | operation | instructions | why |
//! |---|---|---|
//! | `Load` | `MOV` | a store that other cores can see is the last in the order, because it waits in no buffer |
//! | `Store` | `XCHG` | locked without a prefix: it empties the store buffer, which a `MOV` would not |
//! | `Swap` | `XCHG` | |
//! | `Add` | `LOCK XADD`, `ADD` | the register gets the old value; Go returns the new one |
//! | `CompareAndSwap` | `LOCK CMPXCHG` | the answer is in the zero flag |
//! | `And`, `Or`, result used | a loop of `LOCK CMPXCHG` | there is no `AND` that gives the old value |
//!
//! # Misaligned 64-bit words
//!
//! On 32-bit machines a Go `int64` may lie at a multiple of 4, and the 64-bit functions panic if it
//! does. An `i64` may too on some 32-bit targets (x86 among them), and on every target whose pointers
//! have 32 bits the functions here panic with Go's words. On 64-bit targets an `i64` is aligned to 8,
//! so that a pointer to one is as well, or is not to be passed: that is checked with debug assertions
//! alone, as the check would double the length of `Load`. The types [`Int64`] and [`Uint64`] are
//! always aligned.
//!
//! # Limits
//!
//! - Go's collector frees what a pointer no longer reaches. Here [`Pointer`] is of raw pointers, and
//!   [`Value`] borrows what it holds.
//! - `Int64`, `Uint64` and the 64-bit functions are there where the target has 64-bit atomics.
//!
//! Source: Go, package sync/atomic (1.23 for `And` and `Or`), <https://pkg.go.dev/sync/atomic>;
//! <https://go.dev/ref/mem>.

#![allow(non_snake_case, reason = "the names are Go's")]

mod any;
mod function;
mod number;
mod pointer;
mod value;

pub use any::{Any, nil};
pub use function::*;
pub use number::*;
pub use pointer::Pointer;
pub use value::Value;

//! One suite for every type, operation, ordering and level, on every back end.
//!
//! - `results`: what an operation writes and gives, against the scalar model, from registers whose
//!   upper bits are garbage, between neighbors that must not change;
//! - `aliased`: the same value, or the place's own address, in every role;
//! - `levels`: the same at each level, and two of them on one location;
//! - `mixed`: our operations and `core`'s on one location, on two threads;
//! - `untorn`: no value is half of one write and half of another;
//! - `ordered`: what orderings forbid does not happen;
//! - `refused`: which orderings and types there are, and what is said about the others.
//!
//! Limits: a memory order that the machine under the test does not show is not tested here. The
//! sequences are judged by the architectures' models instead.

#![allow(clippy::print_stdout, reason = "libtest shows what a failed test has printed")]

mod aliased;
mod effort;
mod levels;
mod mixed;
mod ordered;
mod random;
mod refused;
mod results;
mod untorn;

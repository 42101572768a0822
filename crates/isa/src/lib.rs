//! Instruction sets: their text, their meaning as micro-ops, their bytes.
//!
//! One folder an instruction set, with the same files in each: `register.rs`, `instruction.rs`
//! (the syntax tree and its printing), `parse.rs`, `lower.rs` (to [`interlocked_exec::MicroOp`]),
//! `encode.rs` where the experiment runs it. What they share is in [`code`].

#![forbid(unsafe_code)]

pub mod aarch64;
pub mod code;
#[cfg(test)]
mod corpus;
mod excerpt;
#[cfg(test)]
mod show;
mod suggest;
pub mod x86;

//! The programs with the types of this checker.

pub(crate) use interlocked_check as api;

#[path = "programs.rs"]
pub(crate) mod programs;

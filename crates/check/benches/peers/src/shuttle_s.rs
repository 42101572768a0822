//! The programs with the types of shuttle.

pub(crate) use shuttle as api;

#[path = "programs.rs"]
pub(crate) mod programs;

//! The programs with the types of loom.

pub(crate) use loom as api;

#[path = "programs.rs"]
pub(crate) mod programs;

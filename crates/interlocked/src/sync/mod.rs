//! Synchronization made of atomics, and the names of the standard library.

pub mod atomic;

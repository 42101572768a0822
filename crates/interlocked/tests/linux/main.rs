//! `interlocked::linux` against plain integers, and on two threads.

mod barrier;
mod bitmap;
mod functions;
#[path = "../race/mod.rs"]
mod race;
mod refcount;
mod wait;

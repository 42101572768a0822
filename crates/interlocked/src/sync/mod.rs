//! Synchronization made of atomics, and the names of the standard library.
//!
//! Three locks, each the least that its idea needs, to be read as much as to be used: the text of
//! each says why every ordering is what it is, and shows as a litmus test what a weaker one allows.
//!
//! | lock | waits | who comes next | for |
//! |---|---|---|---|
//! | [`SpinLock`] | reading | anyone | short sections, few threads |
//! | [`TicketLock`] | reading | the one that came first | fairness |
//! | [`SeqLock`] | writers only; readers read again | anyone | small values, read much, written little |
//!
//! None of them asks the operating system for anything. A thread that waits burns its time, so they
//! are for sections of a few instructions that nothing interrupts; elsewhere `std::sync::Mutex` is
//! better. None is poisoned by a panic: the guard unlocks while the thread unwinds, and the next
//! thread finds the value as the panic left it.

pub mod atomic;
mod lock;
pub(crate) mod pieces;
mod seq;
mod spin;
#[cfg(test)]
mod tests;
mod ticket;

pub use lock::{Guard, Lock, Protocol};
pub use pieces::Plain;
pub use seq::SeqLock;
pub(crate) use seq::Sequence;
pub use spin::{Spin, SpinLock};
pub use ticket::{Ticket, TicketLock};

//! What the checker knows of an atomic; all that the operations on atomics need of memory.
//!
//! These are calls, and not inlined: what they put on the stack is swept before a thread waits for an
//! answer, and would stay if it were in the frame of who does.

use super::ask;
use super::shared::with_shared;
use crate::graph::Location;
use crate::program::{Order, Request, Site};

/// The location of an atomic at an address, of 2^`log` bytes, which holds `bits`.
#[inline(never)]
pub(crate) fn locate(address: usize, log: u64, bits: u128, site: Option<Site>) -> Location {
    let (location, is_changed) =
        with_shared(|shared| shared.memory.locate(shared.running, address, log, bits));
    if is_changed {
        // Its owner has written to it, or it is another one in its place.
        let value = value(location, bits);
        let order = Order::Plain;
        ask(Request::Write { location, order, value, update: false }, site);
    }
    location
}

/// The location of what has values in the graph alone, and the initial one if it is new.
pub(crate) fn shadow(address: usize, log: u64, initial: u64) -> Location {
    with_shared(|shared| shared.memory.shadow(address, log, initial))
}

/// Whether a location was used in the execution.
pub(crate) fn is_known(address: usize, log: u64) -> bool {
    with_shared(|shared| shared.memory.is_known(address, log))
}

/// A value as it is kept in graphs: pointers by name.
#[inline(never)]
pub(crate) fn value(location: Location, bits: u128) -> u64 {
    match location & 7 {
        0..3 => bits as u64,
        _ => with_shared(|shared| shared.memory.value(shared.running, location, bits)),
    }
}

/// The bits of a value.
#[inline(never)]
pub(crate) fn bits(location: Location, value: u64) -> u128 {
    match location & 7 {
        0..3 => value.into(),
        _ => with_shared(|shared| shared.memory.bits(location, value)),
    }
}

/// Whether memory is to hold the bits that were written, now that they are the last in
/// modification order.
#[inline(never)]
pub(crate) fn keep(location: Location, bits: u128) -> bool {
    with_shared(|shared| {
        shared.memory.set(location, bits);
        shared.memory.is_own(location)
    })
}

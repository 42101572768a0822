//! Which orderings an operation may have, and what they make of its halves; `std::sync::atomic` has
//! the same rules and panics likewise.

use std::sync::atomic::Ordering;

use crate::program::Order;

/// The ordering of a load.
///
/// # Panics
/// If it releases.
#[track_caller]
pub(super) fn load(ordering: Ordering) -> Order {
    match ordering {
        Ordering::Relaxed => Order::Relaxed,
        Ordering::Acquire => Order::Acquire,
        Ordering::SeqCst => Order::SeqCst,
        Ordering::Release => panic!("there is no such thing as a release load"),
        _ => panic!("there is no such thing as an acquire-release load"),
    }
}

/// The ordering of a store.
///
/// # Panics
/// If it acquires.
#[track_caller]
pub(super) fn store(ordering: Ordering) -> Order {
    match ordering {
        Ordering::Relaxed => Order::Relaxed,
        Ordering::Release => Order::Release,
        Ordering::SeqCst => Order::SeqCst,
        Ordering::Acquire => panic!("there is no such thing as an acquire store"),
        _ => panic!("there is no such thing as an acquire-release store"),
    }
}

/// The ordering of a failed compare-exchange.
///
/// # Panics
/// If it releases.
#[track_caller]
pub(super) fn failure(ordering: Ordering) -> Order {
    match ordering {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        other => load(other),
    }
}

/// The ordering of a fence.
///
/// # Panics
/// If it is `Relaxed`.
#[track_caller]
pub(super) fn fence(ordering: Ordering) -> Order {
    match ordering {
        Ordering::Acquire => Order::Acquire,
        Ordering::Release => Order::Release,
        Ordering::AcqRel => Order::AcqRel,
        Ordering::SeqCst => Order::SeqCst,
        _ => panic!("there is no such thing as a relaxed fence"),
    }
}

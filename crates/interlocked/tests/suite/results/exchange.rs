//! Reading, writing and exchanging: what every type has.

use interlocked::level::Serves;
use interlocked::order::{FailureOrdering, LoadOrdering, RmwOrdering, StoreOrdering};

use super::row::{Answer, Row, row};
use super::value::Value;

/// Tries of a weak compare-exchange before it counts as broken.
const TRIES: usize = 1_000_000;

pub(crate) fn loads<T: Value, L: Serves<T>, O: LoadOrdering>() -> Vec<Row<T, L, O>> {
    vec![row!(T; "load";
        |x, _, _, order| Answer::Value(x.load(order).bits());
        |there, _| (there, Answer::Value(there.bits())))]
}

pub(crate) fn stores<T: Value, L: Serves<T>, O: StoreOrdering>() -> Vec<Row<T, L, O>> {
    vec![row!(T; "store";
        |x, _, operand, order| {
            x.store(operand, order);
            Answer::Nothing
        };
        |_, operand| (operand, Answer::Nothing))]
}

#[allow(deprecated, reason = "compare_and_swap")]
pub(crate) fn swaps<T: Value, L: Serves<T>, O: RmwOrdering>() -> Vec<Row<T, L, O>> {
    vec![
        row!(T; "swap";
            |x, _, operand, order| Answer::Value(x.swap(operand, order).bits());
            |there, operand| (operand, Answer::Value(there.bits()))),
        row!(T; "compare_and_swap that succeeds";
            |x, there, operand, order| Answer::Value(x.compare_and_swap(there, operand, order).bits());
            |there, operand| (operand, Answer::Value(there.bits()))),
        row!(T; "compare_and_swap";
            |x, there, operand, order| Answer::Value(x.compare_and_swap(operand, there, order).bits());
            |there, _| (there, Answer::Value(there.bits()))),
    ]
}

/// What a compare-exchange gives where `there` is.
fn compared<T: Value>(there: T, current: T, new: T) -> (T, Answer) {
    let same = there.bits() == current.bits();
    let result = if same { Ok(there) } else { Err(there) };
    (if same { new } else { there }, Answer::tried(result))
}

/// A value that is another one.
fn other<T: Value>(value: T) -> T {
    T::of_bits(!value.bits())
}

/// The operations with an ordering for success and one for failure.
///
/// `compare_exchange` from what is there succeeds, and from the operand mostly fails; a weak one is
/// tried until it either succeeds or gives a value that is not the expected one.
pub(crate) fn exchanges<T, L, S, F>() -> Vec<Row<T, L, (S, F)>>
where
    T: Value,
    L: Serves<T>,
    S: RmwOrdering + Copy,
    F: FailureOrdering + Copy,
{
    vec![
        row!(T; "compare_exchange that succeeds";
            |x, there, operand, (set, fetch)| {
                Answer::tried(x.compare_exchange(there, operand, set, fetch))
            };
            |there, operand| compared(there, there, operand)),
        row!(T; "compare_exchange";
            |x, _, operand, (set, fetch)| {
                Answer::tried(x.compare_exchange(operand, other(operand), set, fetch))
            };
            |there, operand| compared(there, operand, other(operand))),
        row!(T; "compare_exchange_weak that succeeds";
            |x, there, operand, (set, fetch)| {
                let weak = || x.compare_exchange_weak(there, operand, set, fetch);
                let definite = |result: &Result<T, T>| {
                    result.map_or_else(|found| found.bits() != there.bits(), |_| true)
                };
                let tries = core::iter::repeat_with(weak).take(TRIES);
                Answer::tried(tries.into_iter().find(definite).expect("it succeeds sometimes"))
            };
            |there, operand| compared(there, there, operand)),
        row!(T; "compare_exchange_weak that fails";
            |x, there, operand, (set, fetch)| {
                Answer::tried(x.compare_exchange_weak(other(there), operand, set, fetch))
            };
            |there, operand| compared(there, other(there), operand)),
    ]
}

/// The loops over compare-exchange, with the same orderings.
pub(crate) fn updates<T, L, S, F>() -> Vec<Row<T, L, (S, F)>>
where
    T: Value,
    L: Serves<T>,
    S: RmwOrdering + Copy,
    F: LoadOrdering + Copy,
{
    vec![
        row!(T; "update";
            |x, _, operand, (set, fetch)| Answer::Value(x.update(set, fetch, |_| operand).bits());
            |there, operand| (operand, Answer::Value(there.bits()))),
        row!(T; "try_update";
            |x, _, operand, (set, fetch)| {
                let change = |found: T| (found.bits() != operand.bits()).then(|| other(found));
                Answer::tried(x.try_update(set, fetch, change))
            };
            |there, operand| changed(there, operand)),
        row!(T; "fetch_update";
            |x, _, operand, (set, fetch)| {
                let change = |found: T| (found.bits() != operand.bits()).then(|| other(found));
                Answer::tried(x.fetch_update(set, fetch, change))
            };
            |there, operand| changed(there, operand)),
    ]
}

/// What `try_update` gives if it changes every value but the operand.
fn changed<T: Value>(there: T, operand: T) -> (T, Answer) {
    if there.bits() == operand.bits() {
        (there, Answer::tried(Err(there)))
    } else {
        (other(there), Answer::tried(Ok(there)))
    }
}

//! A row of a table of operations: one of them, and what the scalar model says of it.

use core::fmt::Debug;

use interlocked::level::{Level, Serves};
use interlocked::{Atomic, Relaxed};

use super::value::Value;
use crate::random::Random;

/// What an operation gives. Values are extended to 128 bits, by the compiler and at once, so that
/// garbage above a result would be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Nothing,
    Value(u128),
    Is(bool),
    Tried(Result<u128, u128>),
}

impl Answer {
    pub(crate) fn tried<T: Value>(result: Result<T, T>) -> Self {
        Self::Tried(result.map(T::bits).map_err(T::bits))
    }
}

/// An operation on registers, with an ordering.
type Run<T, L, O> = fn(&Atomic<T, L>, <T as Value>::Register, <T as Value>::Register, O) -> Answer;

/// An operation with orderings of type `O`.
pub(crate) struct Row<T: Value, L: Serves<T>, O> {
    pub(crate) name: &'static str,
    /// Does it. The registers hold what is there and the operand.
    pub(crate) run: Run<T, L, O>,
    /// What it makes of what is there and the operand, and what it gives.
    pub(crate) model: fn(T, T) -> (T, Answer),
}

/// The values of registers, for an operation on an atomic.
#[inline(always)]
pub(crate) fn values<T: Value, L: Level>(
    _: &Atomic<T, L>,
    there: T::Register,
    operand: T::Register,
) -> (T, T) {
    (T::of(there), T::of(operand))
}

/// `row!(type; name; |atomic, there, operand, order| …; |there, operand| …)`; the values are made of the
/// registers here.
macro_rules! row {
    ($type:ty; $name:expr; |$x:ident, $there:pat_param, $operand:pat_param, $order:pat_param| $run:expr; $model:expr) => {
        $crate::results::row::Row {
            name: $name,
            run: |$x: &interlocked::Atomic<$type, _>, there, operand, $order| {
                let ($there, $operand) = $crate::results::row::values($x, there, operand);
                $run
            },
            model: $model,
        }
    };
}
pub(crate) use row;

/// Runs every operation with every ordering on every pair, between neighbors.
pub(crate) fn check<T: Value, L: Serves<T>, O: Copy + Debug>(
    level: L,
    rows: &[Row<T, L, O>],
    orders: &[O],
    pairs: &[(T, T)],
    random: &mut Random,
) {
    let neighbors = pairs[pairs.len() / 2];
    for (row, &order) in rows.iter().flat_map(|row| orders.iter().map(move |order| (row, order))) {
        let mut cells = [neighbors.0; 4].map(Atomic::new);
        let n = random.next() as usize % 4;
        for &(there, operand) in pairs {
            *cells[n].get_mut() = there;
            let registers = (there.register(random.next()), operand.register(random.next()));
            let answer = (row.run)(cells[n].at(level), registers.0, registers.1, order);
            let written = *cells[n].get_mut();
            let (expected, expected_answer) = (row.model)(there, operand);
            let (written, expected) = (written.bits(), expected.bits());
            assert!(
                (written, answer) == (expected, expected_answer),
                "{} {order:?} of {operand:?} where {there:?} is:\n\
                 wrote {written:#x} and gave {answer:x?},\n\
                 not {expected:#x} and {expected_answer:x?}",
                row.name,
            );
        }
        for (m, cell) in cells.iter().enumerate().filter(|&(m, _)| m != n) {
            let found = cell.at(level).load(Relaxed).bits();
            assert_eq!(
                found,
                neighbors.0.bits(),
                "{} {order:?}: wrote to cell {m}, not {n}",
                row.name
            );
        }
    }
}

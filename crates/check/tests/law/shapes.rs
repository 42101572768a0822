//! The classic shapes of tests, with every choice of some orderings for their accesses, and a fence
//! between each two of a thread or none: what sequentially consistent operations have to agree on is a
//! matter of single orderings.

use super::random::{Op, lowered, text};
use super::{difference, models};

/// An access to a variable.
#[derive(Clone, Copy)]
enum Access {
    Read(usize),
    Write(usize, u8),
    Add(usize),
}
use Access::{Add, Read, Write};

/// What is tried: fences between two accesses or none at all, and of each kind of access some
/// orderings, as numbers in the lists of `random.rs`.
struct Orders {
    has_fences: bool,
    reads: &'static [usize],
    writes: &'static [usize],
    updates: &'static [usize],
}
const RELAXED_OR_SC: Orders =
    Orders { has_fences: true, reads: &[0, 2], writes: &[0, 2], updates: &[0, 4] };
const ACQUIRE_OR_SC: Orders =
    Orders { has_fences: false, reads: &[1, 2], writes: &[1, 2], updates: &[3, 4] };

/// Each list with each end.
fn longer<T: Clone>(lists: &[Vec<T>], ends: &[Vec<T>]) -> Vec<Vec<T>> {
    lists.iter().flat_map(|list| ends.iter().map(|end| [&list[..], end].concat())).collect()
}

impl Orders {
    fn of(&self, access: Access) -> Vec<Vec<Op>> {
        match access {
            Read(x) => self.reads.iter().map(|&order| vec![Op::Load(x, order)]).collect(),
            Write(x, n) => self.writes.iter().map(|&order| vec![Op::Store(x, n, order)]).collect(),
            Add(x) => self.updates.iter().map(|&order| vec![Op::Add(x, order)]).collect(),
        }
    }

    fn of_thread(&self, accesses: &[Access]) -> Vec<Vec<Op>> {
        let mut fences = vec![Vec::new()];
        if self.has_fences {
            fences.push(vec![Op::Fence(3)]);
        }
        let all = accesses.iter().map(|&access| self.of(access));
        all.reduce(|before, next| longer(&longer(&before, &fences), &next)).expect("an access")
    }

    /// The tests of a shape.
    fn of_shape(&self, shape: &[&[Access]]) -> Vec<Vec<Vec<Op>>> {
        shape.iter().fold(vec![Vec::new()], |before, thread| {
            let ways = self.of_thread(thread).into_iter().map(|ops| vec![ops]);
            longer(&before, &ways.collect::<Vec<_>>())
        })
    }
}

fn compare_with(orders: &Orders, shape: &[&[Access]]) {
    let laws = models::ALL.map(|model| (model, models::of(model)));
    for threads in orders.of_shape(shape) {
        let text = text(&threads);
        let code = lowered(&text);
        for (model, law) in &laws {
            let difference = difference("shape", &code, *model, law);
            assert!(difference.is_none(), "{text}\n{difference:?}");
        }
    }
}

/// Relaxed or sequentially consistent accesses, with fences and without; acquire, release or
/// sequentially consistent ones, without.
fn compare(shape: &[&[Access]]) {
    compare_with(&RELAXED_OR_SC, shape);
    compare_with(&ACQUIRE_OR_SC, shape);
}

#[test]
fn store_buffering() {
    compare(&[&[Write(0, 1), Read(1)], &[Write(1, 1), Read(0)]]);
    compare(&[&[Write(0, 1), Read(0), Read(1)], &[Write(1, 1), Read(0)]]);
    compare(&[&[Write(0, 1), Write(2, 1), Read(1)], &[Write(1, 1), Read(0)]]);
}

#[test]
fn store_buffering_and_an_update_that_comes_before_a_write() {
    compare(&[&[Write(0, 1), Read(1)], &[Write(1, 1), Read(0)], &[Add(0)]]);
}

#[test]
fn message_passing() {
    compare(&[&[Write(0, 1), Write(1, 1)], &[Read(1), Read(0)]]);
}

#[test]
fn two_writes_each() {
    compare(&[&[Write(0, 1), Write(1, 2)], &[Write(1, 1), Write(0, 2)]]);
    compare(&[&[Write(0, 1), Write(1, 1)], &[Write(1, 2), Read(0)]]);
    compare(&[&[Write(0, 1), Write(1, 1)], &[Read(1), Write(0, 2)]]);
}

#[test]
fn what_was_read_is_known() {
    compare(&[&[Write(0, 1)], &[Read(0), Read(1)], &[Write(1, 1), Read(0)]]);
    compare(&[&[Write(0, 1)], &[Read(0), Write(1, 1)], &[Read(1), Read(0)]]);
    compare(&[&[Write(0, 2)], &[Read(0), Write(1, 1)], &[Read(1), Write(0, 1)]]);
}

#[test]
fn what_was_written_before_it_is_known() {
    compare(&[&[Write(0, 1), Write(1, 1)], &[Read(1), Read(2)], &[Write(2, 1), Read(0)]]);
}

#[test]
fn what_is_written_after_it_is_not_known() {
    compare(&[&[Write(0, 1), Write(2, 1)], &[Read(0), Read(1)], &[Write(1, 1), Read(0)]]);
    let twice: &[Access] = &[Write(0, 1), Write(0, 2), Write(2, 1)];
    compare_with(&ACQUIRE_OR_SC, &[twice, &[Read(0), Read(1)], &[Write(1, 1), Read(0)]]);
}

#[test]
fn independent_reads_of_independent_writes() {
    compare(&[&[Write(0, 1)], &[Read(0), Read(1)], &[Write(1, 1)], &[Read(1), Read(0)]]);
}

#[test]
fn an_update_between() {
    compare(&[&[Write(0, 1), Write(1, 1)], &[Add(1), Read(1)], &[Write(1, 3), Read(0)]]);
    compare(&[&[Write(0, 1), Write(1, 1)], &[Add(1), Read(0)]]);
    compare(&[&[Write(0, 1), Add(1)], &[Write(1, 3), Read(0)]]);
    compare(&[&[Write(0, 1)], &[Add(0)], &[Read(0), Read(1)], &[Write(1, 1), Read(0)]]);
}

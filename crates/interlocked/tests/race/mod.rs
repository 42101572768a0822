//! A race of two threads, run again and again.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How often a race is run.
pub(crate) const ROUNDS: usize = if cfg!(miri) { 20 } else { 5_000 };

/// Runs both at the same time, again and again, and judges what they give.
///
/// The two meet before each run, and then one of them waits a little, ever another time, so that
/// all ways in which they can overlap have their turn.
pub(crate) fn race<S: Sync, A: Send, B: Send>(
    fresh: impl Fn() -> S,
    one: impl Fn(&S) -> A + Sync,
    other: impl Fn(&S) -> B + Sync,
    judge: impl Fn(&S, A, B),
) {
    let shared: Vec<S> = std::iter::repeat_with(fresh).take(ROUNDS).collect();
    let arrived = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let meet = |me: usize| {
        let here = arrived[me].fetch_add(1, Ordering::AcqRel) + 1;
        let mut patience = 1_000_i32;
        while arrived[1 - me].load(Ordering::Acquire) < here {
            patience -= i32::from(patience > 0);
            if patience > 0 { std::hint::spin_loop() } else { std::thread::yield_now() }
        }
    };
    let run = |me, index: usize| {
        meet(me);
        for step in 0..(if index % 2 == me { index / 2 % 64 } else { 0 }) {
            std::hint::black_box(step);
        }
        &shared[index]
    };
    let (a, b): (Vec<A>, Vec<B>) = std::thread::scope(|scope| {
        let second = scope.spawn(|| (0..ROUNDS).map(|index| other(run(1, index))).collect());
        let first = (0..ROUNDS).map(|index| one(run(0, index))).collect();
        (first, second.join().expect("the other thread asserts nothing"))
    });
    for ((shared, a), b) in shared.iter().zip(a).zip(b) {
        judge(shared, a, b);
    }
}

//! Nanoseconds per operation.

use core::hint::black_box;
use core::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::Barrier;
use std::time::Instant;

use crate::cases::{Case, Place};

/// Runs of which the best or the middle one counts.
const RUNS: usize = 25;
/// Operations in a run.
const OPERATIONS: u64 = 20_000;

/// The least time per operation of each.
pub(crate) fn alone(cases: [Option<&Case>; 3]) -> [Option<f64>; 3] {
    runs(cases, |case| timed(case, &Place::default())).map(|times| times.first().copied())
}

/// The middle time per operation of each, while another thread does the same.
pub(crate) fn contended(cases: [Option<&Case>; 3]) -> [Option<f64>; 3] {
    let against_another = |case: &Case| {
        let (place, start, stop) = (Place::default(), Barrier::new(2), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                start.wait();
                while !stop.load(Relaxed) {
                    (case.many)(&place, 100);
                }
            });
            start.wait();
            (case.many)(&place, OPERATIONS / 10);
            let time = timed(case, &place);
            stop.store(true, Relaxed);
            time
        })
    };
    runs(cases, against_another).map(|times| times.get(times.len() / 2).copied())
}

/// The times of all runs, in which the cases take turns, sorted.
fn runs(cases: [Option<&Case>; 3], run: impl Fn(&Case) -> f64) -> [Vec<f64>; 3] {
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..RUNS {
        for (case, times) in cases.iter().zip(&mut times) {
            times.extend(case.map(&run));
        }
    }
    for times in &mut times {
        times.sort_by(f64::total_cmp);
    }
    times
}

#[allow(clippy::cast_precision_loss, reason = "few operations")]
fn timed(case: &Case, place: &Place) -> f64 {
    let start = Instant::now();
    (case.many)(black_box(place), OPERATIONS);
    start.elapsed().as_nanos() as f64 / OPERATIONS as f64
}

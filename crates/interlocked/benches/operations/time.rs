//! Nanoseconds per operation.

use core::hint::black_box;
use core::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Instant;

use crate::cases::{Case, Place};

/// Runs of each case, of which the best one counts alone, and the middle one contended.
const RUNS: usize = 15;
/// Runs to try for these.
const TRIES: usize = 60;
/// Operations of a run.
const OPERATIONS: u64 = 10_000;
/// The least share of a contended run's operations that the other thread did meanwhile.
const SHARE: u64 = 4;

/// The least time per operation of each.
pub(crate) fn alone(cases: [Option<&Case>; 3]) -> [Option<f64>; 3] {
    let alone = |case: &Case| Some(timed(case, &Place::default()));
    runs(cases, alone).map(|times| times.first().copied())
}

/// The middle time per operation of each, while another thread does the same; runs during which the
/// other thread did not run do not count.
pub(crate) fn contended(cases: [Option<&Case>; 3]) -> [Option<f64>; 3] {
    let against_another = |case: &Case| {
        let place = Place::default();
        let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !stop.load(Relaxed) {
                    (case.many)(&place, 100);
                    done.fetch_add(100, Relaxed);
                }
            });
            while done.load(Relaxed) == 0 {
                core::hint::spin_loop();
            }
            let before = done.load(Relaxed);
            let time = timed(case, &place);
            let meanwhile = done.load(Relaxed) - before;
            stop.store(true, Relaxed);
            (meanwhile >= OPERATIONS / SHARE).then_some(time)
        })
    };
    runs(cases, against_another).map(|times| times.get(times.len() / 2).copied())
}

/// The times of all runs that count, in which the cases take turns, sorted.
fn runs(cases: [Option<&Case>; 3], run: impl Fn(&Case) -> Option<f64>) -> [Vec<f64>; 3] {
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..TRIES {
        for (case, times) in cases.iter().zip(&mut times).filter(|(_, times)| times.len() < RUNS) {
            times.extend(case.and_then(&run));
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

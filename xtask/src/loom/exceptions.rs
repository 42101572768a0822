//! The tests that cannot pass, or of which not even that is certain, and why; and the verdict on a
//! suite.
//!
//! What takes too long or looks at a clock is not run. Any other exception that passes is an error,
//! as is one that names no test.

use super::run::{Ended, Verdict};
use crate::tally::Tally;

/// A test that cannot pass.
pub(super) struct Exception {
    suite: &'static str,
    test: &'static str,
    reason: &'static str,
    is_run: bool,
}

/// An exchange that may fail for no reason, of which loom knows nothing yet.
const WEAK: &str = "a weak exchange may fail for no reason, and the test has no loop around it";

/// A flag is taken and given back in every round of a loop that waits, so that no round is as if it
/// had not been. loom takes `yield_now` and `spin_loop` as a promise that another thread runs next.
const ROUNDS: &str = "a loop that waits takes and gives back a flag in each round, without end";

/// Within the bound that the crate's own continuous integration sets.
const LONG: &str = "it takes longer than a test may";

/// Those of loom are all ignored by loom itself.
pub(super) const ALL: &[Exception] = &[
    of_loom("litmus::load_buffering", "load buffering, which RC11 forbids"),
    of_loom("spec::relaxed", "demands load buffering, which RC11 forbids"),
    of_loom(
        "atomic::compare_and_swap_reads_old_values",
        "demands an exchange after which an older value is the last one, which no model allows",
    ),
    of_loom("atomic_int::atomic_u8::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_u16::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_u32::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_u64::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_usize::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_i8::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_i16::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_i32::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_i64::compare_exchange_weak", WEAK),
    of_loom("atomic_int::atomic_isize::compare_exchange_weak", WEAK),
    of(
        "oneshot",
        "loom::poll_then_drop_receiver_during_send",
        "the receiver reads its own `DISCONNECTED` and frees the channel while the sender reads the \
         waker in it; that memory is freed is nothing to loom",
    ),
    not_run(
        "oneshot",
        "loom::send_recv_different_threads",
        "it demands that another thread is done within a millisecond of the clock",
    ),
    not_run("crossbeam-epoch", "loom::treiber_stack", LONG),
    of("cordyceps", "lib::mpsc_queue::loom::basically_works_loom", ROUNDS),
    of("cordyceps", "lib::mpsc_queue::loom::doesnt_leak", ROUNDS),
    of("cordyceps", "lib::mpsc_queue::loom::mpmc", ROUNDS),
];

const fn of_loom(test: &'static str, reason: &'static str) -> Exception {
    of("loom", test, reason)
}

const fn of(suite: &'static str, test: &'static str, reason: &'static str) -> Exception {
    Exception { suite, test, reason, is_run: true }
}

const fn not_run(suite: &'static str, test: &'static str, reason: &'static str) -> Exception {
    Exception { suite, test, reason, is_run: false }
}

/// Whether a test is run.
pub(super) fn is_run(suite: &str, test: &str) -> bool {
    ALL.iter().all(|e| e.is_run || e.suite != suite || e.test != test)
}

/// The verdict on the tests of a suite that ran, and what to say of them.
pub(super) fn judge(
    suite: &str,
    results: &[Ended],
    exceptions: &[Exception],
) -> (Tally, Vec<String>) {
    let mut tally = Tally::default();
    let mut lines = Vec::new();
    let exceptions: Vec<_> = exceptions.iter().filter(|e| e.suite == suite).collect();
    for (test, verdict) in results {
        let exception = exceptions.iter().find(|e| e.test == test);
        match (verdict, exception) {
            (Verdict::Passed, None) => tally += Tally::PASSED,
            (Verdict::Ignored, None) => tally += Tally::SKIPPED,
            (Verdict::Failed(_), Some(exception)) => {
                tally += Tally::SKIPPED;
                lines.push(format!("{suite} {test} cannot pass: {}", exception.reason));
            }
            (Verdict::NotRun, Some(exception)) => {
                tally += Tally::SKIPPED;
                lines.push(format!("{suite} {test} is not run: {}", exception.reason));
            }
            (Verdict::NotRun, None) => {
                tally += Tally::FAILED;
                lines.push(format!("{suite} {test} was not run"));
            }
            (Verdict::Failed(text), None) => {
                tally += Tally::FAILED;
                lines.push(format!("{suite} {test} failed:\n{text}"));
            }
            (Verdict::Passed | Verdict::Ignored, Some(_)) => {
                tally += Tally::FAILED;
                lines.push(format!("{suite} {test} is a stale exception: {verdict:?}"));
            }
        }
    }
    for exception in exceptions {
        if results.iter().all(|(test, _)| test != exception.test) {
            tally += Tally::FAILED;
            lines.push(format!("{suite} {} is an exception for no test", exception.test));
        }
    }
    if results.is_empty() {
        tally += Tally::FAILED;
        lines.push(format!("{suite}: no test ran"));
    }
    (tally, lines)
}

#[cfg(test)]
mod tests {
    use super::{Exception, judge};
    use crate::loom::run::Verdict;
    use crate::tally::Tally;

    const LB: &[Exception] = &[super::of_loom("litmus::lb", "the model")];

    fn verdict(suite: &str, test: &str, verdict: Verdict) -> (Tally, Vec<String>) {
        judge(suite, &[(test.into(), verdict)], LB)
    }

    #[test]
    fn an_exception_may_fail_and_nothing_else_may() {
        let failed = || Verdict::Failed("why".into());
        let (tally, lines) = verdict("loom", "litmus::lb", failed());
        assert_eq!((tally, lines.len()), (Tally::SKIPPED, 1));
        assert_eq!(verdict("other", "litmus::lb", failed()).0, Tally::FAILED);
        assert_eq!(verdict("other", "litmus::lb", Verdict::Passed).0, Tally::PASSED);
        assert_eq!(verdict("other", "litmus::lb", Verdict::Ignored).0, Tally::SKIPPED);
        assert_eq!(verdict("loom", "litmus::lb", Verdict::NotRun).0, Tally::SKIPPED);
        assert_eq!(verdict("other", "litmus::lb", Verdict::NotRun).0, Tally::FAILED);
    }

    #[test]
    fn a_stale_exception_is_an_error() {
        assert_eq!(verdict("loom", "litmus::lb", Verdict::Passed).0, Tally::FAILED);
        assert_eq!(verdict("loom", "litmus::lb", Verdict::Ignored).0, Tally::FAILED);
        let (tally, lines) = verdict("loom", "litmus::sb", Verdict::Passed);
        assert_eq!((tally.passed, tally.failed), (1, 1), "{lines:?}");
    }

    #[test]
    fn a_suite_without_tests_is_an_error() {
        assert_eq!(judge("other", &[], LB).0, Tally::FAILED);
    }
}

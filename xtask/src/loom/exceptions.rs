//! The tests that cannot pass, and why; and the verdict on a suite.
//!
//! An exception that passes is an error, as is one that names no test.

use super::run::{Ended, Verdict};
use crate::tally::Tally;

/// A test that cannot pass.
pub(super) struct Exception {
    suite: &'static str,
    test: &'static str,
    reason: &'static str,
}

/// An exchange that may fail for no reason, of which loom knows nothing yet.
const WEAK: &str = "a weak exchange may fail for no reason, and the test has no loop around it";

/// loom itself ignores all of these.
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
];

const fn of_loom(test: &'static str, reason: &'static str) -> Exception {
    Exception { suite: "loom", test, reason }
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

    const LB: &[Exception] =
        &[Exception { suite: "loom", test: "litmus::lb", reason: "the model" }];

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

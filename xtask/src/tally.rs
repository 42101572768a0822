//! Counting: what the test programs' own output says, summed over all stages.

use core::fmt;
use core::iter::Sum;
use core::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) skipped: u64,
}

impl Tally {
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub(crate) const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    /// What one line of a test program's output adds.
    ///
    /// libtest and libtest-mimic end with `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    /// A test that finds something missing on this machine writes a line `skipped: …` past
    /// libtest's capture and returns, which libtest counts as passed.
    pub(crate) fn of_line(line: &str) -> Self {
        if let Some(result) = line.strip_prefix("test result: ") {
            let count = |word: &str| {
                result
                    .split([';', '.'])
                    .filter_map(|part| part.trim().strip_suffix(word))
                    .find_map(|number| number.trim().parse().ok())
                    .unwrap_or(0)
            };
            return Self {
                passed: count("passed"),
                failed: count("failed"),
                skipped: count("ignored"),
            };
        }
        // With one test thread libtest has begun its own line.
        let notice = line.starts_with("skipped: ") || line.contains(" ... skipped: ");
        if notice { Self::SKIPPED } else { Self::default() }
    }

    /// Takes the tests that skipped themselves out of those that libtest says passed.
    pub(crate) fn settle(self, self_skipped: u64) -> Self {
        Self { passed: self.passed.saturating_sub(self_skipped), ..self }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |mut total, tally| {
            total += tally;
            total
        })
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn a_result_line_counts() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered \
                    out; finished in 0.25s";
        assert_eq!(Tally::of_line(line), Tally { passed: 12, failed: 3, skipped: 1 });
    }

    #[test]
    fn a_notice_counts_as_skipped_and_other_lines_do_not() {
        assert_eq!(Tally::of_line("skipped: no corpus"), Tally::SKIPPED);
        assert_eq!(Tally::of_line("test a::b ... skipped: no corpus"), Tally::SKIPPED);
        assert_eq!(Tally::of_line("test a::b ... ok"), Tally::default());
    }

    #[test]
    fn a_test_that_skipped_itself_has_not_passed() {
        let tally = Tally { passed: 5, failed: 0, skipped: 1 };
        assert_eq!(tally.settle(1).to_string(), "4 passed, 0 failed, 1 skipped");
    }
}

//! What the exit code means. Scripts and CI build on it.

use std::process::ExitCode;

/// How a command ended.
///
/// Where several apply, the most telling wins: see [`Exit::worst`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// 0: everything is as expected; or the reader of our output went away.
    Success,
    /// 1: a verdict differs from what was expected, the CPU or a machine showed what the law
    /// forbids, or there is no run such as `trace` was asked for.
    Differs,
    /// 2: arguments, files, tests or models that cannot be used.
    BadInput,
    /// 3: a limit was hit, or Ctrl-C: what was printed is true but not all.
    Incomplete,
}

impl Exit {
    /// The one of two that is reported: a difference before bad input before incompleteness.
    pub(crate) fn worst(self, other: Self) -> Self {
        let rank = |exit| match exit {
            Self::Success => 0,
            Self::Incomplete => 1,
            Self::BadInput => 2,
            Self::Differs => 3,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Success => 0,
            Exit::Differs => 1,
            Exit::BadInput => 2,
            Exit::Incomplete => 3,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn the_most_telling_wins_in_any_order() {
        let order = [Exit::Success, Exit::Incomplete, Exit::BadInput, Exit::Differs];
        for (low, &first) in order.iter().enumerate() {
            for (high, &second) in order.iter().enumerate() {
                assert_eq!(first.worst(second), order[low.max(high)]);
            }
        }
    }
}

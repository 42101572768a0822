//! Outcomes: the final states that an engine found, and the observation of a question.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::condition::{Condition, Quantifier, Question};
use crate::limits::LimitHit;
use crate::value::Value;

/// The values of [`crate::Program::observed`], in its order.
pub type Outcome = Box<[Value]>;

/// How often the condition of a question holds among the outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Observation {
    /// In none.
    Never,
    /// In some, not in all.
    Sometimes,
    /// In all.
    Always,
}

impl core::fmt::Display for Observation {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(match self {
            Self::Never => "Never",
            Self::Sometimes => "Sometimes",
            Self::Always => "Always",
        })
    }
}

/// What an engine found. The law counts consistent executions, the experiment runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// Each final state and how often it came up.
    pub states: BTreeMap<Outcome, u64>,
    /// Flags that the model raised (such as `undefined`), in any consistent execution.
    pub flags: BTreeSet<String>,
    /// Bounds that the run hit; empty if it is complete.
    pub limits: BTreeSet<LimitHit>,
    /// Candidates that reached the model complete, consistent or not.
    pub candidates: u64,
}

impl Outcomes {
    /// Whether no bound was hit: only then does an absent state mean that it cannot be.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.limits.is_empty()
    }

    /// The number of executions behind the states.
    #[must_use]
    pub fn executions(&self) -> u64 {
        self.states.values().sum()
    }

    /// Executions that satisfy the condition, and those that do not.
    #[must_use]
    pub fn split(&self, condition: &Condition) -> (u64, u64) {
        self.states.iter().fold((0, 0), |(yes, no), (outcome, count)| {
            if condition.holds(outcome) { (yes + count, no) } else { (yes, no + count) }
        })
    }

    /// How often `condition` holds; `Never` where there is no outcome at all.
    #[must_use]
    pub fn observation(&self, condition: &Condition) -> Observation {
        match self.split(condition) {
            (0, _) => Observation::Never,
            (_, 0) => Observation::Always,
            _ => Observation::Sometimes,
        }
    }

    /// Whether the question's answer is yes, as far as these outcomes go.
    #[must_use]
    pub fn answer(&self, question: &Question) -> bool {
        let (yes, no) = self.split(&question.condition);
        match question.quantifier {
            Quantifier::Exists => yes > 0,
            Quantifier::NotExists => yes == 0,
            Quantifier::ForAll => no == 0,
        }
    }

    /// Adds what another part of the same run found.
    pub fn merge(&mut self, other: Self) {
        for (outcome, count) in other.states {
            *self.states.entry(outcome).or_default() += count;
        }
        self.flags.extend(other.flags);
        self.limits.extend(other.limits);
        self.candidates += other.candidates;
    }
}

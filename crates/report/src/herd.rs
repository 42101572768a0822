//! Logs in the form of herd7's own, which its comparison tools (`mcompare7`, `msum7`) read.
//!
//! Source: the diy manual, chapter “Usage of herd7”, <https://diy.inria.fr/doc/herd.html>.

use core::fmt;

use interlocked_exec::{Outcomes, Program, Quantifier, Question};

use crate::state;

/// One test's entry in a log.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The test's name.
    pub name: &'a str,
    /// What was run.
    pub program: &'a Program,
    /// What was asked.
    pub question: &'a Question,
    /// The condition as the test writes it; in the program's terms if `None`.
    pub condition: Option<&'a str>,
    /// What was found.
    pub outcomes: &'a Outcomes,
    /// The time that it took. In seconds.
    pub seconds: f64,
    /// The `Hash=` line of the test's file, by which the tools know that two logs mean one test.
    pub hash: Option<&'a str>,
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, program, question, outcomes, .. } = self;
        let (yes, no) = outcomes.split(&question.condition);
        let (kind, positive, negative) = match question.quantifier {
            Quantifier::Exists => ("Allowed", yes, no),
            Quantifier::NotExists => ("Forbidden", no, yes),
            Quantifier::ForAll => ("Required", yes, no),
        };
        writeln!(f, "Test {name} {kind}")?;
        writeln!(f, "States {}", outcomes.states.len())?;
        let mut states: Vec<String> =
            outcomes.states.keys().map(|outcome| state::state(program, outcome)).collect();
        states.sort_unstable();
        for state in states {
            writeln!(f, "{state}")?;
        }
        let unfinished = if outcomes.complete() { "" } else { "Loop " };
        let verdict = if outcomes.flags.contains("undefined") {
            "Undef"
        } else if outcomes.answer(question) {
            "Ok"
        } else {
            "No"
        };
        writeln!(f, "{unfinished}{verdict}")?;
        writeln!(f, "Witnesses")?;
        writeln!(f, "Positive: {positive} Negative: {negative}")?;
        for flag in &outcomes.flags {
            writeln!(f, "Flag {flag}")?;
        }
        match self.condition {
            Some(condition) => writeln!(f, "Condition {condition}")?,
            None => writeln!(f, "Condition {}", state::question(program, question))?,
        }
        let observation = outcomes.observation(&question.condition);
        writeln!(f, "Observation {name} {observation} {yes} {no}")?;
        writeln!(f, "Time {name} {:.2}", self.seconds)?;
        if let Some(hash) = self.hash {
            writeln!(f, "Hash={hash}")?;
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use interlocked_exec::{Comparison, Condition, LimitHit, Operand, Value};

    use super::*;
    use crate::fixture;

    fn check(quantifier: Quantifier, limits: &[LimitHit]) -> String {
        let program = fixture::store_buffering();
        let zero = Operand::Const(Value::ZERO);
        let equals = |index| Condition::Compare(Operand::Observed(index), Comparison::Eq, zero);
        let question =
            Question { quantifier, condition: Condition::And(vec![equals(0), equals(1)]) };
        let mut outcomes = Outcomes::default();
        for (a, b, count) in [(0, 0, 1), (0, 1, 2), (1, 0, 2), (1, 1, 1)] {
            outcomes.states.insert([Value::Int(a), Value::Int(b)].into(), count);
        }
        outcomes.limits.extend(limits);
        let (name, seconds, hash) = ("SB", 0.0125, Some("2d53e8"));
        let program = &program;
        let (question, outcomes) = (&question, &outcomes);
        let entry = Entry { name, program, question, condition: None, outcomes, seconds, hash };
        entry.to_string()
    }

    #[test]
    fn exists() {
        insta::assert_snapshot!(check(Quantifier::Exists, &[]), @r"
        Test SB Allowed
        States 4
        0:rax=0; 1:rax=0;
        0:rax=0; 1:rax=1;
        0:rax=1; 1:rax=0;
        0:rax=1; 1:rax=1;
        Ok
        Witnesses
        Positive: 1 Negative: 5
        Condition exists (0:rax=0 /\ 1:rax=0)
        Observation SB Sometimes 1 5
        Time SB 0.01
        Hash=2d53e8
        ");
    }

    #[test]
    fn not_exists_turns_the_witnesses_around_and_not_the_observation() {
        insta::assert_snapshot!(check(Quantifier::NotExists, &[]), @r"
        Test SB Forbidden
        States 4
        0:rax=0; 1:rax=0;
        0:rax=0; 1:rax=1;
        0:rax=1; 1:rax=0;
        0:rax=1; 1:rax=1;
        No
        Witnesses
        Positive: 5 Negative: 1
        Condition ~exists (0:rax=0 /\ 1:rax=0)
        Observation SB Sometimes 1 5
        Time SB 0.01
        Hash=2d53e8
        ");
    }

    #[test]
    fn an_incomplete_run_says_so() {
        assert!(check(Quantifier::ForAll, &[LimitHit::Unroll(2)]).contains("\nLoop No\n"));
    }
}

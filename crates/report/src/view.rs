//! What machines read: plain data with a versioned `schema`, written and read with serde.
//!
//! These types are the format, and only that: no engine type derives its own. A field is added
//! freely; a changed meaning raises [`SCHEMA`].

use std::collections::BTreeSet;

use interlocked_exec::{Outcomes, Program, Quantifier, Question};
use serde::{Deserialize, Serialize};

use crate::state;

/// The version of everything in this file.
pub const SCHEMA: u32 = 1;

/// What the law says of one test under one model: a line of `check --format jsonl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The file, below the folder that was checked.
    pub file: String,
    /// The test's name.
    pub test: String,
    /// The architecture, as a header names it.
    pub architecture: String,
    /// The model.
    pub model: String,
    /// `exists`, `~exists` or `forall`.
    pub quantifier: String,
    /// The question with its condition.
    pub question: String,
    /// How often the condition holds: `Never`, `Sometimes`, `Always`.
    pub observation: String,
    /// Whether the question's answer is yes.
    pub condition_holds: bool,
    /// All final states.
    pub states: Vec<String>,
    /// Flags that the model raised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// Bounds that the run hit; where there are any, absent states mean nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// Consistent executions.
    pub executions: u64,
    /// Candidate executions that were judged complete.
    pub candidates: u64,
    /// The time that it took. In seconds.
    pub seconds: f64,
}

impl Verdict {
    /// The verdict that `outcomes` give.
    #[must_use]
    pub fn new(
        file: &str,
        model: &str,
        program: &Program,
        question: &Question,
        outcomes: &Outcomes,
        seconds: f64,
    ) -> Self {
        let mut states: Vec<String> =
            outcomes.states.keys().map(|outcome| state::state(program, outcome)).collect();
        states.sort_unstable();
        states.dedup();
        Self {
            schema: SCHEMA,
            file: file.to_owned(),
            test: program.name.clone(),
            architecture: program.architecture.to_string(),
            model: model.to_owned(),
            quantifier: quantifier(question.quantifier).to_owned(),
            question: state::question(program, question),
            observation: outcomes.observation(&question.condition).to_string(),
            condition_holds: outcomes.answer(question),
            states,
            flags: outcomes.flags.iter().cloned().collect(),
            limits: outcomes.limits.iter().map(ToString::to_string).collect(),
            executions: outcomes.executions(),
            candidates: outcomes.candidates,
            seconds,
        }
    }

    /// Whether no bound was hit.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.limits.is_empty()
    }
}

fn quantifier(quantifier: Quantifier) -> &'static str {
    match quantifier {
        Quantifier::Exists => "exists",
        Quantifier::NotExists => "~exists",
        Quantifier::ForAll => "forall",
    }
}

/// What a test is expected to give: a line of an `expected.jsonl`. Fields that are absent are not
/// compared; [`Verdict`]s read as expectations too.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expectation {
    /// The file, below the folder that was checked.
    pub file: String,
    /// `Never`, `Sometimes` or `Always`.
    pub observation: Option<String>,
    /// Whether the question's answer is yes.
    pub condition_holds: Option<bool>,
    /// All final states.
    pub states: Option<Vec<String>>,
    /// Flags; only whether the behavior is undefined is compared, and only beside states.
    #[serde(default)]
    pub flags: Vec<String>,
}

impl Expectation {
    /// Where `verdict` differs, one line each; empty if it does not. An incomplete verdict differs
    /// only in states that it should not have.
    #[must_use]
    pub fn differences(&self, verdict: &Verdict) -> Vec<String> {
        let mut differences = Vec::new();
        if let Some(expected) = &self.states {
            let (expected, found) = (normal(expected), normal(&verdict.states));
            let list = |states: BTreeSet<&String>| {
                states.iter().map(|state| format!("`{state}`")).collect::<Vec<_>>().join(", ")
            };
            let missing: BTreeSet<&String> = expected.difference(&found).collect();
            let surplus: BTreeSet<&String> = found.difference(&expected).collect();
            if !missing.is_empty() && verdict.complete() {
                differences.push(format!("missing states: {}", list(missing)));
            }
            if !surplus.is_empty() {
                differences.push(format!("surplus states: {}", list(surplus)));
            }
            let (expected, found) = (undefined(&self.flags), undefined(&verdict.flags));
            if expected != found {
                let word = |undefined| if undefined { "undefined" } else { "defined" };
                differences.push(format!("{}, expected {}", word(found), word(expected)));
            }
        }
        if !verdict.complete() {
            return differences;
        }
        if let Some(expected) = self.observation.as_ref().filter(|e| **e != verdict.observation) {
            differences.push(format!("{}, expected {expected}", verdict.observation));
        }
        if let Some(expected) = self.condition_holds.filter(|e| *e != verdict.condition_holds) {
            let word = |holds| if holds { "holds" } else { "does not hold" };
            let found = word(verdict.condition_holds);
            differences.push(format!("the condition {found}, expected: {}", word(expected)));
        }
        differences
    }
}

/// States as sets of equations: neither their order nor that of the equations matters.
fn normal(states: &[String]) -> BTreeSet<String> {
    let equations = |state: &String| {
        let parts: BTreeSet<&str> =
            state.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
        parts.into_iter().map(|part| format!("{part};")).collect::<Vec<_>>().join(" ")
    };
    states.iter().map(equations).collect()
}

/// Whether the flags say that the behavior is undefined; herd's own name for it is `*undef*`.
fn undefined(flags: &[String]) -> bool {
    flags.iter().any(|flag| flag == "undefined" || flag == "*undef*")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(states: &[&str]) -> Verdict {
        Verdict {
            schema: SCHEMA,
            file: "SB.litmus".into(),
            test: "SB".into(),
            architecture: "X86_64".into(),
            model: "x86-tso".into(),
            quantifier: "exists".into(),
            question: "exists (0:rax=0)".into(),
            observation: "Sometimes".into(),
            condition_holds: true,
            states: states.iter().map(ToString::to_string).collect(),
            flags: vec![],
            limits: vec![],
            executions: 2,
            candidates: 2,
            seconds: 0.5,
        }
    }

    fn check(expected: &str, verdict: &Verdict, differences: &[&str]) {
        let expected: Expectation = serde_json::from_str(expected).expect("an expectation");
        assert_eq!(expected.differences(verdict), differences);
    }

    #[test]
    fn a_verdict_is_its_own_expectation() {
        let verdict = verdict(&["0:rax=0; [x]=1;", "0:rax=1; [x]=1;"]);
        let line = serde_json::to_string(&verdict).expect("plain data");
        check(&line, &verdict, &[]);
        let read: Verdict = serde_json::from_str(&line).expect("what was written");
        assert_eq!(read, verdict);
    }

    #[test]
    fn order_does_not_matter() {
        let states = r#"{"file":"a","states":["[x]=1; 0:rax=1;","[x]=1; 0:rax=0;"]}"#;
        check(states, &verdict(&["0:rax=0; [x]=1;", "0:rax=1; [x]=1;"]), &[]);
    }

    #[test]
    fn each_difference_is_named() {
        let expected = r#"{"file":"a","observation":"Never","condition_holds":false,
            "states":["a=1;"],"flags":["*undef*"]}"#;
        check(
            expected,
            &verdict(&["a=2;"]),
            &[
                "missing states: `a=1;`",
                "surplus states: `a=2;`",
                "defined, expected undefined",
                "Sometimes, expected Never",
                "the condition holds, expected: does not hold",
            ],
        );
    }

    #[test]
    fn an_incomplete_verdict_may_miss_states_but_not_invent_them() {
        let mut verdict = verdict(&["a=2;"]);
        verdict.limits.push("out of time".into());
        let expected = r#"{"file":"a","observation":"Never","states":["a=1;","a=2;"]}"#;
        check(expected, &verdict, &[]);
        check(r#"{"file":"a","states":["a=1;"]}"#, &verdict, &["surplus states: `a=2;`"]);
    }
}

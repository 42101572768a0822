//! What would tip a verdict, in a sentence below its reason.

use std::time::{Duration, Instant};

use interlocked_cat::CatModel;
use interlocked_exec::Limits;
use interlocked_litmus::Test;
use interlocked_litmus::edit::{Suggestion, edits, strengthenings, weakenings};
use interlocked_report::page::Answer;

use crate::law;

/// How long one search may take. What it has not found by then goes unsaid.
const TIME: Duration = Duration::from_millis(500);

/// How many suggestions a sentence has room for.
const MAX_SUGGESTIONS: usize = 2;

/// What would tip a verdict.
#[derive(Default)]
pub(crate) struct Tip {
    /// The cheapest change that would forbid what the model allows, or what could be weaker where
    /// it forbids; `None` if there is nothing to say.
    pub(crate) sentence: Option<String>,
    /// The tests with the changes that the sentence names, if those forbid.
    pub(crate) forbidden: Vec<Test>,
}

/// Looks for what would tip a verdict.
pub(crate) fn find(test: &Test, model: &CatModel, answer: Answer, limits: &Limits) -> Tip {
    let start = Instant::now();
    let mut in_time = true;
    let mut judge = |changed: &Test| {
        in_time &= start.elapsed() < TIME;
        if !in_time {
            return None;
        }
        let program = changed.lower().ok()?;
        let mut limits = limits.clone();
        limits.deadline = Some(limits.deadline.unwrap_or(start + TIME).min(start + TIME));
        let outcomes = law::judge(&program, model, &limits).ok()?;
        match law::answer(&outcomes, &changed.question(&program)) {
            Answer::Allowed => Some(true),
            Answer::Forbidden => Some(false),
            Answer::Undefined | Answer::Incomplete => None,
        }
    };
    match answer {
        Answer::Allowed => {
            let shown = shown(strengthenings(test, &mut judge));
            let words = (!shown.is_empty()).then(|| format!("Forbidden with {}.", listed(&shown)));
            Tip { sentence: words, forbidden: shown.into_iter().map(|tip| tip.test).collect() }
        }
        Answer::Forbidden => {
            let could_be_weaker = edits(test).iter().any(|edit| !edit.strengthens);
            let shown = shown(weakenings(test, &mut judge));
            let sentence = if !shown.is_empty() {
                Some(format!("Forbidden all the same with {}.", listed(&shown)))
            } else if could_be_weaker && in_time {
                Some("Each ordering and each fence in it is needed.".to_owned())
            } else {
                None
            };
            Tip { sentence, ..Tip::default() }
        }
        Answer::Undefined | Answer::Incomplete => Tip::default(),
    }
}

/// The first suggestions, and the last, which is the plainest.
fn shown(mut found: Vec<Suggestion>) -> Vec<Suggestion> {
    if found.len() > MAX_SUGGESTIONS {
        found.drain(MAX_SUGGESTIONS - 1..found.len() - 1);
    }
    found
}

fn listed(shown: &[Suggestion]) -> String {
    let words: Vec<&str> = shown.iter().map(|tip| tip.description.as_str()).collect();
    words.join(", or with ")
}

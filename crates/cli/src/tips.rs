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

/// The cheapest change that would forbid what the model allows, or what could be weaker where it
/// forbids; `None` if there is nothing to say.
pub(crate) fn sentence(
    test: &Test,
    model: &CatModel,
    answer: Answer,
    limits: &Limits,
) -> Option<String> {
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
            let found = strengthenings(test, &mut judge);
            (!found.is_empty()).then(|| format!("Forbidden with {}.", listed(&found)))
        }
        Answer::Forbidden => {
            let could_be_weaker = edits(test).iter().any(|edit| !edit.strengthens);
            let found = weakenings(test, &mut judge);
            if !found.is_empty() {
                Some(format!("Forbidden all the same with {}.", listed(&found)))
            } else if could_be_weaker && in_time {
                Some("Each ordering and each fence in it is needed.".to_owned())
            } else {
                None
            }
        }
        Answer::Undefined | Answer::Incomplete => None,
    }
}

/// The first suggestions, and the last, which is the plainest.
fn listed(found: &[Suggestion]) -> String {
    let mut shown: Vec<&str> = found
        .iter()
        .take(MAX_SUGGESTIONS)
        .map(|suggestion| suggestion.description.as_str())
        .collect();
    if let Some(last) = found.last()
        && found.len() > MAX_SUGGESTIONS
    {
        shown.pop();
        shown.push(&last.description);
    }
    shown.join(", or with ")
}

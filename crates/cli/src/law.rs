//! The law's verdict on one test.

use interlocked_cat::CatModel;
use interlocked_exec::{Limits, Outcomes, Program, Quantifier, Question, outcomes};
use interlocked_report::page::Answer;

/// The flag that stands for every flag of a model by which the program has no meaning.
pub(crate) const UNDEFINED: &str = "undefined";

/// Judges. Of the flags that were raised, those that make the program undefined are joined by
/// [`UNDEFINED`].
///
/// # Errors
/// A program without meaning, in words.
pub(crate) fn judge(
    program: &Program,
    model: &CatModel,
    limits: &Limits,
) -> Result<Outcomes, String> {
    let mut outcomes = outcomes(program, model, limits).map_err(|error| error.to_string())?;
    if outcomes.flags.iter().any(|flag| model.is_undefined(flag)) {
        outcomes.flags.insert(UNDEFINED.to_owned());
    }
    Ok(outcomes)
}

/// Whether what the question is about can be.
pub(crate) fn answer(outcomes: &Outcomes, question: &Question) -> Answer {
    if outcomes.flags.contains(UNDEFINED) {
        Answer::Undefined
    } else if outcomes.states.keys().any(|outcome| wanted(question, outcome)) {
        Answer::Allowed
    } else if outcomes.complete() {
        Answer::Forbidden
    } else {
        Answer::Incomplete
    }
}

/// Whether an outcome is the one that the question is about: for `forall`, one that breaks it.
pub(crate) fn wanted(question: &Question, outcome: &[interlocked_exec::Value]) -> bool {
    question.condition.holds(outcome) != (question.quantifier == Quantifier::ForAll)
}

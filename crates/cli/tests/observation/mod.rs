//! What a model says of a test given by its code: shared by the tests of the instruction sets.

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::Observation;
use interlocked_exec::{Limits, enumerate};
use interlocked_litmus::Test;

/// `header` is the architecture as a `.litmus` file names it, `init` the inside of the braces,
/// `code` the table without its head.
#[track_caller]
pub(crate) fn check(
    (header, model): (&str, &str),
    init: &str,
    code: &[&str],
    condition: &str,
    expected: Observation,
) {
    let threads = code[0].split('|').count();
    let head: Vec<String> = (0..threads).map(|thread| format!("P{thread}")).collect();
    let rows: String = code.iter().map(|row| format!(" {row} ;\n")).collect();
    let head = head.join(" | ");
    let text = format!("{header} t\n{{ {init} }}\n {head} ;\n{rows}exists ({condition})\n");
    let source = Source::new("t.litmus", text);
    let (test, diagnostics) = Test::parse(&source);
    let errors: String = diagnostics.iter().map(|d| source.render(d)).collect();
    let test = test.unwrap_or_else(|| panic!("{errors}"));
    let program = test.lower().unwrap();
    let model = CatModel::embedded(model).unwrap();
    let outcomes = enumerate::outcomes(&program, &model, &Limits::default()).unwrap();
    let question = test.question(&program);
    assert!(outcomes.complete(), "{:?}", outcomes.limits);
    let observation = outcomes.observation(&question.condition);
    assert_eq!(observation, expected, "{}\n{outcomes:#?}", source.text);
}

//! Rust tests that parse, and their meaning.

mod errors;

use interlocked_diag::Source;
use interlocked_exec::Program;

use crate::Test;

/// The program of a test that has a question and `code`.
fn program(question: &str, code: &str) -> Program {
    let text = format!(
        "//! {question}\nuse std::sync::atomic::{{*, Ordering::*}};\n\
         static X: AtomicU32 = AtomicU32::new(0);\nstatic Y: AtomicI8 = AtomicI8::new(-1);\n{code}\n"
    );
    let source = Source::new("T.rs", text);
    let (test, diagnostics) = Test::parse(&source);
    let rendered: String = diagnostics.iter().map(|d| source.render(d)).collect();
    let test = test.unwrap_or_else(|| panic!("{rendered}"));
    test.lower().expect("it has a meaning")
}

#[test]
fn observables_are_named_as_the_question_names_them() {
    let program = program(
        "exists p0 == 0 && p1.1 && p1::r == 2 && Y == -1",
        "fn p0() -> u32 { X.load(Relaxed) }\n\
         fn p1() -> (u32, bool) { let r = X.load(Relaxed); (r, r == 1) }",
    );
    let mut names: Vec<_> =
        program.observed.iter().map(|o| program.display_observable(o)).collect();
    names.sort();
    assert_eq!(names, ["[Y]", "p0", "p1.1", "p1::r"]);
}

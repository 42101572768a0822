//! `update`, `try_update` and `fetch_update` between threads.

use std::collections::BTreeSet;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, Value, outcomes};
use interlocked_litmus::Test;
use interlocked_litmus::compile::{Target, compile};
use interlocked_litmus::edit::edits;

fn test(question: &str, code: &str) -> Test {
    let text = format!(
        "//! exists {question}\nuse std::sync::atomic::{{*, Ordering::*}};\n\
         static X: AtomicU32 = AtomicU32::new(0);\nstatic Y: AtomicU32 = AtomicU32::new(0);\n{code}\n"
    );
    let source = Source::new("T.rs", text);
    let (test, diagnostics) = Test::parse(&source);
    let rendered: String = diagnostics.iter().map(|d| source.render(d)).collect();
    test.unwrap_or_else(|| panic!("{rendered}"))
}

/// The final values that a test asks for, all of them.
fn states(test: &Test, model: &str) -> BTreeSet<Vec<u128>> {
    let program = test.lower().expect("it has a meaning");
    let model = CatModel::embedded(model).expect("it is embedded");
    let found = outcomes(&program, &model, &Limits::default()).expect("it can be unfolded");
    assert!(found.complete(), "{:?}\n{test}", found.limits);
    let number = |value: &Value| match value {
        Value::Int(bits) => *bits,
        Value::Address(..) => panic!("no test observes a pointer"),
    };
    found.states.keys().map(|state| state.iter().map(number).collect()).collect()
}

/// Checks the final values under rc11, and under the hardware's models as compiled.
#[track_caller]
fn check(question: &str, code: &str, expected: &[&[u128]]) {
    let expected: BTreeSet<Vec<u128>> = expected.iter().map(|state| state.to_vec()).collect();
    let test = test(question, code);
    assert_eq!(states(&test, "rc11"), expected, "rc11");
    for target in Target::ALL {
        let compiled = compile(&test, target).expect("it compiles");
        let model = if target == Target::X86_64 { "x86-tso" } else { "aarch64" };
        assert_eq!(states(&compiled, model), expected, "{target}\n{compiled}");
    }
}

#[test]
fn no_update_is_lost() {
    check(
        "X == 2",
        "fn p0() { X.update(AcqRel, Relaxed, |x| x + 1); }\n\
         fn p1() { X.update(AcqRel, Relaxed, |x| x + 1); }",
        &[&[2]],
    );
}

#[test]
fn a_closure_that_gives_none_leaves_the_value() {
    check(
        "X == 1 && p0 && p1",
        "fn p0() -> bool { X.fetch_update(AcqRel, Acquire, |x| if x < 1 { Some(x + 1) } else { None }).is_ok() }\n\
         fn p1() -> bool { X.try_update(AcqRel, Acquire, |x| if x < 1 { Some(x + 1) } else { None }).is_ok() }",
        &[&[0, 1, 1], &[1, 0, 1]],
    );
}

/// A closure that gives `None` makes of the operation a load with the fetch ordering.
#[test]
fn both_orderings_are_heeded() {
    let code = |set: &str, fetch: &str| {
        format!(
            "fn p0() {{ Y.store(1, Relaxed); X.update({set}, Relaxed, |x| x + 1); }}\n\
             fn p1() -> (u32, u32) {{\n\
             let r = X.fetch_update(Relaxed, {fetch}, |_| None).unwrap_or_else(|v| v);\n\
             (r, Y.load(Relaxed)) }}"
        )
    };
    let question = "p1.0 == 1 && p1.1 == 0";
    check(question, &code("Release", "Acquire"), &[&[0, 0], &[0, 1], &[1, 1]]);
    for (set, fetch) in [("Relaxed", "Acquire"), ("Release", "Relaxed")] {
        let states = states(&test(question, &code(set, fetch)), "rc11");
        assert!(states.contains(&vec![1, 0]), "{set} {fetch}: {states:?}");
    }
}

/// The orderings that a change is made to are the operation's, not those in its closure.
#[test]
fn orderings_are_changed_at_their_places() {
    let test = test("X == 1", "fn p0() { X.update(AcqRel, Relaxed, |x| x + Y.load(Acquire)); }");
    let changes: Vec<_> = edits(&test).into_iter().map(|edit| edit.description).collect();
    insta::assert_snapshot!(changes.join("\n"), @"
    p0: load of X: Relaxed → Acquire
    p0: load of X: Relaxed → SeqCst
    p0: load of Y: Acquire → Relaxed
    p0: load of Y: Acquire → SeqCst
    p0: compare-exchange of X: AcqRel → Relaxed
    p0: compare-exchange of X: AcqRel → Acquire
    p0: compare-exchange of X: AcqRel → Release
    p0: compare-exchange of X: AcqRel → SeqCst
    ");
}

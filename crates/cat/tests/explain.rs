//! Why an outcome is forbidden: the axiom and its cycle, in the words of the embedded models.

mod program;

use interlocked_cat::CatModel;
use interlocked_exec::*;
use program::*;

/// The explanation of why the reads cannot have these values, a line a step.
fn explain(model: &str, threads: Vec<Code>, values: &[u128]) -> String {
    let model = CatModel::embedded(model).expect("the model is embedded");
    let program = program(threads);
    let equal = |(index, &value): (usize, &u128)| {
        let value = Operand::Const(Value::Int(value));
        Condition::Compare(Operand::Observed(index), Comparison::Eq, value)
    };
    let condition = Condition::And(values.iter().enumerate().map(equal).collect());
    let why = why(&program, &model, &condition, &Limits::default()).expect("it unfolds");
    let Why::Forbidden(execution, checks) = why else { return format!("{why:?}") };
    let event = |index: usize| {
        let event = &execution.structure.events[index];
        let kind = match event.kind {
            EventKind::Read => "R",
            EventKind::Write => "W",
            EventKind::Fence => "F",
        };
        let place = event.thread.map_or("init".to_owned(), |thread| format!("P{thread}"));
        let location = event.cell.map_or("", |cell| ["x", "y"][usize::from(cell)]);
        format!("{place}:{kind}{location}")
    };
    let mut text = String::new();
    for check in checks {
        text.push_str(&format!("{}: {}\n", check.name, check.reason.unwrap_or_default()));
        for step in check.cycle {
            let reason = step.reason.map_or(String::new(), |reason| format!(" [{reason}]"));
            let (from, to) = (event(step.from), event(step.to));
            text.push_str(&format!("  {from} -{}-> {to}{reason}\n", step.relation));
        }
    }
    text
}

#[test]
fn store_buffering_on_x86() {
    let thread = |a, b| code().write(a, 1, NONE).fence(Tags::MFENCE).read(b, NONE);
    insta::assert_snapshot!(explain("x86-tso", vec![thread(X, Y), thread(Y, X)], &[0, 0]));
}

#[test]
fn message_passing_on_aarch64() {
    let writer = code().write(X, 1, NONE).write(Y, 1, Tags::L);
    let reader = code().read(Y, NONE).fence(Tags::DMB_LD).read(X, NONE);
    insta::assert_snapshot!(explain("aarch64", vec![writer, reader], &[1, 0]));
}

#[test]
fn load_buffering_with_dependencies_on_aarch64() {
    let thread = |a, b| code().read(a, NONE).write_dependent(b, 1);
    insta::assert_snapshot!(explain("aarch64", vec![thread(X, Y), thread(Y, X)], &[1, 1]));
}

#[test]
fn store_buffering_in_rc11() {
    let thread = |a, b| code().write(a, 1, SEQ).read(b, SEQ);
    insta::assert_snapshot!(explain("rc11", vec![thread(X, Y), thread(Y, X)], &[0, 0]));
}

#[test]
fn store_buffering_with_fences_in_c20() {
    let thread = |a, b| code().write(a, 1, RLX).fence(Tags::SC).read(b, RLX);
    insta::assert_snapshot!(explain("c20", vec![thread(X, Y), thread(Y, X)], &[0, 0]));
}

#[test]
fn message_passing_in_c20() {
    let writer = code().write(X, 1, RLX).write(Y, 1, REL);
    let reader = code().read(Y, ACQ).read(X, RLX);
    insta::assert_snapshot!(explain("c20", vec![writer, reader], &[1, 0]));
}

#[test]
fn coherence() {
    let reader = code().read(X, NONE).read(X, NONE);
    insta::assert_snapshot!(explain("aarch64", vec![code().write(X, 1, NONE), reader], &[1, 0]));
}

#[test]
fn atomicity() {
    let exchange = |value| code().swap(X, value, Tags::X, Tags::X);
    let threads = vec![exchange(1), exchange(2)];
    insta::assert_snapshot!(explain("x86-tso", threads, &[0, 0]));
}

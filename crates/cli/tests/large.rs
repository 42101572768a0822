//! Tests of more than 64 events, where a row of a relation no longer is one word: the number of
//! consistent executions is known from counting, for every model.

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, outcomes};
use interlocked_litmus::Test;

/// Executions of a program under a model; on two threads of our own the same.
fn executions(text: String, model: &str) -> u64 {
    let (test, errors) = Test::parse(&Source::new("large.litmus", text));
    let program = test.unwrap_or_else(|| panic!("{errors:?}")).lower().expect("it lowers");
    let model = CatModel::embedded(model).expect("the model is embedded");
    let alone = outcomes(&program, &model, &Limits::default()).expect("it unfolds");
    let spread = Limits { jobs: 2, ..Limits::default() };
    assert_eq!(outcomes(&program, &model, &spread).expect("it unfolds").states, alone.states);
    assert!(alone.complete());
    alone.executions()
}

/// One thread writes 1, 2, … to x, the other reads x twice.
fn writer_and_reader(writes: usize) -> String {
    let mut text = "X86_64 large\n{ }\n P0 | P1 ;\n".to_owned();
    for number in 0..writes {
        let read = ["movq (x),%rax", "movq (x),%rbx"].get(number).copied().unwrap_or("");
        text.push_str(&format!(" movq ${},(x) | {read} ;\n", number + 1));
    }
    text.push_str("exists (1:rax=7 /\\ 1:rbx=7)\n");
    text
}

#[test]
fn two_reads_of_many_writes_are_in_order() {
    for model in ["x86-tso", "sc"] {
        for writes in [20, 60, 61, 62, 63, 70] {
            let positions = writes as u64 + 1;
            let pairs = positions * (positions + 1) / 2;
            assert_eq!(executions(writer_and_reader(writes), model), pairs, "{writes}, {model}");
        }
    }
}

#[test]
fn a_long_row_of_increments_has_one_execution_for_each_place_of_another() {
    let mut text = "X86_64 large\n{ }\n P0 | P1 ;\n".to_owned();
    for number in 0..45 {
        let other = if number == 0 { "lock addq $1,(x)" } else { "" };
        text.push_str(&format!(" lock addq $1,(x) | {other} ;\n"));
    }
    text.push_str("exists (x=46)\n");
    assert_eq!(executions(text, "x86-tso"), 46);
}

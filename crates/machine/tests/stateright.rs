//! The model with which the bench compares is the same machine: as many states and steps, and the
//! same ends, each reached in as many states.

#[path = "../benches/exploration/model.rs"]
mod model;
#[path = "../benches/exploration/programs.rs"]
mod programs;

use std::collections::BTreeMap;

use interlocked_diag::Source;
use interlocked_exec::Value;
use interlocked_litmus::Test;
use interlocked_machine::mesi::Config;
use interlocked_machine::{Limits, Mesi, explore};
use programs::{Instruction, Program, counter, message_passing, store_buffering};
use stateright::{Checker, Model, StateRecorder};

/// States, steps, and the ends with the number of states of each.
type Found = (usize, usize, BTreeMap<Vec<u32>, u64>);

fn ours(program: &Program) -> Found {
    let source = Source::new("test.litmus", program.litmus());
    let test = Test::parse(&source).0.expect("it parses");
    let lowered = test.lower().expect("it lowers");
    let machine = Mesi::new(&lowered, Config::default()).expect("it can be built");
    let found = explore(&machine, &Limits { reduce: false, ..Limits::default() });
    assert!(found.outcomes.complete() && found.violation.is_none());
    let number = |value: &Value| match value {
        Value::Int(bits) => *bits as u32,
        Value::Address(..) => panic!("no address is stored"),
    };
    let ends = found.outcomes.states.iter();
    let ends = ends.map(|(end, &count)| (end.iter().map(number).collect(), count));
    (found.states, found.steps as usize, ends.collect())
}

fn theirs(program: &Program) -> Found {
    let (recorder, states) = StateRecorder::new_with_accessor();
    let checker = program.clone().checker().visitor(recorder).spawn_bfs().join();
    let found: Vec<&str> = checker.discoveries().into_keys().collect();
    assert_eq!(found, ["it ends"]);
    let mut ends = BTreeMap::new();
    for state in states().iter().filter(|state| program.has_ended(state)) {
        let registers = state.cores.iter().flat_map(|core| &core.registers);
        *ends.entry(registers.chain(&state.truth).copied().collect()).or_default() += 1;
    }
    (checker.unique_state_count(), checker.state_count() - 1, ends)
}

#[test]
fn it_is_the_same_machine() {
    let forwarding = Program {
        name: "two stores and a forwarded load".to_owned(),
        threads: vec![
            vec![Instruction::Store(0, 1), Instruction::Store(0, 2), Instruction::Load(0)],
            vec![Instruction::Load(0), Instruction::Increment(0), Instruction::Store(1, 1)],
        ],
        variables: 2,
    };
    let small = [
        store_buffering(2, 2),
        message_passing(2),
        message_passing(3),
        counter(2, 2),
        counter(3, 1),
        forwarding,
    ];
    for program in &small {
        assert_eq!(ours(program), theirs(program), "{}", program.name);
    }
}

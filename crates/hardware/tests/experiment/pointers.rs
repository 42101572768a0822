//! Whatever a thread does with addresses, it is refused or does what the law says: no access leaves
//! the cells, else these tests would crash or differ.

use interlocked_exec::{Limits, Value, Width, outcomes};
use interlocked_hardware::{Error, Options};
use proptest::prelude::*;

use crate::alone::Coherent;
use crate::threads::Test;

const REGISTERS: [&str; 4] = ["rax", "rbx", "rcx", "rdx"];

fn register() -> impl Strategy<Value = String> {
    prop::sample::select(&REGISTERS[..]).prop_map(|name| format!("%{name}"))
}

/// A place of 8 bytes: by name, through a register, or through two.
fn place() -> BoxedStrategy<String> {
    let offset = prop::sample::select(&["", "8", "-8", "4"][..]);
    prop_oneof![
        3 => prop::sample::select(&["(a)", "(p)", "8(a)", "(x)"][..]).prop_map(String::from),
        4 => (offset, register()).prop_map(|(offset, base)| format!("{offset}({base})")),
        1 => (register(), register()).prop_map(|(base, index)| format!("({base},{index},8)")),
        1 => register().prop_map(|index| format!("a(,{index},8)")),
    ]
    .boxed()
}

fn instruction() -> BoxedStrategy<String> {
    let name = || prop::sample::select(&["mov", "xchg"][..]);
    prop_oneof![
        4 => (register(), place()).prop_map(|(to, from)| format!("movq {from},{to}")),
        3 => (name(), register(), place()).prop_map(|(name, a, b)| format!("{name}q {a},{b}")),
        2 => (place(), register()).prop_map(|(from, to)| format!("leaq {from},{to}")),
        2 => (register(), register()).prop_map(|(a, b)| format!("movq {a},{b}")),
        1 => (register(), register()).prop_map(|(a, b)| format!("xorq {a},{b}")),
        1 => (register(), register()).prop_map(|(a, b)| format!("cmpq {a},{b}; cmoveq {b},{a}")),
        2 => (prop::sample::select(&[8, -8, 0, 1][..]), register())
            .prop_map(|(number, to)| format!("addq ${number},{to}")),
        1 => (prop::sample::select(&[0, 1, -1][..]), register())
            .prop_map(|(number, to)| format!("movq ${number},{to}")),
        1 => place().prop_map(|to| format!("movl $1,{to}")),
        1 => place().prop_map(|to| format!("movq $1,{to}")),
    ]
    .boxed()
}

/// Registers hold the first or the second element of `a`, `x`, or a small number.
fn start() -> impl Strategy<Value = Option<(&'static str, i64)>> {
    prop_oneof![
        3 => prop::sample::select(&[("a", 0), ("a", 8), ("x", 0), ("p", 0)][..]).prop_map(Some),
        1 => Just(None),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn every_access_is_to_a_cell(
        code in prop::collection::vec(instruction(), 1..7),
        starts in prop::collection::vec(start(), REGISTERS.len()),
        held in start(),
    ) {
        let observed = ["0:rax", "0:rbx", "0:rcx", "0:rdx", "a[0]", "a[1]", "p", "x"];
        let mut test = Test::new(&[&code.join("; ")], &observed)
            .location("a", Some(Width::B64), [Value::Int(0), Value::Int(1)])
            .location("p", Some(Width::B64), [Value::ZERO]);
        let value = |test: &Test, start: Option<(&str, i64)>| match start {
            Some((name, offset)) => match test.address(name) {
                Value::Address(location, _) => Value::Address(location, offset),
                Value::Int(_) => unreachable!("the address of a location is none"),
            },
            None => Value::Int(1),
        };
        let held = value(&test, held);
        // `p` stays the last location, so that the addresses stay right.
        test = test.location("p", Some(Width::B64), [held]);
        for (name, start) in REGISTERS.into_iter().zip(starts) {
            let value = value(&test, start);
            test = test.register(0, name, value);
        }
        let options = Options { runs: Some(20), time: None, ..Options::default() };
        let run = match test.try_run(&options) {
            Ok(run) => run,
            Err(Error::Refused(refusals)) => {
                prop_assert!(!refusals.is_empty());
                return Ok(());
            }
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        // The law refuses accesses of two sizes to the same bytes, and knows no sums of addresses.
        let Ok(law) = outcomes(&test.program(), &Coherent, &Limits::default()) else {
            return Ok(());
        };
        if law.complete() {
            let experiment: Vec<_> = run.outcomes.states.keys().collect();
            let law: Vec<_> = law.states.keys().collect();
            prop_assert_eq!(experiment, law);
        }
    }
}

//! A thread alone leaves on this CPU what the law says it leaves.
//!
//! A random straight-line thread, from random registers and cells: what is in all of them after a
//! run, and in the flags as far as they are defined, is the only outcome of its executions.

use interlocked_exec::{
    Assumptions, EventStructure, FailedCheck, Judge, Judgement, Limits, Model, Relation, Value,
    Width, Witness, outcomes,
};
use proptest::prelude::*;

use crate::threads::Test;

/// A model that asks for nothing but coherence and atomicity: enough for a thread alone.
pub(crate) struct Coherent;

impl Model for Coherent {
    fn name(&self) -> &str {
        "coherent"
    }

    fn assumptions(&self) -> Assumptions {
        Assumptions { coherence: true, atomicity: true }
    }

    fn flags(&self) -> &[String] {
        &[]
    }

    fn judge<'a>(&'a self, _: &'a EventStructure) -> Box<dyn Judge + 'a> {
        Box::new(Self)
    }

    fn explain(&self, _: &EventStructure, _: &Witness) -> Vec<FailedCheck> {
        Vec::new()
    }

    fn show(&self, _: &EventStructure, _: &Witness) -> Vec<(String, Relation)> {
        Vec::new()
    }
}

impl Judge for Coherent {
    fn viable(&mut self, _: &Witness) -> bool {
        true
    }

    fn judge(&mut self, _: &Witness) -> Judgement {
        Judgement { executions: 1, flags: 0 }
    }
}

/// The registers that the tests use, by width.
const REGISTERS: [[&str; 4]; 5] = [
    ["al", "ax", "eax", "rax"],
    ["bl", "bx", "ebx", "rbx"],
    ["cl", "cx", "ecx", "rcx"],
    ["dl", "dx", "edx", "rdx"],
    ["r8b", "r8w", "r8d", "r8"],
];
const SUFFIXES: [&str; 4] = ["b", "w", "l", "q"];
const WIDTHS: [Width; 4] = [Width::B8, Width::B16, Width::B32, Width::B64];
/// A location of each width.
const LOCATIONS: [&str; 4] = ["b", "w", "l", "q"];

const CONDITIONS: [&str; 16] =
    ["o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"];

/// After an instruction that defines CF alone: CF into `r15`, then all flags defined again.
const CARRY: &str = "setb %r15b; testq %rax,%rax";

fn register(width: usize) -> impl Strategy<Value = String> {
    (0..REGISTERS.len()).prop_map(move |number| format!("%{}", REGISTERS[number][width]))
}

fn memory(width: usize) -> String {
    format!("({})", LOCATIONS[width])
}

fn register_or_memory(width: usize) -> impl Strategy<Value = String> {
    prop_oneof![3 => register(width), 2 => Just(memory(width))]
}

/// An immediate that every form takes.
fn immediate(width: usize) -> BoxedStrategy<String> {
    match width {
        0 => any::<i8>().prop_map(|value| format!("${value}")).boxed(),
        1 => any::<i16>().prop_map(|value| format!("${value}")).boxed(),
        _ => prop_oneof![any::<i32>(), -2..3].prop_map(|value| format!("${value}")).boxed(),
    }
}

/// Two operands, source first, not both memory.
fn pair(width: usize) -> BoxedStrategy<String> {
    prop_oneof![
        (register(width), register_or_memory(width)).prop_map(|(a, b)| format!("{a},{b}")),
        register(width).prop_map(move |register| format!("{},{register}", memory(width))),
        (immediate(width), register_or_memory(width)).prop_map(|(a, b)| format!("{a},{b}")),
    ]
    .boxed()
}

fn one_of(names: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(names)
}

/// An instruction, or more than one where it leaves flags undefined.
fn instruction() -> BoxedStrategy<String> {
    (0..4_usize).prop_flat_map(of_width).boxed()
}

fn of_width(width: usize) -> BoxedStrategy<String> {
    let suffix = SUFFIXES[width];
    let two = one_of(&["mov", "add", "sub", "and", "or", "xor", "cmp", "test", "adc", "sbb"]);
    let one = || one_of(&["inc", "dec", "neg", "not"]);
    let locked_two = one_of(&["add", "sub", "and", "or", "xor", "adc", "sbb"]);
    let exchange = one_of(&["xchg", "xadd", "cmpxchg", "lock xadd", "lock cmpxchg"]);
    let exchange = (exchange, register(width))
        .prop_map(move |(name, register)| format!("{name}{suffix} {register},{}", memory(width)));
    let plain_exchange = (one_of(&["xchg", "xadd", "cmpxchg"]), register(width), register(width));
    let any_width = prop_oneof![
        5 => (two, pair(width)).prop_map(move |(name, pair)| format!("{name}{suffix} {pair}")),
        2 => (one(), register_or_memory(width))
            .prop_map(move |(name, operand)| format!("{name}{suffix} {operand}")),
        1 => one().prop_map(move |name| format!("lock {name}{suffix} {}", memory(width))),
        1 => (locked_two, register(width)).prop_map(move |(name, register)| {
            format!("lock {name}{suffix} {register},{}", memory(width))
        }),
        2 => exchange,
        1 => plain_exchange.prop_map(move |(name, a, b)| format!("{name}{suffix} {a},{b}")),
        1 => (one_of(&["shl", "shr", "sar"]), register_or_memory(width))
            .prop_map(move |(name, operand)| format!("{name}{suffix} $1,{operand}")),
        1 => (prop::sample::select(&CONDITIONS[..]), register_or_memory(0))
            .prop_map(|(condition, operand)| format!("set{condition} {operand}")),
    ];
    if width == 0 {
        return any_width.boxed();
    }
    let bits = WIDTHS[width].bits();
    let bit = (one_of(&["bts", "btr", "btc"]), 0..bits, register_or_memory(width));
    let bit_string = (one_of(&["bt", "bts", "btr", "btc"]), register(width), register(width));
    prop_oneof![
        8 => any_width,
        1 => (prop::sample::select(&CONDITIONS[..]), register_or_memory(width), register(width))
            .prop_map(|(condition, from, to)| format!("cmov{condition} {from},{to}")),
        1 => (one_of(&["movzb", "movsb"]), register_or_memory(0), register(width))
            .prop_map(move |(name, from, to)| format!("{name}{suffix} {from},{to}")),
        1 => bit.prop_map(move |(name, number, operand)| {
            format!("{name}{suffix} ${number},{operand}; {CARRY}")
        }),
        1 => bit_string.prop_map(move |(name, number, operand)| {
            format!("{name}{suffix} {number},{operand}; {CARRY}")
        }),
        1 => (register(3), register(3), prop::sample::select(&[1, 2, 4, 8][..]), register(width))
            .prop_map(move |(base, index, scale, to)| {
                format!("lea{suffix} 12({base},{index},{scale}),{to}")
            }),
    ]
    .boxed()
}

/// The flags into `r9` to `r13`: each observed through the condition that is its value.
const FLAGS: &str = "seto %r9b; setb %r10b; sete %r11b; sets %r12b; setp %r13b";

fn value(width: Width) -> impl Strategy<Value = Value> {
    prop_oneof![any::<u64>(), 0..3_u64, Just(u64::MAX)]
        .prop_map(move |bits| Value::Int(width.wrap(u128::from(bits))))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn this_cpu_and_the_law_agree(
        code in prop::collection::vec(instruction(), 1..6),
        registers in prop::collection::vec(value(Width::B64), REGISTERS.len()),
        cells in (value(Width::B8), value(Width::B16), value(Width::B32), value(Width::B64)),
    ) {
        let observed = [
            "0:rax", "0:rbx", "0:rcx", "0:rdx", "0:r8", "0:r9", "0:r10", "0:r11", "0:r12", "0:r13",
            "0:r15", "b", "w", "l", "q",
        ];
        // The first instruction defines every flag.
        let text = format!("testq %rax,%rax; {}; {FLAGS}", code.join("; "));
        // Beside another thread on its processor, it is interrupted now and then.
        let mut test = Test::new(&[&text, "nop"], &observed);
        let cells = [cells.0, cells.1, cells.2, cells.3];
        for ((name, width), cell) in LOCATIONS.into_iter().zip(WIDTHS).zip(cells) {
            test = test.location(name, Some(width), [cell]);
        }
        for (names, value) in REGISTERS.into_iter().zip(registers) {
            test = test.register(0, names[3], value);
        }
        let law = outcomes(&test.program(), &Coherent, &Limits::default()).unwrap();
        prop_assert!(law.complete());
        let law: Vec<_> = law.states.keys().collect();
        for run in [test.run(3), test.run_crowded(100)] {
            let experiment: Vec<_> = run.outcomes.states.keys().collect();
            prop_assert_eq!(&experiment, &law);
        }
    }
}

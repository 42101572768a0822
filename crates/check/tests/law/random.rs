//! Random small programs, as tests in C.

use std::fmt::Write as _;

use interlocked_diag::Source as Text;
use interlocked_litmus::Test;
use proptest::prelude::*;

use super::{difference, models, preemption};
use interlocked_exec::Program as Code;

/// An operation on one of some variables; the random programs have two.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Load(usize, usize),
    Store(usize, u8, usize),
    Add(usize, usize),
    Swap(usize, u8, usize),
    /// Expected, new, success, failure.
    Exchange(usize, u8, u8, usize, usize),
    Fence(usize),
}

const LOADS: [&str; 3] = ["relaxed", "acquire", "seq_cst"];
const STORES: [&str; 3] = ["relaxed", "release", "seq_cst"];
const UPDATES: [&str; 5] = ["relaxed", "acquire", "release", "acq_rel", "seq_cst"];
const FENCES: [&str; 4] = ["acquire", "release", "acq_rel", "seq_cst"];
const VARIABLES: [&str; 3] = ["x", "y", "z"];

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        4 => (0..2_usize, 0..3_usize).prop_map(|(x, order)| Op::Load(x, order)),
        4 => (0..2_usize, 1..3_u8, 0..3_usize).prop_map(|(x, n, order)| Op::Store(x, n, order)),
        1 => (0..2_usize, 0..5_usize).prop_map(|(x, order)| Op::Add(x, order)),
        1 => (0..2_usize, 1..3_u8, 0..5_usize).prop_map(|(x, n, order)| Op::Swap(x, n, order)),
        1 => (0..2_usize, 0..2_u8, 1..3_u8, 0..5_usize, 0..3_usize)
            .prop_map(|(x, old, new, success, failure)| Op::Exchange(x, old, new, success, failure)),
        2 => (0..4_usize).prop_map(Op::Fence),
    ]
}

/// Two threads of at most four operations, or three of at most three.
fn threads() -> impl Strategy<Value = Vec<Vec<Op>>> {
    let of =
        |threads, ops| proptest::collection::vec(proptest::collection::vec(op(), 1..=ops), threads);
    prop_oneof![of(2, 4), of(3, 3)]
}

/// The test, in C; every value that is read is observed.
pub(super) fn text(threads: &[Vec<Op>]) -> String {
    let mut text = "C random\n{}\n".to_owned();
    let mut observed = "[x]; [y]; [z];".to_owned();
    for (thread, ops) in threads.iter().enumerate() {
        let _ = writeln!(text, "P{thread}(atomic_int* x, atomic_int* y, atomic_int* z) {{");
        for (at, op) in ops.iter().enumerate() {
            let variable = |x: usize| VARIABLES[x];
            let order = |orders: &[&str], at: usize| format!("memory_order_{}", orders[at]);
            let read = match *op {
                Op::Load(x, o) => {
                    format!("atomic_load_explicit({}, {})", variable(x), order(&LOADS, o))
                }
                Op::Add(x, o) => {
                    format!("atomic_fetch_add_explicit({}, 1, {})", variable(x), order(&UPDATES, o))
                }
                Op::Swap(x, n, o) => {
                    let (x, order) = (variable(x), order(&UPDATES, o));
                    format!("atomic_exchange_explicit({x}, {n}, {order})")
                }
                Op::Exchange(x, old, new, success, failure) => {
                    let _ = writeln!(text, "  int e{at} = {old};");
                    let (x, success) = (variable(x), order(&UPDATES, success));
                    let failure = order(&LOADS, failure);
                    format!(
                        "atomic_compare_exchange_strong_explicit({x}, &e{at}, {new}, {success}, \
                         {failure})"
                    )
                }
                Op::Store(x, n, o) => {
                    let (x, order) = (variable(x), order(&STORES, o));
                    let _ = writeln!(text, "  atomic_store_explicit({x}, {n}, {order});");
                    continue;
                }
                Op::Fence(o) => {
                    let _ = writeln!(text, "  atomic_thread_fence({});", order(&FENCES, o));
                    continue;
                }
            };
            let _ = writeln!(text, "  int r{at} = {read};");
            let _ = write!(observed, " {thread}:r{at};");
        }
        text.push_str("}\n");
    }
    text + &format!("locations [{observed}]\nexists ([x]=0)\n")
}

/// What the checker is given of a test.
pub(super) fn lowered(text: &str) -> Code {
    let test = Test::parse(&Text::new("random.litmus", text.to_owned()));
    let test = test.0.unwrap_or_else(|| panic!("{text}\n{:?}", test.1));
    test.lower().expect("it lowers")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_programs_are_as_the_law_has_them(threads in threads()) {
        let text = text(&threads);
        let code = lowered(&text);
        for model in models::ALL {
            let difference = difference("random", &code, model, &models::of(model));
            prop_assert!(difference.is_none(), "{text}\n{difference:?}");
        }
    }

    #[test]
    fn random_programs_under_a_bound_on_preemptions(threads in threads()) {
        let text = text(&threads);
        let code = lowered(&text);
        for model in models::ALL {
            let wrong = preemption::wrong("random", &code, model);
            prop_assert!(wrong.is_none(), "{text}\n{wrong:?}");
        }
    }
}

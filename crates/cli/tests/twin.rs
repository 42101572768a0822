//! The enumerator against its naive twin where its shortcuts end: pairs that atomicity does not
//! bind, false and real addresses, exclusives that meet their own thread's writes.

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::naive::naive_outcomes;
use interlocked_exec::{Limits, outcomes};
use interlocked_litmus::Test;

/// Both find the same under the architecture's model and under SC, and it is `states` states
/// under the first.
fn check(model: &str, states: usize, text: &str) {
    let (test, errors) = Test::parse(&Source::new("twin.litmus", text));
    let program = test.unwrap_or_else(|| panic!("{errors:?}")).lower().expect("it lowers");
    for name in [model, "sc"] {
        let model = CatModel::embedded(name).expect("the model is embedded");
        let fast = outcomes(&program, &model, &Limits::default()).expect("it unfolds");
        let slow = naive_outcomes(&program, &model, &Limits::default()).expect("it unfolds");
        assert_eq!(fast.states, slow.states, "{name}");
        assert_eq!(fast.limits, slow.limits, "{name}");
        assert!(name == "sc" || fast.states.len() == states, "{:?}", fast.states);
    }
}

#[test]
fn an_exclusive_pair_around_a_store_of_its_own_thread() {
    // The store-exclusive may only succeed if P1's write is not between; the own one may be.
    check(
        "aarch64",
        5,
        "AArch64 own\n{ 0:X1=x; 1:X1=x; 0:X4=5; 0:X5=6; 1:X2=1; }\n P0 | P1 ;\n \
         LDXR W0,[X1] | STR W2,[X1] ;\n STR W4,[X1] | ;\n STXR W3,W5,[X1] | ;\n\
         locations [x; 0:X0; 0:X3;]\nforall (true)\n",
    );
}

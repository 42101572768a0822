//! The plan against the interpreter, on random event structures, witnesses and models; and what
//! pruning may not do.

mod candidates;

use candidates::{Case, cases};
use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::*;
use proptest::prelude::*;

/// Both judges agree on the complete witness, and nothing consistent is pruned.
fn check(model: &CatModel, case: &Case) -> Result<(), TestCaseError> {
    let mut plan = model.judge(&case.structure);
    let mut twin = model.interpreting_judge(&case.structure);
    let verdict = plan.judge(&case.complete);
    prop_assert_eq!(verdict, twin.judge(&case.complete), "{:?}", model.fault());
    let failures = model.explain(&case.structure, &case.complete);
    prop_assert_eq!(failures.is_empty(), verdict.executions > 0, "{:?}", failures);
    for failure in &failures {
        for (step, next) in failure.cycle.iter().zip(failure.cycle.iter().skip(1)) {
            prop_assert_eq!(step.to, next.from, "{:?}", failure);
        }
        prop_assert!(failure.cycle.iter().all(|step| !step.relation.is_empty()), "{:?}", failure);
    }
    if verdict.executions > 0 {
        prop_assert!(plan.viable(&case.complete));
        prop_assert!(plan.viable(&case.partial));
        let given = model.assumptions();
        prop_assert!(!given.coherence || coherent(case));
        let mut trusting = model.judge_given(&case.structure, given);
        prop_assert_eq!(trusting.judge(&case.complete), verdict);
        prop_assert!(trusting.viable(&case.partial));
    } else if coherent(case) && atomic(case) {
        let mut trusting = model.judge_given(&case.structure, model.assumptions());
        prop_assert_eq!(trusting.judge(&case.complete), verdict);
    }
    Ok(())
}

/// `acyclic (po & loc) | rf | co | fr`, by the definition.
fn coherent(case: &Case) -> bool {
    let n = case.structure.len();
    let event = |index: usize| &case.structure.events[index];
    let mut all = Relation::new(n);
    let same = |a: usize, b: usize| event(a).cell.is_some() && event(a).cell == event(b).cell;
    case.structure.po.iter().filter(|&(a, b)| same(a, b)).for_each(|(a, b)| all.insert(a, b));
    for relation in [&case.complete.rf, &case.complete.co, &case.complete.fr] {
        relation.iter().for_each(|(a, b)| all.insert(a, b));
    }
    for middle in 0..n {
        for from in 0..n {
            if all.contains(from, middle) {
                let reached: Vec<usize> = all.successors(middle).collect();
                reached.into_iter().for_each(|to| all.insert(from, to));
            }
        }
    }
    (0..n).all(|event| !all.contains(event, event))
}

/// `empty rmw & (fre;coe)`, by the definition.
fn atomic(case: &Case) -> bool {
    let thread = |index: usize| case.structure.events[index].thread;
    case.structure.rmw.iter().all(|(read, write)| {
        !case.complete.fr.successors(read).any(|between| {
            thread(read) != thread(between)
                && thread(between) != thread(write)
                && case.complete.co.contains(between, write)
        })
    })
}

/// A relation, as text. Set expressions use a few of the predefined sets.
fn relation() -> impl Strategy<Value = String> {
    let set = prop::sample::select(vec![
        "R",
        "W",
        "M",
        "F",
        "IW",
        "_",
        "A",
        "X",
        "SC",
        "(R & A)",
        "(W \\ L)",
        "domain(rf)",
        "range(co)",
        "FW",
        "~W",
        "range([A]; po)",
    ]);
    let base = prop::sample::select(vec![
        "po",
        "rf",
        "co",
        "fr",
        "rfe",
        "coi",
        "fre",
        "loc",
        "ext",
        "int",
        "id",
        "addr",
        "data",
        "ctrl",
        "rmw",
        "amo",
        "po-loc",
        "0",
        "lxsx",
        "rf^-1",
        "same-instance",
    ]);
    let leaf = prop_oneof![
        4 => base.prop_map(str::to_owned),
        1 => set.clone().prop_map(|s| format!("[{s}]")),
        1 => (set.clone(), set).prop_map(|(a, b)| format!("({a} * {b})")),
    ];
    leaf.prop_recursive(5, 24, 3, |inner| {
        let many = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            many().prop_map(|items| format!("({})", items.join(" | "))),
            many().prop_map(|items| format!("({})", items.join("; "))),
            many().prop_map(|items| format!("({})", items.join(" & "))),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} \\ {b})")),
            inner.clone().prop_map(|a| format!("({a}+)")),
            inner.clone().prop_map(|a| format!("({a}?)")),
            inner.clone().prop_map(|a| format!("({a}*)")),
            inner.clone().prop_map(|a| format!("({a}^-1)")),
            inner.clone().prop_map(|a| format!("(~{a})")),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| format!("(let rec x = {a} | (x; {b}) in x)")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| {
                format!("(let rec x = {a} | (y; x) and y = {b} | (x & y) | (x; po) in x | y)")
            }),
            inner.prop_map(|a| format!("(let f(s, r) = [s]; r in f(W, {a}))")),
        ]
    })
}

fn model() -> impl Strategy<Value = String> {
    let test = prop::sample::select(vec![
        "acyclic",
        "irreflexive",
        "empty",
        "~empty",
        "~acyclic",
        "flag ~empty",
        "flag empty",
        "undefined_unless acyclic",
        "acyclic",
        "irreflexive",
    ]);
    prop::collection::vec((test, relation()), 1..4).prop_map(|tests| {
        let lines = tests.iter().enumerate();
        let text: String = lines
            .map(|(at, (test, r))| format!("let r{at} = {r}\n{test} r{at} as t{at}\n"))
            .collect();
        format!("random\n{text}")
    })
}

/// A model that chooses: `s` and `t` stand for relations that the candidate does not have.
fn choosing_model() -> impl Strategy<Value = String> {
    let base = prop::sample::select(vec!["s", "t", "(s; rf)", "(co \\ t)", "(fr | s)+", "t^-1"]);
    let test = prop::sample::select(vec!["acyclic", "irreflexive", "empty", "~empty"]);
    (test, base, relation()).prop_map(|(test, chosen, plain)| {
        format!(
            "random\nwith s from linearisations(W & A, co)\nlet plain = {plain}\n\
             acyclic plain as plain\nlet rec first S = match S with {{}} -> 0 || x ++ xs -> x end\n\
             let t = first (linearisations(R & A, po))\n{test} ({chosen} & plain) as chosen\n"
        )
    })
}

/// Loads a model that is right.
fn load(text: &str) -> CatModel {
    CatModel::load(Source::new("random.cat", text), &mut |_| None)
        .unwrap_or_else(|errors| panic!("{text}\n{errors:#?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_models_on_random_candidates(text in model(), case in cases(9)) {
        check(&load(&text), &case)?;
    }

    /// Here the interpreter judges either way; the plan prunes.
    #[test]
    fn choosing_models_on_random_candidates(text in choosing_model(), case in cases(7)) {
        check(&load(&text), &case)?;
    }

    #[test]
    fn embedded_models_on_random_candidates(case in cases(12)) {
        for embedded in interlocked_cat::EMBEDDED {
            let model = CatModel::embedded(embedded.name).expect("the model is embedded");
            check(&model, &case)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// More events than bits in a word.
    #[test]
    fn embedded_models_on_large_candidates(case in cases(80)) {
        for embedded in interlocked_cat::EMBEDDED {
            let model = CatModel::embedded(embedded.name).expect("the model is embedded");
            let mut plan = model.judge(&case.structure);
            let mut twin = model.interpreting_judge(&case.structure);
            prop_assert_eq!(plan.judge(&case.complete), twin.judge(&case.complete));
        }
    }

    #[test]
    fn random_models_on_large_candidates(text in model(), case in cases(80)) {
        let model = load(&text);
        let mut plan = model.judge(&case.structure);
        let mut twin = model.interpreting_judge(&case.structure);
        prop_assert_eq!(plan.judge(&case.complete), twin.judge(&case.complete));
    }
}

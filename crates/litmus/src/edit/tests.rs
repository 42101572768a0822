//! Changes of tests, and what they do.

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, outcomes};

use super::*;

fn test(file: &str) -> Test {
    let path = format!("{}/../../catalogue/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("it is in the catalogue");
    Test::parse(&Source::new(file, text)).0.expect("the catalogue parses")
}

fn judge(model: &CatModel, test: &Test) -> Option<bool> {
    let program = test.lower().ok()?;
    let found = outcomes(&program, model, &Limits::default()).ok()?;
    Some(found.split(&test.question(&program).condition).0 > 0)
}

/// What forbids the outcome of a test, and what could be weaker, in words.
fn tips(file: &str, model: &str) -> String {
    let (test, model) = (test(file), CatModel::embedded(model).expect("it is embedded"));
    let mut judge = |test: &Test| judge(&model, test);
    let allowed = judge(&test).expect("it can be judged");
    let found =
        if allowed { strengthenings(&test, &mut judge) } else { weakenings(&test, &mut judge) };
    found.iter().map(|s| format!("{} {}\n", s.cost, s.description)).collect()
}

#[test]
fn every_edit_of_the_catalogue_applies() {
    let folder = format!("{}/../../catalogue", env!("CARGO_MANIFEST_DIR"));
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the catalogue is a folder") {
        let file = entry.expect("it can be read").file_name().into_string().expect("ASCII");
        if !(file.ends_with(".rs") || file.ends_with(".litmus")) {
            continue;
        }
        let test = test(&file);
        for edit in edits(&test) {
            let changed = edit.apply(&test);
            let changed = changed.unwrap_or_else(|| panic!("{file}: {}", edit.description));
            assert!(changed != test, "{file}: {} changes something", edit.description);
            changed.lower().expect("a changed test has a meaning");
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

/// [`tips`] of several tests, each under a heading.
fn all_tips(tests: &[(&str, &str)]) -> String {
    let of = |&(file, model): &(&str, &str)| format!("{file}, {model}\n{}", tips(file, model));
    tests.iter().map(of).collect()
}

#[test]
fn what_forbids() {
    insta::assert_snapshot!(all_tips(&[
        ("MP+rel+rlx.rs", "rc11"),
        ("MP.rs", "rc11"),
        ("SB.rs", "c20"),
        ("SB+sc+scrlx.rs", "rc11"),
        ("R+relacq.rs", "rc11"),
        ("LB.rs", "c20"),
        ("C-Z6.U.litmus", "c20"),
        ("SB+mov.litmus", "x86-tso"),
        ("n6.litmus", "x86-tso"),
        ("SB+stlr+ldapr.litmus", "aarch64"),
        ("MP+dmb.sy+po.litmus", "aarch64"),
        ("MP+str+ldr.litmus", "aarch64"),
    ]));
}

#[test]
fn what_could_be_weaker() {
    insta::assert_snapshot!(all_tips(&[
        ("MP+sc.rs", "rc11"),
        ("MP+rel+acq.rs", "rc11"),
        ("SB+fences.rs", "rc11"),
        ("CAS+failacq.rs", "rc11"),
        ("C-RelSeq.litmus", "c20"),
        ("R+mov+mfence.litmus", "x86-tso"),
        ("MP+stlr+ldar.litmus", "aarch64"),
        ("MP+dmb.sy+addr.litmus", "aarch64"),
    ]));
}

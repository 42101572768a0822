//! The catalogue: that it is what its table says, under every model and on every target.

use std::path::{Path, PathBuf};
use std::process::Command;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Architecture, Limits, Model, Outcomes, outcomes};
use interlocked_litmus::Test;
use interlocked_litmus::compile::{Target, compile};

/// The columns of the table with a verdict: the model, and the target of a test in a language.
const COLUMNS: [(&str, &str, Option<Target>); 6] = [
    ("sc", "sc", None),
    ("rc11", "rc11", None),
    ("c20", "c20", None),
    ("x86-tso", "x86-tso", Some(Target::X86_64)),
    ("aarch64", "aarch64", Some(Target::AArch64)),
    ("aarch64+lse", "aarch64", Some(Target::AArch64Lse)),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue")
}

/// The names of the tests' files, in order.
fn files() -> Vec<String> {
    let entries = folder().read_dir().expect("the catalogue is part of the workspace");
    let names = entries.map(|entry| {
        entry.expect("the folder can be read").file_name().into_string().expect("names are ASCII")
    });
    let mut names: Vec<String> =
        names.filter(|name| name.ends_with(".rs") || name.ends_with(".litmus")).collect();
    names.sort_by_key(|name| stem(name).to_owned());
    names
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn test(file: &str) -> Test {
    let text = std::fs::read_to_string(folder().join(file)).expect("it can be read");
    let source = Source::new(file, text);
    let (test, diagnostics) = Test::parse(&source);
    let rendered: String = diagnostics.iter().map(|d| source.render(d)).collect();
    assert!(diagnostics.is_empty(), "{rendered}");
    test.expect("no diagnostic, so a test")
}

/// The rows of the table: the cells of each, in order.
fn table() -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder().join("README.md")).expect("it can be read");
    let lines = text.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

fn model(name: &str) -> CatModel {
    CatModel::embedded(name).unwrap_or_else(|| panic!("there is no model `{name}`"))
}

fn run(test: &Test, model: &CatModel) -> Outcomes {
    let program = test.lower().expect("a test of the catalogue has a meaning");
    let found = outcomes(&program, model, &Limits::default()).expect("it can be unfolded");
    assert!(found.complete(), "{} under {}: {:?}", test.name(), model.name(), found.limits);
    found
}

fn is_undefined(found: &Outcomes, model: &CatModel) -> bool {
    found.flags.iter().any(|flag| model.is_undefined(flag))
}

fn verdict(test: &Test, model: &CatModel) -> &'static str {
    let found = run(test, model);
    let question = test.question(&test.lower().expect("it was lowered above"));
    if is_undefined(&found, model) {
        "undefined"
    } else if found.split(&question.condition).0 > 0 {
        "allowed"
    } else {
        "forbidden"
    }
}

/// The test that a column judges; `None` if it has nothing to say of it.
fn judged(test: &Test, column: (&str, &str, Option<Target>)) -> Option<Test> {
    let architecture = test.architecture();
    match column {
        ("sc", ..) => Some(test.clone()),
        (_, _, None) => architecture.is_language().then(|| test.clone()),
        ("aarch64+lse", ..) if !architecture.is_language() => None,
        (_, _, Some(target)) if architecture.is_language() => {
            Some(compile(test, target).unwrap_or_else(|_| panic!("{} compiles", test.name())))
        }
        (_, _, Some(target)) => (target.architecture() == architecture).then(|| test.clone()),
    }
}

#[test]
fn the_table_lists_the_files_and_their_verdicts() {
    let rows = table();
    let listed: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(listed, files(), "the table has a row for each file, by name");
    let models = COLUMNS.map(|(_, name, _)| model(name));
    let mut wrong = Vec::new();
    for row in &rows {
        assert_eq!(row.len(), 9, "{}: family, six verdicts and a source", row[0]);
        assert!(!row[1].is_empty() && !row[8].is_empty(), "{} has a family and a source", row[0]);
        let test = test(&row[0]);
        assert_eq!(test.name(), stem(&row[0]), "a test is called as its file");
        for (index, column) in COLUMNS.into_iter().enumerate() {
            let found = match judged(&test, column) {
                Some(test) => verdict(&test, &models[index]),
                None => "",
            };
            if found != row[index + 2] {
                let expected = &row[index + 2];
                wrong.push(format!("{} {}: {found}, not {expected}", row[0], column.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_enough_tests_and_every_name_is_one_test() {
    let mut names: Vec<String> = files().iter().map(|file| stem(file).to_lowercase()).collect();
    assert!(names.len() >= 60);
    names.dedup();
    assert_eq!(names.len(), files().len(), "also where files are not told apart by case");
    for name in ["SB", "MP", "LB", "S", "R", "2+2W", "WRC", "RWC", "IRIW", "ISA2", "CoRR", "CoWW"] {
        assert!(files().contains(&format!("{name}.rs")), "{name} is there in Rust");
    }
}

/// No compiled test has an outcome that the language's model forbids: the mapping is right.
fn outcomes_beyond(language: &CatModel) -> Vec<String> {
    let (tso, aarch64) = (model("x86-tso"), model("aarch64"));
    let mut beyond = Vec::new();
    for file in files() {
        let test = test(&file);
        if !test.architecture().is_language() {
            continue;
        }
        let allowed = run(&test, language);
        if is_undefined(&allowed, language) {
            continue;
        }
        for target in Target::ALL {
            let compiled = compile(&test, target).expect("the catalogue compiles");
            let x86 = target.architecture() == Architecture::X86_64;
            let found = run(&compiled, if x86 { &tso } else { &aarch64 });
            if found.states.keys().any(|outcome| !allowed.states.contains_key(outcome)) {
                beyond.push(format!("{file} on {target}"));
            }
        }
    }
    beyond
}

#[test]
fn no_compiled_test_has_an_outcome_that_c20_forbids() {
    assert_eq!(outcomes_beyond(&model("c20")), Vec::<String>::new());
}

/// RC11 forbids load buffering to keep values from coming out of thin air. The mapping of Lahav et
/// al. (PLDI 2017, §5) pays for it with a fake dependency or fence on Arm; compilers do not.
#[test]
fn what_rc11_alone_forbids_is_load_buffering() {
    let beyond = outcomes_beyond(&model("rc11")).join("\n");
    insta::assert_snapshot!(beyond);
}

#[test]
fn a_printed_test_parses_back() {
    for file in files() {
        let test = test(&file);
        let printed = test.to_string();
        let (again, _) = Test::parse(&Source::new(file.as_str(), printed));
        assert!(again == Some(test), "{file}");
    }
}

/// All Rust files as modules of one crate.
#[test]
fn rustc_compiles_the_rust_files() {
    let files = files();
    let modules = files.iter().filter(|file| file.ends_with(".rs")).enumerate();
    let root: String = modules
        .map(|(index, file)| format!("#[path = {:?}] mod t{index};\n", folder().join(file)))
        .collect();
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for edition in ["2021", "2024"] {
        let path = scratch.join(format!("catalogue_{edition}.rs"));
        std::fs::write(&path, &root).expect("the target folder can be written");
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let output = Command::new(rustc)
            .args(["--crate-type=lib", "--emit=metadata", "--cap-lints=allow", "--edition"])
            .arg(edition)
            .arg("--out-dir")
            .arg(scratch)
            .arg(&path)
            .output()
            .expect("rustc is there, since this test was compiled");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "edition {edition}: {errors}");
    }
}

//! Broken tests and what is said about them, each as a snapshot. Nothing here may panic, hang or
//! overflow the stack.

use std::fs;
use std::path::Path;

use interlocked_diag::{Severity, Source};
use interlocked_litmus::Test;

/// What is said about a text, which has an error somewhere.
fn report(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let (test, mut diagnostics) = Test::parse(&source);
    if let Some(test) = test {
        let lowered = test.lower();
        assert!(lowered.is_err(), "{name} is not broken");
        diagnostics.extend(lowered.unwrap_err());
    }
    assert!(diagnostics.iter().any(|d| d.severity == Severity::Error), "{name}: no error");
    for diagnostic in &diagnostics {
        let span = diagnostic.span.clone();
        assert!(source.text.get(span.clone()).is_some(), "{name}: {span:?} is no place in it");
    }
    diagnostics.iter().map(|d| source.render(d)).collect::<Vec<_>>().join("\n")
}

/// The messages alone, for texts too long to show.
fn messages(text: &str) -> String {
    let source = Source::new("long", text);
    let (test, mut diagnostics) = Test::parse(&source);
    if let Some(test) = test {
        diagnostics.extend(test.lower().err().into_iter().flatten());
    }
    let all: Vec<_> = diagnostics.into_iter().map(|d| d.message).collect();
    all.join("\n")
}

#[test]
fn every_broken_test_is_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        insta::assert_snapshot!(name.trim_end_matches(".litmus"), report(&name, &text));
    }
}

#[test]
fn every_prefix_of_a_test_is_survived() {
    let assembly = "X86_64 SB (x)\n\"d\"\nA=b\n{ uint64_t x; 0:rax=1; int a[2]={0,1}; p=&a[1]; }\n \
        P0 | P1 ;\n L0: movq $1,(x) | (* c *) jmp L1 ;\n je L0 | L1: ;\nlocations [x; 0:rax; a[1];]\n\
        filter not x=1\n~exists (0:rax=-0x1 /\\ (x=1 => [x]=1:rbx) \\/ true)\n";
    let c = "C t { [x] = 0; } P0 (atomic_int* x, int* y) { int r = *y + 1; while (r < 2) { r++; \
        atomic_compare_exchange_weak(x, &r, (long)3); } for (;;) break; } exists (0:r=1)";
    for text in [assembly, c] {
        let (whole, diagnostics) = Test::parse(&Source::new("whole", text));
        assert!(whole.is_some(), "{diagnostics:?}");
        for end in 0..text.len() {
            let _ = messages(&text[..end]);
            let mut without = text.to_owned();
            without.remove(end);
            let _ = messages(&without);
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    let condition = |inner: &str| format!("X86_64 deep\n{{}}\n P0 ;\n mfence ;\nexists {inner}\n");
    let parentheses = condition(&("(".repeat(100_000) + "x=1" + &")".repeat(100_000)));
    insta::assert_snapshot!(messages(&parentheses), @"this condition nests more than 200 deep");
    let negations = condition(&("not ".repeat(100_000) + "true"));
    insta::assert_snapshot!(messages(&negations), @"this condition nests more than 200 deep");
    let implications = condition(&("true => ".repeat(100_000) + "true"));
    insta::assert_snapshot!(messages(&implications), @"this condition nests more than 200 deep");
    assert_eq!(messages(&condition(&("true /\\ ".repeat(100_000) + "true"))), "");
}

#[test]
fn deep_nesting_in_c_is_refused() {
    let program = |body: &str| format!("C deep\n{{}}\nP0 (int* x) {{ {body} }}\n");
    let expression = |inner: String| messages(&program(&format!("int r = {inner};")));
    let too_large = "this expression has more than 150 operators";
    let n = 100_000;
    assert_eq!(expression("(".repeat(n) + "1" + &")".repeat(n)), too_large);
    assert_eq!(expression("!".repeat(n) + "1"), too_large);
    assert_eq!(expression("1 + ".repeat(n) + "1"), too_large);
    assert_eq!(expression("1 ? 1 : ".repeat(n) + "1"), too_large);
    assert_eq!(expression("(int)".repeat(n) + "1"), too_large);
    assert_eq!(messages(&program(&("*".repeat(n) + "x = 1;"))), too_large);
    assert_eq!(messages(&program(&("(".repeat(n) + "x"))), too_large);
    let deep = "statements nest more than 100 deep";
    for statement in ["{", "if (1) ", "while (1) ", "do ", "for (;;) ", "if (1) ; else "] {
        let text = messages(&program(&statement.repeat(n)));
        assert!(text.starts_with(deep), "{statement}: {text}");
    }
}

#[test]
fn long_files_are_read_to_the_end() {
    let line = "x".repeat(10_000_000);
    insta::assert_snapshot!(messages(&line), @"unknown architecture `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…`");
    let long = 1_000_000;
    let line = "x".repeat(long);
    assert!(messages(&format!("X86_64 {line}")).contains("ends before"));
    let cell = format!("X86_64 t\n{{}}\n P0 ;\n {line} ;\n");
    assert!(!messages(&cell).is_empty());
    let blank = " \n".repeat(long / 2);
    assert_eq!(messages(&format!("X86_64 t\n{{}}\n P0 ;\n mfence {blank} ;\n")), "");
    let rows = format!("X86_64 t\n{{}}\n P0 ;\n{}", "nonsense $1 ;\n".repeat(long / 10));
    assert!(messages(&rows).lines().count() <= 50);
    let numbers = format!("X86_64 t\n{{ x={}; }}\n P0 ;\n", "9".repeat(long));
    assert!(messages(&numbers).contains("is no number of up to 128 bits"));
}

#[test]
fn long_conditions_take_no_longer_than_they_are() {
    let declarations: String = (0..9_000).map(|i| format!("x{i}; ")).collect();
    let terms: Vec<_> = (0..9_000).map(|i| format!("x{i}=1 /\\ 0:rax=x{i}")).collect();
    let condition = vec![terms.join(" \\/ "); 5].join(" \\/ ");
    let text = format!("X86_64 t\n{{ {declarations} }}\n P0 ;\n mfence ;\nexists {condition}\n");
    assert_eq!(messages(&text), "");
    let variables: String = (0..4_000).map(|i| format!("int r{i}; ")).collect();
    let scopes = "{ int a; a = 1; } ".repeat(20_000);
    let text = format!("C t\n{{}}\nP0 () {{ {scopes} {variables} }}\n");
    assert_eq!(messages(&text), "");
}

#[test]
fn many_threads_are_a_test() {
    let names: Vec<_> = (0..200).map(|thread| format!("P{thread}")).collect();
    let row = vec!["movq $1,(x)"; 200].join(" | ");
    let text = format!("X86_64 many\n{{}}\n {} ;\n {row} ;\nexists (x=1)\n", names.join(" | "));
    assert_eq!(messages(&text), "");
    let names: Vec<_> = (0..2000).map(|thread| format!("P{thread}")).collect();
    let text = format!("X86_64 many\n{{}}\n {} ;\n", names.join(" | "));
    insta::assert_snapshot!(messages(&text), @"a test has at most 1024 threads");
}

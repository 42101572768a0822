//! Rust tests that are refused, each with its message.

use interlocked_diag::Source;

use crate::Test;

/// The diagnostics of a file, as a user reads them.
fn errors(text: &str) -> String {
    let source = Source::new("T.rs", text);
    let (test, diagnostics) = Test::parse(&source);
    assert!(test.is_none(), "this was to be refused:\n{text}");
    assert!(!diagnostics.is_empty(), "a refusal has a reason:\n{text}");
    for diagnostic in &diagnostics {
        assert!(text.get(diagnostic.span.clone()).is_some(), "{diagnostic:?} is in the text");
    }
    diagnostics.iter().map(|diagnostic| source.render(diagnostic)).collect()
}

/// The diagnostics of files that have a question and some statics, and this as well.
fn in_items(items: &[&str]) -> String {
    let of = |item: &&str| {
        errors(&format!(
            "//! exists X == 0\nuse std::sync::atomic::{{*, Ordering::*}};\n\
             static X: AtomicU32 = AtomicU32::new(0);\nstatic T: AtomicBool = AtomicBool::new(true);\n\
             static mut D: u32 = 0; static P: AtomicPtr<u32> = AtomicPtr::new(&raw mut D);\n{item}\n"
        ))
    };
    items.iter().map(of).collect::<Vec<_>>().join("\n")
}

fn in_body(statements: &[&str]) -> String {
    let items: Vec<String> = statements.iter().map(|s| format!("fn p0() {{ {s} }}")).collect();
    in_items(&items.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn orderings() {
    insta::assert_snapshot!(in_body(&[
        "X.load(Release);",
        "X.load(AcqRel);",
        "X.store(1, Acquire);",
        "X.store(1, AcqRel);",
        "let _ = X.compare_exchange(0, 1, AcqRel, Release);",
        "let _ = X.compare_exchange(0, 1, AcqRel, AcqRel);",
        "X.update(AcqRel, Release, |x| x + 1);",
        "X.fetch_update(Relaxed, AcqRel, |x| Some(x + 1)).is_ok();",
        "fence(Relaxed);",
        "let order = Relaxed; X.load(order);",
        "X.load(Consume);",
        "X.load(5);",
    ]));
}

#[test]
fn types() {
    insta::assert_snapshot!(in_body(&[
        "X.store(true, Relaxed);",
        "X.store(-1, Relaxed);",
        "X.store(1u64, Relaxed);",
        "X.store(4294967296, Relaxed);",
        "if X.load(Relaxed) { X.store(1, Relaxed); }",
        "let a: u8 = X.load(Relaxed);",
        "T.fetch_add(true, Relaxed);",
        "let a = X.load(Relaxed); let b = a && true;",
        "let a = -X.load(Relaxed);",
        "let a = T.load(Relaxed) + T.load(Relaxed);",
        "let a = X.load(Relaxed); a = 5;",
        "let r = X.compare_exchange(0, 1, Relaxed, Relaxed); X.store(r, Relaxed);",
        "let a = X.load(Relaxed) as bool;",
        "X.load(Relaxed)",
        "let (a, b) = X.load(Relaxed);",
        "let a = X.load(Relaxed) / X.load(Relaxed);",
        "match X.load(Relaxed) { 0 => {} 1 => {} }",
        "let Ok(v) = X.compare_exchange(0, 1, Relaxed, Relaxed);",
    ]));
}

#[test]
fn memory() {
    insta::assert_snapshot!(in_body(&[
        "D = 1;",
        "let a = D;",
        "let a = X;",
        "X = 5;",
        "let a = &X;",
        "let p = &raw mut D; *p = 1;",
        "Z.store(1, Relaxed);",
        "x.store(1, Relaxed);",
        "let a = 1; a.load(Relaxed);",
    ]));
}

#[test]
fn what_is_not_supported() {
    insta::assert_snapshot!(in_body(&[
        "X.get_mut();",
        "X.store(1, Relaxed, 2);",
        "println!(\"{}\", 1);",
        "let f = || 1;",
        "let a = [1, 2];",
        "let a = 1.5;",
        "std::thread::spawn();",
        "p0();",
        "for x in 0..X.load(Relaxed) {}",
        "for x in 0..1000 {}",
        "for a in 0..200 { for b in 0..200 { X.store(a, Relaxed); } }",
        "break;",
        "let a = loop { break 5; };",
        "let a = X.compare_exchange(0, 1, Relaxed, Relaxed).unwrap();",
        "let a = 170141183460469231731687303715884105728u128;",
        "struct S; ",
    ]));
}

#[test]
fn closures() {
    insta::assert_snapshot!(in_body(&[
        "X.update(Relaxed, Relaxed);",
        "X.update(Relaxed, Relaxed, u32::wrapping_neg);",
        "X.update(Relaxed, Relaxed, move |x| x);",
        "X.update(Relaxed, Relaxed, |x| -> u32 { x });",
        "X.update(Relaxed, Relaxed, |x, y| x);",
        "X.update(Relaxed, Relaxed, |x: u8| x);",
        "X.update(Relaxed, Relaxed, |x| x == 1);",
        "X.update(Relaxed, Relaxed, |x| Some(x));",
        "X.try_update(Relaxed, Relaxed, |x| x);",
        "X.try_update(Relaxed, Relaxed, |x| Some(true));",
        "X.try_update(Relaxed, Relaxed, |x| match Some(x) { None => None, y => y });",
        "X.try_update(Relaxed, Relaxed, |x| { Y.store(1); Some(x) });",
        "X.update(Relaxed, Relaxed, |x| return x);",
        "loop { X.update(Relaxed, Relaxed, |x| { break; x }); }",
        "let x = None;",
        "D.update(Relaxed, Relaxed, |x| x);",
        "T.fetch_not(Relaxed) + T.compare_and_swap(1, true, Relaxed);",
    ]));
}

#[test]
fn items() {
    insta::assert_snapshot!(in_items(&[
        "fn p0(x: u32) {}",
        "async fn p0() {}",
        "fn p0() -> String { 0 }",
        "mod m {}",
        "#[test] fn p0() {}",
        "use std::collections::HashMap; fn p0() {}",
        "use std::sync::atomic::AtomicF32; fn p0() {}",
        "static Y: u32 = 1 + 1; fn p0() {}",
        "static X: AtomicU32 = AtomicU32::new(1); fn p0() {}",
        "static Y: AtomicU8 = AtomicU8::new(256); fn p0() {}",
        "use std::cell::UnsafeCell; struct S(UnsafeCell<u32>); static Y: S = S(UnsafeCell::new(0)); fn p0() {}",
        "struct S { a: u32 } fn p0() {}",
        "",
    ]));
}

#[test]
fn questions() {
    let ask = |question: &&str| {
        errors(&format!(
            "{question}\nuse std::sync::atomic::{{*, Ordering::*}};\n\
             static X: AtomicU32 = AtomicU32::new(0);\nstatic Y: AtomicI8 = AtomicI8::new(0);\n\
             fn p0() -> u32 {{ let r = X.load(Relaxed); r }}\nfn p1() -> (u32, bool) {{ (1, true) }}\n\
             fn p2() {{}}\n"
        ))
    };
    let questions = [
        "//! Just a title.",
        "//! exists",
        "//! exists p0",
        "//! exists p0 = 0",
        "//! exists p0 == 0 /\\ X == 1",
        "//! exists p9 == 0",
        "//! exists p1 == 0",
        "//! exists p1.2 == 0",
        "//! exists p1.r == 0",
        "//! exists p2 == 0",
        "//! exists p0::s == 0",
        "//! exists p1.1 == 1",
        "//! exists Y == 200",
        "//! exists Y < 0",
        "//! exists X == Y",
        "//! exists (X == 0",
        "//! exists X == 0)",
        "//! exists X == 0 &&\n//! p0 == 0x",
    ];
    insta::assert_snapshot!(questions.iter().map(ask).collect::<Vec<_>>().join("\n"));
}

#[test]
fn texts_that_are_no_rust() {
    let texts = [
        "",
        "fn p0() {",
        "fn p0() { \"abc }",
        "/* never closed",
        "//! exists X == 0\nfn p0() -> { }",
        "fn fn fn",
        "\u{feff}//! exists X == 0\n",
        "fn p0() { let ä = 'x; }",
    ];
    insta::assert_snapshot!(texts.map(errors).join("\n"));
}

/// Each of these would overflow the stack or take for ever without a bound.
#[test]
fn hostile_texts_are_refused_at_once() {
    let wrap =
        |body: String| format!("//! exists X == 0\nstatic mut X: u32 = 0;\nfn p0() {{ {body} }}\n");
    let n = 10_000;
    for text in [
        wrap("(".repeat(n)),
        wrap(format!("{}1{};", "(".repeat(n), ")".repeat(n))),
        wrap(format!("let a = {}1;", "!".repeat(n))),
        wrap(format!("let a = 1{};", " + 1".repeat(n))),
        wrap(format!("let a = 1{};", " as u32".repeat(n))),
        wrap(format!("let a = X{};", ".a()".repeat(n))),
        wrap(format!("{}{{}}", "if true {} else ".repeat(n))),
        wrap(format!("{}{}", "{".repeat(n), "}".repeat(n))),
        wrap(format!("let a: {}u32 = 0;", "*mut ".repeat(n))),
        wrap(format!("{}{}", "for _ in 0..200 { ".repeat(20), "}".repeat(20))),
        format!("//! exists {}X == 0\nstatic mut X: u32 = 0;\nfn p0() {{}}\n", "!".repeat(n)),
        "x".repeat(10_000_000),
    ] {
        let source = Source::new("T.rs", text);
        let (test, diagnostics) = Test::parse(&source);
        assert!(test.is_none() && !diagnostics.is_empty());
    }
}

//! The meaning of Rust tests, held against rustc: what a function returns here, as it stands and
//! compiled to every target, is what it returns as a program.

use std::path::{Path, PathBuf};
use std::process::Command;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, Value, outcomes};
use interlocked_litmus::Test;
use interlocked_litmus::compile::{Target, compile};

/// What every function can use.
const STATICS: &str = "use std::sync::atomic::{*, Ordering::*};\n\
    static X: AtomicU32 = AtomicU32::new(7);\nstatic B: AtomicI8 = AtomicI8::new(-5);\n\
    static H: AtomicU16 = AtomicU16::new(0xfff0);\nstatic T: AtomicBool = AtomicBool::new(true);\n\
    static L: AtomicI64 = AtomicI64::new(-1);\nstatic U: AtomicUsize = AtomicUsize::new(0x100_0000_0000);\n\
    static mut D: u32 = 3;\nstatic P: AtomicPtr<u32> = AtomicPtr::new(&raw mut D);\n\
    const FIVE: u32 = 5;\n";

/// Functions: what they return, and their bodies. On x86-64 there is no division.
#[rustfmt::skip]
const FUNCTIONS: &[(&str, &str)] = &[
    ("u32", "X.load(Relaxed) + 1"),
    ("u32", "P.fetch_ptr_add(3, Relaxed); P.fetch_byte_sub(8, AcqRel); P.fetch_ptr_sub(1, Release); P.fetch_byte_add(0, SeqCst); P.fetch_or(0, Relaxed); let p = P.load(Acquire); unsafe { *p }"),
    ("u32", "X.store(9, SeqCst); let a = X.swap(3, AcqRel); a * 16 + X.load(Acquire)"),
    ("u32", "let a = X.fetch_add(5, Relaxed); let b = X.fetch_sub(1, Release); a << 8 | b"),
    ("u32", "let a = X.fetch_and(5, Relaxed); let b = X.fetch_or(8, Relaxed); let c = X.fetch_xor(1, Relaxed); a << 16 | b << 8 | c ^ X.load(Relaxed)"),
    ("u32", "let a = X.fetch_nand(3, SeqCst); a ^ X.load(Relaxed)"),
    ("u32", "let a = X.fetch_max(100, SeqCst); let b = X.fetch_min(50, SeqCst); a << 16 | b << 8 | X.load(Relaxed)"),
    ("u8",  "let a = B.fetch_max(-3, Relaxed); let b = B.fetch_min(4, Relaxed); (a as u8) ^ (b as u8) << 4"),
    ("i8",  "B.fetch_add(-124, Relaxed); B.load(Relaxed)"),
    ("i8",  "let a = B.load(Relaxed); a >> 1"),
    ("u8",  "let a = B.load(Relaxed) as u8; a >> 1"),
    ("i64", "B.load(Relaxed) as i64"),
    ("u64", "B.load(Relaxed) as u16 as u64"),
    ("u64", "H.load(Relaxed).wrapping_add(0x20) as u64"),
    ("i16", "H.load(Relaxed) as i16"),
    ("u16", "H.fetch_sub(0xfff1, AcqRel); H.load(Relaxed)"),
    ("bool", "B.load(Relaxed) < 3"),
    ("bool", "B.load(Relaxed) as u8 >= 3"),
    ("bool", "T.fetch_nand(true, Relaxed); let a = T.load(Relaxed); T.fetch_xor(true, Relaxed) == a && !a"),
    ("bool", "T.swap(false, AcqRel) & !T.load(Relaxed)"),
    ("i64", "L.fetch_max(1 << 40, Relaxed); L.load(Relaxed) - 1"),
    ("i64", "let a = L.load(Relaxed); a >> 3"),
    ("usize", "U.fetch_add(U.load(Relaxed), Relaxed) + U.load(Relaxed)"),
    ("u32", "let a = -(X.load(Relaxed) as i32); (a >> 1) as u32"),
    ("u32", "let n = match X.compare_exchange(7, 8, AcqRel, Acquire) { Ok(v) => v + 10, Err(v) => v + 20 }; n + X.load(Relaxed)"),
    ("u32", "let n = match X.compare_exchange(6, 8, AcqRel, Acquire) { Ok(v) => v + 10, Err(v) => v + 20 }; n + X.load(Relaxed)"),
    ("u32", "let r = X.compare_exchange(7, FIVE, SeqCst, Relaxed); if r.is_ok() { X.load(Relaxed) } else { 0 }"),
    ("u32", "X.compare_exchange(1, 2, Relaxed, Relaxed).unwrap_or_else(|v| v)"),
    ("i8",  "if let Err(v) = B.compare_exchange(5, 1, Relaxed, Relaxed) { v } else { 0 }"),
    ("u32", "let Err(v) = X.compare_exchange(0, 2, Relaxed, Relaxed) else { return 1 }; v * 2"),
    ("u32", "let mut sum = 0; for i in 1..=4 { if i == 2 { continue; } if i == 4 { break; } sum += i * X.load(Relaxed); } sum"),
    ("u32", "let mut i = 0; while i < 2 { i += 1; } i"),
    ("u32", "let mut i = 0; let mut n = 0u32; 'outer: loop { loop { i += 1; if i > 1 { break 'outer; } n += 5; break; } n += 1; } n * 10 + i"),
    ("u32", "let a = X.load(Relaxed); match a { 0 | 1 => 10, 2..=6 => 20, n if n == 8 => 30, n if n > 6 => n + 40, _ => 50 }"),
    ("u32", "match (X.load(Relaxed), T.load(Relaxed)) { (7, false) => 1, (n, true) => n + 2, _ => 3 }"),
    ("u32", "let (a, mut b) = (X.load(Relaxed), 2); b += a; let a = a ^ b; a"),
    ("u32", "let a; if T.load(Relaxed) { a = X.load(Relaxed); } else { a = 1; } a + FIVE"),
    ("u32", "X.load(Relaxed) + { X.store(1, Relaxed); X.load(Relaxed) }"),
    ("u32", "let mut a = 1; a + { a = 5; a } * 10"),
    ("u32", "unsafe { D = 4; D += X.load(Relaxed); D *= 2; D }"),
    ("u32", "let p = P.load(Acquire); unsafe { *p = *p + 10; *p + D }"),
    ("bool", "P.load(Relaxed).is_null() || P.swap(&raw mut D, Relaxed) != P.load(Relaxed)"),
    ("u32", "if T.load(Relaxed) || X.swap(1, Relaxed) == 0 { X.load(Relaxed) } else { 0 }"),
    ("u32", "if !T.load(Relaxed) && X.swap(1, Relaxed) == 7 { 5 } else { X.load(Relaxed) }"),
    ("u32", "u32::from(T.load(Relaxed)) + u32::from(H.load(Relaxed))"),
    ("u32", "let n = X.load(Relaxed); 1u32.wrapping_shl(n) ^ n.wrapping_neg() ^ n.wrapping_mul(4)"),
    ("i32", "let a = B.load(Relaxed) as i32 * 8; if a < 0 { -a } else { a }"),
    ("u32", "let a = X.update(AcqRel, Relaxed, |x| x * 2 + 1); a << 8 | X.load(Relaxed)"),
    ("u32", "let n = match X.try_update(SeqCst, Acquire, |x| Some(x + 3)) { Ok(v) => v + 10, Err(v) => v + 20 }; n << 8 | X.load(Relaxed)"),
    ("u32", "let n = match X.fetch_update(Release, Relaxed, |x| if x > 7 { Some(x - 1) } else { None }) { Ok(v) => v + 10, Err(v) => v + 20 }; n << 8 | X.load(Relaxed)"),
    ("u32", "X.fetch_update(AcqRel, SeqCst, |x: u32| match x { 0 => None, _ => { let y = x ^ 5; Some(y * 3) } }).is_ok() as u32 + X.load(Relaxed)"),
    ("u32", "let n = FIVE; X.try_update(Relaxed, Relaxed, |x| { let o = Some(n + x); o }).unwrap_or_else(|v| v) << 8 | X.load(Relaxed)"),
    ("u32", "X.try_update(Relaxed, Relaxed, |_| None).is_err() as u32 + X.update(Relaxed, SeqCst, |mut x| { x += FIVE; x }) + X.load(Relaxed)"),
    ("u32", "X.update(Relaxed, Relaxed, |x| { let o = H.try_update(Relaxed, Relaxed, |_| None).unwrap_or_else(|h| h); x + o as u32 }) ^ X.load(Relaxed) << 8 ^ H.load(Relaxed) as u32"),
    ("u32", "let mut i = 0; loop { i += X.update(Relaxed, Relaxed, |x| { let mut y = x; loop { y += 1; break; } y }); if i > 9 { break; } } i"),
    ("i8",  "B.update(AcqRel, Acquire, |x| x >> 1); B.load(Relaxed)"),
    ("bool", "T.update(AcqRel, Acquire, |x| !x); T.fetch_not(AcqRel) | T.load(Relaxed)"),
    ("bool", "P.update(AcqRel, Acquire, |p| p).is_null() || P.try_update(Relaxed, Relaxed, |p| if p.is_null() { None } else { Some(p) }).is_err()"),
    ("u32", "X.compare_and_swap(7, 9, AcqRel) << 16 | X.compare_and_swap(7, 1, SeqCst) << 8 | X.load(Relaxed)"),
    ("u32", "let t = (X.swap(1, Relaxed), 2); X.store(5, Relaxed); t.0 << 8 | t.0 + t.1"),
    ("u32", "(X.swap(1, Relaxed), X.swap(2, Relaxed)).0 << 8 | X.load(Relaxed)"),
    ("u32", "X.load(Relaxed) % 4 + X.load(Relaxed) / 2"),
];

fn file(returns: &str, body: &str) -> String {
    format!(
        "//! exists p0 == {}\n{STATICS}pub fn p0() -> {returns} {{ {body} }}\n",
        match returns {
            "bool" => "true",
            _ => "0",
        }
    )
}

/// What rustc's programs return, as numbers of 64 bits.
fn by_rustc() -> Vec<u64> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("meaning");
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    let mut modules = String::new();
    let mut calls = String::new();
    for (index, (returns, body)) in FUNCTIONS.iter().enumerate() {
        let path: PathBuf = folder.join(format!("f{index}.rs"));
        std::fs::write(&path, file(returns, body)).expect("the target folder can be written");
        modules += &format!("#[path = {path:?}] mod f{index};\n");
        calls += &format!("println!(\"{{}}\", f{index}::p0() as u64);\n");
    }
    let main = folder.join("main.rs");
    std::fs::write(&main, format!("{modules}fn main() {{\n{calls}}}\n"))
        .expect("it can be written");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let program = folder.join("main");
    let output = Command::new(rustc)
        .args(["--edition=2024", "--cap-lints=allow", "-Coverflow-checks=off", "-o"])
        .args([&program, &main])
        .output()
        .expect("rustc is there, since this test was compiled");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = Command::new(program).output().expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("numbers are text");
    text.lines().map(|line| line.parse().expect("it prints numbers")).collect()
}

/// What a test of one thread returns; it has one outcome.
fn result(test: &Test, model: &CatModel) -> u128 {
    let program = test.lower().expect("it has a meaning");
    let found = outcomes(&program, model, &Limits::default()).expect("it can be unfolded");
    assert!(found.complete(), "{:?}", found.limits);
    let states: Vec<_> = found.states.keys().collect();
    assert_eq!(states.len(), 1, "one thread has one outcome");
    match states[0][0] {
        Value::Int(bits) => bits,
        Value::Address(..) => panic!("no function returns a pointer"),
    }
}

#[test]
fn a_function_returns_what_it_returns_as_a_program() {
    let expected = by_rustc();
    assert_eq!(expected.len(), FUNCTIONS.len());
    let model = |name| CatModel::embedded(name).expect("it is embedded");
    let (rc11, tso, aarch64) = (model("rc11"), model("x86-tso"), model("aarch64"));
    for ((returns, body), expected) in FUNCTIONS.iter().zip(expected) {
        let source = Source::new("T.rs", file(returns, body));
        let (test, diagnostics) = Test::parse(&source);
        let rendered: String = diagnostics.iter().map(|d| source.render(d)).collect();
        let test = test.unwrap_or_else(|| panic!("{body}\n{rendered}"));
        let bits = match *returns {
            "bool" | "u8" | "i8" => 8,
            "u16" | "i16" => 16,
            "u32" | "i32" => 32,
            _ => 64,
        };
        let expected = u128::from(expected) & (u128::MAX >> (128 - bits));
        assert_eq!(result(&test, &rc11), expected, "{body}");
        for target in Target::ALL {
            let Ok(compiled) = compile(&test, target) else {
                panic!("{body} compiles to {target}");
            };
            let model = if target == Target::X86_64 { &tso } else { &aarch64 };
            assert_eq!(result(&compiled, model), expected, "{body} on {target}\n{compiled}");
        }
    }
}

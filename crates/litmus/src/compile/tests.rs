//! The code that tests compile to.

use interlocked_diag::Source;

use super::*;

/// What the threads of a Rust test compile to, one line an instruction.
fn code(text: &str, target: Target) -> String {
    let source = Source::new("T.rs", text);
    let (test, diagnostics) = Test::parse(&source);
    let rendered: String = diagnostics.iter().map(|d| source.render(d)).collect();
    let test = test.unwrap_or_else(|| panic!("{rendered}"));
    let compiled = match compile(&test, target) {
        Ok(compiled) => compiled,
        Err(errors) => return errors.iter().map(|d| source.render(d)).collect(),
    };
    compiled.lower().expect("compiled code has a meaning");
    let printed = compiled.to_string();
    let (again, diagnostics) = Test::parse(&Source::new("T.litmus", printed.as_str()));
    assert_eq!(diagnostics, [], "{printed}");
    let again = again.expect("no diagnostic, so a test");
    assert_eq!(again.code, compiled.code, "printed code parses back to the same code");
    let lines = printed.lines().skip_while(|line| !line.starts_with(" P0"));
    lines.map(|line| format!("{}\n", line.trim_end_matches([' ', ';']))).collect()
}

/// The code of a thread with these statements, after a heading for each target.
fn on_each(targets: &[Target], body: &str) -> String {
    let text = format!(
        "//! exists X == 0\nuse std::sync::atomic::{{*, Ordering::*}};\n\
         static X: AtomicU32 = AtomicU32::new(0);\nstatic B: AtomicI8 = AtomicI8::new(0);\n\
         static T: AtomicBool = AtomicBool::new(false);\nstatic L: AtomicU64 = AtomicU64::new(0);\n\
         static mut D: u16 = 0;\nfn p0() {{\n{body}\n}}\n"
    );
    targets.iter().map(|&target| format!("{target}\n{}", code(&text, target))).collect()
}

const MAIN: [Target; 3] = [Target::X86_64, Target::AArch64, Target::AArch64Lse];

#[test]
fn loads_stores_and_fences() {
    let body = "X.store(1, Relaxed); X.store(2, Release); X.store(3, SeqCst);\n\
                let a = X.load(Relaxed); let b = X.load(Acquire); let c = X.load(SeqCst);\n\
                fence(Acquire); fence(Release); fence(AcqRel); fence(SeqCst);\n\
                compiler_fence(SeqCst); unsafe { D = 7 }; let d = unsafe { D };";
    insta::assert_snapshot!(on_each(&[Target::X86_64, Target::AArch64, Target::AArch64Rcpc], body));
}

#[test]
fn read_modify_writes() {
    let body = "let a = X.swap(1, Relaxed); let b = X.fetch_add(a, Acquire);\n\
                let c = X.fetch_sub(2, Release); let d = X.fetch_and(b, AcqRel);\n\
                X.fetch_or(4, SeqCst); X.fetch_xor(5, Relaxed); X.fetch_sub(c, Relaxed);\n\
                X.swap(d, SeqCst);";
    insta::assert_snapshot!(on_each(&MAIN, body));
}

#[test]
fn read_modify_writes_in_loops() {
    let body = "let a = B.fetch_max(-3, AcqRel); let b = X.fetch_min(9, Relaxed);\n\
                let c = T.fetch_nand(true, SeqCst); let d = L.fetch_nand(1 << 40, Relaxed);";
    insta::assert_snapshot!(on_each(&MAIN, body));
}

#[test]
fn compare_exchanges() {
    let body = "let a = X.compare_exchange(0, 1, Release, Acquire);\n\
                let b = B.compare_exchange_weak(-1, 1, Relaxed, Relaxed).is_ok();\n\
                let c = L.compare_exchange(2, 3, Acquire, SeqCst).unwrap_or_else(|x| x);";
    insta::assert_snapshot!(on_each(&MAIN, body));
}

#[test]
fn arithmetic_and_casts() {
    let body = "let a = B.load(Relaxed); let b = a >> 1; let c = (a < 3) as u32;\n\
                let d = X.load(Relaxed); let e = !(d * 4 + c) % 8; let f = a as i64 as u64;\n\
                let g = f as u8; let h = d << e; let i = -a; L.store(f ^ 0x1_0000_0000, Relaxed);";
    insta::assert_snapshot!(on_each(&[Target::X86_64, Target::AArch64], body));
}

#[test]
fn control_flow() {
    let body = "while X.load(Acquire) == 0 {}\n\
                for i in 0..2 { if X.load(Relaxed) == i { continue; } X.store(i, Relaxed); }\n\
                let a = match X.load(Relaxed) { 0 | 7 => 1, n if n > 5 => n, _ => return };\n\
                if T.load(Relaxed) || X.swap(a, Relaxed) != 0 { X.store(a, Relaxed) }";
    insta::assert_snapshot!(on_each(&[Target::X86_64, Target::AArch64], body));
}

#[test]
fn what_cannot_be_compiled_is_refused() {
    let body = "let a = X.load(Relaxed); X.store(a / 3, Relaxed);";
    insta::assert_snapshot!(on_each(&[Target::X86_64], body), @r"
    x86-64
    error: on x86-64, division is compiled only for unsigned numbers and powers of two
     --> T.rs:9:34
      |
    9 | let a = X.load(Relaxed); X.store(a / 3, Relaxed);
      |                                  ^^^^^
    ");
    let text = "X86_64 T\n{}\n P0 ;\n mfence ;\nexists (x=0)";
    let (test, _) = Test::parse(&Source::new("T.litmus", text));
    let errors = compile(&test.expect("it parses"), Target::AArch64).expect_err("nothing to do");
    assert_eq!(errors.len(), 1);
}

#[test]
fn names_of_targets_are_unique() {
    for target in Target::ALL {
        assert_eq!(Target::by_name(target.name()), Some(target));
    }
    assert_eq!(Target::by_name("z80"), None);
}

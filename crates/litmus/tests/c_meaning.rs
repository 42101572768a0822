//! What C programs do, under the model in which memory is one after the other (`sc`), and which
//! orderings their accesses carry.

use std::fmt::Write as _;

use interlocked_cat::CatModel;
use interlocked_diag::Source;
use interlocked_exec::{Limits, MicroOp, Program, outcomes};
use interlocked_litmus::Test;

fn program(code: &str, observed: &str) -> Program {
    let text = format!("C test\n{{}}\n{code}\nlocations [{observed}]\n");
    let source = Source::new("test", text);
    let (test, diagnostics) = Test::parse(&source);
    let shown: String = diagnostics.iter().map(|d| source.render(d)).collect();
    test.expect(&shown).lower().unwrap()
}

/// The final states, one a line.
fn states(code: &str, observed: &str) -> String {
    let program = program(code, observed);
    let model = CatModel::embedded("sc").unwrap();
    let outcomes = outcomes(&program, &model, &Limits::default()).unwrap();
    assert!(outcomes.complete(), "{:?}", outcomes.limits);
    let mut text = String::new();
    for state in outcomes.states.keys() {
        for (observable, value) in program.observed.iter().zip(state) {
            let name = program.display_observable(observable);
            let _ = write!(text, "{name}={}; ", program.display_value(*value));
        }
        text = text.trim_end().to_owned() + "\n";
    }
    text.trim_end().to_owned()
}

/// The value of `r` at the end of a thread with these statements.
fn check(statements: &str, r: &str) {
    let code = format!("P0 (int* x, int* y) {{ {statements} }}");
    assert_eq!(states(&code, "0:r;"), format!("0:r={r};"), "{statements}");
}

#[test]
fn arithmetic_has_the_types_of_c() {
    check("int r = 7 / 2 + 7 % 2 * 10;", "13");
    check("int r = -7 / 2;", "4294967293");
    check("unsigned r = -7 / 2u;", "2147483644");
    check("uint8_t r = 200; r = r + 100;", "44");
    check("int8_t t = 200; int r = t;", "4294967240");
    check("int8_t t = 200; long r = t;", "18446744073709551560");
    check("unsigned t = -1; long r = t;", "4294967295");
    check("int r = (uint8_t)300;", "44");
    check("int r = -1 < 1;", "1");
    check("int r = -1 < 1u;", "0");
    check("int r = -8 >> 1;", "4294967292");
    check("unsigned r = -8u >> 28;", "15");
    check("int r = ~5 & 0xff ^ 1 | 0x100;", "507");
    check("int r = 1 << 4 == 16;", "1");
    check("int r = !5 + !0;", "1");
    check("_Bool r = 256;", "1");
    check("int r = 2 > 1 ? 3 : 4;", "3");
    check("uint64_t r = 1ul << 40;", "1099511627776");
}

#[test]
fn assignments_change_locals_and_memory() {
    check("int r = 1; r += 2; r <<= 3; r -= 1; r++; --r;", "23");
    check("*x = 3; *x += 4; int r = *x * 10; (*x)++; r = r + *x;", "78");
    check("int r = 1; { int t = 5; r = t; } { int t; t = r + 1; r = t; }", "6");
    check("int* p = x; *p = 4; int r = *x + (p == x) + (p == y) + !p;", "5");
}

#[test]
fn the_right_side_of_and_and_or_runs_if_needed() {
    check("*x = 1; int r = *x == 1 || atomic_fetch_add(y, 1); r = r + *y * 10;", "1");
    check("int r = *x == 1 && atomic_fetch_add(y, 1); r = r + *y * 10;", "0");
    check("int r = *x == 0 && !atomic_fetch_add(y, 1); r = r + *y * 10;", "11");
}

#[test]
fn loops_end() {
    check("int r = 0; while (r < 2) r++;", "2");
    check("int r = 0; do { r += 5; } while (0);", "5");
    check("int r = 0; for (int i = 0; i < 2; i++) { if (i == 0) continue; r += i; }", "1");
    check("int r = 0; while (1) { r = 9; break; r = 1; }", "9");
    check("int r = 0; do { r++; if (r == 1) continue; break; } while (r < 3);", "2");
    check("int r = 1; if (r) return; r = 2;", "1");
}

#[test]
fn an_endless_loop_is_a_limit() {
    for body in ["for (;;) *x = 1;", "while (1) { int r = *x; }", "for (;;) { int r = 1; }"] {
        let program = program(&format!("P0 (int* x) {{ {body} }}"), "x;");
        let model = CatModel::embedded("sc").unwrap();
        let outcomes = outcomes(&program, &model, &Limits::default()).unwrap();
        assert!(!outcomes.complete(), "{body}");
        assert!(outcomes.states.is_empty(), "{body}");
    }
}

#[test]
fn a_strong_compare_exchange_fails_only_on_another_value() {
    let exchange = "int e = 0; int r = atomic_compare_exchange_strong(x, &e, 5); r = r * 100";
    check(&format!("{exchange} + e * 10 + *x;"), "105");
    check(&format!("*x = 3; {exchange} + e * 10 + *x;"), "33");
}

#[test]
fn a_weak_compare_exchange_may_fail_at_any_time() {
    let code = "P0 (atomic_int* x) {
        int e = 0;
        int r = atomic_compare_exchange_weak(x, &e, 5);
    }";
    insta::assert_snapshot!(states(code, "0:r; 0:e; x;"), @r"
    0:e=0; 0:r=0; [x]=0;
    0:e=0; 0:r=1; [x]=5;
    ");
}

#[test]
fn the_expected_value_may_be_in_memory() {
    let code = "P0 (atomic_int* x, int* e) {
        *e = 7;
        int r = atomic_compare_exchange_strong(x, e, 5);
    }";
    assert_eq!(states(code, "0:r; e; x;"), "0:r=0; [e]=0; [x]=0;");
}

#[test]
fn read_modify_writes_give_the_old_value() {
    let code = "P0 (atomic_int* x, atomic_uint* y) {
        int a = atomic_exchange(x, 12);
        int b = atomic_fetch_sub(x, 2);
        int c = atomic_fetch_or(x, 5);
        int d = atomic_fetch_and(x, 6);
        int e = atomic_fetch_xor(x, 3);
        int f = atomic_fetch_add(y, -1);
    }";
    insta::assert_snapshot!(
        states(code, "0:a; 0:b; 0:c; 0:d; 0:e; 0:f; x; y;"),
        @"0:a=0; 0:b=12; 0:c=10; 0:d=15; 0:e=6; 0:f=0; [x]=5; [y]=4294967295;"
    );
}

#[test]
fn two_increments_are_never_lost() {
    let code = "P0 (atomic_int* x) { int r = atomic_fetch_add(x, 1); }
        P1 (atomic_int* x) { int r = atomic_fetch_add(x, 1); }";
    insta::assert_snapshot!(states(code, "0:r; 1:r; x;"), @r"
    0:r=0; 1:r=1; [x]=2;
    0:r=1; 1:r=0; [x]=2;
    ");
}

#[test]
fn arrays_and_pointers_in_memory() {
    let text = "C test { int a[3] = {5, 6, 7}; int* p = &a[1]; }
        P0 (int* a, int** p) {
            int r = a[2] * 100 + *(a + 1) * 10 + a[0];
            int* q = *p;
            *q = 9;
            *p = q + 1;
            **p = 1;
        }
        locations [0:r; a[1]; a[2]; p;]";
    let (test, diagnostics) = Test::parse(&Source::new("test", text));
    let program = test.unwrap_or_else(|| panic!("{diagnostics:?}")).lower().unwrap();
    let model = CatModel::embedded("sc").unwrap();
    let outcomes = outcomes(&program, &model, &Limits::default()).unwrap();
    let [state] = &*outcomes.states.into_keys().collect::<Vec<_>>() else { panic!("one state") };
    let shown: Vec<_> = state.iter().map(|value| program.display_value(*value)).collect();
    assert_eq!(shown, ["765", "9", "1", "a+8"]);
}

/// The events of a thread with these statements: their kind and their tags.
fn events(statements: &str) -> String {
    let code = format!("P0 (atomic_int* x, int* y) {{ {statements} }}");
    let mut text = String::new();
    for op in &program(&code, "x;").threads[0].ops {
        let (kind, tags) = match &op.op {
            MicroOp::Load { tags, .. } => ("R", tags),
            MicroOp::Store { tags, .. } => ("W", tags),
            MicroOp::Fence { tags } => ("F", tags),
            _ => continue,
        };
        let _ = write!(text, "{kind} {} · ", tags.names().collect::<Vec<_>>().join(" "));
    }
    text.trim_end_matches(" · ").to_owned()
}

#[test]
fn accesses_carry_their_orderings() {
    assert_eq!(events("int r = *y; *y = r;"), "R NA · W NA");
    assert_eq!(events("int r = atomic_load(x);"), "R A SC");
    assert_eq!(events("int r = atomic_load_explicit(x, memory_order_acquire);"), "R A ACQ");
    assert_eq!(events("atomic_store_explicit(x, 1, memory_order_release);"), "W A REL");
    assert_eq!(events("atomic_thread_fence(memory_order_acq_rel);"), "F ACQ_REL");
    assert_eq!(events("atomic_thread_fence(memory_order_relaxed);"), "");
    assert_eq!(events("atomic_signal_fence(memory_order_seq_cst);"), "");
    assert_eq!(events("atomic_init(x, 1);"), "W NA");
    assert_eq!(
        events("atomic_fetch_add_explicit(x, 1, memory_order_acquire);"),
        "R A ACQ RMW · W A ACQ RMW"
    );
    assert_eq!(
        events(
            "int e = 1; atomic_compare_exchange_strong_explicit(x, &e, 2, memory_order_acq_rel, \
             memory_order_relaxed);"
        ),
        "R A ACQ_REL RMW · W A ACQ_REL RMW · R A RLX"
    );
}

#[test]
fn a_local_variable_may_do_without_a_declaration() {
    check("if (1) { r = 5; } r += 1; p = x; *p = 2; r = r * 10 + *x;", "62");
}

#[test]
fn a_plain_access_to_an_atomic_variable_is_non_atomic_with_a_warning() {
    let text = "C test {} P0 (atomic_int* x) { *x = 1; } exists (x=1)";
    let source = Source::new("test", text);
    let (test, diagnostics) = Test::parse(&source);
    assert!(test.is_some());
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(&text[diagnostics[0].span.clone()], "*x = 1");
}

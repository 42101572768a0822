//! Printing a test and parsing it again gives the same test.

use interlocked_diag::Source;
use interlocked_litmus::Test;
use interlocked_litmus::fuzzing::{parse_c, parse_litmus};
use proptest::prelude::*;

/// A condition as text, with more parentheses than needed or fewer.
fn condition() -> impl Strategy<Value = String> {
    let value =
        prop_oneof!["-?[0-9]{1,3}", "0x[0-9a-f]{1,8}", "[xy]", "&x", r"\[[xy]\]", "[01]:rax"];
    let side = prop_oneof!["[01]:r[abcd]x", "P[01]:r8", "[xy]", r"\[x\]", r"a\[[01]\]", r" \*y"];
    let comparison = prop_oneof!["=", "==", "!=", "<>", "<", "<=", ">", ">="];
    let leaf = prop_oneof![
        (side, comparison, value).prop_map(|(side, op, value)| format!("{side} {op} {value}")),
        Just("true".to_owned()),
        Just("false".to_owned()),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} /\\ {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} \\/ {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} => {b}")),
            inner.clone().prop_map(|a| format!("not {a}")),
            inner.clone().prop_map(|a| format!("~({a})")),
            inner.prop_map(|a| format!("({a})")),
        ]
    })
}

fn parse(text: &str) -> Test {
    let (test, diagnostics) = Test::parse(&Source::new("test", text));
    test.unwrap_or_else(|| panic!("{text}\n{diagnostics:?}"))
}

proptest! {
    #[test]
    fn conditions(condition in condition(), quantifier in prop_oneof!["exists", "~exists", "forall"]) {
        let text = format!(
            "X86_64 t\n{{ x; y; int a[2]; }}\n P0 | P1 ;\n movq $1,(x) | mfence ;\n\
             filter {condition}\n{quantifier} {condition}\n"
        );
        let test = parse(&text);
        let again = parse(&test.to_string());
        prop_assert_eq!(&again, &test);
        prop_assert_eq!(again.to_string(), test.to_string());
    }

    #[test]
    fn any_text_is_survived(text in "\\PC{0,200}") {
        parse_litmus(&text);
        parse_litmus(&format!("AArch64 t {{ {text} }}"));
        parse_litmus(&format!("AArch64 t\n{{}}\n P0 ;\n {text}"));
        parse_litmus(&format!("X86_64 t\n{{}}\n P0 ;\n mfence ;\n exists {text}"));
        parse_c(&format!("P0 (atomic_int* x, int* y) {{ {text}"));
    }

    #[test]
    fn any_c_words_are_survived(words in prop::collection::vec(prop_oneof![
        "int|long|uint8_t|atomic_int|volatile|_Atomic|unsigned", "[(){}\\[\\];,]", "x|y|r0|r1",
        "if|else|while|do|for|break|continue|return", "[0-9]", "[-+*/%&|^!~<>=]|==|&&|\\+\\+|<<=",
        "atomic_load|atomic_store|atomic_fetch_add|atomic_compare_exchange_weak", "&r0",
    ], 0..60)) {
        parse_c(&format!("P0 (atomic_int* x, int* y) {{ int r0; {} }}", words.join(" ")));
    }
}

#[test]
fn everything_that_a_header_may_have() {
    let text = r#"AArch64 all/[of]+it (Texname) "on the first line";
(* a comment *) "on
two lines"
Com=Rf Fr {x}
Key = value   
Some remark
// another comment
{ uint64_t x=0x10; int8_t y=-1; int z[2]={1,-2}; int* p=&z[1]; q=p; w; [v]=3; 0:X1=x; P1:X2=-5;
  uint32_t 0:X3; _Atomic int a; unsigned long long b=7; };
 P0 (* here *) |P1;
 L0: L1:       | MOV W0 (* and (* there *) *) , #1;
 CBNZ X0,L0    |;
               | STR W0,[X2]  ; // done
locations [x; 0:X3; z[1]; *w; 0:X3 uint32_t;]
filter 0:X3=1 \/ not true
~exists 0:X3=1 /\ (y=-1 => [x]=[v]) ;
with tso: ~exists; default: forall;
<< anything at all
"#;
    let test = parse(text);
    insta::assert_snapshot!(test, @r#"
    AArch64 all/[of]+it
    (Texname)
    "on the first line"
    "on
    two lines"
    Com=Rf Fr {x}
    Key=value
    Some remark
    {
    uint64_t x=16;
    int8_t y=-1;
    int z[2]={1,-2};
    int* p=z[1];
    q=p;
    w;
    v=3;
    0:X1=x;
    1:X2=-5;
    uint32_t 0:X3;
    atomic_int a;
    uint64_t b=7;
    }
     P0         | P1          ;
     L0: L1:    | MOV W0,#1   ;
     CBNZ X0,L0 | STR W0,[X2] ;
    locations [x; 0:X3; z[1]; w; 0:X3 uint32_t; ]
    filter (0:X3=1 \/ not true)
    ~exists (0:X3=1 /\ (y=-1 => x=[v]))
    "#);
    assert_eq!(parse(&test.to_string()), test);
}

#[test]
fn a_lock_prefix_may_have_a_semicolon() {
    let text = "X86_64 t\n{}\n P0 | P1 ;\n lock; addq $1,(x) | LOCK ; incq (x) ;\n mfence | ;\n";
    insta::assert_snapshot!(parse(text), @r"
    X86_64 t
    {
    }
     P0               | P1            ;
     lock addq $1,(x) | lock incq (x) ;
     mfence           |               ;
    ");
}

#[test]
fn white_that_is_not_ascii_is_white() {
    parse_litmus(
        "X86_64 t\n\u{b}A=b\n\u{b}\n{}\n P0 | P1 ;\n \u{b} | mfence ;\n\u{a0} | mfence ;\n",
    );
}

#[test]
fn c_keeps_its_text() {
    let text = "C t { int x = 1; } P0 (int *x) { /* (* */ *x = 2; }   void P1() {}\nforall x=2";
    let test = parse(text);
    insta::assert_snapshot!(test, @r"
    C t
    {
    int x=1;
    }
    P0 (int *x) { /* (* */ *x = 2; }

    void P1() {}

    forall (x=2)
    ");
    assert_eq!(parse(&test.to_string()), test);
}

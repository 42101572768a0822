//! The metadata `Syntax` selects how a test writes x86 code.

use interlocked_diag::Source;
use interlocked_litmus::Test;

fn parse(header: &str, code: &str) -> (Option<Test>, Vec<interlocked_diag::Diagnostic>) {
    let text = format!("{header}\n{{ }}\n P0 ;\n {code} ;\nexists (x=1)\n");
    Test::parse(&Source::new("t.litmus", text))
}

#[track_caller]
fn check(header: &str, code: &str) {
    let (test, diagnostics) = parse(header, code);
    assert_eq!(diagnostics, []);
    let printed = test.unwrap().to_string();
    assert!(printed.contains(code), "{printed}");
    let (again, diagnostics) = Test::parse(&Source::new("t.litmus", printed.clone()));
    assert_eq!(diagnostics, []);
    assert_eq!(again.unwrap().to_string(), printed);
}

#[test]
fn the_head_selects_the_syntax() {
    check("X86_64 t", "movq $1,(x)");
    check("X86_64 t\nSyntax=Intel", "mov qword ptr [x],1");
    check("X86 t", "MOV [x],$1");
    check("X86 t\nsyntax = AT&T", "movl $1,(x)");
}

#[test]
fn other_syntaxes_are_refused() {
    let (test, diagnostics) = parse("X86_64 t\nSyntax=MASM", "movq $1,(x)");
    assert!(test.is_none());
    let messages: Vec<_> =
        diagnostics.iter().map(|d| (d.message.as_str(), d.span.clone())).collect();
    assert_eq!(messages, [("unknown syntax", 16..20)]);
}

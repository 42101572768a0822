//! Which micro-ops an instruction becomes: they decide what depends on what.

use interlocked_exec::{Reg, Value};

use super::forms::{fill, operands};
use super::lines;
use crate::aarch64::operation::Operation;
use crate::aarch64::{lower, table};
use crate::show::show;

fn ops(text: &str) -> String {
    show(&lower(&lines(text), &[], "0").unwrap())
}

/// No instruction is forgotten: each has micro-ops of its own, but for those that do nothing.
#[test]
fn every_form_does_something() {
    for (name, operation) in table::mnemonics() {
        let nothing = matches!(operation, Operation::Hint(_) | Operation::Prefetch);
        for operands in operands(operation) {
            let instruction = fill(&format!("{name} {operands}"), |_| 0);
            let text = format!("L0: {instruction}; CSET X0,GT");
            let thread = lower(&lines(&text), &[], "0").unwrap();
            assert_eq!(thread.ops[0].instruction == 1, nothing, "{instruction}");
        }
    }
}

#[test]
fn false_dependencies_stay() {
    let text = "ldr w0,[x1]; eor w2,w0,w0; ldr w3,[x4,w2,sxtw]; add w2,w2,#1; str w2,[x3]";
    insta::assert_snapshot!(ops(text), @r"
    LDR W0,[X1]
        0: X0 := load32 [X1]
    EOR W2,W0,W0
        1: X2 := Xor.32(X0, X0)
    LDR W3,[X4,W2,SXTW]
        2: X3 := load32 [Add.64(X4, sx32.64(X2))]
    ADD W2,W2,#1
        3: X2 := Add.32(X2, 1)
    STR W2,[X3]
        4: store32 [X3] := X2
    ");
}

#[test]
fn flags_that_are_read_are_computed() {
    insta::assert_snapshot!(ops("cmp w0,#1; b.ne L; L: adds x0,x1,x2"), @r"
    CMP W0,#1
        0: Z := Eq.32(X0, 1)
    B.NE L
        1: branch IsZero.8(Z) -> 2
    ADDS X0,X1,X2
        2: Z := IsZero.64(Add.64(X1, X2))
        3: X0 := Add.64(X1, X2)
    ");
    insta::assert_snapshot!(ops("cmp w0,#1; subs w0,w0,w1"), @r"
    SUBS W0,W0,W1
        0: X0 := Sub.32(X0, X1)
    ");
    insta::assert_snapshot!(ops("cmp x0,x1; csel w2,w3,w4,lt"), @r"
    CMP X0,X1
        0: N := SLt.64(Sub.64(X0, X1), 0)
        1: V := SLt.64(And.64(Xor.64(X0, Sub.64(X0, X1)), Xor.64(X0, X1)), 0)
    CSEL W2,W3,W4,LT
        2: guard Xor.8(N, V) -> 5
        3: X2 := (Xor.8(N, V) ? zx32(X4) : zx32(X4))
        4: jump 6
        5: X2 := (Xor.8(N, V) ? zx32(X3) : zx32(X3))
    ");
    insta::assert_snapshot!(ops("ccmp x0,#3,#8,eq; cset w0,mi"), @r"
    CCMP X0,#3,#8,EQ
        0: held := Z
        1: guard held -> 5
        2: N := (held ? 1 : 1)
        3: Z := (held ? 0 : 0)
        4: jump 7
        5: N := (held ? SLt.64(Sub.64(X0, 3), 0) : SLt.64(Sub.64(X0, 3), 0))
        6: Z := (held ? Eq.64(X0, 3) : Eq.64(X0, 3))
    CSET W0,MI
        7: X0 := (N ? 1 : 0)
    ");
}

#[test]
fn branches_control_and_guards_do_not() {
    insta::assert_snapshot!(ops("L: cbnz w0,L; tbz x0,#3,End; b L; ret; End:"), @r"
    CBNZ W0,L
        0: branch zx32(X0) -> 0
    TBZ X0,#3,End
        1: branch IsZero.64(And.64(X0, 8)) -> 4
    B L
        2: jump 0
    RET
        3: jump 4
    ");
    insta::assert_snapshot!(ops("casal w0,w1,[x2]; caspl x0,x1,x2,x3,[x4]"), @r"
    CASAL W0,W1,[X2]
        0: scratch := load32 [X2] X A atomic
        1: guard Ne.32(scratch, X0) -> 3
        2: store32 [X2] X L atomic := (Ne.32(scratch, X0) ? X1 : X1)
        3: X0 := scratch
    CASPL X0,X1,X2,X3,[X4]
        4: scratch := load128 [X4] X atomic
        5: guard Ne.128(scratch, Or.128(X0, Shl.128(X1, 64))) -> 7
        6: store128 [X4] X L atomic := (Ne.128(scratch, Or.128(X0, Shl.128(X1, 64))) ? Or.128(X2, Shl.128(X3, 64)) : Or.128(X2, Shl.128(X3, 64)))
        7: X0 := zx64(scratch)
        8: X1 := Shr.128(scratch, 64)
    ");
    insta::assert_snapshot!(ops("ldaxr w0,[x1]; stlxr w2,w3,[x1]; clrex"), @r"
    LDAXR W0,[X1]
        0: X0 := load32 [X1] EX A exclusive
    STLXR W2,W3,[X1]
        1: X2 := any of 2
        2: guard X2 -> 4
        3: store32 [X1] EX L exclusive := X3
        4: clear monitor
    CLREX
        5: clear monitor
    ");
}

#[test]
fn accesses() {
    insta::assert_snapshot!(ops("ldp x0,x1,[x0]; ldp w2,w3,[x0],#8; stp x2,x3,[x0,#-16]!"), @r"
    LDP X0,X1,[X0]
        0: held := X0
        1: X0 := load64 [held]
        2: X1 := load64 [Add.64(held, 8)]
    LDP W2,W3,[X0],#8
        3: X2 := load32 [X0]
        4: X3 := load32 [Add.64(X0, 4)]
        5: X0 := Add.64(X0, 8)
    STP X2,X3,[X0,#-16]!
        6: store64 [Add.64(X0, 0xfffffffffffffff0)] := X2
        7: store64 [Add.64(Add.64(X0, 0xfffffffffffffff0), 8)] := X3
        8: X0 := Add.64(X0, 0xfffffffffffffff0)
    ");
    insta::assert_snapshot!(ops("ldadda w0,w1,[x2]; ldsmaxl x0,xzr,[x2]; staddlb w0,[x2]"), @r"
    LDADDA W0,W1,[X2]
        0: scratch := load32 [X2] X A atomic
        1: store32 [X2] X atomic := Add.32(scratch, X0)
        2: X1 := scratch
    LDSMAXL X0,XZR,[X2]
        3: scratch := load64 [X2] X NoRet atomic
        4: store64 [X2] X L atomic := Xor.64(scratch, And.64(Xor.64(scratch, X0), Neg.64(SLt.64(scratch, X0))))
    STADDLB W0,[X2]
        5: scratch := load8 [X2] X NoRet atomic
        6: store8 [X2] X L atomic := Add.8(scratch, X0)
    ");
    let text = "ldrsh x0,[x1,#2]!; ldr xzr,[x1]; dmb ishld; isb; prfm pldl1keep,[x1]";
    insta::assert_snapshot!(ops(text), @r"
    LDRSH X0,[X1,#2]!
        0: X0 := load16 [Add.64(X1, 2)]
        1: X0 := sx16.64(X0)
        2: X1 := Add.64(X1, 2)
    LDR XZR,[X1]
        3: scratch := load64 [X1]
    DMB ISHLD
        4: fence DMB.ISHLD
    ISB
        5: fence ISB
    ");
    insta::assert_snapshot!(ops("ldaxp w0,w1,[x2]; stlxp w3,w0,w1,[x2]"), @r"
    LDAXP W0,W1,[X2]
        0: scratch := load64 [X2] EX A exclusive
        1: X0 := zx32(scratch)
        2: X1 := Shr.64(scratch, 32)
    STLXP W3,W0,W1,[X2]
        3: X3 := any of 2
        4: guard X3 -> 6
        5: store64 [X2] EX L exclusive := Or.64(zx32(X0), Shl.64(zx32(X1), 32))
        6: clear monitor
    ");
}

#[test]
fn the_registers_of_a_thread() {
    let init = [(Reg(3), Value::Int(7)), (Reg(1000), Value::Int(1))];
    let thread = lower(&lines("L: add sp,sp,#16; nop"), &init, "P").unwrap();
    let names: Vec<&str> = thread.registers.iter().map(|r| r.name.as_str()).collect();
    insta::assert_snapshot!(names.join(" "), @"X0 X1 X2 X3 X4 X5 X6 X7 X8 X9 X10 X11 X12 X13 X14 X15 X16 X17 X18 X19 X20 X21 X22 X23 X24 X25 X26 X27 X28 X29 X30 SP N Z C V scratch held");
    let starts: Vec<_> = thread.registers.iter().map(|r| r.init.as_int()).collect();
    assert_eq!(starts[3], Some(7));
    assert!(starts.iter().enumerate().all(|(at, init)| at == 3 || *init == Some(0)));
    assert_eq!(thread.name, "P");
    assert_eq!(thread.instructions, ["ADD SP,SP,#16", "NOP"]);
}

//! What the user reads when a cell is wrong.

use interlocked_diag::Source;

use super::lines;
use crate::aarch64::{lower, parse_line};

fn answers(cells: &[&str]) -> String {
    let mut out = String::new();
    for cell in cells {
        let (line, diagnostics) = parse_line(cell, 0);
        assert!(!diagnostics.is_empty(), "{cell} is no error");
        assert_eq!(line.instruction, None, "{cell}");
        let source = Source::new("P0", *cell);
        for diagnostic in &diagnostics {
            out.push_str(&source.render(diagnostic));
            out.push('\n');
        }
    }
    out
}

#[test]
fn words() {
    insta::assert_snapshot!(answers(&[
        "lrd w0,[x1]",
        "movq $1,(x)",
        "beq L0",
        "b.xx L0",
        "L0 mov w0,#1",
        "1",
        "étoile",
        ",",
        "L0:]",
        "ldaddaladdaladdaladdaladd",
    ]));
}

#[test]
fn groups_that_are_not_supported() {
    insta::assert_snapshot!(answers(&[
        "stg x0,[x1]",
        "tlbi vmalle1is",
        "dc cvau,x0",
        "pacda x0,x1",
        "blr x0",
        "adr x0,L0",
        "svc #0",
        "ldtr w0,[x1]",
        "swpp x0,x1,[x2]",
        "ldiapp x0,x1,[x2]",
        "adc w0,w1,w2",
        "ptrue p0.b",
        "gcspushm x0",
        "cpyfp [x0]!,[x1]!,x2!",
        "mov v0.16b,v1.16b",
        "ldr q0,[x1]",
        "st64b x0,[x8]",
    ]));
}

#[test]
fn registers() {
    insta::assert_snapshot!(answers(&[
        "mov w31,#1",
        "mov r0,#1",
        "mov #1,w0",
        "add w0,w1,x2",
        "add x0,w1,x2",
        "add x0,x1,w2",
        "ldr w0,[w1]",
        "ldr w0,[xzr]",
        "ldr w0,[x1,w2]",
        "ldr w0,[x1,x2,sxtw]",
        "ldr w0,[x1,w2,lsl #2]",
        "ldrb x0,[x1]",
        "ldrsw w0,[x1]",
        "mul w0,sp,w1",
        "add x0,x1,sp",
        "and x0,sp,x1",
        "sxtw w0,w1",
        "uxtb x0,w1",
        "smull w0,w1,w2",
        "casp w1,w2,w4,w5,[x6]",
        "casp w0,w2,w4,w5,[x6]",
        "casp xzr,x0,x4,x5,[x6]",
        "casp w0,w1,x4,x5,[x6]",
    ]));
}

#[test]
fn unpredictable_combinations() {
    insta::assert_snapshot!(answers(&[
        "stxr w0,w0,[x1]",
        "stxr w1,w0,[x1]",
        "stxp w0,x1,x0,[x2]",
        "stxr x0,w1,[x2]",
        "ldr x0,[x0,#8]!",
        "str x0,[x0],#8",
        "ldp x0,x0,[x1]",
        "ldp x0,x1,[x1],#16",
        "stp x0,x1,[x1,#16]!",
    ]));
}

#[test]
fn immediates() {
    insta::assert_snapshot!(answers(&[
        "add w0,w1,#4097",
        "add w0,w1,#4096,lsl #12",
        "add w0,w1,#1,lsl #3",
        "add w0,w1,#1,lsr #12",
        "and w0,w1,#5",
        "and w0,w1,#0",
        "bic w0,w1,#-1",
        "mov w0,#0x100000000",
        "mov x0,#-9223372036854775809",
        "mov x0,#99999999999999999999",
        "mov w0,#1x",
        "mov w0,#0x",
        "mov w0,#",
        "mov w0,#-",
        "movz w0,#65536",
        "movz w0,#1,lsl #32",
        "movz x0,#1,lsl #8",
        "lsl w0,w1,#32",
        "add w0,w1,w2,lsl #32",
        "add w0,w1,w2,ror #1",
        "add x0,x1,w2,sxtw #5",
        "and w0,w1,w2,sxtw",
        "neg w0,w1,sxtw",
        "tbz w0,#32,L0",
        "ubfx w0,w1,#30,#3",
        "ubfx w0,w1,#3,#0",
        "ccmp w0,#32,#0,eq",
        "ccmp w0,#1,#16,eq",
        "prfm #32,[x0]",
        "prfm pldl4keep,[x0]",
        "clrex #16",
    ]));
}

#[test]
fn addresses() {
    insta::assert_snapshot!(answers(&[
        "ldr w0,x",
        "ldr w0,x1",
        "ldr w0,[x1",
        "ldr w0,[x1,",
        "ldr w0,[x1,]",
        "ldr w0,[]",
        "ldr w0,[x1,#3]!!",
        "ldr w0,[x1]!",
        "ldr w0,[x1,#1000]!",
        "ldr w0,[x1,#1001]",
        "ldr x0,[x1,#32768]",
        "ldr w0,[x1],",
        "ldr w0,[x1],x2",
        "ldr w0,[x1,x2,lsl #3]",
        "ldrb w0,[x1,x2,lsl #1]",
        "ldr w0,[x1,w2,uxtb]",
        "ldr w0,[x1,x2,lsl]",
        "ldr w0,[x1,x2,lsl #2]!",
        "ldar w0,[x1,#4]",
        "ldadd w0,w1,[x2,#4]",
        "ldur w0,[x1,#256]",
        "ldur w0,[x1,#4]!",
        "ldp w0,w1,[x2,#256]",
        "ldp w0,w1,[x2,#3]",
        "ldp w0,w1,[x2,x3]",
        "ldnp w0,w1,[x2,#8]!",
        "prfm pldl1keep,[x0],#8",
    ]));
}

#[test]
fn operands() {
    insta::assert_snapshot!(answers(&[
        "ldr",
        "ldr w0",
        "ldr w0,",
        "ldr w0 [x1]",
        "ldr w0,[x1],#4,x2",
        "ldr w0,[x1] x2",
        "add w0,w1",
        "add w0,w1,",
        "add w0,w1,w2,",
        "add w0,w1,w2,w3",
        "nop x0",
        "dmb",
        "dmb foo",
        "isb ish",
        "b",
        "b #4",
        "cbz w0",
        "csel w0,w1,w2",
        "csel w0,w1,w2,xx",
        "cset w0,al",
        "swp w0,w1",
        "movk w0,w1",
    ]));
}

#[test]
fn labels() {
    let text = "L0: cbz w0,L1; L0: b Exit; Exti: b.eq Nowhere";
    let diagnostics = lower(&lines(text), &[], "0").unwrap_err();
    let source = Source::new("P0", text);
    let answer: String = diagnostics.iter().map(|d| source.render(d) + "\n").collect();
    insta::assert_snapshot!(answer);
}

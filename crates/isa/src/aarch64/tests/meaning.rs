//! What data processing computes, against the same thing said in Rust.

use proptest::prelude::*;

use super::machine::Machine;

/// Values of `X1`, `X2` and `X3` that are worth trying together.
const INTERESTING: [u64; 12] = [
    0,
    1,
    2,
    31,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_ffff,
    0x1_0000_0000,
    0x7fff_ffff_ffff_ffff,
    0x8000_0000_0000_0000,
    0x0123_4567_89ab_cdef,
    u64::MAX,
];

/// `X0` after `text`, with `X0` = `X3` = the third input at the start.
fn run(text: &str, [a, b, c]: [u64; 3]) -> u64 {
    let init = [("X0", c), ("X1", a), ("X2", b), ("X3", c)];
    Machine::new(text, &init, &[]).run().register("X0")
}

#[track_caller]
fn check(text: &str, expected: impl Fn(u64, u64, u64) -> u64) {
    let mut inputs = Vec::new();
    for a in INTERESTING {
        for b in INTERESTING {
            inputs.extend([[a, b, a ^ b.rotate_left(7)], [b, a, !a]]);
        }
    }
    for [a, b, c] in inputs {
        let (is, should) = (run(text, [a, b, c]), expected(a, b, c));
        assert_eq!(is, should, "{text} with {a:#x}, {b:#x}, {c:#x}: {is:#x}, not {should:#x}");
    }
}

/// An instruction on `r0`, `r1`, `r2`, as `X` registers and as `W` registers.
macro_rules! both {
    ($text:literal, |$a:ident, $b:ident, $c:ident| $result:expr) => {{
        check(&$text.replace('r', "X"), |$a: u64, $b: u64, $c: u64| -> u64 { $result });
        check(&$text.replace('r', "W"), |a, b, c| {
            let compute = |$a: u32, $b: u32, $c: u32| -> u32 { $result };
            compute(a as u32, b as u32, c as u32).into()
        });
    }};
}

#[test]
fn arithmetic() {
    both!("ADD r0,r1,r2", |a, b, _c| a.wrapping_add(b));
    both!("ADDS r0,r1,r2", |a, b, _c| a.wrapping_add(b));
    both!("SUB r0,r1,r2", |a, b, _c| a.wrapping_sub(b));
    both!("SUBS r0,r1,r2", |a, b, _c| a.wrapping_sub(b));
    both!("ADD r0,r1,#-3", |a, _b, _c| a.wrapping_sub(3));
    both!("SUB r0,r1,#1,LSL #12", |a, _b, _c| a.wrapping_sub(4096));
    both!("ADD r0,r1,r2,LSL #3", |a, b, _c| a.wrapping_add(b << 3));
    both!("SUB r0,r1,r2,LSR #3", |a, b, _c| a.wrapping_sub(b >> 3));
    both!("NEG r0,r1", |a, _b, _c| a.wrapping_neg());
    both!("NEGS r0,r1,LSL #1", |a, _b, _c| (a << 1).wrapping_neg());
    both!("MUL r0,r1,r2", |a, b, _c| a.wrapping_mul(b));
    both!("MNEG r0,r1,r2", |a, b, _c| a.wrapping_mul(b).wrapping_neg());
    both!("MADD r0,r1,r2,r3", |a, b, c| c.wrapping_add(a.wrapping_mul(b)));
    both!("MSUB r0,r1,r2,r3", |a, b, c| c.wrapping_sub(a.wrapping_mul(b)));
    both!("UDIV r0,r1,r2", |a, b, _c| a.checked_div(b).unwrap_or(0));
    check("SUB W0,W1,W2,ASR #3", |a, b, _| (a as u32).wrapping_sub((b as i32 >> 3) as u32).into());
    check("SDIV X0,X1,X2", |a, b, _| match b {
        0 => 0,
        _ => (a as i64).wrapping_div(b as i64) as u64,
    });
    check("SDIV W0,W1,W2", |a, b, _| match b as i32 {
        0 => 0,
        b => (a as i32).wrapping_div(b) as u32 as u64,
    });
    check("SMULL X0,W1,W2", |a, b, _| (a as i32 as i64 * b as i32 as i64) as u64);
    check("UMULL X0,W1,W2", |a, b, _| a as u32 as u64 * b as u32 as u64);
}

#[test]
fn extended_registers() {
    check("ADD X0,X1,W2,SXTW #2", |a, b, _| a.wrapping_add((b as i32 as i64 as u64) << 2));
    check("ADD X0,X1,W2,UXTW", |a, b, _| a.wrapping_add(b as u32 as u64));
    check("ADD X0,X1,W2,SXTH", |a, b, _| a.wrapping_add(b as i16 as u64));
    check("ADD X0,X1,W2,UXTH #4", |a, b, _| a.wrapping_add((b as u16 as u64) << 4));
    check("SUB X0,X1,W2,SXTB", |a, b, _| a.wrapping_sub(b as i8 as u64));
    check("SUB X0,X1,X2,SXTX #1", |a, b, _| a.wrapping_sub(b << 1));
    check("SUB W0,W1,W2,UXTB #1", |a, b, _| (a as u32).wrapping_sub((b as u8 as u32) << 1).into());
}

#[test]
fn logic() {
    both!("AND r0,r1,r2", |a, b, _c| a & b);
    both!("ANDS r0,r1,r2", |a, b, _c| a & b);
    both!("BIC r0,r1,r2", |a, b, _c| a & !b);
    both!("BICS r0,r1,r2", |a, b, _c| a & !b);
    both!("ORR r0,r1,r2", |a, b, _c| a | b);
    both!("ORN r0,r1,r2", |a, b, _c| a | !b);
    both!("EOR r0,r1,r2", |a, b, _c| a ^ b);
    both!("EON r0,r1,r2", |a, b, _c| a ^ !b);
    both!("MVN r0,r1", |a, _b, _c| !a);
    both!("MVN r0,r1,ROR #5", |a, _b, _c| !a.rotate_right(5));
    both!("AND r0,r1,r2,ROR #9", |a, b, _c| a & b.rotate_right(9));
    both!("ORR r0,r1,#-2", |a, _b, _c| a | !1);
    both!("BIC r0,r1,#6", |a, _b, _c| a & !6);
    both!("EOR r0,r1,r1", |_a, _b, _c| 0);
}

#[test]
fn shifts() {
    both!("LSL r0,r1,#5", |a, _b, _c| a << 5);
    both!("LSR r0,r1,#5", |a, _b, _c| a >> 5);
    both!("ROR r0,r1,#5", |a, _b, _c| a.rotate_right(5));
    both!("LSL r0,r1,r2", |a, b, _c| a.wrapping_shl(b as u32));
    both!("LSR r0,r1,r2", |a, b, _c| a.wrapping_shr(b as u32));
    both!("ROR r0,r1,r2", |a, b, _c| a.rotate_right(b as u32 % 64));
    check("ASR X0,X1,#63", |a, _, _| (a as i64 >> 63) as u64);
    check("ASR W0,W1,#31", |a, _, _| (a as i32 >> 31) as u32 as u64);
    check("ASR X0,X1,X2", |a, b, _| (a as i64).wrapping_shr(b as u32) as u64);
}

#[test]
fn moves() {
    both!("MOV r0,r1", |a, _b, _c| a);
    both!("MOV r0,#-1", |_a, _b, _c| !0);
    both!("MOV r0,rZR", |_a, _b, _c| 0);
    both!("MOVZ r0,#0x1234,LSL #16", |_a, _b, _c| 0x1234_0000);
    both!("MOVN r0,#0x1234", |_a, _b, _c| !0x1234);
    both!("MOVK r0,#0x1234,LSL #16", |_a, _b, c| c & !0xffff_0000 | 0x1234_0000);
    check("MOVK X0,#0xffff,LSL #48", |_, _, c| c | 0xffff << 48);
    check("MOV X0,#0x0101010101010101", |_, _, _| 0x0101_0101_0101_0101);
    check("MOV SP,X1; MOV X0,SP", |a, _, _| a);
    check("ADD SP,X1,#16; SUB X0,SP,#8", |a, _, _| a.wrapping_add(8));
}

#[test]
fn extensions_and_reversals() {
    check("SXTB X0,W1", |a, _, _| a as i8 as u64);
    check("SXTB W0,W1", |a, _, _| (a as i8 as u32).into());
    check("SXTH X0,W1", |a, _, _| a as i16 as u64);
    check("SXTW X0,W1", |a, _, _| a as i32 as u64);
    check("UXTB W0,W1", |a, _, _| (a as u8).into());
    check("UXTW X0,W1", |a, _, _| (a as u32).into());
    check("UXTH W0,W1", |a, _, _| (a as u16).into());
    both!("RBIT r0,r1", |a, _b, _c| a.reverse_bits());
    both!("REV r0,r1", |a, _b, _c| a.swap_bytes());
    check("REV32 X0,X1", |a, _, _| a.swap_bytes().rotate_left(32));
    let rev16 = |a: u64| (a & 0x00ff_00ff_00ff_00ff) << 8 | a >> 8 & 0x00ff_00ff_00ff_00ff;
    check("REV16 X0,X1", |a, _, _| rev16(a));
    check("REV16 W0,W1", |a, _, _| rev16(a as u32 as u64));
}

#[test]
fn bit_fields() {
    both!("UBFX r0,r1,#4,#8", |a, _b, _c| a >> 4 & 0xff);
    both!("UBFM r0,r1,#4,#11", |a, _b, _c| a >> 4 & 0xff);
    both!("UBFIZ r0,r1,#4,#8", |a, _b, _c| (a & 0xff) << 4);
    both!("BFI r0,r1,#4,#8", |a, _b, c| c & !0xff0 | (a & 0xff) << 4);
    both!("BFXIL r0,r1,#4,#8", |a, _b, c| c & !0xff | a >> 4 & 0xff);
    both!("BFM r0,r1,#4,#11", |a, _b, c| c & !0xff | a >> 4 & 0xff);
    check("UBFM X0,X1,#60,#7", |a, _, _| (a & 0xff) << 4);
    check("BFM W0,W1,#28,#7", |a, _, c| (c as u32 & !0xff0 | (a as u32 & 0xff) << 4).into());
    check("SBFX X0,X1,#4,#8", |a, _, _| (a >> 4) as i8 as u64);
    check("SBFX W0,W1,#24,#8", |a, _, _| ((a >> 24) as i8 as u32).into());
    check("SBFIZ X0,X1,#4,#8", |a, _, _| (a as i8 as u64) << 4);
    check("SBFM W0,W1,#28,#7", |a, _, _| ((a as i8 as u32) << 4).into());
    check("UBFX X0,X1,#0,#64", |a, _, _| a);
    check("BFI X0,X1,#0,#64", |a, _, _| a);
}

#[test]
fn selections() {
    let compare = |text: &str| format!("CMP X1,X2; {text}");
    check(&compare("CSEL X0,X1,X2,HI"), u64_max);
    check(&compare("CSEL W0,W1,W2,HI"), |a, b, _| u64_max(a, b, 0) as u32 as u64);
    check(&compare("CSINC X0,X1,X2,LS"), |a, b, _| if a <= b { a } else { b.wrapping_add(1) });
    check(&compare("CSINV W0,W1,W2,CS"), |a, b, _| (if a >= b { a } else { !b }) as u32 as u64);
    check(&compare("CSNEG X0,X1,X2,CC"), |a, b, _| if a < b { a } else { b.wrapping_neg() });
    check(&compare("CINC X0,X3,NE"), |a, b, c| if a != b { c.wrapping_add(1) } else { c });
    check(&compare("CINV X0,X3,GE"), |a, b, c| if a as i64 >= b as i64 { !c } else { c });
    check(&compare("CNEG W0,W3,LT"), |a, b, c| {
        let c = c as u32;
        (if (a as i64) < b as i64 { c.wrapping_neg() } else { c }).into()
    });
    check(&compare("CSET W0,LE"), |a, b, _| (a as i64 <= b as i64).into());
    check(&compare("CSETM X0,GT"), |a, b, _| if a as i64 > b as i64 { u64::MAX } else { 0 });
    check(&compare("CSETM W0,EQ"), |a, b, _| if a == b { u32::MAX.into() } else { 0 });
    check("CSEL X0,X1,X2,AL", |a, _, _| a);
}

fn u64_max(a: u64, b: u64, _: u64) -> u64 {
    a.max(b)
}

/// The flags after `text`, N in bit 3 to V in bit 0.
fn flags(text: &str, a: u64, b: u64) -> u64 {
    let text = format!("{text}; CSET X4,MI; CSET X5,EQ; CSET X6,CS; CSET X7,VS");
    let machine = Machine::new(&text, &[("X1", a), ("X2", b)], &[]).run();
    ["X4", "X5", "X6", "X7"].iter().fold(0, |flags, name| flags << 1 | machine.register(name))
}

/// The manual's `AddWithCarry`, with unbounded integers.
fn add_with_carry(a: u64, b: u64, carry: bool, bits: u32) -> u64 {
    let mask = u64::MAX >> (64 - bits);
    let (a, b) = (a & mask, b & mask);
    let signed = |x: u64| i128::from((x << (64 - bits)) as i64 >> (64 - bits));
    let unsigned_sum = u128::from(a) + u128::from(b) + u128::from(carry);
    let signed_sum = signed(a) + signed(b) + i128::from(carry);
    let result = unsigned_sum as u64 & mask;
    let negative = result >> (bits - 1);
    let flags = [
        negative,
        u64::from(result == 0),
        u64::from(u128::from(result) != unsigned_sum),
        u64::from(signed(result) != signed_sum),
    ];
    flags.into_iter().fold(0, |all, flag| all << 1 | flag)
}

#[track_caller]
fn check_flags(a: u64, b: u64) {
    let logical = |result: u64, bits: u32| result >> (bits - 1) << 3 | u64::from(result == 0) << 2;
    for (text, expected) in [
        ("ADDS X0,X1,X2", add_with_carry(a, b, false, 64)),
        ("ADDS W0,W1,W2", add_with_carry(a, b, false, 32)),
        ("ADDS W1,W1,W2", add_with_carry(a, b, false, 32)),
        ("CMN W1,W2", add_with_carry(a, b, false, 32)),
        ("SUBS X0,X1,X2", add_with_carry(a, !b, true, 64)),
        ("SUBS X1,X1,X2", add_with_carry(a, !b, true, 64)),
        ("SUBS W2,W1,W2", add_with_carry(a, !b, true, 32)),
        ("CMP X1,X2", add_with_carry(a, !b, true, 64)),
        ("CMP W1,W2", add_with_carry(a, !b, true, 32)),
        ("CMP W1,#7", add_with_carry(a, !7, true, 32)),
        ("NEGS X0,X2", add_with_carry(0, !b, true, 64)),
        ("ANDS X0,X1,X2", logical(a & b, 64)),
        ("TST W1,W2", logical(u64::from(a as u32 & b as u32), 32)),
        ("BICS X1,X1,X2", logical(a & !b, 64)),
        // The condition is asked of what the instruction before left.
        ("CMP X1,X1; CCMP X1,X2,#9,EQ", add_with_carry(a, !b, true, 64)),
        ("CMP X1,X1; CCMN W1,W2,#9,EQ", add_with_carry(a, b, false, 32)),
        ("CMP X1,X1; CCMP X1,X2,#9,NE", 9),
        ("CMP X1,X1; CCMP X1,#3,#6,NE", 6),
        ("CMP X1,X1; CCMP X1,#31,#0,PL", add_with_carry(a, !31, true, 64)),
    ] {
        assert_eq!(flags(text, a, b), expected, "{text} with {a:#x}, {b:#x}");
    }
}

#[test]
fn flags_of_interesting_numbers() {
    for a in INTERESTING {
        for b in INTERESTING {
            check_flags(a, b);
        }
    }
}

proptest! {
    #[test]
    fn flags_of_random_numbers(a in any::<u64>(), b in any::<u64>()) {
        check_flags(a, b);
    }
}

/// Each condition, against the manual's `ConditionHolds` on all 16 values of the flags.
#[test]
fn conditions() {
    for flags in 0..16_u8 {
        let [n, z, c, v] = [3, 2, 1, 0].map(|bit| flags >> bit & 1 == 1);
        for (name, expected) in [
            ("EQ", z),
            ("NE", !z),
            ("CS", c),
            ("HS", c),
            ("CC", !c),
            ("LO", !c),
            ("MI", n),
            ("PL", !n),
            ("VS", v),
            ("VC", !v),
            ("HI", c && !z),
            ("LS", !c || z),
            ("GE", n == v),
            ("LT", n != v),
            ("GT", n == v && !z),
            ("LE", n != v || z),
            ("AL", true),
            ("NV", true),
        ] {
            // NV is always, too; the comparison never happens and leaves the given flags.
            let set = format!("CMP XZR,#0; CCMP XZR,#0,#{flags},NE");
            let select = format!("{set}; CSINC X0,X1,XZR,{name}");
            assert_eq!(run(&select, [7, 0, 0]), if expected { 7 } else { 1 }, "{name} {flags:#b}");
            let branch = format!("{set}; MOV X0,#1; B.{name} Yes; MOV X0,#0; Yes:");
            assert_eq!(run(&branch, [0; 3]), u64::from(expected), "B.{name} {flags:#b}");
        }
    }
}

#[test]
fn branches() {
    let taken = |branch: &str, a: u64| {
        run(&format!("MOV X0,#1; {branch},Yes; MOV X0,#0; Yes:"), [a, 0, 0]) == 1
    };
    let high = 1 << 32;
    assert!(taken("CBZ X1", 0) && !taken("CBZ X1", high));
    assert!(taken("CBZ W1", high) && !taken("CBZ W1", 1));
    assert!(!taken("CBNZ X1", 0) && taken("CBNZ X1", high));
    assert!(!taken("CBNZ W1", high) && taken("CBNZ W1", 1));
    assert!(taken("TBZ X1,#32", 1) && !taken("TBZ X1,#32", high));
    assert!(taken("TBNZ X1,#63", 1 << 63) && !taken("TBNZ W1,#31", 1 << 63));
    assert_eq!(run("MOV X0,#1; B End; MOV X0,#2; End:", [0; 3]), 1);
    assert_eq!(run("MOV X0,#1; RET; MOV X0,#2", [0; 3]), 1);
    assert_eq!(run("MOV X0,#3; L: SUBS X0,X0,#1; B.NE L", [0; 3]), 0, "a loop");
}

#[test]
fn what_is_written_to_the_zero_register_is_lost() {
    let text = "ADD XZR,X1,X2; MOV WZR,#7; LDR XZR,[X1]; MOV X0,XZR";
    assert_eq!(run(text, [5, 6, 7]), 0);
    assert_eq!(run("SUBS XZR,X1,X1; CSET X0,EQ", [5, 6, 7]), 1);
}

#[test]
fn hints_do_nothing() {
    let text = "NOP; YIELD; SEV; SEVL; WFE; PRFM PLDL1KEEP,[X1]";
    let machine = Machine::new(text, &[], &[]).run();
    assert_eq!(machine.events, []);
}

//! What accesses move, where they go and how they are tagged.

use interlocked_exec::{Tags, Width};

use super::machine::Machine;

const OLD: u64 = 0xfedc_ba98_7654_3210;
const OPERAND: u64 = 0x0123_4567_89ab_cdef;

/// `X0` after `text`; memory has words at 0x100 and 0x108, and `X1` points to the first.
#[track_caller]
fn loads(text: &str, expected: u64) {
    let init = [("X1", 0x100), ("X2", 2), ("X3", u64::from(u32::MAX)), ("X0", u64::MAX)];
    let machine = Machine::new(text, &init, &[(0x100, OLD), (0x108, OPERAND)]).run();
    assert_eq!(machine.register("X0"), expected, "{text}: {:#x}", machine.register("X0"));
}

#[test]
fn sizes_and_signs() {
    loads("LDR X0,[X1]", OLD);
    loads("LDR W0,[X1]", 0x7654_3210);
    loads("LDRB W0,[X1,#7]", 0xfe);
    loads("LDRH W0,[X1,#6]", 0xfedc);
    loads("LDRSB X0,[X1,#7]", 0xffff_ffff_ffff_fffe);
    loads("LDRSB W0,[X1,#7]", 0xffff_fffe);
    loads("LDRSH X0,[X1,#6]", 0xffff_ffff_ffff_fedc);
    loads("LDRSH W0,[X1,#6]", 0xffff_fedc);
    loads("LDRSW X0,[X1,#4]", 0xffff_ffff_fedc_ba98);
    loads("LDURSW X0,[X1,#4]", 0xffff_ffff_fedc_ba98);
    loads("LDAPURSB W0,[X1,#7]", 0xffff_fffe);
}

#[test]
fn addresses() {
    loads("LDR X0,[X1,#8]", OPERAND);
    loads("LDR W0,[X1,X2,LSL #2]", 0x89ab_cdef);
    loads("LDR X0,[X1,#8]!; MOV X0,X1", 0x108);
    loads("LDR X0,[X1,#8]!", OPERAND);
    loads("LDR X0,[X1],#8; MOV X0,X1", 0x108);
    loads("LDR X0,[X1],#8", OLD);
    loads("LDR X0,[X1],#-8; MOV X0,X1", 0xf8);
    loads("LDUR W0,[X1,#2]", 0xba98_7654);
    loads("LDRB W0,[X1,X2]", 0x54);
    loads("ADD X1,X1,#1; LDRB W0,[X1,W3,SXTW]", 0x10);
    loads("ADD X1,X1,#8; LDR W0,[X1,W3,SXTW #2]", 0xfedc_ba98);
    loads("SUB X1,X1,X3; LDRB W0,[X1,W3,UXTW]", 0x10);
    loads("LDRH W0,[X1,X2,LSL #1]", 0xba98);
    loads("LDRB W0,[X1,X2,SXTX]", 0x54);
    loads("MOV SP,X1; LDR X0,[SP,#8]", OPERAND);
}

/// The two words of memory after `text`, with `X0` the operand and `X1` a pointer to the first.
fn stores(text: &str) -> (u64, u64) {
    let init = [("X0", OPERAND), ("X1", 0x100), ("X2", 8)];
    let machine = Machine::new(text, &init, &[(0x100, OLD), (0x108, 0)]).run();
    (machine.memory(0x100, Width::B64) as u64, machine.memory(0x108, Width::B64) as u64)
}

#[test]
fn stores_of_each_size() {
    assert_eq!(stores("STR X0,[X1]"), (OPERAND, 0));
    assert_eq!(stores("STR W0,[X1]"), (0xfedc_ba98_89ab_cdef, 0));
    assert_eq!(stores("STRH W0,[X1]"), (0xfedc_ba98_7654_cdef, 0));
    assert_eq!(stores("STRB W0,[X1]"), (0xfedc_ba98_7654_32ef, 0));
    assert_eq!(stores("STR XZR,[X1]"), (0, 0));
    assert_eq!(stores("STUR X0,[X1,#8]"), (OLD, OPERAND));
    assert_eq!(stores("STLURB W0,[X1,#8]"), (OLD, 0xef));
    assert_eq!(stores("STR X0,[X1,#8]!; STR XZR,[X1]"), (OLD, 0));
    assert_eq!(stores("STR X0,[X1],#8; STR X0,[X1]"), (OPERAND, OPERAND));
    assert_eq!(stores("STR X0,[X1,X2]"), (OLD, OPERAND));
}

#[test]
fn pairs() {
    loads("LDP X0,X1,[X1]", OLD);
    loads("LDP X2,X0,[X1]", OPERAND);
    loads("LDP X1,X0,[X1]; EOR X0,X0,X1", OPERAND ^ OLD);
    loads("LDP W2,W0,[X1]", 0xfedc_ba98);
    loads("LDPSW X2,X0,[X1]", 0xffff_ffff_fedc_ba98);
    loads("LDPSW X0,X2,[X1]", 0x7654_3210);
    loads("LDPSW X0,X2,[X1,#4]", 0xffff_ffff_fedc_ba98);
    loads("LDNP X2,X0,[X1]", OPERAND);
    loads("LDP X2,X0,[X1,#-8]!; MOV X0,X1", 0xf8);
    loads("LDP X2,X0,[X1],#16; MOV X0,X1", 0x110);
    assert_eq!(stores("STP X0,X2,[X1]"), (OPERAND, 8));
    assert_eq!(stores("STP W2,W0,[X1]"), (0x89ab_cdef_0000_0008, 0));
    assert_eq!(stores("STP X2,X0,[X1],#8; STR X2,[X1]"), (8, 8));
}

/// The old value, the new one, and the tags of read and write, of a read-modify-write.
#[track_caller]
fn modify(text: &str, [old, operand]: [u64; 2]) -> (u64, u64, Vec<(char, u32, Tags)>) {
    let init = [("X0", operand), ("X2", u64::MAX), ("X1", 0x100)];
    let machine = Machine::new(text, &init, &[(0x100, old)]).run();
    (machine.register("X2"), machine.memory(0x100, Width::B64) as u64, machine.events)
}

#[test]
fn read_modify_writes_compute() {
    let pairs =
        [[3, 5], [5, 3], [OLD, OPERAND], [OPERAND, OLD], [0x80, 0x7f], [0, u64::MAX], [7, 7]];
    for [old, operand] in pairs {
        let check = |mnemonic: &str,
                     whole: &dyn Fn(u64, u64) -> u64,
                     byte: &dyn Fn(u8, u8) -> u8| {
            let (read, written, _) = modify(&format!("{mnemonic} X0,X2,[X1]"), [old, operand]);
            assert_eq!(
                (read, written),
                (old, whole(old, operand)),
                "{mnemonic} {old:#x} {operand:#x}"
            );
            let (read, written, _) = modify(&format!("{mnemonic}B W0,W2,[X1]"), [old, operand]);
            let expected = old & !0xff | u64::from(byte(old as u8, operand as u8));
            assert_eq!(
                (read, written),
                (old & 0xff, expected),
                "{mnemonic}B {old:#x} {operand:#x}"
            );
            let (_, only, _) = match mnemonic {
                "SWP" => return,
                _ => modify(&format!("{}B W0,[X1]", mnemonic.replace("LD", "ST")), [old, operand]),
            };
            assert_eq!(only, expected, "the form without result");
        };
        check("LDADD", &u64::wrapping_add, &u8::wrapping_add);
        check("LDCLR", &|a, b| a & !b, &|a, b| a & !b);
        check("LDEOR", &|a, b| a ^ b, &|a, b| a ^ b);
        check("LDSET", &|a, b| a | b, &|a, b| a | b);
        check("LDSMAX", &|a, b| (a as i64).max(b as i64) as u64, &|a, b| {
            (a as i8).max(b as i8) as u8
        });
        check("LDSMIN", &|a, b| (a as i64).min(b as i64) as u64, &|a, b| {
            (a as i8).min(b as i8) as u8
        });
        check("LDUMAX", &u64::max, &u8::max);
        check("LDUMIN", &u64::min, &u8::min);
        check("SWP", &|_, b| b, &|_, b| b);
    }
}

const NO_RET: Tags = Tags::X.with(Tags::NO_RET);
const ACQUIRE: Tags = Tags::X.with(Tags::A);
const RELEASE: Tags = Tags::X.with(Tags::L);

/// The tags of the read and the write of a single access or read-modify-write.
#[track_caller]
fn check_tags(text: &str, expected: &[(char, u32, Tags)]) {
    assert_eq!(modify(text, [0, 0]).2, expected, "{text}");
}

#[test]
fn a_zero_destination_drops_the_acquire() {
    for mnemonic in ["LDADD", "LDCLR", "LDEOR", "LDSET", "LDSMAX", "LDUMIN", "SWP"] {
        for (suffix, read, write) in [
            ("", Tags::X, Tags::X),
            ("A", ACQUIRE, Tags::X),
            ("L", Tags::X, RELEASE),
            ("AL", ACQUIRE, RELEASE),
        ] {
            let name = format!("{mnemonic}{suffix}");
            check_tags(&format!("{name} W0,W2,[X1]"), &[('R', 32, read), ('W', 32, write)]);
            check_tags(&format!("{name}H W0,WZR,[X1]"), &[('R', 16, NO_RET), ('W', 16, write)]);
            check_tags(&format!("{name} XZR,XZR,[X1]"), &[('R', 64, NO_RET), ('W', 64, write)]);
        }
    }
    check_tags("STADD W0,[X1]", &[('R', 32, NO_RET), ('W', 32, Tags::X)]);
    check_tags("STSETLB W0,[X1]", &[('R', 8, NO_RET), ('W', 8, RELEASE)]);
    check_tags("CASAL WZR,W2,[X1]", &[('R', 32, NO_RET), ('W', 32, RELEASE)]);
    check_tags("CASAL W4,WZR,[X1]", &[('R', 32, ACQUIRE), ('W', 32, RELEASE)]);
    check_tags("LDAR WZR,[X1]", &[('R', 32, Tags::A)]);
}

#[test]
fn tags_of_single_accesses() {
    for (text, expected) in [
        ("LDR W0,[X1]", ('R', 32, Tags::NONE)),
        ("LDUR X0,[X1]", ('R', 64, Tags::NONE)),
        ("LDAR X0,[X1]", ('R', 64, Tags::A)),
        ("LDARB W0,[X1]", ('R', 8, Tags::A)),
        ("LDLARH W0,[X1]", ('R', 16, Tags::A)),
        ("LDAPR W0,[X1]", ('R', 32, Tags::Q)),
        ("LDAPUR W0,[X1,#4]", ('R', 32, Tags::Q)),
        ("LDXRH W0,[X1]", ('R', 16, Tags::EX)),
        ("LDAXR W0,[X1]", ('R', 32, Tags::EX | Tags::A)),
        ("LDXP W0,W2,[X1]", ('R', 64, Tags::EX)),
        ("LDAXP X0,X2,[X1]", ('R', 128, Tags::EX | Tags::A)),
        ("STR W0,[X1]", ('W', 32, Tags::NONE)),
        ("STLR X0,[X1]", ('W', 64, Tags::L)),
        ("STLLRB W0,[X1]", ('W', 8, Tags::L)),
        ("STLURH W0,[X1,#2]", ('W', 16, Tags::L)),
        ("STUR W0,[X1]", ('W', 32, Tags::NONE)),
        ("ISB", ('F', 0, Tags::ISB)),
        ("ISB SY", ('F', 0, Tags::ISB)),
    ] {
        check_tags(text, &[expected]);
    }
}

#[test]
fn every_barrier_has_its_own_tag() {
    for mnemonic in ["DMB", "DSB"] {
        for domain in ["ISH", "OSH", "NSH"] {
            for kind in ["", "LD", "ST"] {
                let tag = Tags::by_name(&format!("{mnemonic}.{domain}{kind}")).unwrap();
                check_tags(&format!("{mnemonic} {domain}{kind}"), &[('F', 0, tag)]);
            }
        }
        for kind in ["SY", "LD", "ST"] {
            let tag = Tags::by_name(&format!("{mnemonic}.{kind}")).unwrap();
            check_tags(&format!("{mnemonic} {kind}"), &[('F', 0, tag)]);
        }
    }
}

#[test]
fn compare_and_swap() {
    // X2 is what is expected, and gets the old value.
    let cas = |name: &str, operands: &str, expected: u64| {
        let text = format!("{name} {operands},[X1]");
        let init = [("X0", OPERAND), ("X1", 0x100), ("X2", expected)];
        let machine = Machine::new(&text, &init, &[(0x100, OLD)]).run();
        let tags: Vec<_> = machine.events.iter().map(|(_, _, tags)| *tags).collect();
        (machine.register("X2"), machine.memory(0x100, Width::B64) as u64, tags)
    };
    assert_eq!(cas("CAS", "X2,X0", OLD), (OLD, OPERAND, vec![Tags::X, Tags::X]));
    assert_eq!(cas("CAS", "X2,X0", 1), (OLD, OLD, vec![Tags::X]));
    assert_eq!(cas("CASAL", "X2,X0", OLD), (OLD, OPERAND, vec![ACQUIRE, RELEASE]));
    assert_eq!(cas("CASA", "X2,X0", 1), (OLD, OLD, vec![ACQUIRE]));
    // Only the low bits are compared, and the register is extended with zeros.
    let low = cas("CASLH", "W2,W0", 0xffff_ffff_ffff_3210);
    assert_eq!(low, (0x3210, 0xfedc_ba98_7654_cdef, vec![Tags::X, RELEASE]));
}

#[test]
fn compare_and_swap_of_pairs() {
    let casp = |text: &str, low: u64, high: u64| {
        let init = [("X2", low), ("X3", high), ("X4", 7), ("X5", 8), ("X1", 0x100)];
        let machine = Machine::new(text, &init, &[(0x100, OLD), (0x108, OPERAND)]).run();
        let memory = [0x100, 0x108].map(|at| machine.memory(at, Width::B64) as u64);
        let registers = ["X2", "X3"].map(|name| machine.register(name));
        (registers, memory, machine.events.len())
    };
    let both = "CASP X2,X3,X4,X5,[X1]";
    assert_eq!(casp(both, OLD, OPERAND), ([OLD, OPERAND], [7, 8], 2));
    assert_eq!(casp(both, OLD, 1), ([OLD, OPERAND], [OLD, OPERAND], 1));
    assert_eq!(casp(both, 1, OPERAND), ([OLD, OPERAND], [OLD, OPERAND], 1));
    let (low, high) = (OLD & 0xffff_ffff, OLD >> 32);
    let halves = casp("CASPAL W2,W3,W4,W5,[X1]", u64::MAX << 32 | low, high);
    assert_eq!(halves, ([low, high], [8 << 32 | 7, OPERAND], 2));
}

/// The status, memory and the number of events after a load-exclusive and `store`.
fn exclusive(store: &str, status: u8) -> (u64, [u64; 2], usize) {
    let text = format!("LDXP X2,X3,[X1]; {store}");
    let init = [("X0", OPERAND), ("X1", 0x100), ("X4", 5), ("X9", 9)];
    let machine =
        Machine::new(&text, &init, &[(0x100, OLD), (0x108, OPERAND)]).choosing(status).run();
    assert_eq!((machine.register("X2"), machine.register("X3")), (OLD, OPERAND));
    let memory = [0x100, 0x108].map(|at| machine.memory(at, Width::B64) as u64);
    (machine.register("X9"), memory, machine.events.len())
}

#[test]
fn exclusives() {
    assert_eq!(exclusive("STXR W9,X4,[X1]", 0), (0, [5, OPERAND], 2));
    assert_eq!(exclusive("STXR W9,X4,[X1]", 1), (1, [OLD, OPERAND], 1));
    assert_eq!(exclusive("STLXRB W9,W4,[X1]", 0), (0, [OLD & !0xff | 5, OPERAND], 2));
    assert_eq!(exclusive("STXP W9,X4,X0,[X1]", 0), (0, [5, OPERAND], 2));
    assert_eq!(exclusive("STXP W9,W0,W4,[X1]", 0), (0, [5 << 32 | 0x89ab_cdef, OPERAND], 2));
    assert_eq!(exclusive("STXR WZR,X4,[X1]", 0), (9, [5, OPERAND], 2));
    let release = Machine::new("LDXR W0,[X1]; STLXR W2,W0,[X1]", &[], &[]).run();
    assert_eq!(release.events[1], ('W', 32, Tags::EX | Tags::L));
}

#[test]
#[should_panic(expected = "an impossible path")]
fn a_failed_store_clears_the_monitor() {
    // Both stores choose to succeed; the second one has no load to pair with.
    exclusive("STXR W9,X4,[X1]; STXR W9,X4,[X1]", 0);
}

#[test]
#[should_panic(expected = "an impossible path")]
fn clrex_clears_the_monitor() {
    exclusive("CLREX; STXR W9,X4,[X1]", 0);
}

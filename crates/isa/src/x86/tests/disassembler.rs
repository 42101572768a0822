//! The bytes, read back by another program: a disassembler must find the instruction that was
//! encoded.

use core::fmt::Write as _;

use interlocked_exec::Width;
use proptest::prelude::*;

use super::forms;
use crate::code::{Label, Line};
use crate::x86::encode::{Assembler, EncodeError, Place, encode};
use crate::x86::print::memory_width;
use crate::x86::{Instruction, Memory, Mnemonic, Operand, Register, parse_line};

const AT_R10: Place = Place { base: Register::R10, displacement: 64 };

fn line(instruction: Instruction) -> Line<Instruction> {
    Line { labels: Vec::new(), instruction: Some(instruction), span: 0..0 }
}

/// The instruction in the words of [`found`].
fn expected(instruction: &Instruction) -> String {
    let mnemonic = instruction.mnemonic();
    let operands = instruction.operands();
    let row = mnemonic.row(operands.len());
    let mut text = String::new();
    if instruction.lock() {
        text.push_str("lock ");
    }
    text.push_str(row.name);
    text.push_str(mnemonic.condition().map_or("", |condition| condition.name()));
    for operand in operands {
        text.push(' ');
        match operand {
            Operand::Register(register) => text.push_str(register.name()),
            Operand::Immediate(value) => {
                let width = match mnemonic {
                    Mnemonic::Shift(_) | Mnemonic::Bit(_) => Width::B8,
                    _ => instruction.width().unwrap(),
                };
                let _ = write!(text, "{}", width.wrap(i128::from(*value).cast_unsigned()));
            }
            Operand::Memory(memory) => {
                let bits = match mnemonic {
                    Mnemonic::Nop | Mnemonic::Lea => None,
                    _ => memory_width(instruction).map(Width::bits),
                };
                address(&mut text, memory, bits);
            }
            Operand::Label(_) => text.push_str("jump"),
        }
    }
    text
}

fn address(text: &mut String, memory: &Memory, bits: Option<u32>) {
    let (symbol, mut memory) = (memory.symbol.is_some(), memory.clone());
    if symbol {
        // As `place` puts it there.
        memory.index = memory.index.or(memory.base.map(|base| (base, 1)));
        memory.base = Some(AT_R10.base);
        memory.displacement += AT_R10.displacement;
    }
    describe(
        text,
        bits,
        memory.base.map(|base| base.name().to_owned()),
        memory.index.map(|(index, scale)| (index.name().to_owned(), u32::from(scale))),
        memory.displacement,
    );
}

fn describe(
    text: &mut String,
    bits: Option<u32>,
    base: Option<String>,
    index: Option<(String, u32)>,
    displacement: i32,
) {
    let bits = bits.map_or(String::new(), |bits| bits.to_string());
    let _ = write!(text, "{bits}[{}", base.unwrap_or_default());
    if let Some((index, scale)) = index {
        let _ = write!(text, "+{index}*{scale}");
    }
    let _ = write!(text, "{displacement:+}]");
}

/// The one instruction that a disassembler sees in the bytes.
fn found(bytes: &[u8]) -> String {
    use iced_x86::OpKind;
    let mut decoder = iced_x86::Decoder::new(64, bytes, iced_x86::DecoderOptions::NONE);
    let decoded = decoder.decode();
    if decoded.is_invalid() || decoded.len() != bytes.len() {
        return format!("not one instruction: {bytes:02x?}");
    }
    let mut text = String::new();
    if decoded.has_lock_prefix() {
        text.push_str("lock ");
    }
    let name = |register: iced_x86::Register| {
        let name = format!("{register:?}").to_lowercase();
        // The disassembler says `r9l` where the manual says `r9b`.
        if name.starts_with('r') && name.ends_with('l') { name.replace('l', "b") } else { name }
    };
    text.push_str(&format!("{:?}", decoded.mnemonic()).to_lowercase());
    for index in 0..decoded.op_count() {
        text.push(' ');
        match decoded.op_kind(index) {
            OpKind::Register => text.push_str(&name(decoded.op_register(index))),
            OpKind::Memory => {
                let part =
                    |register| (register != iced_x86::Register::None).then(|| name(register));
                let size = decoded.memory_size().size() as u32 * 8;
                let untyped = matches!(
                    decoded.mnemonic(),
                    iced_x86::Mnemonic::Nop
                        | iced_x86::Mnemonic::Lea
                        | iced_x86::Mnemonic::Clflush
                        | iced_x86::Mnemonic::Clflushopt
                );
                describe(
                    &mut text,
                    (!untyped).then_some(size),
                    part(decoded.memory_base()),
                    part(decoded.memory_index()).map(|index| (index, decoded.memory_index_scale())),
                    decoded.memory_displacement64() as i32,
                );
            }
            OpKind::NearBranch64 => text.push_str("jump"),
            _ => {
                let value = decoded.immediate(index);
                let width = match decoded.op_kind(index) {
                    OpKind::Immediate8 => Width::B8,
                    OpKind::Immediate16 | OpKind::Immediate8to16 => Width::B16,
                    OpKind::Immediate32 | OpKind::Immediate8to32 => Width::B32,
                    _ => Width::B64,
                };
                let _ = write!(text, "{}", width.wrap(u128::from(value)));
            }
        }
    }
    text
}

#[track_caller]
fn check(instruction: &Instruction) {
    if matches!(instruction.mnemonic(), Mnemonic::Jmp | Mnemonic::Jcc(_) | Mnemonic::Ret) {
        return;
    }
    let bytes = encode(&[line(instruction.clone())], &|_| Some(AT_R10)).unwrap();
    assert_eq!(found(&bytes), expected(instruction), "{bytes:02x?}");
}

#[test]
fn every_form() {
    for instruction in forms::all() {
        check(&instruction);
    }
}

#[test]
fn every_shape_of_address() {
    for memory in forms::memories(false) {
        for mnemonic in [Mnemonic::Mov, Mnemonic::Lea] {
            let operands = vec![Operand::Register(Register::R8), Operand::Memory(memory.clone())];
            check(&Instruction::new(false, mnemonic, Some(Width::B64), operands).unwrap());
        }
    }
}

proptest! {
    #[test]
    fn random_instructions(instruction in forms::any_instruction()) {
        let Some(memory) = instruction.memory().filter(|memory| memory.symbol.is_some()) else {
            check(&instruction);
            return Ok(());
        };
        let result = encode(&[line(instruction.clone())], &|_| Some(AT_R10));
        let registers = memory.registers().count();
        let refused = memory.registers().any(|register| register.width() != Width::B64)
            || registers == 2
            || (registers == 1 && memory.base == Some(Register::RSP))
            || memory.displacement.checked_add(AT_R10.displacement).is_none()
            || instruction.operands().iter().any(
                |operand| matches!(operand, Operand::Register(register) if register.is_high()));
        match result {
            Ok(bytes) => prop_assert_eq!(found(&bytes), expected(&instruction)),
            Err(error) => prop_assert!(refused, "{}", error),
        }
    }
}

fn lines(text: &str) -> Vec<Line<Instruction>> {
    text.split(';')
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, 0, crate::x86::Dialect::X86_64);
            assert_eq!(diagnostics, []);
            line
        })
        .collect()
}

fn code(text: &str) -> Result<String, EncodeError> {
    let bytes = encode(&lines(text), &|name| (name == "x").then_some(AT_R10))?;
    let mut decoder = iced_x86::Decoder::new(64, &bytes, iced_x86::DecoderOptions::NONE);
    let mut text = String::new();
    while decoder.can_decode() {
        let decoded = decoder.decode();
        let _ = write!(text, "{}:{:?}", decoded.ip(), decoded.mnemonic());
        if decoded.is_jcc_short_or_near() || decoded.is_jmp_short_or_near() {
            let _ = write!(text, "->{}", decoded.near_branch_target());
        }
        text.push(' ');
    }
    Ok(text)
}

#[test]
fn jumps_reach_their_labels() {
    insta::assert_snapshot!(
        code("L0: movq (x),%rax; testq %rax,%rax; je L0; ret; jmp L1; nop; L1:").unwrap(),
        @"0:Mov 4:Test 7:Je->0 13:Jmp->24 18:Jmp->24 23:Nop"
    );
}

#[test]
fn what_has_no_bytes_is_refused() {
    let cells = [
        "movq $1,(y)",
        "jmp L0",
        "L0: nop; L0: nop",
        "movq $1,x(%rax,%rbx)",
        "movq $1,x(%rsp)",
        "movq $1,x(%eax)",
        "movq $1,x+2147483600",
        "movb %ah,(x)",
    ];
    let answers = cells.map(|cell| format!("{cell}: {}", code(cell).unwrap_err()));
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn what_a_harness_needs() {
    let label = Label { name: "L".into(), span: 0..0 };
    let mut body = lines("L2: movq $1,(x); ret");
    body.push(Line { labels: vec![label], instruction: None, span: 0..0 });
    let mut assembler = Assembler::new();
    assembler.push(Register::RBX);
    assembler.push(Register::R12);
    assembler.set(Register::R10, u64::MAX - 1);
    assembler.load(Register::RAX, Place { base: Register::RSP, displacement: 8 });
    assembler.lines(&body, &|_| Some(AT_R10)).unwrap();
    assembler.store(Place { base: Register::R13, displacement: 0 }, Register::R9);
    assembler.pop(Register::R12);
    assembler.pop(Register::RBX);
    assembler.ret();
    let bytes = assembler.into_bytes();
    let mut decoder = iced_x86::Decoder::new(64, &bytes, iced_x86::DecoderOptions::NONE);
    let mut text = String::new();
    while decoder.can_decode() {
        let start = decoder.position();
        let decoded = decoder.decode();
        let _ = writeln!(text, "{}", found(&bytes[start..start + decoded.len()]));
    }
    insta::assert_snapshot!(text);
}

//! A piece of code, run on the CPU.

use interlocked_isa::code::Line;
use interlocked_isa::x86::encode::{Assembler, Place};
use interlocked_isa::x86::{Dialect, Instruction, Register, parse_line};

use super::state::State;
use crate::arch::x86_64::pages::Code;

/// Where the code finds `m`: `rbp` points to the state, so code under test leaves it alone.
const M: Place = Place { base: Register::RBP, displacement: 128 };

/// Runs the code from a state, and leaves what it makes of that.
pub(super) fn run(code: &Code, state: &mut State) {
    // SAFETY: the bytes are what `assemble` made: a function of the System V ABI that keeps the
    // callee-saved registers and touches nothing but the state that its argument points to, as long
    // as the lines under test stay in `m`; `code` outlives the call.
    let function: extern "sysv64" fn(*mut State) = unsafe { core::mem::transmute(code.at(0)) };
    function(state);
}

pub(super) fn parse(code: &str) -> Vec<Line<Instruction>> {
    code.split(';')
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, 0, Dialect::X86_64);
            assert_eq!(diagnostics, [], "{cell}");
            line
        })
        .collect()
}

/// `fn(*mut State)`: loads the registers, runs the code, stores the registers.
pub(super) fn assemble(lines: &[Line<Instruction>]) -> Code {
    let saved = [3, 5, 12, 13, 14, 15].map(|number| Register::whole(number).unwrap());
    let state = |register: Register| Place {
        base: Register::RBP,
        displacement: i32::from(register.number()) * 8,
    };
    let tested: Vec<Register> = (0..16)
        .filter_map(Register::whole)
        .filter(|register| ![Register::RSP, Register::RBP].contains(register))
        .collect();
    let mut assembler = Assembler::new();
    for register in saved {
        assembler.push(register);
    }
    assembler.lines(&parse("movq %rdi,%rbp"), &|_| None).unwrap();
    for &register in &tested {
        assembler.load(register, state(register));
    }
    assembler.lines(lines, &|name| (name == "m").then_some(M)).unwrap();
    for &register in &tested {
        assembler.store(state(register), register);
    }
    for register in saved.into_iter().rev() {
        assembler.pop(register);
    }
    assembler.ret();
    Code::new(&assembler.into_bytes()).unwrap()
}

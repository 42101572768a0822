//! Instructions as micro-ops.

use interlocked_diag::Source;
use interlocked_exec::{LocationId, MicroOp, Reg, Thread, Value, Width};

use super::forms;
use crate::code::Line;
use crate::show::show;
use crate::x86::{Dialect, Instruction, lower, parse_line};

fn lines(text: &str, dialect: Dialect) -> Vec<Line<Instruction>> {
    let mut offset = 0;
    text.split(';')
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, offset, dialect);
            assert_eq!(diagnostics, [], "{cell}");
            offset += cell.len() + 1;
            line
        })
        .collect()
}

fn symbols(name: &str) -> Option<LocationId> {
    ["x", "y"].iter().position(|known| *known == name).map(|index| LocationId(index as u16))
}

fn thread(text: &str, dialect: Dialect) -> Thread {
    lower(&lines(text, dialect), &symbols, &[], "0", dialect).unwrap()
}

/// The micro-ops of threads in AT&T syntax for 64 bits, one a line.
fn ops(threads: &[&str]) -> String {
    threads.iter().map(|text| show(&thread(text, Dialect::X86_64)) + "\n").collect()
}

#[test]
fn moves() {
    insta::assert_snapshot!(ops(&[
        "movq $1,(x); movq (x),%rax; movl %eax,(%rbx); movw (y),%cx; movb %ah,%cl",
        "movb $-1,%ch; movl $-1,%ecx; movslq (x),%rax; movzbl (x),%eax; movzbw %ah,%dx",
        "leaq x+8(%rax,%rcx,4),%rdx; leal -4(%eax),%ebx; movq -8(%rbp),%r8",
    ]));
}

#[test]
fn fences_and_flushes() {
    insta::assert_snapshot!(ops(&[
        "movnti %rax,(x); clflush (x); clflushopt (x); mfence; sfence; lfence; pause; nop; nopl (x); ret"
    ]));
}

#[test]
fn read_modify_writes() {
    insta::assert_snapshot!(ops(&[
        "lock addq $1,(x); addq $1,(x); lock incl (x); xchgl %eax,(x); xchgb %al,%ah",
        "lock xaddq %rax,(x); xaddq %rax,%rbx",
        "lock cmpxchgl %ecx,(x); jne L; nop; L:",
        "cmpxchgq %rcx,%rdx",
        "lock cmpxchg16b (x); je L; L: ret",
        "lock btsq %rax,(x); lock btrl $3,(x); setc %al",
    ]));
}

#[test]
fn flags_that_are_read_are_computed() {
    insta::assert_snapshot!(ops(&[
        "addl %eax,%ebx; sete %cl",
        "lock decw (x); jg L; L:",
        "cmpq %rax,(x); jb L; L: testl %eax,%eax; cmovsl (x),%ecx",
        "shll %cl,%eax; setc %al; sarb %al; setp %al; shrq $0,%rax",
        "adcb $1,%al; sbbb %bl,(x); negq %rax; notq %rax",
    ]));
}

#[test]
fn thirty_two_bits() {
    let thread = thread("MOV [x],$1; MOV EAX,[x]; LOCK INC [x]", Dialect::X86);
    assert_eq!(thread.instructions.join("; "), "MOV [x],$1; MOV EAX,[x]; LOCK INC [x]");
    let names: Vec<&str> = thread.registers.iter().map(|r| r.name.as_str()).collect();
    insta::assert_snapshot!(names.join(" "), @"EAX ECX EDX EBX ESP EBP ESI EDI R8 R9 R10 R11 R12 R13 R14 R15 CF ZF SF OF PF old new");
}

#[test]
fn registers_start_as_told() {
    let init = [(Reg(0), Value::Int(u128::MAX)), (Reg(3), Value::Address(LocationId(1), 0))];
    let at = |dialect| {
        let thread = lower(&[], &symbols, &init, "P", dialect).unwrap();
        (thread.registers[0].init, thread.registers[3].init, thread.registers[1].init)
    };
    let address = Value::Address(LocationId(1), 0);
    assert_eq!(at(Dialect::X86_64), (Value::Int(Width::B64.mask()), address, Value::ZERO));
    assert_eq!(at(Dialect::X86), (Value::Int(Width::B32.mask()), address, Value::ZERO));
}

#[test]
fn what_cannot_be_resolved_is_refused() {
    let text = "movq $1,(z); jmp L9; L0: nop; L0: clflush (rax)";
    let lines = lines(text, Dialect::X86_64);
    let diagnostics = lower(&lines, &symbols, &[], "0", Dialect::X86_64).unwrap_err();
    let source = Source::new("P0", text);
    let answer: String = diagnostics.iter().map(|d| source.render(d) + "\n").collect();
    insta::assert_snapshot!(answer);
}

/// Every form lowers to ops whose registers and targets exist, with every flag read afterwards.
#[test]
fn every_form_has_a_meaning() {
    let reads_flags =
        lines("L0: seto %al; setb %al; sete %al; sets %al; setp %al", Dialect::X86_64);
    for instruction in forms::all() {
        let text = instruction.display(Dialect::X86_64).to_string();
        let line = Line { labels: Vec::new(), instruction: Some(instruction), span: 0..0 };
        let mut thread = vec![line];
        thread.extend(reads_flags.iter().cloned());
        let thread = lower(&thread, &symbols, &[], "0", Dialect::X86_64).unwrap();
        for op in &thread.ops {
            let (dst, target) = match &op.op {
                MicroOp::Assign { dst, .. } | MicroOp::Load { dst, .. } => (Some(dst), None),
                MicroOp::Branch { target, .. }
                | MicroOp::Guard { target, .. }
                | MicroOp::Jump { target } => (None, Some(target)),
                _ => (None, None),
            };
            assert!(dst.is_none_or(|dst| (dst.0 as usize) < thread.registers.len()), "{text}");
            assert!(target.is_none_or(|&target| target <= thread.ops.len()), "{text}");
        }
    }
}

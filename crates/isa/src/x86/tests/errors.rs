//! What the user reads when a cell is wrong.

use interlocked_diag::Source;

use crate::x86::{Dialect, Mode, Syntax, parse_line};

const INTEL_64: Dialect = Dialect { mode: Mode::Bits64, syntax: Syntax::Intel };

fn answers(cells: &[(Dialect, &[&str])]) -> String {
    let mut out = String::new();
    for &(dialect, cells) in cells {
        for cell in cells {
            let (line, diagnostics) = parse_line(cell, 0, dialect);
            assert!(!diagnostics.is_empty(), "{cell} is no error");
            assert_eq!(line.instruction, None, "{cell}");
            let source = Source::new("P0", *cell);
            for diagnostic in &diagnostics {
                out.push_str(&source.render(diagnostic));
                out.push('\n');
            }
        }
    }
    out
}

#[test]
fn words() {
    let att = [
        "mvoq $1,(x)",
        "ldr w0,[x1]",
        "lock",
        "lock frob %rax",
        "L0 movq $1,(x)",
        "1",
        "rep movsb",
        "pushq %rax",
        "DIV %rax",
        "movntdqa (x),%xmm0",
        "étoile",
        ",",
    ];
    insta::assert_snapshot!(answers(&[(Dialect::X86_64, &att)]));
}

#[test]
fn registers() {
    let att = [
        "movq %rx,%rbx",
        "movq %r16,%rbx",
        "movq %,%rbx",
        "movq rax,%rbx",
        "movq $1,(%xmm0)",
        "movq $1,(%ax)",
        "movq $1,(%rax,%rsp)",
        "movq $1,(%rax,%ecx)",
    ];
    let intel = ["MOV RAX,$1", "MOV R8D,$1", "MOV [RBX],$1", "MOV SIL,$1", "CMPXCHG16B [x]"];
    insta::assert_snapshot!(answers(&[(Dialect::X86_64, &att), (Dialect::X86, &intel)]));
}

#[test]
fn widths() {
    let att = [
        "movq $1,%eax",
        "movl %eax,%rbx",
        "mov $1,(x)",
        "lock incb %ax",
        "btb $1,(x)",
        "movq $0x123456789,(x)",
        "movb $256,(x)",
        "addw $-32769,%ax",
        "shlq $256,%rax",
        "btl $32,(x)",
        "movb %ah,%r8b",
        "movzbq %ah,%rax",
        "cmpxchg16bq (x)",
        "movntib %al,(x)",
    ];
    let intel = [
        "mov [x],1",
        "mov dword ptr [x],rax",
        "movzx eax,[x]",
        "movzx rax,ecx",
        "movsx rax,ecx",
        "add byte ptr [x],300",
        "movzx ax,cx",
    ];
    insta::assert_snapshot!(answers(&[(Dialect::X86_64, &att), (INTEL_64, &intel)]));
}

#[test]
fn operands() {
    let att = [
        "movq (x),(y)",
        "movq $1",
        "movq $1,(x),(y)",
        "movq $1,",
        "movq ,",
        "movq (x),$1",
        "mfence %rax",
        "movq 1,(x)",
        "movq $,(x)",
        "movq $x,%rax",
        "movq $1x,%rax",
        "movq $99999999999999999999,%rax",
        "movq $1,(x",
        "movq $1,[x",
        "movq $1,(x) (y)",
        "movq $1,8",
        "movq $1,(%rax,%rbx,3)",
        "movq $1,x+y",
        "movq $1,x-y",
        "movq $1,x+4294967296",
        "movq $1,(%rip)",
        "movq $1,x(%rip,%rax)",
        "leaq %rax,%rbx",
        "xaddq (x),%rax",
        "jmp",
        "jmp 8",
        "jne %rax",
        "shlq %rbx,%rax",
        "cmovel $1,%eax",
    ];
    let intel = [
        "mov rax,[rax+rbx+rcx]",
        "mov rax,[rax*3]",
        "mov rax,[rax-rbx]",
        "mov rax,[]",
        "mov 1,rax",
        "mov rax,8(rbx)",
    ];
    insta::assert_snapshot!(answers(&[(Dialect::X86_64, &att), (INTEL_64, &intel)]));
}

#[test]
fn locks() {
    let att = [
        "lock movq $1,(x)",
        "lock addq $1,%rax",
        "lock addq (x),%rax",
        "lock cmpq $1,(x)",
        "lock mfence",
        "lock xchgq %rax,%rbx",
        "lock btq $1,(x)",
    ];
    insta::assert_snapshot!(answers(&[(Dialect::X86_64, &att)]));
}

#[track_caller]
fn same(dialect: Dialect, spellings: &[&str]) {
    let parsed: Vec<_> = spellings
        .iter()
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, 0, dialect);
            assert_eq!(diagnostics, [], "{cell}");
            line.instruction.unwrap()
        })
        .collect();
    for (spelling, instruction) in spellings.iter().zip(&parsed) {
        assert_eq!(instruction, &parsed[0], "{spelling}");
    }
}

#[test]
fn spellings_of_one_instruction() {
    let att = Dialect::X86_64;
    same(
        att,
        &[
            "lock addq $1,(x)",
            "lock; addq $0x1 , ( x )",
            "LOCK ADDQ $+1,x",
            "lock addq $1,[x]",
            "lock addq $1,x(%rip)",
        ],
    );
    same(
        att,
        &["movq $1,8(%rax)", "mov $1,qword ptr 8(%rax)", "movq $1,+8(%RAX)", "movq $1,[8+%rax]"],
    );
    same(att, &["xchgl %eax,(x)", "xchg (x),%eax", "lock xchgl %eax,(x)"]);
    same(att, &["shlq %rax", "salq $1,%rax", "shl %rax"]);
    same(att, &["movabs $-1,%rax", "movq $0xffffffffffffffff,%rax", "mov $-1,%rax"]);
    same(att, &["movzbl %al,%ecx", "movzx %al,%ecx"]);
    same(att, &["testl %eax,(x)", "testl (x),%eax"]);
    same(att, &["jz L", "JE L"]);
    same(INTEL_64, &["mov qword ptr [x],1", "MOV QWORD PTR [rip+x], $1", "mov qword [x],0x1"]);
    same(
        INTEL_64,
        &["mov eax,[rbx+rcx*4-8]", "mov eax,dword ptr [-8+4*rcx+rbx]", "mov eax,[rbx-8+rcx*4]"],
    );
    same(Dialect::X86, &["MOV [x],$1", "mov [x], 1", "MOV DWORD PTR [x],$1", "movl x,1"]);
    same(Dialect::X86, &["XCHG [x],EAX", "xchg eax,[x]"]);
}

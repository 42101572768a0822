//! One instruction at a time: what the micro-ops say it does is what this CPU does.
//!
//! Each piece of code runs on the CPU and in a small interpreter of micro-ops, from the same random
//! registers, flags and memory, and must leave the same. Flags are read back with `setcc`.

#![cfg(all(target_arch = "x86_64", target_os = "linux"))]

use core::ptr;

use interlocked_exec::arithmetic;
use interlocked_exec::{Expr, LocationId, MicroOp, Reg, Thread, Value, Width};
use interlocked_isa::code::Line;
use interlocked_isa::x86::encode::{Assembler, Place};
use interlocked_isa::x86::{Dialect, Instruction, Register, lower, parse_line};
use rustix::mm::{MapFlags, MprotectFlags, ProtFlags, mmap_anonymous, mprotect, munmap};

const M_BYTES: usize = 64;

/// The registers by number, then the memory that code calls `m`.
#[repr(C, align(16))]
#[derive(Clone, Debug, PartialEq, Eq)]
struct State {
    registers: [u64; 16],
    m: [u8; M_BYTES],
}

/// Where the code finds `m`: `rbp` points to the state, so code under test leaves it alone.
const M: Place = Place { base: Register::RBP, displacement: 128 };

fn parse(code: &str) -> Vec<Line<Instruction>> {
    code.split(';')
        .map(|cell| {
            let (line, diagnostics) = parse_line(cell, 0, Dialect::X86_64);
            assert_eq!(diagnostics, [], "{cell}");
            line
        })
        .collect()
}

/// A page of code.
struct Page {
    start: *mut core::ffi::c_void,
}

impl Page {
    const BYTES: usize = 4096;

    fn new() -> Self {
        // SAFETY: an anonymous mapping at no fixed address touches nothing that exists (mmap(2)).
        let start = unsafe {
            mmap_anonymous(ptr::null_mut(), Self::BYTES, ProtFlags::empty(), MapFlags::PRIVATE)
        };
        Self { start: start.unwrap() }
    }

    fn fill(&mut self, bytes: &[u8]) {
        assert!(bytes.len() <= Self::BYTES);
        let protect = |flags| {
            // SAFETY: the range is the mapping that `new` made, and nothing refers to its content
            // as Rust data (mprotect(2)).
            unsafe { mprotect(self.start, Self::BYTES, flags) }.unwrap();
        };
        protect(MprotectFlags::READ | MprotectFlags::WRITE);
        // SAFETY: the page is writable, as long as `bytes` at least, and new memory of our own.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), self.start.cast(), bytes.len()) };
        protect(MprotectFlags::READ | MprotectFlags::EXEC);
    }

    fn run(&self, state: &mut State) {
        // SAFETY: `fill` was given what `assemble` made: a function of the System V ABI that keeps
        // the callee-saved registers and touches nothing but the state that its argument points to.
        let function: extern "sysv64" fn(*mut State) = unsafe { core::mem::transmute(self.start) };
        function(state);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // SAFETY: the range is the mapping that `new` made, and it is not used any more.
        let _ = unsafe { munmap(self.start, Self::BYTES) };
    }
}

/// `fn(*mut State)`: loads the registers, runs the code, stores the registers.
fn assemble(lines: &[Line<Instruction>]) -> Vec<u8> {
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
    assembler.into_bytes()
}

/// Runs a thread's micro-ops one after the other.
struct Interpreter<'a> {
    thread: &'a Thread,
    registers: Vec<Value>,
    m: [u8; M_BYTES],
}

impl Interpreter<'_> {
    fn value(&self, expr: &Expr) -> Value {
        match expr {
            Expr::Const(value) => *value,
            Expr::Reg(reg) => self.registers[reg.0 as usize],
            Expr::Unary(op, width, a) => arithmetic::unary(*op, *width, self.value(a)).unwrap(),
            Expr::Binary(op, width, a, b) => {
                arithmetic::binary(*op, *width, self.value(a), self.value(b)).unwrap()
            }
            Expr::Select(condition, a, b) => self.value(if self.holds(condition) { a } else { b }),
        }
    }

    fn holds(&self, condition: &Expr) -> bool {
        self.value(condition) != Value::ZERO
    }

    fn bytes(&mut self, address: &Expr, width: Width) -> &mut [u8] {
        let Value::Address(_, offset) = self.value(address) else { panic!("no address") };
        let start = usize::try_from(offset).unwrap();
        &mut self.m[start..start + width.bytes() as usize]
    }

    fn run(&mut self) {
        let thread = self.thread;
        let mut at = 0;
        while let Some(op) = thread.ops.get(at) {
            at += 1;
            match &op.op {
                MicroOp::Assign { dst, value } => {
                    self.registers[dst.0 as usize] = self.value(value);
                }
                MicroOp::Load { dst, address, width, .. } => {
                    let mut little = [0; 16];
                    let bytes = self.bytes(address, *width);
                    little[..bytes.len()].copy_from_slice(bytes);
                    self.registers[dst.0 as usize] = Value::Int(u128::from_le_bytes(little));
                }
                MicroOp::Store { address, value, width, .. } => {
                    let value = self.value(value).as_int().unwrap().to_le_bytes();
                    let bytes = self.bytes(address, *width);
                    bytes.copy_from_slice(&value[..bytes.len()]);
                }
                MicroOp::Branch { condition, target } | MicroOp::Guard { condition, target } => {
                    if self.holds(condition) {
                        at = *target;
                    }
                }
                MicroOp::Jump { target } => at = *target,
                MicroOp::Fence { .. } => {}
                other => panic!("x86 has no {other:?}"),
            }
        }
    }
}

/// What the micro-ops make of a state.
fn interpret(lines: &[Line<Instruction>], state: &State, m_address: u64) -> State {
    let symbols = |name: &str| (name == "m").then_some(LocationId(0));
    let init: Vec<(Reg, Value)> = (0..16)
        .filter_map(Register::whole)
        .map(|register| {
            let bits = state.registers[register.number() as usize];
            (register.reg(), Value::Int(u128::from(bits)))
        })
        .collect();
    let thread = lower(lines, &symbols, &init, "0", Dialect::X86_64).unwrap();
    let registers = thread.registers.iter().map(|register| register.init).collect();
    let mut interpreter = Interpreter { thread: &thread, registers, m: state.m };
    interpreter.run();
    let mut after = State { registers: [0; 16], m: interpreter.m };
    for (bits, value) in after.registers.iter_mut().zip(&interpreter.registers) {
        *bits = match *value {
            Value::Int(bits) => u64::try_from(bits).expect("a register has 64 bits"),
            Value::Address(_, offset) => m_address.wrapping_add_signed(offset),
        };
    }
    after
}

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number that is often at an edge of some width.
    fn operand(&mut self) -> u64 {
        const EDGES: [u64; 12] = [
            0,
            1,
            0x7f,
            0x80,
            0xff,
            0x7fff,
            0x8000,
            0xffff,
            0x7fff_ffff,
            0x8000_0000,
            1 << 63,
            u64::MAX,
        ];
        match self.next() % 3 {
            0 => self.next(),
            _ => EDGES[(self.next() % 12) as usize] ^ (self.next() & self.next() & 1) << 63,
        }
    }

    fn state(&mut self) -> State {
        let mut state = State { registers: [0; 16], m: [0; M_BYTES] };
        state.registers.fill_with(|| self.operand());
        for chunk in state.m.chunks_mut(8) {
            chunk.copy_from_slice(&self.operand().to_le_bytes());
        }
        state
    }
}

/// The flags that an instruction defines, by their `setcc`.
const ALL_FLAGS: &[&str] = &["setb", "sete", "sets", "seto", "setp"];

/// Runs `code` between a comparison that sets the flags at random and the reading of `flags`.
#[track_caller]
fn check(page: &mut Page, random: &mut Random, code: &str, flags: &[&str]) {
    const STATES: usize = 60;
    let mut text = format!("cmpb %r14b,%r15b; {code}");
    for (index, flag) in flags.iter().enumerate() {
        text.push_str(&format!("; {flag} m+{}", 56 + index));
    }
    let lines = parse(&text);
    page.fill(&assemble(&lines));
    for _ in 0..STATES {
        let before = random.state();
        let mut after = before.clone();
        page.run(&mut after);
        // The stack pointer and the frame are the harness's.
        let mut expected = interpret(&lines, &before, after.m.as_ptr() as u64);
        for number in [4, 5] {
            expected.registers[number] = after.registers[number];
        }
        assert!(
            expected == after,
            "{text}\nbefore {before:x?}\nmodel  {expected:x?}\nCPU    {after:x?}"
        );
    }
}

fn run(codes: impl IntoIterator<Item = String>, flags: &[&str]) {
    let (mut page, mut random) = (Page::new(), Random(0x9e37_79b9_7f4a_7c15));
    let mut count = 0;
    for code in codes {
        check(&mut page, &mut random, &code, flags);
        count += 1;
    }
    assert!(count > 0);
}

/// Suffix, two registers and an immediate of each width.
const WIDTHS: [(&str, &str, &str, &str); 4] = [
    ("b", "%al", "%r9b", "$-77"),
    ("w", "%bx", "%r10w", "$-30000"),
    ("l", "%ecx", "%r11d", "$0x7fffffff"),
    ("q", "%rdx", "%rsi", "$-2147483648"),
];

const LOCKED: [&str; 2] = ["", "lock "];

#[test]
fn two_operands() {
    let names = ["mov", "add", "or", "adc", "sbb", "and", "sub", "xor", "cmp", "test"];
    let codes = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |(w, a, b, imm)| {
            let load = if name == "test" {
                format!("{name}{w} {a},m")
            } else {
                format!("{name}{w} m,{a}")
            };
            [
                format!("{name}{w} {a},{b}"),
                format!("{name}{w} {b},{b}"),
                format!("{name}{w} {b},m"),
                load,
                format!("{name}{w} {imm},{a}"),
                format!("{name}{w} {imm},m+8"),
                format!("{name}{w} $1,{b}"),
            ]
        })
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn locked_two_operands() {
    let names = ["add", "or", "adc", "sbb", "and", "sub", "xor"];
    let codes = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |(w, a, _, imm)| {
            [format!("lock {name}{w} {a},m"), format!("lock {name}{w} {imm},m+16")]
        })
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn one_operand() {
    let codes = ["inc", "dec", "not", "neg"].into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |(w, a, b, _)| {
            [
                format!("{name}{w} {a}"),
                format!("{name}{w} {b}"),
                format!("{name}{w} m"),
                format!("lock {name}{w} m+8"),
            ]
        })
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn exchanges() {
    let codes = ["xchg", "xadd"].into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |(w, a, b, _)| {
            [
                format!("{name}{w} {a},{b}"),
                format!("{name}{w} {b},{b}"),
                format!("{name}{w} {a},m"),
                format!("lock {name}{w} {b},m"),
            ]
        })
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn compare_and_exchange() {
    let accumulators = ["%al", "%ax", "%eax", "%rax"];
    let codes = WIDTHS.into_iter().zip(accumulators).flat_map(|((w, a, b, _), accumulator)| {
        LOCKED.into_iter().flat_map(move |lock| {
            [
                format!("{lock}cmpxchg{w} {b},m"),
                format!("mov{w} {accumulator},m; {lock}cmpxchg{w} {b},m"),
                format!("cmpxchg{w} {a},{b}"),
                format!("mov{w} {accumulator},{b}; cmpxchg{w} {a},{b}"),
                format!("mov{w} {accumulator},{b}; cmpxchg{w} {b},{a}"),
                format!("cmpxchg{w} {b},{accumulator}"),
            ]
        })
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn compare_and_exchange_pairs() {
    let codes = LOCKED.into_iter().flat_map(|lock| {
        [
            format!("{lock}cmpxchg8b m+8"),
            format!("movl %eax,m; movl %edx,m+4; {lock}cmpxchg8b m"),
            format!("{lock}cmpxchg16b m+16"),
            format!("movq %rax,m; movq %rdx,m+8; {lock}cmpxchg16b m"),
        ]
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn bits() {
    // OF, SF and PF are undefined.
    let codes = ["bt", "bts", "btr", "btc"].into_iter().flat_map(|name| {
        WIDTHS[1..].iter().flat_map(move |(w, a, b, _)| {
            let whole = "%r13";
            let narrow = match *w {
                "w" => "%r13w",
                "l" => "%r13d",
                _ => "%r13",
            };
            let lock = if name == "bt" { "" } else { "lock " };
            [
                format!("{name}{w} {a},{b}"),
                format!("{name}{w} {b},{b}"),
                format!("{name}{w} $13,{a}"),
                format!("{name}{w} $9,m"),
                // Bit strings, from 128 bits below the operand to 127 above it.
                format!("andq $255,{whole}; subq $128,{whole}; {lock}{name}{w} {narrow},m+24"),
            ]
        })
    });
    run(codes, &ALL_FLAGS[..2]);
}

#[test]
fn shifts() {
    let code = |name: &str, (w, a, b, _): (&str, &str, &str, &str), count: &str| {
        [
            format!("{name}{w} {count},{a}"),
            format!("{name}{w} {count},{b}"),
            format!("{name}{w} {count},m"),
        ]
    };
    let names = ["shl", "shr", "sar"];
    let by_one = names
        .into_iter()
        .flat_map(|name| WIDTHS.into_iter().flat_map(move |width| code(name, width, "$1")));
    run(by_one, ALL_FLAGS);
    // OF is undefined for other counts, CF too for counts above the width.
    let by_more = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |width| {
            ["$0", "$5", "$7"].into_iter().flat_map(move |count| code(name, width, count))
        })
    });
    run(by_more, &["setb", "sete", "sets", "setp"]);
    let by_register = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().filter(|width| width.0 != "l").flat_map(move |width| {
            ["%cl", "$31", "$33", "$200"]
                .into_iter()
                .flat_map(move |count| code(name, width, count))
        })
    });
    run(by_register, &["sete", "sets", "setp"]);
}

#[test]
fn extensions_and_moves() {
    let codes = [
        "movzbw %ah,%dx",
        "movzbl %ch,%esi; movzbl %dl,%r8d",
        "movzbq m,%rbx",
        "movzwl m,%ebx",
        "movzwq %bx,%r9",
        "movsbw m,%bx",
        "movsbl %bh,%ecx",
        "movsbq %sil,%rax",
        "movswl %r8w,%r9d",
        "movswq m,%rax",
        "movslq %ecx,%rcx",
        "movslq m+4,%rdx",
        "movabs $0x123456789abcdef0,%r14",
        "movq $-1,%rax",
        "movl $-1,%ebx",
        "movb %ah,%bl",
        "movb %bl,%ah",
        "movb $7,%dh",
        "xchgb %al,%ah",
        "addb %ah,%al",
        "xaddb %ch,%cl",
        "cmpxchgb %ah,%bl",
        "movw m,%ax",
        "movb m,%ah",
        "movb %dh,m+3",
        "movnti %rax,m+8",
        "movnti %ecx,m",
    ];
    run(codes.map(String::from), ALL_FLAGS);
}

#[test]
fn addresses() {
    let codes = [
        "leaq 8(%rax,%rbx,4),%rcx",
        "leal -1(%rax,%rbx,8),%ecx",
        "leaw 300(%rax),%cx",
        "leaq -77(,%rdx,2),%rsi",
        "leaq m+8,%r9; movq -8(%r9),%rax",
        "leaq m,%r13; andl $7,%ecx; movq 8(%r13,%rcx,4),%rax",
        "leaq m,%r12; movq %rax,(%r12)",
        "andl $3,%ecx; incl m+4(,%rcx,8)",
        "andl $3,%ecx; lock xaddl %ecx,m(%rcx)",
    ];
    run(codes.map(String::from), ALL_FLAGS);
}

#[test]
fn conditions() {
    let conditions = [
        "o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g",
        "c", "nc", "z", "nz", "na", "nbe", "nae", "nb", "pe", "po", "nge", "nl", "ng", "nle",
    ];
    let codes = conditions.into_iter().flat_map(|condition| {
        [
            format!("cmpl %eax,%ebx; j{condition} L; movl $1,%ecx; L:"),
            format!("subb %al,%bl; set{condition} %cl; set{condition} %dh; set{condition} m"),
            format!("addw %ax,%bx; cmov{condition}w %cx,%dx; cmov{condition}l %esi,%edi"),
            format!("cmov{condition}q m,%r8; cmov{condition}l m,%r9d"),
        ]
    });
    run(codes, ALL_FLAGS);
}

#[test]
fn control_and_nothing() {
    let codes = [
        "jmp L; incq %rax; L: nop; nopw (%rax,%rax); nopl m; pause; endbr64",
        "movl $5,%ecx; L: addq %rcx,%rax; decl %ecx; jne L",
        "mfence; sfence; lfence; clflush m",
    ];
    run(codes.map(String::from), ALL_FLAGS);
    // `ret` ends the thread, wherever it stands.
    run(["testb $1,%al; je L; ret; L: incq %rbx".to_owned()], &[]);
}

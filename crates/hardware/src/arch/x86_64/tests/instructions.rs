//! The instructions, form by form.

use super::interpreter::interpret;
use super::processor::{assemble, parse, run};
use super::state::Random;

/// The flags that an instruction defines, by their `setcc`.
const ALL_FLAGS: &[&str] = &["setb", "sete", "sets", "seto", "setp"];

/// Runs `code` between a comparison that sets the flags at random and the reading of `flags`.
#[track_caller]
fn check(random: &mut Random, code: &str, flags: &[&str]) {
    const STATES: usize = 60;
    let mut text = format!("cmpb %r14b,%r15b; {code}");
    for (index, flag) in flags.iter().enumerate() {
        text.push_str(&format!("; {flag} m+{}", 56 + index));
    }
    let lines = parse(&text);
    let assembled = assemble(&lines);
    for _ in 0..STATES {
        let before = random.state();
        let mut after = before.clone();
        run(&assembled, &mut after);
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

fn check_all(codes: impl IntoIterator<Item = String>, flags: &[&str]) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut count = 0;
    for code in codes {
        check(&mut random, &code, flags);
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
    check_all(codes, ALL_FLAGS);
}

#[test]
fn locked_two_operands() {
    let names = ["add", "or", "adc", "sbb", "and", "sub", "xor"];
    let codes = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |(w, a, _, imm)| {
            [format!("lock {name}{w} {a},m"), format!("lock {name}{w} {imm},m+16")]
        })
    });
    check_all(codes, ALL_FLAGS);
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
    check_all(codes, ALL_FLAGS);
}

#[test]
fn products() {
    // ZF, SF and PF are undefined.
    let codes = WIDTHS[1..].iter().flat_map(|(w, a, b, _)| {
        [format!("imul{w} {a},{b}"), format!("imul{w} {b},{b}"), format!("imul{w} m,{a}")]
    });
    check_all(codes, &["setb", "seto"]);
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
    check_all(codes, ALL_FLAGS);
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
    check_all(codes, ALL_FLAGS);
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
    check_all(codes, ALL_FLAGS);
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
    check_all(codes, &ALL_FLAGS[..2]);
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
    check_all(by_one, ALL_FLAGS);
    // OF is undefined for other counts, CF too for counts above the width.
    let by_more = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().flat_map(move |width| {
            ["$0", "$5", "$7"].into_iter().flat_map(move |count| code(name, width, count))
        })
    });
    check_all(by_more, &["setb", "sete", "sets", "setp"]);
    let by_register = names.into_iter().flat_map(|name| {
        WIDTHS.into_iter().filter(|width| width.0 != "l").flat_map(move |width| {
            ["%cl", "$31", "$33", "$200"]
                .into_iter()
                .flat_map(move |count| code(name, width, count))
        })
    });
    check_all(by_register, &["sete", "sets", "setp"]);
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
    check_all(codes.map(String::from), ALL_FLAGS);
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
    check_all(codes.map(String::from), ALL_FLAGS);
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
    check_all(codes, ALL_FLAGS);
}

#[test]
fn control_and_nothing() {
    let codes = [
        "jmp L; incq %rax; L: nop; nopw (%rax,%rax); nopl m; pause; endbr64",
        "movl $5,%ecx; L: addq %rcx,%rax; decl %ecx; jne L",
        "mfence; sfence; lfence; clflush m",
    ];
    check_all(codes.map(String::from), ALL_FLAGS);
    // `ret` ends the thread, wherever it stands.
    check_all(["testb $1,%al; je L; ret; L: incq %rbx".to_owned()], &[]);
}

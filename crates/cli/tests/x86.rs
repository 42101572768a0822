//! What x86 instructions do under x86-TSO, through all layers: text, micro-ops, enumeration, model.
//!
//! Each case is a condition that some outcome satisfies, or none, for a reason that the manual
//! gives (SDM volume 3, §9.2).

mod observation;

use interlocked_exec::Observation::{self, Always, Never, Sometimes};

/// `init` is the inside of the braces, `code` the table without its head.
#[track_caller]
fn check(init: &str, code: &[&str], condition: &str, expected: Observation) {
    observation::check(("X86_64", "x86-tso"), init, code, condition, expected);
}

/// Store buffering, with an instruction between the write and the read of both threads.
#[track_caller]
fn store_buffering(between: &str, expected: Observation) {
    let between = format!("{between} | {between}");
    let code = ["movq $1,(x) | movq $1,(y)", &between, "movq (y),%rdx | movq (x),%rdx"];
    check("", &code, r"0:rdx=0 /\ 1:rdx=0", expected);
}

#[test]
fn locked_instructions_are_fences() {
    let locked = [
        "xchgq %rcx,(z)",
        "lock addq $0,(z)",
        "lock orb $0,(z)",
        "lock negw (z)",
        "lock xaddl %ecx,(z)",
        "lock btsq $3,(z)",
        "lock cmpxchgq %rcx,(z)",
        "lock cmpxchg8b (z)",
        "lock adcq $1,(z)",
        "mfence",
    ];
    for instruction in locked {
        store_buffering(instruction, Never);
    }
}

#[test]
fn other_instructions_are_no_fences() {
    let others = [
        "addq $0,(z)",
        "xchgq %rcx,%rbx",
        "cmpxchgq %rcx,(z)",
        "movnti %rcx,(z)",
        "sfence",
        "lfence",
        "clflush (z)",
        "clflushopt (z)",
        "pause",
        "nopl (z)",
        "leaq (z),%rcx",
        "cmovzq (z),%rcx",
    ];
    for instruction in others {
        store_buffering(instruction, Sometimes);
    }
}

#[test]
fn a_locked_compare_and_exchange_that_fails_is_a_fence() {
    // rax is 0 and z is 1, so it fails.
    let code = [
        "movq $1,(x)             | movq $1,(y)",
        "lock cmpxchgq %rcx,(z)  | lock cmpxchgq %rcx,(w)",
        "movq (y),%rdx           | movq (x),%rdx",
    ];
    check("z=1; w=1", &code, r"0:rdx=0 /\ 1:rdx=0", Never);
    check("z=1; w=1", &code, r"z=1 /\ w=1 /\ 0:rax=1 /\ 1:rax=1", Always);
}

#[test]
fn only_locked_increments_are_never_lost() {
    for (width, init) in [("b", "int8_t"), ("w", "int16_t"), ("l", "int32_t"), ("q", "int64_t")] {
        let init = format!("{init} x=0");
        let code = format!("lock inc{width} (x) | lock inc{width} (x)");
        check(&init, &[&code], "x=2", Always);
        let code = format!("inc{width} (x) | lock inc{width} (x)");
        check(&init, &[&code], "x=1", Sometimes);
    }
}

#[test]
fn tickets_differ() {
    let code = ["movl $1,%eax | movl $1,%eax", "lock xaddl %eax,(x) | lock xaddl %eax,(x)"];
    check("int x=0", &code, r"0:rax=1:rax", Never);
    let code = ["movl $1,%eax | movl $1,%eax", "xaddl %eax,(x) | xaddl %eax,(x)"];
    check("int x=0", &code, r"0:rax=1:rax", Sometimes);
}

#[test]
fn one_compare_and_exchange_wins() {
    let code = [
        "movl $1,%ecx           | movl $2,%ecx",
        "lock cmpxchgl %ecx,(x) | lock cmpxchgl %ecx,(x)",
        "sete %dl               | sete %dl",
    ];
    check("int x=0", &code, r"0:rdx=1 /\ 1:rdx=1", Never);
    check("int x=0", &code, r"0:rdx=0 /\ 1:rdx=0", Never);
    check("int x=0", &code, r"0:rdx=1 /\ x=1 /\ 1:rax=1 \/ 1:rdx=1 /\ x=2 /\ 0:rax=2", Always);
}

#[test]
fn a_lock_excludes() {
    let code = [
        "lock btsq $0,(l) | lock btsq $0,(l)",
        "jc L             | jc L",
        "incq (x)         | incq (x)",
        "movq $0,(l)      | movq $0,(l)",
        "L:               | L:",
    ];
    check("", &code, "x=0", Never);
    let unlocked = code.map(|row| row.replace("lock ", ""));
    let unlocked: Vec<&str> = unlocked.iter().map(String::as_str).collect();
    check("", &unlocked, "x=1", Sometimes);
}

#[test]
fn streaming_stores_need_a_fence() {
    let rows = |fence| {
        ["movl $1,%ecx | nop", "movnti %ecx,(x) | movl (y),%eax", fence, "movl $1,(y) | nop"]
    };
    let stale = r"1:rax=1 /\ 1:rbx=0";
    check("int x; int y", &rows("nop | movl (x),%ebx"), stale, Sometimes);
    for fence in ["sfence | movl (x),%ebx", "mfence | movl (x),%ebx"] {
        check("int x; int y", &rows(fence), stale, Never);
    }
}

#[test]
fn flags_steer_jumps() {
    // -1 is above 1 without sign and below it with sign.
    let code = [
        "movl (x),%eax",
        "cmpl $1,%eax",
        "ja A",
        "jmp E",
        "A: jl B",
        "jmp E",
        "B: movl $1,(y)",
        "E: ret",
        "movl $2,(y)",
    ];
    check("int x=-1; int y=0", &code, "y=1", Always);
}

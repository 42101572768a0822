//! What the experiment does not run, and what it says.

use crate::threads::Test;
use interlocked_exec::{Architecture, Value, Width};
use interlocked_hardware::{Affinity, Options};

#[track_caller]
fn refused(test: &Test, options: &Options, expected: &str) {
    let error = test.try_run(options).expect_err("it should be refused").to_string();
    assert_eq!(error, expected);
}

/// A thread with that code is refused for `reason`.
#[track_caller]
fn check(code: &str, reason: &str) {
    let expected = format!("the experiment does not run this test\n  P0: {reason}");
    refused(&Test::new(&[code], &["x"]), &Options::default(), &expected);
}

/// A thread with that code runs.
#[track_caller]
fn runs(code: &str) {
    assert_eq!(Test::new(&[code], &["x"]).run(10).runs, 10);
}

#[test]
fn addresses_that_are_not_known() {
    check("movq (%rax),%rbx", "`movq (%rax),%rbx`: its address may be 0x0, which is no location");
    check(
        "movq (y),%rax; movq $1,(%rax)",
        "`movq $1,(%rax)`: the experiment cannot prove that its address is that of a location",
    );
    check(
        "movq (y),%rax; btsq %rax,(x)",
        "`btsq %rax,(x)`: the experiment cannot prove that its address is that of a location",
    );
    check("clflush (%rax)", "`clflush (%rax)`: a flush takes the name of a location only");
}

#[test]
fn addresses_out_of_bounds() {
    check("movq $1,8(x)", "`movq $1,x+8`: it accesses bytes 8 to 15 of `x`, which has 8");
    check("movl $1,-4(x)", "`movl $1,x-4`: it accesses bytes -4 to -1 of `x`, which has 8");
    check(
        "movq $70,%rax; btsq %rax,(x)",
        "`btsq %rax,(x)`: it accesses bytes 8 to 15 of `x`, which has 8",
    );
    check(
        "movl $1,2(x)",
        "`movl $1,x+2`: its 4 bytes at offset 2 of `x` are not aligned, so the access need not be \
         single-copy atomic",
    );
    check(
        "L: addq $8,%rax; movq %rbx,x(,%rax); cmpq $7,%rcx; jne L",
        "`movq %rbx,x(,%rax,1)`: the experiment cannot prove that its address is that of a location",
    );
}

#[test]
fn addresses_that_something_else_may_replace() {
    let test = Test::new(&["movq (p),%rax; movq (%rax),%rbx", "movq $0,(p)"], &["x"]);
    let x = test.address("x");
    let test = test.location("p", Some(Width::B64), [x]);
    let reason = "the experiment does not run this test\n  P0: `movq (%rax),%rbx`: the experiment \
                  cannot prove that its address is that of a location";
    refused(&test, &Options::default(), reason);
    let torn =
        Test { threads: vec![test.threads[0].clone(), ("movl $0,(p)".into(), vec![])], ..test };
    refused(&torn, &Options::default(), reason);
}

#[test]
fn indices_that_are_zero_whatever_was_read_are_fine() {
    runs("movq (x),%rax; xorq %rax,%rax; movq y(,%rax),%rbx");
    runs("movq (x),%rax; andq $0,%rax; movq y(,%rax),%rbx");
    runs("movq $63,%rax; btsq %rax,(x)");
    runs("movb $1,7(x)");
    runs("clflush (x)");
}

#[test]
fn registers_that_the_harness_needs() {
    check("movq %rax,%rsp", "`rsp` is the harness's stack pointer; use another register");
    check(
        "movq %rax,%rcx; movq %rdx,%rbx; movq %rsi,%rdi; movq %rbp,%r8; movq %r9,%r10; \
         movq %r11,%r12; movq %r13,%r14; movq %r15,%r14",
        "all registers are in use, and the harness needs one",
    );
}

#[test]
fn options_out_of_range() {
    let test = Test::new(&["mfence"], &["x"]);
    let stride = |stride| Options { stride, ..Options::default() };
    refused(&test, &stride(0), "a stride of 0 bytes: expected 1 to 65536");
    refused(&test, &stride(1 << 20), "a stride of 1048576 bytes: expected 1 to 65536");
    let none = Options { affinity: Affinity::Processors(vec![]), ..Options::default() };
    refused(&test, &none, "no processor to run on: expected at least one number");
    let missing = Options { affinity: Affinity::Processors(vec![99_999]), ..Options::default() };
    let error = test.try_run(&missing).unwrap_err().to_string();
    assert!(error.starts_with("processor 99999 is not among those"), "{error}");
}

#[test]
fn what_is_too_large() {
    let test =
        Test::new(&["mfence"], &["x"]).location("a", Some(Width::B128), vec![Value::ZERO; 300_000]);
    refused(&test, &Options::default(), "the test's locations are too large");
    let crowd = Test::new(&["mfence"; 300], &["x"]);
    let expected = "the test has 300 threads: the experiment takes up to 256";
    refused(&crowd, &Options::default(), expected);
}

#[test]
fn other_architectures() {
    let mut test = Test::new(&["mfence"], &["x"]);
    test.architecture = Architecture::AArch64;
    let expected = "this CPU does not execute AArch64: the experiment takes X86_64 and X86 tests, \
                    and others once they are compiled to x86-64";
    refused(&test, &Options::default(), expected);
}

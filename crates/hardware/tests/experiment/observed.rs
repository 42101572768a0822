//! What this CPU does with tests whose outcomes are known.

use core::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::threads::Test;
use interlocked_exec::{Architecture, LimitHit, Outcome, Value, Width};
use interlocked_hardware::{Options, Run};

const RUNS: u64 = 100_000;

fn ints(values: &[u128]) -> Outcome {
    values.iter().map(|&bits| Value::Int(bits)).collect()
}

fn count(run: &Run, outcome: &[u128]) -> u64 {
    run.outcomes.states.get(&ints(outcome)).copied().unwrap_or(0)
}

/// No run ends in one of `forbidden`, and every run is counted.
#[track_caller]
fn never(threads: &[&str], observed: &[&'static str], forbidden: &[&[u128]]) {
    let run = Test::new(threads, observed).run(RUNS);
    assert_eq!((run.runs, run.outcomes.executions()), (RUNS, RUNS));
    for outcome in forbidden {
        assert_eq!(count(&run, outcome), 0, "{outcome:?} in {:?}", run.outcomes.states);
    }
}

/// Every run ends in `outcome`.
#[track_caller]
fn always(test: &Test, outcome: &[Value]) {
    let run = test.run(2_000);
    let expected = [(Outcome::from(outcome), 2_000)].into_iter().collect();
    assert_eq!(run.outcomes.states, expected);
}

const SB: [&str; 2] = ["movq $1,(x); movq (y),%rax", "movq $1,(y); movq (x),%rax"];

#[test]
fn store_buffering_is_seen() {
    let test = Test::new(&SB, &["0:rax", "1:rax"]);
    let weak = (0..1_000).any(|_| count(&test.run(RUNS), &[0, 0]) > 0);
    assert!(weak, "not once in a hundred million runs");
}

#[test]
fn fences_and_locks_forbid_store_buffering() {
    let fenced = ["movq $1,(x); mfence; movq (y),%rax", "movq $1,(y); mfence; movq (x),%rax"];
    never(&fenced, &["0:rax", "1:rax"], &[&[0, 0]]);
    let exchanged = [
        "movq $1,%rbx; xchgq %rbx,(x); movq (y),%rax",
        "movq $1,%rbx; xchgq %rbx,(y); movq (x),%rax",
    ];
    never(&exchanged, &["0:rax", "1:rax"], &[&[0, 0]]);
}

#[test]
fn messages_pass_in_order() {
    let mp = ["movq $1,(x); movq $1,(y)", "movq (y),%rax; movq (x),%rbx"];
    never(&mp, &["1:rax", "1:rbx"], &[&[1, 0]]);
}

#[test]
fn loads_are_not_buffered() {
    let lb = ["movq (x),%rax; movq $1,(y)", "movq (y),%rax; movq $1,(x)"];
    never(&lb, &["0:rax", "1:rax"], &[&[1, 1]]);
}

#[test]
fn reads_of_one_location_are_coherent() {
    never(&["movq $1,(x)", "movq (x),%rax; movq (x),%rbx"], &["1:rax", "1:rbx"], &[&[1, 0]]);
}

#[test]
fn more_threads_than_processors_run_all_the_same() {
    let iriw = [
        "movq $1,(x)",
        "movq (x),%rax; movq (y),%rbx",
        "movq $1,(y)",
        "movq (y),%rax; movq (x),%rbx",
    ];
    let observed = ["1:rax", "1:rbx", "3:rax", "3:rbx"];
    let run = Test::new(&iriw, &observed).run_crowded(10_000);
    assert_eq!(run.outcomes.executions(), 10_000);
    assert_eq!(count(&run, &[1, 0, 1, 0]), 0);
    assert!(run.notes[0].contains("4 threads"), "{:?}", run.notes);
}

#[test]
fn threads_of_one_processor_meet_inside_of_a_run() {
    let test = Test::new(
        &["movq (x),%rax; incq %rax; movq %rax,(x)", "movq (x),%rax; incq %rax; movq %rax,(x)"],
        &["x"],
    );
    let lost = (0..1_000).any(|_| count(&test.run_crowded(10_000), &[1]) > 0);
    assert!(lost, "no increment lost in ten million runs");
}

#[test]
fn two_hundred_threads_run() {
    let run = Test::new(&["lock addq $1,(x)"; 200], &["x"]).run(200);
    assert_eq!(count(&run, &[200]), 200);
}

#[test]
fn locked_additions_lose_nothing() {
    let add = "lock addq $1,(x)";
    never(&[add, add, add], &["x"], &[&[0], &[1], &[2]]);
}

#[test]
fn a_loop_waits_for_its_message() {
    let wait = "L: movq (y),%rax; cmpq $0,%rax; je L; movq (x),%rbx";
    let test = Test::new(&["movq $7,(x); movq $1,(y)", wait], &["1:rax", "1:rbx"]);
    let run = test.run(20_000);
    assert!(count(&run, &[1, 7]) > 0);
    assert_eq!(run.outcomes.states.len(), 1, "{:?}", run.outcomes.states);
}

#[test]
fn an_endless_loop_is_abandoned() {
    let run = Test::new(&["movq $1,(x)", "L: jmp L"], &["x"]).run(100);
    assert_eq!((run.runs, run.outcomes.executions()), (100, 0));
    let limit = LimitHit::Unroll(interlocked_hardware::LOOP_ROUNDS);
    assert!(run.outcomes.limits.contains(&limit));
    assert!(run.notes.iter().any(|note| note.starts_with("100 runs are not counted")));
}

#[test]
fn a_loop_counts_down_with_its_flags_intact() {
    let test = Test::new(
        &["movq $5,%rax; L: addq $3,%rbx; decq %rax; jnz L; sets %al"],
        &["0:rax", "0:rbx"],
    );
    always(&test, &[Value::Int(0), Value::Int(15)]);
}

#[test]
fn all_flags_start_cleared() {
    let code = "sete %al; setb %bl; sets %cl; seto %dl; setp %sil";
    let test = Test::new(&[code], &["0:rax", "0:rbx", "0:rcx", "0:rdx", "0:rsi"]);
    always(&test, &ints(&[0; 5]));
}

#[test]
fn every_width_wraps_as_its_cell() {
    let test = Test::new(
        &["movb $-1,(b); movw $-1,(w); movl $-1,(l); movq $-1,(q); addb $2,(b)"],
        &["b", "w", "l", "q"],
    )
    .location("b", Some(Width::B8), [Value::ZERO])
    .location("w", Some(Width::B16), [Value::ZERO])
    .location("l", None, [Value::ZERO])
    .location("q", None, [Value::ZERO]);
    always(&test, &ints(&[1, 0xffff, 0xffff_ffff, 0xffff_ffff_ffff_ffff]));
}

#[test]
fn sixteen_bytes_are_exchanged_at_once() {
    let wide = |high: u128, low: u128| Value::Int(high << 64 | low);
    let test = Test::new(&["lock cmpxchg16b (x)"], &["x", "0:rax", "0:rdx"])
        .location("x", Some(Width::B128), [wide(2, 1)])
        .register(0, "rax", Value::Int(1))
        .register(0, "rdx", Value::Int(2))
        .register(0, "rbx", Value::Int(3))
        .register(0, "rcx", Value::Int(4));
    always(&test, &[wide(4, 3), Value::Int(1), Value::Int(2)]);
}

#[test]
fn addresses_go_through_registers_and_memory() {
    let test =
        Test::new(&["movq %rax,(p); movq (p),%rbx; movq $5,(%rbx)"], &["0:rbx", "x", "y", "p"]);
    let (x, y) = (test.address("x"), test.address("y"));
    let test = test.location("p", Some(Width::B64), [x]).register(0, "rax", y);
    always(&test, &[y, Value::ZERO, Value::Int(5), y]);
}

#[test]
fn elements_of_an_array_are_apart() {
    let test = Test::new(&["movl $7,4(a); movl $8,(%rax)"], &["a[0]", "a[1]", "a[2]"]).location(
        "a",
        Some(Width::B32),
        [Value::Int(1), Value::Int(2), Value::Int(3)],
    );
    let Value::Address(a, _) = test.address("a") else { unreachable!() };
    let test = test.register(0, "rax", Value::Address(a, 8));
    always(&test, &ints(&[1, 7, 8]));
}

#[test]
fn thirty_two_bit_tests_store_addresses_in_thirty_two_bits() {
    let mut test = Test::new(&["MOV [p],EAX; MOV EBX,[p]; MOV [EBX],$5"], &["0:ebx", "y", "p"])
        .location("y", Some(Width::B32), [Value::ZERO]);
    test.architecture = Architecture::X86;
    let (x, y) = (test.address("x"), test.address("y"));
    let test = test.location("p", Some(Width::B32), [x]).register(0, "eax", y);
    always(&test, &[y, Value::Int(5), y]);
}

#[test]
fn runs_are_as_many_as_asked() {
    for runs in [0, 1, 1_023, 5_000] {
        let run = Test::new(&SB, &["0:rax", "1:rax"]).run(runs);
        assert_eq!((run.runs, run.outcomes.executions()), (runs, runs));
    }
}

#[test]
fn cancelling_gives_what_there_is() {
    let test = Test::new(&SB, &["0:rax", "1:rax"]);
    let options = Options { time: None, ..Options::default() };
    let cancel = AtomicBool::new(false);
    let mut calls = 0;
    let run = interlocked_hardware::run(
        &test.program(),
        &test.code(),
        &options,
        &cancel,
        &mut |progress| {
            calls += 1;
            if progress.runs > 10_000 {
                cancel.store(true, Ordering::Relaxed);
            }
        },
    )
    .unwrap();
    assert!(run.runs > 10_000 && calls > 1);
    assert_eq!(run.outcomes.executions(), run.runs);
    assert!(run.outcomes.limits.contains(&LimitHit::Cancelled));
}

#[test]
fn time_is_up_at_last() {
    let options = Options { time: Some(Duration::from_millis(50)), ..Options::default() };
    let begin = Instant::now();
    let run = Test::new(&SB, &["0:rax", "1:rax"]).try_run(&options).unwrap();
    assert!(begin.elapsed() >= Duration::from_millis(50));
    assert!(run.runs > 0 && run.outcomes.limits.is_empty());
    assert_eq!(run.outcomes.executions(), run.runs);
}

//! What the cores do, feature by feature, on programs of a few instructions.

use std::collections::BTreeSet;

use interlocked_diag::Source;
use interlocked_exec::{Outcome, Program, Value};
use interlocked_litmus::Test;
use interlocked_machine::mesi::{Atomics, Buffer, Cache, Config, Exclusives, Mesi, WriteBarrier};
use interlocked_machine::{
    Cause, Exploration, Limits, Log, Machine, Note, Passage, Placement, Trace, Tso, explore,
    livelock,
};

fn program(text: &str) -> Program {
    let (test, errors) = Test::parse(&Source::new("test.litmus", text.to_owned()));
    assert!(errors.is_empty(), "{errors:?}");
    test.expect("it parses").lower().expect("it lowers")
}

fn run(program: &Program, config: Config) -> Exploration<<Mesi as Machine>::Step> {
    let machine = Mesi::new(program, config).expect("it can be built");
    let found = explore(&machine, &Limits::default());
    assert_eq!(found.violation, None);
    assert!(found.outcomes.complete(), "{:?}", found.outcomes.limits);
    found
}

/// The outcomes, each as numbers.
fn ends(program: &Program, config: Config) -> BTreeSet<Vec<u128>> {
    run(program, config).outcomes.states.keys().map(numbers).collect()
}

fn numbers(end: &Outcome) -> Vec<u128> {
    end.iter().map(|value| value.as_int().expect("a number")).collect()
}

const INC: &str = "X86_64 INC
Syntax=Intel
{ }
 P0                | P1                ;
 inc dword ptr [x] | inc dword ptr [x] ;
locations [x;]
exists (x=1)";

#[test]
fn an_update_is_lost_without_lock() {
    let ends = |text: &str, config| ends(&program(text), config);
    assert_eq!(ends(INC, Config::default()), BTreeSet::from([vec![1], vec![2]]));
    let locked = INC.replace("inc dword", "lock inc dword");
    for atomics in [Atomics::Near, Atomics::Far] {
        let config = Config { atomics, ..Config::default() };
        assert_eq!(ends(&locked, config), BTreeSet::from([vec![2]]), "{atomics:?}");
    }
}

/// A program whose access of eight bytes starts four bytes before the end of a line of 64.
fn crossing(store: &str, load: &str) -> Program {
    program(&format!(
        "X86_64 crossing
Syntax=Intel
{{ uint32_t x[18]; uint64_t 0:rax=0x100000001; }}
 P0    | P1    ;
 {store} | {load} ;
exists (1:rbx=0)"
    ))
}

#[test]
fn a_load_that_crosses_a_line_is_torn() {
    let program = crossing("mov qword ptr [x+60], rax", "mov rbx, qword ptr [x+60]");
    let torn = BTreeSet::from([vec![0], vec![1], vec![1 << 32], vec![1 << 32 | 1]]);
    let found = run(&program, Config::default());
    let ends: BTreeSet<Vec<u128>> = found.outcomes.states.keys().map(numbers).collect();
    assert_eq!(ends, torn);
    let machine = Mesi::new(&program, Config::default()).expect("it can be built");
    let end: Outcome = Box::new([Value::Int(1)]);
    let trace = Trace::new(&machine, &found.runs[&end]);
    let causes = trace.steps.iter().flat_map(|step| &step.notes).filter_map(|note| note.cause);
    assert!(causes.into_iter().any(|cause| cause == Cause::Tearing));
}

#[test]
fn an_atomic_access_that_crosses_a_line_locks_the_bus() {
    let program = crossing("lock xadd qword ptr [x+60], rax", "lock xadd qword ptr [x+60], rbx");
    assert_eq!(ends(&program, Config::default()), BTreeSet::from([vec![0], vec![1 << 32 | 1]]));
}

#[test]
fn without_forwarding_a_core_misses_its_own_store() {
    let program = program(
        "X86_64 own
Syntax=Intel
{ }
 P0                   ;
 mov dword ptr [a], 1 ;
 mov eax, [a]         ;
 add eax, 1           ;
 mov [b], eax         ;
locations [b;]
exists (b=1)",
    );
    let buffer = Config::default().buffer;
    let without = Config { buffer: Buffer { forwarding: false, ..buffer }, ..Config::default() };
    assert_eq!(ends(&program, Config::default()), BTreeSet::from([vec![2]]));
    assert_eq!(ends(&program, without), BTreeSet::from([vec![1], vec![2]]));
}

const MESSAGE: &str = "AArch64 message
{ 0:X1=a; 0:X2=b; 1:X1=a; 1:X2=b; }
 P0          | P1          ;
 MOV W0,#1   | LDR W3,[X2] ;
 STR W0,[X1] | NOP         ;
 NOP         | LDR W4,[X1] ;
 STR W0,[X2] |             ;
exists (1:X3=1 /\\ 1:X4=0)";

#[test]
fn message_passing_takes_both_barriers() {
    let weak = [1, 0];
    let reached = |text: &str, config: Config| ends(&program(text), config).contains(&weak[..]);
    let written = MESSAGE.replacen("NOP         |", "DMB ISHST   |", 1);
    let written = written.replace(" NOP         | LDR W4", " DMB ISHST   | LDR W4");
    let written = written.replacen("DMB ISHST   | NOP", "DMB ISHST | NOP", 1);
    let both = written.replace("| NOP ", "| DMB ISHLD ");
    assert!(both.contains("ISHLD") && both.contains("ISHST"));
    let no_queue = Config { queue: 0, ..Config::weak() };
    for write_barrier in [WriteBarrier::Mark, WriteBarrier::Drain] {
        let with = |config: Config| Config { write_barrier, ..config };
        assert!(reached(MESSAGE, with(no_queue.clone())), "the store buffer is unordered");
        assert!(!reached(&written, with(no_queue.clone())), "the write barrier cures it");
        assert!(reached(&written, with(Config::weak())), "the invalidate queue breaks it again");
        assert!(!reached(&both, with(Config::weak())), "the read barrier cures that");
    }
}

#[test]
fn a_dependent_load_may_be_stale() {
    let program = program(
        "AArch64 alpha
{ 0:X1=a; 0:X2=p; uint64_t p=b; uint64_t a; uint64_t b=7; 0:X3=a; 1:X2=p; }
 P0          | P1          ;
 MOV X0,#1   | LDR X3,[X2] ;
 STR X0,[X1] | LDR X4,[X3] ;
 DMB ISH     |             ;
 STR X3,[X2] |             ;
exists (1:X3=a /\\ 1:X4=0)",
    );
    let stale = |config| {
        let found = run(&program, config);
        let question =
            |end: &Outcome| matches!(end[0], Value::Address(..)) && end[1] == Value::Int(0);
        found.outcomes.states.keys().any(question)
    };
    assert!(stale(Config::weak()));
    assert!(!stale(Config { dependent_loads_drain: true, ..Config::weak() }));
    assert!(!stale(Config { queue: 0, ..Config::weak() }));
}

/// Two cores add one to a counter.
fn counter(add: &str) -> Program {
    program(&format!(
        "AArch64 counter
{{ 0:X1=x; 1:X1=x; }}
 P0 | P1 ;
{add}
locations [x;]
exists (x=2)"
    ))
}

#[test]
fn llsc_may_go_on_for_ever_and_lse_does_not() {
    let llsc = counter(
        " again: | again: ;
 LDXR W2,[X1] | LDXR W2,[X1] ;
 ADD W2,W2,#1 | ADD W2,W2,#1 ;
 STXR W3,W2,[X1] | STXR W3,W2,[X1] ;
 CBNZ W3,again | CBNZ W3,again ;",
    );
    let lse = counter(" MOV W0,#1 | MOV W0,#1 ;\n STADD W0,[X1] | STADD W0,[X1] ;");
    let strict =
        |own| Config { exclusives: Exclusives { spurious: false, own }, ..Config::default() };
    for program in [&llsc, &lse] {
        for own in [false, true] {
            assert_eq!(ends(program, strict(own)), BTreeSet::from([vec![2]]));
        }
    }
    let endless = |program: &Program, config: Config| {
        let machine = Mesi::new(program, config).expect("it can be built");
        let found = livelock(&machine, &Limits::default()).expect("no limit is hit");
        if let Some(run) = &found {
            let steps = [&run.lead[..], &run.cycle[..], &run.cycle[..]].concat();
            assert_eq!(Trace::new(&machine, &steps).steps.len(), steps.len());
        }
        found.is_some()
    };
    assert!(!endless(&llsc, strict(false)), "a store that has the line goes through");
    assert!(endless(&llsc, strict(true)), "each takes the line from the other");
    assert!(!endless(&lse, strict(true)));
}

#[test]
fn what_shares_a_line_shares_its_messages() {
    let program = program(
        "X86_64 sharing
Syntax=Intel
{ int x; int y; }
 P0                   | P1                   ;
 mov dword ptr [x], 1 | mov dword ptr [y], 1 ;
 mov dword ptr [x], 2 | mov dword ptr [y], 2 ;
locations [x;y;]
exists (x=2)",
    );
    let ids = [0, 1].map(interlocked_exec::LocationId).to_vec();
    let most = |together: Vec<Vec<interlocked_exec::LocationId>>| {
        let placement = Placement { together, ..Placement::default() };
        let machine = Mesi::new(&program, Config { placement, ..Config::default() });
        let machine = machine.expect("it can be built");
        (0..200).map(|seed| messages(&machine, seed)).max()
    };
    // A question and an answer: for each core in the one case, for each store in the other.
    assert_eq!(most(Vec::new()), Some(4));
    assert_eq!(most(vec![ids]), Some(8));
}

/// The messages that are sent in a run that chance chose.
fn messages(machine: &Mesi, seed: u64) -> usize {
    let mut random = seed;
    let (mut state, mut sent, mut steps) = (machine.start(), 0, Vec::new());
    loop {
        steps.clear();
        machine.steps(&state, false, &mut steps);
        if steps.is_empty() {
            return sent;
        }
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        let step = steps[(random >> 33) as usize % steps.len()];
        let mut log = Log::on();
        machine.take(&mut state, step, &mut log);
        let is_sent = |note: &Note| matches!(note.message, Some((Passage::Sent, _)));
        sent += log.notes().iter().filter(|note| is_sent(note)).count();
    }
}

#[test]
fn a_small_cache_gives_the_same_outcomes() {
    let program = program(
        "X86_64 small
Syntax=Intel
{ }
 P0                   | P1                   ;
 mov dword ptr [x], 1 | mov dword ptr [y], 1 ;
 mov eax, [y]         | mov eax, [x]         ;
 mov ebx, [x]         | mov ebx, [y]         ;
locations [x;y;]
exists (0:rax=0 /\\ 1:rax=0)",
    );
    let all = ends(&program, Config::default());
    for (sets, ways) in [(1, 1), (2, 1), (1, 2)] {
        let cache = Cache { sets, ways, ..Config::default().cache };
        assert_eq!(ends(&program, Config { cache, ..Config::default() }), all, "{sets} × {ways}");
    }
}

#[test]
fn a_trace_can_be_replayed() {
    let program = program(INC);
    let machine = Tso::new(&program, 2).expect("it can be built");
    let found = explore(&machine, &Limits::default());
    for run in found.runs.values() {
        let trace = Trace::new(&machine, run);
        let choices: Vec<usize> = trace.steps.iter().map(|step| step.choice).collect();
        assert_eq!(Trace::replay(&machine, &choices).as_ref(), Ok(run));
    }
    assert_eq!(Trace::replay(&machine, &[99]), Err(0));
}

#[test]
fn limits_make_it_incomplete() {
    let program = program(INC);
    let machine = Tso::new(&program, 2).expect("it can be built");
    let found = explore(&machine, &Limits { states: 3, ..Limits::default() });
    assert!(!found.outcomes.complete());
    let found = explore(&machine, &Limits { memory: 0, ..Limits::default() });
    assert!(!found.outcomes.complete());
}

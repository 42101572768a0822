//! Runs for tests.

use interlocked_diag::Source;
use interlocked_exec::{Outcome, Program};
use interlocked_litmus::Test;
use interlocked_machine::mesi::{Config, Mesi};
use interlocked_machine::{Limits, Machine, Refused, Trace, Tso, shortest};

use super::run::{Answer, Run, SCHEMA, State, Step, Thread};
use crate::state;

/// Message passing with a fence that orders the writes, in AArch64.
const MP: &str = "AArch64 MP\n{ 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }\n P0 | P1 ;\n \
    MOV W0,#1 | LDR W2,[X1] ;\n STR W0,[X1] | LDR W4,[X3] ;\n DMB ISHST | ;\n STR W0,[X3] | ;\n\
    exists (1:X2=1 /\\ 1:X4=0)";

/// Store buffering, in x86-64.
const SB: &str = "X86_64 SB\n{ }\n P0 | P1 ;\n movl $1,(x) | movl $1,(y) ;\n \
    movl (y),%eax | movl (x),%eax ;\nexists (0:rax=0 /\\ 1:rax=0)";

/// Store buffering on FIFO store buffers.
pub(super) fn store_buffering() -> Run {
    run(SB, "tso", |program| Tso::new(program, 8))
}

/// Store buffering where it cannot happen.
pub(super) fn unreachable() -> Run {
    run(SB, "sc", |program| Tso::new(program, 0))
}

/// Message passing on unordered store buffers and invalidate queues.
pub(super) fn message_passing() -> Run {
    run(MP, "weak", |program| Mesi::new(program, Config::weak()))
}

/// A shortest run to what the test asks about, or what there is instead.
fn run<M: Machine>(
    text: &str,
    name: &str,
    machine: impl FnOnce(&Program) -> Result<M, Refused>,
) -> Run {
    let test = Test::parse(&Source::new("a.litmus", text)).0.expect("a test");
    let program = test.lower().expect("a program");
    let machine = machine(&program).expect("the machine has all that it needs");
    let question = test.question(&program);
    let wanted = |outcome: &Outcome| question.condition.holds(outcome);
    let found = shortest(&machine, machine.start(), &Limits::default(), &wanted);
    let end = found.runs.iter().find(|(outcome, _)| wanted(outcome));
    let trace = end.map(|(_, steps)| Trace::new(&machine, steps));
    let threads = program.threads.iter().map(|thread| Thread {
        name: format!("P{}", thread.name),
        instructions: thread.instructions.clone(),
    });
    Run {
        schema: SCHEMA,
        test: program.name.clone(),
        architecture: program.architecture.to_string(),
        machine: name.to_owned(),
        asked: state::condition(&program, &question.condition),
        answer: if trace.is_some() { Answer::Reachable } else { Answer::Unreachable },
        end: end.map_or_else(String::new, |(outcome, _)| state::state(&program, outcome)),
        states: 100,
        outcomes: found.outcomes.states.keys().map(|end| state::state(&program, end)).collect(),
        limits: Vec::new(),
        threads: threads.collect(),
        start: trace.as_ref().map(|trace| State::from(&trace.start)).unwrap_or_default(),
        steps: trace.iter().flat_map(|trace| &trace.steps).map(Step::from).collect(),
        cycle_after: None,
    }
}

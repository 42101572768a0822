//! A run of a machine as it is shown: what all forms of it say of its test.

use interlocked_exec::{Outcome, Program, Quantifier, Question};
use interlocked_machine::Trace;
use interlocked_report::state;
use interlocked_report::trace::{Answer, Run, SCHEMA, State, Step, Thread};

/// What there is to say before there is a run: the test, the machine, and what is looked for.
pub(crate) fn asking(program: &Program, question: &Question, machine: String) -> Run {
    Run {
        schema: SCHEMA,
        test: program.name.clone(),
        architecture: program.architecture.to_string(),
        machine,
        asked: asked(program, question),
        threads: threads(program),
        ..Run::default()
    }
}

/// With the steps of a run that ends so.
pub(crate) fn with(run: Run, program: &Program, outcome: &Outcome, trace: &Trace) -> Run {
    Run { end: state::state(program, outcome), ..with_steps(run, trace) }
}

/// What is looked for where a run is to go on for ever.
pub(crate) const ENDLESS: &str = "a run without end";

/// With the steps of a run that goes on for ever, and how many of them are taken only once.
pub(crate) fn without_end(run: Run, trace: &Trace, once: usize) -> Run {
    Run {
        asked: ENDLESS.to_owned(),
        answer: Answer::Reachable,
        cycle_after: Some(once),
        ..with_steps(run, trace)
    }
}

fn with_steps(run: Run, trace: &Trace) -> Run {
    Run {
        start: State::from(&trace.start),
        steps: trace.steps.iter().map(Step::from).collect(),
        ..run
    }
}

/// What is looked for, as a condition: for `forall`, what breaks it.
fn asked(program: &Program, question: &Question) -> String {
    let condition = state::condition(program, &question.condition);
    match question.quantifier {
        Quantifier::ForAll => format!("not ({condition})"),
        Quantifier::Exists | Quantifier::NotExists => condition,
    }
}

/// The threads, as a page names them.
fn threads(program: &Program) -> Vec<Thread> {
    let thread = |thread: &interlocked_exec::Thread| Thread {
        name: match thread.name.parse::<u32>() {
            Ok(number) => format!("P{number}"),
            Err(_) => thread.name.clone(),
        },
        instructions: thread.instructions.clone(),
    };
    program.threads.iter().map(thread).collect()
}

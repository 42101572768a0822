//! `interlocked trace`: how a machine with store buffers and caches comes to end as asked.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use interlocked_diag::Source;
use interlocked_exec::{Program, Question};
use interlocked_machine::Limits;
use interlocked_report::page::Paint;
use interlocked_report::state;
use interlocked_report::trace::{Answer, Run, html, svg, text};

use crate::args::{self, ExplorationOptions, TraceFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::limits::duration;
use crate::load::{self, Loaded};
use crate::machine::{Endless, Found};
use crate::{interrupt, law, shown};

/// Runs the command.
pub(crate) fn run(options: &args::Trace, console: &mut Console) -> Exit {
    let loaded = match load(&options.test, options.outcome.as_deref(), console) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let question = loaded.test.question(&loaded.program);
    let (machine, words) = match options.machine.build(&loaded.program) {
        Ok(built) => built,
        Err(message) => {
            console.error(&format!("{}: {message}", loaded.test.name()));
            return Exit::BadInput;
        }
    };
    let limits = options.limits.begin(&interrupt::flag());
    if options.endless {
        let run = shown::asking(&loaded.program, &question, words);
        return endless(run, machine.endless(&limits), options, console);
    }
    let found = machine.find(&|outcome| law::wanted(&question, outcome), &limits);
    if let Some(violation) = &found.violation {
        console.error(&format!(
            "the machine broke a rule, `{}`: {}; this is a bug",
            violation.rule, violation.what
        ));
        return Exit::Differs;
    }
    let run = told(&loaded.program, &question, words, &found);
    print(&run, options, console);
    match run.answer {
        Answer::Reachable => Exit::Success,
        Answer::Unreachable => Exit::Differs,
        Answer::Incomplete => Exit::Incomplete,
    }
}

/// Shows a run that never ends, or says that there is none.
fn endless(run: Run, found: Endless, options: &args::Trace, console: &mut Console) -> Exit {
    match found {
        Ok(Some((trace, once))) => {
            print(&shown::without_end(run, &trace, once), options, console);
            Exit::Success
        }
        Ok(None) => {
            let Run { test, machine, .. } = run;
            console.result(&format!("{test} on {machine}\n{}: there is none\n", shown::ENDLESS));
            Exit::Differs
        }
        Err(limit) => {
            console.remark(&format!(
                "{}: {}: not found, but not all was explored: {limit}",
                run.test,
                shown::ENDLESS
            ));
            Exit::Incomplete
        }
    }
}

/// The test, asking for the outcome.
pub(crate) fn load(name: &str, outcome: Option<&str>, console: &Console) -> Result<Loaded, Exit> {
    let mut loaded = load::by_name(name).map_err(|refusal| {
        console.remark(&refusal.text(console.diagnostic_color()));
        Exit::BadInput
    })?;
    console.diagnostics(&loaded.source, &loaded.warnings);
    if let Some(condition) = outcome {
        let asked = loaded.test.asking(condition).and_then(|test| Ok((test.lower()?, test)));
        let (program, test) = asked.map_err(|errors| {
            console.diagnostics(&Source::new("--outcome", condition), &errors);
            Exit::BadInput
        })?;
        loaded = Loaded { program, test, ..loaded };
    } else if loaded.test.question.is_none() {
        console.error(&format!(
            "{} asks nothing: name an outcome, as in --outcome 'x=1'",
            loaded.test.name()
        ));
        return Err(Exit::BadInput);
    }
    Ok(loaded)
}

impl ExplorationOptions {
    /// The limits of an exploration that begins now.
    pub(crate) fn begin(&self, cancel: &Arc<AtomicBool>) -> Limits {
        let default = Limits::default();
        Limits {
            states: self.limit_states.unwrap_or(default.states),
            memory: self.limit_memory.map_or(default.memory, |mib| mib.saturating_mul(1 << 20)),
            deadline: self.timeout.map(|seconds| Instant::now() + duration(seconds)),
            cancel: Some(Arc::clone(cancel)),
            ..default
        }
    }
}

/// What was found, as it is told.
fn told(program: &Program, question: &Question, machine: String, found: &Found) -> Run {
    let answer = match &found.run {
        Some(_) => Answer::Reachable,
        None if found.outcomes.complete() => Answer::Unreachable,
        None => Answer::Incomplete,
    };
    let run = Run {
        answer,
        states: found.states,
        outcomes: found.outcomes.states.keys().map(|end| state::state(program, end)).collect(),
        limits: found.outcomes.limits.iter().map(ToString::to_string).collect(),
        ..shown::asking(program, question, machine)
    };
    match &found.run {
        Some((outcome, trace)) => shown::with(run, program, outcome, trace),
        None => run,
    }
}

fn print(run: &Run, options: &args::Trace, console: &mut Console) {
    let detail = if options.full { text::Detail::Full } else { text::Detail::Changes };
    let page = match options.format {
        TraceFormat::Text => text::draw(run, console.paint(), detail),
        TraceFormat::Json => {
            let json = serde_json::to_string_pretty(run).expect("plain data has a JSON form");
            format!("{json}\n")
        }
        TraceFormat::Svg => svg::draw(run),
        TraceFormat::Html => html::document(run),
    };
    console.result(&page);
    if run.answer == Answer::Reachable || options.format == TraceFormat::Text {
        return;
    }
    let text = text::draw(run, Paint::Plain, detail);
    console.remark(&text);
}

//! `interlocked run`: the experiment alone, and whether the law has what it showed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use interlocked_exec::{LimitHit, Outcomes};
use interlocked_hardware::Run as Experiment;
use interlocked_report::state;
use interlocked_report::table::Table;

use crate::args::Run;
use crate::console::Console;
use crate::exit::Exit;
use crate::experiment::{self, amount};
use crate::load::{self, Loaded};
use crate::model::{self, Library};
use crate::{interrupt, law};

/// Runs the command.
pub(crate) fn run(options: &Run, console: &mut Console) -> Exit {
    let cancel = interrupt::flag();
    let mut exit = Exit::Success;
    for name in &options.tests {
        exit = exit.worst(match load::by_name(name) {
            Ok(loaded) => one(&loaded, options, &cancel, console),
            Err(refusal) => {
                console.remark(&refusal.text(console.diagnostic_color()));
                Exit::BadInput
            }
        });
        if cancel.load(Ordering::Relaxed) || console.closed() {
            break;
        }
    }
    exit
}

fn one(loaded: &Loaded, options: &Run, cancel: &Arc<AtomicBool>, console: &mut Console) -> Exit {
    console.diagnostics(&loaded.source, &loaded.warnings);
    let resolved = match options.experiment.resolve() {
        Ok(resolved) => resolved,
        Err(message) => {
            console.error(&message);
            return Exit::BadInput;
        }
    };
    let name = loaded.test.name();
    let experiment = match experiment::run(&loaded.test, &loaded.program, &resolved, cancel) {
        Ok(experiment) => experiment,
        Err(reason) => {
            console.error(&format!("{name}: {reason}"));
            return Exit::BadInput;
        }
    };
    let law = match the_law(loaded, options) {
        Ok(law) => law,
        Err(message) => {
            console.remark(&message);
            return Exit::BadInput;
        }
    };
    console.result(&page(loaded, &experiment, &law, resolved.seed));
    let violations = experiment::violations(&experiment, &law.outcomes);
    if !violations.is_empty() {
        console.error(&format!(
            "{name}: the CPU showed what {} forbids; a model, this program or the CPU has a bug",
            law.model
        ));
        return Exit::Differs;
    }
    if experiment.outcomes.limits.contains(&LimitHit::Cancelled) || !law.outcomes.complete() {
        return Exit::Incomplete;
    }
    Exit::Success
}

/// The law of the test's own architecture.
struct Law {
    model: String,
    outcomes: Outcomes,
}

/// Not cancelled with the experiment: what was observed is compared even after Ctrl-C, within the
/// limits.
fn the_law(loaded: &Loaded, options: &Run) -> Result<Law, String> {
    let name = model::applicable(loaded.program.architecture)[0];
    let model = Library::new(&[], interlocked_diag::Color::Never).get(name)?;
    let jobs = options.limits.jobs();
    let limits = options.limits.begin(jobs, &Arc::default());
    let outcomes = law::judge(&loaded.program, &model, &limits)?;
    Ok(Law { model: name.to_owned(), outcomes })
}

/// The histogram, with what the law says of each outcome.
fn page(loaded: &Loaded, experiment: &Experiment, law: &Law, seed: u64) -> String {
    let question = loaded.test.question(&loaded.program);
    let seconds = experiment.elapsed.as_secs_f64();
    let mut out = format!("{} on {}\n\n", loaded.test.name(), experiment.host.cpu);
    let mut table = Table::new();
    let observed = &experiment.outcomes.states;
    for (outcome, count) in observed {
        let mark = if law::wanted(&question, outcome) { "*" } else { "" };
        let verdict = match law.outcomes.states.contains_key(outcome) {
            true => String::new(),
            false if law.outcomes.complete() => format!("FORBIDDEN by {}", law.model),
            false => format!("not found by {} (incomplete)", law.model),
        };
        table.row([
            &format!("{count:>12}"),
            mark,
            &state::state(&loaded.program, outcome),
            &verdict,
        ]);
    }
    for outcome in law.outcomes.states.keys().filter(|outcome| !observed.contains_key(*outcome)) {
        let text = state::state(&loaded.program, outcome);
        table.row([&format!("{:>12}", 0), "", &text, &format!("allowed by {}", law.model)]);
    }
    out.push_str(&table.render());
    let weak = experiment::weak(experiment, &question);
    let runs = experiment.runs.max(1) as f64;
    out.push_str(&format!(
        "\n{}\n* {weak} of {} runs in {seconds:.2} s: {:.0} a million, {}/s; seed {seed}\n",
        state::question(&loaded.program, &question),
        amount(experiment.runs as f64),
        1e6 * weak as f64 / runs,
        amount(weak as f64 / seconds.max(1e-9)),
    ));
    for note in &experiment.notes {
        out.push_str(&format!("{note}\n"));
    }
    for limit in &experiment.outcomes.limits {
        out.push_str(&format!("{limit}\n"));
    }
    out
}

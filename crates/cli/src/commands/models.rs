//! `interlocked models`: the models there are, their text, and where two disagree.

use core::ops::ControlFlow;
use interlocked_cat::EMBEDDED;
use interlocked_exec::{Candidate, Limits, Model as _, Program, enumerate};
use interlocked_report::execution::Execution;
use interlocked_report::table::Table;
use interlocked_report::{graph_text, state, words};

use crate::args::Models;
use crate::console::Console;
use crate::exit::Exit;
use crate::model::{self, Library, Shared};
use crate::{interrupt, load};

/// The most executions that are drawn for one direction of a difference.
const DRAWN: usize = 8;

/// Runs the command.
pub(crate) fn run(options: &Models, console: &mut Console) -> Exit {
    match (options.diff.as_slice(), &options.name) {
        ([one, other, test], _) => difference(options, [one, other], test, console),
        (_, Some(name)) => match EMBEDDED.iter().find(|model| model.name == *name) {
            Some(model) => {
                console.result(model.text);
                Exit::Success
            }
            None => {
                console.error(&model::unknown(name));
                Exit::BadInput
            }
        },
        (_, None) => {
            list(console);
            Exit::Success
        }
    }
}

fn list(console: &mut Console) {
    let mut table = Table::new();
    for model in EMBEDDED {
        table.row([model.name, model.description]);
    }
    console.result(&table.render());
}

fn difference(options: &Models, names: [&String; 2], test: &str, console: &mut Console) -> Exit {
    let library = Library::new(&options.include, console.diagnostic_color());
    let loaded = match load::by_name(test) {
        Ok(loaded) => loaded,
        Err(refusal) => {
            console.remark(&refusal.text(console.diagnostic_color()));
            return Exit::BadInput;
        }
    };
    let mut models = Vec::new();
    for name in names {
        match library.get(name) {
            Ok(model) => models.push(model),
            Err(message) => {
                console.remark(&message);
                return Exit::BadInput;
            }
        }
    }
    let cancel = interrupt::flag();
    let limits = options.limits.begin(1, &cancel);
    let mut exit = Exit::Success;
    for (allowing, forbidding) in [(0, 1), (1, 0)] {
        let pair = Pair {
            program: &loaded.program,
            allowing: &models[allowing],
            forbidding: &models[forbidding],
        };
        match pair.list(&limits, console) {
            Ok(complete) if !complete => exit = exit.worst(Exit::Incomplete),
            Ok(_) => {}
            Err(message) => {
                console.error(&message);
                return Exit::BadInput;
            }
        }
    }
    exit
}

/// Two models on one program, in one direction.
struct Pair<'a> {
    program: &'a Program,
    allowing: &'a Shared,
    forbidding: &'a Shared,
}

impl Pair<'_> {
    /// Lists the executions that one allows and the other forbids; whether that is all of them.
    fn list(&self, limits: &Limits, console: &mut Console) -> Result<bool, String> {
        let mut count = 0;
        let mut drawn = String::new();
        let found = enumerate(self.program, self.allowing.as_ref(), limits, &mut |candidate| {
            if self.forbids(candidate) {
                count += 1;
                if count <= DRAWN {
                    drawn.push_str(&self.draw(candidate));
                }
            }
            ControlFlow::Continue(())
        })
        .map_err(|error| error.to_string())?;
        let (allowing, forbidding) = (self.allowing.name(), self.forbidding.name());
        console.result(&format!(
            "{count} execution{} allowed by {allowing} and forbidden by {forbidding}\n{drawn}",
            if count == 1 { "" } else { "s" }
        ));
        if count > DRAWN {
            console.result(&format!("\n… and {} more\n", count - DRAWN));
        }
        for limit in &found.limits {
            console.remark(&format!("incomplete: {limit}"));
        }
        Ok(found.complete())
    }

    fn forbids(&self, candidate: &Candidate<'_>) -> bool {
        self.forbidding.judge(candidate.structure).judge(candidate.witness).executions == 0
    }

    fn draw(&self, candidate: &Candidate<'_>) -> String {
        let Candidate { structure, witness, values, outcome, .. } = *candidate;
        let mut failed = self.forbidding.explain(structure, witness);
        failed.sort_by_key(|check| check.cycle.len());
        let failed = failed.first();
        let program = self.program;
        let execution = Execution { program, structure, witness, values, shown: &[], failed };
        let sentence =
            failed.map_or_else(String::new, |failed| words::forbidden(&execution, failed));
        let state = state::state(program, &outcome.into());
        format!("\n{state}\n{}\n{sentence}\n", graph_text::draw(&execution))
    }
}

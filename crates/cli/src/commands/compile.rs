//! `interlocked compile`: the test that a compiler makes of a C or Rust test.

use interlocked_litmus::compile::{self, Target};

use crate::args::Compile;
use crate::console::Console;
use crate::exit::Exit;
use crate::load;

/// Runs the command.
pub(crate) fn run(options: &Compile, console: &mut Console) -> Exit {
    let targets: Vec<Target> = match &options.target {
        None => Target::ALL.to_vec(),
        Some(name) => match Target::by_name(name) {
            Some(target) => vec![target],
            None => {
                let known: Vec<&str> = Target::ALL.iter().map(|target| target.name()).collect();
                console.error(&format!("no target `{name}`; there are {}", known.join(", ")));
                return Exit::BadInput;
            }
        },
    };
    let loaded = match load::by_name(&options.test) {
        Ok(loaded) => loaded,
        Err(refusal) => {
            console.remark(&refusal.text(console.diagnostic_color()));
            return Exit::BadInput;
        }
    };
    console.diagnostics(&loaded.source, &loaded.warnings);
    let mut exit = Exit::Success;
    // Targets whose compilers do the same share one test.
    let mut tests: Vec<(String, Vec<&str>)> = Vec::new();
    for target in targets {
        match compile::compile(&loaded.test, target) {
            Ok(test) => {
                let text = test.to_string();
                match tests.iter_mut().find(|(known, _)| *known == text) {
                    Some((_, names)) => names.push(target.name()),
                    None => tests.push((text, vec![target.name()])),
                }
            }
            Err(diagnostics) => {
                console.diagnostics(&loaded.source, &diagnostics);
                exit = Exit::BadInput;
            }
        }
    }
    for (text, names) in &tests {
        if tests.len() > 1 {
            console.result(&format!("── {}\n", names.join(", ")));
        }
        console.result(text);
    }
    exit
}

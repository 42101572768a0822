//! `interlocked explain`: everything about a test on one page.
//!
//! A test in a language is judged by its language's models, then compiled for each target and
//! judged by the target's model; machines with store buffers and caches run it, and what this CPU
//! can run is run. A bare shape of the catalogue (`SB`) brings its usual variations along.

use std::fs;
use std::sync::atomic::Ordering;

use interlocked_report::html;
use interlocked_report::page::Page;

use crate::args::{Explain, PageFormat};
use crate::console::Console;
use crate::exit::Exit;
use crate::interrupt;
use crate::model::Library;
use crate::story::Story;

/// Runs the command.
pub(crate) fn run(options: &Explain, console: &mut Console) -> Exit {
    let experiment = match options.experiment.resolve() {
        Ok(experiment) => experiment,
        Err(message) => {
            console.error(&message);
            return Exit::BadInput;
        }
    };
    let library = Library::new(&options.include, console.diagnostic_color());
    let story = Story {
        library,
        models: &options.model,
        limits: &options.limits,
        experiment: (!options.no_run).then_some(experiment),
        mechanism: !only_pictures(options),
        everything: options.all,
        cancel: interrupt::flag(),
    };
    let mut exit = Exit::Success;
    let mut pages = Vec::new();
    for name in &options.tests {
        let (page, ended) = match story.tell(name, console) {
            Ok(told) => told,
            Err(ended) => {
                exit = exit.worst(ended);
                continue;
            }
        };
        exit = exit.worst(ended);
        print(&page, options.format, pages.is_empty(), console);
        pages.push(page);
        if story.cancel.load(Ordering::Relaxed) || console.closed() {
            break;
        }
    }
    if let Some(path) = options.html.as_ref().filter(|_| !pages.is_empty())
        && let Err(error) = fs::write(path, html::document(&pages))
    {
        console.error(&format!("{}: {error}", path.display()));
        exit = exit.worst(Exit::BadInput);
    }
    exit
}

/// Whether nothing is asked for but the execution graphs.
fn only_pictures(options: &Explain) -> bool {
    matches!(options.format, PageFormat::Svg | PageFormat::Dot) && options.html.is_none()
}

fn print(page: &Page, format: PageFormat, first: bool, console: &mut Console) {
    match format {
        PageFormat::Text => {
            let gap = if first { "" } else { "\n\n" };
            console.result(&format!("{gap}{}", page.text(console.paint())));
        }
        PageFormat::Json => {
            let text = serde_json::to_string_pretty(page).expect("plain data has a JSON form");
            console.result(&format!("{text}\n"));
        }
        PageFormat::Svg => page.reasons.iter().for_each(|reason| console.result(&reason.svg)),
        PageFormat::Dot => page.reasons.iter().for_each(|reason| console.result(&reason.dot)),
    }
}

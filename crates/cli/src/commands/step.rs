//! `interlocked step`: a machine in the hands of a person, or of a script on stdin.

use std::fs;
use std::io::{self, BufRead, IsTerminal as _};
use std::path::Path;
use std::sync::Arc;

use interlocked_diag::Source;
use interlocked_exec::{Outcome, Question};
use interlocked_machine::{Machine, Status};
use interlocked_report::state;
use interlocked_report::trace::text::{self, Detail};
use interlocked_report::trace::{Answer, Run, html};

use super::trace;
use crate::args::{self, ExplorationOptions};
use crate::console::Console;
use crate::exit::Exit;
use crate::law;
use crate::load::Loaded;
use crate::machine::Built;
use crate::session::{Session, Stuck};
use crate::shown;

const HELP: &str = "  0, 1, …          take that step
  u, undo [N]      take a step back, or N
  r, run [END]     go on by a shortest way to the outcome, or to one that is written behind it
  b, begin         back to the start
  t, table         all steps so far
  p, path          the numbers of the steps so far
  s, save FILE     write the steps to a file
  w, watch FILE    write an HTML page that plays the steps so far
  replay FILE      start again and take the steps of a file
  h, help          this
  q, quit          end; so does the end of the input
";

const ENDED: &str = "the run has ended; `undo` takes a step back";

/// Runs the command.
pub(crate) fn run(options: &args::Step, console: &mut Console) -> Exit {
    let loaded = match trace::load(&options.test, options.outcome.as_deref(), console) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let (machine, words) = match options.machine.build(&loaded.program) {
        Ok(built) => built,
        Err(message) => {
            console.error(&format!("{}: {message}", loaded.test.name()));
            return Exit::BadInput;
        }
    };
    match machine {
        Built::Tso(machine) => steer(&*machine, words, &loaded, options, console),
        Built::Mesi(machine) => steer(&*machine, words, &loaded, options, console),
    }
}

fn steer<M: Machine>(
    machine: &M,
    words: String,
    loaded: &Loaded,
    options: &args::Step,
    console: &mut Console,
) -> Exit {
    let question = loaded.test.question(&loaded.program);
    let run = shown::asking(&loaded.program, &question, words);
    let limits = &options.limits;
    let session = Session::new(machine, run);
    let mut desk = Desk { session, loaded, limits, console };
    if let Some(path) = &options.replay
        && let Err(message) = desk.replay(path)
    {
        desk.console.error(&message);
        return Exit::BadInput;
    }
    desk.console.result(&format!("{} on {}\n\n", desk.session.run.test, desk.session.run.machine));
    desk.show_state();
    desk.serve(io::stdin().lock(), !io::stdin().is_terminal())
}

/// A session with the person who steers it.
struct Desk<'a, M: Machine> {
    session: Session<'a, M>,
    loaded: &'a Loaded,
    limits: &'a ExplorationOptions,
    console: &'a mut Console,
}

impl<M: Machine> Desk<'_, M> {
    /// Reads commands until the end. With `echo` they are printed, as a terminal does by itself.
    fn serve(&mut self, mut input: impl BufRead, echo: bool) -> Exit {
        loop {
            self.console.result("> ");
            let mut line = String::new();
            match input.read_line(&mut line) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.console.error(&format!("the input cannot be read: {error}"));
                    return Exit::BadInput;
                }
            }
            let line = line.trim();
            if echo {
                self.console.result(&format!("{line}\n"));
            }
            if ["q", "quit"].contains(&line) || self.console.closed() {
                return Exit::Success;
            }
            if let Err(message) = self.obey(line) {
                self.console.result(&format!("{message}\n"));
            }
        }
        self.console.result("\n");
        Exit::Success
    }

    /// Does what a line says; the message for one that cannot be done.
    fn obey(&mut self, line: &str) -> Result<(), String> {
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        match word {
            "" => {}
            "h" | "help" | "?" => {
                self.console.result(HELP);
                return Ok(());
            }
            "p" | "path" => {
                let path: Vec<String> = self.session.path().iter().map(usize::to_string).collect();
                self.console.result(&format!("{}\n", path.join(",")));
                return Ok(());
            }
            "t" | "table" => {
                let paint = self.console.paint();
                let table = text::rows(&self.session.run, 0, paint, Detail::Changes);
                self.console.result(&table);
                return Ok(());
            }
            "s" | "save" => return write(rest, &self.session.saved()),
            "w" | "watch" => return write(rest, &self.page()),
            "u" | "undo" => self.session.undo(count(rest)?),
            "b" | "begin" => self.session.undo(usize::MAX),
            "r" | "run" => {
                let before = self.session.run.steps.len();
                self.finish(rest)?;
                self.show(before + 1, Detail::Changes);
                return Ok(());
            }
            "replay" if rest.is_empty() => return Err("replay which file?".to_owned()),
            "replay" => self.replay(Path::new(rest))?,
            _ => self.take(word)?,
        }
        self.show_state();
        Ok(())
    }

    fn take(&mut self, word: &str) -> Result<(), String> {
        let number = word.parse().map_err(|_| {
            format!("`{word}` is neither a step nor a command; `help` lists the commands")
        })?;
        self.session.take(number).map_err(|stuck| match stuck {
            Stuck::NoSuchStep(0) => ENDED.to_owned(),
            Stuck::NoSuchStep(1) => "there is one step, 0".to_owned(),
            _ => format!("there are the steps 0 to {}", self.session.choices().len() - 1),
        })
    }

    /// Goes on to the outcome that the test asks about, or to the one given.
    fn finish(&mut self, condition: &str) -> Result<(), String> {
        let question = self.question(condition)?;
        if self.session.status() != Status::Running {
            return Err(ENDED.to_owned());
        }
        let limits = self.limits.begin(&Arc::default());
        let wanted = |outcome: &Outcome| law::wanted(&question, outcome);
        self.session.finish(&wanted, &limits).map_err(|stuck| match stuck {
            Stuck::Unreachable(states) => format!("from here it cannot end so ({states} states)"),
            Stuck::Incomplete(limit) => format!("not found, but not all was explored: {limit}"),
            Stuck::NoSuchStep(_) => unreachable!("a run that was found can be taken"),
        })
    }

    /// The test's question, or whether it can end as `condition` says.
    fn question(&self, condition: &str) -> Result<Question, String> {
        let Loaded { test, program, .. } = self.loaded;
        if condition.is_empty() {
            return Ok(test.question(program));
        }
        let asking = test.asking(condition).map_err(|errors| {
            let source = Source::new("run", condition);
            source.render_all(&errors, self.console.diagnostic_color())
        })?;
        // The machine keeps what the test observes, and no more.
        match asking.lower() {
            Ok(other) if other.observed == program.observed => Ok(asking.question(&other)),
            _ => Err("the test does not observe all of this: name it with --outcome".to_owned()),
        }
    }

    /// The page that plays the steps so far.
    fn page(&self) -> String {
        let end = match self.session.status() {
            Status::Ended(outcome) => state::state(&self.loaded.program, &outcome),
            _ => String::new(),
        };
        let asked = "steps that were chosen".to_owned();
        let run = self.session.run.clone();
        html::document(&Run { asked, answer: Answer::Reachable, end, ..run })
    }

    fn replay(&mut self, path: &Path) -> Result<(), String> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
        self.session.replay(&text).map_err(|message| format!("{shown}: {message}"))
    }

    /// All of the state, and what can be done next.
    fn show_state(&mut self) {
        self.show(self.session.run.steps.len(), Detail::Full);
    }

    /// The steps from `first` on, and what can be done next.
    fn show(&mut self, first: usize, detail: Detail) {
        let paint = self.console.paint();
        let mut out = text::rows(&self.session.run, first, paint, detail);
        match self.session.status() {
            Status::Running => {}
            Status::Ended(outcome) => {
                let end = state::state(&self.loaded.program, &outcome);
                out.push_str(&format!("\nThe run has ended: {}", paint.strong(&end)));
            }
            Status::Abandoned(None) => out.push_str(
                "\nThis is no run: a core took a way that does not exist, such as the success of \
                 a store-exclusive without its monitor. Undo a step.",
            ),
            Status::Abandoned(Some(limit)) => out.push_str(&format!("\nNo further: {limit}")),
        }
        out.push('\n');
        for (number, words) in self.session.choices().iter().enumerate() {
            out.push_str(&format!("{number:>4}  {words}\n"));
        }
        self.console.result(&out);
    }
}

/// Writes a file that was named.
fn write(path: &str, text: &str) -> Result<(), String> {
    if path.is_empty() {
        return Err("to which file?".to_owned());
    }
    fs::write(path, text).map_err(|error| format!("{path}: {error}"))
}

/// How many steps to take back.
fn count(text: &str) -> Result<usize, String> {
    if text.is_empty() {
        return Ok(1);
    }
    text.parse().map_err(|_| format!("`{text}` is no number of steps"))
}

//! A run in the making: the steps taken so far, those that can be taken next, and the way back.

use interlocked_exec::Outcome;
use interlocked_machine::{self as machine, Limits, Log, Machine, Status, TraceStep};
use interlocked_report::trace::{Note, Run, State, Step};

/// A run of a machine that somebody steers.
pub(crate) struct Session<'a, M: Machine> {
    machine: &'a M,
    /// The state at the start, and after each step.
    states: Vec<M::State>,
    /// The run so far, as it is shown.
    pub(crate) run: Run,
}

/// Where a run cannot go on as was asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Stuck {
    /// There are only so many steps to choose from.
    NoSuchStep(usize),
    /// No run from here ends so; the states that were visited.
    Unreachable(usize),
    /// None was found, and a limit was hit.
    Incomplete(String),
}

impl<'a, M: Machine> Session<'a, M> {
    /// A session at the start; `run` says what it is a run of.
    pub(crate) fn new(machine: &'a M, run: Run) -> Self {
        let start = machine.start();
        let run = Run { start: State::from(&machine.view(&start)), ..run };
        Self { machine, states: vec![start], run }
    }

    fn now(&self) -> &M::State {
        self.states.last().expect("there is always the start")
    }

    /// How the run stands.
    pub(crate) fn status(&self) -> Status {
        self.machine.status(self.now())
    }

    /// The steps that can be taken, in words.
    pub(crate) fn choices(&self) -> Vec<String> {
        let steps = self.steps();
        steps.into_iter().map(|step| words(&self.after(step).1)).collect()
    }

    fn steps(&self) -> Vec<M::Step> {
        let mut steps = Vec::new();
        if self.status() == Status::Running {
            self.machine.steps(self.now(), false, &mut steps);
        }
        steps
    }

    /// The state after a step, and what happened.
    fn after(&self, step: M::Step) -> (M::State, Vec<machine::Note>) {
        let mut state = self.now().clone();
        let mut log = Log::on();
        self.machine.take(&mut state, step, &mut log);
        (state, log.notes())
    }

    /// Takes the step of that number.
    pub(crate) fn take(&mut self, choice: usize) -> Result<(), Stuck> {
        let steps = self.steps();
        let &step = steps.get(choice).ok_or(Stuck::NoSuchStep(steps.len()))?;
        let (state, notes) = self.after(step);
        let after = self.machine.view(&state);
        self.run.steps.push(Step::from(&TraceStep { choice, choices: steps.len(), notes, after }));
        self.states.push(state);
        Ok(())
    }

    /// Takes steps back, as many as there are.
    pub(crate) fn undo(&mut self, steps: usize) {
        let left = self.run.steps.len().saturating_sub(steps);
        self.run.steps.truncate(left);
        self.states.truncate(left + 1);
    }

    /// Goes on by a shortest way to an end that is wanted.
    pub(crate) fn finish(
        &mut self,
        wanted: &dyn Fn(&Outcome) -> bool,
        limits: &Limits,
    ) -> Result<(), Stuck> {
        let found = machine::shortest(self.machine, self.now().clone(), limits, wanted);
        let Some((_, steps)) = found.runs.iter().find(|(outcome, _)| wanted(outcome)) else {
            let hit = found.outcomes.limits.first();
            return Err(hit.map_or(Stuck::Unreachable(found.states), |hit| {
                Stuck::Incomplete(hit.to_string())
            }));
        };
        for step in steps {
            let choices = self.steps();
            let choice = choices.iter().position(|other| other == step);
            self.take(choice.expect("a step of a run can be taken where it comes"))?;
        }
        Ok(())
    }

    /// The numbers of the steps so far.
    pub(crate) fn path(&self) -> Vec<usize> {
        self.run.steps.iter().map(|step| step.choice).collect()
    }

    /// The steps so far as a text, one a line with what it does.
    pub(crate) fn saved(&self) -> String {
        let head = format!("# {} on {}\n", self.run.test, self.run.machine);
        let lines = self.run.steps.iter().map(|step| {
            let words: Vec<String> = step.notes.iter().map(note_words).collect();
            format!("{:<3} # {}\n", step.choice, words.join("; "))
        });
        head + &lines.collect::<String>()
    }

    /// Starts again and takes the steps that a text has: numbers, and comments after `#`.
    ///
    /// # Errors
    /// What is wrong with the text; the steps before are taken.
    pub(crate) fn replay(&mut self, text: &str) -> Result<(), String> {
        self.undo(usize::MAX);
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
        let separators = |c: char| c.is_whitespace() || c == ',';
        let words = lines.flat_map(|line| line.split(separators)).filter(|word| !word.is_empty());
        for (number, word) in words.enumerate() {
            let choice = word.parse().map_err(|_| format!("`{word}` is no number of a step"))?;
            self.take(choice).map_err(|stuck| match stuck {
                Stuck::NoSuchStep(steps) => {
                    format!("step {}: there is no choice {choice} of {steps}", number + 1)
                }
                _ => unreachable!("taking a step explores nothing"),
            })?;
        }
        Ok(())
    }
}

/// What happened, in one sentence: `core 1 gets Invalidate x from core 0, …`.
fn words(notes: &[machine::Note]) -> String {
    let mut words = String::new();
    let mut last = None;
    for note in notes {
        if last != Some(note.core) {
            let gap = if words.is_empty() { "" } else { "; " };
            words.push_str(&format!("{gap}{} ", node(note.core)));
        } else {
            words.push_str(", ");
        }
        words.push_str(&note.words);
        last = Some(note.core);
    }
    words
}

fn note_words(note: &Note) -> String {
    format!("{} {}", node(note.core), note.words)
}

fn node(core: Option<usize>) -> String {
    core.map_or_else(|| "memory".to_owned(), |core| format!("core {core}"))
}

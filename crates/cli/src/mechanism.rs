//! The mechanism behind a verdict: whether a machine with store buffers and caches ends as a test
//! asks, which of its structures make that possible, and how it gets there.
//!
//! x86 runs on `tso` and on `mesi`, which have the same outcomes; AArch64 on `weak`, whose loads
//! drain the invalidate queue if their address depends on a load. That a structure makes an outcome
//! possible means that the outcome is unreachable without it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use interlocked_exec::{Architecture, Observable, Outcome, Outcomes, Program, Question};
use interlocked_machine::mesi::{Buffer, Config};
use interlocked_machine::{
    Exploration, Limits, Machine, Mesi, Note, Passage, Refused, Trace, TraceStep, Tso, explore,
    find, shortest,
};
use interlocked_report::page;
use interlocked_report::trace::{Answer, Run};

use crate::{law, shown};

/// The most states of one exploration. What needs more goes unsaid: a page is not to be waited for.
const STATES: usize = 100_000;

/// The longest that one exploration may take.
const TIME: Duration = Duration::from_secs(5);

/// What a machine does with a program.
pub(crate) struct Mechanism {
    pub(crate) shown: page::Mechanism,
    /// The shortest run that was found, in words; empty if there is none.
    pub(crate) told: String,
    /// The same as it is shown.
    pub(crate) run: Option<Run>,
    /// The outcomes of each machine that ran it, with its name; the law has all of them.
    pub(crate) outcomes: Vec<(&'static str, Outcomes)>,
}

impl Mechanism {
    /// How the machine gets there, or that it does not.
    pub(crate) fn sentence(&self) -> String {
        let page::Mechanism { machine, answer, steps, structures } = &self.shown;
        match answer {
            Answer::Reachable => {
                let by = match structures.as_str() {
                    "" => String::new(),
                    ORDER => ", by the order of its steps alone".to_owned(),
                    structures => format!(", by its {structures}"),
                };
                format!("On the machine `{machine}` in {steps} steps{by}: {}.", self.told)
            }
            Answer::Unreachable => {
                format!(
                    "No run of the machine `{machine}` ends so: the law allows more than it does."
                )
            }
            Answer::Incomplete => format!(
                "Not seen on the machine `{machine}`, of which not all was explored \
                 (`interlocked trace` explores more)."
            ),
        }
    }

    /// The outcomes that a law does not have although it is complete, each with its machine.
    pub(crate) fn against(&self, law: &Outcomes) -> Vec<(&'static str, &Outcome)> {
        if !law.complete() || law.flags.contains(law::UNDEFINED) {
            return Vec::new();
        }
        let all = self.outcomes.iter().flat_map(|(machine, outcomes)| {
            outcomes.states.keys().map(move |outcome| (*machine, outcome))
        });
        all.filter(|(_, outcome)| !law.states.contains_key(*outcome)).collect()
    }
}

/// Machines, asked about one outcome.
pub(crate) struct Machines<'a> {
    pub(crate) program: &'a Program,
    pub(crate) question: &'a Question,
    pub(crate) cancel: &'a Arc<AtomicBool>,
}

impl Machines<'_> {
    /// What the machines of the program's architecture do; `None` for a language.
    pub(crate) fn run(&self) -> Result<Option<Mechanism>, Refused> {
        match self.program.architecture {
            Architecture::X86_64 | Architecture::X86 => self.x86().map(Some),
            Architecture::AArch64 => self.weak().map(Some),
            Architecture::C | Architecture::Rust => Ok(None),
        }
    }

    /// Whether a run ends as asked; `None` if a limit was hit first.
    pub(crate) fn ends_so(&self) -> Result<Option<bool>, Refused> {
        match self.program.architecture {
            Architecture::X86_64 | Architecture::X86 => self.tso_ends_so(TSO),
            _ => self.mesi_ends_so(weak()),
        }
    }

    fn x86(&self) -> Result<Mechanism, Refused> {
        let tso = Tso::new(self.program, TSO)?;
        let caches = Mesi::new(self.program, Config::default())?;
        let mut mechanism = self.explore("tso", &tso);
        mechanism.outcomes.push(("mesi", explore(&caches, &self.limits()).outcomes));
        if mechanism.shown.answer == Answer::Reachable {
            mechanism.shown.structures = match self.tso_ends_so(0)? {
                Some(true) => ORDER.to_owned(),
                Some(false) => "store buffer".to_owned(),
                None => String::new(),
            };
        }
        Ok(mechanism)
    }

    fn weak(&self) -> Result<Mechanism, Refused> {
        let mut mechanism = self.explore("weak", &Mesi::new(self.program, weak())?);
        if mechanism.shown.answer == Answer::Reachable {
            mechanism.shown.structures = self.structures()?.unwrap_or_default();
        }
        Ok(mechanism)
    }

    fn limits(&self) -> Limits {
        Limits {
            states: STATES,
            deadline: Some(Instant::now() + TIME),
            cancel: Some(Arc::clone(self.cancel)),
            ..Limits::default()
        }
    }

    fn wanted(&self, outcome: &Outcome) -> bool {
        law::wanted(self.question, outcome)
    }

    fn explore<M: Machine>(&self, name: &'static str, machine: &M) -> Mechanism {
        let wanted = |outcome: &Outcome| self.wanted(outcome);
        let Exploration { outcomes, states, .. } = explore(machine, &self.limits());
        let found = shortest(machine, machine.start(), &self.limits(), &wanted);
        let shortest = found.runs.iter().find(|(outcome, _)| wanted(outcome));
        let answer = match shortest {
            Some(_) => Answer::Reachable,
            None if outcomes.complete() => Answer::Unreachable,
            None => Answer::Incomplete,
        };
        let trace = shortest.map(|(outcome, steps)| (outcome, Trace::new(machine, steps)));
        let run = trace.as_ref().map(|(outcome, trace)| {
            let run = shown::asking(self.program, self.question, name.to_owned());
            shown::with(Run { answer, states, ..run }, self.program, outcome, trace)
        });
        let shown = page::Mechanism {
            machine: name.to_owned(),
            answer,
            steps: shortest.map_or(0, |(_, steps)| steps.len()),
            structures: String::new(),
        };
        let told = trace.map_or_else(String::new, |(_, trace)| self.tell(&trace));
        Mechanism { shown, told, run, outcomes: vec![(name, outcomes)] }
    }

    fn answer<M: Machine>(&self, machine: &M) -> Option<bool> {
        let wanted = |outcome: &Outcome| self.wanted(outcome);
        let found = find(machine, machine.start(), &self.limits(), &wanted);
        let is_reached = found.runs.keys().any(wanted);
        (is_reached || found.outcomes.complete()).then_some(is_reached)
    }

    fn tso_ends_so(&self, capacity: usize) -> Result<Option<bool>, Refused> {
        Ok(self.answer(&Tso::new(self.program, capacity)?))
    }

    fn mesi_ends_so(&self, config: Config) -> Result<Option<bool>, Refused> {
        Ok(self.answer(&Mesi::new(self.program, config)?))
    }

    /// The structures of `weak` that make the outcome possible; `None` if a limit was hit.
    fn structures(&self) -> Result<Option<String>, Refused> {
        let config = weak();
        let without = |structures: &[Structure]| {
            let config = structures.iter().fold(config.clone(), |config, &s| s.removed(config));
            self.mesi_ends_so(config)
        };
        use Structure::{Buffer, Order, Queue};
        let (Some(alone), Some(by_queue), Some(by_buffer)) =
            (without(&[Buffer, Queue])?, without(&[Buffer])?, without(&[Queue])?)
        else {
            return Ok(None);
        };
        if alone {
            return Ok(Some(ORDER.to_owned()));
        }
        // Whether a buffer in order would do, where the buffer matters.
        let in_order = if by_buffer { without(&[Order, Queue])? } else { without(&[Order])? };
        let Some(in_order) = in_order else { return Ok(None) };
        let buffer = if in_order { "store buffer" } else { "unordered store buffer" };
        Ok(Some(match (by_buffer, by_queue) {
            (true, true) => format!("{buffer} or invalidate queue"),
            (true, false) => buffer.to_owned(),
            (false, true) => "invalidate queue".to_owned(),
            (false, false) => format!("{buffer} and invalidate queue"),
        }))
    }

    /// A run in words: the steps that change a core or memory, until nothing can change what is
    /// observed.
    fn tell(&self, trace: &Trace) -> String {
        let observes_memory =
            self.program.observed.iter().any(|o| matches!(o, Observable::Memory { .. }));
        let mut sentences: Vec<(Option<usize>, Vec<String>)> = Vec::new();
        let mut before = &trace.start;
        for step in &trace.steps {
            let TraceStep { notes, after, .. } = step;
            if before.cores != after.cores || before.memory != after.memory {
                for note in notes.iter().filter(|note| is_told(note)) {
                    match sentences.last_mut() {
                        Some((core, words)) if *core == note.core => words.push(note.words.clone()),
                        _ => sentences.push((note.core, vec![note.words.clone()])),
                    }
                }
            }
            before = after;
            if !observes_memory && after.cores.iter().all(|core| core.instruction.is_none()) {
                break;
            }
        }
        let sentence = |(core, words): &(Option<usize>, Vec<String>)| {
            let who = core.map_or_else(|| "memory".to_owned(), |core| format!("core {core}"));
            format!("{who} {}", words.join(", "))
        };
        sentences.iter().map(sentence).collect::<Vec<_>>().join("; ")
    }
}

/// The stores that a store buffer of `tso` holds.
const TSO: usize = 8;

/// What makes an outcome possible that needs no structure at all.
const ORDER: &str = "order of steps";

/// The machine of AArch64.
fn weak() -> Config {
    Config { dependent_loads_drain: true, ..Config::weak() }
}

/// A structure of `weak` that can be taken away.
#[derive(Clone, Copy)]
enum Structure {
    /// The store buffer.
    Buffer,
    /// That stores leave the store buffer in any order.
    Order,
    /// The invalidate queue.
    Queue,
}

impl Structure {
    fn removed(self, config: Config) -> Config {
        match self {
            Self::Buffer => Config { buffer: Buffer { capacity: 0, ..config.buffer }, ..config },
            Self::Order => Config { buffer: Buffer { fifo: true, ..config.buffer }, ..config },
            Self::Queue => Config { queue: 0, ..config },
        }
    }
}

/// Whether a note is told: what a core does, and what it is asked by others; no answers.
fn is_told(note: &Note) -> bool {
    match &note.message {
        None => true,
        Some((Passage::Sent, _)) => false,
        Some((Passage::Delivered, message)) => {
            ["Read", "Invalidate", "ReadInvalidate"].contains(&message.kind) && note.core.is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn mechanism(test: &str) -> Mechanism {
        let Ok(loaded) = load::by_name(test) else { panic!("{test} is in the catalogue") };
        let question = loaded.test.question(&loaded.program);
        let cancel = Arc::default();
        let machines = Machines { program: &loaded.program, question: &question, cancel: &cancel };
        let mechanism = machines.run().expect("the machine runs it");
        mechanism.expect("an instruction set has machines")
    }

    #[test]
    fn a_structure_makes_an_outcome_possible_that_is_gone_without_it() {
        let cases = [
            ("SB+mov", "store buffer, 6 steps"),
            ("SB+mfences", "unreachable"),
            ("INC+inc", "order of steps, 6 steps"),
            ("SB+str+ldr", "store buffer or invalidate queue, 10 steps"),
            ("SB+dmb.lds", "store buffer, 12 steps"),
            ("MP+str+ldr", "unordered store buffer or invalidate queue, 14 steps"),
            ("MP+po+addr", "unordered store buffer, 14 steps"),
            ("MP+dmb.sy+po", "invalidate queue, 15 steps"),
            ("2+2W+strs", "unordered store buffer, 18 steps"),
            ("LB+ldr+str", "unreachable"),
        ];
        for (test, words) in cases {
            assert_eq!(mechanism(test).shown.words(), words, "{test}");
        }
    }

    #[test]
    fn a_run_is_told_until_all_is_decided() {
        insta::assert_snapshot!(mechanism("MP+dmb.sy+po").sentence());
    }

    #[test]
    fn an_outcome_that_the_law_has_not_is_found() {
        let mechanism = mechanism("SB+mov");
        let (_, outcomes) = &mechanism.outcomes[0];
        assert_eq!(mechanism.outcomes.len(), 2);
        let mut law = outcomes.clone();
        assert!(mechanism.against(&law).is_empty());
        let (forbidden, _) = law.states.pop_first().expect("there are outcomes");
        assert_eq!(mechanism.against(&law), [("tso", &forbidden), ("mesi", &forbidden)]);
        law.limits.insert(interlocked_exec::LimitHit::Cancelled);
        assert!(mechanism.against(&law).is_empty(), "an incomplete law forbids nothing");
    }
}

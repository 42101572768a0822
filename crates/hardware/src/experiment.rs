//! An experiment from its options to its result: make ready, start the threads, wait, add up.

use core::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use interlocked_exec::{Architecture, LimitHit, LocationId, Outcomes, Program, Reg, Width};
use interlocked_isa::code::Line;
use interlocked_isa::x86::{self, Dialect, Instruction, Register};

use crate::LOOP_ROUNDS;
use crate::arch::{self, Arena, Bodies};
use crate::cell::Fill;
use crate::confine::confine;
use crate::error::{Error, Refusal};
use crate::layout::Layout;
use crate::options::{Affinity, Options};
use crate::random::Random;
use crate::record::{Record, Tally};
use crate::worker::{Control, Team, Test};

/// The longest time between two looks at the clock and the caller's wish to stop.
const TICK: Duration = Duration::from_millis(20);

/// Threads of a test, at most: each is one of the operating system's.
const MAX_THREADS: usize = 256;

/// The machine that an experiment ran on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    /// The CPU's name for itself.
    pub cpu: String,
    /// How many processors the process may use.
    pub processors: usize,
}

/// How far an experiment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Runs made so far.
    pub runs: u64,
    /// Time since the first.
    pub elapsed: Duration,
}

/// What an experiment gave.
#[derive(Clone, Debug)]
pub struct Run {
    /// How often each outcome came up, among the runs that pass the program's filter. Its limits
    /// name what ended the experiment early or left runs out; a run without limits is no more
    /// complete, since hardware never shows that something cannot be.
    pub outcomes: Outcomes,
    /// How many runs were made, counted or not.
    pub runs: u64,
    /// The time from the first run to the last, preparing and counting included.
    pub elapsed: Duration,
    /// Where it ran.
    pub host: Host,
    /// What a reader of the result should know, each a sentence.
    pub notes: Vec<String>,
}

impl Host {
    /// This machine.
    ///
    /// # Errors
    /// [`Error::Unsupported`] where the experiment is not available.
    pub fn here() -> Result<Self, Error> {
        Ok(Self { processors: arch::processors()?.len(), cpu: arch::cpu_model() })
    }
}

/// Runs `program`, whose threads' instructions are `code`, until `options` or `cancel` end it.
///
/// `progress` is called from the calling thread about fifty times a second. After `cancel` is set,
/// the result is what there is by then, with [`LimitHit::Cancelled`].
///
/// # Errors
/// Where the experiment is not available, does not take the test, or cannot be started.
///
/// # Panics
/// If `code` has not as many threads as `program`, or `program` observes what it does not have.
pub fn run(
    program: &Program,
    code: &[Vec<Line<Instruction>>],
    options: &Options,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Run, Error> {
    assert_eq!(code.len(), program.threads.len(), "each thread has its code");
    let host = Host::here()?;
    let mut notes = Vec::new();
    let places = Places::new(program.threads.len(), options, host.processors, &mut notes)?;
    let test = prepare(program, code, options, places.crowded)?;
    let control = Control {
        test: &test,
        stop: AtomicBool::new(false),
        done: AtomicU64::new(0),
        processors: &places.processors,
        crowded: places.crowded,
        moves: places.crowded && options.affinity == Affinity::Spread,
    };
    let mut seeds = Random::new(options.seed);
    let teams = (0..places.teams as u64).map(|index| {
        let runs = options.runs.map_or(u64::MAX, |runs| {
            runs / places.teams as u64 + u64::from(index < runs % places.teams as u64)
        });
        let arena = Arena::new(test.layout.bytes)?;
        Ok(Team::new(&control, arena, index as usize * test.threads, runs, seeds.next()))
    });
    let teams = teams.collect::<Result<Vec<_>, Error>>()?;

    let begin = Instant::now();
    let tally = work(&control, &teams, options.time, cancel, progress, begin);
    let elapsed = begin.elapsed();
    let runs = control.done.into_inner();
    let outcomes = outcomes(program, tally, runs, cancel, &mut notes);
    Ok(Run { outcomes, runs, elapsed, host, notes })
}

fn prepare(
    program: &Program,
    code: &[Vec<Line<Instruction>>],
    options: &Options,
    crowded: bool,
) -> Result<Test, Error> {
    let pointer = match program.architecture {
        Architecture::X86_64 => Width::B64,
        Architecture::X86 => Width::B32,
        other => return Err(Error::Architecture(other)),
    };
    if options.stride == 0 || options.stride > Options::MAX_STRIDE {
        let largest = Options::MAX_STRIDE;
        return Err(Error::Option(format!(
            "a stride of {} bytes: expected 1 to {largest}",
            options.stride
        )));
    }
    if program.threads.len() > MAX_THREADS {
        let count = program.threads.len();
        return Err(Error::TooLarge(format!(
            "the test has {count} threads: the experiment takes up to {MAX_THREADS}"
        )));
    }
    let program = &lowered(program, code)?;
    let widths = confine(program, pointer).map_err(Error::Refused)?;
    let layout = Layout::new(&program.locations, widths, options.stride)
        .ok_or_else(|| Error::TooLarge("the test's locations are too large".into()))?;
    let record = Record::new(program, &layout, pointer);
    let bodies = Bodies::new(program, code, &layout, &record.registers, crowded)?;
    let fill = Fill::new(program, &layout);
    Ok(Test { threads: program.threads.len(), layout, fill, record, bodies })
}

/// `program` with the meaning of exactly the instructions that will run: that nothing can crash
/// rests on it, not on the caller's word.
fn lowered(program: &Program, code: &[Vec<Line<Instruction>>]) -> Result<Program, Error> {
    let dialect = match program.architecture {
        Architecture::X86 => Dialect::X86,
        _ => Dialect::X86_64,
    };
    let symbols = |name: &str| {
        let index = program.locations.iter().position(|location| location.name == name)?;
        Some(LocationId(index as u16))
    };
    let mut refusals = Vec::new();
    let mut threads = Vec::new();
    for (index, (thread, lines)) in program.threads.iter().zip(code).enumerate() {
        let registers = thread.registers.iter().zip(0..Register::COUNT);
        let init: Vec<_> = registers.map(|(register, reg)| (Reg(reg), register.init)).collect();
        match x86::lower(lines, &symbols, &init, &thread.name, dialect) {
            Ok(thread) => threads.push(thread),
            Err(diagnostics) => refusals.extend(diagnostics.into_iter().map(|diagnostic| {
                Refusal { thread: index, text: String::new(), reason: diagnostic.message }
            })),
        }
    }
    if refusals.is_empty() {
        Ok(Program { threads, ..program.clone() })
    } else {
        Err(Error::Refused(refusals))
    }
}

/// Which processors the threads of how many teams run on.
struct Places {
    processors: Vec<usize>,
    teams: usize,
    crowded: bool,
}

impl Places {
    fn new(
        threads: usize,
        options: &Options,
        available: usize,
        notes: &mut Vec<String>,
    ) -> Result<Self, Error> {
        let processors = match &options.affinity {
            Affinity::Spread => arch::processors()?,
            Affinity::Processors(list) => check_processors(list)?,
            Affinity::System => Vec::new(),
        };
        let mut distinct = processors.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let room = if processors.is_empty() { available } else { distinct.len() };
        let threads = threads.max(1);
        let crowded = threads > room;
        if crowded {
            notes.push(format!(
                "The test has {threads} threads and this machine gives it {room} processor{}: \
                 some threads share one, and outcomes that need all threads at once are rare.",
                if room == 1 { "" } else { "s" },
            ));
        }
        Ok(Self { processors, teams: (room / threads).max(1), crowded })
    }
}

fn check_processors(list: &[usize]) -> Result<Vec<usize>, Error> {
    let available = arch::processors()?;
    if list.is_empty() {
        return Err(Error::Option("no processor to run on: expected at least one number".into()));
    }
    if let Some(missing) = list.iter().find(|processor| !available.contains(processor)) {
        return Err(Error::Option(format!(
            "processor {missing} is not among those that this process may use: {available:?}"
        )));
    }
    Ok(list.to_vec())
}

/// Lets the threads of all teams work, and tells them when to stop.
fn work(
    control: &Control<'_>,
    teams: &[Team<'_>],
    time: Option<Duration>,
    cancel: &AtomicBool,
    progress: &mut dyn FnMut(Progress),
    begin: Instant,
) -> Tally {
    let working = AtomicUsize::new(teams.len() * control.test.threads);
    let caller = thread::current();
    thread::scope(|scope| {
        let (working, caller) = (&working, &caller);
        let mut threads = Vec::new();
        for team in teams {
            for me in 0..control.test.threads {
                threads.push(scope.spawn(move || {
                    let _done = Done { working, caller };
                    team.work(me)
                }));
            }
        }
        while working.load(Ordering::Acquire) > 0 {
            let elapsed = begin.elapsed();
            let left = time.map_or(TICK, |time| time.saturating_sub(elapsed));
            if left.is_zero() || cancel.load(Ordering::Relaxed) {
                control.stop.store(true, Ordering::Relaxed);
            }
            progress(Progress { runs: control.done.load(Ordering::Relaxed), elapsed });
            thread::park_timeout(left.clamp(Duration::from_millis(1), TICK));
        }
        let mut tally = Tally::default();
        for thread in threads {
            match thread.join() {
                Ok(part) => tally.merge(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        tally
    })
}

/// Tells the caller that a thread is done, however it ends.
struct Done<'a> {
    working: &'a AtomicUsize,
    caller: &'a thread::Thread,
}

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.working.fetch_sub(1, Ordering::Release);
        self.caller.unpark();
    }
}

fn outcomes(
    program: &Program,
    tally: Tally,
    runs: u64,
    cancel: &AtomicBool,
    notes: &mut Vec<String>,
) -> Outcomes {
    let mut outcomes = Outcomes { candidates: runs, ..Outcomes::default() };
    if tally.abandoned > 0 {
        notes.push(format!(
            "{} runs are not counted: a thread took more than {LOOP_ROUNDS} backward jumps.",
            tally.abandoned,
        ));
        outcomes.limits.insert(LimitHit::Unroll(LOOP_ROUNDS));
    }
    if cancel.load(Ordering::Relaxed) {
        outcomes.limits.insert(LimitHit::Cancelled);
    }
    let counted = |outcome: &[_]| program.filter.as_ref().is_none_or(|f| f.holds(outcome));
    outcomes.states = tally.counts.into_iter().filter(|(outcome, _)| counted(outcome)).collect();
    outcomes
}

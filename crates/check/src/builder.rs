//! How a check is done: the options, from code or from the environment.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::advise::{self, with};
use crate::explore::{Ended, Explored, Found, Limit, Limits, explore};
use crate::graph::Graph;
use crate::models::Model;
use crate::native::quiet::{self, Told};
use crate::native::{self, Native};
use crate::parallel::explore_parallel;
use crate::program::Fault;
use crate::progress::Teller;
use crate::report::{Orderings, Report};
use crate::rerun::rerun;
use crate::token::Token;
use crate::verdict::{Bound, Verdict};

/// What is run under every execution.
type Body = Arc<dyn Fn() + Send + Sync>;

/// How many executions are looked at with orderings that a report proposes.
const TRIED: u64 = 20_000;

/// A check with options.
///
/// ```
/// use interlocked_check::Builder;
///
/// let verdict = Builder::new().executions(1000).check(|| assert_eq!(1 + 1, 2));
/// assert!(verdict.is_verified());
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "`check` runs it"]
pub struct Builder {
    model: Model,
    executions: Option<u64>,
    events: Option<usize>,
    threads: Option<usize>,
    preemptions: Option<u32>,
    time: Option<Duration>,
    workers: usize,
    progress: Option<bool>,
    stop: Option<Arc<AtomicBool>>,
    ignores_leaks: bool,
    has_reasons: bool,
    looks_for_no_loops: bool,
    replay: Option<String>,
    reports: Option<PathBuf>,
    /// Where to tell which orderings the program needs.
    advice: Option<PathBuf>,
    /// Whether a bug is not explained.
    is_brief: bool,
}

impl Builder {
    /// Options from the environment, and otherwise the usual ones:
    ///
    /// | variable | option |
    /// |---|---|
    /// | `INTERLOCKED_MODEL` | [`model`](Self::model), by its [name](Model::name) |
    /// | `INTERLOCKED_LIMIT_EXECUTIONS` | [`executions`](Self::executions) |
    /// | `INTERLOCKED_LIMIT_EVENTS` | [`events`](Self::events) |
    /// | `INTERLOCKED_LIMIT_THREADS` | [`threads`](Self::threads) |
    /// | `INTERLOCKED_LIMIT_PREEMPTIONS` | [`preemptions`](Self::preemptions) |
    /// | `INTERLOCKED_LIMIT_TIME` | [`time`](Self::time), in seconds |
    /// | `INTERLOCKED_WORKERS` | [`workers`](Self::workers) |
    /// | `INTERLOCKED_PROGRESS` | [`progress`](Self::progress), `0` or `1` |
    /// | `INTERLOCKED_REPLAY` | [`replay`](Self::replay) |
    /// | `INTERLOCKED_REPORT` | [`reports`](Self::reports) |
    /// | `INTERLOCKED_ADVISE` | [`advice`](Self::advice) |
    ///
    /// # Panics
    /// If a variable cannot be read.
    pub fn new() -> Self {
        Self {
            model: text("INTERLOCKED_MODEL").map_or_else(Model::default, |name| {
                Model::named(&name)
                    .unwrap_or_else(|| panic!("INTERLOCKED_MODEL is no model: {name}"))
            }),
            executions: number("INTERLOCKED_LIMIT_EXECUTIONS"),
            events: number("INTERLOCKED_LIMIT_EVENTS"),
            threads: number("INTERLOCKED_LIMIT_THREADS"),
            preemptions: number("INTERLOCKED_LIMIT_PREEMPTIONS"),
            time: number("INTERLOCKED_LIMIT_TIME").map(|seconds: f64| {
                let time = Duration::try_from_secs_f64(seconds);
                time.unwrap_or_else(|_| panic!("INTERLOCKED_LIMIT_TIME is no time: {seconds}"))
            }),
            workers: number("INTERLOCKED_WORKERS").unwrap_or(0),
            progress: number("INTERLOCKED_PROGRESS").map(|number: u8| number != 0),
            replay: text("INTERLOCKED_REPLAY"),
            reports: text("INTERLOCKED_REPORT").map(PathBuf::from),
            advice: text("INTERLOCKED_ADVISE").map(PathBuf::from),
            ..Self::default()
        }
    }

    /// The model that says which executions there are; RC11 unless another is given.
    pub const fn model(mut self, model: Model) -> Self {
        self.model = model;
        self
    }

    /// Ends the check after so many executions, complete and blocked.
    pub const fn executions(mut self, most: u64) -> Self {
        self.executions = Some(most);
        self
    }

    /// Gives an execution up that has more events; 10,000 unless another number is given.
    pub const fn events(mut self, most: usize) -> Self {
        self.events = Some(most);
        self
    }

    /// Gives an execution up that has more threads; 1,000 unless another number is given.
    pub const fn threads(mut self, most: usize) -> Self {
        self.threads = Some(most);
        self
    }

    /// Leaves executions out that need more preemptions: switches from a thread that could go on to
    /// another ([`Graph::preemptions`](crate::Graph::preemptions) says what counts). Every execution
    /// that needs no more is looked at, and no other. The verdict is [`Verdict::Bounded`] if something
    /// was left out.
    pub const fn preemptions(mut self, most: u32) -> Self {
        self.preemptions = Some(most);
        self
    }

    /// Ends the check after this time.
    pub const fn time(mut self, most: Duration) -> Self {
        self.time = Some(most);
        self
    }

    /// How many threads of the system share the work; 1 unless another number is given, since test
    /// harnesses run tests side by side. With more, which of many bugs is reported may differ from
    /// run to run.
    pub const fn workers(mut self, count: usize) -> Self {
        self.workers = count;
        self
    }

    /// Whether a line on standard error says, after a second, how far the check is. Unless this is
    /// said, it does on a terminal.
    pub const fn progress(mut self, is_told: bool) -> Self {
        self.progress = Some(is_told);
        self
    }

    /// Ends the check when this is set, by a signal's handler for example: the verdict is then
    /// [`Verdict::Bounded`], with what was looked at.
    pub fn interrupt(mut self, stop: Arc<AtomicBool>) -> Self {
        self.stop = Some(stop);
        self
    }

    /// As [`interrupt`](Self::interrupt), by Ctrl-C; a second one ends the process.
    ///
    /// A library does not take a signal unasked, so nothing else of this crate does this.
    #[cfg(feature = "ctrlc")]
    pub fn interrupt_by_ctrl_c(self) -> Self {
        self.interrupt(crate::progress::interrupted())
    }

    /// Whether it is a bug that a value is never given up; it is unless this says otherwise.
    pub const fn leaks(mut self, are_bugs: bool) -> Self {
        self.ignores_leaks = !are_bugs;
        self
    }

    /// Whether what may fail or return for no reason does, in executions of its own: weak
    /// compare-exchanges, waiting for a condition, parking. It does unless this says otherwise.
    pub const fn spurious(mut self, happens: bool) -> Self {
        self.has_reasons = !happens;
        self
    }

    /// Whether loops that only wait are found, so that they have one round; they are unless this says
    /// otherwise. If they are not, an execution in which one goes on is given up at the limit of
    /// [`events`](Self::events).
    pub const fn loops(mut self, are_found: bool) -> Self {
        self.looks_for_no_loops = !are_found;
        self
    }

    /// Runs one execution only: the one that a report gave this token for.
    pub fn replay(mut self, token: impl Into<String>) -> Self {
        self.replay = Some(token.into());
        self
    }

    /// Writes the report of a bug to files in this folder too.
    pub fn reports(mut self, folder: impl Into<PathBuf>) -> Self {
        self.reports = Some(folder.into());
        self
    }

    /// Before the check, adds to a file which orderings the program needs, as [`advise`](crate::advise)
    /// finds them: as one line of JSON if the file's name ends in `.json`, otherwise as text.
    pub fn advice(mut self, file: impl Into<PathBuf>) -> Self {
        self.advice = Some(file.into());
        self
    }

    /// Runs `body` under every execution that the model allows.
    ///
    /// # Panics
    /// If advice is asked for and cannot be written.
    pub fn check(&self, body: impl Fn() + Send + Sync + 'static) -> Verdict {
        self.check_shared(Arc::new(body))
    }

    /// As [`check`](Self::check), compiled once and not for each program.
    #[inline(never)]
    fn check_shared(&self, body: Body) -> Verdict {
        if let Some(file) = &self.advice {
            let told = advise::tell(Arc::clone(&body), file);
            told.unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        }
        self.run(body)
    }

    /// Runs `body` under every execution that the model allows.
    ///
    /// # Panics
    /// With the report, if there is a bug; and if not all executions were looked at.
    #[track_caller]
    pub fn verify(&self, body: impl Fn() + Send + Sync + 'static) {
        self.check(body).verified();
    }

    /// A check of which only the kind of the bug is asked.
    pub(crate) fn brief() -> Self {
        Self { is_brief: true, ..Self::default() }
    }

    /// Lets executions have so many events, unless another limit is given or the usual one is higher.
    pub(crate) fn events_up_to(mut self, most: usize) -> Self {
        self.events = self.events.or_else(|| Some(most.max(Limits::default().events)));
        self
    }

    fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            executions: self.executions.unwrap_or(usual.executions),
            model: self.model,
            events: self.events.unwrap_or(usual.events),
            threads: self.threads.unwrap_or(usual.threads),
            preemptions: self.preemptions,
            time: self.time,
            stop: self.stop.clone(),
            watch: None,
        }
    }

    pub(crate) fn run(&self, body: Body) -> Verdict {
        let start = Instant::now();
        let explored = match &self.replay {
            None => self.explore(&body),
            Some(token) => match self.replayed(Arc::clone(&body), token) {
                Ok(found) => Explored { found, ..Explored::default() },
                Err(why) => return self.bounded(Bound::Token(why), &Explored::default(), start),
            },
        };
        if let Some(found) = explored.found {
            return Verdict::Bug(Box::new(self.report(found, explored.complete, &body)));
        }
        let Explored { complete: executions, blocked, .. } = explored;
        match (&self.replay, explored.limit) {
            (Some(_), _) => self.bounded(Bound::Replayed, &explored, start),
            (None, Some(limit)) => self.bounded(limit.into(), &explored, start),
            (None, None) => {
                let seconds = start.elapsed().as_secs_f64();
                let model = self.model.name().to_owned();
                Verdict::Verified { executions, blocked, model, seconds }
            }
        }
    }

    /// The same check of a part of the executions, of which nobody is told.
    fn tried(&self) -> Self {
        let (time, stop, progress) = (None, None, None);
        let (replay, reports, advice) = (None, None, None);
        let (executions, workers, is_brief) = (Some(TRIED), 1, true);
        Self {
            executions,
            time,
            workers,
            progress,
            stop,
            replay,
            reports,
            advice,
            is_brief,
            ..*self
        }
    }

    fn report(&self, found: Found, executions: u64, body: &Body) -> Report {
        let check = |orderings: &Orderings| {
            let tried = self.tried();
            with(orderings.clone(), || tried.run(Arc::clone(body))).0
        };
        let mut report = Report::new(found, (!self.is_brief).then_some(&check));
        self.model.name().clone_into(&mut report.view.model);
        report.view.executions = executions;
        report.view.test = std::thread::current().name().map(str::to_owned);
        if let Some(folder) = &self.reports {
            let told = |why: std::io::Error| format!("{}: {why}", folder.display());
            report.files = Some(report.write_to(folder).map_err(told));
        }
        report
    }

    /// The verdict without a bug that is not about all executions.
    fn bounded(&self, why: Bound, explored: &Explored, start: Instant) -> Verdict {
        let Explored { complete: executions, blocked, estimate, .. } = *explored;
        let (model, seconds) = (self.model.name().to_owned(), start.elapsed().as_secs_f64());
        Verdict::Bounded { why, executions, blocked, estimate, model, seconds }
    }

    fn explore(&self, body: &Body) -> Explored {
        let mut told = Told::new();
        // Not at first: a closure that has one execution runs once.
        let mut is_warm = false;
        loop {
            let explored = self.explore_told(body, &told, is_warm);
            match &explored.found {
                // It may be what is made at its first use.
                Some(found) if !is_warm && found.fault.kind.is_nondeterminism() => is_warm = true,
                // No bug: it begins again with more events.
                Some(found) if quiet::learn(&mut told, &found.fault.kind) => {}
                _ => return explored,
            }
        }
    }

    fn explore_told(&self, body: &Body, told: &Told, is_warm: bool) -> Explored {
        let mut limits = self.limits();
        let teller = Teller::new(if self.is_brief { Some(false) } else { self.progress });
        limits.watch = teller.as_ref().map(Teller::watch);
        let explored = match self.workers {
            0 | 1 => {
                let mut program = match is_warm {
                    true => self.warm(Arc::clone(body), told.clone()),
                    false => self.program(Arc::clone(body), told.clone()),
                };
                let mut at_end = None;
                let mut explored = explore(&mut program, &limits, |program, graph, ended| {
                    at_end = self.fault_at_end(program, graph, ended);
                    if at_end.is_some() {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                });
                explored.found = explored.found.take().or(at_end);
                explored
            }
            workers => self.explore_parallel(workers, body, told, &limits),
        };
        if let Some(teller) = teller {
            teller.end();
        }
        explored
    }

    fn explore_parallel(
        &self,
        workers: usize,
        body: &Body,
        told: &Told,
        limits: &Limits,
    ) -> Explored {
        let at_end = Mutex::new(None);
        let at_end_of = || at_end.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || self.warm(Arc::clone(body), told.clone());
        let mut explored = explore_parallel(workers, make, limits, |program, graph, ended| {
            let Some(found) = self.fault_at_end(program, graph, ended) else {
                return ControlFlow::Continue(());
            };
            at_end_of().get_or_insert(found);
            ControlFlow::Break(())
        });
        explored.found = explored.found.take().or_else(|| at_end_of().take());
        explored
    }

    /// What is wrong with an execution that has ended.
    fn fault_at_end(&self, program: &mut Native, graph: &Graph, ended: Ended) -> Option<Found> {
        if ended != Ended::Complete {
            return None;
        }
        let leak = |program: &mut Native| match self.ignores_leaks {
            true => None,
            false => Some((0, program.leak()?)),
        };
        let (thread, kind) = program.panic().or_else(|| leak(program))?;
        let fault = Fault::new(kind, graph.last(thread as usize).into_iter().collect());
        Some(Found::new(program, fault, graph.clone()))
    }

    fn program(&self, body: Body, told: Told) -> Native {
        native::quiet_panics();
        #[cfg(interlocked_check)]
        crate::hook::install();
        Native::new(body, told).without(self.has_reasons, self.looks_for_no_loops)
    }

    /// A program whose first execution has been run: what the standard library and others make at
    /// their first use, and keep, is made in it, so that later executions allocate the same.
    fn warm(&self, body: Body, mut told: Told) -> Native {
        loop {
            let mut program = self.program(Arc::clone(&body), told.clone());
            let limits =
                Limits { executions: 1, events: self.limits().events, ..Limits::default() };
            let explored = explore(&mut program, &limits, |_, _, _| ControlFlow::Break(()));
            let found = explored.found.map(|found| found.fault.kind);
            if !found.is_some_and(|kind| quiet::learn(&mut told, &kind)) {
                return program;
            }
        }
    }

    /// What of owners turns out to be events in the first executions.
    fn learned(&self, body: &Body, mut told: Told) -> Told {
        let tried = self.tried();
        loop {
            match tried.explore_told(body, &told, true).found {
                Some(found) if quiet::learn(&mut told, &found.fault.kind) => {}
                _ => return told,
            }
        }
    }

    /// Runs the one execution that a token says.
    fn replayed(&self, body: Body, token: &str) -> Result<Option<Found>, String> {
        let token = Token::parse(token)?;
        let mut told = Told::new();
        loop {
            // The program ends before another one begins: an OS thread has one at a time.
            let found = {
                let mut program = self.warm(Arc::clone(&body), told.clone());
                rerun(&mut program, &token, self.model)
            };
            match found {
                Ok(Some(found)) if quiet::learn(&mut told, &found.fault.kind) => {}
                Ok(found) => return Ok(found),
                Err(why) => {
                    // The token may be of an execution in which more of what owners do is events.
                    let learned = self.learned(&body, told.clone());
                    if learned == told {
                        return Err(why);
                    }
                    told = learned;
                }
            }
        }
    }
}

impl From<Limit> for Bound {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Preemptions(most) => Self::Preemptions(most),
            Limit::Executions => Self::Executions,
            Limit::Events => Self::Events,
            Limit::Threads => Self::Threads,
            Limit::Time => Self::Time,
            Limit::Stopped | Limit::Visitor => Self::Interrupted,
        }
    }
}

/// A variable of the environment, if it says something.
fn text(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// The number that a variable has.
fn number<N: core::str::FromStr>(name: &str) -> Option<N> {
    let text = text(name)?;
    let number = text.replace('_', "").parse();
    Some(number.unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

//! How a check is done: the options, from code or from the environment.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use crate::advise::{self, with};
use crate::explore::{Ended, Explored, Found, Limits, explore};
use crate::native::{self, Native};
use crate::program::Fault;
use crate::report::{Orderings, Report};
use crate::rerun::rerun;
use crate::token::Token;
use crate::verdict::{Bound, Verdict};

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
    executions: Option<u64>,
    events: Option<usize>,
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
    /// | `INTERLOCKED_LIMIT_EXECUTIONS` | [`executions`](Self::executions) |
    /// | `INTERLOCKED_LIMIT_EVENTS` | [`events`](Self::events) |
    /// | `INTERLOCKED_REPLAY` | [`replay`](Self::replay) |
    /// | `INTERLOCKED_REPORT` | [`reports`](Self::reports) |
    /// | `INTERLOCKED_ADVISE` | [`advice`](Self::advice) |
    ///
    /// # Panics
    /// If a variable cannot be read.
    pub fn new() -> Self {
        let text = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
        Self {
            executions: text("INTERLOCKED_LIMIT_EXECUTIONS")
                .map(|text| number("EXECUTIONS", &text)),
            events: text("INTERLOCKED_LIMIT_EVENTS").map(|text| number("EVENTS", &text)),
            replay: text("INTERLOCKED_REPLAY"),
            reports: text("INTERLOCKED_REPORT").map(PathBuf::from),
            advice: text("INTERLOCKED_ADVISE").map(PathBuf::from),
            is_brief: false,
        }
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
        let body: Arc<dyn Fn() + Send + Sync> = Arc::new(body);
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

    fn limits(&self) -> Limits {
        let usual = Limits::default();
        Limits {
            executions: self.executions.unwrap_or(usual.executions),
            events: self.events.unwrap_or(usual.events),
            ..usual
        }
    }

    pub(crate) fn run(&self, body: Arc<dyn Fn() + Send + Sync>) -> Verdict {
        let start = Instant::now();
        let (explored, found) = match &self.replay {
            None => self.explore(Arc::clone(&body)),
            Some(token) => match replay(Arc::clone(&body), token) {
                Ok(found) => (Explored::default(), found),
                Err(why) => return self.ended(Bound::Token(why), &Explored::default(), start),
            },
        };
        if let Some(found) = found {
            let check = |orderings: &Orderings| {
                let brief = Self { executions: Some(TRIED), ..Self::brief() };
                with(orderings.clone(), || brief.run(Arc::clone(&body))).0
            };
            let mut report = Report::new(found, (!self.is_brief).then_some(&check));
            report.view.model = self.model();
            report.view.executions = explored.complete;
            report.view.test = std::thread::current().name().map(str::to_owned);
            if let Some(folder) = &self.reports {
                let told = |why: std::io::Error| format!("{}: {why}", folder.display());
                report.files = Some(report.write_to(folder).map_err(told));
            }
            return Verdict::Bug(Box::new(report));
        }
        let Explored { complete: executions, blocked, .. } = explored;
        if self.replay.is_some() {
            self.ended(Bound::Replayed, &explored, start)
        } else if executions + blocked >= self.limits().executions && explored.is_bounded {
            self.ended(Bound::Executions, &explored, start)
        } else if explored.is_bounded {
            self.ended(Bound::Events, &explored, start)
        } else {
            let seconds = start.elapsed().as_secs_f64();
            Verdict::Verified { executions, blocked, model: self.model(), seconds }
        }
    }

    fn model(&self) -> String {
        "rc11".to_owned()
    }

    /// The verdict without a bug that is not about all executions.
    fn ended(&self, why: Bound, explored: &Explored, start: Instant) -> Verdict {
        let Explored { complete: executions, blocked, .. } = *explored;
        let (model, seconds) = (self.model(), start.elapsed().as_secs_f64());
        Verdict::Bounded { why, executions, blocked, model, seconds }
    }

    fn explore(&self, body: Arc<dyn Fn() + Send + Sync>) -> (Explored, Option<Found>) {
        let mut program = warm(body);
        let limits = self.limits();
        let mut at_end = None;
        let mut explored = explore(&mut program, &limits, |program, graph, ended| {
            if ended != Ended::Complete {
                return ControlFlow::Continue(());
            }
            let fault = program.panic().or_else(|| Some((0, program.leak()?)));
            let Some((thread, kind)) = fault else { return ControlFlow::Continue(()) };
            let fault = Fault::new(kind, graph.last(thread as usize).into_iter().collect());
            at_end = Some(Found::new(program, fault, graph.clone()));
            ControlFlow::Break(())
        });
        let found = explored.found.take().or(at_end);
        if found.is_some() {
            program.forget();
        }
        (explored, found)
    }
}

/// A program whose first execution has been run: what the standard library and others make at their
/// first use, and keep, is made in it, so that later executions allocate the same.
fn warm(body: Arc<dyn Fn() + Send + Sync>) -> Native {
    native::quiet_panics();
    #[cfg(interlocked_check)]
    crate::hook::install();
    let mut program = Native::new(body);
    let limits = Limits { executions: 1, ..Limits::default() };
    explore(&mut program, &limits, |_, _, _| ControlFlow::Break(()));
    program
}

/// Runs the one execution that a token says.
fn replay(body: Arc<dyn Fn() + Send + Sync>, token: &str) -> Result<Option<Found>, String> {
    let token = Token::parse(token)?;
    let mut program = warm(body);
    let found = rerun(&mut program, &token)?;
    if found.is_some() {
        program.forget();
    }
    Ok(found)
}

fn number<N: core::str::FromStr>(name: &str, text: &str) -> N {
    let number = text.replace('_', "").parse();
    number.unwrap_or_else(|_| panic!("INTERLOCKED_LIMIT_{name} is not a number: {text}"))
}
